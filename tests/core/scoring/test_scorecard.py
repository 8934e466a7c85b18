"""The scorecard: bounded, monotone, independent of order, and a missing instrument is missing."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Exact, Missing
from prongsai.core.scoring.plan import TOTAL, steps_of, worth
from prongsai.core.scoring.scorecard import NOT_GIVEN, score
from prongsai.core.scoring.tally import Tally, layout, tally

YEAR = load(2564)
OIT = [code for code, item in YEAR.items.items() if not item.rows]


def random_tally(instrument: str, draw) -> Tally:
    counts = {
        code: tuple(draw(st.lists(st.integers(0, 9), min_size=len(options), max_size=len(options))))
        for code, options in layout(YEAR, instrument)
    }
    return Tally(instrument, 10, {code: one if sum(one) else (1, *one[1:]) for code, one in counts.items()})


@st.composite
def answers(draw) -> tuple[list[Tally], dict[str, int]]:
    judged = {code: draw(st.sampled_from([0, 100])) for code in OIT}
    return [random_tally("IIT", draw), random_tally("EIT", draw)], judged


@settings(max_examples=25, deadline=None)
@given(answers())
def test_every_node_lies_between_0_and_100_and_within_its_children(given_answers) -> None:
    card = score(YEAR, *given_answers)
    for node in card.tree.walk():
        assert 0 <= node.figure.value <= 100
        if node.children:
            below = [child.figure.value for child in node.children]
            assert min(below) <= node.figure.value <= max(below)


@settings(max_examples=25, deadline=None)
@given(answers(), st.sampled_from(OIT))
def test_a_better_item_never_lowers_the_total_and_gains_what_it_is_worth(given_answers, code) -> None:
    tallies, judged = given_answers
    low, high = score(YEAR, tallies, judged | {code: 0}), score(YEAR, tallies, judged | {code: 100})
    assert high.total.value - low.total.value == worth(YEAR)[code]


@settings(max_examples=25, deadline=None)
@given(answers(), st.data())
def test_a_better_answer_never_lowers_any_node(given_answers, data) -> None:
    (iit, eit), judged = given_answers
    code = data.draw(st.sampled_from([row for row, counts in iit.counts.items() if row != "i9" and len(counts) == 4]))
    row = next(row for row in YEAR.rows_of("IIT") if row.code == code)
    counts = iit.counts[code]
    worst, best = (-1, 0) if row.direction.is_mirrored else (0, -1)
    moved = list(counts)
    moved[worst] += 1
    lower = Tally("IIT", 10, iit.counts | {code: tuple(moved)})
    moved[worst] -= 1
    moved[best] += 1
    upper = Tally("IIT", 10, iit.counts | {code: tuple(moved)})
    before, after = score(YEAR, [lower, eit], judged), score(YEAR, [upper, eit], judged)
    assert all(after.figure(step.code).value >= before.figure(step.code).value for step in steps_of(YEAR))


@settings(max_examples=25, deadline=None)
@given(answers())
def test_the_order_of_answers_and_items_does_not_matter(given_answers) -> None:
    tallies, judged = given_answers
    turned = dict(reversed(judged.items()))
    assert score(YEAR, tallies, judged).total == score(YEAR, reversed(tallies), turned).total


def test_a_missing_instrument_is_missing_and_not_zero() -> None:
    card = score(YEAR, [], dict.fromkeys(OIT, 100))
    assert card.figure("IIT") is NOT_GIVEN
    assert isinstance(card.total, Missing)
    assert card.figure("OIT") == Exact(Fraction(100))
    assert card.grade.level is None


def test_an_item_without_a_judgement_leaves_its_instrument_missing() -> None:
    card = score(YEAR, [], {code: 100 for code in OIT if code != "o1"})
    assert isinstance(card.figure("9.1"), Missing)
    assert isinstance(card.figure("OIT"), Missing)
    assert card.figure("10") == Exact(Fraction(100))


def test_what_an_item_of_2564_is_worth() -> None:
    values = {code: shown(worth(YEAR)[code]) for code in ("o1", "o10", "o18", "o25", "o29", "o34", "o42", "o43", TOTAL)}
    assert values == {
        "o1": "0.44",
        "o10": "0.50",
        "o18": "0.57",
        "o25": "1.00",
        "o29": "0.80",
        "o34": "1.25",
        "o42": "5.00",
        "o43": "5.00",
        TOTAL: "100.00",
    }


def test_all_items_together_are_worth_the_whole() -> None:
    leaves = [step.code for step in steps_of(YEAR) if not step.children]
    assert sum(worth(YEAR)[code] for code in leaves) == 100


def test_eit_parts_are_scored_apart_and_merged() -> None:
    year = load(2567)
    rows = len(layout(year, "EIT"))
    best = "".join(
        "1" if row.direction.is_mirrored else str(len(year.scales[row.scale].options)) for row in year.rows_of("EIT")
    )
    worst = "".join(
        str(len(year.scales[row.scale].options)) if row.direction.is_mirrored else "1" for row in year.rows_of("EIT")
    )
    assert len(best) == rows
    first, second = tally(year, "EIT", [best]), tally(year, "EIT", [worst, worst])
    card = score(year, [first._replace(instrument="EIT1"), second._replace(instrument="EIT2")], {})
    assert card.figure("EIT1").value == 100
    assert card.figure("EIT2").value == 0
    assert card.figure("EIT").value == 50


def test_one_part_alone_leaves_the_merge_missing() -> None:
    year = load(2567)
    only = tally(year, "EIT", ["1" * len(layout(year, "EIT"))])._replace(instrument="EIT1")
    card = score(year, [only], {})
    assert not isinstance(card.figure("EIT1"), Missing)
    assert isinstance(card.figure("EIT"), Missing)


def test_a_node_of_the_tree_says_all_there_is_to_say() -> None:
    root = score(YEAR, [], dict.fromkeys(OIT, 100)).tree
    assert (root.code, root.kind, root.worth, root.stated) == (TOTAL, "total", 100, None)
    nodes = {node.code: node for node in root.walk()}
    assert set(nodes) == {step.code for step in steps_of(YEAR)}
    for step in steps_of(YEAR):
        node = nodes[step.code]
        assert (node.kind, node.name, node.basis) == (step.kind, step.name, step.basis)
        assert node.worth == worth(YEAR)[step.code]
        assert tuple(child.code for child in node.children) == step.below
    assert nodes["o1"].figure == Exact(Fraction(100))
    assert nodes["i1"].figure is NOT_GIVEN


def test_figures_of_counted_answers_can_be_walked() -> None:
    figures = score(YEAR, [], dict.fromkeys(OIT, 100)).figures
    assert len(figures) == len(list(figures)) == 43 + 7 + 2 + 1
    assert figures["OIT"] == Exact(Fraction(100))


def test_judgements_of_unknown_items_are_left_aside() -> None:
    assert "o99" not in score(YEAR, [], {"o99": 100}).figures


def test_the_tree_of_a_year_without_known_weights_can_still_be_opened() -> None:
    root = score(load(2569), [], {}).tree
    assert [child.code for child in root.children] == ["IIT", "EIT", "OIT"]
    assert [child.code for child in root.children[2].children] == ["9", "10"]
    assert root.children[0].worth is None
