"""How the agencies of a round keep up: answers up to yesterday against the minimum, headcounts, disclosures, reviews.

A fixed number of queries, however many agencies there are. No score is ever read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, FilteredRelation, Q, QuerySet, Sum

from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.disclosed import disclosed_items
from prongsai.core.frameworks.model import Framework
from prongsai.core.surveys.pace import lag
from prongsai.core.surveys.respondents import Population, is_interviewed, population_kind
from prongsai.core.surveys.sampling import minimum
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import short_name
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.selectors import matching
from prongsai.records.frameworks.selectors import by_sha256
from prongsai.records.rounds.models import Enrolment, Phase, Round
from prongsai.records.rounds.selectors import instrument_of, phases_of, rules_of, survey_codes

OIT = "OIT"
UNKNOWN = "unknown"
AT_ONCE = 5000
Sheets = dict[int, tuple[int, ...]]


class Answers(NamedTuple):
    """How a survey of an agency stands: sheets up to yesterday, and the least number where it is known."""

    code: str
    sheets: int
    minimum: int | None

    @property
    def missing(self) -> int:
        """How many are still needed, as far as that is known."""
        return max(0, (self.minimum or 0) - self.sheets)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an agency stands in a round. `lag` is the per cent by which it lies most behind an even pace, and in what.

    `worst` is the code of a survey, "OIT", or UNKNOWN where the headcounts are missing from which the least numbers
    follow; empty where nothing is behind. Complete is an agency to which nothing is missing.
    """

    enrolment: int
    agency: int
    code: str
    name: str
    kind: str
    province: str
    has_headcounts: bool
    answers: tuple[Answers, ...]
    ready: int
    items: int
    lag: int
    worst: str
    is_complete: bool

    @property
    def is_behind(self) -> bool:
        """Whether it is known to be too slow."""
        return self.lag > 0 and not self.is_unknown

    @property
    def is_unknown(self) -> bool:
        """Whether nobody can say how far it is, since a headcount or a rule is missing."""
        return self.worst == UNKNOWN

    @property
    def missing_most(self) -> int:
        """How much is missing in what is most behind."""
        if self.worst == OIT:
            return self.items - self.ready
        return next((one.missing for one in self.answers if one.code == self.worst), 0)

    @property
    def short_name(self) -> str:
        return short_name(self.name)

    @property
    def kind_label(self) -> Text:
        return AgencyKind(self.kind).label


class Filters(NamedTuple):
    """Which agencies are asked for."""

    behind_only: bool = False
    province: str = ""
    kind: str = ""
    q: str = ""


class Line(NamedTuple):
    """As much of an agency's standing as sorting and counting need; thousands of them are made for a page."""

    lag: int
    lags: int
    worst: str
    enrolment: int
    has_headcounts: bool
    is_complete: bool
    ready: int


@dataclass(frozen=True)
class Progress:
    """All that is asked for of a round, the most behind first; the totals are over all of them."""

    rules: Rules
    lines: tuple[Line, ...]
    sheets: Sheets

    @property
    def codes(self) -> tuple[str, ...]:
        return self.rules.codes

    @property
    def lagging(self) -> int:
        """How many need a word: too slow, or not known."""
        return sum(one.lag > 0 for one in self.lines)

    @property
    def unknown(self) -> int:
        return sum(one.worst == UNKNOWN for one in self.lines)

    @property
    def behind(self) -> int:
        """How many are known to be too slow."""
        return self.lagging - self.unknown

    @property
    def complete(self) -> int:
        return sum(one.is_complete for one in self.lines)

    @property
    def on_track(self) -> int:
        """How many are neither complete nor in need of a word."""
        return len(self.lines) - self.lagging - self.complete

    @property
    def without_headcounts(self) -> int:
        return sum(not one.has_headcounts for one in self.lines)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """All of them in full."""
        return self.of(self.lines)

    def of(self, lines: Sequence[Line]) -> tuple[Standing, ...]:
        """Some of the lines in full, by one query for each few thousand."""
        numbers = [one.enrolment for one in lines]
        rows: dict[int, _Row] = {}
        for start in range(0, len(numbers), AT_ONCE):
            found = Enrolment.objects.filter(pk__in=numbers[start : start + AT_ONCE])
            rows |= {row[0]: row for row in found.values_list(*_COLUMNS)}
        return tuple(self.rules.standing(rows[one.enrolment], one, self.sheets) for one in lines)


class _Days(NamedTuple):
    """How many days of a phase have passed before today, and how many it has."""

    passed: int
    days: int

    @classmethod
    def of(cls, phase: Phase, today: date) -> _Days:
        days = (phase.ends_on - phase.starts_on).days + 1
        return cls(min(max((today - phase.starts_on).days, 0), days), days)


def progress(the_round: Round, part: QuerySet[Agency], today: date, wanted: Filters = Filters()) -> Progress:  # noqa: B008 immutable
    """How the agencies of `part` stand in a round on a day, the most behind first."""
    rules = Rules(the_round, today)
    sheets, ready = sheets_until(the_round, rules.codes, today), _ready(the_round)
    rows = _enrolments(the_round, part, wanted)
    lines = [rules.line(row, sheets.get(row[0], rules.none_yet), ready.get(row[0], 0)) for row in rows]
    chosen = [one for one in lines if one.lag] if wanted.behind_only else lines
    chosen.sort(key=lambda one: (-one.lag, -one.lags))  # stable: equals stay in Thai order
    return Progress(rules, tuple(chosen), sheets)


