"""ผลการซ้อม: what a rehearsal gave, for the meeting and the file. Every page says that it is no result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prongsai.core.analysis.findings import ranking, weaknesses
from prongsai.core.few import LEAST
from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.reports.analysis.result import instruments_of, ranking_of
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import (
    Block,
    Callout,
    Column,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Row,
    Table,
    cell,
    strong,
    words,
)
from prongsai.core.reports.frame import document, head
from prongsai.core.reports.paper import Setting
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

MARK = Text("ซ้อม ไม่ใช่ผลการประเมิน", "Rehearsal, not a result of the assessment")
TITLE = Text("ผลการซ้อมประเมิน", "Result of a rehearsal")
MARK_SAYS = Text(
    "เอกสารนี้ใช้เตรียมตัวภายในหน่วยงาน ไม่นับรวมกับการประเมินจริง และไม่ใช่หลักฐานของ OIT "
    "คะแนน OIT นับ {ready} จาก {items} ข้อที่หน่วยงานเห็นว่าพร้อมเป็น 100 ไม่มีผู้ตรวจ ข้ออื่นเป็น 0",
    "This paper serves to prepare within the agency. It does not count in the assessment and is no evidence for OIT. "
    "Of {items} OIT items the {ready} that the agency holds to be ready count 100, unreviewed; all others 0.",
)
TOTAL = Text("คะแนนรวม {total} คะแนน ", "Total {total}. ")
LEVEL = Text("ระดับ “{level}” ", "Level “{level}”. ")
ANSWERS, ANSWERS_CAPTION = Text("ผู้ตอบ", "Answers"), Text("จำนวนชุดคำตอบที่นับ", "Answer sheets counted")
SURVEY, SHEETS, MINIMUM = Text("แบบวัด", "Survey"), Text("ชุด", "Sheets"), Text("ขั้นต่ำ", "Minimum")
OPEN_LINKS = Text(
    f"ลิงก์เปิดห้ามคนเดียวตอบหลายครั้งไม่ได้ ได้น้อยกว่า {LEAST} ชุดไม่แสดงคะแนน",
    f"An open link cannot keep one person from answering twice. Fewer than {LEAST} answers are never scored.",
)
TOOLS, PLACES = Text("คะแนนรายเครื่องมือ", "Instruments"), Text("คะแนนรายตัวชี้วัด", "Indicators")
TOO_FEW = Text("ไม่มีคะแนนรายตัวชี้วัด เพราะมีผู้ตอบน้อยเกินไป", "No indicator has a score: too few people answered.")
WEAK = Text("ควรปรับปรุงก่อนการประเมินจริง", "To be mended before the assessment")
NOT_WEAK = Text("ไม่มีตัวชี้วัดใดต่ำกว่าเกณฑ์ {threshold}", "No indicator is below {threshold}.")
WITH_SCORE = Text("{name} ({score} คะแนน)", "{name} ({score})")
NOT_READY = Text("ข้อ OIT ที่ยังไม่พร้อม {count} ข้อ", "OIT items that are not ready: {count}")
UNVERIFIED = Text("กติกา{not_checked}", "Rules {not_checked}")
UNVERIFIED_SAYS = Text("กรอบการประเมิน SHA-256 {sha256}", "Framework SHA-256 {sha256}")


@dataclass(frozen=True, slots=True)
class Counted:
    """A survey: the sheets counted, the least number (None: not known), and why it has no score (`absent`)."""

    name: Text
    sheets: int
    minimum: int | None = None
    absent: Text | None = None


@dataclass(frozen=True)
class Rehearsal:
    """What a rehearsal gave. `if_alike` is what its total would be with interviews, as an assumption."""

    name: Text
    card: Scorecard
    counted: tuple[Counted, ...]
    ready: int
    not_ready: tuple[Text, ...]
    if_alike: Text | None = None


def rehearsal_paper(rehearsal: Rehearsal, setting: Setting) -> Document:
    """The paper of a rehearsal; its small groups were left out of the scorecard before."""
    subject = Subject(setting.agency, rehearsal.card, setting.province, simulated=setting.simulated)
    voice = Voice(setting.language, subject.framework)
    made = document(setting, f"{voice.name(TITLE)} {setting.agency}", _blocks(rehearsal, subject, setting, voice))
    return replace(made, metadata=replace(made.metadata, mark=voice.name(MARK)))


def _blocks(rehearsal: Rehearsal, subject: Subject, setting: Setting, voice: Voice) -> Iterator[Block]:
    yield from head(setting, voice, voice.name(TITLE), voice.name(rehearsal.name))
    items = rehearsal.ready + len(rehearsal.not_ready)
    says = voice.say(MARK_SAYS, ready=rehearsal.ready, items=items)
    yield Callout("mark", "warning", voice.name(MARK), (words(says),))
    yield from _total(rehearsal, voice)
    yield Heading("answers", 2, voice.say(ANSWERS))
    yield _answers(rehearsal, voice)
    yield Paragraph("open-links", words(voice.say(OPEN_LINKS)), "note")
    yield Heading("instruments", 2, voice.say(TOOLS))
    yield instruments_of(subject, voice)
    yield Heading("indicators", 2, voice.say(PLACES))
    yield from _indicators(subject, voice)
    yield from _to_mend(rehearsal, voice)
    yield from _unverified(subject, voice)


def _total(rehearsal: Rehearsal, voice: Voice) -> Iterator[Block]:
    card = rehearsal.card
    is_missing = isinstance(card.total, Missing)
    total = "" if is_missing else voice.say(TOTAL, total=voice.score(card.total))
    possible = [] if is_missing else [voice.name(one.name.text) for one in card.grade.possible]
    level = voice.say(LEVEL, level=voice.either(possible)) if possible else ""
    yield Paragraph("total", words(strong(total), strong(level), voice.name(card.grade.because)))
    if rehearsal.if_alike:
        yield Paragraph("if-alike", words(voice.name(rehearsal.if_alike)))


def _answers(rehearsal: Rehearsal, voice: Voice) -> Table:
    columns = (
        Column(voice.say(SURVEY), 5),
        Column(voice.say(SHEETS), 1.5, "right", "number"),
        Column(voice.say(MINIMUM), 1.5, "right", "number"),
    )
    rows = tuple(_row(one, voice) for one in rehearsal.counted)
    return Table("answers-table", columns, rows, voice.say(ANSWERS_CAPTION))


def _row(one: Counted, voice: Voice) -> Row:
    name = f"{voice.name(one.name)}: {voice.name(one.absent)}" if one.absent else voice.name(one.name)
    least = "" if one.minimum is None else f"{one.minimum:,}"
    is_short = one.minimum is not None and one.sheets < one.minimum
    return Row((cell(name), cell(f"{one.sheets:,}"), cell(least)), weak=is_short)


def _indicators(subject: Subject, voice: Voice) -> Iterator[Block]:
    if ranking(subject.scorecard):
        yield from ranking_of(subject, voice)
    else:
        yield Paragraph("too-few", words(voice.say(TOO_FEW)))


def _to_mend(rehearsal: Rehearsal, voice: Voice) -> Iterator[Block]:
    yield Heading("to-mend", 2, voice.say(WEAK))
    weak = [
        voice.say(WITH_SCORE, name=voice.indicator(one.code, one.name), score=voice.score(one.figure))
        for one in reversed(weaknesses(rehearsal.card))
    ]
    if weak:
        yield ItemList("weak", tuple(words(one) for one in weak))
    elif ranking(rehearsal.card):
        yield Paragraph("not-weak", words(voice.say(NOT_WEAK, threshold=voice.threshold)))
    if rehearsal.not_ready:
        yield Heading("not-ready", 3, voice.say(NOT_READY, count=len(rehearsal.not_ready)))
        yield ItemList("items", tuple(words(voice.name(one)) for one in rehearsal.not_ready), "bullet")


def _unverified(subject: Subject, voice: Voice) -> Iterator[Block]:
    if not subject.framework.basis.status.is_firm:
        title = voice.say(UNVERIFIED, not_checked=voice.name(NOT_CHECKED))
        says = voice.say(UNVERIFIED_SAYS, sha256=subject.framework.sha256[:12])
        yield Callout("unverified", "unverified", title, (words(says),))
