"""Published results of real agencies come out as they were published, and changed figures are found out."""

from __future__ import annotations

import pytest

from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Missing
from tests.core.published.cases import LAMPANG, MAE_SAI, TRAT_MEAN, judged, verdicts


def shown_total(result) -> str:
    figure = result.scorecard.total
    assert not isinstance(figure, Missing)
    return shown(figure.value)


def test_lampang_2564_is_98_02_and_aa() -> None:
    result = judged(2564, LAMPANG, "AA")
    assert shown_total(result) == "98.02"
    assert result.scorecard.grade.level.name.th == "AA"
    assert verdicts(result) == {
        "instruments": "undecidable",
        "total": "consistent",
        "level": "consistent",
        "reachable": "consistent",
    }


def test_without_a_published_total_the_indicators_alone_give_the_half_up_figure() -> None:
    """98.0252 is shown as 98.03; the rounding of ten indicators leaves 98.02 possible, which Lampang published."""
    alone = {code: value for code, value in LAMPANG.items() if code != "total"}
    figure = judged(2564, alone).scorecard.total
    assert shown(figure.value) == "98.03"
    assert figure.interval.shown == ("98.02", "98.03")


def test_mae_sai_2566_is_91_47_and_only_passes() -> None:
    result = judged(2566, MAE_SAI, "ผ่าน")
    assert shown_total(result) == "91.47"
    assert result.scorecard.grade.level.name.th == "ผ่าน"
    assert "84.11" in result.checks["level"].message.th
    assert "ไม่ใช่ “ผ่านดี”" in result.checks["level"].message.th
    assert not result.contradicts


def test_indicators_without_published_instruments_leave_nothing_to_compare() -> None:
    message = judged(2566, MAE_SAI, "ผ่าน").checks["instruments"].message
    assert "ไม่มีคะแนนเครื่องมือที่ประกาศให้เทียบ" in message.th


def test_mae_sai_with_the_slip_of_its_running_text_is_inconsistent() -> None:
    result = judged(2566, MAE_SAI | {"6": "83.64"}, "ผ่าน")
    assert result.checks["total"].verdict == "inconsistent"
    assert "91.32" in result.checks["total"].message.th
    assert shown_total(result) == "91.32"


@pytest.mark.parametrize(
    ("year", "total", "level"),
    [(2564, "59.54", "D"), (2566, "84.14", "ต้องปรับปรุง"), (2562, "45.32", "F"), (2566, "69.99", "ต้องปรับปรุงโดยด่วน")],
)
def test_a_total_alone_can_decide_a_level(year: int, total: str, level: str) -> None:
    result = judged(year, {"total": total}, level)
    assert result.scorecard.grade.level.name.th == level
    assert verdicts(result)["level"] == "consistent"


def test_the_state_audit_office_only_passes_because_eit_is_below_85() -> None:
    result = judged(2568, {"total": "94.64", "EIT": "84.90"}, "ผ่าน")
    assert result.scorecard.grade.level.name.th == "ผ่าน"
    assert verdicts(result)["level"] == "consistent"


def test_without_its_eit_the_level_of_the_state_audit_office_cannot_be_decided() -> None:
    result = judged(2568, {"total": "94.64"}, "ผ่าน")
    assert result.scorecard.grade.level is None
    assert [one.name.th for one in result.scorecard.grade.possible] == ["ผ่านดี", "ผ่าน"]
    assert verdicts(result)["level"] == "undecidable"


def test_a_mean_over_a_province_agrees_and_has_no_steps() -> None:
    result = judged(2564, TRAT_MEAN, scope="average")
    assert verdicts(result) == {
        "instruments": "consistent",
        "total": "consistent",
        "level": "undecidable",
        "reachable": "undecidable",
    }


def test_93_75_can_be_reached_in_2564_and_42_56_cannot() -> None:
    assert verdicts(judged(2564, {"10": "93.75"}))["reachable"] == "consistent"
    impossible = judged(2564, {"10": "42.56"})
    assert verdicts(impossible)["reachable"] == "impossible"
    assert "37.50" in impossible.checks["reachable"].message.th
    assert "43.75" in impossible.checks["reachable"].message.th


@pytest.mark.parametrize("value", ["93.50", "97.50", "97.78", "97.14", "93.78", "96.00", "92.50", "94.64"])
def test_every_indicator_9_seen_in_2564_can_be_reached(value: str) -> None:
    assert verdicts(judged(2564, {"9": value}))["reachable"] == "consistent"


def test_an_internal_assessment_may_give_half_points() -> None:
    assert verdicts(judged(2563, {"10": "42.56"}, scope="internal"))["reachable"] == "undecidable"


@pytest.mark.parametrize("year", [2559, 2560, 2570])
def test_a_year_without_rules_is_undecidable(year: int) -> None:
    result = judged(year, {"total": "83.73"}, "AA")
    assert set(verdicts(result).values()) == {"undecidable"}
    assert str(year) in result.checks["total"].message.th


@pytest.mark.parametrize(("year", "level"), [(2566, "AA"), (2564, "ผ่านดี"), (2561, "A"), (2565, "ดีเลิศ")])
def test_a_level_of_another_years_system_is_inconsistent(year: int, level: str) -> None:
    result = judged(year, {"total": "96.00"}, level)
    assert verdicts(result)["level"] == "inconsistent"
    assert level in result.checks["level"].message.th


@pytest.mark.parametrize("written", ["ผ่าน ดี", "ระดับ ผ่านดี", "“ผ่านดี”"])
def test_a_level_may_be_written_in_many_ways(written: str) -> None:
    result = judged(2566, {"IIT": "95", "EIT1": "90", "EIT2": "88", "OIT": "100", "total": "95.20"}, written)
    assert verdicts(result)["level"] == "consistent"


def test_a_year_without_known_levels_decides_none() -> None:
    result = judged(2569, {"total": "96.00", "IIT": "96", "EIT": "96", "OIT": "96"}, "ผ่านดีเยี่ยม")
    assert verdicts(result)["level"] == "undecidable"
    assert verdicts(result)["total"] == "undecidable"


def test_the_five_indices_of_2561_add_up() -> None:
    ministry = {"1": "87.62", "2": "92.27", "3": "93.36", "4": "90.94", "5": "66.79", "total": "86.50"}
    result = judged(2561, ministry, "สูงมาก")
    assert verdicts(result)["total"] == "consistent"
    assert result.scorecard.grade.level.name.th == "สูงมาก"


def test_ten_indicators_in_a_year_of_five_indices_are_left_aside() -> None:
    """FY 2561 may mean the old round or the first of the new form: figures of the one are not judged by the other."""
    result = judged(2561, {str(number): "80" for number in range(1, 11)} | {"total": "86.50"}, "สูงมาก")
    assert verdicts(result)["instruments"] == verdicts(result)["total"] == "undecidable"
    assert "ตัวชี้วัดที่ 10" in result.checks["instruments"].message.th.replace("ดัชนี", "ตัวชี้วัด")
