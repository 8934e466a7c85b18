"""The summary of what people outside suggested, for executives: what, how many, from where, and what to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from prongsai.core.measures.model import Plan, Source
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.blocks import Band, Block, Column, Document, ItemList, Paragraph, Row, Table, cell, words
from prongsai.core.reports.frame import Sections, document, head, signed_by_all
from prongsai.core.reports.memo.facts import of_suggestions
from prongsai.core.reports.memo.matter import Matter
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.suggestion import Suggestion
from prongsai.core.text import Text

__all__ = ["Suggestion", "build", "received_of"]

TITLE = Text("สรุปข้อเสนอแนะของผู้มีส่วนได้ส่วนเสียภายนอกเสนอผู้บริหาร", "Suggestions of the public for the executives")
OF_YEARS = Text("{years}", "{years}")
SUMMARY, LISTED = Text("สรุป", "In short"), Text("ข้อเสนอแนะ", "Suggestions")
NONE = Text("ไม่มีข้อเสนอแนะที่บันทึกไว้", "No suggestions have been recorded.")
CAPTION = Text("ข้อเสนอแนะตามเรื่อง", "Suggestions by topic")
NUMBER, WORDS = Text("ที่", "No."), Text("ข้อเสนอแนะ", "Suggestion")
FROM, COUNT, ORDER = Text("ที่มา", "From"), Text("ผู้เสนอ (ราย)", "People"), Text("ข้อสั่งการของผู้บริหาร", "Decision")
OTHER = Text("เรื่องอื่น", "Other matters")
ANSWERED = Text("มาตรการที่ตอบข้อเสนอแนะจากภายนอก", "Measures that answer suggestions of the public")
NO_ANSWERS = Text("แผนของปีนี้ยังไม่มีมาตรการที่ระบุว่าตอบข้อเสนอแนะจากภายนอก", "No measure of the plan answers one yet.")
MEASURE = Text("มาตรการที่ {number} {title}", "Measure {number}: {title}")
SURVEY = Text("แบบวัดการรับรู้ EIT ปีงบประมาณ พ.ศ. {year}", "EIT survey, fiscal year {year} B.E.")


def build(setting: Setting, suggestions: Iterable[Suggestion], plan: Plan | None = None) -> Document:
    """The summary as a Document, with room for the executive's decision beside each suggestion."""
    saying = Saying(setting.language)
    found = tuple(suggestions)
    years = saying.years(setting.result_year or setting.plan_year)
    title = f"{saying.say(TITLE)} {years} {setting.agency}"
    return document(setting, title, _blocks(setting, found, plan, years, saying))


def received_of(subject: Subject, saying: Saying) -> tuple[Suggestion, ...]:
    """What the public suggested in the survey of a result: a suggestion for each line."""
    source = saying.say(SURVEY, year=subject.fiscal_year)
    lines = (line.strip() for line in subject.received.suggestions.splitlines())
    return tuple(Suggestion(source, "", line) for line in lines if line)


def _blocks(
    setting: Setting, found: tuple[Suggestion, ...], plan: Plan | None, years: str, saying: Saying
) -> Iterator[Block]:
    sections = Sections(saying)
    yield from head(setting, saying, saying.say(TITLE), saying.say(OF_YEARS, years=years))
    yield sections.heading("summary", SUMMARY)
    said = of_suggestions(Matter(suggestions=found), saying) or [saying.say(NONE)]
    for number, line in enumerate(said, start=1):
        yield Paragraph(f"summary-{number}", words(line))
    if found:
        yield sections.heading("suggestions", LISTED)
        yield _table(found, saying)
    if plan:
        yield sections.heading("answered", ANSWERED)
        yield _answers(plan, saying)
    yield signed_by_all(setting, saying)


def _table(found: tuple[Suggestion, ...], saying: Saying) -> Table:
    columns = (
        Column(saying.say(NUMBER), 0.6, "center", "number"),
        Column(saying.say(WORDS), 4),
        Column(saying.say(FROM), 3),
        Column(saying.say(COUNT), 1.1, "right", "number"),
        Column(saying.say(ORDER), 2.6),
    )
    return Table("suggestions-table", columns, tuple(_rows(found, saying)), saying.say(CAPTION))


def _rows(found: tuple[Suggestion, ...], saying: Saying) -> Iterator[Row | Band]:
    """A band for each topic, what has none last; without any topics no bands."""
    topics = list(dict.fromkeys(one.topic for one in found))
    topics.sort(key=lambda topic: not topic)
    number = count(1)
    for topic in topics:
        if topics != [""]:
            yield Band(topic or saying.say(OTHER))
        yield from (_row(next(number), one) for one in found if one.topic == topic)


def _row(number: int, one: Suggestion) -> Row:
    people = cell("" if one.count is None else str(one.count))
    return Row(
        (cell(str(number)), cell(one.text), cell(one.source), people, cell("." * 24)), key=f"suggestion-{number}"
    )


def _answers(plan: Plan, saying: Saying) -> Block:
    named = [
        words(saying.say(MEASURE, number=one.number, title=one.title))
        for one in plan.measures
        if any(answer.source is Source.EXTERNAL for answer in one.answers)
    ]
    return (
        ItemList("answered-list", tuple(named)) if named else Paragraph("answered-none", words(saying.say(NO_ANSWERS)))
    )
