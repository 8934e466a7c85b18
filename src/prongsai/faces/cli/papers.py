"""`prongsai papers`: a paper of every agency of a year, as files; it can be stopped and goes on where it was."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from prongsai.core.text import Text
from prongsai.faces.cli import prepare as preparing
from prongsai.faces.cli.ending import Ending
from prongsai.faces.cli.readiness import database_explained
from prongsai.faces.cli.speech import LANGUAGE, Language, complain, fiscal_year, say

if TYPE_CHECKING:
    from prongsai.adapters.render import Format
    from prongsai.faces.cli.papers_manifest import Manifest
    from prongsai.faces.cli.papers_pool import Done
    from prongsai.records.papers.mass import Order

YEAR = typer.Option("--year", help="ปีของผล (analysis, suggestions) หรือปีของแผน · year of the result, or of the plan")
OUT = typer.Option("--out", help="โฟลเดอร์ที่จะเก็บไฟล์ · folder for the files")
KIND = typer.Option("--kind", help="ชนิดของเอกสาร · kind of paper")
FORMAT = typer.Option("--format", help="docx, pdf, html, xlsx คั่นด้วยจุลภาค · separated by commas")
NUMERALS = typer.Option("--numerals", help="เลขไทยหรือเลขอารบิก · Thai or Arabic digits")
ARRANGE = typer.Option("--arrange", help="เรียงตามตัวชี้วัดหรือเครื่องมือ · order of the findings")
PROCESSES = typer.Option("--processes", min=1, max=64, help="จำนวนโปรเซส · processes")
STOPPED, REFUSED = 130, 2
MOST_COMPLAINTS = 20


class Kind(StrEnum):
    """The papers of which an agency has one a year."""

    ANALYSIS = "analysis"
    SUGGESTIONS = "suggestions"
    PLAN = "plan"
    YEAR_END = "year-end"
    BOUND = "bound"


class Numerals(StrEnum):
    """The digits of a Thai paper."""

    THAI = "thai"
    ARABIC = "arabic"


class Arrange(StrEnum):
    """What the findings are ordered by."""

    INDICATOR = "indicator"
    INSTRUMENT = "instrument"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("papers")(papers)


def papers(
    year: Annotated[str, YEAR],
    out: Annotated[Path, OUT],
    kind: Annotated[Kind, KIND] = Kind.ANALYSIS,
    formats: Annotated[str, FORMAT] = "docx,pdf",
    numerals: Annotated[Numerals, NUMERALS] = Numerals.THAI,
    arrange: Annotated[Arrange, ARRANGE] = Arrange.INDICATOR,
    processes: Annotated[int, PROCESSES] = 2,
    lang: Annotated[Language, LANGUAGE] = Language.TH,
) -> None:
    """ทำเอกสารของทุกหน่วยงานในปีหนึ่งเป็นไฟล์ หยุดได้ด้วย Ctrl-C แล้วสั่งซ้ำเพื่อทำต่อ · A paper of every agency as files.

    Ctrl-C stops it after the papers in hand; the same command goes on where it was. รหัสออก 0 ครบ 2 มีบางฉบับทำไม่ได้
    130 หยุดกลางทาง · Exit 0: all made, 2: some could not be made, 130: stopped.
    """
    wanted = _formats(formats)
    asked = fiscal_year(year)
    preparing.use_django(preparing.profile_of_this_machine())
    from prongsai.core.reports.paper import PaperKind
    from prongsai.records.papers.mass import Order

    options = {"numerals": numerals.value, "arrange": arrange.value}
    order = Order(PaperKind(kind.value), asked, wanted, options)
    _make_folder(out)
    with database_explained():
        raise typer.Exit(_run(order, out, processes, lang))


def _run(order: Order, out: Path, processes: int, lang: Language) -> int:
    from prongsai.faces.cli.papers_manifest import Manifest
    from prongsai.faces.cli.papers_pool import made
    from prongsai.records.papers.mass import jobs

    every = jobs(order)
    manifest = Manifest(out, order)
    waiting = [one for one in every if not manifest.has(one)]
    say(_beginning(len(waiting), len(every)), lang)
    if not waiting:
        return 0
    preparing.let_go_of_the_database()
    stop = Ending((signal.SIGINT, signal.SIGTERM))
    done = failed = 0
    with manifest, _bar(len(waiting), lang) as advance:
        for one in made(order, waiting, out, processes, stop):
            done, failed = done + (one.problem is None), failed + (one.problem is not None)
            _note(one, manifest, failed)
            advance()
    say(_ending(done, failed, len(waiting) - done - failed, out), lang)
    if done + failed < len(waiting):
        return STOPPED
    return REFUSED if failed else 0


def _note(one: Done, manifest: Manifest, failed: int) -> None:
    if one.problem is None:
        manifest.add(one)
    elif failed <= MOST_COMPLAINTS:
        complain(Text(f"{one.job.name}: {one.problem.th}", f"{one.job.name}: {one.problem.en}"))


@contextmanager
def _bar(total: int, lang: Language) -> Iterator[Callable[[], None]]:
    """A progress bar on the error stream, with how long it will take."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(Text("เอกสาร", "Papers").in_language(lang), total=total)
        yield lambda: progress.advance(task)


def _formats(written: str) -> tuple[Format, ...]:
    from prongsai.adapters.render import FORMATS

    wanted = [one.strip().lower() for one in written.split(",") if one.strip()]
    strange = [one for one in wanted if one not in FORMATS]
    if strange or not wanted:
        named, known = ", ".join(strange) or "--format", ", ".join(FORMATS)
        _give_up(Text(f"ไม่รู้จักรูปแบบ {named} ใช้ได้เฉพาะ {known}", f"{named}: no such format. Use {known}."))
    return tuple(one for one in FORMATS if one in wanted)


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _give_up(
            Text(
                f"สร้างโฟลเดอร์ {out} ไม่ได้ ({error.strerror}) โปรดเลือกโฟลเดอร์อื่นด้วย --out",
                f"The folder {out} cannot be made ({error.strerror}). Choose another one with --out.",
            )
        )


def _give_up(text: Text) -> NoReturn:
    complain(text)
    raise typer.Exit(REFUSED)


def _beginning(waiting: int, every: int) -> Text:
    if not every:
        return Text("ไม่มีหน่วยงานที่มีข้อมูลของปีนี้", "No agency has anything of this year.")
    ready = every - waiting
    return Text(
        f"ทั้งหมด {every:,} ฉบับ ทำแล้ว {ready:,} จะทำ {waiting:,}",
        f"{every:,} papers: {ready:,} are there already, {waiting:,} to make.",
    )


def _ending(done: int, failed: int, left: int, out: Path) -> Text:
    said = Text(f"ทำเสร็จ {done:,} ฉบับ อยู่ที่ {out}", f"Made {done:,}, in {out}.")
    if failed:
        said += Text(f"ทำไม่ได้ {failed:,} ฉบับ", f"{failed:,} could not be made.")
    if left:
        said += Text(f"หยุดก่อน เหลือ {left:,} ฉบับ สั่งซ้ำเพื่อทำต่อ", f"Stopped with {left:,} left: run it again to go on.")
    return said
