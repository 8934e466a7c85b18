"""What is late on a day: steps whose last day has passed, and reports that nobody made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prongsai.core.calendar.rounds import all_due
from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.follow import owed
from prongsai.core.measures.model import Measure
from prongsai.core.reports.blocks import Block, Column, ItemList, Paragraph, Row, Table, cell, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.standing import StepNow
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

HEADING = Text("งานที่ล่าช้าและรายงานที่ค้าง", "What is late, and reports not made")
NONE_LATE = Text("ไม่มีขั้นตอนที่เลยกำหนด", "No step is late.")
LATE = Text("มี {count} ขั้นตอนที่เลยกำหนด", "{count} steps are late:")
CAPTION = Text("ขั้นตอนที่เลยกำหนด", "Steps that are late")
STEP, OWNER = Text("ขั้นตอน", "Step"), Text("ผู้รับผิดชอบ", "Owner")
DUE, DAYS = Text("กำหนดแล้วเสร็จ", "Was due"), Text("เลยมาแล้ว (วัน)", "Days late")
NAMED = Text("มาตรการที่ {number} ขั้นตอนที่ {step} {text}", "Measure {number}, step {step}: {text}")
OWED = Text("รายงานที่ถึงกำหนดแล้วและยังไม่ได้รับ มีดังนี้", "Reports that were due and have not been made:")
OWED_ONE = Text(
    "มาตรการที่ {number} {title}: ครบกำหนด {days} ({owners})", "Measure {number}, {title}: due {days} ({owners})"
)
NO_OWNER = Text("ยังไม่ระบุผู้รับผิดชอบ", "nobody named yet")


def late(telling: Telling, sections: Sections) -> Iterator[Block]:
    """The blocks of this part."""
    saying, found = telling.saying, telling.now.where(Standing.LATE)
    yield sections.heading("late", HEADING)
    if found:
        yield Paragraph("late-counted", words(saying.say(LATE, count=len(found))))
        yield _table(found, telling)
    else:
        yield Paragraph("late-none", words(saying.say(NONE_LATE)))
    if missing := [(one, days) for one in telling.now.plan.measures if (days := reports_owed(one, telling))]:
        yield Paragraph("owed", words(saying.say(OWED)))
        yield ItemList("owed-list", tuple(words(_owed(one, days, telling)) for one, days in missing))


def reports_owed(measure: Measure, telling: Telling) -> tuple[date, ...]:
    """The days up to now on which a report on the measure was due and none was made."""
    plan, day = telling.now.plan, telling.now.day
    steps = telling.now.of(measure)
    if day is None or not steps or all(one.standing in (Standing.DONE, Standing.DROPPED) for one in steps):
        return ()
    years = range(plan.plan_year, plan.until_year + 1)
    due = all_due(measure.rhythms or plan.rhythms, years, measure.period)
    reported = {report.reported_on for one in steps for report in one.reports}
    return tuple(one for one in owed(due, reported) if one <= day)


def _table(found: tuple[StepNow, ...], telling: Telling) -> Table:
    saying = telling.saying
    columns = (
        Column(saying.say(STEP), 5),
        Column(saying.say(OWNER), 2),
        Column(saying.say(DUE), 2, "center"),
        Column(saying.say(DAYS), 1.4, "right", "number"),
    )
    rows = tuple(_row(one, telling) for one in found)
    return Table("late-table", columns, rows, saying.say(CAPTION))


def _row(one: StepNow, telling: Telling) -> Row:
    saying = telling.saying
    name = saying.say(NAMED, number=one.measure.number, step=one.step.number, text=one.step.text)
    due = saying.date(one.period.ends_on) if one.period else ""
    return Row(
        (cell(name), cell(*one.owners), cell(due), cell(str(one.days_late))),
        weak=True,
        key=f"{one.measure.key}-{one.step.key}",
    )


def _owed(measure: Measure, days: tuple[date, ...], telling: Telling) -> str:
    saying = telling.saying
    owners = dict.fromkeys(owner for one in telling.now.of(measure) for owner in one.owners)
    who = saying.joined(owners) if owners else saying.say(NO_OWNER)
    due = saying.joined(saying.date(one, "short") for one in days)
    return saying.say(OWED_ONE, number=measure.number, title=measure.title, days=due, owners=who)
