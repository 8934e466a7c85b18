"""Where a plan stands on a day: each step with its owner, its time and its reports, and how many stand how.

Everything that papers count comes from here, so that no two of their figures can disagree.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from prongsai.core.calendar.model import Period
from prongsai.core.calendar.standing import Standing, standing, together
from prongsai.core.measures.model import Measure, Plan, Progress, Status, Step
from prongsai.core.thai.dates import fiscal_year_span


@dataclass(frozen=True, slots=True)
class StepNow:
    """A step as it stands on a day; `reports` are those made up to it, the latest last."""

    measure: Measure
    step: Step
    status: Status
    standing: Standing
    reports: tuple[Progress, ...]
    days_late: int = 0

    @property
    def owners(self) -> tuple[str, ...]:
        return owners_of(self.step, self.measure)

    @property
    def period(self) -> Period | None:
        return period_of(self.step, self.measure)

    @property
    def last(self) -> Progress | None:
        return self.reports[-1] if self.reports else None

    @property
    def percent(self) -> int | None:
        """As last reported; a step that is done is at 100."""
        if self.standing is Standing.DONE:
            return 100
        return self.last.percent if self.last else None


@dataclass(frozen=True, slots=True)
class PlanNow:
    """A plan on a day (None: as last reported), its steps in plan order."""

    plan: Plan
    day: date | None
    steps: tuple[StepNow, ...]

    def of(self, measure: Measure) -> tuple[StepNow, ...]:
        """The steps of a measure."""
        return tuple(one for one in self.steps if one.measure.key == measure.key)

    def standing(self, measure: Measure) -> Standing:
        """Where a measure stands by its steps."""
        return together([one.standing for one in self.of(measure)])

    def where(self, *standings: Standing) -> tuple[StepNow, ...]:
        """The steps that stand so."""
        return tuple(one for one in self.steps if one.standing in standings)

    @property
    def counted(self) -> Counter[Standing]:
        """How many steps stand how."""
        return Counter(one.standing for one in self.steps)

    @property
    def measures_counted(self) -> Counter[Standing]:
        """How many measures stand how."""
        return Counter(self.standing(one) for one in self.plan.measures)

    @property
    def kept(self) -> int:
        """The steps that count: all but those dropped."""
        return len(self.steps) - self.counted[Standing.DROPPED]


def plan_on(plan: Plan, day: date | None) -> PlanNow:
    """The plan as it stands at the end of a day, by the reports made up to it; without a day as last reported.

    The last day of a step still counts; but at the end of the plan's own last day what is unfinished is late, as it is
    on every page from the next morning.
    """
    is_over = day is not None and day == fiscal_year_span(plan.until_year)[1]
    judged = day + timedelta(days=1) if day and is_over else day
    steps = (_now(step, measure, day, judged) for measure in plan.measures for step in measure.steps)
    return PlanNow(plan, day, tuple(steps))


def owners_of(step: Step, measure: Measure) -> tuple[str, ...]:
    """Who answers for a step: its own owners, else those of the measure."""
    return step.owners or measure.owners


def period_of(step: Step, measure: Measure) -> Period | None:
    """When a step is to be done: its own time, else that of the measure."""
    return step.period or measure.period


def _now(step: Step, measure: Measure, day: date | None, judged: date | None) -> StepNow:
    reports = tuple(one for one in step.progress if day is None or one.reported_on <= day)
    period = period_of(step, measure)
    ends_on = period.ends_on if period else None
    status = _status(step, reports)
    stands = standing(status, ends_on, judged or date.min)
    late = max((day - ends_on).days, 1) if day and ends_on and stands is Standing.LATE else 0
    return StepNow(measure, step, status, stands, reports, late)


def _status(step: Step, reports: tuple[Progress, ...]) -> Status:
    """As reported up to the day. A step on which nobody ever reported stands as the plan says."""
    if reports:
        return reports[-1].status
    return Status.PLANNED if step.progress else step.status
