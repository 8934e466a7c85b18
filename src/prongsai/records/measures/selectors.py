"""Reads plans: of an agency, of a unit; what is late, what is due, what no measure answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet

from prongsai.core.analysis.recommendations import answerable
from prongsai.core.calendar.rounds import next_due
from prongsai.core.calendar.standing import Standing, standing
from prongsai.core.measures.coverage import open_questions
from prongsai.core.measures.model import Answered, PlanKind, Source, Status
from prongsai.core.text import Text
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Membership, Role
from prongsai.records.measures.data import WITH_PARENTS, answered, as_data
from prongsai.records.measures.models import Answer, Measure, Plan, PlanState, Recommendation, Step
from prongsai.records.measures.times import period_of, period_of_step, rhythms_of_measure, years_of
from prongsai.records.results.columns import read
from prongsai.records.results.content import received_of
from prongsai.records.results.models import Result
from prongsai.records.results.selectors import working_edition, working_years

__all__ = ["Due", "Summary", "as_data", "late", "mine", "newest_result", "plan_of", "plans_of", "steps_of", "summary"]
UNFINISHED = (Status.PLANNED.value, Status.UNDER_WAY.value)


class Due(NamedTuple):
    """A day on which a measure is to be reported."""

    on: date
    measure: Measure


class Summary(NamedTuple):
    """How a plan goes on a day: `measures` and `steps` are counts, `standings` how many steps stand where.

    `late` are the steps whose last day has passed, the longest overdue first; `next_due` the next report.
    """

    plan: Plan
    measures: int
    steps: int
    standings: Mapping[Standing, int]
    late: tuple[Step, ...]
    next_due: Due | None

    @property
    def done(self) -> int:
        return self.standings[Standing.DONE]

    @property
    def kept(self) -> int:
        """The steps that were not dropped."""
        return self.steps - self.standings[Standing.DROPPED]


def plan_of(agency: Agency, kind: PlanKind, year: int) -> Plan | None:
    """The plan of a kind that a fiscal year (Buddhist Era) lies in; of several the one that began last."""
    covering = Plan.objects.filter(agency=agency, kind=kind.value, plan_year__lte=year, until_year__gte=year)
    return covering.order_by("-plan_year").first()


def plans_of(agency: Agency) -> QuerySet[Plan]:
    """All plans of an agency, the newest first."""
    return Plan.objects.filter(agency=agency).order_by("-plan_year", "kind")


def current_plans(agency: Agency) -> QuerySet[Plan]:
    """The plans that are in use: adopted and not summed up."""
    return plans_of(agency).filter(state=PlanState.ADOPTED)


def newest_result(agency: Agency) -> Result | None:
    """The edition that the agency works with, of the newest year that it has one of."""
    years = working_years(agency)
    return working_edition(agency, years[0]) if years else None


def steps_of(plans: QuerySet[Plan]) -> QuerySet[Step]:
    """All steps of plans with their measures and owners, in the order of the plan."""
    return (
        Step.objects.filter(measure__plan__in=plans)
        .select_related("measure__plan")
        .prefetch_related(Prefetch("units", WITH_PARENTS), Prefetch("measure__units", WITH_PARENTS))
        .order_by("-measure__plan__plan_year", "measure__plan", "measure__number", "measure", "number", "pk")
    )


def mine(user: User, agency: Agency) -> list[Step]:
    """The steps of plans in use that the person's units do; none for a person who stands for no unit."""
    units = _units_of(user, agency)
    if not units:
        return []
    return [one for one in steps_of(current_plans(agency)) if _belongs(one, units)]


def of_unit(agency: Agency, unit: int) -> list[Step]:
    """The steps of plans in use that one unit does, those for every unit among them."""
    return [one for one in steps_of(current_plans(agency)) if _belongs(one, {unit})]


def late(agency: Agency, today: date) -> tuple[Step, ...]:
    """The steps of plans in use whose last day has passed, the longest overdue first."""
    return _late(steps_of(current_plans(agency)).filter(status__in=UNFINISHED), today)


def summary(agency: Agency, today: date) -> tuple[Summary, ...]:
    """How each plan of the fiscal year stands that is not summed up: drafts too, the newest first."""
    unfinished = plans_of(agency).exclude(state=PlanState.CLOSED).prefetch_related("measures")
    steps = list(steps_of(Plan.objects.filter(pk__in=[one.pk for one in unfinished])))
    return tuple(_summary(plan, [one for one in steps if one.measure.plan_id == plan.pk], today) for plan in unfinished)


def standing_of(step: Step, today: date) -> Standing:
    """Where a step stands on a day, by its own last day or that of its measure."""
    period = period_of_step(step)
    return standing(Status(step.status), period.ends_on if period else None, today)


def to_answer(plan: Plan) -> tuple[Answered, ...]:
    """What the measures of a plan can answer: the findings of its edition, and the advice that the agency has.

    A plan against corruption answers its risks, no result.
    """
    if plan.kind != PlanKind.ITA or plan.result is None:
        return ()
    found = answerable_of(plan.result)
    known = {(one.source.value, one.code, one.name.th) for one in found}
    own = Recommendation.objects.filter(agency=plan.agency, result_year=plan.result.fiscal_year)
    return (*found, *(_advice(one) for one in own if (one.source, one.code, one.text) not in known))


def answerable_of(result: Result) -> tuple[Answered, ...]:
    """What measures can answer of an edition; nothing for a year without rules."""
    card = read(result).scorecard
    return answerable(card, received_of(result)) if card else ()


def unanswered(plan: Plan) -> tuple[Answered, ...]:
    """The weaknesses that no measure answers and that were not left open with a reason."""
    given = [answered(one) for one in Answer.objects.filter(measure__plan=plan)]
    return open_questions(to_answer(plan), given, plan.left_open.values_list("code", flat=True))


def _units_of(user: User, agency: Agency) -> set[int]:
    held = Membership.objects.filter(user=user, agency=agency, role=Role.UNIT, ended_at__isnull=True)
    return {pk for pk in held.values_list("unit", flat=True) if pk is not None}


def _belongs(step: Step, units: Iterable[int]) -> bool:
    owning = step.owning_units
    return owning is None or not owning.isdisjoint(units)


def _late(steps: Iterable[Step], today: date) -> tuple[Step, ...]:
    overdue = [(period.ends_on, one) for one in steps if (period := period_of_step(one)) and period.ends_on < today]
    return tuple(one for _, one in sorted(overdue, key=lambda pair: pair[0]))


def _summary(plan: Plan, steps: list[Step], today: date) -> Summary:
    measures = list(plan.measures.all())
    standings = Counter(standing_of(one, today) for one in steps)
    overdue = _late((one for one in steps if one.status in UNFINISHED), today)
    due = [found for one in measures if (found := _next_due(plan, one, today))]
    first = min(due, key=lambda one: (one.on, one.measure.number), default=None)
    return Summary(plan, len(measures), len(steps), standings, overdue, first)


def _next_due(plan: Plan, measure: Measure, today: date) -> Due | None:
    measure.plan = plan
    day = next_due(rhythms_of_measure(measure), years_of(plan), today, period_of(measure))
    return Due(day, measure) if day else None


def _advice(one: Recommendation) -> Answered:
    """Advice that the agency wrote down beside its result."""
    return Answered(Source(one.source), one.code, "", Text(one.text, one.text))
