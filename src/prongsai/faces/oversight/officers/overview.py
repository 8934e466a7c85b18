"""Who has come, who is invited, and who is not: the page, its file, links to hand over, and sending again."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters import clock
from prongsai.adapters.sheets import SheetToWrite, write_csv, write_xlsx
from prongsai.core.text import Text
from prongsai.faces.oversight.numbers import page_among
from prongsai.faces.oversight.officers.forms import StateForm
from prongsai.faces.oversight.officers.presenters import HEADINGS, LINK_HEADINGS, counts, link_rows, rows_of, view_of
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.parts.download import CSV, XLSX, attachment
from prongsai.faces.parts.tell import tell, warn
from prongsai.records.agencies.access import OversightAction
from prongsai.records.agencies.selectors import matching
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.officers import (
    Handed,
    Line,
    State,
    hand_over,
    lines,
    send_again,
    to_hand_over,
    to_send_again,
)

MOST_LINKS_SHOWN = 100  # beyond that nobody copies them one by one: the file
NOTHING_TO_HAND = Text("ไม่มีลิงก์ที่ต้องส่งเองแล้ว", "No link is left to be handed over.")


@page(OversightAction.TEAM_MANAGE)
@require_safe
def overview(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/officers/`: how many agencies have an officer, and what is left to be done."""
    found = the_round(pk)
    every = lines(found)
    form = StateForm(request.GET)
    listed = page_among(_asked(found, every, form), request)
    context = {
        "round": found,
        "form": form,
        "all": len(every),
        "come": sum(bool(one.officers) for one in every),
        "counts": counts(every),
        "rows": [view_of(one) for one in listed.rows],
        "page": listed.page,
        "pages": listed.pages,
        "to_hand": len(to_hand_over(every)),
        "again": len(to_send_again(every)),
        "mailing": sum(one.state is State.TO_SEND for one in every) if settings.MAIL_SERVER else 0,
        "query": request.GET.urlencode(),
    }
    return render(request, "oversight/officers/overview.html", context)


@page(OversightAction.TEAM_MANAGE)
@require_safe
def table(request: OversightRequest, pk: int, ending: str) -> HttpResponse:
    """`/oversight/rounds/<pk>/officers/agencies.csv`, `….xlsx`: to be filled with addresses and sent back."""
    if ending not in ("csv", "xlsx"):
        raise Http404
    found = the_round(pk)
    rows = list(rows_of(_asked(found, lines(found), StateForm(request.GET))))
    name = f"officers-{found.fiscal_year}-{clock.today():%Y%m%d}.{ending}"
    if ending == "csv":
        return attachment(write_csv([HEADINGS, *rows]), name, CSV)
    return attachment(write_xlsx([SheetToWrite("เจ้าหน้าที่", HEADINGS, rows)]), name, XLSX)


@page(OversightAction.TEAM_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/officers/again/`: asks first, then lets new links go out to who has not come."""
    found = the_round(pk)
    calls = to_send_again(lines(found))
    if request.method != "POST":
        context = {"round": found, "count": len(calls), "mails": bool(settings.MAIL_SERVER)}
        return render(request, "oversight/officers/again.html", context)
    count = send_again(found, calls, request.user)
    tell(request, said_of(count, Text("เชิญอีกครั้ง", "Invited again:")))
    return redirect(after(found))


@page(OversightAction.TEAM_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/officers/links/`: the links to hand over, made by a press and shown only once."""
    found = the_round(pk)
    count = len(to_hand_over(lines(found)))
    is_file = request.POST.get("as") == "file" or count > MOST_LINKS_SHOWN
    if request.method != "POST":
        context = {"round": found, "count": count, "most": MOST_LINKS_SHOWN, "mails": bool(settings.MAIL_SERVER)}
        return render(request, "oversight/officers/links.html", context)
    handed = [(one, _link(request, one)) for one in hand_over(found, request.user)]
    if not handed:
        warn(request, NOTHING_TO_HAND)
        return redirect("oversight_officers", pk)
    return _file(found, handed) if is_file else _shown(request, found, handed)


def after(found: Round) -> str:
    """Where one goes on after inviting: by mail all is done, without a server the links are to be handed over."""
    return reverse("oversight_officers" if settings.MAIL_SERVER else "oversight_officers_links", args=[found.pk])


def said_of(count: int, act: Text) -> Text:
    """What was done, and what goes on by itself."""
    done = act + Text(f"{count:,} คน", f"{count:,} officers")
    if not settings.MAIL_SERVER:
        return done
    return done + Text("ระบบกำลังส่งอีเมล", "(their e-mails are going out)")


def _asked(found: Round, every: Sequence[Line], form: StateForm) -> list[Line]:
    q, state = form.asked
    named = set(found.enrolments.filter(matching(q, "agency__")).values_list("pk", flat=True)) if q else None
    chosen = [one for one in every if named is None or one.enrolment in named]
    return [one for one in chosen if not state or one.state == state]


def _link(request: OversightRequest, one: Handed) -> str:
    return request.build_absolute_uri(reverse("entry_invitation", args=[one.token]))


def _file(found: Round, handed: Sequence[tuple[Handed, str]]) -> HttpResponse:
    name = f"officer-links-{found.fiscal_year}-{clock.today():%Y%m%d}.csv"
    return attachment(write_csv([LINK_HEADINGS, *link_rows(handed)]), name, CSV)


def _shown(request: OversightRequest, found: Round, handed: Sequence[tuple[Handed, str]]) -> HttpResponse:
    context = {"round": found, "handed": handed, "until": handed[0][0].expires_at}
    return render(request, "oversight/officers/handed.html", context)
