"""`prongsai frameworks`: the rules of each year — list them, read them, check a file, compare two years."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from prongsai.core.text import Text
from prongsai.faces.cli.sections import Section
from prongsai.faces.cli.speech import LANGUAGE, Language, complain, fiscal_year, say

if TYPE_CHECKING:
    from prongsai.adapters.sheets import Problem
    from prongsai.core.frameworks.model import Framework
    from prongsai.core.frameworks.wording import Overlay

app = typer.Typer(no_args_is_help=True, add_completion=False)

_YEAR = typer.Argument(parser=fiscal_year, help="ปีงบประมาณ พ.ศ. เช่น 2567 · fiscal year of the Buddhist Era")
_JSON = typer.Option("--json", help="พิมพ์เป็น JSON · print as JSON")
_SECTION = typer.Option("--section", help="เฉพาะส่วนนี้ (ใช้ซ้ำได้) · only this part (may be repeated)")
_FILES = typer.Argument(help="ไฟล์ YAML ของกรอบการประเมิน · framework files")
_SHEET = typer.Argument(help="ตาราง CSV หรือ XLSX: code, wording_th, wording_en, source, year · the spreadsheet")
_FOR_YEAR = typer.Option("--year", parser=fiscal_year, help="ปีงบประมาณของถ้อยคำ · fiscal year of the wordings")
_OUT = typer.Option("--out", help="โฟลเดอร์ที่เก็บ (ปกติ PRONGSAI_DATA/wording) · folder to keep them in")
_SOURCE = typer.Option("--source", help="ที่มา เมื่อแถวไม่ได้บอก · source of rows that name none")


class Outcome(IntEnum):
    """Exit codes: all is well; something is wrong with what was given."""

    WELL = 0
    WRONG = 1


def register(main: typer.Typer) -> None:
    """Adds the commands."""
    main.add_typer(app, name="frameworks", help="กรอบการประเมินของแต่ละปี · the rules of each fiscal year")


@app.command("list")
def list_years(language: Annotated[Language, LANGUAGE] = Language.TH) -> None:
    """รายชื่อปี พร้อมความแน่ใจของข้อมูล · The years, and how sure their facts are."""
    from prongsai.core.frameworks.loader import available_years, load
    from prongsai.faces.cli.frameworks_list import print_years

    print_years([load(year) for year in available_years()], language)


@app.command()
def show(
    year: Annotated[int, _YEAR],
    section: Annotated[list[Section] | None, _SECTION] = None,
    as_json: Annotated[bool, _JSON] = False,
    language: Annotated[Language, LANGUAGE] = Language.TH,
) -> None:
    """แสดงกติกาทั้งหมดของปี · Everything the rules of a year say."""
    from prongsai.faces.cli.frameworks_show import print_framework

    framework = _framework(year)
    if as_json:
        typer.echo(framework.model_dump_json(indent=1))
        return
    print_framework(framework, _overlay(year), section or list(Section), language)


@app.command()
def check(files: Annotated[list[Path], _FILES], language: Annotated[Language, LANGUAGE] = Language.TH) -> None:
    """ตรวจไฟล์กรอบการประเมิน รหัสออก 0 ใช้ได้ 1 ต้องแก้ · Check framework files. Exit 0: good, 1: to be mended."""
    good = [_is_good(file, language) for file in files]
    raise typer.Exit(Outcome.WELL if all(good) else Outcome.WRONG)


@app.command()
def diff(
    before: Annotated[int, _YEAR],
    after: Annotated[int, _YEAR],
    language: Annotated[Language, LANGUAGE] = Language.TH,
) -> None:
    """สิ่งที่เปลี่ยนจากปีหนึ่งไปอีกปีหนึ่ง · What changed from one year to another."""
    from prongsai.faces.cli.frameworks_diff import print_difference

    print_difference(_framework(before), _framework(after), language)


@app.command("import-wording")
def import_wording(
    file: Annotated[Path, _SHEET],
    year: Annotated[int, _FOR_YEAR],
    out: Annotated[Path | None, _OUT] = None,
    source: Annotated[str, _SOURCE] = "",
    language: Annotated[Language, LANGUAGE] = Language.TH,
) -> None:
    """ใช้ถ้อยคำทางการแทนถ้อยคำของโปรแกรม · Put official wording over ours."""
    from prongsai.adapters.sheets import SheetError
    from prongsai.adapters.wording import store
    from prongsai.adapters.wording_sheet import from_table
    from prongsai.faces.cli.files import content

    framework, folder = _framework(year), out or _wording_folder()
    try:
        imported = from_table(content(file), file.name, framework, source)
    except SheetError as error:
        _refuse(error.text)
    if imported.overlay is None:
        _refuse_rows(file, imported.problems)
    try:
        overlay = store(imported.overlay, folder)
    except OSError as error:
        _refuse(Text(f"เขียนใน {folder} ไม่ได้ ({error.strerror})", f"Cannot write in {folder} ({error.strerror})."))
    say(_imported(overlay, folder, imported.of_other_years), language)


def _framework(year: int) -> Framework:
    from prongsai.core.frameworks.loader import available_years, load

    if year not in available_years():
        first, *_, last = available_years()
        _refuse(
            Text(
                f"ไม่มีกรอบการประเมินปี {year} มีปี {first} ถึง {last} (พ.ศ.)",
                f"There are rules for {first} to {last} (Buddhist Era), and none for {year}.",
            )
        )
    return load(year)


def _overlay(year: int) -> Overlay | None:
    from prongsai.adapters.wording import stored
    from prongsai.core.frameworks.problems import FrameworkInvalid

    try:
        return stored(_wording_folder(), year)
    except FrameworkInvalid as invalid:
        for problem in invalid.problems:
            complain(Text(f"{problem.file}:{problem.line}", "") + problem.text)
        return None


def _wording_folder() -> Path:
    from prongsai.adapters.data_folder import data_folder

    return data_folder() / "wording"


def _is_good(file: Path, language: Language) -> bool:
    from prongsai.adapters.sheets import SheetError
    from prongsai.core.frameworks.loader import read
    from prongsai.core.frameworks.problems import FrameworkInvalid
    from prongsai.faces.cli.files import content
    from prongsai.faces.cli.frameworks_show import print_problems

    try:
        framework = read(content(file), str(file))
    except SheetError as error:
        complain(error.text)
    except FrameworkInvalid as invalid:
        print_problems(file, invalid.problems, language)
    else:
        say(Text(f"✓ {file} ใช้ได้", f"✓ {file} is good"), language)
        say(Text(f"  {framework.title.th}", f"  {framework.title.en}"), language)
        return True
    return False


def _refuse(text: Text) -> NoReturn:
    complain(text)
    raise typer.Exit(Outcome.WRONG)


def _refuse_rows(file: Path, problems: list[Problem]) -> NoReturn:
    for problem in problems:
        row = Text(f"{file.name} แถวที่ {problem.row}:", f"{file.name} row {problem.row}:")
        complain(row + problem.text if problem.row else problem.text)
    _refuse(Text("ยังไม่ได้บันทึก โปรดแก้แล้วนำเข้าใหม่", "Nothing was saved: mend it and import again."))


def _imported(overlay: Overlay, folder: Path, of_other_years: int) -> Text:
    count, year = len(overlay.wordings), overlay.fiscal_year
    passed = Text(f"ข้าม {of_other_years} แถวของปีอื่น", f"Passed over {of_other_years} rows of other years.")
    place = f"{folder / str(year)}.yaml (SHA-256 {overlay.sha256[:12]})"
    saved = Text(
        f"ใช้ถ้อยคำทางการ {count} รายการกับปี {year} แล้ว เก็บไว้ที่ {place}",
        f"{count} official wordings now stand for FY {year}, in {place}.",
    )
    return (saved + passed if of_other_years else saved) + _ROUNDS_KEEP


_ROUNDS_KEEP = Text(
    "รอบที่เริ่มถามแล้วใช้ถ้อยคำเดิมจนจบ",
    "Rounds that have begun to ask keep their words.",
)
