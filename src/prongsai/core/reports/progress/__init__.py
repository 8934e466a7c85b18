"""The progress report of a month, a quarter or half a year: what was reported, what is late, what comes next.

build(setting, plan, stretch) -> Document
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prongsai.core.calendar.model import Period
from prongsai.core.calendar.rounds import say_stretch
from prongsai.core.measures.model import Plan
from prongsai.core.reports.blocks import Block, Document, Paragraph, words
from prongsai.core.reports.events import events
from prongsai.core.reports.frame import Sections, document, head, signed_by_all
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.plan import title_of, years_of
from prongsai.core.reports.progress.late import late
from prongsai.core.reports.progress.next import next_reports
from prongsai.core.reports.progress.reported import reported
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.standing import plan_on
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.reports.tallying import chart_of_measures, counted, table_of_counts
from prongsai.core.text import Text

__all__ = ["build"]

TITLE = Text("รายงานความก้าวหน้าการดำเนินการตาม{plan}", "Progress report: {plan}")
SUMMARY = Text("สรุปความก้าวหน้า", "In short")
OF = Text("ประจำ{stretch}", "{stretch}")


def build(setting: Setting, plan: Plan, stretch: Period, *, as_of: date | None = None) -> Document:
    """The report on `stretch` as a Document; steps stand as reported up to `as_of` (the last day of the stretch)."""
    saying = Saying(setting.language)
    title = " ".join((_title(plan, saying), *_when(plan, stretch, saying), setting.agency))
    return document(setting, title, _blocks(setting, plan, stretch, as_of or stretch.ends_on), year=plan.plan_year)


def _blocks(setting: Setting, plan: Plan, stretch: Period, day: date) -> Iterator[Block]:
    saying = Saying(setting.language)
    sections, telling = Sections(saying), Telling(plan_on(plan, day), saying)
    yield from head(setting, saying, _title(plan, saying), *_when(plan, stretch, saying))
    yield sections.heading("summary", SUMMARY)
    yield Paragraph("counted", words(counted(telling.now, saying)))
    if telling.now.steps:
        yield table_of_counts(telling.now, saying)
        yield chart_of_measures(telling.now, saying)
    yield from reported(telling, stretch, sections)
    yield from late(telling, sections)
    yield from events(telling, sections, stretch)
    yield from next_reports(telling, sections)
    yield signed_by_all(setting, saying)


def _title(plan: Plan, saying: Saying) -> str:
    return saying.say(TITLE, plan=title_of(plan, saying))


def _when(plan: Plan, stretch: Period, saying: Saying) -> tuple[str, ...]:
    """The stretch, and the plan's years where the stretch does not say its year or the plan has several."""
    said = say_stretch(stretch)
    of = saying.name(said) if said.th.startswith("ถึง") else saying.say(OF, stretch=saying.name(said))
    is_said = str(plan.plan_year) in said.th and plan.until_year == plan.plan_year and "ปีงบประมาณ" in said.th
    return (of,) if is_said else (years_of(plan, saying), of)
