"""What an assumption changes, on a terminal: a line for each node that moves, then the sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from prongsai.core.analysis.findings import name_of
from prongsai.core.analysis.gap import Gap, Lever
from prongsai.core.analysis.gap_words import OF_AVERAGE, level_said, no_gap, said, total_said
from prongsai.core.analysis.plain import Moved, answer_data
from prongsai.core.analysis.what_if import WhatIf
from prongsai.core.published.row import PublishedRow, Scope
from prongsai.core.scoring.exact import shown
from prongsai.core.text import Text
from prongsai.faces.cli.speech import Language

HEADINGS = (Text("รหัส", "Code"), Text("ชื่อ", "Name"), Text("เดิม", "Before"), Text("เป็น", "After"), Text("ต่าง", "Change"))
LEVERS = Text("ยกขึ้นเรื่องเดียวก็พอ:", "One of these alone is enough:")
LEVER = Text("{code} {name} จาก {score} เป็น {reach}", "{code} {name} from {score} to {reach}")
MOST_LEVERS = 5


def print_answer(
    row: PublishedRow, answer: WhatIf, lacking: Gap | None, remarks: Sequence[Text], language: Language
) -> None:
    """Prints the agency, what moves, and what total, level and gap are then."""
    console = Console(highlight=False)
    console.print(f"{row.agency} {row.fiscal_year}", style="bold", markup=False)
    if answer.shifts:
        console.print(_table(answer, language))
    for sentence in _sentences(row, answer, lacking, remarks):
        console.print(sentence.in_language(language), soft_wrap=True, markup=False)


def _table(answer: WhatIf, language: Language) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(HEADINGS):
        table.add_column(heading.in_language(language), justify="right" if place > 1 else "left", overflow="fold")
    for code, moved in answer_data(answer)["nodes"].items():
        table.add_row(code, escape(name_of(answer.before, code).in_language(language)), *_cells(moved))
    return table


def _cells(moved: Moved) -> list[str]:
    return [one or "-" for one in (moved["before"], moved["after"], moved["change"])]


def _sentences(row: PublishedRow, answer: WhatIf, lacking: Gap | None, remarks: Sequence[Text]) -> Iterator[Text]:
    if answer.shifts:
        yield total_said(answer)
        yield OF_AVERAGE if row.scope is Scope.AVERAGE else level_said(answer)
    yield from remarks
    if row.scope is Scope.AVERAGE:
        return
    yield answer.after.grade.because
    if lacking is None:
        yield no_gap(answer.after)
        return
    yield from said(lacking)
    yield from _levers(lacking)


def _levers(lacking: Gap) -> Iterator[Text]:
    """What would do alone, where one condition is all that is missing."""
    if lacking.alone:
        yield LEVERS
        yield from (_lever(one) for one in lacking.alone[:MOST_LEVERS])


def _lever(one: Lever) -> Text:
    facts = {"code": one.code, "score": shown(one.figure.value), "reach": shown(one.reach or one.figure.value)}
    return Text(LEVER.th.format(name=one.name.th, **facts), LEVER.en.format(name=one.name.en, **facts))
