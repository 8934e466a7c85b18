"""แบบวัดบนกระดาษ: a survey as a form to tick with a pen, with the numbers that whoever keys it in types.

No name is asked, nothing is signed: the sheet is folded and put into a box.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.model import AnswerRow, Framework, Instrument, Item, known_items
from prongsai.core.frameworks.wording import Overlay, wording
from prongsai.core.reports.blocks import (
    Band,
    Block,
    Callout,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    Title,
    Words,
    strong,
    verbatim,
    words,
)
from prongsai.core.reports.frame import DOTS, document
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.saying import NO_BREAK, Saying
from prongsai.core.surveys.respondents import READ_ALOUD, is_interviewed, minutes, respondents_of
from prongsai.core.text import Text

BOX = "\u2610"
GAP = NO_BREAK * 2
LINES_FOR_WORDS = 3
NAME = Text("แบบวัดบนกระดาษ", "Survey on paper")
INTRODUCES = Text(
    "ใช้เวลาประมาณ {minutes} นาที โปรดตอบตามที่ท่านพบเห็นจริง โดยทำเครื่องหมาย ✓ ในช่อง {box} เพียงช่องเดียวในแต่ละข้อ "
    "ข้อใดไม่ทราบหรือไม่ประสงค์ตอบ เว้นว่างได้",
    "It takes about {minutes} minutes. Answer as you have found it to be: tick one {box} for each question. "
    "Leave out what you do not know or do not want to answer.",
)
UNKNOWN = Text("ไม่มีใครรู้ว่าใครตอบ", "Nobody can know who answered")
UNKNOWN_SAYS = Text(
    "โปรดอย่าเขียนชื่อหรือลงลายมือชื่อ ตอบแล้วพับใส่กล่องรับแบบด้วยตนเอง ผู้บันทึกเห็นเพียงคำตอบ และแผ่นกระดาษจะถูกทำลายเมื่อบันทึกแล้ว",
    "Write no name and do not sign. Fold the sheet and put it into the box yourself. "
    "Whoever keys it in sees the answers alone, and the sheet is destroyed afterwards.",
)
ASKED_ALOUD = Text(
    "สำหรับผู้สัมภาษณ์: อ่านคำถามและตัวเลือก แล้วทำเครื่องหมาย ✓ ในช่อง {box} เพียงช่องเดียวตามที่ผู้ตอบเลือก ข้อที่ผู้ตอบไม่ทราบหรือไม่ประสงค์ตอบ "
    "เว้นว่าง โปรดอย่าเขียนชื่อผู้ตอบ ชื่อผู้สัมภาษณ์ หรือเวลา บันทึกแล้วทำลายแผ่นกระดาษ",
    "For the interviewer: read questions and options aloud and tick one {box} as the person chooses; leave out what "
    "the person does not know or does not want to answer. Write no name of either of you and no time, and destroy the "
    "sheet once it is keyed.",
)
ALOUD = Text("อ่านให้ผู้ตอบฟังก่อนเริ่ม", "Read this aloud before you begin")
FIRST = Text("ก่อนเริ่ม", "Before you begin")
YES, NO = Text("ใช่ ตอบต่อได้", "Yes: go on"), Text("ไม่ใช่ ไม่ต้องตอบ ขอบคุณ", "No: please stop here, thank you")
CODE, ASKS = Text("ข้อ", "No."), Text("คำถาม", "Question")
SUGGESTS = Text(
    "ข้อเสนอแนะของท่านต่อหน่วยงานนี้ (ถ้ามี) โปรดอย่าเขียนชื่อบุคคลหรือหมายเลขโทรศัพท์",
    "Your suggestions to this agency, if any. Please name no persons and no telephone numbers.",
)
FOR_KEYING = Text(
    "สำหรับผู้บันทึก: พิมพ์ตัวเลขหน้าคำตอบลงในคอลัมน์ตามรหัสข้อ ข้อที่เว้นว่างไม่ต้องพิมพ์ แบบที่ตอบว่า “ไม่ใช่” ในส่วนก่อนเริ่ม ไม่ต้องบันทึก",
    "For keying: type the number before the answer into the column of that code; leave blank what was left blank. "
    "Do not key sheets that say “No” under “Before you begin”.",
)
REHEARSAL = Text("ซ้อม", "Rehearsal")
REHEARSAL_SAYS = Text(
    "แบบนี้ใช้ซ้อมเตรียมตัว ไม่ใช่การประเมินจริง และไม่นับรวมกับการประเมินจริง",
    "This form serves to prepare: it is not the real assessment and never counts in it.",
)
SIMULATED = Text("ข้อมูลจำลอง", "Simulated data")
SIMULATED_SAYS = Text("หน่วยงานนี้สมมุติขึ้นเพื่อสาธิตการใช้งาน", "This agency is made up to show how the software works.")
UNCHECKED = Text(NOT_CHECKED.th, f"Rules {NOT_CHECKED.en}")
OUR_WORDS = Text(
    "ข้อคำถามในแบบนี้เป็นถ้อยคำของโปรแกรม รายการข้อคำถามและตัวเลือก{unchecked}",
    "The questions are in our own words; their list and options are {unchecked}.",
)


@dataclass(frozen=True, slots=True)
class Form:
    """Which survey is printed, under which rules, in which round (its name as pages say it, and its year)."""

    framework: Framework
    survey: str
    instrument: str
    round_name: Text
    fiscal_year: int
    rehearsed: bool = False
    official: Overlay | None = None


def questionnaire(form: Form, setting: Setting) -> Document:
    """The survey as a form to print."""
    saying = Saying(setting.language)
    title = saying.name(respondents_of(form.survey, form.fiscal_year).called)
    made = document(setting, title, _blocks(form, setting, saying, title))
    return replace(made, metadata=replace(made.metadata, terms=(*made.metadata.terms, *_answers(form, saying))))


def _answers(form: Form, saying: Saying) -> tuple[str, ...]:
    """The words of all options: a line is not broken within one."""
    scales = [form.framework.scales[row.scale] for row in form.framework.rows_of(form.instrument)]
    labels = [saying.name(one.label.text) for scale in scales for one in scale.options]
    return tuple(dict.fromkeys(one for one in labels if " " not in one))


def _blocks(form: Form, setting: Setting, saying: Saying, title: str) -> Iterator[Block]:
    respondents = respondents_of(form.survey, form.fiscal_year)
    yield Title("title", (title, setting.agency))
    yield Paragraph("round", words(f"{form.survey} · {saying.name(form.round_name)}"), "center")
    yield from _notices(form, setting, saying)
    yield from _introduction(form, saying)
    yield Heading("first", 2, saying.name(FIRST))
    yield Paragraph("eligible", words(strong(saying.name(respondents.asks))))
    yield Paragraph("eligible-answers", words(GAP.join(_box(saying.name(one)) for one in (YES, NO))), "indent")
    yield _questions(form, saying)
    yield from _suggestions(form, saying)
    yield Paragraph("for-keying", words(saying.name(FOR_KEYING)), "note")
    yield from _whose_words(form, saying)


def _introduction(form: Form, saying: Saying) -> Iterator[Block]:
    """What the respondent reads, or what the interviewer does and says."""
    length = minutes(form.framework, form.instrument)
    if is_interviewed(form.survey):
        yield Paragraph("introduces", words(saying.say(ASKED_ALOUD, box=BOX)))
        lines = tuple(words(saying.say(one, minutes=length)) for one in READ_ALOUD)
        yield Callout("unknown", "notice", saying.name(ALOUD), lines)
    else:
        yield Paragraph("introduces", words(saying.say(INTRODUCES, minutes=length, box=BOX)))
        yield Callout("unknown", "notice", saying.name(UNKNOWN), (words(saying.name(UNKNOWN_SAYS)),))


def _notices(form: Form, setting: Setting, saying: Saying) -> Iterator[Block]:
    """One frame says what nobody may overlook: that it is a rehearsal, that the agency is made up."""
    notices = [(REHEARSAL, REHEARSAL_SAYS)] if form.rehearsed else []
    notices += [(SIMULATED, SIMULATED_SAYS)] if setting.simulated else []
    if notices:
        title = " · ".join(saying.name(one) for one, _ in notices)
        yield Callout("notices", "warning", title, tuple(words(saying.name(says)) for _, says in notices))


def _whose_words(form: Form, saying: Saying) -> Iterator[Block]:
    if not _is_official(form):
        says = saying.say(OUR_WORDS, unchecked=saying.name(NOT_CHECKED))
        yield Callout("unverified", "unverified", saying.name(UNCHECKED), (words(says),))


def _is_official(form: Form) -> bool:
    """Whether every question is in official words and found in a source."""
    rows = form.framework.rows_of(form.instrument)
    official = form.official.wordings if form.official else {}
    return all(one.code in official and one.basis.status.is_firm for one in rows)


def _questions(form: Form, saying: Saying) -> Table:
    columns = (Column(saying.name(CODE), 0.5, "center"), Column(saying.name(ASKS), 6))
    instrument = form.framework.instrument(form.instrument)
    return Table("questions", columns, tuple(_rows(form, instrument, saying)))


def _rows(form: Form, instrument: Instrument, saying: Saying) -> Iterator[Row | Band]:
    for indicator in instrument.indicators:
        yield Band(saying.name(wording(form.framework, form.official, indicator.code)))
        for item in known_items(indicator):
            yield from _item(form, item, saying)


def _item(form: Form, item: Item, saying: Saying) -> Iterator[Row]:
    asks = saying.name(wording(form.framework, form.official, item.code))
    hint = saying.name(item.hint.text) if item.hint else ""
    if len(item.rows) == 1 and item.rows[0].code == item.code:
        yield _row(form, item.rows[0], asks, hint, saying)
        return
    yield Row((_code(item.code), (words(strong(asks)), *_line(hint))))
    for row in item.rows:
        yield _row(form, row, saying.name(wording(form.framework, form.official, row.code)), "", saying)


def _row(form: Form, row: AnswerRow, asks: str, hint: str, saying: Saying) -> Row:
    options = form.framework.scales[row.scale].options
    boxes = (_box(f"{number}{NO_BREAK}{saying.name(one.label.text)}") for number, one in enumerate(options, start=1))
    return Row((_code(row.code), (words(strong(asks)), *_line(hint), words(f"{GAP} ".join(boxes)))))


def _box(answer: str) -> str:
    return f"{BOX}{NO_BREAK}{answer.replace(' ', NO_BREAK)}"


def _code(code: str) -> Cell:
    return (words(verbatim(code)),)


def _line(text: str) -> tuple[Words, ...]:
    return (words(text),) if text else ()


def _suggestions(form: Form, saying: Saying) -> Iterator[Block]:
    """Lines for own words, where the instrument asks for them or asks the public."""
    asked = [one.asks.text for one in form.framework.instrument(form.instrument).free_texts]
    if not asked and form.instrument == "EIT":
        asked = [SUGGESTS]
    for number, one in enumerate(asked, start=1):
        yield Paragraph(f"suggests-{number}", words(strong(saying.name(one))))
        for line in range(1, LINES_FOR_WORDS + 1):
            yield Paragraph(f"suggests-{number}-{line}", words(DOTS))