def reviewed(enrolments: Iterable[int]) -> dict[int, int]:
    """How many OIT items of each of these enrolments have been judged."""
    found = Enrolment.objects.filter(pk__in=list(enrolments))
    return dict(found.values_list("pk").annotate(Count("reviews__item", distinct=True)))


class _Asked(NamedTuple):
    """What is asked of a survey: whom, and the least number for a population where there is one (None: not known)."""

    code: str
    is_of_staff: bool
    least: Callable[[int], int | None] | None

    def least_for(self, staff: int | None, served: int | None) -> int | None:
        population = staff if self.is_of_staff else served
        return None if population is None or self.least is None else self.least(population)


class Rules:
    """What the rules and the calendar of a round ask on a day."""

    def __init__(self, the_round: Round, today: date) -> None:
        framework = rules_of(the_round)
        phases = phases_of(the_round)
        self.collect = _Days.of(phases[PhaseCode.COLLECT], today)
        self.disclose = _Days.of(phases[PhaseCode.DISCLOSE], today)
        self.codes = survey_codes(framework)
        self.asked = [_asked(framework, code) for code in self.codes]
        self.items = len(disclosed_items(framework))
        self.nothing_yet = lag(0, 1, *self.collect)
        self.none_yet = (0,) * len(self.codes)

    def line(self, row: tuple[int, int | None, int | None], counted: Sequence[int], ready: int) -> Line:
        """How an agency stands, without its name. Who gave no headcounts counts as not begun, and as not known."""
        enrolment, staff, served = row
        worst, lags, code = self._disclosing(ready)
        is_complete = ready >= self.items
        for asked, sheets in zip(self.asked, counted, strict=True):
            if asked.least is None:
                continue
            least = asked.least_for(staff, served)
            behind = self.nothing_yet if least is None else lag(sheets, least, *self.collect)
            is_complete = is_complete and least is not None and sheets >= least
            lags += behind
            if behind > worst:
                worst, code = behind, UNKNOWN if least is None else asked.code
        return Line(worst, lags, code, enrolment, staff is not None and served is not None, is_complete, ready)

    def standing(self, row: _Row, line: Line, sheets: Sheets) -> Standing:
        """The same in full."""
        enrolment, agency, code, name, kind, province, staff, served = row
        counted = sheets.get(enrolment, self.none_yet)
        answers = tuple(
            Answers(one.code, number, one.least_for(staff, served))
            for one, number in zip(self.asked, counted, strict=True)
        )
        place = (enrolment, agency, code, name, kind, province)
        said = (line.ready, self.items, line.lag, line.worst, line.is_complete)
        return Standing(*place, line.has_headcounts, answers, *said)

    def _disclosing(self, ready: int) -> tuple[int, int, str]:
        behind = lag(ready, self.items, *self.disclose)
        return behind, behind, OIT if behind else ""


def _asked(framework: Framework, code: str) -> _Asked:
    if is_interviewed(code):
        return _Asked(code, False, None)
    is_of_staff = population_kind(code) is Population.STAFF
    return _Asked(code, is_of_staff, _least(framework.sha256, instrument_of(framework, code).code))


@lru_cache(maxsize=64)
def _least(sha256: str, instrument: str) -> Callable[[int], int | None]:
    """The rule of the year, asked once for each number of people."""
    framework = by_sha256(sha256)
    known: dict[int, int | None] = {}

    def of(population: int) -> int | None:
        if population not in known:
            least = minimum(framework, instrument, population) if framework else None
            known[population] = least.sheets if least else None
        return known[population]

    return of


_Row = tuple[int, int, str, str, str, str, int | None, int | None]
_COLUMNS = ("pk", "agency_id", "agency__code", "agency__name", "agency__kind", "agency__province", "staff", "served")


def _enrolments(
    the_round: Round, part: QuerySet[Agency], wanted: Filters
) -> Iterable[tuple[int, int | None, int | None]]:
    chosen = Q()
    if wanted.province:
        chosen &= Q(agency__province=wanted.province)
    if wanted.kind:
        chosen &= Q(agency__kind=wanted.kind)
    if wanted.q:
        chosen &= matching(wanted.q, "agency__")
    found = Enrolment.objects.filter(chosen, round=the_round, agency__in=part).order_by("agency__sort_key", "pk")
    return found.values_list("pk", "staff", "served")


def sheets_until(the_round: Round, codes: tuple[str, ...], today: date) -> Sheets:
    """How many sheets came before today, by enrolment, in the order of the surveys.

    All that came less those of today: the days before are a million rows in a nation, and need not be added up. One
    statement, so that a sheet that comes meanwhile stands on both sides or on none.
    """
    surveys = Enrolment.objects.filter(round=the_round, surveys__isnull=False)
    of_today = FilteredRelation("surveys__day_counts", condition=Q(surveys__day_counts__day__gte=today))
    rows = surveys.annotate(later=of_today).values_list("pk", "surveys__instrument", "surveys__received")
    counted: dict[int, dict[str, int]] = {}
    for enrolment, code, received, later in rows.annotate(Sum("later__sheets")):
        counted.setdefault(enrolment, {})[code] = received - (later or 0)
    return {enrolment: tuple(one.get(code, 0) for code in codes) for enrolment, one in counted.items()}


def _ready(the_round: Round) -> dict[int, int]:
    found = Enrolment.objects.filter(round=the_round, disclosures__is_ready=True)
    return dict(found.values_list("pk").annotate(Count("disclosures")))
