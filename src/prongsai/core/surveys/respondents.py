"""Who answers which survey: what they are told before the first question, on page, poster and paper alike.

The questions of eligibility follow the assessment (IIT: at work here for a year; EIT: in contact in this fiscal year);
the words are ours.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from prongsai.core.frameworks.model import Framework
from prongsai.core.text import Text

INTERVIEWED = "EIT2"
OF_STAFF = "IIT"
SECONDS_A_ROW = 10
"""To read a row and choose; our own estimate, only for "about so many minutes"."""


READ_ALOUD = (
    Text(
        "ขอถามความเห็นของท่านต่อหน่วยงานนี้ ในการประเมินคุณธรรมและความโปร่งใส (ITA) ใช้เวลาประมาณ {minutes} นาที",
        "I would like to ask what you think of this agency, for the Integrity and Transparency Assessment (ITA). "
        "It takes about {minutes} minutes.",
    ),
    Text(
        "ท่านจะตอบหรือไม่ก็ได้ ข้ามข้อใดก็ได้ และหยุดเมื่อใดก็ได้",
        "You need not take part, may leave out any question, and may stop at any time.",
    ),
    Text(
        "ไม่มีการถามหรือเก็บชื่อ เบอร์โทร หรือเวลาที่ท่านตอบ",
        "Your name, telephone number and the time of your answers are neither asked nor kept.",
    ),
    Text(
        "ดิฉัน/ผมทราบคำตอบเพราะเป็นผู้ถาม แต่ไม่มีสิ่งใดบันทึกว่าใครเป็นผู้ตอบ และหน่วยงานนี้ไม่เห็นคำตอบของท่าน",
        "I know your answers since I ask them, but nothing records who gave them, and this agency does not see them.",
    ),
)
"""What an interviewer says before the first question of the survey INTERVIEWED."""


class Population(StrEnum):
    """Whose headcount a survey is measured by."""

    STAFF = "staff"
    SERVED = "served"


class Respondents(NamedTuple):
    """Those whom a survey asks: `called` in its title, `who` they are in a sentence, and what is asked first.

    That first question, with its two answers, decides who goes on; what was said is never stored.
    """

    called: Text
    who: Text
    asks: Text
    yes: Text
    no: Text

    @property
    def whom(self) -> Text:
        """For whom the survey is, said to those whom it is not for."""
        return Text(f"แบบวัดนี้สำหรับ{self.who.th}", f"This survey is for {self.who.en[0].lower()}{self.who.en[1:]}.")


STAFF = Respondents(
    Text("แบบวัดสำหรับบุคลากร", "Survey for staff"),
    Text(
        "ข้าราชการ พนักงาน ลูกจ้าง และผู้บริหาร ที่ทำงานในหน่วยงานนี้มาแล้วไม่น้อยกว่า 1 ปี",
        "Officials, employees and executives who have worked in this agency for a year or more",
    ),
    Text("ท่านทำงานที่หน่วยงานนี้มาแล้วครบ 1 ปีหรือไม่", "Have you worked at this agency for a year or more?"),
    Text("ครบ 1 ปีแล้ว", "Yes, a year or more"),
    Text("ยังไม่ครบ หรือไม่ได้ทำงานที่นี่", "Not yet, or I do not work here"),
)


def respondents_of(survey: str, fiscal_year: int) -> Respondents:
    """Whom the survey IIT, EIT, EIT1 or EIT2 asks; a round's fiscal year begins on 1 October of the year before."""
    return STAFF if survey == OF_STAFF else _served(fiscal_year)


def is_interviewed(survey: str) -> bool:
    """Whether a survey is answered to an interviewer alone; no source tells the least number of its answers."""
    return survey == INTERVIEWED


def population_kind(survey: str) -> Population:
    """Whose headcount the least number of a survey's answers follows."""
    return Population.STAFF if survey == OF_STAFF else Population.SERVED


def minutes(framework: Framework, instrument: str) -> int:
    """About how many minutes an instrument takes, from the number of its rows."""
    return -(-len(framework.rows_of(instrument)) * SECONDS_A_ROW // 60)


def _served(fiscal_year: int) -> Respondents:
    begins = Text(f"1 ตุลาคม {fiscal_year - 1}", f"1 October {fiscal_year - 544}")
    return Respondents(
        Text("แบบวัดสำหรับประชาชนและผู้มาติดต่อ", "Survey for the public"),
        Text(
            f"ประชาชนและหน่วยงานอื่นที่รับบริการหรือติดต่อหน่วยงานนี้ตั้งแต่ {begins.th}",
            f"Everybody who was served by or in contact with this agency since {begins.en}",
        ),
        Text(
            f"ตั้งแต่ {begins.th} ท่านเคยติดต่อหรือรับบริการจากหน่วยงานนี้หรือไม่",
            f"Since {begins.en}, have you had any contact with this agency or used its services?",
        ),
        Text("เคย", "Yes"),
        Text("ไม่เคย", "No"),
    )
