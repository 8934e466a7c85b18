"""Where the measures come from: the result they answer, in two sentences."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.measures.model import Plan
from prongsai.core.reports.analysis.standing import lowest_words
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.summary import result_words
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Block, Callout, Paragraph, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.paper import Setting
from prongsai.core.text import Text

HEADING = Text("ผลการประเมินที่ใช้กำหนดมาตรการ", "The result that the measures answer")
NO_RESULT = Text(
    "ยังไม่มีผลการประเมินของ{year} ที่บันทึกไว้ แผนนี้จึงตั้งตามประเด็นที่แต่ละมาตรการระบุ",
    "No result of {year} has been recorded, so the plan stands on what each measure says it answers.",
)
NO_YEAR = Text("แผนนี้ไม่ได้ระบุปีของผลการประเมินที่นำมาใช้", "The plan does not say which year's result it stands on.")
OF_YEAR = Text("ใน{years} {agency}ได้รับผลการประเมินดังนี้", "In {years}, {agency} had this result:")
CONTRADICTS = Text(
    "คะแนนที่ได้รับขัดกันเอง โปรดตรวจกับผลที่ประกาศก่อนลงนาม", "The scores contradict each other: check them before signing"
)


def source(setting: Setting, plan: Plan, subject: Subject | None, sections: Sections) -> Iterator[Block]:
    """The blocks of this part; the notice on figures that contradict each other comes with them."""
    saying = sections.saying
    yield sections.heading("source", HEADING)
    if subject is None:
        none = saying.say(NO_RESULT, year=saying.years(plan.result_year)) if plan.result_year else saying.say(NO_YEAR)
        yield Paragraph("source-none", words(none))
        return
    voice = Voice(setting.language, subject.framework)
    yield from contradictions(subject, voice)
    said = saying.say(OF_YEAR, years=saying.years(subject.fiscal_year), agency=subject.agency)
    yield Paragraph("source-year", words(said))
    for number, line in enumerate(result_words(subject, voice), start=1):
        yield Paragraph(f"source-{number}", line)
    if low := lowest_words(subject, voice):
        yield Paragraph("source-lowest", words(low))


def contradictions(subject: Subject, voice: Voice) -> Iterator[Block]:
    """A warning where the figures contradict each other."""
    if subject.contradictions:
        messages = tuple(words(voice.name(one.message)) for one in subject.contradictions)
        yield Callout("contradictions", "warning", voice.say(CONTRADICTS), messages)
