"""Reads how measures go: which steps are late, which reports are owed, unit by unit and measure by measure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet

from prongsai.core.calendar.rounds import all_due
from prongsai.core.calendar.standing import Standing, standing, together
from prongsai.core.measures.follow import owed, percent_of
from prongsai.core.measures.model import Status
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.measures.data import every_unit, owners_of, unit_name
from prongsai.records.measures.models import Measure, Plan, PlanState, Progress, Step
from prongsai.records.measures.selectors import current_plans, standing_of, steps_of
from prongsai.records.measures.times import period_of_step, rhythms_of_measure, years_of

UNFINISHED = (Standing.NOT_STARTED, Standing.UNDER_WAY, Standing.LATE)
CURRENT = Progress.objects.filter(replaced_by__isnull=True).order_by("reported_on", "pk")


@dataclass(frozen=True)
class StepView:
    """A step on a day. `owed` are the due days, past and to come, without a report; empty for what is finished.

    `owners` are all who do it as printed, `units` those of them that are units: no names of people.
    """

    step: Step
    standing: Standing
    ends_on: date | None
    days_late: int
    reports: tuple[Progress, ...]
    owed: tuple[date, ...]
    owners: tuple[str, ...]
    units: tuple[str, ...]
    today: date

    @property
    def last(self) -> Progress | None:
        """The newest report."""
        return self.reports[-1] if self.reports else None

    @property
    def whole(self) -> Progress | None:
        """The newest report that is about the step as a whole, not the part of one of several units."""
        if not is_shared(self.step):
            return self.last
        return next((one for one in reversed(self.reports) if one.about_unit is None), None)

    @property
    def overdue(self) -> date | None:
        """The earliest day on which a report was due that nobody has given; None when none is overdue."""
        return next((one for one in self.owed if one < self.today), None)

    @property
    def next_due(self) -> date | None:
        """The next day, today included, on which a report is owed."""
        return next((one for one in self.owed if one >= self.today), None)

    @property
    def is_open(self) -> bool:
        return self.standing in UNFINISHED


@dataclass(frozen=True)
class MeasureView:
    """A measure on a day, by its steps; `percent` is None without steps."""

    measure: Measure
    steps: tuple[StepView, ...]
    standing: Standing
    percent: int | None
    owners: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def days_late(self) -> int:
        return max((one.days_late for one in self.steps), default=0)

    @property
    def done(self) -> int:
        return sum(one.standing is Standing.DONE for one in self.steps)

    @property
    def kept(self) -> int:
        """The steps that were not dropped."""
        return sum(one.standing is not Standing.DROPPED for one in self.steps)

    @property
    def overdue(self) -> date | None:
        return min((one.overdue for one in self.steps if one.overdue), default=None)

    @property
    def next_due(self) -> date | None:
        return min((one.next_due for one in self.steps if one.next_due), default=None)

    @property
    def is_open(self) -> bool:
        return any(one.is_open for one in self.steps)


class UnitSummary(NamedTuple):
    """What one unit has to do on a day, in steps; `unit` is None for what every unit does, or nobody who is a unit."""

    name: str
    unit: Unit | None
    steps: int
    done: int
    late: int
    unreported: int


class LateUnit(NamedTuple):
    """What of a unit's work is late: so many measures with so many steps, the longest by so many days."""

    name: str
    unit: Unit | None
    measures: int
    steps: int
    days: int
    unreported: int


@dataclass(frozen=True)
class Following:
    """How a plan goes on a day."""

    plan: Plan
    measures: tuple[MeasureView, ...]
    today: date

    @property
    def steps(self) -> tuple[StepView, ...]:
        return tuple(step for one in self.measures for step in one.steps)

    @property
    def late(self) -> tuple[StepView, ...]:
        """The steps whose last day has passed, the longest overdue first."""
        return tuple(sorted((one for one in self.steps if one.days_late), key=lambda one: -one.days_late))

    @property
    def unreported(self) -> tuple[StepView, ...]:
        """The steps on which a report is overdue."""
        return tuple(one for one in self.steps if one.overdue)

    @property
    def by_urgency(self) -> tuple[MeasureView, ...]:
        """Measures with what is late first, then by the day of the next report, the finished last."""
        return tuple(sorted(self.measures, key=_urgency))


def following(plans: QuerySet[Plan], today: date) -> tuple[Following, ...]:
    """How plans go on a day, in a fixed number of queries."""
    reports = Prefetch(
        "progress", CURRENT.select_related("meeting", "by_unit", "for_unit", "recorded_by"), to_attr="current"
    )
    steps = steps_of(plans).select_related("measure__plan__agency").prefetch_related(reports)
    views = [_step_view(one, today) for one in steps]
    by_measure = {key: tuple(some) for key, some in groupby(views, key=lambda one: one.step.measure_id)}
    found = []
    for plan in plans.select_related("agency").prefetch_related("measures__units__parent"):
        measures = tuple(_measure_view(one, plan, by_measure.get(one.pk, ())) for one in plan.measures.all())
        found.append(Following(plan, measures, today))
    return tuple(found)


