"""Forms about an official round."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.parts.rules_choice import ChosenRules, chosen_rules, rules_offered
from prongsai.records.agencies.mandates import bodies
from prongsai.records.rounds.choosing import Choice, register_of
from prongsai.records.rounds.models import Phase, Round
from prongsai.records.rounds.scheduling import Days, PhasesRefused
from prongsai.records.rounds.services import LONGEST_REASON

_CHOOSE = {
    "required": lazily("โปรดเลือกจากรายการ", "Choose from the list."),
    "invalid_choice": lazily("โปรดเลือกจากรายการ", "Choose from the list."),
}
_FIELDS = {"starts_on": "starts", "ends_on": "ends"}
REAL, SIMULATED = "real", "simulated"


def in_words(sentence: Text) -> str:
    """A sentence in the language of the page."""
    return sentence.in_language(get_language() or "th")


class Refusable(forms.Form):
    """A form beside whose fields what a service says is shown."""

    def refuse(self, error: InputError, field: str | None = None) -> None:
        self.add_error(field, in_words(error.text))

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Give a field its choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 the forms below say so
        field.choices = choices


class NewRoundForm(Refusable):
    """Which year, and in a demonstration with which agencies."""

    fiscal_year = forms.ChoiceField(
        label=lazily("ปีงบประมาณ", "Fiscal year"),
        help_text=lazily(
            "เฉพาะปีที่มีข้อคำถามครบ ปีอื่นและฉบับแก้ไขนำเข้าได้ ดูสิ่งที่ต่างกันได้ที่หน้ากรอบการประเมิน",
            "Years whose questions are all known. Others and corrections can be imported, and are compared there.",
        ),
        error_messages=_CHOOSE,
    )
    data_of = forms.ChoiceField(
        label=lazily("หน่วยงานในรอบ", "Agencies of the round"), required=False, error_messages=_CHOOSE
    )

    def __init__(self, data: QueryDict | None, may_simulate: bool) -> None:
        super().__init__(data, initial={"data_of": SIMULATED})
        self.offer("fiscal_year", [(key, in_words(name)) for key, name in rules_offered()])
        simulated = (SIMULATED, in_words(Text("หน่วยงานจำลอง (ข้อมูลจำลอง)", "Simulated agencies (simulated data)")))
        self.offer("data_of", [simulated, (REAL, in_words(Text("หน่วยงานจริง", "Real agencies")))])
        if not may_simulate:
            del self.fields["data_of"]

    @property
    def is_simulated(self) -> bool:
        return self.cleaned_data.get("data_of") == SIMULATED

    @property
    def rules(self) -> ChosenRules:
        """The year and the version of its rules, once the form is valid."""
        return chosen_rules(self.cleaned_data["fiscal_year"])


class PhasesForm(Refusable):
    """First and last day of each phase; days that look like a mistake are insisted on by a tick for these very days."""

    insisting = ""

    def __init__(self, the_round: Round, data: QueryDict | None = None) -> None:
        self.phases = {one.code: one for one in the_round.phases.all()}
        initial = {name: day for code in PhaseCode for name, day in _days(self.phases[code])}
        super().__init__(data, initial=initial)
        for code in PhaseCode:
            self.fields[f"{code}_starts"] = ThaiDateField(label=lazily("วันแรก", "First day"), help_text="")
            self.fields[f"{code}_ends"] = ThaiDateField(label=lazily("วันสุดท้าย", "Last day"), help_text="")

    @property
    def rows(self) -> list[tuple[Text, forms.BoundField, forms.BoundField]]:
        return [(code.label, self[f"{code}_starts"], self[f"{code}_ends"]) for code in PhaseCode]

    @property
    def lies_in_the_past(self) -> bool:
        """Whether the calendar, as one of a former year is proposed, would let nobody answer."""
        return self.phases[PhaseCode.COLLECT].ends_on < clock.today()

    def days(self) -> Days:
        """What was typed, once the form is valid."""
        typed: dict[str, date] = self.cleaned_data
        return {code: (typed[f"{code}_starts"], typed[f"{code}_ends"]) for code in PhaseCode}

    @property
    def these_days(self) -> str:
        """What was typed, in short; once the form is valid."""
        return " ".join(f"{first}/{last}" for first, last in self.days().values())

    @property
    def insists(self) -> bool:
        """Whether the days that were ticked are the ones that were typed."""
        return self.data.get("insist") == self.these_days

    def complain(self, refused: PhasesRefused) -> None:
        """What the rules of a calendar refuse, beside its day; with the tick where they may be insisted on."""
        self.insisting = self.these_days if refused.may_insist else ""
        for (code, which), says in refused.of.items():
            self.add_error(f"{code}_{_FIELDS[which]}", in_words(says))


class ExtendForm(Refusable):
    """Another last day, and why."""

    ends_on = ThaiDateField(label=lazily("วันสุดท้ายใหม่", "New last day"))
    reason = forms.CharField(
        label=lazily("เหตุผล (ทุกคนอ่านได้)", "Reason (everybody can read it)"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazily("โปรดระบุเหตุผล", "Give the reason.")},
    )


class ReopenForm(Refusable):
    """Why answers are taken again."""

    reason = forms.CharField(
        label=lazily("เหตุผลที่เปิดรับคำตอบอีกครั้ง", "Why answers are taken again"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        error_messages={"required": lazily("โปรดระบุเหตุผล", "Give the reason.")},
    )


class DayForm(Refusable):
    """As on which day a round is shown."""

    on = ThaiDateField(
        label=lazily("ดูสถานะ ณ วันที่ เช่น 31/3/2568", "As on, such as 31/3/2568"), help_text="", required=False
    )


class PartForm(Refusable):
    """A part of the register: kind, province, parent body; empty for all."""

    kind = forms.ChoiceField(label=lazily("ประเภท", "Kind"), required=False, error_messages=_CHOOSE)
    province = forms.ChoiceField(label=lazily("จังหวัด", "Province"), required=False, error_messages=_CHOOSE)
    body = forms.ChoiceField(label=lazily("ต้นสังกัด", "Parent body"), required=False, error_messages=_CHOOSE)

    def __init__(self, the_round: Round, data: QueryDict | None = None) -> None:
        super().__init__(data)
        whole = ("", in_words(Text("ทั้งหมด", "all")))
        agencies = register_of(the_round)
        kinds = set(agencies.values_list("kind", flat=True))
        provinces = agencies.exclude(province="").order_by("province").values_list("province", flat=True).distinct()
        self.offer("kind", [whole, *((one.value, in_words(one.label)) for one in AgencyKind if one.value in kinds)])
        self.offer("province", [whole, *((one, one) for one in provinces)])
        above = bodies().filter(is_simulated=the_round.is_simulated)
        self.offer("body", [whole, *((str(one.pk), one.name) for one in above)])

    def choice(self) -> Choice:
        """What was chosen, once the form is valid."""
        typed = self.cleaned_data
        return Choice(typed["kind"], typed["province"], int(typed["body"]) if typed["body"] else None)


def _days(phase: Phase) -> list[tuple[str, date]]:
    return [(f"{phase.code}_starts", phase.starts_on), (f"{phase.code}_ends", phase.ends_on)]
