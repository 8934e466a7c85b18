"""From a result to measures that an agency may begin with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from prongsai.core.analysis.recommendations import answerable
from prongsai.core.frameworks.loader import load
from prongsai.core.measures.drafting import Topic, topics
from prongsai.core.measures.drafts import DraftMeasure, Years
from prongsai.core.measures.owners import UsualOwner, unit_for, units_for
from prongsai.core.published.check import judge
from prongsai.core.published.row import PublishedRow, Received
from prongsai.core.thai.dates import fiscal_year

MAE_SAI = ("95.01", "84.45", "88.62", "83.07", "86.04", "85.07", "84.54", "82.73", "100", "100")
OCTOBER, FEBRUARY, NEXT_YEAR = date(2023, 10, 5), date(2024, 2, 15), date(2025, 1, 1)


def drafted(
    scores: Mapping[str, str] | None = None, year: int = 2566, today: date = OCTOBER, **received: object
) -> dict[str, Topic]:
    figures = scores or {str(number): value for number, value in enumerate(MAE_SAI, start=1)}
    row = PublishedRow(1, "เทศบาล", year, {code: Fraction(one) for code, one in figures.items()})
    card = judge(row, load(year)).scorecard
    assert card is not None
    to_answer = answerable(card, Received(**received))  # type: ignore[arg-type]
    found = topics(card, to_answer, Years(year + 1, year + 1, year + 1, today))
    return {one.code: one for one in found}


def defaults(topic: Topic) -> list[DraftMeasure]:
    return [one for one in topic.drafts if one.is_default]


def test_each_weakness_has_one_measure_ready_and_others_to_choose() -> None:
    found = drafted()
    assert [(one.code, one.shown, one.is_weak) for one in found.values() if one.is_weak] == [
        ("2", "84.45", True), ("4", "83.07", True), ("7", "84.54", True), ("8", "82.73", True),
    ]  # fmt: skip
    assert all(len(defaults(one)) == 1 and len(one.drafts) >= 3 for one in found.values() if one.is_weak)


def test_the_lowest_of_an_instrument_is_a_topic_even_when_it_is_high() -> None:
    high = {str(number): "98" for number in range(1, 11)} | {"4": "94.48"}
    assert not drafted(high)["4"].is_weak
    assert [one.key for one in defaults(drafted(high)["4"])] == ["property-manual"]


def test_advice_on_an_instrument_joins_its_lowest_indicator() -> None:
    found = drafted(recommendations={"IIT": "พัฒนาด้านทรัพย์สิน"})
    assert "IIT" not in found
    assert [(one.source.value, one.code) for one in found["4"].answers] == [("assessor", "IIT"), ("finding", "4")]
    assert defaults(found["4"])[0].answers == found["4"].answers


def test_what_people_outside_suggest_comes_last_with_measures_of_its_own() -> None:
    found = drafted(suggestions="ควรมีระบบออนไลน์")
    assert list(found)[-1] == ""
    assert defaults(found[""])[0].key == "answer-suggestions"


def test_an_item_at_zero_gets_what_it_asks_for_and_the_reviewers_note() -> None:
    scores = {str(number): value for number, value in enumerate(MAE_SAI, start=1)} | {"o42": "0"}
    topic = drafted(scores, notes={"o42": "ไม่มีการวิเคราะห์"})["10"]
    (mending,) = defaults(topic)
    assert mending.title.th == "เปิดเผยข้อมูล “มาตรการส่งเสริมคุณธรรมและความโปร่งใส” (ข้อ o34) ให้ครบถ้วน"
    assert [one.text.th for one in mending.steps][:2] == [
        "จัดทำการวิเคราะห์ผล ITA ปีที่แล้ว",
        "จัดทำมาตรการ วิธีทำ ผู้รับผิดชอบ และการติดตาม",
    ]
    assert (mending.expected_gain, {one.source.value for one in mending.answers}) == ("2.00", {"finding", "reviewer"})


def test_many_items_at_zero_are_gathered_by_sub_indicator() -> None:
    scores = {"9": "40", "10": "80"} | {f"o{number}": "0" for number in range(1, 13)}
    mending = [one for one in drafted(scores)["9"].drafts if one.key.startswith("oit-")]
    assert [one.key for one in mending] == ["oit-9.1", "oit-9.2"]
    assert sum(len(one.answers) for one in mending) == 12
    assert mending[0].steps[0].text.th.startswith("ข้อ o1 ")


def test_indices_of_2561_have_topics_too() -> None:
    found = drafted({"1": "70", "2": "90", "3": "90", "4": "90", "5": "90"}, year=2561)
    assert [one.key for one in defaults(found["1"])] == ["budget-briefing"]


@pytest.mark.parametrize("today", [OCTOBER, FEBRUARY, date(2024, 9, 30)])
def test_nothing_in_a_draft_lies_in_the_past_or_outside_the_year(today: date) -> None:
    scores = {str(number): value for number, value in enumerate(MAE_SAI, start=1)} | {"o42": "0"}
    for topic in drafted(scores, today=today, suggestions="ควรปรับปรุง").values():
        for one in topic.drafts:
            times = [one.period, *(step.period for step in one.steps)]
            assert all(time.ends_on >= today for time in times), one.key
            assert {fiscal_year(day) for time in times for day in time[:2]} == {2567}, one.key
            assert all(one.period.starts_on <= time.starts_on and time.ends_on <= one.period.ends_on for time in times)


def test_the_plan_of_a_year_that_is_over_keeps_its_usual_months() -> None:
    assert defaults(drafted(today=NEXT_YEAR)["4"])[0].period[:2] == (date(2023, 10, 1), date(2024, 3, 31))


def test_units_are_found_under_the_names_that_agencies_give_them() -> None:
    local = ["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง"]
    assert units_for([UsualOwner.FINANCE, UsualOwner.HR, UsualOwner.CLERK], local) == ("กองคลัง", "สำนักปลัดเทศบาล")
    assert unit_for(UsualOwner.FINANCE, ["ฝ่ายบริหาร", "ฝ่ายการเงินและบัญชี"]) == "ฝ่ายการเงินและบัญชี"
    assert unit_for(UsualOwner.LEGAL, ["คณะวิทยาศาสตร์", "คณะแพทยศาสตร์"]) == "คณะวิทยาศาสตร์"
    assert unit_for(UsualOwner.ALL, local) is None
    assert unit_for(UsualOwner.HR, []) is None
