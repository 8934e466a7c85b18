"""Which reports come next: each measure that is not finished, with its owner and the day its report is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from prongsai.core.calendar.rounds import next_due
from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.model import Measure
from prongsai.core.reports.blocks import Block, Column, Paragraph, Row, Table, cell, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.tables import cells
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

HEADING = Text("กำหนดรายงานครั้งถัดไป", "Next reports")
CAPTION = Text("มาตรการที่ต้องรายงานครั้งถัดไป", "Measures to be reported on next")
MEASURE, OWNER, DUE = Text("มาตรการ", "Measure"), Text("ผู้รับผิดชอบ", "Owner"), Text("ครบกำหนด", "Due")
NONE = Text("ไม่มีรายงานที่ต้องส่งอีกในแผนนี้", "No more reports are due in this plan.")


def next_reports(telling: Telling, sections: Sections) -> Iterator[Block]:
    """The table in the order of the days; a sentence where nothing more is due."""
    saying = telling.saying
    yield sections.heading("next", HEADING)
    due = [(day, one) for one in telling.now.plan.measures if (day := _next(one, telling))]
    if not due:
        yield Paragraph("next-none", words(saying.say(NONE)))
        return
    columns = (Column(saying.say(MEASURE), 5), Column(saying.say(OWNER), 2.4), Column(saying.say(DUE), 2, "center"))
    rows = tuple(
        Row((cells.number_and_title(telling, one), cells.owners(telling, one), cell(saying.date(day))), key=one.key)
        for day, one in sorted(due, key=lambda pair: (pair[0], pair[1].number))
    )
    yield Table("next-table", columns, rows, saying.say(CAPTION))


def _next(measure: Measure, telling: Telling) -> date | None:
    plan, day = telling.now.plan, telling.now.day
    finished = telling.now.standing(measure) in (Standing.DONE, Standing.DROPPED)
    if day is None or finished:
        return None
    years = range(plan.plan_year, plan.until_year + 1)
    return next_due(measure.rhythms or plan.rhythms, years, day + timedelta(days=1), measure.period)
