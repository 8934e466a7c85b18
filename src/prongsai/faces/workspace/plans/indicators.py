"""The indicators that measures of a plan stand under, by the rules of the year of its result."""

from __future__ import annotations

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Framework
from prongsai.core.text import Text
from prongsai.records.measures.models import Plan
from prongsai.records.results.columns import framework_of

FALLBACK = 2566


def groups_of(plan: Plan, stored: str = "") -> list[tuple[str, Text]]:
    """The codes and names of indicators (indices in FY 2561), and a stored code that is none of them."""
    rules = _rules(plan)
    indices = [(one.code, one.name.text) for one in rules.indices]
    found = indices or [(one.code, one.name.text) for one in rules.indicators]
    known = {code for code, _ in found}
    return [*found, *([(stored, Text("", ""))] if stored and stored not in known else [])]


def names_by_code(plan: Plan) -> dict[str, Text]:
    """The name of each instrument, indicator and index of the plan's rules."""
    rules = _rules(plan)
    instruments = {one.code: one.name.text for one in rules.instruments}
    return (
        instruments
        | {one.code: one.name.text for one in rules.indicators}
        | {one.code: one.name.text for one in rules.indices}
    )


def _rules(plan: Plan) -> Framework:
    """The rules of the result's year; of a year that everybody knows where there are none."""
    framework = framework_of(plan.result_year) if plan.result_year else None
    return framework or load(FALLBACK)
