"""Part 4: what assessors and the public advise, what got too little, and where to begin."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.findings import disclosures_at_zero
from prongsai.core.analysis.recommendations import Recommendation, recommendations
from prongsai.core.frameworks.model import Framework
from prongsai.core.measures.model import Source
from prongsai.core.reports.analysis.disclosures import worth_of_items, zeros
from prongsai.core.reports.analysis.issues import issues
from prongsai.core.reports.analysis.parts import parts_of
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Band, Block, Column, Heading, ItemList, Paragraph, Row, Table, cell, words
from prongsai.core.text import Text

HEADING = Text("4. ข้อเสนอแนะและแนวทางพัฒนา", "4. Recommendations and where to begin")
ASSESSOR = Text("4.1 ข้อเสนอแนะของผู้ประเมิน", "4.1 Recommendations of the assessors")
ASSESSOR_CAPTION = Text("ข้อเสนอแนะที่ได้รับ", "Recommendations received")
NO_ASSESSOR = Text(
    "ไม่มีข้อเสนอแนะของผู้ประเมินในข้อมูลที่นำมาจัดทำรายงานนี้",
    "The data for this paper holds no recommendations of the assessors.",
)
REVIEWERS = Text("ข้อสังเกตของผู้ตรวจรายข้อ OIT", "Notes of the reviewers on OIT items")
OUTSIDE = Text("4.2 ข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอก", "4.2 Suggestions of the public")
OUTSIDE_COUNT = Text("มีข้อเสนอแนะ {count} เรื่อง ดังนี้", "{count} suggestions:")
NO_OUTSIDE = Text(
    "ไม่มีข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอกในข้อมูลที่นำมาจัดทำรายงานนี้",
    "The data for this paper holds no suggestions of the public.",
)
ISSUES = Text("4.3 ประเด็นที่ต้องพัฒนาและแนวทาง", "4.3 What to work on, and how")
PROBLEMS = Text("4.{number} ปัญหาและอุปสรรค", "4.{number} Problems and obstacles")
NUMBER, ABOUT, ADVICE = Text("ที่", "No."), Text("เรื่อง", "About"), Text("ข้อเสนอแนะ", "Recommendation")
NOTE = Text("ข้อสังเกต", "Note")
INSTRUMENT = Text("{name} ({code})", "{name} ({code})")


def advice(subject: Subject, voice: Voice, *, by_instrument: bool) -> Iterator[Block]:
    """The blocks of part 4: each recommendation on its own, then what to work on, and what stood in the way."""
    received = recommendations(subject.scorecard, subject.received)
    yield Heading("advice", 1, voice.say(HEADING))
    yield Heading("assessor", 2, voice.say(ASSESSOR))
    yield _assessor(_of(Source.ASSESSOR, received), subject, voice, by_instrument=by_instrument)
    yield from _reviewers(_of(Source.REVIEWER, received), subject, voice)
    yield Heading("outside", 2, voice.say(OUTSIDE))
    yield from _outside(_of(Source.EXTERNAL, received), voice)
    yield Heading("issues", 2, voice.say(ISSUES))
    yield from issues(subject, voice, by_instrument=by_instrument)
    at_zero = disclosures_at_zero(subject.scorecard)
    yield from zeros(at_zero, subject, voice)
    number = 5 if at_zero else 4
    worth = tuple(worth_of_items(subject.framework, voice, number))
    yield from worth
    yield from _problems(subject, voice, number + bool(worth))


def _of(source: Source, received: tuple[Recommendation, ...]) -> list[Recommendation]:
    return [one for one in received if one.source is source]


def _assessor(found: list[Recommendation], subject: Subject, voice: Voice, *, by_instrument: bool) -> Block:
    """Each recommendation with what it is about; by instrument, a band for each."""
    if not found:
        return Paragraph("assessor-none", words(voice.say(NO_ASSESSOR)))
    columns = (
        Column(voice.say(NUMBER), 0.7, "center", "number"),
        Column(voice.say(ABOUT), 3),
        Column(voice.say(ADVICE), 6.3),
    )
    rows = tuple(_banded(found, subject, voice) if by_instrument else _rows(found, subject, voice))
    return Table("assessor-table", columns, rows, voice.say(ASSESSOR_CAPTION))


def _banded(found: list[Recommendation], subject: Subject, voice: Voice) -> Iterator[Row | Band]:
    """In framework order, which keeps an instrument together; what belongs to none comes last, without a band."""
    tool = ""
    for row, one in zip(_rows(found, subject, voice), found, strict=True):
        here = _instrument_of(one.code, subject.framework)
        if here and here != tool:
            yield Band(_name(here, subject.framework, voice))
        tool = here
        yield row


def _rows(found: list[Recommendation], subject: Subject, voice: Voice) -> Iterator[Row]:
    for number, one in enumerate(found, start=1):
        about = _name(one.code, subject.framework, voice)
        yield Row((cell(str(number)), cell(about), cell(one.text)), key=one.key)


def _instrument_of(code: str, framework: Framework) -> str:
    belongs = {part.code: part.instrument for part in parts_of(framework)}
    return code if code in {tool.code for tool in framework.instruments} else belongs.get(code, "")


def _name(code: str, framework: Framework, voice: Voice) -> str:
    """What advice is about: an indicator, an instrument, an item; empty without a code."""
    parts = {part.code: voice.indicator(part.code, part.name) for part in parts_of(framework)}
    tools = {
        tool.code: voice.say(INSTRUMENT, name=voice.name(tool.name.text), code=tool.code)
        for tool in framework.instruments
    }
    items = {item.code: voice.numbered(item.code, item.topic.text) for item in framework.items.values()}
    return (parts | tools | items).get(code, code)


def _reviewers(found: list[Recommendation], subject: Subject, voice: Voice) -> Iterator[Block]:
    """Notes on items that are not told of among those at 0."""
    told = {one.code for one in disclosures_at_zero(subject.scorecard)}
    rest = [one for one in found if one.code not in told]
    if rest:
        columns = (Column(voice.say(ABOUT), 3.7), Column(voice.say(NOTE), 6.3))
        rows = tuple(
            Row((cell(_name(one.code, subject.framework, voice)), cell(one.text)), key=one.key) for one in rest
        )
        yield Table("reviewers-table", columns, rows, voice.say(REVIEWERS))


def _outside(found: list[Recommendation], voice: Voice) -> Iterator[Block]:
    if not found:
        yield Paragraph("outside-none", words(voice.say(NO_OUTSIDE)))
        return
    yield Paragraph("outside-count", words(voice.say(OUTSIDE_COUNT, count=len(found))))
    yield ItemList("outside-list", tuple(words(one.text) for one in found))


def _problems(subject: Subject, voice: Voice, number: int) -> Iterator[Block]:
    if subject.problems:
        yield Heading("problems", 2, voice.say(PROBLEMS, number=number))
        yield ItemList("problems-list", tuple(map(words, subject.problems)))
