"""What the files of the years say: counts, sizes, weights, levels, and how sure each fact is."""

from fractions import Fraction

import pytest

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.frameworks.model import Direction, Framework, Levels, Status, known_items

LETTERS = [("AA", 95), ("A", 85), ("B", 75), ("C", 65), ("D", 55), ("E", 50), ("F", 0)]
PASSING = [
    ("ผ่านดีเยี่ยม", 95, 95),
    ("ผ่านดี", 85, 85),
    ("ผ่าน", 85, None),
    ("ต้องปรับปรุง", 70, None),
    ("ต้องปรับปรุงโดยด่วน", 0, None),
]
SUB_INDICATORS = ["9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2"]
EIT_PARTS = ["EIT1", "EIT2"]


def subs(framework: Framework) -> dict[str, int]:
    return {sub.code: len(known_items(sub)) for one in framework.indicators for sub in one.sub_indicators}


def levels(framework: Framework) -> Levels:
    assert framework.levels != "unknown"
    return framework.levels


def questions(framework: Framework, instrument: str) -> list[int]:
    return [len(known_items(one)) for one in framework.instrument(instrument).indicators]


def rows(framework: Framework, instrument: str) -> list[int]:
    indicators = framework.instrument(instrument).indicators
    return [sum(len(item.rows) for item in known_items(one)) for one in indicators]


def weights(framework: Framework) -> dict[str, object]:
    return {one.code: one.weight.value for one in framework.instruments if one.weight}


def test_nine_years_are_there() -> None:
    assert available_years() == tuple(range(2561, 2570))
    assert [load(year).fiscal_year for year in available_years()] == list(available_years())


def test_a_year_without_rules_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load(2560)


def test_each_year_carries_the_hash_of_its_own_file() -> None:
    hashes = {load(year).sha256 for year in available_years()}
    assert len(hashes) == 9
    assert all(len(one) == 64 for one in hashes)


@pytest.mark.parametrize("year", range(2562, 2570))
def test_ten_indicators_in_three_instruments(year: int) -> None:
    counts = {one.code: len(one.indicators) for one in load(year).instruments}
    assert counts == {"IIT": 5, "EIT": 3, "OIT": 2}
    assert [one.code for one in load(year).indicators] == [str(number) for number in range(1, 11)]


def test_2561_has_five_indices_and_no_weights_of_instruments() -> None:
    framework = load(2561)
    assert [one.weight.value for one in framework.indices] == [26, 18, 22, 16, 18]
    assert {one.weight.basis.status for one in framework.indices} == {Status.REPRODUCED}
    assert [one.code for one in framework.instruments] == ["IIT", "EIT", "EBIT"]
    assert weights(framework) == {}
    ladder = [(one.name.th, int(one.minimum)) for one in levels(framework).ladder]
    assert ladder == [("สูงมาก", 80), ("สูง", 60), ("ปานกลาง", 40), ("ต่ำ", 20), ("ต่ำมาก", 0)]
    assert levels(framework).basis.status is Status.ASSUMED


def test_2562_knows_its_tree_and_none_of_its_items() -> None:
    framework = load(2562)
    assert list(subs(framework)) == SUB_INDICATORS
    assert framework.items == {}
    assert all(sub.items == "unknown" for one in framework.indicators for sub in one.sub_indicators)
    assert all(one.items == "unknown" for one in framework.indicators[:8])


@pytest.mark.parametrize("year", [2563, 2564, 2565])
def test_the_questions_of_2563_to_2565(year: int) -> None:
    framework = load(year)
    assert questions(framework, "IIT") == [6, 6, 6, 6, 6]
    assert rows(framework, "IIT") == [15, 10, 8, 6, 12]
    assert len(framework.rows_of("IIT")) == 51
    assert questions(framework, "EIT") == [5, 5, 5]
    assert rows(framework, "EIT") == [8, 6, 5]


@pytest.mark.parametrize("year", [2563, 2564, 2565])
def test_the_disclosures_of_2563_to_2565(year: int) -> None:
    assert subs(load(year)) == dict(zip(SUB_INDICATORS, [9, 8, 7, 4, 5, 8, 2], strict=True))


def test_o34_was_a_pledge_until_2564_and_a_no_gift_policy_in_2565() -> None:
    assert load(2563).items["o34"].topic == load(2564).items["o34"].topic
    assert "ของขวัญ" in load(2565).items["o34"].topic.th


def test_the_directions_of_2564() -> None:
    by_row = {row.code: row.direction for row in load(2564).rows_of("IIT")}
    reverse = {code for code, direction in by_row.items() if direction is Direction.REVERSE}
    assert reverse == {"i9", "i10", "i11.2", "i16", "i17", "i18.1", "i18.2", "i18.3", "i19", "i22"}
    assert {code.split(".")[0] for code, one in by_row.items() if one is Direction.YES_IS_BAD} == {"i4", "i5", "i6"}
    assert {code.split(".")[0] for code, one in by_row.items() if one is Direction.YES_IS_GOOD} == {"i26"}


def test_the_four_steps_of_2564() -> None:
    assert [one.points for one in load(2564).scales["L4"].options] == [0, 33, 67, 100]


def test_the_disclosures_of_2566() -> None:
    framework = load(2566)
    assert subs(framework) == dict(zip(SUB_INDICATORS, [10, 8, 4, 4, 4, 8, 5], strict=True))
    assert framework.rows_of("IIT") == ()
    assert framework.rows_of("EIT") == ()
    assert framework.indicators[1].found