def in_use(agency: Agency, today: date) -> tuple[Following, ...]:
    """How the plans go that are adopted and not summed up."""
    return following(current_plans(agency), today)


def public_plans(agency: Agency, year: int) -> QuerySet[Plan]:
    """The plans that a fiscal year (Buddhist Era) lies in, that were put to use, and that everybody may see."""
    covering = Plan.objects.filter(agency=agency, plan_year__lte=year, until_year__gte=year, is_public=True)
    return covering.exclude(state=PlanState.DRAFT).order_by("-kind", "plan_year")


def public_plan_years(agency: Agency) -> tuple[int, ...]:
    """The years whose plan everybody may see, newest first."""
    shown = Plan.objects.filter(agency=agency, is_public=True).exclude(state=PlanState.DRAFT)
    return tuple(sorted(set(shown.values_list("plan_year", flat=True)), reverse=True))


def step_view(step: Step, today: date) -> StepView:
    """One step on a day."""
    reports = Prefetch(
        "progress", CURRENT.select_related("meeting", "by_unit", "for_unit", "recorded_by"), to_attr="current"
    )
    found = steps_of(Plan.objects.filter(pk=step.measure.plan_id)).filter(pk=step.pk)
    return _step_view(found.select_related("measure__plan__agency").prefetch_related(reports).get(), today)


def due_days(step: Step) -> tuple[date, ...]:
    """The days on which a report on a step is due: by the rhythm of its measure, and its own last day.

    Days before the plan was adopted ask for nothing.
    """
    plan, period = step.measure.plan, period_of_step(step)
    days = set(all_due(rhythms_of_measure(step.measure), years_of(plan), period))
    if period is not None:
        days.add(period.ends_on)
    return tuple(sorted(one for one in days if plan.adopted_on is None or one >= plan.adopted_on))


def is_shared(step: Step) -> bool:
    """Whether several units do a step, each its part."""
    return step.owning_units is None or len(_named_units(step)) > 1


def doing_units(step: Step) -> tuple[Unit, ...]:
    """The units that do a step; where every unit does, those of the agency that are no section of another."""
    if step.owning_units is None:
        return tuple(step.agency.units.filter(is_open=True, parent=None))
    return tuple(_named_units(step))


def of_units(views: Iterable[StepView], units: Collection[Unit]) -> tuple[StepView, ...]:
    """The steps on which units may report, those for every unit among them; of a shared step their part of it."""
    wanted = {one.pk for one in units}
    return tuple(part_of(one, units) for one in views if _is_theirs(one.step, wanted))


def part_of(view: StepView, units: Collection[Unit]) -> StepView:
    """A shared step as some of its units see it: what they said, or was said of the whole; what they still owe."""
    if not is_shared(view.step):
        return view
    near = _near(view.step, units)
    reports = tuple(one for one in view.reports if one.about_unit is None or one.about_unit in near)
    status = Status(reports[-1].status) if reports else Status.PLANNED
    stands = standing(status, view.ends_on, view.today)
    return replace(
        view,
        standing=stands,
        days_late=view.days_late if stands is Standing.LATE else 0,
        reports=reports,
        owed=_owed(view.step, reports) if stands in UNFINISHED else (),
    )


def by_unit(views: Sequence[StepView], agency: Agency) -> tuple[UnitSummary, ...]:
    """What each unit has to do; the one with most that is late first, then in the order of the units."""
    owned: dict[tuple[int, int, str], tuple[Unit | None, list[StepView]]] = {}
    for view in views:
        for key, unit in _owners(view.step, agency):
            owned.setdefault(key, (unit, []))[1].append(part_of(view, [unit]) if unit else view)
    found = [
        _unit_summary(key[2], unit, theirs) for key, (unit, theirs) in sorted(owned.items(), key=lambda one: one[0])
    ]
    return tuple(sorted(found, key=lambda one: -one.late))


def history(step: Step) -> list[Progress]:
    """All reports on a step, replaced ones too, the newest first."""
    found = step.progress.select_related("meeting", "by_unit", "for_unit", "recorded_by", "replaces", "replaced_by")
    return list(found.prefetch_related("files").order_by("-reported_on", "-pk"))


def owing_units(views: Iterable[StepView], due_on: date) -> tuple[str, ...]:
    """The names of the units that owe a report for a day, in their order; no names of people."""
    keys = {
        key
        for view in views
        for key, unit in _owners(view.step, view.step.agency)
        if due_on in (part_of(view, [unit]) if unit else view).owed and (unit or view.step.owning_units is None)
    }
    return tuple(name for _, _, name in sorted(keys))


