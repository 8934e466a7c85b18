"""Reads rounds, and how an agency stands in one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.core.frameworks.model import EvidenceKind, Framework, Instrument
from prongsai.core.surveys.respondents import Population, is_interviewed, population_kind
from prongsai.core.surveys.sampling import Minimum, minimum, named_minimum, rule_of, say_rule
from prongsai.records.agencies.models import Agency
from prongsai.records.frameworks.selectors import framework_of
from prongsai.records.rounds.models import Enrolment, Phase, Round, RoundKind

ONE_DAY = timedelta(days=1)


def rules_of(the_round: Round) -> Framework:
    """The rules that a round is bound to."""
    return framework_of(the_round.framework)


def rounds_of(agency: Agency) -> QuerySet[Enrolment]:
    """The rounds that an agency takes part in, official ones first, the newest first."""
    found = Enrolment.objects.filter(agency=agency).select_related("round__framework", "round__wording", "agency")
    return found.order_by("-round__fiscal_year", "round__kind", "-round__number")


def enrolment_of(agency: Agency, pk: int) -> Enrolment | None:
    """An agency's part in one of its rounds."""
    return rounds_of(agency).filter(pk=pk).first()


def official_rounds() -> QuerySet[Round]:
    """The official rounds that are run here, the newest first."""
    found = Round.objects.filter(kind=RoundKind.OFFICIAL).select_related("framework", "wording")
    return found.order_by("-fiscal_year")


def rounds_under(sha256: str) -> QuerySet[Round]:
    """The official rounds that are bound to a version of rules; what agencies rehearse or follow is theirs alone."""
    return official_rounds().filter(framework__sha256=sha256)


def rounds_asking(fiscal_year: int) -> QuerySet[Round]:
    """The rounds under a year's rules in which people are asked here and were not counted, official ones first."""
    found = Round.objects.filter(framework__fiscal_year=fiscal_year, closed_at=None).exclude(kind=RoundKind.ELSEWHERE)
    found = found.select_related("framework", "agency").defer("framework__content")
    return found.order_by("kind", "-fiscal_year", "-number")


def phases_of(the_round: Round) -> dict[PhaseCode, Phase]:
    """The phases of a round by code."""
    return {PhaseCode(one.code): one for one in the_round.phases.all()}


def phase_state(the_round: Round, code: PhaseCode, day: date) -> State:
    """How a phase of a round stands on a day."""
    return phases_of(the_round)[code].state_on(day)


def deadline(phase: Phase) -> datetime:
    """The moment at which a phase is over: midnight in Thailand after its last day."""
    return clock.midnight(phase.ends_on + ONE_DAY)


def last_moment(the_round: Round, collect: Phase) -> datetime:
    """Until when a sheet that waited in a device is still taken."""
    return deadline(collect) + timedelta(hours=the_round.grace_hours)


def survey_codes(framework: Framework) -> tuple[str, ...]:
    """The surveys of a year's rules, each part for itself: IIT, EIT1, EIT2 (IIT, EIT before FY 2566)."""
    surveys = [one for one in framework.instruments if one.kind is EvidenceKind.SURVEY]
    return tuple(code for one in surveys for code in ([part.code for part in one.parts] or [one.code]))


def instrument_of(framework: Framework, code: str) -> Instrument:
    """The instrument whose questions a survey asks: EIT for EIT1 and EIT2. KeyError for no survey of the year."""
    for one in framework.instruments:
        if code == one.code or code in [part.code for part in one.parts]:
            return one
    raise KeyError(code)


def population_of(enrolment: Enrolment, code: str) -> int | None:
    """How many people may answer a survey; None while nobody has said."""
    return enrolment.staff if population_kind(code) is Population.STAFF else enrolment.served


def minimum_of(enrolment: Enrolment, code: str) -> Minimum | None:
    """The least number of sheets of a survey by the rule of the year.

    What another system names goes before it. None where headcount or rule is not known, and for part 2, whose number
    of interviews no source tells.
    """
    if may_name_minimum(enrolment.round, code) and (named := _named_minimum(enrolment, code)):
        return named
    population = population_of(enrolment, code)
    if population is None or is_interviewed(code):
        return None
    framework = rules_of(enrolment.round)
    return minimum(framework, instrument_of(framework, code).code, population)


def may_name_minimum(the_round: Round, code: str) -> bool:
    """Whether the officer can enter the minimum that another system names: where the year itself has no rule for it."""
    if the_round.kind != RoundKind.ELSEWHERE or is_interviewed(code):
        return False
    framework = rules_of(the_round)
    rule = rule_of(framework, instrument_of(framework, code).code)
    return framework.fiscal_year != the_round.fiscal_year or rule is None or say_rule(rule) is None


def _named_minimum(enrolment: Enrolment, code: str) -> Minimum | None:
    seen = enrolment.elsewhere.filter(instrument=code, minimum__isnull=False).first()
    return named_minimum(seen.minimum, seen.minimum_source) if seen and seen.minimum is not None else None


def knows_minimum(the_round: Round) -> bool:
    """Whether the rules of a round tell a least number of answers, so that headcounts serve for something."""
    return any(say_rule(one) for one in rules_of(the_round).sampling)


def running(agency: Agency, day: date) -> Enrolment | None:
    """The round that an agency's first page is about; None where none runs.

    Of those that are not announced and whose results day lies not more than a month back: one that takes answers on
    the day, then a rehearsal that waits to be counted or seen, then an official one here or elsewhere, then the newest.
    """
    live = Q(round__announced_at__isnull=True) & Q(
        round__phases__code=PhaseCode.ANNOUNCE, round__phases__ends_on__gte=day - 30 * ONE_DAY
    )
    found = rounds_of(agency).filter(live).prefetch_related("round__phases")
    return min(found, key=lambda one: _place(one.round, day), default=None)


def _place(the_round: Round, day: date) -> tuple[bool, bool, bool]:
    state, rehearsed = phase_state(the_round, PhaseCode.COLLECT, day), the_round.kind == RoundKind.REHEARSAL
    takes = the_round.closed_at is None and state is State.OPEN
    waits = rehearsed and the_round.seen_at is None and (the_round.closed_at is not None or state is State.OVER)
    return not takes, not waits, rehearsed
