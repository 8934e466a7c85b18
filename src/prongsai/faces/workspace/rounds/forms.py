"""Forms of a round: what the officer types, read into what the records take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.calendar.saying import say_day
from prongsai.core.surveys.respondents import STAFF, is_interviewed
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.parts.rules_choice import chosen_rules, rules_offered
from prongsai.faces.workspace.collect.words import SURVEYS
from prongsai.faces.workspace.follow.forms.base import CountField, Mistake, WorkForm, words
from prongsai.records.rounds.elsewhere import LONGEST_SOURCE, Seen
from prongsai.records.rounds.models import Enrolment, Phase
from prongsai.records.rounds.selectors import may_name_minimum
from prongsai.records.rounds.services import LONGEST_REASON, MOST_PEOPLE
from prongsai.records.surveys.rehearsals import RehearsalDraft
from prongsai.records.surveys.selectors import SurveyCount, counts_of

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

    rules_of = forms.ChoiceField(label=lazily("ใช้ข้อคำถามและข้อ OIT ของปี", "Questions and OIT items of"))
    first = _day("วันแรกที่รับคำตอบ", "First day for answers")
    last = _day("วันสุดท้ายที่รับคำตอบ", "Last day for answers")
    staff = _staff()
    served = _served()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        choices = [(key, lazily(*name)) for key, name in rules_offered()]
        self.fields["rules_of"].choices = choices  # type: ignore[attr-defined]

    def draft(self) -> RehearsalDraft:
        year, version = chosen_rules(self.cleaned_data["rules_of"])
        return RehearsalDraft(**self.cleaned_data | {"rules_of": year, "version": version})


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


class RecountForm(PeopleForm):
    """Headcounts of an official round after registration, where some were said before: a change says why."""

    reason = words(
        lazily("เหตุผลที่แก้จำนวน", "Reason for the change"),
        lazily(
            "จำเป็นเมื่อแก้จำนวนที่เคยระบุไว้ ผู้กำกับดูแลเห็นจำนวนเดิม จำนวนใหม่ และเหตุผล",
            "needed where a number that was entered before is changed; supervisors see both numbers and the reason",
        ),
        rows=2,
        most=LONGEST_REASON,
    )


class ExtendForm(WorkForm):
    """More time for a phase, and why."""

    ends_on = _day("ขยายถึงวันที่", "New last day")
    reason = words(lazily("เหตุผล", "Reason"), rows=2, required=True, most=LONGEST_REASON)


class OnForm(forms.Form):
    """The day as on which a round is looked at."""

    on = ThaiDateField(label=lazily("ดูหน้านี้ ณ วันที่", "See this page on"), required=False)


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
    """What another system shows of one survey, its minimum where the year has no rule for it.

    The number is typed anew each time, so that no old one is saved as if it were seen today; empty, the last one stays.
    """

    link = words(lazily("ลิงก์ตอบแบบวัด", "Link to the survey"), lazily("คัดลอกจาก ITAS", "copied from ITAS"), most=500)
    sheets = CountField(lazily("จำนวนผู้ตอบที่เห็น (คน)", "Answers seen"), NO_NUMBER, MOST_PEOPLE)
    seen_on = ThaiDateField(label=lazily("เห็นเมื่อวันที่", "Seen on"), required=False)
    minimum = CountField(lazily("ขั้นต่ำที่ ITAS ระบุ (คน)", "Minimum that ITAS names"), NO_NUMBER, MOST_PEOPLE)
    minimum_source = words(
        lazily("ITAS ระบุไว้ที่ใด", "Where ITAS names it"),
        lazily("เช่น หน้าข้อมูลหน่วยงาน", "such as: the page of the agency"),
        most=LONGEST_SOURCE,
    )

    def __init__(self, kept: SurveyCount, today: date, may_name: bool, data: QueryDict | None = None) -> None:
        self.code, self.name, self.may_name, self.kept = kept.code, SURVEYS[kept.code], may_name, kept
        initial: dict[str, object] = {"link": kept.link, "seen_on": today}
        if kept.minimum and kept.minimum.named_by:
            initial |= {"minimum": kept.minimum.sheets, "minimum_source": kept.minimum.named_by}
        super().__init__(data, prefix=kept.code, initial=initial)
        self.fields["sheets"].help_text = _last_time(kept)
        if not may_name:
            del self.fields["minimum"], self.fields["minimum_source"]
        if self.is_interviewed:
            del self.fields["link"]

    @property
    def is_interviewed(self) -> bool:
        """Whether the assessors ask: then there is no link that anybody could be sent."""
        return is_interviewed(self.code)

    @property
    def seen(self) -> Seen:
        given = self.cleaned_data
        sheets, day = given["sheets"], given["seen_on"]
        if sheets is None and self.kept.sheets is not None:
            sheets, day = self.kept.sheets, day if "seen_on" in self.changed_data else self.kept.until
        least = (given["minimum"], given["minimum_source"].strip()) if self.may_name else ()
        return Seen(given.get("link", self.kept.link).strip(), sheets, day, *least)


def _last_time(kept: SurveyCount) -> str:
    if kept.sheets is None or kept.until is None:
        return ""
    day = say_day(kept.until)
    return lazily(
        f"ครั้งก่อน {kept.sheets:,} คน เห็นเมื่อ {day.th} เว้นว่างถ้าไม่ได้ดูใหม่",
        f"last {kept.sheets:,}, seen on {day.en}; leave it empty if you did not look again",
    )


class AllSeenForm:
    """What another system shows of all surveys of a round, kept together."""

    def __init__(self, part: Enrolment, today: date, data: QueryDict | None = None) -> None:
        self.rows = [
            SeenForm(one, today, may_name_minimum(part.round, one.code), data) for one in counts_of(part, today)
        ]

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