def late_units(found: Following) -> tuple[LateUnit, ...]:
    """The units with something late or unreported; the one with what is longest overdue first."""
    late = []
    for one in by_unit(found.steps, found.plan.agency):
        theirs = [view for view in found.steps for view in _parts_of(view, one)]
        overdue = [view for view in theirs if view.days_late]
        if overdue or one.unreported:
            measures = len({view.step.measure_id for view in overdue})
            days = max((view.days_late for view in overdue), default=0)
            late.append(LateUnit(one.name, one.unit, measures, len(overdue), days, one.unreported))
    return tuple(sorted(late, key=lambda one: -one.days))


def _parts_of(view: StepView, summary: UnitSummary) -> Iterable[StepView]:
    for (_, _, name), unit in _owners(view.step, view.step.agency):
        if name == summary.name and unit == summary.unit:
            yield part_of(view, [unit]) if unit else view


def _step_view(step: Step, today: date) -> StepView:
    agency = step.measure.plan.agency
    period, stands = period_of_step(step), standing_of(step, today)
    ends_on = period.ends_on if period else None
    reports: tuple[Progress, ...] = tuple(step.current)  # type: ignore[attr-defined]
    is_late = stands is Standing.LATE and ends_on is not None
    return StepView(
        step=step,
        standing=stands,
        ends_on=ends_on,
        days_late=(today - ends_on).days if is_late and ends_on else 0,
        reports=reports,
        owed=_owed(step, reports) if stands in UNFINISHED else (),
        owners=owners_of(step, agency) or owners_of(step.measure, agency),
        units=_units_of(step if step.units.all() or step.all_units else step.measure, agency),
        today=today,
    )


def _owed(step: Step, reports: Iterable[Progress]) -> tuple[date, ...]:
    return owed(due_days(step), [one.reported_on for one in reports])


def _named_units(step: Step) -> list[Unit]:
    return list(step.units.all()) or list(step.measure.units.all())


def _measure_view(measure: Measure, plan: Plan, steps: tuple[StepView, ...]) -> MeasureView:
    measure.plan = plan
    return MeasureView(
        measure=measure,
        steps=steps,
        standing=together([one.standing for one in steps]),
        percent=percent_of([(Status(one.step.status), one.step.percent) for one in steps]),
        owners=_with_steps(owners_of(measure, plan.agency), (one.owners for one in steps), measure),
        units=_with_steps(_units_of(measure, plan.agency), (one.units for one in steps), measure),
    )


def _with_steps(own: tuple[str, ...], of_steps: Iterable[tuple[str, ...]], measure: Measure) -> tuple[str, ...]:
    """Those of a measure and of its steps, each once; where every unit does the measure, no more need be named."""
    return own if measure.all_units else tuple(dict.fromkeys((*own, *(name for names in of_steps for name in names))))


def _units_of(thing: Measure | Step, agency: Agency) -> tuple[str, ...]:
    named = sorted(thing.units.all(), key=lambda one: (one.position, one.pk))
    return (*((every_unit(agency),) if thing.all_units else ()), *map(unit_name, named))


def _urgency(one: MeasureView) -> tuple[bool, int, date, int]:
    return not one.is_open, -one.days_late, one.overdue or one.next_due or date.max, one.measure.number


def _near(step: Step, units: Collection[Unit]) -> set[int | None]:
    """The units themselves, those that they are sections of, and those of the step's that are sections of them."""
    own = {one.pk for one in units}
    return own | {one.parent_id for one in units} | {one.pk for one in _named_units(step) if one.parent_id in own}


def _is_theirs(step: Step, units: set[int]) -> bool:
    owning = step.owning_units
    return owning is None or not owning.isdisjoint(units)


def _owners(step: Step, agency: Agency) -> Iterable[tuple[tuple[int, int, str], Unit | None]]:
    if step.owning_units is None:
        yield (1, 0, every_unit(agency)), None
        return
    units = _named_units(step)
    for unit in units:
        yield (0, unit.position, unit_name(unit)), unit
    if not units:
        yield (2, 0, ", ".join(owners_of(step, agency) or owners_of(step.measure, agency))), None


def _unit_summary(name: str, unit: Unit | None, steps: Sequence[StepView]) -> UnitSummary:
    return UnitSummary(
        name=name,
        unit=unit,
        steps=sum(one.standing is not Standing.DROPPED for one in steps),
        done=sum(one.standing is Standing.DONE for one in steps),
        late=sum(one.standing is Standing.LATE for one in steps),
        unreported=sum(one.overdue is not None for one in steps),
    )
