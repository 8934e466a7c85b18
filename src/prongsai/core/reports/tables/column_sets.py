"""The column sets of plans and year-end reports that agencies use: each a template to choose."""

from __future__ import annotations

from enum import StrEnum

from prongsai.core.reports.tables import cells
from prongsai.core.reports.tables.filling import Filled
from prongsai.core.text import Text


class ColumnSet(StrEnum):
    """The columns of a plan."""

    ASSESSOR = "assessor"
    MONITORING = "monitoring"
    PERIOD = "period"
    FULL = "full"

    @property
    def label(self) -> Text:
        return _LABELS[self]

    @property
    def columns(self) -> tuple[Filled, ...]:
        return _PLAN[self]

    @property
    def is_wide(self) -> bool:
        """Whether the table needs the page on its side."""
        return self is ColumnSet.FULL


class YearEndForm(StrEnum):
    """The columns of a report at the end of the year."""

    FORMER_AND_RESULT = "former-and-result"
    MEETING_AND_ADVICE = "meeting-and-advice"

    @property
    def label(self) -> Text:
        return _LABELS[self]

    @property
    def columns(self) -> tuple[Filled, ...]:
        return _YEAR_END[self]

    @property
    def is_wide(self) -> bool:
        return True


_LABELS: dict[ColumnSet | YearEndForm, Text] = {
    ColumnSet.ASSESSOR: Text(
        "ผลการประเมินหรือข้อเสนอแนะ ขั้นตอน ผู้รับผิดชอบ การกำกับติดตาม", "Result or advice, steps, owner, monitoring"
    ),
    ColumnSet.MONITORING: Text("มาตรการ ขั้นตอน ผู้รับผิดชอบ การกำกับติดตาม", "Measure, steps, owner, monitoring"),
    ColumnSet.PERIOD: Text("มาตรการ วิธีการ ผู้รับผิดชอบ ระยะเวลา การติดตามผล", "Measure, steps, owner, time, follow-up"),
    ColumnSet.FULL: Text("ทุกคอลัมน์ รวมตัวชี้วัดความสำเร็จและงบประมาณ", "All columns, with success and budget"),
    YearEndForm.FORMER_AND_RESULT: Text(
        "มาตรการ วิธีการเดิม สรุปผล ผลลัพธ์ ผู้รับผิดชอบ หมายเหตุ", "Measure, former way, result, outcome, owner, remark"
    ),
    YearEndForm.MEETING_AND_ADVICE: Text(
        "มาตรการ วิธีการ ผู้รับผิดชอบ ระยะเวลา ผลการดำเนินการ ข้อเสนอแนะ", "Measure, steps, owner, time, result, advice"
    ),
}

MEASURE = Text("มาตรการ/แนวทาง", "Measure")
STEPS = Text("ขั้นตอนหรือวิธีการ", "Steps")
OWNER = Text("ผู้รับผิดชอบ", "Owner")
MONITORING = Text("การกำกับติดตาม", "Monitoring")
PERIOD = Text("ระยะเวลาดำเนินการ", "Time")

_TITLE = Filled(MEASURE, 2.9, cells.number_and_title)
_STEPS = Filled(STEPS, 3.8, cells.steps, cells.step)
_OWNERS = Filled(OWNER, 1.8, cells.owners, cells.step_owners)
_PERIOD = Filled(PERIOD, 2.2, cells.period, cells.step_period)
_TIME_AND_MONITORING = Filled(MONITORING, 3.1, cells.time_and_monitoring, cells.step_time_and_monitoring)

_PLAN = {
    ColumnSet.ASSESSOR: (
        Filled(
            Text("ผลการประเมิน/ข้อเสนอแนะจากผู้ประเมิน", "Result or advice of the assessor"), 3.2, cells.answers_and_title
        ),
        _STEPS,
        _OWNERS,
        _TIME_AND_MONITORING,
    ),
    ColumnSet.MONITORING: (_TITLE, _STEPS, _OWNERS, _TIME_AND_MONITORING),
    ColumnSet.PERIOD: (
        _TITLE,
        Filled(Text("วิธีการดำเนินการ", "How"), 3.6, cells.steps, cells.step),
        _OWNERS,
        _PERIOD,
        Filled(Text("การติดตามผล", "Follow-up"), 2.6, cells.monitoring),
    ),
    ColumnSet.FULL: (
        Filled(Text("มาตรการและประเด็นที่ตอบ", "Measure, and what it answers"), 3.2, cells.title_and_answers),
        _STEPS,
        _OWNERS,
        _PERIOD,
        Filled(MONITORING, 2.4, cells.monitoring),
        Filled(Text("ตัวชี้วัดความสำเร็จ", "Success"), 2, cells.success, is_optional=True),
        Filled(Text("งบประมาณ", "Budget"), 1.4, cells.budget, is_optional=True),
        Filled(Text("คะแนนรวมที่คาดว่าจะเพิ่ม", "Expected gain"), 1.2, cells.gain, align="right", is_optional=True),
    ),
}

_YEAR_END = {
    YearEndForm.FORMER_AND_RESULT: (
        Filled(Text("มาตรการหรือกิจกรรม", "Measure or activity"), 2.4, cells.number_and_title),
        Filled(Text("วิธีการดำเนินการ (เดิม)", "Former way"), 2.2, cells.former_way),
        Filled(Text("สรุปผลการดำเนินการ", "What was done"), 3.4, cells.summaries, cells.step_summary),
        Filled(Text("ผลลัพธ์หรือความสำเร็จ", "Outcome"), 3.4, cells.outcome, cells.step_outcome),
        Filled(OWNER, 1.5, cells.owners, cells.step_owners),
        Filled(Text("หมายเหตุ", "Remark"), 1.3, cells.remark),
    ),
    YearEndForm.MEETING_AND_ADVICE: (
        Filled(MEASURE, 2.6, cells.number_and_title),
        Filled(Text("วิธีการดำเนินการ", "How"), 3, cells.steps, cells.step),
        Filled(OWNER, 1.5, cells.owners, cells.step_owners),
        Filled(PERIOD, 1.4, cells.period, cells.step_period),
        Filled(Text("ผลการดำเนินการ", "Result"), 4.4, cells.results, cells.step_results),
        Filled(Text("ข้อเสนอแนะ", "Advice"), 1.4, cells.advice),
    ),
}
