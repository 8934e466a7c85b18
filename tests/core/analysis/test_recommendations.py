"""What a plan must answer, and advice as things of their own."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.analysis.recommendations import answerable, key_of, must_answer, recommendations
from prongsai.core.frameworks.loader import load
from prongsai.core.measures.model import Source
from prongsai.core.published.row import Received
from prongsai.core.scoring.scorecard import Scorecard, score
from tests.core.reports.real_results import chan_lan, lampang, mae_sai, song_phi_nong, subject, tham_rong

NOTHING = Received()


def told(card: Scorecard, received: Received = NOTHING) -> list[tuple[str, str, str]]:
    return [(one.kind or one.source, one.code, one.shown) for one in answerable(card, received)]


def test_weak_indicators_and_the_lowest_of_each_instrument_are_answered() -> None:
    assert told(mae_sai().scorecard) == [
        ("weakness", "2", "84.45"),
        ("weakness", "4", "83.07"),
        ("weakness", "7", "84.54"),
        ("weakness", "8", "82.73"),
    ]


def test_without_a_weakness_the_lowest_is_answered_even_when_it_is_high() -> None:
    assert told(lampang().scorecard) == [("lowest", "2", "98.83"), ("lowest", "8", "97.75"), ("lowest", "10", "93.75")]


def test_an_indicator_that_alone_was_published_is_what_its_agency_works_on() -> None:
    assert told(tham_rong().scorecard) == [
        ("lowest", "4", "94.48"),
        ("weakness", "8", "83.65"),
        ("weakness", "9", "50.00"),
    ]


def test_a_total_alone_leaves_nothing_to_answer() -> None:
    assert told(chan_lan().scorecard) == []


def test_a_full_indicator_asks_for_nothing() -> None:
    full = subject("x", 2564, {"9": "100", "10": "100"})
    assert told(full.scorecard) == []


def test_a_plan_must_answer_weaknesses_and_may_answer_all_else() -> None:
    found = answerable(tham_rong().scorecard, Received(suggestions="ขอที่จอดรถ"))
    assert [(one.code, must_answer(one)) for one in found] == [("4", False), ("8", True), ("9", True), ("", False)]


def test_questions_and_items_stand_below_their_indicator() -> None:
    one = subject("x", 2564, {"1": "90", "2": "80", "i7": "70", "i1": "84.99", "i2": "85", "o3": "0", "o2": "100"})
    assert told(one.scorecard) == [
        ("question", "i1", "84.99"),
        ("weakness", "2", "80.00"),
        ("question", "i7", "70.00"),
        ("disclosure", "o3", "0.00"),
    ]


def test_advice_of_assessors_stands_with_what_it_is_about_and_suggestions_come_last() -> None:
    about = song_phi_nong()
    found = recommendations(about.scorecard, about.received)
    assert [(one.source, one.code, one.indicator) for one in found] == [
        (Source.ASSESSOR, "4", "4"),
        (Source.ASSESSOR, "8", "8"),
        (Source.ASSESSOR, "9", "9"),
        (Source.ASSESSOR, "10", "10"),
        (Source.EXTERNAL, "", ""),
        (Source.EXTERNAL, "", ""),
    ]
    assert found[0].about.th == "การใช้ทรัพย์สินของราชการ"
    assert found[-1].text == "รับเรื่องสาธารณูปโภคผ่านระบบออนไลน์"
    assert [one.name.th for one in answerable(about.scorecard, about.received)] == [one.text for one in found]


def test_advice_on_an_instrument_and_notes_of_reviewers_are_recommendations() -> None:
    received = Received({"o42": "ไม่มีการวิเคราะห์"}, {"OIT": "เร่งเปิดเผย", "IIT": "กำกับการยืม"})
    found = recommendations(song_phi_nong().scorecard, received)
    assert [(one.source, one.code, one.indicator, one.about.en) for one in found] == [
        (Source.ASSESSOR, "IIT", "", found[0].about.en),
        (Source.ASSESSOR, "OIT", "", found[1].about.en),
        (Source.REVIEWER, "o42", "10", found[2].about.en),
    ]
    assert "IIT" != found[0].about.en != ""


def test_each_line_is_a_recommendation_without_its_bullet() -> None:
    text = "1. ทำคู่มือ\n ๒) อบรม\n- ตรวจ\n\n• 2.5 ล้านบาทต้องประกาศ\n1.5 เท่าของเดิม\nทำคู่มือ"
    found = recommendations(song_phi_nong().scorecard, Received(recommendations={"4": text}))
    assert [one.text for one in found] == ["ทำคู่มือ", "อบรม", "ตรวจ", "2.5 ล้านบาทต้องประกาศ", "1.5 เท่าของเดิม"]


def test_advice_on_something_that_the_year_does_not_have_is_kept() -> None:
    found = recommendations(song_phi_nong().scorecard, Received(recommendations={"11": "ก", "1": "ข"}))
    assert [(one.code, one.indicator, one.about.th) for one in found][1] == ("11", "", "11")


def test_keys_stay_with_words_and_are_never_shared() -> None:
    about = song_phi_nong()
    texts = Received({"o1": "ครบ"}, {"4": "ก  ข", "8": "ก ข"}, "ก ข\nค")
    turned = Received({"o1": "ครบ"}, {"8": "ก ข", "4": "ก ข"}, "ค\nก ข")
    keys = [one.key for one in recommendations(about.scorecard, texts)]
    assert sorted(keys) == sorted(one.key for one in recommendations(about.scorecard, turned))
    assert len(set(keys)) == len(keys) == 5
    assert [key_of(one) for one in answerable(about.scorecard, texts)] == keys


def test_the_key_of_a_finding_says_what_it_is() -> None:
    assert [key_of(one) for one in answerable(tham_rong().scorecard, NOTHING)] == [
        "finding-lowest-4",
        "finding-weakness-8",
        "finding-weakness-9",
    ]


def test_indices_of_the_first_year_are_answered_too() -> None:
    first = subject("x", 2561, {"1": "87.62", "5": "66.79"})
    assert told(first.scorecard, Received(recommendations={"5": "ทบทวน"})) == [
        ("weakness", "5", "66.79"),
        ("assessor", "5", "66.79"),
    ]


def test_a_counted_result_is_answered_like_a_published_one() -> None:
    items = {code: 100 for code, item in load(2564).items.items() if not item.rows}
    card = score(load(2564), [], items | {"o42": 0})
    assert told(card) == [("weakness", "10", "75.00"), ("disclosure", "o42", "0.00")]
    assert card.figure("10").value == Fraction(75)  # type: ignore[union-attr]
