"""`prongsai agencies`: the register of agencies from and to files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from prongsai.core.text import Text
from prongsai.faces.cli import prepare as preparing
from prongsai.faces.cli.readiness import database_explained
from prongsai.faces.cli.speech import LANGUAGE, Language, complain, fiscal_year, say

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from prongsai.adapters.sheets import Problem
    from prongsai.records.agencies.models import Agency
    from prongsai.records.agencies.register_import import Manner
    from prongsai.records.agencies.register_plan import Plan
    from prongsai.records.agencies.register_sheet import Sheet

MOST_SHOWN = 30
agencies = typer.Typer(no_args_is_help=True, help="ทะเบียนหน่วยงาน · The register of agencies.")
_FILE = typer.Argument(help="ทะเบียนหน่วยงาน CSV (UTF-8) หรือ XLSX · a register of agencies")
_OUT = typer.Argument(help="ไฟล์ที่จะเขียน (.xlsx หรือ .csv) · file to write")
_PREVIEW = typer.Option("--preview", help="แสดงสิ่งที่จะเปลี่ยนโดยไม่เปลี่ยนอะไร · show what would change, change nothing")
_CORRECTS = typer.Option(
    "--corrects", help="ชื่อที่ต่างเป็นการแก้คำผิด ไม่เก็บเป็นชื่อเดิม · names that differ are corrections, no former names are kept"
)
_SINCE = typer.Option("--since", help="ชื่อใหม่ใช้ตั้งแต่ปีงบประมาณ · fiscal year from which new names hold")
_PROVINCE = typer.Option("--province", help="เฉพาะจังหวัด · of one province")
_KIND = typer.Option("--kind", help="เฉพาะประเภท เช่น อบต. · of one kind")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(agencies, name="agencies")
    app.command("setup-link")(setup_link)


@agencies.command("import")
def take_in(
    file: Annotated[Path, _FILE],
    preview: Annotated[bool, _PREVIEW] = False,
    corrects: Annotated[bool, _CORRECTS] = False,
    since: Annotated[str, _SINCE] = "",
    language: Annotated[Language, LANGUAGE] = Language.TH,
) -> None:
    """นำเข้าทะเบียนหน่วยงาน นำเข้าซ้ำได้ · Import a register; importing again updates and never duplicates."""
    preparing.use_django(preparing.profile_of_this_machine())
    sheet = _sheet(file)
    with database_explained():
        preparing.bring_up_to_date()
        problems = _show_plan(sheet, language) if preview else _import(sheet, file, _manner(since, corrects), language)
    if problems:
        raise typer.Exit(1)


@agencies.command("list")
def listing(
    province: Annotated[str, _PROVINCE] = "",
    kind: Annotated[str, _KIND] = "",
    out: Annotated[Path | None, typer.Option("--out", help="ไฟล์ .csv หรือ .xlsx · a file to write")] = None,
) -> None:
    """แสดงทะเบียนหน่วยงาน หรือเขียนเป็นไฟล์ · List the register, or write it to a file."""
    preparing.use_django(preparing.profile_of_this_machine())
    from prongsai.records.agencies.register_form import HEADINGS, rows

    with database_explained():
        preparing.bring_up_to_date()
        found = rows(_chosen(province, kind))
        if out is not None:
            _write(out, HEADINGS, list(found))
            return
        for code, name, kind_label, where, district, *_ in found:
            typer.echo("\t".join((code, name, kind_label, where, district)))


@agencies.command("template")
def template(file: Annotated[Path, _OUT] = Path("register.xlsx")) -> None:
    """เขียนแบบกรอกทะเบียนหน่วยงาน (.xlsx) · Write the form for a register of agencies (.xlsx)."""
    preparing.use_django(preparing.profile_of_this_machine())
    from prongsai.records.agencies.register_form import form

    _save(file, form())


def setup_link() -> None:
    """สร้างลิงก์ตั้งต้นหน่วยงาน ใช้ได้ครั้งเดียว · Make a link with which an agency and its first user are set up, once."""
    preparing.use_django(preparing.profile_of_this_machine())
    from django.conf import settings
    from django.urls import reverse

    from prongsai.records.agencies.setup import HOURS, setup_token

    with database_explained():
        preparing.bring_up_to_date()
        typer.echo(settings.SITE_ADDRESS + reverse("start_with_link", args=[setup_token()]))
    complain(
        Text(
            f"ลิงก์นี้ใช้ได้ครั้งเดียวภายใน {HOURS} ชั่วโมง โปรดส่งให้เจ้าหน้าที่ของหน่วยงานโดยตรง",
            f"It works once, within {HOURS} hours. Hand it to the officer of the agency and nobody else.",
        )
    )


def _sheet(file: Path) -> Sheet:
    from prongsai.adapters.sheets import SheetError
    from prongsai.faces.cli.files import content
    from prongsai.records.agencies.register_sheet import read_register

    try:
        return read_register(content(file), file.name)
    except SheetError as error:
        _stop(error.text)


def _manner(since: str, corrects: bool) -> Manner:
    from prongsai.records.agencies.register_import import Manner, manner_of_today

    return Manner(fiscal_year(since), corrects) if since else manner_of_today(corrects=corrects)


def _show_plan(sheet: Sheet, language: Language) -> int:
    """Says what an import would do; the number of rows that it would leave out."""
    from prongsai.records.agencies.register_import import Counts
    from prongsai.records.agencies.register_plan import preview, warnings_of
    from prongsai.records.results.jobs import said

    plan = preview(sheet)
    problems = [*sheet.problems, *plan.problems]
    rows = {one.row for one in problems}
    say(said(Counts(len(plan.new), len(plan.changed), plan.unchanged, len(rows))), language)
    _show_changes(plan, language)
    for text in warnings_of(sheet):
        say(text, language)
    _show_problems(problems, plan.warnings, language)
    say(_NOTHING_CHANGED, language)
    return len(rows)


def _show_changes(plan: Plan, language: Language) -> None:
    for step in plan.changed[:MOST_SHOWN]:
        said = [f"{one.label.in_language(language)}: {one.before or '-'} → {one.after or '-'}" for one in step.changes]
        typer.echo(f"  {step.line.row}  {step.agency.name}: {'; '.join(said)}")
    _and_more(len(plan.changed), language)


def _import(sheet: Sheet, file: Path, manner: Manner, language: Language) -> int:
    """Imports with a bar; the number of rows that were left out."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from prongsai.records.agencies.register_import import Counts, import_all
    from prongsai.records.results.jobs import said

    done = Counts(problems=len({one.row for one in sheet.problems}))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(_IMPORTING.in_language(language), total=len(sheet.lines))
        for done in import_all(sheet, manner, file.name):
            bar.update(task, completed=min(len(sheet.lines), done.new + done.changed + done.unchanged))
    _show_problems(list(sheet.problems), [], language)
    say(said(done), language)
    return done.problems


