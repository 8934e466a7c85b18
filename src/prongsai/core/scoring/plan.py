"""The steps that lead from answers and judged items to the total, in the order they are worked out.

The tree of a year is walked once; scoring an agency then runs down a flat list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from prongsai.core.frameworks.model import (
    Basis,
    Framework,
    Indicator,
    Instrument,
    Item,
    SubIndicator,
    known_items,
)
from prongsai.core.scoring.exact import Ratio, mean, ratio, weighted
from prongsai.core.scoring.tally import Points, points_of
from prongsai.core.text import Text

TOTAL = "total"
Kind = Literal["total", "instrument", "index", "indicator", "sub_indicator", "item", "row"]


class Step(NamedTuple):
    """One node of the scorecard: the mean (weighted, if weights are given) of its children.

    A node without children is a leaf of this year: its figure must be counted, judged or published. `below` are the
    nodes under it in the tree, even where the rule that leads from them to it is not known.
    """

    code: str
    kind: Kind
    name: Text
    basis: Basis
    children: tuple[str, ...] = ()
    weights: tuple[Ratio, ...] = ()
    below: tuple[str, ...] = ()


def evaluate(steps: Sequence[Step], given: Mapping[str, Ratio]) -> dict[str, Ratio]:
    """Every node that the given leaves decide, as exact ratios of 0 to 100.

    A node is worked out from its children when all of them are known; else it is what was given for it;
    else it is absent: missing, which is not zero.
    """
    values = dict(given)
    for step in steps:
        if not step.children:
            continue
        try:
            parts = [values[child] for child in step.children]
        except KeyError:
            continue
        values[step.code] = weighted(zip(parts, step.weights, strict=True)) if step.weights else mean(parts)
    return values


@lru_cache(maxsize=32)
def steps_of(framework: Framework) -> tuple[Step, ...]:
    """All steps of a year, children before parents, the total last."""
    steps = [step for one in framework.instruments for step in instrument_steps(framework, one.code)]
    steps += [Step(one.code, "index", one.name.text, one.basis) for one in framework.indices]
    return (*steps, _total_step(framework))


@lru_cache(maxsize=64)
def instrument_steps(framework: Framework, code: str) -> tuple[Step, ...]:
    """The steps of one instrument, itself last (for EIT the same steps give each of its parts)."""
    instrument = framework.instrument(code)
    below = [step for one in instrument.indicators for step in _indicator_steps(framework, one)]
    return (*below, _instrument_step(framework, instrument))


@lru_cache(maxsize=32)
def row_points(framework: Framework) -> dict[str, Points | None]:
    """The points of each option of every answer row of a year, by row code."""
    rows = [row for item in framework.items.values() for row in item.rows]
    return {row.code: points_of(framework, row) for row in rows}


@lru_cache(maxsize=32)
def worth(framework: Framework) -> dict[str, Fraction]:
    """How many points of the total each node is worth when it goes from 0 to 100.

    FY 2564: {"o42": 5, "o1": 4/9, …}. Nodes above an unknown weight or rule are left out.
    """
    shares: dict[str, Fraction] = {TOTAL: Fraction(100)}
    for step in reversed(steps_of(framework)):
        if step.code in shares:
            shares.update(zip(step.children, _split(shares[step.code], step), strict=True))
    return shares


def _split(share: Fraction, step: Step) -> Iterator[Fraction]:
    if not step.weights:
        return (share / len(step.children) for _ in step.children)
    every = sum((Fraction(*one) for one in step.weights), Fraction(0))
    return (share * Fraction(*one) / every for one in step.weights)


def _total_step(framework: Framework) -> Step:
    weights = {part.code: part.weight for part in framework.indices or framework.instruments}
    stated = [one for one in weights.values() if one is not None]
    known = [ratio(one.value) for one in stated if isinstance(one.value, Fraction)]
    basis = stated[0].basis if stated else framework.basis
    name = Text("คะแนนรวม", "Total")
    if len(known) != len(weights):
        return Step(TOTAL, "total", name, basis, below=tuple(weights))
    return Step(TOTAL, "total", name, basis, tuple(weights), tuple(known), tuple(weights))


def _instrument_step(framework: Framework, instrument: Instrument) -> Step:
    children = tuple(one.code for one in instrument.indicators)
    return _mean_step(framework, "indicators_to_instrument", instrument, "instrument", children)


def _indicator_steps(framework: Framework, indicator: Indicator) -> Iterator[Step]:
    for sub in indicator.sub_indicators:
        yield from _item_steps(framework, known_items(sub))
        children = tuple(item.code for item in known_items(sub))
        yield _mean_step(framework, "items_to_sub_indicator", sub, "sub_indicator", children)
    if indicator.sub_indicators:
        subs = tuple(one.code for one in indicator.sub_indicators)
        yield _mean_step(framework, "sub_indicators_to_indicator", indicator, "indicator", subs)
    else:
        yield from _item_steps(framework, known_items(indicator))
        children = tuple(item.code for item in known_items(indicator))
        yield _mean_step(framework, "items_to_indicator", indicator, "indicator", children)


def _item_steps(framework: Framework, items: Sequence[Item]) -> Iterator[Step]:
    for item in items:
        if len(item.rows) == 1 and item.rows[0].code == item.code:
            yield Step(item.code, "item", item.topic.text, item.basis)
            continue
        for row in item.rows:
            yield Step(row.code, "row", row.topic.text, row.basis)
        children = tuple(row.code for row in item.rows)
        yield _mean_step(framework, "rows_to_item", item, "item", children)


def _mean_step(
    framework: Framework,
    rule_name: str,
    part: Instrument | Indicator | SubIndicator | Item,
    kind: Kind,
    children: tuple[str, ...],
) -> Step:
    name = part.topic.text if isinstance(part, Item) else part.name.text
    rule = framework.rule(rule_name)
    if rule is None or rule.rule != "mean" or not children:
        return Step(part.code, kind, name, part.basis, below=children)
    return Step(part.code, kind, name, rule.basis, children, below=children)
