"""The report at the end of the year: what was done of each measure, what came of it, and the result before and after.

build(setting, plan, subject, form=YearEndForm.MEETING_AND_ADVICE, arrange="instrument") -> Document
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prongsai.core.measures.model import Plan, PlanKind
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.appendix import appendix
from prongsai.core.reports.blocks import Block, Document, Paragraph, words
from prongsai.core.reports.covers import cover_and_foreword
from prongsai.core.reports.events import events
from prongsai.core.reports.frame import Sections, document, head, signed_by_all
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.plan import framework_of, title_of, years_of
from prongsai.core.reports.plan.following import problems_of
from prongsai.core.reports.plan.measures import counted as counted_plan
from prongsai.core.reports.plan.measures import tables
from prongsai.core.reports.plan.risks import risks
from prongsai.core.reports.plan.source import source
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.standing import PlanNow, plan_on
from prongsai.core.reports.tables.column_sets import YearEndForm
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.reports.tables.groups import PlanArrangement
from prongsai.core.reports.tallying import counted, table_of_counts
from prongsai.core.reports.year_end.advice import advice
from prongsai.core.reports.year_end.compared import compared
from prongsai.core.reports.year_end.unfinished import unfinished
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year_span

__all__ = ["YearEndForm", "blocks", "build", "plan_at"]

TITLE = Text("รายงานผลการดำเนินการตาม{plan}", "Report on {plan}")
WHY = Text("ความเป็นมา", "Background")
BACKGROUND = {
    PlanKind.ITA: Text(
        "{agency}วิเคราะห์ผลการประเมิน ITA {result_year}แล้วกำหนดมาตรการของ{years} {counted} "
        "รายงานนี้สรุปว่าแต่ละมาตรการทำอะไร ได้ผลอย่างไร และต้องทำอะไรต่อ",
        "{agency} analysed its ITA result{result_year} and set measures for {years}. {counted} This report says what "
        "was done of each, what came of it and what is left to do.",
    ),
    PlanKind.ANTI_CORRUPTION: Text(
        "{agency}จัดทำแผนปฏิบัติการป้องกันการทุจริตของ{years} {counted} "
        "รายงานนี้สรุปว่าแต่ละมาตรการทำอะไร ได้ผลอย่างไร และต้องทำอะไรต่อ",
        "{agency} made its anti-corruption action plan for {years}. {counted} This report says what was done of each "
        "measure, what came of it and what is left to do.",
    ),
}
RESULT_YEAR = Text("ปีงบประมาณ พ.ศ. {year} ", " of fiscal year {year} B.E.")
SUMMARY = Text("สรุปผลการดำเนินการ", "In short")
RESULTS = Text("ผลการดำเนินการรายมาตรการ", "Measure by measure")
NO_MEASURES = Text(
    "ไม่มีมาตรการในแผนนี้ จึงไม่มีผลการดำเนินการที่จะรายงาน", "The plan has no measures, so there is nothing to report."
)


def build(
    setting: Setting,
    plan: Plan,
    subject: Subject | None = None,
    *,
    later: Subject | None = None,
    form: YearEndForm = YearEndForm.MEETING_AND_ADVICE,
    arrange: PlanArrangement = "plan",
    as_of: date | None = None,
    with_cover: bool = False,
    problems: tuple[str, ...] = (),
) -> Document:
    """The report as a Document; steps stand as reported up to `as_of` (the paper's date, or the last day of the plan).

    `subject` is the result that the plan answers, `later` the next one where it is known: both stand side by side.
    """
    saying = Saying(setting.language)
    title, years = _title(plan, saying), years_of(plan, saying)
    front = cover_and_foreword(setting, saying, title, years) if with_cover else ()
    made = (*front, *blocks(setting, plan_at(setting, plan, as_of), subject, later, form, arrange, problems))
    return document(setting, f"{title} {years} {setting.agency}", made, year=plan.plan_year)


def plan_at(setting: Setting, plan: Plan, as_of: date | None = None) -> PlanNow:
    """The plan on the day that the report speaks of: as named, else the paper's date, else the last day of the plan."""
    return plan_on(plan, as_of or setting.dated or fiscal_year_span(plan.until_year)[1])


def blocks(
    setting: Setting,
    now: PlanNow,
    subject: Subject | None,
    later: Subject | None,
    form: YearEndForm,
    arrange: PlanArrangement,
    problems: tuple[str, ...],
) -> Iterator[Block]:
    """The blocks of the report, without numbers in their captions."""
    plan, saying = now.plan, Saying(setting.language)
    sections, telling = Sections(saying), Telling(now, saying)
    yield from head(setting, saying, _title(plan, saying), years_of(plan, saying))
    yield sections.heading("background", WHY)
    yield Paragraph("background-says", words(_background(setting, plan, saying)))
    if plan.kind is PlanKind.ITA:
        yield from source(setting, plan, subject, sections)
    yield from risks(telling, sections)
    yield sections.heading("summary", SUMMARY)
    yield Paragraph("counted", words(counted(telling.now, saying)))
    if telling.now.steps:
        yield table_of_counts(telling.now, saying)
    yield sections.heading("results", RESULTS)
    if plan.measures:
        yield from tables(telling, subject, framework_of(plan, subject), form, arrange)
    else:
        yield Paragraph("results-none", words(saying.say(NO_MEASURES)))
    yield from unfinished(telling, sections)
    yield from compared(telling, subject, later, sections)
    yield from problems_of(telling, sections, problems)
    yield from advice(telling, sections)
    yield from events(telling, sections)
    yield signed_by_all(setting, saying)
    yield from appendix(telling)


def _title(plan: Plan, saying: Saying) -> str:
    return saying.say(TITLE, plan=title_of(plan, saying))


def _background(setting: Setting, plan: Plan, saying: Saying) -> str:
    result_year = saying.say(RESULT_YEAR, year=plan.result_year) if plan.result_year else ""
    years = saying.years(plan.plan_year, plan.until_year)
    said = counted_plan(plan, saying)
    return saying.say(BACKGROUND[plan.kind], agency=setting.agency, result_year=result_year, years=years, counted=said)
