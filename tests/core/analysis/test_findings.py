"""What stands out in a result."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.analysis.findings import (
    FindingKind,
    disclosures_at_zero,
    indicator_of,
    lowest,
    most_to_gain,
    name_of,
    questions_below,
    ranking,
    strengths,
    weaknesses,
)
from prongsai.core.analysis.recommendations import answerable, recommendations
from prongsai.core.measures.model import Answered, Source
from prongsai.core.published.row import Received
from prongsai.core.scoring.figures import Published
from prongsai.core.text import Text
from tests.core.analysis.build import counted, published
from tests.core.reports.real_results import lampang, mae_sai


def test_indicators_are_ranked_and_equal_ones_keep_their_numbers() -> None:
    card = published(2564, _1="90", _2="84.99", _3="90", _4="85")
    assert [(one.place, one.code, one.is_weak) for one in ranking(card)] == [
        (1, "1", False),
        (2, "3", False),
        (3, "4", False),
        (4, "2", True),
    ]
    assert ranking(card)[0].name.en == name_of(card, "1").en
    assert ranking(card)[0].figure == Published(Fraction(90))


def test_a_finding_says_what_it_is_and_what_it_would_bring() -> None:
    card = mae_sai().scorecard
    weak = weaknesses(card)
    assert [(one.kind, one.code, one.indicator) for one in weak] == [
        (FindingKind.WEAKNESS, code, code) for code in ("7", "2", "4", "8")
    ]
    assert weak[-1].name.th == "การปรับปรุงระบบการทำงาน"
    assert weak[-1].gain == Fraction("1.727")
    assert [one.code for one in strengths(card)] == ["9", "10", "1", "3", "5", "6"]
    assert {one.kind for one in strengths(card)} == {FindingKind.STRENGTH}


def test_the_lowest_of_each_instrument_several_where_they_are_equal() -> None:
    card = published(2564, _1="99", _2="98", _3="98", _6="90", _9="50", _10="60")
    assert {code: [one.code for one in found] for code, found in lowest(card).items()} == {
        "IIT": ["2", "3"],
        "OIT": ["9"],
    }


def test_questions_and_items_name_their_indicator() -> None:
    card = published(2564, i7="84.99", i8="85", o42="0", o41="100", o1="0")
    assert [(one.code, one.indicator, one.kind) for one in questions_below(card)] == [("i7", "2", FindingKind.QUESTION)]
    found = disclosures_at_zero(card)
    assert [(one.code, one.indicator, one.gain) for one in found] == [("o1", "9", Fraction(4, 9)), ("o42", "10", 5)]
    assert [indicator_of(card, code) for code in ("i30", "9.3", "10.2", "8", "IIT")] == ["5", "9", "10", "8", "IIT"]


def test_where_most_is_to_be_gained() -> None:
    most = most_to_gain(counted(2564, {"o42", "o43", "o1"}, Fraction(9, 10)))
    assert most is not None
    assert (most.code, most.gain) == ("10", 10)
    best = most_to_gain(published(2564, o1="0", o42="0", _8="90"))
    assert best is not None
    assert (best.code, best.gain) == ("o42", 5)
    assert most_to_gain(published(2564, total="90")) is None
    assert most_to_gain(published(2564, _9="100")) is None


def test_every_node_has_a_name() -> None:
    card = lampang().scorecard
    assert [name_of(card, code).th for code in ("10.2", "o42", "i1.1", "total", "zz")][3:] == ["คะแนนรวม", "zz"]
    assert name_of(mae_sai().scorecard, "EIT1").th.startswith("EIT ส่วนที่ 1")


def test_what_is_answered_is_copied_whole() -> None:
    received = Received({"o42": "ยังไม่พบรายงาน"}, {"10": "เร่งดำเนินการ"}, "ขอที่จอดรถ")
    found = answerable(published(2564, _10="75", o42="0"), received)
    name = name_of(lampang().scorecard, "o42")
    assert found == (
        Answered(Source.FINDING, "10", "10", Text("การป้องกันการทุจริต", "Prevention of corruption"), "75.00", "weakness"),
        Answered(Source.ASSESSOR, "10", "10", Text("เร่งดำเนินการ", "เร่งดำเนินการ"), "75.00"),
        Answered(Source.FINDING, "o42", "10", name, "0.00", "disclosure"),
        Answered(Source.REVIEWER, "o42", "10", Text("ยังไม่พบรายงาน", "ยังไม่พบรายงาน"), "0.00"),
        Answered(Source.EXTERNAL, "", "", Text("ขอที่จอดรถ", "ขอที่จอดรถ")),
    )


def test_keys_stay_what_they_are() -> None:
    """Measures keep them: another way of making them would part measures from what they answer."""
    received = Received({}, {"4": "ทำ  คู่มือ"}, "ขอที่จอดรถ")
    keys = [one.key for one in recommendations(published(2564, total="90"), received)]
    assert keys == KEYS


KEYS = ["assessor-4-9af7a9b8", "external-913fd2b4"]
