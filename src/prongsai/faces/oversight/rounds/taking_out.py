"""Agencies that leave a round: ticked, found, or all that were enrolled at once; asked first, with a reason."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from prongsai.adapters import clock
from prongsai.core.calendar.saying import say_day
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.numbers import number_of, page_among
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.oversight.rounds.forms import Refusable, in_words
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.parts.tell import tell, warn
from prongsai.records.agencies.access import OversightAction
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.services import LONGEST_REASON
from prongsai.records.rounds.taking_out import Wanted, enrolled_at_once, may_take_out, meant, sort_out, take_out
from prongsai.records.surveys.doors import forget

MOST_SHOWN = 100
MOST_AT_ONCE = 2000  # more of them take longer than a page may
_WRONG = 422


class WhichForm(Refusable):
    """Which agencies of the round are shown: by name, or by when they were enrolled."""

    q = forms.CharField(label=lazily("ชื่อ อำเภอ หรือจังหวัด", "Name, district or province"), max_length=100, required=False)
    at = forms.ChoiceField(label=lazily("เพิ่มเข้ารอบเมื่อ", "Enrolled at"), required=False)

    def __init__(self, the_round: Round, data: QueryDict) -> None:
        super().__init__(data)
        self.times = {one.at.isoformat(): one for one in enrolled_at_once(the_round)}
        offered = [(key, in_words(_said(one.at, one.agencies))) for key, one in self.times.items()]
        self.offer("at", [("", in_words(Text("ทั้งหมด", "all"))), *offered])

    def wanted(self, ticked: frozenset[int]) -> Wanted:
        """What is asked for; what is no choice counts as none."""
        self.is_valid()
        at = self.times.get(self.cleaned_data.get("at", ""))
        return Wanted(ticked, at.at if at else None, self.cleaned_data.get("q", ""))


class WhyForm(Refusable):
    """Why agencies leave."""

    reason = forms.CharField(
        label=lazily("เหตุผลที่นำออก (หน่วยงานอ่านได้)", "Why they leave (the agencies can read it)"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        error_messages={"required": lazily("โปรดระบุเหตุผล", "Give the reason.")},
    )


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def taking_out(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/take-out/`: a list to choose from, then what would leave; a POST takes it out."""
    found = the_round(pk)
    given = request.POST if request.method == "POST" else request.GET
    ticked = frozenset(number_of(one, 0) for one in given.getlist("agency"))
    form = WhichForm(found, given)
    wanted = form.wanted(ticked)
    if request.method != "POST" and ("whole" not in given and not ticked):
        return _list(request, found, form, wanted)
    return _confirm(request, found, wanted, given)


def _list(request: OversightRequest, found: Round, form: WhichForm, wanted: Wanted) -> HttpResponse:
    if "chosen" in request.GET:
        warn(request, _NOTHING_CHOSEN)
    listed = page_among(list(meant(found, wanted)), request)
    context = {
        "round": found,
        "form": form,
        "may": may_take_out(found),
        "rows": listed.rows,
        "total": meant(found, wanted).count(),
        "page": listed.page,
        "pages": listed.pages,
    }
    return render(request, "oversight/rounds/take_out.html", context)


def _confirm(request: OversightRequest, found: Round, wanted: Wanted, given: QueryDict) -> HttpResponse:
    """Nothing leaves unseen: where others are meant by now than were shown, it is shown again."""
    said = sort_out(meant(found, wanted))
    free = said.free[:MOST_AT_ONCE]
    why = WhyForm(request.POST if request.method == "POST" else None)
    is_as_shown = number_of(given.get("count", ""), -1) == len(free)
    if request.method == "POST" and is_as_shown and why.is_valid():
        try:
            count = take_out(found, free, why.cleaned_data["reason"], request.user)
        except InputError as error:
            why.refuse(error)
        else:
            forget()
            tell(request, Text(f"นำ {count:,} หน่วยงานออกจากรอบแล้ว", f"{count:,} agencies are taken out."))
            return redirect("oversight_round", found.pk)
    context = {
        "round": found,
        "form": why,
        "free": free[:MOST_SHOWN],
        "held": said.held[:MOST_SHOWN],
        "free_count": len(free),
        "left_out": len(said.free) - len(free),
        "held_count": len(said.held),
        "most": MOST_SHOWN,
        "ticked": sorted(wanted.ticked),
        "kept": {name: given.get(name, "") for name in ("q", "at")},
        "has_changed": request.method == "POST" and not is_as_shown,
    }
    return render(request, "oversight/rounds/take_out_confirm.html", context, status=_WRONG if why.errors else 200)


def _said(at: datetime, agencies: int) -> Text:
    local = at.astimezone(clock.BANGKOK)
    day = say_day(local.date())
    return Text(f"{day.th} {local:%H:%M} น. ({agencies:,} แห่ง)", f"{day.en} {local:%H:%M} ({agencies:,})")


_NOTHING_CHOSEN = Text(
    "ยังไม่ได้เลือกหน่วยงาน โปรดเลือกหน้าชื่อหน่วยงานที่จะนำออก", "No agency is chosen. Tick those that are to leave."
)
