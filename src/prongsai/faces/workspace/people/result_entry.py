"""What an officer sends in of her agency's result: typed, pasted or as a file; read, checked, and ready to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.frameworks.model import Framework
from prongsai.core.published.check import Judged, judge
from prongsai.core.published.parse import Cell, parse, problems_by_field
from prongsai.core.published.row import BadRow, PublishedRow
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.names import normalise_name
from prongsai.core.thai.years import parse_fiscal_year
from prongsai.faces.parts.figures.submission import Entry, Submission, is_empty, is_too_large, read_submission
from prongsai.records.agencies.models import Agency

TOO_LARGE = Text(
    "ข้อมูลใหญ่เกิน 2 MB โปรดเหลือเฉพาะแถวของหน่วยงานท่าน แล้วลองอีกครั้ง",
    "That is more than 2 MB. Keep the rows of your agency alone and try again.",
)
NOT_YOURS = Text(
    "ไม่พบแถวของหน่วยงานท่านในตาราง โปรดตรวจชื่อหน่วยงาน หรือวางเฉพาะแถวของหน่วยงานโดยไม่มีคอลัมน์ชื่อ",
    "The table has no row of your agency. Check the name, or paste your own rows without a column of names.",
)
NO_YEAR = Text("โปรดเลือกปีงบประมาณของผล", "Choose the fiscal year of the result.")
YEAR_BESIDE = Text(
    "ไม่พบปีในตาราง โปรดพิมพ์ปีงบประมาณของผลในช่องข้างล่าง เช่น 2568",
    "The table does not say its year. Type the fiscal year below, such as 2568.",
)
NOTHING = Text(
    "ยังไม่ได้กรอกคะแนน โปรดกรอกคะแนนตัวชี้วัดหรือคะแนนรวมอย่างน้อยหนึ่งช่อง",
    "No score is filled in. Type at least one indicator or the total.",
)


@dataclass(frozen=True)
class Sent:
    """What was sent in of one year; `wrong` by field name when it cannot be kept as it is."""

    entry: Entry
    framework: Framework | None
    wrong: Mapping[str, Text]

    @property
    def row(self) -> PublishedRow | None:
        read = parse(self.entry.row, self.entry.cells)
        return None if isinstance(read, BadRow) or self.wrong else read

    @property
    def judged(self) -> Judged | None:
        return judge(self.row, self.framework) if self.row else None


def sent_in(request: HttpRequest, agency: Agency) -> list[Sent] | Text:
    """The years that were sent in, or why nothing could be taken."""
    if is_too_large(request):
        return TOO_LARGE
    submission = read_submission(request)
    if submission.problem is not None:
        return submission.problem
    own = _own(submission, agency)
    return [sent(one, agency) for one in own] if own else NOT_YOURS


def sent(entry: Entry, agency: Agency) -> Sent:
    """One entry, as the agency's own."""
    cells = {**entry.cells, "agency": Cell(agency.name, "agency"), "province": Cell(agency.province, "province")}
    whole = replace(entry, cells=cells)
    wrong = problems_by_field(cells) | ({"indicator_1": NOTHING} if is_empty(entry) else {})
    return Sent(whole, framework_of(entry.values.get("fiscal_year", "")), wrong)


def framework_of(written: str) -> Framework | None:
    """The rules of a year as somebody types it; None for a year without rules."""
    try:
        year = parse_fiscal_year(written)
    except InputError:
        return None
    return load(year) if year in available_years() else None


def _own(submission: Submission, agency: Agency) -> list[Entry]:
    """The rows of this agency: those that carry its name, or no name at all."""
    key = normalise_name(agency.name)
    nameless = [one for one in submission.entries if not one.values.get("agency")]
    named = [one for one in submission.entries if normalise_name(one.values.get("agency", "")) == key]
    return named or nameless
