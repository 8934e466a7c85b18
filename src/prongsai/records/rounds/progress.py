"""How the agencies of a round keep up: answers up to yesterday against the minimum, headcounts, disclosures, reviews.

A fixed number of queries, however many agencies there are. No score is ever read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet, Sum

from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.disclosed import disclosed_items
from prongsai.core.frameworks.model import Framework
from prongsai.core.surveys.pace import lag
from prongsai.core.surveys.sampling import minimum
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import short_name
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.selectors import matching
from prongsai.records.frameworks.selectors import by_sha256
from prongsai.records.rounds.models import Enrolment, Phase, Round
from prongsai.records.rounds.selectors import instrument_of, phases_of, rules_of, survey_codes

UNCOUNTED = ("EIT2",)  # surveys for which no source tells a least number
OIT = "OIT"
PEOPLE = "people"
KEPT_SECONDS = 24 * 3600
Sheets = dict[tuple[int, str], int]


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

    `worst` is the code of a survey, "OIT", or PEOPLE where the headcounts are missing from which the least numbers
    follow; empty where nothing is behind. `lags` is the sum over all of them.
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
    lags: int

    @property
    def is_behind(self) -> bool:
        return self.lag > 0

    @property
    def is_unknown(self) -> bool:
        """Whether nobody can say how far it is, since its headcounts are missing."""
        return self.worst == PEOPLE

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing: headcounts, answers, disclosures."""
        return self.has_headcounts and not any(one.missing for one in self.answers) and self.ready >= self.items

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


@dataclass(frozen=True)
class Progress:
    """All that is asked for of a round, the most behind first; the totals are over all of them."""

    codes: tuple[str, ...]
    standings: tuple[Standing, ...]

    @property
    def behind(self) -> int:
        """How many are known to be too slow."""
        return sum(one.is_behind and not one.is_unknown for one in self.standings)

    @property
    def lagging(self) -> int:
        """How many need a word: too slow, or not known."""
        return sum(one.is_behind for one in self.standings)

    @property
    def unknown(self) -> int:
        return sum(one.is_unknown for one in self.standings)

    @property
    def complete(self) -> int:
        return sum(one.is_complete for one in self.standings)

    @property
    def without_headcounts(self) -> int:
        return sum(not one.has_headcounts for one in self.standings)

    @property
    def sheets(self) -> int:
        return sum(answers.sheets for one in self.standings for answers in one.answers)


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
    rules = _Rules(the_round, today)
    rows = _enrolments(the_round, part, wanted)
    sheets, ready = _sheets(the_round, today), _ready(the_round)
    all_of_them = (rules.standing(row, sheets, ready.get(row[0], 0)) for row in rows)
    chosen = [one for one in all_of_them if one.is_behind or not wanted.behind_only]
    chosen.sort(key=lambda one: (-one.lag, -one.lags))  # stable: equals stay in Thai order
    return Progress(rules.codes, tuple(chosen))


def reviewed(enrolments: Iterable[int]) -> dict[int, int]:
    """How many OIT items of each of these enrolments have been judged."""
    found = Enrolment.objects.filter(pk__in=list(enrolments))
    return dict(found.values_list("pk").annotate(Count("reviews__item", distinct=True)))


class _Asked(NamedTuple):
    """What is asked of a survey: whom, and the least number for a population where there is one (None: not known)."""

    code: str
    is_of_staff: bool
    least: Callable[[int], int | None] | None

    def answers(self, sheets: int, staff: int | None, served: int | None) -> Answers:
        population = staff if self.is_of_staff else served
        least = None if population is None or self.least is None else self.least(population)
        return Answers(self.code, sheets, least)


class _Rules:
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

    def standing(self, row: _Row, sheets: Sheets, ready: int) -> Standing:
        enrolment, agency, code, name, kind, province, staff, served = row
        answers = tuple(one.answers(sheets.get((enrolment, one.code), 0), staff, served) for one in self.asked)
        counted = staff is not None and served is not None
        lags = self._lags(answers)
        lags.append((lag(ready, self.items, *self.disclose), OIT))
        behind, worst = max(lags, key=itemgetter(0))
        every = sum(map(itemgetter(0), lags))
        place = (enrolment, agency, code, name, kind, province)
        return Standing(*place, counted, answers, ready, self.items, behind, worst if behind else "", every)

    def _lags(self, answers: Sequence[Answers]) -> list[tuple[int, str]]:
        """A survey whose least number nobody knows counts as not begun: it is the headcount that is missing."""
        return [
            (lag(one.sheets, one.minimum, *self.collect), one.code)
            if one.minimum is not None
            else (self.nothing_yet, PEOPLE)
            for one in answers
            if one.code not in UNCOUNTED
        ]


def _asked(framework: Framework, code: str) -> _Asked:
    if code in UNCOUNTED:
        return _Asked(code, False, None)
    return _Asked(code, code == "IIT", _least(framework.sha256, instrument_of(framework, code).code))


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


def _enrolments(the_round: Round, part: QuerySet[Agency], wanted: Filters) -> Iterable[_Row]:
    chosen = Q()
    if wanted.province:
        chosen &= Q(agency__province=wanted.province)
    if wanted.kind:
        chosen &= Q(agency__kind=wanted.kind)
    if wanted.q:
        chosen &= matching(wanted.q, "agency__")
    found = Enrolment.objects.filter(chosen, round=the_round, agency__in=part).order_by("agency__sort_key", "pk")
    columns = ("agency__code", "agency__name", "agency__kind", "agency__province", "staff", "served")
    return found.values_list("pk", "agency_id", *columns)


def _sheets(the_round: Round, today: date) -> Sheets:
    """How many sheets came before today, by enrolment and survey.

    What is over does not change any more, and there are many days of it: each process adds it up once a day.
    """
    key = f"progress-{the_round.pk}-{today}"
    kept: Sheets | None = cache.get(key)
    if kept is None:
        kept = sheets_until(the_round, today)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def sheets_until(the_round: Round, today: date) -> Sheets:
    """The same, added up anew."""
    before = Enrolment.objects.filter(round=the_round, surveys__day_counts__day__lt=today)
    rows = before.values_list("pk", "surveys__instrument").annotate(Sum("surveys__day_counts__sheets"))
    return {(enrolment, code): sheets for enrolment, code, sheets in rows}


def _ready(the_round: Round) -> dict[int, int]:
    found = Enrolment.objects.filter(round=the_round, disclosures__is_ready=True)
    return dict(found.values_list("pk").annotate(Count("disclosures")))
