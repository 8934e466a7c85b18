"""What was reported in a stretch of time, measure by measure, and the problems that were reported with it."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.calendar.model import Period
from prongsai.core.measures.model import Measure, Progress
from prongsai.core.reports.blocks import Block, Cell, ItemList, Paragraph, cell, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.standing import StepNow
from prongsai.core.reports.tables import cells
from prongsai.core.reports.tables.column_sets import MEASURE, OWNER, PERIOD, STEPS
from prongsai.core.reports.tables.filling import Filled, Telling, table
from prongsai.core.reports.tables.groups import in_plan_order
from prongsai.core.text import Text

HEADING = Text("ผลการดำเนินการรายมาตรการ", "Measure by measure")
CAPTION = Text("สถานะและผลที่รายงานในรอบนี้", "Where each step stands, and what was reported this time")
STANDING, REPORTED = Text("สถานะ", "Standing"), Text("ผลที่รายงานในรอบนี้", "Reported this time")
COUNTED = Text(
    "รอบนี้มีรายงาน {reports} ครั้ง จาก {steps} ขั้นตอน", "{reports} reports were made on {steps} of the steps this time."
)
NOTHING = Text("รอบนี้ไม่มีรายงานใหม่", "Nothing new was reported this time.")
NO_MEASURES = Text("ยังไม่มีมาตรการในแผนนี้", "The plan has no measures yet.")
PROBLEMS = Text("ปัญหาและอุปสรรคที่รายงานในรอบนี้", "Problems and obstacles reported this time")
PROBLEM = Text("มาตรการที่ {number} ขั้นตอนที่ {step}: {problem}", "Measure {number}, step {step}: {problem}")


def reported(telling: Telling, stretch: Period, sections: Sections) -> Iterator[Block]:
    """The table of all measures, and the problems."""
    plan, saying = telling.now.plan, telling.saying
    yield sections.heading("reported", HEADING)
    if not plan.measures:
        yield Paragraph("reported-none", words(saying.say(NO_MEASURES)))
        return
    made = [(step, one) for step in telling.now.steps for one in within(step, stretch)]
    steps = len({(step.measure.key, step.step.key) for step, _ in made})
    said = saying.say(COUNTED, reports=len(made), steps=steps) if made else saying.say(NOTHING)
    yield Paragraph("reported-counted", words(said))
    yield table("reported-table", saying.say(CAPTION), _columns(stretch), in_plan_order(plan), telling, wide=True)
    problems = [(step, one.problems) for step, one in made if one.problems]
    if problems:
        yield sections.heading("problems", PROBLEMS)
        yield ItemList("problems-list", tuple(words(_problem(step, said, telling)) for step, said in problems))


def within(step: StepNow, stretch: Period) -> list[Progress]:
    """The reports on a step that were made in the stretch."""
    return [one for one in step.reports if stretch.starts_on <= one.reported_on <= stretch.ends_on]


def _columns(stretch: Period) -> tuple[Filled, ...]:
    def of_measure(telling: Telling, measure: Measure) -> Cell:
        return _told(telling.now.of(measure), stretch, telling)

    def of_step(telling: Telling, step: StepNow) -> Cell:
        return _told((step,), stretch, telling)

    return (
        Filled(MEASURE, 2.4, cells.number_and_title),
        Filled(STEPS, 3, cells.steps, cells.step),
        Filled(OWNER, 1.5, cells.owners, cells.step_owners),
        Filled(PERIOD, 1.5, cells.period, cells.step_period),
        Filled(STANDING, 1.9, cells.standings, cells.step_standing),
        Filled(REPORTED, 4.6, of_measure, of_step),
    )


def _told(steps: tuple[StepNow, ...], stretch: Period, telling: Telling) -> Cell:
    return cell(*cells.told([(step, one) for step in steps for one in within(step, stretch)], telling))


def _problem(step: StepNow, problem: str, telling: Telling) -> str:
    return telling.saying.say(PROBLEM, number=step.measure.number, step=step.step.number, problem=problem)
