"""Meetings, training and committees that a paper reports on, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.calendar.model import Period
from prongsai.core.measures.model import Meeting, Training
from prongsai.core.reports.blocks import Block, Cell, Column, Paragraph, Row, Table, cell, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.plan.following import driven
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

HEADING = Text("การประชุม การอบรม และการมีส่วนร่วม", "Meetings, training and participation")
NONE = Text("ไม่มีการประชุมหรือการอบรมที่บันทึกไว้ในรอบนี้", "No meeting or training has been recorded for this time.")
MEETINGS, TRAININGS = Text("การประชุมที่เกี่ยวข้อง", "Meetings"), Text("การอบรม", "Training")
DAY, MEETING, RESOLUTION = Text("วันที่", "Date"), Text("การประชุม", "Meeting"), Text("มติ", "Resolved")
PRESENT = Text("ผู้เข้าร่วม (คน)", "Present")
COURSE, EXPECTED = Text("เรื่องที่อบรม", "Subject"), Text("เป้าหมาย (คน)", "Expected")
ATTENDED = Text("เข้าอบรม (คน)", "Came")
PERCENT = Text("ร้อยละ", "Per cent")


def events(telling: Telling, sections: Sections, stretch: Period | None = None) -> Iterator[Block]:
    """Meetings and training of a stretch of time, or of the whole plan with its committees; a sentence without any."""
    plan, saying = telling.now.plan, telling.saying
    yield sections.heading("events", HEADING)
    meetings = [one for one in plan.meetings if stretch is None or stretch.starts_on <= one.held_on <= stretch.ends_on]
    trainings = [
        one for one in plan.trainings if stretch is None or stretch.starts_on <= one.held_on <= stretch.ends_on
    ]
    committees = plan.committees if stretch is None else ()
    if not meetings and not trainings and not committees:
        yield Paragraph("events-none", words(saying.say(NONE)))
    if meetings:
        yield _meetings(meetings, saying)
    if trainings:
        yield _trainings(trainings, saying)
    for one in committees:
        yield Paragraph(f"committee-{one.key}", words(driven(one, saying)))


def present(meeting: Meeting) -> int | None:
    """How many came, as counted or by the names; None where neither was recorded."""
    return meeting.present_count if meeting.present_count is not None else len(meeting.present) or None


def _meetings(found: list[Meeting], saying: Saying) -> Table:
    columns = (
        Column(saying.say(DAY), 1.8, "center"),
        Column(saying.say(MEETING), 3.4),
        Column(saying.say(PRESENT), 1.2, "right", "number"),
        Column(saying.say(RESOLUTION), 4),
    )
    rows = tuple(
        Row(
            (
                cell(saying.date(one.held_on, "short")),
                cell(one.title, one.place),
                _number(present(one)),
                cell(*one.resolution.splitlines()),
            ),
            key=f"meeting-{one.key}",
        )
        for one in sorted(found, key=lambda one: one.held_on)
    )
    return Table("meetings-table", columns, rows, saying.say(MEETINGS))


def _trainings(found: list[Training], saying: Saying) -> Table:
    columns = (
        Column(saying.say(DAY), 1.8, "center"),
        Column(saying.say(COURSE), 4.4),
        Column(saying.say(EXPECTED), 1.4, "right", "number"),
        Column(saying.say(ATTENDED), 1.4, "right", "number"),
        Column(saying.say(PERCENT), 1.2, "right", "number"),
    )
    rows = tuple(
        Row(
            (
                cell(saying.date(one.held_on, "short")),
                cell(one.title, one.note),
                _number(one.expected),
                _number(one.attended),
                _number(_share(one)),
            ),
            key=f"training-{one.key}",
        )
        for one in sorted(found, key=lambda one: one.held_on)
    )
    return Table("trainings-table", columns, rows, saying.say(TRAININGS))


def _share(one: Training) -> int | None:
    """Whole per cent of those expected who came, rounded down."""
    return one.attended * 100 // one.expected if one.expected and one.attended is not None else None


def _number(value: int | None) -> Cell:
    return cell("" if value is None else str(value))
