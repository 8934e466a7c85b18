"""Judged rows on a terminal: a line each, then a sentence for everything that contradicts."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from prongsai.core.published.check import CHECKS, Judged, Verdict
from prongsai.core.published.row import BadRow
from prongsai.core.published.summary import Summary, summary
from prongsai.core.text import Text
from prongsai.faces.cli.speech import Language

MARKS = {
    Verdict.CONSISTENT.value: "✓",
    Verdict.INCONSISTENT.value: "✗",
    Verdict.IMPOSSIBLE.value: "!",
    Verdict.UNDECIDABLE.value: "·",
}
HEADINGS = (
    Text("แถว", "Row"),
    Text("หน่วยงาน", "Agency"),
    Text("ปี", "FY"),
    Text("IIT", "IIT"),
    Text("EIT", "EIT"),
    Text("OIT", "OIT"),
    Text("รวม", "Total"),
    Text("ระดับ", "Level"),
    Text("ตรวจ", "Checks"),
)
LEGEND = Text(
    "ช่องตรวจ: เครื่องมือ คะแนนรวม ระดับ ค่าที่เป็นไปได้   ✓ ตรงกัน  ✗ ขัดแย้ง  ! เป็นไปไม่ได้  · ตัดสินไม่ได้\n"
    "* เกณฑ์ระดับของปีนั้นยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช.",
    "Checks: instruments, total, level, reachable   ✓ consistent  ✗ inconsistent  ! impossible  · undecidable\n"
    "* the levels of that year are not verified against NACC's manual",
)


def print_results(results: list[Judged | BadRow], language: Language) -> None:
    """Prints the table, the sentences for what contradicts, and a line that counts."""
    console = Console(highlight=False)
    console.print(_table(results, language))
    console.print(LEGEND.in_language(language), soft_wrap=True)
    for one in results:
        if isinstance(one, Judged):
            _explain(console, one, language)
    console.print(_count(results).in_language(language), soft_wrap=True)


def _table(results: list[Judged | BadRow], language: Language) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(HEADINGS):
        numeric = place in (0, 3, 4, 5, 6)
        table.add_column(heading.in_language(language), justify="right" if numeric else "left", no_wrap=place != 1)
    for one in results:
        table.add_row(*_cells(summary(one), _star(one), bad=isinstance(one, BadRow)))
    return table


def _star(result: Judged | BadRow) -> str:
    """A star on levels that rest on thresholds which are not verified."""
    if isinstance(result, BadRow) or result.scorecard is None:
        return ""
    levels = result.scorecard.framework.levels
    return "" if isinstance(levels, str) or levels.basis.status.is_firm else "*"


def _cells(row: Summary, star: str, *, bad: bool) -> list[str]:
    scores = [row["iit"], row["eit"], row["oit"], row["total"], row["level"] and row["level"] + star]
    marks = "????" if bad else " ".join(MARKS[row["checks"][name]] for name in CHECKS)
    return [str(row["row"]), row["agency"], str(row["fiscal_year"] or ""), *(one or "-" for one in scores), marks]


def _explain(console: Console, result: Judged, language: Language) -> None:
    for check in result.checks.values():
        if check.verdict.contradicts:
            where = Text(f"แถว {result.row.row}", f"Row {result.row.row}").in_language(language)
            sentence = check.message.in_language(language)
            console.print(
                f"{MARKS[check.verdict.value]} {where} {result.row.agency}: {sentence}", soft_wrap=True, markup=False
            )


def _count(results: list[Judged | BadRow]) -> Text:
    bad = sum(isinstance(one, BadRow) for one in results)
    wrong = sum(isinstance(one, Judged) and one.contradicts for one in results)
    return Text(
        f"ทั้งหมด {len(results)} แถว ขัดแย้งหรือเป็นไปไม่ได้ {wrong} แถว ใช้ไม่ได้ {bad} แถว",
        f"{len(results)} rows, {wrong} contradict or cannot be, {bad} cannot be used.",
    )
