"""`prongsai report`: the papers of published results, as files in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from prongsai.core.text import Text
from prongsai.faces.cli.files import published
from prongsai.faces.cli.score import Outcome
from prongsai.faces.cli.speech import Language, complain, say
from prongsai.faces.parts.paper_names import file_name

if TYPE_CHECKING:
    from prongsai.adapters.render import Format
    from prongsai.core.published.check import Judged
    from prongsai.core.published.row import BadRow
    from prongsai.core.reports.blocks import Document


class Kind(StrEnum):
    """The papers there are."""

    ANALYSIS = "analysis"


class Arrange(StrEnum):
    """What the findings are ordered by."""

    INDICATOR = "indicator"
    INSTRUMENT = "instrument"


class Numerals(StrEnum):
    """The digits of a Thai paper."""

    THAI = "thai"
    ARABIC = "arabic"


_FILE = typer.Argument(help="ตารางผลที่ประกาศ CSV (UTF-8) หรือ XLSX · a table of published results")
_KIND = typer.Option("--kind", help="ชนิดของรายงาน · kind of paper")
_FORMAT = typer.Option("--format", help="docx, pdf, html, xlsx คั่นด้วยจุลภาค · separated by commas")
_OUT = typer.Option("--out", help="โฟลเดอร์ที่จะเก็บไฟล์ · folder for the files")
_ARRANGE = typer.Option("--arrange", help="เรียงตามตัวชี้วัดหรือเครื่องมือ · order of the findings")
_NUMERALS = typer.Option("--numerals", help="เลขไทยหรือเลขอารบิก · Thai or Arabic digits")
_LANGUAGE = typer.Option("--language", "--lang", help="ภาษาของรายงาน · language of the paper")


@dataclass(frozen=True)
class Order:
    """What was asked for on the command line."""

    formats: tuple[Format, ...]
    out: Path
    arrange: Arrange
    numerals: Numerals
    language: Language


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("report")(report)


def report(
    file: Annotated[Path, _FILE],
    kind: Annotated[Kind, _KIND] = Kind.ANALYSIS,
    formats: Annotated[str, _FORMAT] = "docx",
    out: Annotated[Path, _OUT] = Path(),
    arrange: Annotated[Arrange, _ARRANGE] = Arrange.INDICATOR,
    numerals: Annotated[Numerals, _NUMERALS] = Numerals.THAI,
    language: Annotated[Language, _LANGUAGE] = Language.TH,
) -> None:
    """ทำรายงานวิเคราะห์ผล ITA จากตารางผลที่ประกาศ แถวละหนึ่งฉบับ · Papers from published results, one a row.

    รหัสออก 0 เขียนครบ 1 เขียนครบแต่คะแนนบางแถวขัดกันเอง 2 มีไฟล์หรือแถวที่ใช้ไม่ได้ · Exit 0: all written, 1: written
    but the scores of a row contradict each other, 2: something cannot be used or written.
    """
    from prongsai.adapters.sheets import SheetError
    from prongsai.core.published.summary import judge_all

    order = Order(_formats(formats), out, arrange, numerals, language)
    try:
        rows = judge_all(published(file).rows)
        out.mkdir(parents=True, exist_ok=True)
    except SheetError as error:
        _give_up(error.text)
    except OSError as error:
        _give_up(_no_folder(out, error))
    outcomes = list(_write_all(rows, order))
    raise typer.Exit(max(outcomes, default=Outcome.AGREES))


def _formats(written: str) -> tuple[Format, ...]:
    from prongsai.adapters.render import FORMATS

    wanted = [one.strip().lower() for one in written.split(",") if one.strip()]
    strange = [one for one in wanted if one not in FORMATS]
    if strange or not wanted:
        _give_up(_no_format(", ".join(strange) or "--format", ", ".join(FORMATS)))
    return tuple(one for one in FORMATS if one in wanted)


def _write_all(rows: Iterable[Judged | BadRow], order: Order) -> Iterator[Outcome]:
    from prongsai.core.published.row import BadRow

    taken: set[str] = set()
    for row in rows:
        if isinstance(row, BadRow):
            yield from _bad(row)
        elif row.scorecard is None:
            complain(_no_framework(row))
            yield Outcome.UNUSABLE
        else:
            yield _write(row, order, _free_name(row, order, taken))


def _bad(row: BadRow) -> Iterator[Outcome]:
    for problem in row.problems:
        complain(problem)
        yield Outcome.UNUSABLE


def _free_name(row: Judged, order: Order, taken: set[str]) -> str:
    """The name of the row's files; a second row of the same agency and year has its number in it."""
    name = file_name(row.row.agency, row.row.fiscal_year, order.language.value)
    if name in taken:
        name = f"{name}-{row.row.row}"
    taken.add(name)
    return name


