"""`prongsai what-if`: total and level with some scores assumed, and what the next level lacks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from prongsai.core.text import Text
from prongsai.faces.cli.files import published
from prongsai.faces.cli.speech import LANGUAGE, Language, complain

if TYPE_CHECKING:
    from prongsai.core.analysis.gap import Gap
    from prongsai.core.analysis.what_if import WhatIf
    from prongsai.core.published.check import Judged
    from prongsai.core.published.row import PublishedRow

UNUSABLE = 2
MOST_NAMED = 10
_FILE = typer.Argument(help="ตารางผลที่ประกาศ CSV (UTF-8) หรือ XLSX · a table of published results")
_AGENCY = typer.Option("--agency", help="ชื่อหน่วยงาน หรือส่วนหนึ่งของชื่อ · name of the agency, or a part of it")
_YEAR = typer.Option("--year", help="ปีงบประมาณ พ.ศ. · fiscal year (B.E.)")
_SET = typer.Option("--set", help="คะแนนที่สมมติ เช่น o42=100 ใช้ซ้ำได้ · an assumed score; may be repeated")
_JSON = typer.Option("--json", help="พิมพ์เป็น JSON · as JSON")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("what-if")(what_if)


def what_if(
    file: Annotated[Path, _FILE],
    agency: Annotated[str, _AGENCY] = "",
    year: Annotated[str, _YEAR] = "",
    assumed: Annotated[list[str] | None, _SET] = None,
    as_json: Annotated[bool, _JSON] = False,
    language: Annotated[Language, LANGUAGE] = Language.TH,
) -> None:
    """ถ้าคะแนนเปลี่ยน คะแนนรวมและระดับจะเป็นเท่าใด และยังขาดอะไร · What if a score were another, and what is missing.

    รหัสออก 0 คำนวณได้ 2 ไฟล์ แถว หรือค่าที่สมมติใช้ไม่ได้ · Exit 0: worked out, 2: file, row or assumption unusable.
    """
    from prongsai.core.analysis.assumptions import read_assumed, unreachable
    from prongsai.core.analysis.gap import gap
    from prongsai.core.analysis.what_if import what_if as work_out
    from prongsai.core.analysis.zeros import grounded
    from prongsai.core.thai.errors import InputError

    judged = _judged(_row(file, agency, year))
    if judged.scorecard is None:
        _give_up(_no_rules(judged.row.fiscal_year))
    try:
        moves = read_assumed(judged.scorecard.framework, assumed or ())
    except InputError as error:
        _give_up(error.text)
    answer = work_out(grounded(judged.scorecard, judged.row.scope), moves)
    remarks = unreachable(judged.scorecard.framework, moves)
    lacking = gap(answer.after, scope=judged.row.scope)
    if as_json:
        typer.echo(json.dumps(_data(judged.row, answer, lacking, remarks), ensure_ascii=False, indent=1))
    else:
        _print(judged.row, answer, lacking, remarks, language)


def _row(file: Path, agency: str, year: str) -> PublishedRow:
    """The one row that is meant; ends with 2 and says why where there is none, or several."""
    from prongsai.adapters.sheets import SheetError
    from prongsai.core.published.row import BadRow
    from prongsai.core.thai.names import normalise_name

    try:
        rows = published(file).rows
    except SheetError as error:
        _give_up(error.text)
    wanted, named = _year(year), normalise_name(agency)
    meant = [one for one in rows if named in normalise_name(one.agency) and wanted in (None, one.fiscal_year)]
    if len(meant) != 1:
        _give_up(_none_meant() if not meant else _several_meant([f"{one.agency} {one.fiscal_year}" for one in meant]))
    if isinstance(meant[0], BadRow):
        for problem in meant[0].problems:
            complain(problem)
        raise typer.Exit(UNUSABLE)
    return meant[0]


def _year(written: str) -> int | None:
    from prongsai.core.thai.errors import InputError
    from prongsai.core.thai.years import parse_fiscal_year

    try:
        return parse_fiscal_year(written) if written else None
    except InputError as error:
        _give_up(error.text)


def _judged(row: PublishedRow) -> Judged:
    from prongsai.core.published.check import judge
    from prongsai.core.published.summary import framework_of

    return judge(row, framework_of(row))


def _data(row: PublishedRow, answer: WhatIf, lacking: Gap | None, remarks: tuple[Text, ...]) -> dict[str, Any]:
    from prongsai.core.analysis.gap_words import level_said, total_said
    from prongsai.core.analysis.plain import answer_data, gap_data
    from prongsai.core.published.summary import both

    return {
        "agency": row.agency,
        "fiscal_year": row.fiscal_year,
        **answer_data(answer),
        "gap": gap_data(lacking) if lacking else None,
        "messages": [both(one) for one in (total_said(answer), level_said(answer), *remarks)],
    }


def _print(
    row: PublishedRow, answer: WhatIf, lacking: Gap | None, remarks: tuple[Text, ...], language: Language
) -> None:
    from prongsai.faces.cli.what_if_table import print_answer

    print_answer(row, answer, lacking, remarks, language)


def _give_up(text: Text) -> NoReturn:
    complain(text)
    raise typer.Exit(UNUSABLE)


def _none_meant() -> Text:
    return Text(
        "ไม่พบแถวของหน่วยงานและปีนั้นในไฟล์ โปรดตรวจ --agency และ --year",
        "The file has no row of that agency and year: check --agency and --year.",
    )


def _several_meant(names: list[str]) -> Text:
    listed = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    return Text(
        f"มี {len(names)} แถวที่ตรงกัน โปรดระบุ --agency และ --year ให้เหลือแถวเดียว: {listed}",
        f"{len(names)} rows match; name one by --agency and --year: {listed}",
    )


def _no_rules(year: int) -> Text:
    return Text(
        f"ไม่มีกรอบการประเมินของปี {year} จึงคำนวณไม่ได้ โปรดตรวจปีงบประมาณ",
        f"There are no rules for FY {year}, so nothing can be worked out. Check the fiscal year.",
    )
