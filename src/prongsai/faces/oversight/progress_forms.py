"""What a supervisor filters by, and her own words in a reminder."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.faces.oversight.rounds.forms import Refusable, in_words
from prongsai.faces.parts.lazy import lazily
from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.oversight_reminders import LONGEST_WORD
from prongsai.records.rounds.progress import Filters

ODD = "odd"


class FilterForm(Refusable):
    """Which agencies of her part are shown; what is no choice counts as none."""

    q = forms.CharField(label=lazily("ชื่อ อำเภอ หรือจังหวัด", "Name, district or province"), max_length=100, required=False)
    province = forms.ChoiceField(label=lazily("จังหวัด", "Province"), required=False)
    kind = forms.ChoiceField(label=lazily("ประเภท", "Kind"), required=False)
    behind = forms.ChoiceField(label=lazily("แสดง", "Show"), required=False)

    def __init__(self, the_round: Round, part: QuerySet[Agency], data: QueryDict) -> None:
        super().__init__(data)
        here = part.filter(enrolments__round=the_round).order_by()
        whole = ("", in_words(Text("ทั้งหมด", "all")))
        pairs = set(here.values_list("province", "kind").distinct())
        kinds = {kind for _, kind in pairs}
        self.offer("province", [whole, *((one, one) for one in sorted({place for place, _ in pairs if place}))])
        self.offer("kind", [whole, *((one.value, in_words(one.label)) for one in AgencyKind if one.value in kinds)])
        shown = [whole, ("1", in_words(Text("เฉพาะที่ช้าหรือไม่ทราบ", "only those behind or unknown")))]
        if the_round.closed_at:
            shown.append((ODD, in_words(Text("เฉพาะที่มีข้อสังเกตต่อคำตอบ", "only those with odd answers"))))
        self.offer("behind", shown)

    def filters(self) -> Filters:
        """What is asked for."""
        self.is_valid()
        typed = self.cleaned_data
        behind_only = typed.get("behind") == "1"
        return Filters(behind_only, typed.get("province", ""), typed.get("kind", ""), typed.get("q", ""))

    @property
    def odd_only(self) -> bool:
        """Whether only agencies are asked for in whose answers something is odd."""
        return self.is_valid() and self.cleaned_data["behind"] == ODD


class WordForm(Refusable):
    """Her own words beside what is missing."""

    words = forms.CharField(
        label=lazily("ข้อความของท่าน (ไม่บังคับ)", "Your own words (optional)"),
        help_text=lazily(
            f"ต่อท้ายสิ่งที่ขาดของแต่ละหน่วยงาน ไม่เกิน {LONGEST_WORD} ตัวอักษร",
            f"They follow what each agency lacks; at most {LONGEST_WORD} letters.",
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
