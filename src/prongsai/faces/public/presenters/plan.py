"""A plan and how it goes, as everybody may see it: units and results, no names of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from prongsai.core.calendar.saying import say_period
from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.model import PlanKind
from prongsai.core.text import Text
from prongsai.records.measures.follow_selectors import Following, MeasureView, StepView
from prongsai.records.measures.models import Plan
from prongsai.records.measures.times import period_of, period_of_step

TITLES = {
    PlanKind.ITA: Text("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "Measures for integrity and transparency"),
    PlanKind.ANTI_CORRUPTION: Text("แผนปฏิบัติการป้องกันการทุจริต", "Anti-corruption action plan"),
}
LOOKS = {Standing.LATE: "wrong", Standing.DONE: "right", Standing.UNDER_WAY: ""}
COLUMNS = (
    "plan", "plan_year", "until_year", "measure_number", "measure", "step_number", "step", "units", "starts_on",
    "ends_on", "standing", "days_late", "percent", "reported_on", "result", "links",
)  # fmt: skip


@dataclass(frozen=True)
class StepOnShow:
    """A step: `units` as printed; `result` is what was last reported, empty where nothing was."""

    number: int
    text: str
    units: tuple[str, ...]
    period: Text
    starts_on: date | None
    ends_on: date | None
    standing: Standing
    look: str
    days_late: int
    percent: int | None
    reported_on: date | None
    result: str
    links: tuple[str, ...]


@dataclass(frozen=True)
class MeasureOnShow:
    """A measure with its steps."""

    number: int
    title: str
    success: str
    units: tuple[str, ...]
    period: Text
    standing: Standing
    look: str
    percent: int | None
    done: int
    kept: int
    steps: tuple[StepOnShow, ...]


@dataclass(frozen=True)
class PlanOnShow:
    """A plan: how many of its steps are done and late, and all of them."""

    kind: PlanKind
    title: str
    name: Text
    plan_year: int
    until_year: int
    result_year: int | None
    adopted_on: date | None
    done: int
    kept: int
    late: int
    measures: tuple[MeasureOnShow, ...]


def plan_on_show(found: Following) -> PlanOnShow:
    """The plan without what concerns people: owners in words, obstacles, who reported."""
    plan = found.plan
    return PlanOnShow(
        kind=PlanKind(plan.kind),
        title=plan.title,
        name=TITLES[PlanKind(plan.kind)],
        plan_year=plan.plan_year,
        until_year=plan.until_year,
        result_year=plan.result_year,
        adopted_on=plan.adopted_on,
        done=sum(one.done for one in found.measures),
        kept=sum(one.kept for one in found.measures),
        late=len(found.late),
        measures=tuple(_measure(one, plan) for one in found.measures),
    )


def as_table(plans: tuple[PlanOnShow, ...]) -> Iterator[tuple[Any, ...]]:
    """A line for each step, below the names of the columns."""
    yield COLUMNS
    for plan in plans:
        for measure in plan.measures:
            for step in measure.steps:
                yield _line(plan, measure, step)


def as_json(plans: tuple[PlanOnShow, ...], agency: str, code: str, *, simulated: bool) -> dict[str, Any]:
    """The plans for programs; days are ISO dates of the Christian era, years Buddhist."""
    return {"agency": agency, "code": code, "is_simulated": simulated, "plans": [_plan_as_json(one) for one in plans]}


def _measure(one: MeasureView, plan: Plan) -> MeasureOnShow:
    return MeasureOnShow(
        number=one.measure.number,
        title=one.measure.title,
        success=one.measure.success,
        units=one.units,
        period=say_period(period_of(one.measure)),
        standing=one.standing,
        look=LOOKS.get(one.standing, "open"),
        percent=one.percent,
        done=one.done,
        kept=one.kept,
        steps=tuple(map(_step, one.steps)),
    )


def _step(one: StepView) -> StepOnShow:
    period, last = period_of_step(one.step), one.last
    links = [link for report in one.reports for link in report.links]
    return StepOnShow(
        number=one.step.number,
        text=one.step.text,
        units=one.units,
        period=say_period(period),
        starts_on=period.starts_on if period else None,
        ends_on=period.ends_on if period else None,
        standing=one.standing,
        look=LOOKS.get(one.standing, "open"),
        days_late=one.days_late,
        percent=one.step.percent,
        reported_on=last.reported_on if last else None,
        result=last.text if last else "",
        links=tuple(dict.fromkeys(one if isinstance(one, str) else one["address"] for one in links)),
    )


def _line(plan: PlanOnShow, measure: MeasureOnShow, step: StepOnShow) -> tuple[Any, ...]:
    about = (plan.title or plan.name.th, plan.plan_year, plan.until_year, measure.number, measure.title)
    when = (step.number, step.text, " / ".join(step.units), step.starts_on, step.ends_on)
    how = (step.standing.value, step.days_late, step.percent, step.reported_on, step.result, " ".join(step.links))
    return (*about, *when, *how)


def _plan_as_json(plan: PlanOnShow) -> dict[str, Any]:
    return {
        "kind": plan.kind.value,
        "title": plan.title or plan.name.th,
        "plan_year": plan.plan_year,
        "until_year": plan.until_year,
        "result_year": plan.result_year,
        "adopted_on": _iso(plan.adopted_on),
        "measures": [_measure_as_json(one) for one in plan.measures],
    }


def _measure_as_json(one: MeasureOnShow) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "success": one.success,
        "units": list(one.units),
        "standing": one.standing.value,
        "percent": one.percent,
        "steps": [_step_as_json(step) for step in one.steps],
    }


def _step_as_json(one: StepOnShow) -> dict[str, Any]:
    return {
        "number": one.number,
        "text": one.text,
        "units": list(one.units),
        "starts_on": _iso(one.starts_on),
        "ends_on": _iso(one.ends_on),
        "standing": one.standing.value,
        "days_late": one.days_late,
        "percent": one.percent,
        "reported_on": _iso(one.reported_on),
        "result": one.result,
        "links": list(one.links),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
