"""Forms of a round: what the officer types, read into what the records take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.surveys.respondents import STAFF
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.collect.words import SURVEYS
from prongsai.faces.workspace.follow.forms.base import CountField, Mistake, WorkForm, words
from prongsai.records.rounds.elsewhere import Seen
from prongsai.records.rounds.models import Phase
from prongsai.records.rounds.services import LONGEST_REASON, MOST_PEOPLE
from prongsai.records.surveys.rehearsals import RehearsalDraft
from prongsai.records.surveys.selectors import SurveyCount

NO_NUMBER = Text("โปรดพิมพ์จำนวนคนเป็นตัวเลข", "Type the number of people in figures.")
STAFF_HELP = lazily(*STAFF.who)
SERVED_HELP = lazily(
    "บุคคล นิติบุคคล และหน่วยงานอื่นที่รับบริการหรือมาติดต่อตั้งแต่ต้นปีงบประมาณ",
    "Persons, firms and agencies served or in contact since the fiscal year began",
)


def _staff() -> CountField:
    return CountField(lazily("จำนวนบุคลากร (คน)", "Staff"), NO_NUMBER, MOST_PEOPLE, help_text=STAFF_HELP)


def _served() -> CountField:
    label = lazily("จำนวนผู้รับบริการหรือผู้มาติดต่อ (คน)", "People served or in contact")
    return CountField(label, NO_NUMBER, MOST_PEOPLE, help_text=SERVED_HELP)


def _day(th: str, en: str) -> ThaiDateField:
    return ThaiDateField(label=lazily(th, en))


class RehearsalForm(WorkForm):
    """A rehearsal: whose questions, when, and how many people there are."""

    rules_of = forms.TypedChoiceField(label=lazily("ใช้ข้อคำถามและข้อ OIT ของปี", "Questions and OIT items of"), coerce=int)
    first = _day("วันแรกที่รับคำตอบ", "First day for answers")
    last = _day("วันสุดท้ายที่รับคำตอบ", "Last day for answers")
    staff = _staff()
    served = _served()

    def __init__(self, years: Iterable[int], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        choices = [(year, lazily(f"ปีงบประมาณ {year}", f"FY {year}")) for year in years]
        self.fields["rules_of"].choices = choices  # type: ignore[attr-defined]

    def draft(self) -> RehearsalDraft:
        return RehearsalDraft(**self.cleaned_data)


class FollowForm(WorkForm):
    """Which official round in ITAS the agency follows."""

    year = forms.TypedChoiceField(label=lazily("ปีงบประมาณ", "Fiscal year"), coerce=int)

    def __init__(self, today: date, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        now = fiscal_year(today)
        choices = [(year, lazily(f"ปีงบประมาณ {year}", f"FY {year}")) for year in (now, now + 1, now - 1)]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]


class PeopleForm(WorkForm):
    """Headcounts."""

    staff = _staff()
    served = _served()


class ExtendForm(WorkForm):
    """More time for a phase, and why."""

    ends_on = _day("ขยายถึงวันที่", "New last day")
    reason = words(lazily("เหตุผล", "Reason"), rows=2, required=True, most=LONGEST_REASON)


class OnForm(forms.Form):
    """The day as on which a round is looked at."""

    on = ThaiDateField(label=lazily("ดูเหมือนเป็นวันที่", "As on"), required=False)


class DaysForm(WorkForm):
    """First and last day of one phase."""

    first = _day("วันแรก", "First day")
    last = _day("วันสุดท้าย", "Last day")

    def __init__(self, phase: Phase, data: QueryDict | None = None) -> None:
        self.phase = phase
        super().__init__(data, prefix=phase.code, initial={"first": phase.starts_on, "last": phase.ends_on})


class PhasesForm:
    """The days of several phases, kept together."""

    def __init__(self, phases: Iterable[Phase], data: QueryDict | None = None) -> None:
        self.rows = [DaysForm(one, data) for one in phases]
        self.refused: list[Mistake] = []

    def is_valid(self) -> bool:
        return all(one.is_valid() for one in self.rows)

    @property
    def days(self) -> dict[PhaseCode, tuple[date, date]]:
        return {PhaseCode(one.phase.code): (one.cleaned_data["first"], one.cleaned_data["last"]) for one in self.rows}

    def refuse(self, sentence: Text) -> None:
        self.refused.append(Mistake("", "", str(lazily(*sentence))))

    @property
    def mistakes(self) -> list[Mistake]:
        return self.refused + [_of(str(lazily(*row.phase.label)), one) for row in self.rows for one in row.mistakes]


class SeenForm(WorkForm):
    """What another system shows of one survey."""

    link = words(lazily("ลิงก์ตอบแบบวัด", "Link to the survey"), lazily("คัดลอกจาก ITAS", "copied from ITAS"), most=500)
    sheets = CountField(lazily("จำนวนผู้ตอบที่เห็น (คน)", "Answers seen"), NO_NUMBER, MOST_PEOPLE)
    seen_on = ThaiDateField(label=lazily("เห็นเมื่อวันที่", "Seen on"), required=False)

    def __init__(self, kept: SurveyCount, today: date, data: QueryDict | None = None) -> None:
        self.code, self.name = kept.code, SURVEYS[kept.code]
        initial = {"link": kept.link, "sheets": kept.sheets, "seen_on": kept.until or today}
        super().__init__(data, prefix=kept.code, initial=initial)

    @property
    def seen(self) -> Seen:
        given = self.cleaned_data
        return Seen(given["link"].strip(), given["sheets"], given["seen_on"])


class AllSeenForm:
    """What another system shows of all surveys of a round, kept together."""

    def __init__(self, counts: Iterable[SurveyCount], today: date, data: QueryDict | None = None) -> None:
        self.rows = [SeenForm(one, today, data) for one in counts]

    def is_valid(self) -> bool:
        return all(one.is_valid() for one in self.rows)

    @property
    def seen(self) -> dict[str, Seen]:
        return {one.code: one.seen for one in self.rows}

    def complain(self, complaints: Mapping[tuple[str, str], Text]) -> None:
        for row in self.rows:
            row.complain({field: says for (code, field), says in complaints.items() if code == row.code})

    @property
    def mistakes(self) -> list[Mistake]:
        return [_of(row.code, one) for row in self.rows for one in row.mistakes]


def _of(whose: str, mistake: Mistake) -> Mistake:
    """A mistake with what its field belongs to."""
    return mistake._replace(label=f"{whose}: {mistake.label}")
