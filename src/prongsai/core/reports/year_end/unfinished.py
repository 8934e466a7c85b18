"""What was not finished, and why: steps that are late, still under way, not begun or dropped."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.calendar.standing import Standing
from prongsai.core.reports.blocks import Block, Column, Paragraph, Row, Table, cell, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.standing import StepNow
from prongsai.core.reports.tables import cells
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

HEADING = Text("ขั้นตอนที่ยังไม่แล้วเสร็จหรือยกเลิก", "What was not finished or was dropped")
CAPTION = Text("ขั้นตอนที่ยังไม่แล้วเสร็จหรือยกเลิก และเหตุผล", "Steps not finished or dropped, and why")
ALL_DONE = Text("ทุกขั้นตอนแล้วเสร็จ", "Every step is done.")
STEP, OWNER = Text("ขั้นตอน", "Step"), Text("ผู้รับผิดชอบ", "Owner")
STANDING, WHY = Text("สถานะ", "Standing"), Text("เหตุผลหรือปัญหา", "Why")
NAMED = Text("มาตรการที่ {number} ขั้นตอนที่ {step} {text}", "Measure {number}, step {step}: {text}")
NO_REASON = Text("ยังไม่ได้ระบุ", "not given yet")


def unfinished(telling: Telling, sections: Sections) -> Iterator[Block]:
    """The blocks of this part; nothing for a plan without steps."""
    saying, now = telling.saying, telling.now
    if not now.steps:
        return
    found = now.where(Standing.LATE, Standing.UNDER_WAY, Standing.NOT_STARTED, Standing.DROPPED)
    yield sections.heading("unfinished", HEADING)
    if not found:
        yield Paragraph("all-done", words(saying.say(ALL_DONE)))
        return
    columns = (
        Column(saying.say(STEP), 4.5),
        Column(saying.say(OWNER), 2),
        Column(saying.say(STANDING), 1.8, "center"),
        Column(saying.say(WHY), 3.5),
    )
    rows = tuple(_row(one, telling) for one in found)
    yield Table("unfinished-table", columns, rows, saying.say(CAPTION))


def _row(one: StepNow, telling: Telling) -> Row:
    saying = telling.saying
    name = saying.say(NAMED, number=one.measure.number, step=one.step.number, text=one.step.text)
    stands = saying.name(one.standing.label) if one.standing is Standing.DROPPED else cells.standing(telling, one)
    is_late = one.standing is Standing.LATE
    key = f"{one.measure.key}-{one.step.key}"
    return Row((cell(name), cell(*one.owners), cell(stands), cell(_why(one, telling))), weak=is_late, key=key)


def _why(one: StepNow, telling: Telling) -> str:
    """The reason it was dropped for, else the last problem that was reported."""
    reason = one.step.dropped_because if one.standing is Standing.DROPPED else ""
    problems = [report.problems for report in one.reports if report.problems]
    return reason or (problems[-1] if problems else telling.saying.say(NO_REASON))
