"""Reads results: the table of all agencies, one result, the years of an agency, open data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, QuerySet

from prongsai.core.published.check import Judged, Verdict
from prongsai.core.published.row import Scope
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import short_name
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.selectors import matching
from prongsai.records.results.choices import UNDECIDED_LEVEL, Choices, choices, in_table, level_name
from prongsai.records.results.columns import framework_of, read
from prongsai.records.results.models import Result

PER_PAGE = 50
ORDERS = {
    "name": (F("agency__sort_key").asc(), F("pk").asc()),
    "total": (F("total").asc(nulls_last=True), F("agency__sort_key").asc(), F("pk").asc()),
    "-total": (F("total").desc(nulls_last=True), F("agency__sort_key").asc(), F("pk").asc()),
}
ROW_COLUMNS = (
    "agency__code",
    "agency__name",
    "agency__kind",
    "agency__province",
    "agency__district",
    "fiscal_year",
    "total",
    "iit",
    "eit",
    "oit",
    "level_code",
    "possible_levels",
    "checks",
    "origin",
    "scope",
    "is_simulated",
)


@dataclass(frozen=True)
class Filters:
    """What a reader has asked for; empty means everything, and no year the newest result of each agency."""

    q: str = ""
    year: int | None = None
    level: str = ""
    province: str = ""
    kind: str = ""
    scope: str = Scope.AGENCY.value


class TableRow(NamedTuple):
    """A line of the table; figures in hundredths (9147 is 91.47), None where they are not known."""

    code: str
    name: str
    kind: str
    province: str
    district: str
    fiscal_year: int
    total: int | None
    iit: int | None
    eit: int | None
    oit: int | None
    level_code: str | None
    possible_levels: list[str]
    checks: dict[str, str]
    origin: str
    scope: str
    is_simulated: bool

    @property
    def short_name(self) -> str:
        """The name as tables have it: อบต.สองพี่น้อง."""
        return short_name(self.name)

    @property
    def kind_label(self) -> Text:
        return AgencyKind(self.kind).label

    @property
    def level(self) -> Text | None:
        """The name of the level; None when it is not decided."""
        return level_name(self.fiscal_year, self.level_code)

    @property
    def possible(self) -> tuple[Text, ...]:
        """The names of the levels that remain possible where none is certain."""
        names = (level_name(self.fiscal_year, code) for code in self.possible_levels)
        return tuple(name for name in names if name is not None)

    @property
    def contradicts(self) -> bool:
        """True when its figures contradict each other or cannot be."""
        return any(Verdict(one).contradicts for one in self.checks.values())


@dataclass(frozen=True)
class Page:
    """A page of the table; `page` counts from 1 and lies within `pages`, which is at least 1."""

    rows: tuple[TableRow, ...]
    total_count: int
    page: int
    pages: int
    per_page: int
    filters: Filters
    sort: str
    choices: Choices


@dataclass(frozen=True)
class ResultView:
    """One published result as core reads it today.

    `judged` is None for a scored result, `scorecard` for a year without rules; `rules_changed` when the rules of the
    year have been corrected since the edition was made.
    """

    agency: Agency
    result: Result
    judged: Judged | None
    scorecard: Scorecard | None
    rules_changed: bool


class HistoryEntry(NamedTuple):
    """The published result of one year; no Scorecard where the year has no rules."""

    fiscal_year: int
    scorecard: Scorecard | None
    result: Result


def find(
    q: str = "",
    year: int | None = None,
    level: str = "",
    province: str = "",
    kind: str = "",
    scope: str = Scope.AGENCY.value,
    sort: str = "name",
    page: int = 1,
    per_page: int = PER_PAGE,
) -> Page:
    """A page of published results; a page beyond the last gives the last, an unknown order the order of names."""
    filters = Filters(q, year, level, province, kind, scope)
    sort = sort if sort in ORDERS else "name"
    found = _filtered(filters)
    total_count = found.count()
    pages = max(1, -(-total_count // per_page))
    page = min(max(1, page), pages)
    start = (page - 1) * per_page
    rows = found.order_by(*ORDERS[sort]).values_list(*ROW_COLUMNS)[start : start + per_page]
    lines = tuple(map(TableRow._make, rows))
    return Page(lines, total_count, page, pages, per_page, filters, sort, choices(scope, year))


def result(agency_code: str, fiscal_year: int) -> ResultView | None:
    """The published result of an agency and year, judged or scored anew from what is stored."""
    published = Result.objects.select_related("agency").filter(is_published=True)
    found = published.filter(agency__code=agency_code, fiscal_year=fiscal_year).first()
    return view_of(found) if found else None


def view_of(stored: Result) -> ResultView:
    """Any edition as core reads it."""
    reading = read(stored)
    framework = framework_of(stored.fiscal_year)
    changed = (framework.sha256 if framework else "") != stored.framework_sha256
    return ResultView(stored.agency, stored, reading.judged, reading.scorecard, changed)


def years_of(agency: Agency) -> tuple[int, ...]:
    """The years with a published result, newest first."""
    published = Result.objects.filter(agency=agency, is_published=True)
    return tuple(published.order_by("-fiscal_year").values_list("fiscal_year", flat=True))


def history(agency: Agency) -> tuple[HistoryEntry, ...]:
    """The published results of an agency, oldest first."""
    published = Result.objects.select_related("agency").filter(agency=agency, is_published=True)
    stored = published.order_by("fiscal_year")
    return tuple(HistoryEntry(one.fiscal_year, read(one).scorecard, one) for one in stored)


def editions(agency: Agency, fiscal_year: int) -> tuple[Result, ...]:
    """All editions of an agency and year, newest first."""
    return tuple(Result.objects.filter(agency=agency, fiscal_year=fiscal_year).order_by("-edition"))


def _filtered(filters: Filters) -> QuerySet[Result]:
    found = in_table(filters.scope, filters.year)
    if filters.level:
        found = found.filter(level_code=None if filters.level == UNDECIDED_LEVEL else filters.level)
    if filters.province:
        found = found.filter(agency__province=filters.province)
    if filters.kind:
        found = found.filter(agency__kind=filters.kind)
    return found.filter(matching(filters.q, "agency__"))
