"""Every weakness is answered by a measure, or left open with a reason."""

from __future__ import annotations

from prongsai.core.measures.coverage import cannot_be_adopted, open_questions
from prongsai.core.measures.model import Answered, Source
from prongsai.core.text import Text

FOUR = Answered(Source.FINDING, "4", "4", Text("การใช้ทรัพย์สินของราชการ", "Use of property"), "83.07", "weakness")
EIGHT = Answered(Source.FINDING, "8", "8", Text("การปรับปรุงระบบการทำงาน", "Improvement"), "82.73", "weakness")
QUESTION = Answered(Source.FINDING, "i15", "4", Text("รู้แนวปฏิบัติ", "Knows the rules"), "80.00", "question")
LOWEST = Answered(Source.FINDING, "10", "10", Text("การป้องกันการทุจริต", "Prevention"), "93.75", "lowest")


def test_only_weaknesses_must_be_answered() -> None:
    assert open_questions([FOUR, EIGHT, QUESTION, LOWEST], [], []) == (FOUR, EIGHT)


def test_a_measure_for_a_question_answers_the_indicator_it_belongs_to() -> None:
    assert open_questions([FOUR, EIGHT], [QUESTION], []) == (EIGHT,)


def test_what_was_left_open_is_spoken_of() -> None:
    assert open_questions([FOUR, EIGHT], [FOUR], ["8"]) == ()


def test_a_risk_answers_no_weakness() -> None:
    risk = Answered(Source.RISK, "4", "4", Text("ความเสี่ยง", "Risk"))
    assert open_questions([FOUR], [risk], []) == (FOUR,)


def test_the_sentence_names_what_nothing_was_said_about() -> None:
    said = cannot_be_adopted([FOUR, EIGHT])
    assert said.th == (
        "ยังไม่มีมาตรการสำหรับ ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ (83.07) และตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน (82.73) "
        "โปรดเพิ่มมาตรการ หรือระบุเหตุผลที่ยังไม่ดำเนินการ"
    )
    assert "indicator 4 Use of property (83.07) and indicator 8" in said.en
