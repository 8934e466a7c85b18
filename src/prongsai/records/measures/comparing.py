"""Reads what came of a plan: the scores that its measures answered, beside those of a later result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prongsai.core.measures.before_after import BeforeAfter, before_and_after
from prongsai.core.measures.model import PlanKind
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.records.agencies.models import Agency
from prongsai.records.measures.data import answered
from prongsai.records.measures.follow_selectors import MeasureView, following
from prongsai.records.measures.models import Plan, PlanState
from prongsai.records.measures.selectors import plans_of
from prongsai.records.results.columns import read
from prongsai.records.results.models import Result
from prongsai.records.results.selectors import working_edition, working_years


@dataclass(frozen=True)
class Compared:
    """A plan's measures, each with what it answered before and after.

    `before` and `after` are fiscal years of results; `after` is None while no later result is announced.
    """

    plan: Plan
    before: int | None
    after: int | None
    measures: tuple[tuple[MeasureView, tuple[BeforeAfter, ...]], ...]


def comparable_plans(agency: Agency) -> list[Plan]:
    """The plans that answer a result and were put to use, the newest first."""
    return list(
        plans_of(agency).filter(kind=PlanKind.ITA.value, result_year__isnull=False).exclude(state=PlanState.DRAFT)
    )


def compare_plan(plan: Plan, today: date) -> Compared:
    """Each measure with its scores in the result that the plan rests on, and in the first announced after it began.

    The later result is that of the plan's fiscal year, or of the first year after it whose rules are known.
    """
    (view,) = following(Plan.objects.filter(pk=plan.pk), today)
    before, after = _before(plan), _after(plan)
    cards = _card(before), _card(after)
    measures = tuple((one, _compared(one, *cards)) for one in view.measures)
    return Compared(
        plan, before.fiscal_year if before else None, after.fiscal_year if cards[1] and after else None, measures
    )


def _compared(one: MeasureView, before: Scorecard | None, after: Scorecard | None) -> tuple[BeforeAfter, ...]:
    answers = [answered(each) for each in one.measure.answers.all()]
    if before is None or after is None:
        return tuple(BeforeAfter(each, None, None) for each in answers)
    return before_and_after(answers, before, after)


def _before(plan: Plan) -> Result | None:
    if plan.result is not None or plan.result_year is None:
        return plan.result
    return working_edition(plan.agency, plan.result_year)


def _after(plan: Plan) -> Result | None:
    later = sorted(year for year in working_years(plan.agency) if year >= plan.plan_year)
    found = [working_edition(plan.agency, year) for year in later]
    return next((one for one in found if _card(one)), None)


def _card(result: Result | None) -> Scorecard | None:
    return read(result).scorecard if result else None
