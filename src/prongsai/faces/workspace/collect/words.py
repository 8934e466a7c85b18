"""What is said to those who are asked: on posters, in letters and messages, in names of files."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from prongsai.adapters.render.poster import Fact, Poster
from prongsai.core.reports.saying import NO_BREAK, Saying
from prongsai.core.surveys.respondents import respondents_of
from prongsai.core.text import Language, Text
from prongsai.core.thai.dates import buddhist_year, thai_date
from prongsai.core.thai.names import short_name
from prongsai.faces.parts.survey.on_paper import warnings_of
from prongsai.records.rounds.models import Enrolment, RoundKind

SURVEYS = {
    "IIT": Text("IIT สำหรับบุคลากร", "IIT: staff"),
    "EIT": Text("EIT สำหรับประชาชนและผู้มาติดต่อ", "EIT: the public"),
    "EIT1": Text("EIT ส่วนที่ 1 สำหรับประชาชนและผู้มาติดต่อ", "EIT part 1: the public"),
    "EIT2": Text("EIT ส่วนที่ 2 โดยผู้สัมภาษณ์", "EIT part 2: by interviewers"),
}
CALL = Text("ส่องแล้วตอบ {minutes} นาที", f"Scan: {{minutes}}{NO_BREAK}minutes")
CALL_ALONE = Text("ส่องเพื่อตอบแบบวัด", "Scan to answer")
WHO = Text("ใครตอบได้", "Who may answer")
UNTIL = Text("ตอบได้ถึง", "Until")
NOBODY_KNOWS = Text("ไม่มีใครรู้ว่าใครตอบอะไร", "Nobody can know who answered what")
NOT_ASKED = Text("ไม่ถามชื่อ ไม่เก็บสิ่งที่บอกได้ว่าท่านเป็นใคร", "No name is asked; nothing that tells who you are is kept")
BY_HAND = Text("หรือพิมพ์ลิงก์นี้", "Or type this link")
NOT_REAL = Text("ไม่ใช่การประเมินจริง คำตอบใช้เพื่อเตรียมตัวเท่านั้น", "Not the real assessment; answers serve to prepare for it")
MADE_UP = Text("หน่วยงานนี้สมมุติขึ้นเพื่อสาธิตการใช้งาน", "This agency is made up to show how the software works")
QR_OF = Text("QR ของลิงก์ {link}", "QR code of {link}")
POINT = Text("จุดบริการ {name}", "Service point: {name}")
INVITES = Text(
    "{agency} ขอเชิญ{who}\nตอบแบบวัดการรับรู้ ในการประเมินคุณธรรมและความโปร่งใส (ITA){takes}\nโปรดตอบตามที่ท่านพบเห็นจริง",
    "{agency} invites: {who}.\nPlease answer the Integrity and Transparency Assessment (ITA) survey{takes}.\n"
    "Answer as you have found it to be.",
)
TAKES = Text(" ใช้เวลาประมาณ {minutes} นาที", "; it takes about {minutes} minutes")
LAST_DAY = Text("ตอบได้ถึงวันที่ {day} ที่ลิงก์\n{link}", "Until {day}:\n{link}")


class Way(NamedTuple):
    """A link by which people come to a survey of an agency, and what they are told; `point` is a counter's name.

    `minutes` is 0 where nobody knows them, as the questions of that year are not published: then nothing is said.
    """

    enrolment: Enrolment
    survey: str
    link: str
    deadline: date
    minutes: int
    point: str = ""


def invitation(way: Way) -> Text:
    """A message to paste. What another system keeps of those who answer there is not ours to promise."""
    return Text(_invitation(way, Saying("th")), _invitation(way, Saying("en")))


def _invitation(way: Way, saying: Saying) -> str:
    enrolment, who = way.enrolment, saying.name(respondents_of(way.survey, way.enrolment.round.fiscal_year).who)
    marks = " · ".join(map(saying.name, warnings_of(enrolment)))
    takes = saying.say(TAKES, minutes=way.minutes) if way.minutes else ""
    lines = [
        f"[{marks}]" if marks else "",
        saying.say(INVITES, agency=enrolment.agency.name, who=who, takes=takes),
        f"{saying.name(NOT_ASKED)} · {saying.name(NOBODY_KNOWS)}" if enrolment.round.is_asked_here else "",
        saying.say(LAST_DAY, day=day_of(way.deadline, saying.language), link=way.link),
        f"({saying.name(enrolment.round.name)})",
    ]
    return "\n".join(filter(None, lines))


def day_of(day: date, language: Language) -> str:
    """A day as posters say it, of the Buddhist Era in both languages."""
    return thai_date(day) if language == "th" else f"{day.day} {day:%B} {day.year} (BE {buddhist_year(day)})"


def poster(way: Way, language: Language) -> Poster:
    """The poster of a link."""
    saying, the_round = Saying(language), way.enrolment.round
    respondents = respondents_of(way.survey, way.enrolment.round.fiscal_year)
    facts = [
        Fact(saying.name(WHO), saying.name(respondents.who)),
        Fact(saying.name(UNTIL), day_of(way.deadline, language).replace(" ", NO_BREAK, 2)),
    ]
    if the_round.is_asked_here:
        facts.append(Fact(saying.name(NOBODY_KNOWS), saying.name(NOT_ASKED)))
    return Poster(
        language,
        way.link,
        saying.say(CALL, minutes=way.minutes) if way.minutes else saying.name(CALL_ALONE),
        way.enrolment.agency.name,
        saying.name(respondents.called),
        tuple(facts),
        saying.name(the_round.name),
        saying.name(BY_HAND),
        saying.say(QR_OF, link=way.link),
        saying.say(POINT, name=way.point) if way.point else "",
        tuple(map(saying.name, warnings_of(way.enrolment))),
        saying.name(_why(way.enrolment)),
        (short_name(way.enrolment.agency.name).rpartition(".")[2],),
    )


def _why(enrolment: Enrolment) -> Text:
    if enrolment.round.kind == RoundKind.REHEARSAL:
        return NOT_REAL
    return MADE_UP if enrolment.round.is_simulated else Text("", "")