def _show_problems(problems: Sequence[Problem], warnings: Sequence[Problem], language: Language) -> None:
    for mark, these in (("✗", problems), ("!", warnings)):
        for one in these[:MOST_SHOWN]:
            where = Text(f"แถวที่ {one.row}", f"row {one.row}").in_language(language)
            column = f" {one.column}" if one.column else ""
            typer.echo(f"  {mark} {where}{column}: {one.text.in_language(language)}", err=True)
        _and_more(len(these), language)


def _and_more(count: int, language: Language) -> None:
    if count > MOST_SHOWN:
        say(Text(f"  และอีก {count - MOST_SHOWN:,} แถว", f"  and {count - MOST_SHOWN:,} more"), language)


def _chosen(province: str, kind: str) -> QuerySet[Agency]:
    from prongsai.core.thai.kinds import kind_named
    from prongsai.core.thai.provinces import find_province
    from prongsai.records.agencies.models import Agency

    found = Agency.objects.filter(is_simulated=False).order_by("sort_key", "pk")
    if province:
        known = find_province(province)
        found = found.filter(province=known.th if known else province)
    if kind:
        named = kind_named(kind)
        found = found.filter(kind=named.value if named else kind)
    return found


def _write(file: Path, headings: Sequence[str], found: list[tuple[str, ...]]) -> None:
    from prongsai.adapters.sheets import SheetToWrite, write_csv, write_xlsx

    if file.suffix.lower() == ".csv":
        _save(file, write_csv([headings, *found]))
    else:
        _save(file, write_xlsx([SheetToWrite("ทะเบียนหน่วยงาน", headings, found)]))


def _save(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        _stop(
            Text(
                f"เขียนไฟล์ {file} ไม่ได้ ({error.strerror}) โปรดตรวจโฟลเดอร์",
                f"{file} cannot be written ({error.strerror}). Check the folder.",
            )
        )
    typer.echo(str(file))


def _stop(text: Text) -> NoReturn:
    complain(text)
    raise typer.Exit(1) from None


_IMPORTING = Text("กำลังนำเข้า", "Importing")
_NOTHING_CHANGED = Text("นี่คือตัวอย่าง ยังไม่มีอะไรเปลี่ยน", "This is a preview: nothing has changed.")
