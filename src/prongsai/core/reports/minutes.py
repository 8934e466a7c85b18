"""An extract of the minutes of a meeting: what was reported of the plan there, and what was resolved."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.measures.model import Measure, Meeting, Plan, Progress
from prongsai.core.offices import Act
from prongsai.core.reports.blocks import Block, Cell, Document, Heading, ItemList, Paragraph, Signature, cell, words
from prongsai.core.reports.events import present
from prongsai.core.reports.frame import Sections, document, head, signers
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.plan import title_of, years_of
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.standing import StepNow, plan_on
from prongsai.core.reports.tables import cells
from prongsai.core.reports.tables.column_sets import MEASURE, OWNER
from prongsai.core.reports.tables.filling import Filled, Group, Telling, table
from prongsai.core.reports.tallying import counted
from prongsai.core.text import Text

__all__ = ["build"]

TITLE = Text("รายงานการประชุม (เฉพาะเรื่อง{plan})", "Extract of the minutes ({plan})")
ON = Text("เมื่อวันที่ {day}{place}", "Held on {day}{place}")
AT = Text(" ณ {place}", " at {place}")
PRESENT = Text("ผู้มาประชุม", "Present")
COUNT = Text("ผู้มาประชุม {count} คน", "{count} came.")
NO_PRESENT = Text("ยังไม่ได้บันทึกผู้มาประชุม", "Who came has not been recorded.")
AGENDA = Text("ระเบียบวาระ", "Agenda")
NO_AGENDA = Text("เรื่องเพื่อทราบและพิจารณา: {plan} {years}", "For information and decision: {plan}, {years}")
HEARD = Text("สาระที่รายงานและพิจารณา", "What was reported")
SETS = Text("ที่ประชุมพิจารณากำหนดมาตรการ {measures} มาตรการ ดังนี้", "The meeting considered and set {measures} measures:")
NOTHING = Text("ไม่มีรายงานความก้าวหน้าที่บันทึกไว้กับการประชุมนี้", "No report is recorded with this meeting.")
CAPTION = Text("ความก้าวหน้าที่รายงานในการประชุม", "Progress that was reported")
RESULT = Text("ผลการดำเนินการที่รายงาน", "What was reported")
RESOLVED = Text("มติที่ประชุม", "Resolution")
NO_RESOLUTION = Text("[ระบุมติที่ประชุม]", "[fill in: the resolution]")
WRITER = Text("ผู้จดรายงานการประชุม", "Who wrote the minutes")
CHECKER = Text("ผู้ตรวจรายงานการประชุม", "Who checked the minutes")
ITEM = Text("มาตรการที่ {number} {title}", "Measure {number}: {title}")


def build(setting: Setting, plan: Plan, meeting: Meeting) -> Document:
    """The extract as a Document: a meeting that set measures lists them, one that heard reports has them in a table."""
    saying = Saying(setting.language)
    title = f"{saying.say(TITLE, plan=title_of(plan, saying))} {meeting.title}"
    return document(setting, title, _blocks(setting, plan, meeting, saying), layout="letter", year=plan.plan_year)


def _blocks(setting: Setting, plan: Plan, meeting: Meeting, saying: Saying) -> Iterator[Block]:
    sections, telling = Sections(saying), Telling(plan_on(plan, None), saying)
    place = saying.say(AT, place=meeting.place) if meeting.place else ""
    when = saying.say(ON, day=saying.date(meeting.held_on), place=place)
    yield from head(setting, saying, saying.say(TITLE, plan=title_of(plan, saying)), meeting.title, when)
    yield sections.heading("present", PRESENT)
    yield from _present(meeting, saying)
    yield sections.heading("agenda", AGENDA)
    agenda = meeting.agenda or saying.say(NO_AGENDA, plan=title_of(plan, saying), years=years_of(plan, saying))
    yield Paragraph("agenda-says", words(agenda))
    yield sections.heading("heard", HEARD)
    yield from _heard(telling, meeting)
    yield sections.heading("resolved", RESOLVED)
    yield Paragraph("resolution", words(meeting.resolution or saying.say(NO_RESOLUTION)))
    yield from _signed(setting, saying)


def _signed(setting: Setting, saying: Saying) -> Iterator[Block]:
    """Who wrote the minutes down, and who checked them: the proposer and the first who gives an opinion."""
    for key, task, act in (("written", WRITER, Act.PROPOSE), ("checked", CHECKER, Act.OPINION)):
        if found := signers(setting, saying, act)[:1]:
            yield Heading(key, 3, saying.say(task))
            yield Signature(f"{key}-signature", found)


def _present(meeting: Meeting, saying: Saying) -> Iterator[Block]:
    count = present(meeting)
    if meeting.present:
        yield ItemList("present-list", tuple(map(words, meeting.present)))
    if not meeting.present or count != len(meeting.present):
        said = saying.say(COUNT, count=count) if count is not None else saying.say(NO_PRESENT)
        yield Paragraph("present-count", words(said))


def _heard(telling: Telling, meeting: Meeting) -> Iterator[Block]:
    saying, plan = telling.saying, telling.now.plan
    reports = {one.step.key: told for one in telling.now.steps if (told := _reports(one, meeting, telling))}
    if meeting.sets_measures and plan.measures:
        yield Paragraph("set", words(saying.say(SETS, measures=len(plan.measures))))
        names = (saying.say(ITEM, number=one.number, title=one.title) for one in plan.measures)
        yield ItemList("set-list", tuple(map(words, names)))
    if reports:
        yield Paragraph("counted", words(counted(plan_on(plan, meeting.held_on), saying)))
        yield _table(telling, meeting)
    elif not meeting.sets_measures:
        yield Paragraph("nothing-heard", words(saying.say(NOTHING)))


def _reports(one: StepNow, meeting: Meeting, telling: Telling) -> list[Progress]:
    return [report for report in one.reports if telling.meeting_of(report) == meeting]


def _table(telling: Telling, meeting: Meeting) -> Block:
    def of_measure(at: Telling, measure: Measure) -> Cell:
        return tuple(line for step in at.now.of(measure) for line in of_step(at, step))

    def of_step(at: Telling, step: StepNow) -> Cell:
        return cell(*(cells.said(step, report, at) for report in _reports(step, meeting, at)))

    heard = [
        one
        for one in telling.now.plan.measures
        if any(_reports(step, meeting, telling) for step in telling.now.of(one))
    ]
    columns = (
        Filled(MEASURE, 3, cells.number_and_title),
        Filled(OWNER, 1.6, cells.owners, cells.step_owners),
        Filled(RESULT, 5, of_measure, of_step),
    )
    return table("heard-table", telling.saying.say(CAPTION), columns, (Group("heard", "", tuple(heard)),), telling)
