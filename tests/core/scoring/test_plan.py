"""The steps of a year are its framework, nothing added and nothing lost."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.frameworks.model import known_items
from prongsai.core.scoring.plan import TOTAL, Step, evaluate, instrument_steps, steps_of, worth
from prongsai.core.text import Text

YEARS = available_years()


def by_code(year: int) -> dict[str, Step]:
    return {step.code: step for step in steps_of(load(year))}


@pytest.mark.parametrize("year", YEARS)
def test_children_stand_before_parents_and_every_node_once(year: int) -> None:
    seen: set[str] = set()
    for step in steps_of(load(year)):
        assert step.code not in seen
        assert set(step.children) <= seen
        seen.add(step.code)
    assert steps_of(load(year))[-1].code == TOTAL


@pytest.mark.parametrize("year", YEARS)
def test_every_part_is_a_step_with_its_name_kind_and_basis(year: int) -> None:
    framework, steps = load(year), by_code(year)
    for instrument in framework.instruments:
        rule = framework.rule("indicators_to_instrument")
        expect(steps[instrument.code], "instrument", instrument.name.text, instrument, rule, instrument.indicators)
        assert instrument_steps(framework, instrument.code)[-1] == steps[instrument.code]
    for indicator in framework.indicators:
        below = indicator.sub_indicators or known_items(indicator)
        rule = framework.rule("sub_indicators_to_indicator" if indicator.sub_indicators else "items_to_indicator")
        expect(steps[indicator.code], "indicator", indicator.name.text, indicator, rule, below)
        for sub in indicator.sub_indicators:
            rule = framework.rule("items_to_sub_indicator")
            expect(steps[sub.code], "sub_indicator", sub.name.text, sub, rule, known_items(sub))


@pytest.mark.parametrize("year", YEARS)
def test_every_item_and_row_is_a_step(year: int) -> None:
    framework, steps = load(year), by_code(year)
    for item in framework.items.values():
        own_row = len(item.rows) == 1 and item.rows[0].code == item.code
        rows = () if own_row else item.rows
        expect(steps[item.code], "item", item.topic.text, item, framework.rule("rows_to_item"), rows)
        for row in rows:
            assert steps[row.code] == Step(row.code, "row", row.topic.text, row.basis)
    codes = len(framework.items) + sum(len(item.rows) for item in framework.items.values() if len(item.rows) > 1)
    assert sum(step.kind in ("item", "row") for step in steps.values()) == codes


def expect(step: Step, kind: str, name: Text, part, rule, below) -> None:
    children = tuple(one.code for one in below)
    if rule is None or rule.rule == "unknown" or not children:
        assert step == Step(part.code, kind, name, part.basis, below=children)
    else:
        assert step == Step(part.code, kind, name, rule.basis, children, below=children)


def test_the_total_weighs_instruments_since_2562_and_indices_in_2561() -> None:
    total = by_code(2564)[TOTAL]
    assert total.children == ("IIT", "EIT", "OIT")
    assert total.weights == ((30, 1), (30, 1), (40, 1))
    assert (total.kind, total.name) == ("total", Text("คะแนนรวม", "Total"))
    assert total.basis == load(2564).instrument("IIT").weight.basis
    old = by_code(2561)[TOTAL]
    assert old.children == ("1", "2", "3", "4", "5")
    assert old.weights == ((26, 1), (18, 1), (22, 1), (16, 1), (18, 1))
    index = load(2561).indices[1]
    assert by_code(2561)["2"] == Step("2", "index", index.name.text, index.basis)


def test_unknown_weights_make_the_total_a_leaf() -> None:
    total = by_code(2569)[TOTAL]
    assert total == Step(TOTAL, "total", Text("คะแนนรวม", "Total"), total.basis, below=("IIT", "EIT", "OIT"))
    assert worth(load(2569)) == {TOTAL: Fraction(100)}


def test_worth_of_2561_is_its_weights() -> None:
    assert worth(load(2561)) == {TOTAL: 100, "1": 26, "2": 18, "3": 22, "4": 16, "5": 18}


def test_a_node_is_worked_out_from_its_children_else_taken_as_given() -> None:
    basis = load(2564).basis
    name = Text("x", "x")
    steps = (
        Step("a", "item", name, basis),
        Step("b", "item", name, basis),
        Step("m", "indicator", name, basis, ("a", "b")),
        Step("w", "total", name, basis, ("a", "m"), ((1, 1), (3, 1))),
    )
    assert evaluate(steps, {"a": (100, 1), "b": (0, 1), "m": (7, 1)})["m"] == (100, 2)
    values = evaluate(steps, {"a": (100, 1), "b": (0, 1)})
    assert Fraction(*values["w"]) == Fraction(250, 4)
    assert evaluate(steps, {"a": (100, 1), "m": (7, 1)})["m"] == (7, 1)
    assert "m" not in evaluate(steps, {"a": (100, 1)})
