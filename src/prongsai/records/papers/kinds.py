"""What can be chosen and typed for each kind of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.rounds import reporting_periods, say_stretch
from prongsai.core.reports.memo.matter import MemoPurpose
from prongsai.core.reports.paper import ANNOUNCEMENTS, PaperKind
from prongsai.core.reports.tables.column_sets import ColumnSet, YearEndForm
from prongsai.core.text import Text
from prongsai.core.thai.dates import thai_date
from prongsai.records.measures.models import Committee, Meeting
from prongsai.records.papers.models import Paper

Choice = tuple[str, Text]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of how a paper is built; the first value is the usual one."""

    name: str
    label: Text
    choices: tuple[Choice, ...]

    @property
    def usual(self) -> str:
        return self.choices[0][0] if self.choices else ""

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(value for value, _ in self.choices)


@dataclass(frozen=True, slots=True)
class Field:
    """Something the officer types herself: `kind` is "line", "text" (a thing on each line) or "date"."""

    name: str
    label: Text
    kind: str = "line"
    hint: Text | None = None


NUMERALS = Option(
    "numerals",
    Text("ตัวเลขในเอกสาร", "Digits"),
    (("thai", Text("เลขไทย ๑ ๒ ๓", "Thai digits ๑ ๒ ๓")), ("arabic", Text("เลขอารบิก 1 2 3", "Arabic digits 1 2 3"))),
)
BY_INDICATOR: Choice = ("indicator", Text("ตามตัวชี้วัด", "By indicator"))
BY_INSTRUMENT: Choice = ("instrument", Text("ตามเครื่องมือ (IIT EIT OIT)", "By instrument (IIT, EIT, OIT)"))
BY_PLAN: Choice = ("plan", Text("ตามลำดับในแผน", "In the order of the plan"))
ARRANGEMENT = Text("การจัดเรียงเนื้อหา", "Arrangement")
ARRANGE = Option("arrange", ARRANGEMENT, (BY_INDICATOR, BY_INSTRUMENT))
ARRANGE_PLAN = Option("arrange", ARRANGEMENT, (BY_INDICATOR, BY_INSTRUMENT, BY_PLAN))
ARRANGE_YEAR_END = Option("arrange", ARRANGEMENT, (BY_PLAN, BY_INDICATOR, BY_INSTRUMENT))
COLUMN_SETS = (ColumnSet.MONITORING, ColumnSet.ASSESSOR, ColumnSet.PERIOD, ColumnSet.FULL)
COLUMNS = Option(
    "columns",
    Text("คอลัมน์ของตารางมาตรการ", "Columns of the table of measures"),
    tuple((one.value, one.label) for one in COLUMN_SETS),
)
FORM = Option(
    "form",
    Text("แบบของตารางผลการดำเนินการ", "Columns of the table of results"),
    tuple((one.value, one.label) for one in (YearEndForm.MEETING_AND_ADVICE, YearEndForm.FORMER_AND_RESULT)),
)
YES_NO = (("no", Text("ไม่มี", "No")), ("yes", Text("มี", "Yes")))
COVER = Option("cover", Text("ปกและคำนำ", "Cover and foreword"), YES_NO)
WITH_YEAR_END = Option("year_end", Text("รวมรายงานผลการดำเนินการ", "Bind the report at the end of the year too"), YES_NO)
PURPOSE = Option(
    "purpose", Text("เรื่องที่เสนอ", "What the memo asks"), tuple((one.value, one.label) for one in MemoPurpose)
)

NUMBER = Field(
    "number",
    Text("เลขที่หนังสือ", "Number"),
    hint=Text("เว้นว่างได้ ระบบเว้นที่ไว้ให้เขียน", "May stay empty: room is left to write it in"),
)
DATE = Field(
    "date",
    Text("ลงวันที่", "Date"),
    "date",
    Text("เช่น 31 มีนาคม 2567 หรือ 31/3/2567 เว้นว่างได้", "Such as 31/3/2567; may stay empty"),
)
A_LINE_EACH = Text("บรรทัดละหนึ่งเรื่อง", "One on each line")
SUBJECT = Field("subject", Text("เรื่อง", "Subject"), hint=Text("เว้นว่าง ใช้เรื่องที่ระบบตั้งให้", "Empty: the usual one"))
FACTS = Field("facts", Text("ข้อเท็จจริงที่ต้องการเพิ่ม", "Facts to add"), "text", A_LINE_EACH)
PROPOSALS = Field("proposals", Text("ข้อเสนอที่ต้องการเพิ่ม", "Proposals to add"), "text", A_LINE_EACH)
PROBLEMS = Field("problems", Text("ปัญหาและอุปสรรคของปีก่อน", "Problems of the year before"), "text", A_LINE_EACH)
HURDLES = Field("problems", Text("ปัญหาและอุปสรรคที่ต้องการเพิ่ม", "Problems to add"), "text", A_LINE_EACH)

