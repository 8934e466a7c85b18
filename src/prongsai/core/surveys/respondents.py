"""Who answers which survey: what they are told before the first question, on page, poster and paper alike.

The questions of eligibility follow the assessment (IIT: at work here for a year; EIT: in contact in this fiscal year);
the words are ours.
"""

from __future__ import annotations

from typing import NamedTuple

from prongsai.core.frameworks.model import Framework
from prongsai.core.text import Text

ROWS_A_MINUTE = 5
SHORTEST = 5


class Respondents(NamedTuple):
    """Those whom a survey asks: `called` in its title, `who` they are in a sentence, and the question asked first."""

    called: Text
    who: Text
    question: Text


STAFF = Respondents(
    Text("แบบสำรวจสำหรับบุคลากร", "Survey for staff"),
    Text(
        "ข้าราชการ พนักงาน ลูกจ้าง และผู้บริหาร ที่ทำงานในหน่วยงานนี้มาแล้วไม่น้อยกว่า 1 ปี",
        "Officials, employees and executives who have worked in this agency for a year or more",
    ),
    Text("ท่านทำงานในหน่วยงานนี้มาแล้วไม่น้อยกว่า 1 ปีหรือไม่", "Have you worked in this agency for a year or more?"),
)
PUBLIC = Respondents(
    Text("แบบสำรวจสำหรับประชาชนและผู้มาติดต่อ", "Survey for the public"),
    Text(
        "ประชาชนและหน่วยงานอื่นที่รับบริการหรือติดต่อหน่วยงานนี้ในปีงบประมาณนี้",
        "Everybody who was served by or in contact with this agency in this fiscal year",
    ),
    Text(
        "ท่านเคยรับบริการหรือติดต่อหน่วยงานนี้ในปีงบประมาณนี้หรือไม่",
        "Have you used a service of this agency or been in contact with it in this fiscal year?",
    ),
)


def respondents_of(survey: str) -> Respondents:
    """Whom the survey IIT, EIT, EIT1 or EIT2 asks."""
    return STAFF if survey == "IIT" else PUBLIC


def minutes(framework: Framework, instrument: str) -> int:
    """About how many minutes an instrument takes: five rows a minute, in steps of five; our own estimate."""
    rows = len(framework.rows_of(instrument))
    return max(SHORTEST, -(-rows // (ROWS_A_MINUTE * SHORTEST)) * SHORTEST)
