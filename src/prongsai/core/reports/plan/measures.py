"""The measures themselves: the meeting that set them, how many there are, and their table or tables."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.recommendations import recommendations
from prongsai.core.frameworks.model import Framework, Instrument
from prongsai.core.measures.model import Meeting, Plan, PlanKind, Source
from prongsai.core.reports.analysis.standing import instrument_words
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Block, Heading, ItemList, Paragraph, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.tables.column_sets import ColumnSet, YearEndForm
from prongsai.core.reports.tables.filling import Group, Telling, table
from prongsai.core.reports.tables.groups import (
    REST,
    WHOLE,
    PlanArrangement,
    by_indicator,
    in_plan_order,
    of_instrument,
    of_none,
)
from prongsai.core.text import Text

HEADING = Text("มาตรการและการดำเนินการ {years}", "Measures of {years}")
SET_BY = Text("จาก{meeting} เมื่อวันที่ {day}{place} ", "From the meeting “{meeting}” on {day}{place}. ")
AT = Text(" ณ {place}", " at {place}")
PRESENT = Text("มีผู้เข้าร่วม {count} คน ได้ร่วมกันพิจารณากำหนดมาตรการ ", "{count} took part and set the measures. ")
TOGETHER = Text("ที่ประชุมได้ร่วมกันพิจารณากำหนดมาตรการ ", "The meeting set the measures. ")
RESOLVED = Text("มติที่ประชุม: {resolution}", "Resolved: {resolution}")
COUNTED = Text(
    "แผนนี้มี {measures} มาตรการ รวม {steps} ขั้นตอน", "The plan has {measures} measures with {steps} steps in all."
)
BUDGET = Text(" ตั้งงบประมาณไว้รวม {sum} บาท ใน {count} มาตรการ", " {sum} baht are set aside in {count} of the measures.")
NO_MEASURES = Text("ยังไม่มีมาตรการในแผนนี้", "The plan has no measures yet.")
CAPTIONS = {
    PlanKind.ITA: Text("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "Measures for integrity and transparency"),
    PlanKind.ANTI_CORRUPTION: Text("มาตรการป้องกันการทุจริต", "Measures against corruption"),
}
OF_INSTRUMENT = Text(
    "ผลการประเมิน {code} {result_year}เพื่อปรับปรุงและพัฒนาใน{years}", "{code}{result_year}: measures of {years}"
)
RESULT_YEAR = Text("ปีงบประมาณ พ.ศ. {year} ", " in fiscal year {year} B.E.")
SIDE = Text("ด้าน {code}: {name}", "{code}: {name}")
ADVISED = Text("ข้อเสนอแนะของผู้ประเมิน", "Advice of the assessors")
NONE_HERE = Text("ไม่มีมาตรการเฉพาะของเครื่องมือนี้", "No measure is for this instrument alone.")


def measures(
    telling: Telling,
    subject: Subject | None,
    framework: Framework | None,
    sections: Sections,
    columns: ColumnSet | YearEndForm,
    arrange: PlanArrangement,
) -> Iterator[Block]:
    """The blocks of this part of a plan."""
    plan, saying = telling.now.plan, telling.saying
    yield sections.heading("measures", HEADING, years=saying.years(plan.plan_year, plan.until_year))
    for one in plan.meetings:
        if one.sets_measures:
            yield Paragraph(f"set-by-{one.key}", words(set_by(one, saying)))
    if not plan.measures:
        yield Paragraph("measures-none", words(saying.say(NO_MEASURES)))
        return
    yield Paragraph("measures-counted", words(counted(plan, saying)))
    yield from tables(telling, subject, framework, columns, arrange)


def tables(
    telling: Telling,
    subject: Subject | None,
    framework: Framework | None,
    columns: ColumnSet | YearEndForm,
    arrange: PlanArrangement,
) -> Iterator[Block]:
    """One table of all measures, or for each instrument what it says and its table."""
    if arrange == "instrument" and framework and not framework.indices:
        yield from _by_instrument(telling, subject, framework, columns)
        return
    plan = telling.now.plan
    groups = in_plan_order(plan) if arrange == "plan" else by_indicator(plan, framework, telling.saying)
    caption = telling.saying.say(CAPTIONS[plan.kind])
    yield table("measures-table", caption, columns.columns, groups, telling, wide=columns.is_wide)


def set_by(meeting: Meeting, saying: Saying) -> str:
    """The meeting that set the measures: which, when, where, how many came, and what was resolved."""
    place = saying.say(AT, place=meeting.place) if meeting.place else ""
    count = meeting.present_count or len(meeting.present)
    said = saying.say(SET_BY, meeting=meeting.title, day=saying.date(meeting.held_on), place=place)
    said += saying.say(PRESENT, count=count) if count else saying.say(TOGETHER)
    return (said + (saying.say(RESOLVED, resolution=meeting.resolution) if meeting.resolution else "")).strip()


def counted(plan: Plan, saying: Saying) -> str:
    """How many measures and steps, and the budget where there is one."""
    budgets = [one.budget for one in plan.measures if one.budget is not None]
    said = saying.say(COUNTED, measures=len(plan.measures), steps=sum(len(one.steps) for one in plan.measures))
    return said + (saying.say(BUDGET, sum=saying.baht(sum(budgets)), count=len(budgets)) if budgets else "")


def _by_instrument(
    telling: Telling, subject: Subject | None, framework: Framework, columns: ColumnSet | YearEndForm
) -> Iterator[Block]:
    plan, saying = telling.now.plan, telling.saying
    for tool in framework.instruments:
        yield Heading(f"measures-{tool.code}", 2, saying.say(SIDE, code=tool.code, name=saying.name(tool.name.text)))
        yield from _said_of(tool, subject, saying)
        group = Group(tool.code, "", of_instrument(plan, tool))
        if not group.measures:
            yield Paragraph(f"measures-{tool.code}-none", words(saying.say(NONE_HERE)))
            continue
        caption = _caption(tool.code, plan, saying)
        yield table(f"measures-table-{tool.code}", caption, columns.columns, (group,), telling, wide=columns.is_wide)
    if rest := of_none(plan, framework):
        yield Heading(f"measures-{REST}", 2, saying.name(WHOLE))
        group = Group(REST, "", rest)
        caption = saying.say(CAPTIONS[plan.kind])
        yield table(f"measures-table-{REST}", caption, columns.columns, (group,), telling, wide=columns.is_wide)


def _said_of(tool: Instrument, subject: Subject | None, saying: Saying) -> Iterator[Block]:
    """The lowest indicator of the instrument with what it asks, and what the assessors advised."""
    if subject is None:
        return
    voice = Voice(saying.language, subject.framework)
    if said := instrument_words(subject, tool, voice):
        yield Paragraph(f"measures-{tool.code}-says", words(said))
    codes = {tool.code, *(one.code for one in tool.indicators)}
    advised = [
        one.text
        for one in recommendations(subject.scorecard, subject.received)
        if one.source is Source.ASSESSOR and one.code in codes
    ]
    if advised:
        yield Paragraph(f"measures-{tool.code}-advised", words(saying.say(ADVISED)))
        yield ItemList(f"measures-{tool.code}-advice", tuple(map(words, advised)))


def _caption(code: str, plan: Plan, saying: Saying) -> str:
    result_year = saying.say(RESULT_YEAR, year=plan.result_year) if plan.result_year else ""
    years = saying.years(plan.plan_year, plan.until_year)
    return saying.say(OF_INSTRUMENT, code=code, result_year=result_year, years=years)