LETTERS = frozenset({PaperKind.MEMO, PaperKind.ORDER, PaperKind.VEHICLES, *ANNOUNCEMENTS})
"""Kinds that carry a number and a date of their own."""

DATED = LETTERS | {PaperKind.YEAR_END, PaperKind.BOUND}
_FIELDS = {
    PaperKind.MEMO: (SUBJECT, FACTS, PROPOSALS),
    PaperKind.PLAN: (PROBLEMS,),
    PaperKind.BOUND: (PROBLEMS,),
    PaperKind.YEAR_END: (HURDLES,),
}
OF_REPORTS = (Every.QUARTER, Every.HALF_YEAR, Every.MONTH)


def options_of(paper: Paper) -> tuple[Option, ...]:
    """The choices of a paper; what can be chosen of its plan (a period, a meeting) is read from it."""
    made = _OPTIONS.get(PaperKind(paper.kind))
    return (*(made(paper) if made else ()), NUMERALS)


def fields_of(kind: PaperKind) -> tuple[Field, ...]:
    """What the officer types for a kind of paper."""
    dated = (DATE,) if kind in DATED else ()
    return (*((NUMBER,) if kind in LETTERS else ()), *dated, *_FIELDS.get(kind, ()))


def stretches_of(plan_year: int, every: Iterable[Every] = OF_REPORTS) -> tuple[Period, ...]:
    """What a progress report of a fiscal year can be about: quarters, half-years, months."""
    return tuple(one for each in every for one in reporting_periods(Rhythm(each), plan_year))


def stretch_key(stretch: Period) -> str:
    """A period as an option keeps it: "2023-10-01/2023-12-31"."""
    return f"{stretch.starts_on.isoformat()}/{stretch.ends_on.isoformat()}"


def read_stretch(key: str) -> Period | None:
    """The period of such a key; None for anything else."""
    first, _, last = key.partition("/")
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return None


def _stretch(paper: Paper) -> Option:
    stretches = stretches_of(paper.plan_year or paper.oit_year)
    return Option(
        "stretch",
        Text("รอบที่รายงาน", "Period reported"),
        tuple((stretch_key(one), say_stretch(one)) for one in stretches),
    )


def _meeting(paper: Paper) -> Option:
    meetings = Meeting.objects.filter(agency=paper.agency, plan=paper.plan) if paper.plan else Meeting.objects.none()
    return Option("meeting", Text("การประชุม", "Meeting"), tuple((str(one.pk), _titled(one)) for one in meetings))


def _titled(meeting: Meeting) -> Text:
    said = f"{meeting.title} ({thai_date(meeting.held_on)})"
    return Text(said, said)


def _committee(paper: Paper) -> Option:
    found = Committee.objects.filter(agency=paper.agency)
    known = tuple((str(one.pk), Text(one.name, one.name)) for one in found)
    return Option("committee", Text("คณะทำงาน", "Working group"), known)


_OPTIONS: dict[PaperKind, Callable[[Paper], tuple[Option, ...]]] = {
    PaperKind.ANALYSIS: lambda _: (ARRANGE,),
    PaperKind.PLAN: lambda _: (COLUMNS, ARRANGE_PLAN),
    PaperKind.PROGRESS: lambda paper: (_stretch(paper),),
    PaperKind.YEAR_END: lambda _: (FORM, ARRANGE_YEAR_END, COVER),
    PaperKind.MEMO: lambda paper: (PURPOSE, _stretch(paper)),
    PaperKind.MINUTES: lambda paper: (_meeting(paper),),
    PaperKind.ORDER: lambda paper: (_committee(paper),),
    PaperKind.BOUND: lambda _: (COLUMNS, ARRANGE_PLAN, FORM, WITH_YEAR_END),
}
