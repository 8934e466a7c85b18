"""The plan of measures, or against corruption: what is to be done, why, by whom, by when, and who watches over it.

build(setting, plan, subject, columns=ColumnSet.PERIOD, arrange="instrument") -> Document
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.frameworks.model import Framework
from prongsai.core.measures.model import Plan, PlanKind
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.blocks import Block, Document
from prongsai.core.reports.frame import Sections, document, head, signed_by_all
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.plan.answering import answering, left_open
from prongsai.core.reports.plan.following import following, problems_of
from prongsai.core.reports.plan.gaps import gaps
from prongsai.core.reports.plan.measures import measures
from prongsai.core.reports.plan.risks import risks
from prongsai.core.reports.plan.source import source
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.standing import plan_on
from prongsai.core.reports.tables.column_sets import ColumnSet
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.reports.tables.groups import PlanArrangement
from prongsai.core.text import Text

__all__ = ["ColumnSet", "blocks", "build", "framework_of", "title_of", "years_of"]

TITLES = {
    PlanKind.ITA: Text("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "Measures for integrity and transparency"),
    PlanKind.ANTI_CORRUPTION: Text("แผนปฏิบัติการป้องกันการทุจริต", "Anti-corruption action plan"),
}
OF_YEARS = Text("ประจำ{years}", "{years}")


def build(
    setting: Setting,
    plan: Plan,
    subject: Subject | None = None,
    *,
    columns: ColumnSet = ColumnSet.MONITORING,
    arrange: PlanArrangement = "indicator",
    problems: tuple[str, ...] = (),
) -> Document:
    """The plan as a Document in the language of the setting.

    `subject` is the result that it answers; without one the paper stands on what the measures say they answer.
    `problems` are those of the year before, in the officer's words. What is missing is named in a frame at the head.
    """
    saying = Saying(setting.language)
    title = f"{title_of(plan, saying)} {years_of(plan, saying)} {setting.agency}"
    made = blocks(setting, plan, subject, columns, arrange, problems)
    return document(setting, title, made, year=plan.plan_year)


def blocks(
    setting: Setting,
    plan: Plan,
    subject: Subject | None,
    columns: ColumnSet,
    arrange: PlanArrangement,
    problems: tuple[str, ...],
) -> Iterator[Block]:
    """The blocks of the plan, without numbers in their captions."""
    saying = Saying(setting.language)
    sections, telling = Sections(saying), Telling(plan_on(plan, None), saying)
    framework = framework_of(plan, subject)
    yield from head(setting, saying, title_of(plan, saying), years_of(plan, saying))
    yield from gaps(telling)
    if plan.kind is PlanKind.ITA:
        yield from source(setting, plan, subject, sections)
        yield from answering(plan, subject, framework, sections, by_instrument=arrange == "instrument")
    yield from risks(telling, sections)
    yield from measures(telling, subject, framework, sections, columns, arrange)
    yield from left_open(telling, sections)
    yield from problems_of(telling, sections, problems)
    yield from following(telling, sections)
    yield signed_by_all(setting, saying)


def title_of(plan: Plan, saying: Saying) -> str:
    """The title of the plan as typed, else what its kind is called."""
    return plan.title or saying.name(TITLES[plan.kind])


def years_of(plan: Plan, saying: Saying) -> str:
    """ "ประจำปีงบประมาณ พ.ศ. 2567", or the years from and to."""
    return saying.say(OF_YEARS, years=saying.years(plan.plan_year, plan.until_year))


def framework_of(plan: Plan, subject: Subject | None) -> Framework | None:
    """The rules by which the measures are grouped: those of the result, else of its year, else of the plan's."""
    if subject:
        return subject.framework
    known = available_years()
    return next((load(year) for year in (plan.result_year, plan.plan_year) if year in known), None)
