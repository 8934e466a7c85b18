"""In which groups the measures of a plan come: by indicator or by instrument, in the order of the year's framework."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from prongsai.core.frameworks.model import Framework, Instrument
from prongsai.core.measures.model import Measure, Plan
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.tables.filling import Group
from prongsai.core.text import Text

INDICATOR = Text("ตัวชี้วัดที่ {code} {name}", "Indicator {code} {name}")
INDEX = Text("ดัชนีที่ {code} {name}", "Index {code} {name}")
INSTRUMENT = Text("{name} ({code})", "{name} ({code})")
WHOLE = Text("มาตรการของทั้งหน่วยงาน", "Measures for the whole agency")
REST = "whole"


PlanArrangement = Literal["plan", "indicator", "instrument"]
"""In the order of the plan in one table, by indicator, or in a table for each instrument."""


def in_plan_order(plan: Plan) -> tuple[Group, ...]:
    """All measures as they come in the plan, without bands."""
    return (Group(REST, "", plan.measures),)


def by_indicator(plan: Plan, framework: Framework | None, saying: Saying) -> tuple[Group, ...]:
    """A group for each indicator or instrument that measures stand under; without any, one group without a name."""
    names = _names(framework, saying) if framework else {}
    order = {code: place for place, code in enumerate(names)}
    found = {group_of(one) for one in plan.measures}
    codes = sorted(found, key=lambda code: (not code, order.get(code, len(order)), code))
    if codes in ([], [""]):
        return in_plan_order(plan)
    return tuple(Group(code or REST, names.get(code, code) or saying.name(WHOLE), _of(plan, {code})) for code in codes)


def group_of(measure: Measure) -> str:
    """The indicator or instrument that a measure stands under; without one, that of the first thing it answers."""
    answered = next((one.indicator or one.code for one in measure.answers if one.indicator or one.code), "")
    return measure.group or answered


def of_instrument(plan: Plan, instrument: Instrument) -> tuple[Measure, ...]:
    """The measures that stand under an instrument or one of its indicators."""
    return _of(plan, {instrument.code, *(one.code for one in instrument.indicators)})


def of_none(plan: Plan, framework: Framework) -> tuple[Measure, ...]:
    """The measures that stand under no instrument of the year."""
    known = {one.key for tool in framework.instruments for one in of_instrument(plan, tool)}
    return tuple(one for one in plan.measures if one.key not in known)


def _of(plan: Plan, codes: Iterable[str]) -> tuple[Measure, ...]:
    return tuple(one for one in plan.measures if group_of(one) in codes)


def _names(framework: Framework, saying: Saying) -> dict[str, str]:
    """What each instrument and indicator is called, an instrument before its indicators."""
    names = {one.code: saying.say(INDEX, code=one.code, name=saying.name(one.name.text)) for one in framework.indices}
    for tool in framework.instruments:
        names[tool.code] = saying.say(INSTRUMENT, name=saying.name(tool.name.text), code=tool.code)
        for one in tool.indicators:
            names[one.code] = saying.say(INDICATOR, code=one.code, name=saying.name(one.name.text))
    return names
