"""What was sent in to be checked, as the pages that answer show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.core.published.check import Judged, judge
from prongsai.core.published.levels import settled_level
from prongsai.core.published.parse import parse
from prongsai.core.published.row import BadRow, PublishedRow
from prongsai.core.published.summary import framework_of
from prongsai.core.scoring.exact import shown
from prongsai.core.text import Text
from prongsai.faces.parts.figures.checks import CheckView, check_views, summary
from prongsai.faces.parts.figures.submission import Entry
from prongsai.faces.public.presenters.result import ResultView, Subject, result_view


@dataclass(frozen=True)
class AnswerView:
    """The answer to one agency and year; `view` is None when the year has no rules."""

    subject: Subject
    view: ResultView | None
    checks: tuple[CheckView, ...]
    problems: tuple[Text, ...]
    data: str


@dataclass(frozen=True)
class LineView:
    """One of several answers; `problems` when the row could not be read."""

    row: int
    agency: str
    fiscal_year: int | None
    total: str
    level: Text | None
    says: Text | None
    contradicts: bool
    problems: tuple[Text, ...]
    data: str


def read(entry: Entry) -> PublishedRow | BadRow:
    """The row of an entry, or every reason why it is none."""
    return parse(entry.row, entry.cells)


def answer_view(row: PublishedRow, entry: Entry) -> AnswerView:
    """The page that answers an entry."""
    judged = judge(row, framework_of(row))
    subject = subject_of(row)
    view = result_view(judged.scorecard, judged.checks, subject) if judged.scorecard else None
    return AnswerView(subject, view, check_views(judged.checks), entry.problems, entry.data)


def line_views(entries: Iterable[Entry]) -> tuple[LineView, ...]:
    """The list that answers several entries."""
    return tuple(_line(entry) for entry in entries)


def subject_of(row: PublishedRow) -> Subject:
    """Whose figures they are, as sent in."""
    return Subject(
        agency=row.agency,
        fiscal_year=row.fiscal_year,
        province=row.province,
        scope=row.scope,
        published_level=row.level,
        source=row.source,
        note=row.note,
        received=row.received,
    )


def _line(entry: Entry) -> LineView:
    row = read(entry)
    if isinstance(row, BadRow):
        problems = (*row.problems, *entry.problems)
        return LineView(row.row, row.agency, row.fiscal_year, "", None, None, True, problems, entry.data)
    judged = judge(row, framework_of(row))
    total = judged.recomputed.get("total")
    return LineView(
        row=row.row,
        agency=row.agency,
        fiscal_year=row.fiscal_year,
        total="" if total is None else shown(total),
        level=_level(judged),
        says=summary(judged.checks),
        contradicts=judged.contradicts,
        problems=entry.problems,
        data=entry.data,
    )


def _level(judged: Judged) -> Text | None:
    row, card = judged.row, judged.scorecard
    level = settled_level(card, row.level, row.scope) if card else None
    return level.name.text if level else None