@pytest.mark.parametrize(("year", "sizes"), [(2567, [6, 7, 4, 4, 4, 6, 4]), (2568, [4, 7, 2, 3, 4, 4, 4])])
def test_the_shape_of_2567_and_2568(year: int, sizes: list[int]) -> None:
    framework = load(year)
    assert questions(framework, "IIT") == rows(framework, "IIT") == [3, 3, 3, 3, 3]
    assert questions(framework, "EIT") == rows(framework, "EIT") == [3, 3, 3]
    assert subs(framework) == dict(zip(SUB_INDICATORS, sizes, strict=True))
    assert sum(sizes) == {2567: 35, 2568: 28}[year]


@pytest.mark.parametrize("year", [2567, 2568])
def test_six_steps_of_equal_distance_are_assumed(year: int) -> None:
    six = [one for one in load(year).scales.values() if len(one.options) == 6]
    assert len(six) == 4
    for scale in six:
        assert [one.points for one in scale.options] == [0, 20, 40, 60, 80, 100]
        assert {one.basis.status for one in scale.options} == {Status.ASSUMED}


def test_of_2569_only_26_headings_are_known() -> None:
    framework = load(2569)
    assert list(framework.items) == [f"o{number}" for number in range(1, 27)]
    assert framework.levels == "unknown"
    assert set(weights(framework).values()) == {"unknown"}
    assert {one.rule for one in framework.aggregation} == {"unknown"}
    assert subs(framework) == {}


@pytest.mark.parametrize("year", range(2562, 2569))
def test_thirty_thirty_forty(year: int) -> None:
    assert weights(load(year)) == {"IIT": Fraction(30), "EIT": Fraction(30), "OIT": Fraction(40)}


@pytest.mark.parametrize(
    ("year", "status"),
    [
        (2562, Status.ASSUMED),
        (2563, Status.REPRODUCED),
        (2564, Status.REPRODUCED),
        (2565, Status.INFERRED),
        (2566, Status.REPRODUCED),
        (2567, Status.ASSUMED),
        (2568, Status.VERIFIED),
    ],
)
def test_how_sure_the_weights_are(year: int, status: Status) -> None:
    assert {one.weight.basis.status for one in load(year).instruments if one.weight} == {status}


@pytest.mark.parametrize("year", range(2562, 2566))
def test_letters_until_2565(year: int) -> None:
    found = levels(load(year))
    assert [(one.name.th, int(one.minimum)) for one in found.ladder] == LETTERS
    assert found.gates == ()
    assert {one.basis.status for one in found.ladder} == {Status.VERIFIED}


@pytest.mark.parametrize("year", range(2566, 2569))
def test_four_gates_from_2566(year: int) -> None:
    found = levels(load(year))
    ladder = [(one.name.th, one.minimum, one.every_gate_at_least) for one in found.ladder]
    assert ladder == PASSING
    assert found.gates == ("IIT", "EIT1", "EIT2", "OIT")
    assert [one.code for one in load(year).instrument("EIT").parts] == EIT_PARTS
    assert {part.weight.basis.status for part in load(year).instrument("EIT").parts} == {Status.ASSUMED}


@pytest.mark.parametrize("year", range(2562, 2569))
def test_deciding_on_the_shown_score_is_said_to_be_inferred(year: int) -> None:
    basis = levels(load(year)).decided_on_basis
    assert basis
    assert basis.status is Status.INFERRED


@pytest.mark.parametrize(("year", "status"), [(2563, "inferred"), (2564, "verified"), (2565, "assumed")])
def test_how_sure_the_iit_questions_are(year: int, status: str) -> None:
    framework = load(year)
    codes = [f"i{number}" for number in range(1, 31)]
    assert {framework.items[code].basis.status for code in codes} == {Status(status)}


def test_how_sure_the_rest_of_2564_is() -> None:
    framework = load(2564)
    assert {framework.items[f"e{n}"].basis.status for n in range(1, 16)} == {Status.ASSUMED}
    assert {framework.items[f"o{n}"].basis.status for n in range(1, 44)} == {Status.VERIFIED}
    sizes = {sub.basis.status for one in framework.indicators for sub in one.sub_indicators}
    assert sizes == {Status.REPRODUCED}


@pytest.mark.parametrize("year", range(2563, 2569))
def test_every_item_can_be_asked_or_shown(year: int) -> None:
    for instrument in load(year).instruments:
        for indicator in instrument.indicators:
            for item in known_items(indicator):
                assert bool(item.rows) != bool(item.elements)
                assert item.asks if item.rows else item.asks is None


PAIRS = {
    2563: ("o42", "o43"),
    2564: ("o42", "o43"),
    2565: ("o42", "o43"),
    2566: ("o42", "o43"),
    2567: ("o34", "o35"),
    2568: ("o27", "o28"),
    2569: ("o25", "o26"),
}


@pytest.mark.parametrize("year", PAIRS)
def test_the_pair_of_items_on_improvement(year: int) -> None:
    improvement = load(year).improvement
    assert improvement
    assert (improvement.measures, improvement.report) == PAIRS[year]


def test_the_confirmed_calendar_of_2565() -> None:
    days = {one.code: (str(one.start), str(one.end)) for one in load(2565).calendar}
    assert days["disclose"] == ("2022-03-01", "2022-04-30")
    assert days["publish"] == ("2022-08-01", "2022-08-01")
