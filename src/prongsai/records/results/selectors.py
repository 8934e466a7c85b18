"""Reads results: the table of all agencies, one result, the years of an agency, open data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from prongsai.core.published.check import Judged, Verdict
from prongsai.core.published.row import Scope
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import short_name
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.selectors import matching
from prongsai.records.results import export
from prongsai.records.results.choices import UNDECIDED_LEVEL, Choices, choices, in_table, level_name
from prongsai.records.results.columns import read, rules_of
from prongsai.records.results.models import Result

PER_PAGE = 50
ASSUMED = Text("(ยังไม่ได้ตรวจสอบ)", "(unverified)")
BY_NAME = ("is_simulated", "sort_key", "kind", "province", "pk")  # real agencies before those of the demonstration
BY_TOTAL = {
    "total": (F("total").asc(nulls_last=True), "agency__sort_key", "pk"),
    "-total": (F("total").desc(nulls_last=True), "agency__sort_key", "pk"),
}
ORDERS = ("name", *BY_TOTAL)
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
    "entered_by_agency",
    "framework_sha256",
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
    entered_by_agency: bool
    framework_sha256: str

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
        return level_name(self.fiscal_year, self.level_code, self.framework_sha256)

    @property
    def possible(self) -> tuple[Text, ...]:
        """The names of the levels that remain possible where none is certain; a single one rests on assumed limits."""
        names = (level_name(self.fiscal_year, code, self.framework_sha256) for code in self.possible_levels)
        known = tuple(name for name in names if name is not None)
        return (known[0] + ASSUMED,) if len(known) == 1 else known

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
    sort = sort if sort in BY_TOTAL else "name"
    offered = choices(scope, year)
    total_count = _count(filters, offered)
    pages = max(1, -(-total_count // per_page))
    page = min(max(1, page), pages)
    rows = _rows(filters, sort, slice((page - 1) * per_page, page * per_page))
    return Page(rows, total_count, page, pages, per_page, filters, sort, offered)


def result(agency_code: str, fiscal_year: int) -> ResultView | None:
    """The published result of an agency and year, judged or scored anew from what is stored."""
    published = Result.objects.select_related("agency", "enrolment__round__framework").filter(is_published=True)
    found = published.filter(agency__code=agency_code, fiscal_year=fiscal_year).first()
    return view_of(found) if found else None


def working(agency: Agency, fiscal_year: int) -> ResultView | None:
    """The result an agency works with: the newest edition that it typed, else the published one, else the last."""
    stored = working_edition(agency, fiscal_year)
    return view_of(stored) if stored else None


def working_edition(agency: Agency, fiscal_year: int) -> Result | None:
    """The edition that an agency works with, as it is stored."""
    return next(iter(_working(agency, fiscal_year=fiscal_year)), None)


def newest_scored(agency: Agency) -> ResultView | None:
    """The result that an agency works with, of the newest year whose rules are known; None without one."""
    found = (working(agency, year) for year in working_years(agency))
    return next((one for one in found if one and one.scorecard), None)


def working_years(agency: Agency) -> tuple[int, ...]:
    """The years that an agency has any result of, published or not, newest first."""
    years = Result.objects.filter(agency=agency).order_by("-fiscal_year").values_list("fiscal_year", flat=True)
    return tuple(years.distinct())


def working_history(agency: Agency) -> tuple[HistoryEntry, ...]:
    """The results that an agency works with, one a year, oldest first."""
    newest_first = {one.fiscal_year: one for one in reversed(_working(agency))}
    return tuple(HistoryEntry(year, read(one).scorecard, one) for year, one in sorted(newest_first.items()))


def _working(agency: Agency, **of_year: int) -> list[Result]:
    """The editions of an agency, of each year the one to work with first."""
    editions = Result.objects.select_related("agency").filter(agency=agency, **of_year)
    return list(editions.order_by("-entered_by_agency", "-is_published", "-edition"))


def view_of(stored: Result) -> ResultView:
    """Any edition as core reads it."""
    reading = read(stored)
    framework = rules_of(stored)
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


def export_rows(filters: Filters, *, every_year: bool = False) -> Iterator[dict[str, str]]:
    """The results that the filters leave as rows for a file, with the columns `export.COLUMNS`.

    Without a year: the newest result of each agency, or with `every_year` all that are published.
    """
    found = _results(filters)
    if every_year:
        found = _with_level(Result.objects.filter(is_published=True, scope=filters.scope), filters.level)
    return export.rows(found.filter(_agency_condition(filters, "agency__")))


def _results(filters: Filters) -> QuerySet[Result]:
    """The results that the filters on results leave."""
    return _with_level(in_table(filters.scope, filters.year), filters.level)


def _with_level(found: QuerySet[Result], level: str) -> QuerySet[Result]:
    if not level:
        return found
    return found.filter(level_code=None if level == UNDECIDED_LEVEL else level)


def _agency_condition(filters: Filters, prefix: str = "") -> Q:
    """The filters on the agency; an empty Q when there are none."""
    wanted = {"province": filters.province, "kind": filters.kind}
    return matching(filters.q, prefix) & Q(**{f"{prefix}{name}": value for name, value in wanted.items() if value})


def _agencies(filters: Filters) -> QuerySet[Agency]:
    """The agencies of the table. Asked this way round, names are read in order and no result is sorted."""
    theirs = _results(filters).filter(agency=OuterRef("pk"))
    return Agency.objects.filter(_agency_condition(filters)).filter(Exists(theirs))


def _count(filters: Filters, offered: Choices) -> int:
    """How many there are; with no filter, or one that is counted as a choice already, nothing is asked."""
    counted = {"level": offered.levels, "province": offered.provinces, "kind": offered.kinds}
    used = [name for name in ("q", *counted) if getattr(filters, name)]
    if not used:
        return sum(level.count for level in offered.levels)
    if len(used) == 1 and used[0] in counted:
        wanted = getattr(filters, used[0])
        return sum(choice.count for choice in counted[used[0]] if choice.value == wanted)
    return _agencies(filters).count() if _agency_condition(filters) else _results(filters).count()


def _rows(filters: Filters, sort: str, window: slice) -> tuple[TableRow, ...]:
    """The rows of one page: only what is sorted by is read of all results, the rest for one page alone."""
    if sort in BY_TOTAL:
        found = _results(filters).filter(_agency_condition(filters, "agency__")).order_by(*BY_TOTAL[sort])
        return _in_order(list(found.values_list("pk", flat=True)[window]), Result.objects.all(), "pk")
    agencies = _agencies(filters).order_by(*BY_NAME).values_list("pk", flat=True)[window]
    return _in_order(list(agencies), _results(filters), "agency")


def _in_order(keys: list[int], results: QuerySet[Result], column: str) -> tuple[TableRow, ...]:
    found = results.filter(**{f"{column}__in": keys}).values_list(column, *ROW_COLUMNS)
    rows = {key: TableRow._make(row) for key, *row in found}
    return tuple(rows[key] for key in keys)
