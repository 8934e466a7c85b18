"""Judged rows on a terminal: a line each, then a sentence for everything that contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from prongsai.core.frameworks.certainty import NOT_CHECKED
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
AGENCY = 1
NAMES = {
    "instruments": Text("เครื่องมือ", "instruments"),
    "total": Text("คะแนนรวม", "total"),
    "level": Text("ระดับ", "level"),
    "reachable": Text("ค่า OIT ที่เป็นไปได้", "reachable"),
}
LEGEND = Text(
    "ช่องตรวจ: เครื่องมือ คะแนนรวม ระดับ ค่า OIT ที่เป็นไปได้   ✓ ตรงกัน  ✗ ขัดแย้ง  ! เป็นไปไม่ได้  · ตัดสินไม่ได้",
    "Checks: instruments, total, level, reachable OIT   ✓ consistent  ✗ inconsistent  ! impossible  · undecidable",
)
STAR = Text(f"* เกณฑ์ระดับของปีนั้น{NOT_CHECKED.th}", f"* the levels of that year are {NOT_CHECKED.en}")


def print_results(results: Iterable[Judged | BadRow], language: Language, *, in_full: bool) -> None:
    """Prints the table, the sentences for what contradicts (for everything when `in_full`), and a line that counts."""
    console = Console(highlight=False)
    page = _Page(language, in_full)
    for one in results:
        page.take(one)
    console.print(page.table)
    for line in page.lines():
        console.print(line, soft_wrap=True, markup=False)


class _Page:
    """What is printed of judged rows, gathered row by row."""

    def __init__(self, language: Language, in_full: bool) -> None:
        self.language, self.in_full = language, in_full
        self.table = _empty_table(language)
        self.sentences: list[str] = []
        self.seen = self.wrong = self.bad = 0
        self.starred = False

    def take(self, one: Judged | BadRow) -> None:
        is_bad, star = isinstance(one, BadRow), _star(one)
        self.table.add_row(*_cells(summary(one), star, bad=is_bad))
        self.starred |= bool(star)
        self.seen += 1
        self.bad += is_bad
        if isinstance(one, Judged):
            self.wrong += one.contradicts
            self.sentences += self.explained(one)

    def explained(self, one: Judged) -> Iterator[str]:
        where = Text(f"แถว {one.row.row}", f"Row {one.row.row}").in_language(self.language)
        for name, check in one.checks.items():
            if self.in_full or check.verdict.contradicts:
                what = NAMES[name].in_language(self.language)
                mark, sentence = MARKS[check.verdict.value], check.message.in_language(self.language)
                yield f"{mark} {where} {one.row.agency} ({what}): {sentence}"

    def lines(self) -> Iterator[str]:
        yield LEGEND.in_language(self.language)
        if self.starred:
            yield STAR.in_language(self.language)
        yield from self.sentences
        yield self.count().in_language(self.language)

    def count(self) -> Text:
        return Text(
            f"ทั้งหมด {self.seen} แถว ขัดแย้งหรือเป็นไปไม่ได้ {self.wrong} แถว ใช้ไม่ได้ {self.bad} แถว",
            f"{_rows(self.seen)}: {self.wrong} with contradictions, {self.bad} that cannot be used.",
        )


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _empty_table(language: Language) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(HEADINGS):
        numeric = place in (0, 3, 4, 5, 6)
        table.add_column(
            heading.in_language(language),
            justify="right" if numeric else "left",
            no_wrap=place != AGENCY,
            overflow="fold",
        )
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
    return [
        str(row["row"]),
        escape(row["agency"]),
        str(row["fiscal_year"] or ""),
        *(one or "-" for one in scores),
        marks,
    ]