def _write(row: Judged, order: Order, name: str) -> Outcome:
    paper = _paper(row, order)
    written = [_write_one(paper, form, order, order.out / f"{name}.{form}") for form in order.formats]
    if not all(written):
        return Outcome.UNUSABLE
    if row.contradicts:
        complain(_contradicts(row))
        return Outcome.CONTRADICTS
    return Outcome.AGREES


def _paper(row: Judged, order: Order) -> Document:
    from prongsai import __version__
    from prongsai.core.reports.analysis import Options, analysis, of_judged

    options = Options(order.language.value, order.arrange.value, __version__)
    return analysis(of_judged(row), options)


def _write_one(paper: Document, form: Format, order: Order, path: Path) -> bool:
    from prongsai.adapters.render import RenderError, render

    try:
        path.write_bytes(render(paper, form, thai_numerals=order.numerals is Numerals.THAI))
    except RenderError as error:
        complain(error.text)
        return False
    except OSError as error:
        complain(_cannot_write(path, error))
        return False
    say(Text(f"เขียนแล้ว {path}", f"Written: {path}"), order.language)
    return True


def _give_up(text: Text) -> NoReturn:
    complain(text)
    raise typer.Exit(Outcome.UNUSABLE) from None


def _no_format(strange: str, known: str) -> Text:
    return Text(f"ไม่รู้จักรูปแบบ {strange} ใช้ได้เฉพาะ {known}", f"{strange}: no such format. Use {known}.")


def _no_folder(folder: Path, error: OSError) -> Text:
    return Text(
        f"สร้างโฟลเดอร์ {folder} ไม่ได้ ({error.strerror}) โปรดเลือกโฟลเดอร์อื่นด้วย --out",
        f"The folder {folder} cannot be made ({error.strerror}). Choose another one with --out.",
    )


def _cannot_write(path: Path, error: OSError) -> Text:
    return Text(
        f"เขียน {path} ไม่ได้ ({error.strerror}) หากเปิดไฟล์นี้อยู่ให้ปิดก่อน หรือเลือกโฟลเดอร์อื่นด้วย --out",
        f"{path} cannot be written ({error.strerror}). Close it if it is open, or choose another folder with --out.",
    )


def _no_framework(row: Judged) -> Text:
    number, year = row.row.row, row.row.fiscal_year
    return Text(
        f"แถว {number}: ไม่มีกรอบการประเมินของปี {year} จึงวิเคราะห์ไม่ได้ โปรดตรวจปีงบประมาณ",
        f"Row {number}: there are no rules for FY {year}, so nothing can be analysed. Check the fiscal year.",
    )


def _contradicts(row: Judged) -> Text:
    wrong = [check.message for check in row.checks.values() if check.verdict.contradicts]
    thai, english = " ".join(one.th for one in wrong), " ".join(one.en for one in wrong)
    return Text(
        f"แถว {row.row.row} {row.row.agency}: คะแนนขัดกันเอง โปรดตรวจก่อนลงนาม {thai}",
        f"Row {row.row.row} {row.row.agency}: the scores contradict each other; check before signing. {english}",
    )
