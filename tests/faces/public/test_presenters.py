"""What the pages say, before it is drawn."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.findings import most_to_gain
from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.published.check import judge
from prongsai.core.published.row import PublishedRow, Received
from prongsai.core.scoring.scorecard import Scorecard, score
from prongsai.core.scoring.tally import Tally
from prongsai.faces.parts.figures.checks import summary
from prongsai.faces.public.presenters.amounts import exactly
from prongsai.faces.public.presenters.bars import indicator_bars, instrument_bars, thresholds, unknown_indicators
from prongsai.faces.public.presenters.basis import address_of
from prongsai.faces.public.presenters.findings import findings_view
from prongsai.faces.public.presenters.result import ResultView, Subject, result_view
from prongsai.faces.public.presenters.tree import NodeView, tree_view
from prongsai.faces.public.presenters.verdict import verdict_view
from tests.faces.public.build import MAE_SAI, mae_sai, row


def card_of(published: PublishedRow) -> Scorecard:
    card = judge(published, load(published.fiscal_year)).scorecard
    assert card is not None
    return card


def nodes(node: NodeView) -> Iterator[NodeView]:
    yield node
    for child in node.children:
        yield from nodes(child)


def node(card: Scorecard, code: str) -> NodeView:
    return next(one for one in nodes(tree_view(card)) if one.label.th.startswith(f"{code} "))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("100", "100"),
        ("87.438", "87.438"),
        ("84.1133333", "84.113…"),
        ("0.5", "0.5"),
        ("0", "0"),
        ("99.9999", "99.999…"),
    ],
)
def test_a_number_is_written_with_the_decimals_it_has(value: str, written: str) -> None:
    assert exactly(Fraction(value)) == written


@given(st.fractions(0, 100))
def test_what_is_written_without_dots_is_the_number_itself(value: Fraction) -> None:
    written = exactly(value)
    if written.endswith("…"):
        assert 0 < value - Fraction(written.removesuffix("…")) < Fraction(1, 1000)
    else:
        assert Fraction(written) == value


def test_only_web_addresses_are_linked() -> None:
    assert address_of("https://skm.go.th (หน้า ITA)") == "https://skm.go.th"
    for other in ("javascript:alert(1)", "data:text/html,x", "ไม่มี (none)", "", " "):
        assert address_of(other) == ""


def test_a_mean_is_written_as_the_sum_it_is() -> None:
    assert node(card_of(mae_sai()), "IIT").formula.th == "87.438 = (95.01 + 84.45 + 88.62 + 83.07 + 86.04) ÷ 5"


def test_oit_items_are_counted_rather_than_added() -> None:
    items = {f"o{number}": 100 for number in range(1, 44)} | {"o42": 0}
    card = score(load(2564), [], items)
    assert node(card, "10.2").formula.th == "50 = ได้ 100 คะแนน 1 จาก 2 ข้อ"
    assert node(card, "o42").worth.th == "มีค่า 5.00 คะแนน"
    assert node(card, "o1").worth.th == "มีค่า 0.44 คะแนน"
    assert node(card, "o42").shown == "0.00"


def test_an_instrument_known_by_its_parts_says_so() -> None:
    figures = {"EIT1": Fraction(90), "EIT2": Fraction(80)}
    formula = node(card_of(row(MAE_SAI, 2566, figures)), "EIT").formula
    assert formula is not None
    assert "90.00 และ" in formula.th
    assert "80.00" in formula.th


def test_a_score_worked_back_from_the_total_shows_its_interval() -> None:
    figures = {"IIT": Fraction(90), "EIT": Fraction(90), "total": Fraction(90)}
    formula = node(card_of(row(MAE_SAI, 2566, figures)), "OIT").formula
    assert formula is not None
    assert formula.th.startswith("คิดย้อนจากคะแนนอื่นที่ประกาศ อยู่ระหว่าง 89.98")


def test_a_published_figure_that_differs_is_said_at_its_node() -> None:
    figures = {**mae_sai().figures, "IIT": Fraction("88.00")}
    differs = node(card_of(row(MAE_SAI, 2566, figures)), "IIT").differs
    assert differs is not None
    assert differs.th == "ประกาศไว้ 88.00 แต่คำนวณได้ 87.44"


def test_what_is_missing_has_no_figure_at_all() -> None:
    card = card_of(row(MAE_SAI, 2566, {"1": Fraction(90)}))
    assert node(card, "IIT").shown == ""
    assert [bar.shown for bar in instrument_bars(card)] == ["", "", ""]
    assert len(unknown_indicators(card)) == 9


def test_answer_rows_are_listed_only_when_known() -> None:
    published = card_of(row(MAE_SAI, 2564, {"1": Fraction(90)}))
    assert not node(published, "i1").children
    scored = score(load(2564), [Tally("IIT", 1, {"i1.1": (0, 0, 0, 1), "i1.2": (0, 0, 1, 0)})], {})
    assert [one.shown for one in node(scored, "i1").children] == ["100.00", "67.00"]


def test_thresholds_are_those_of_the_year() -> None:
    assert thresholds(load(2564)) == ("85",)
    assert thresholds(load(2566)) == ("85", "95")
    assert thresholds(load(2561)) == ("80",)


def test_parts_of_eit_have_bars_of_their_own() -> None:
    figures = {**mae_sai().figures, "EIT1": Fraction("86.01"), "EIT2": Fraction("82.22")}
    bars = instrument_bars(card_of(row(MAE_SAI, 2566, figures)))
    assert [(bar.shown, bar.weak) for bar in bars] == [
        ("87.44", False), ("84.11", True), ("86.01", False), ("82.22", True), ("100.00", False),
    ]  # fmt: skip


def test_indicators_are_ranked_and_84_995_is_not_weak() -> None:
    figures = {"1": Fraction("84.994"), "2": Fraction("84.995"), "3": Fraction(100)}
    bars = indicator_bars(card_of(row(MAE_SAI, 2566, figures)))
    assert [(bar.shown, bar.weak) for bar in bars] == [("100.00", False), ("85.00", False), ("84.99", True)]


def test_the_weakest_comes_first_with_what_it_would_bring() -> None:
    found = findings_view(card_of(mae_sai()), Received())
    assert [one.code for one in found.weaknesses] == ["8", "4", "2", "7"]
    assert found.weaknesses[0].gain is not None
    assert found.weaknesses[0].gain.th == "หากได้เต็ม คะแนนรวมจะเพิ่มขึ้น 1.73 คะแนน"
    assert all(one.gain is None for one in found.strengths)


def test_a_strong_indicator_that_counts_much_may_bring_more_than_a_weak_one() -> None:
    figures = {"1": Fraction(80), "9": Fraction(86), "10": Fraction(100)}
    found = most_to_gain(card_of(row(MAE_SAI, 2566, figures)))
    assert found is not None
    assert (found.code, found.gain) == ("9", Fraction("2.8"))


def test_an_item_at_zero_is_named_before_its_indicator() -> None:
    found = most_to_gain(card_of(row(MAE_SAI, 2564, {"10": Fraction("93.75"), "o40": Fraction(0)})))
    assert found is not None
    assert (found.code, found.gain) == ("o40", Fraction("1.25"))


def test_nothing_is_left_to_gain_where_all_is_full() -> None:
    assert most_to_gain(card_of(row(MAE_SAI, 2566, {"9": Fraction(100)}))) is None


def test_advice_on_an_indicator_without_a_score_is_not_lost() -> None:
    found = findings_view(card_of(row(MAE_SAI, 2566, {"1": Fraction(90)})), Received({}, {"4": "ทำแนวปฏิบัติ"}, ""))
    assert [one.advice for one in found.other_advice] == ["ทำแนวปฏิบัติ"]


def test_a_level_that_is_not_announced_is_said_to_be_worked_out() -> None:
    published = row(MAE_SAI, 2564, {"total": Fraction("98.02")})
    judged = judge(published, load(2564))
    view = verdict_view(card_of(published), "", judged.checks)
    assert view.level.th == "AA"
    assert [one.th for one in view.notes] == ["ระดับนี้ได้จากการคำนวณ ไม่ใช่ระดับที่ประกาศ"]
    assert view.passes is not None


def test_levels_that_remain_possible_are_all_named() -> None:
    published = row(
        MAE_SAI, 2566, {"IIT": Fraction(90), "EIT": Fraction(90), "OIT": Fraction(90), "total": Fraction(90)}
    )
    view = verdict_view(card_of(published), "", judge(published, load(2566)).checks)
    assert view.level.th == "ผ่านดี หรือ ผ่าน"


def test_checks_are_summed_up_in_one_sentence() -> None:
    assert summary(judge(mae_sai(), load(2566)).checks).th == "ไม่พบที่ขัดกัน"
    assert summary(judge(mae_sai(level="ผ่านดี"), load(2566)).checks).th == "ขัดกัน: ระดับ"
    assert summary(judge(row(MAE_SAI, 2569, {}), load(2569)).checks).th == "ข้อมูลไม่พอจะตัดสิน"


@pytest.mark.parametrize("year", available_years())
@given(data=st.data())
def test_no_figures_of_any_year_break_the_page(year: int, data: st.DataObject) -> None:
    codes = ["total", "IIT", "EIT", "EIT1", "EIT2", "OIT", *map(str, range(1, 11)), "i1", "e1", "o1", "o42"]
    scores = st.integers(0, 10_000).map(lambda one: Fraction(one, 100))
    figures = data.draw(st.dictionaries(st.sampled_from(codes), scores))
    judged = judge(
        row(MAE_SAI, year, figures, level=data.draw(st.sampled_from(["", "AA", "ผ่าน", "เก่งมาก"]))), load(year)
    )
    assert judged.scorecard is not None
    view = result_view(judged.scorecard, judged.checks, Subject(MAE_SAI, year, published_level=judged.row.level))
    assert all(one.label.th and one.label.en for one in nodes(view.tree))


def test_rules_that_are_not_verified_are_flagged_where_they_decide() -> None:
    of_2561 = result_of(row(MAE_SAI, 2561, {"total": Fraction("86.50")}))
    assert of_2561.verdict.doubt is not None
    assert of_2561.threshold_doubt is not None
    of_2566 = result_of(mae_sai())
    assert of_2566.verdict.doubt is None
    assert of_2566.threshold_doubt is None


def result_of(published: PublishedRow) -> ResultView:
    judged = judge(published, load(published.fiscal_year))
    assert judged.scorecard is not None
    return result_view(judged.scorecard, judged.checks, Subject(published.agency, published.fiscal_year))
