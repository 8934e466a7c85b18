"""The journal of an agency or of the site, filtered by kind of act, person and day as the address says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language

from prongsai.core.text import Text
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.records.accounts.models import User
from prongsai.records.journal.models import SITE
from prongsai.records.journal.selectors import SYSTEM, JournalPage, Wanted, actors, of_chain
from prongsai.records.journal.verbs import known

NO_PERSON = "system"
LONGEST_PAGE = 9
WHOLE = Text("ทั้งหมด", "all")


@dataclass(frozen=True)
class Kind:
    """Acts that belong together: those whose names begin like one of `begins` and like none of `but`."""

    code: str
    label: Text
    begins: tuple[str, ...]
    but: tuple[str, ...] = ()

    @property
    def verbs(self) -> tuple[str, ...]:
        return tuple(one for one in known() if one.startswith(self.begins) and not one.startswith(self.but or "\0"))


REVIEWS, ASSIGNMENTS = "disclosures.judged", ("rounds.assigned", "rounds.assignment.")
OF_SITE = (
    Kind("but-reviews", Text("ทั้งหมดยกเว้นการตรวจ OIT", "all but reviews of OIT"), ("",), (REVIEWS,)),
    Kind("reviews", Text("การตรวจ OIT", "reviews of OIT"), (REVIEWS,)),
    Kind("rounds", Text("รอบและปฏิทิน", "rounds and calendar"), ("rounds.", "surveys.", "results."), ASSIGNMENTS),
    Kind("team", Text("ทีมและการมอบหมาย", "team and assignments"), ("agencies.mandate.", *ASSIGNMENTS)),
    Kind(
        "register",
        Text("ทะเบียนและกรอบการประเมิน", "register and rules"),
        ("agencies.imported", "agencies.setup_link.", "frameworks."),
    ),
)
OF_AGENCY = (
    Kind("people", Text("คนและข้อมูลหน่วยงาน", "people and office"), ("agencies.",)),
    Kind("rounds", Text("รอบการประเมิน", "rounds"), ("rounds.", "surveys.", "disclosures.")),
    Kind("results", Text("ผลการประเมิน", "results"), ("results.",)),
    Kind("plans", Text("แผนและมาตรการ", "plans and measures"), ("measures.",)),
    Kind("papers", Text("เอกสารและไฟล์", "papers and files"), ("papers.", "files.")),
)


class JournalForm(forms.Form):
    """What the lines are filtered by; what is no choice counts as none."""

    kind = forms.ChoiceField(label=lazily("เรื่อง", "Kind"), required=False)
    who = forms.ChoiceField(label=lazily("ผู้ทำ", "By whom"), required=False)
    day = ThaiDateField(label=lazily("วันที่", "Day"), required=False)

    def __init__(self, chain: str, data: QueryDict) -> None:
        super().__init__({name: str(value).replace("\0", "") for name, value in data.items()})
        self.chain = chain
        self._kinds = {one.code: one for one in (OF_SITE if chain == SITE else OF_AGENCY)}
        self.offer("kind", [(one.code, one.label) for one in self._kinds.values()])
        self.offer("who", _people(chain))

    def offer(self, name: str, choices: Sequence[tuple[str, Text]]) -> None:
        """Give a field its choices, that of all before them; what is none of them is left out of what was asked."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 the forms say so
        language = get_language() or "th"
        field.choices = [(code, label.in_language(language)) for code, label in (("", WHOLE), *choices)]
        if self.data.get(name) not in dict(choices):
            self.data = {**self.data, name: ""}

    def wanted(self) -> Wanted:
        """What is asked for, as far as it could be read."""
        self.is_valid()
        kind = self._kinds.get(self.cleaned_data["kind"])
        who = self.cleaned_data["who"]
        actor = None if not who else "" if who == NO_PERSON else f"u{who}"
        return Wanted(kind.verbs if kind else None, actor, self.cleaned_data.get("day"))


class Journal(NamedTuple):
    """A page of the journal with its filter."""

    form: JournalForm
    found: JournalPage
    is_filtered: bool


def journal_of(form: JournalForm, page: str) -> Journal:
    """The lines of a form's chain that it asks for, on a page as an address has it."""
    is_number = page.isascii() and page.isdecimal() and len(page) <= LONGEST_PAGE
    found = of_chain(form.chain, int(page) if is_number else 1, form.wanted())
    return Journal(form, found, any(form.data.get(name) for name in form.fields))


def _people(chain: str) -> list[tuple[str, Text]]:
    """Who acted in a chain, by name, the system last."""
    acted = actors(chain)
    people = User.objects.filter(pk__in=[one[1:] for one in acted if one])
    named = sorted((str(one), str(one.pk)) for one in people)
    return [*((pk, Text(name, name)) for name, pk in named), *([(NO_PERSON, SYSTEM)] if "" in acted else [])]
