"""The first page above the agencies: what there is for the person to do now, a sentence with its figure for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.core.text import Text
from prongsai.faces.oversight.page import OversightRequest, allowed, own_page
from prongsai.faces.oversight.progress_presenters import summary
from prongsai.faces.oversight.review_presenters import heading, standings
from prongsai.faces.oversight.rounds.finding import newest_round, other_rounds
from prongsai.faces.oversight.rounds.presenters import phase_views, round_view
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import OversightAction, part_of
from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.assigning import assigned_to
from prongsai.records.rounds.models import Round, Task
from prongsai.records.rounds.officers import without_officer
from prongsai.records.rounds.progress import progress
from prongsai.records.rounds.selectors import official_rounds, phases_of


@dataclass(frozen=True)
class Duty:
    """A part of her work: how it stands, and the page for it."""

    says: Text
    note: Text
    act: Text
    href: str


@own_page
@require_safe
def home(request: OversightRequest) -> HttpResponse:
    """`/oversight/`: the round that runs, and what waits for the person in it."""
    found = newest_round(part_of(request.user, Agency.objects.all()))
    today = clock.today()
    context = {
        "round": found,
        "phases": [one for one in phase_views(found, today) if one.is_open] if found else [],
        "others": _others(request, found),
        "duties": list(_duties(request, found)),
    }
    return render(request, "oversight/home.html", context)


def _others(request: OversightRequest, found: Round | None) -> list[tuple[Round, str]]:
    """The rounds beside it that are not announced, with their pages, so that none is overlooked."""
    if found is None or not allowed(request, OversightAction.PROGRESS_VIEW):
        return []
    if allowed(request, OversightAction.ROUND_MANAGE):
        there, page = list(official_rounds().exclude(pk=found.pk)), "oversight_round"
    else:
        there, page = other_rounds(found, part_of(request.user, Agency.objects.all())), "oversight_progress_of"
    return [(one, reverse(page, args=[one.pk])) for one in there if one.announced_at is None]


def _duties(request: OversightRequest, found: Round | None) -> Iterator[Duty]:
    user = request.user
    if allowed(request, OversightAction.ROUND_MANAGE):
        yield _managing(found)
    if allowed(request, OversightAction.PROGRESS_VIEW) and found:
        yield _watching(user, found)
    if allowed(request, OversightAction.REVIEW):
        yield _reviewing(user)
    if allowed(request, OversightAction.INTERVIEW):
        yield _interviewing(user)


def _managing(found: Round | None) -> Duty:
    if found is None:
        says = Text("ยังไม่มีรอบการประเมินจริงในระบบนี้", "No official round is run here yet.")
        return Duty(says, Text("", ""), Text("เปิดรอบใหม่", "Make a round"), reverse("oversight_round_new"))
    view = round_view(found, clock.today())
    says = view.step.says if view.step else Text("รอบดำเนินไปตามปฏิทิน", "The round follows its calendar.")
    waiting = [
        Text(f"{label.th} {count:,} แห่ง", f"{label.en}: {count:,}") for label, count, _ in view.unassigned if count
    ]
    if lacking := without_officer(found):
        waiting.insert(0, Text(f"ยังไม่มีเจ้าหน้าที่ในระบบ {lacking:,} แห่ง", f"Without an officer: {lacking:,}"))
    note = Text(" · ".join(one.th for one in waiting), " · ".join(one.en for one in waiting))
    return Duty(says, note, Text("ไปหน้ารอบ", "To the round"), reverse("oversight_round", args=[found.pk]))


def _watching(user: User, found: Round) -> Duty:
    today = clock.today()
    shown = progress(found, part_of(user, Agency.objects.all()), today)
    missing = shown.without_headcounts
    note = Text(f"ยังไม่ระบุจำนวนคน {missing:,} แห่ง", f"{missing:,} without headcounts") if missing else Text("", "")
    act = Text("ดูว่าใครช้า", "See who lags")
    return Duty(summary(found, shown, today), note, act, reverse("oversight_progress_of", args=[found.pk]))


def _reviewing(user: User) -> Duty:
    today = clock.today()
    rows = standings(assigned_to(user, Task.REVIEW), today)
    waiting = [one for one in rows if one.waits]
    if not waiting:
        act = Text("ดูหน่วยงานที่ตรวจ", "See the agencies")
        return Duty(heading(rows, today), Text("", ""), act, reverse("oversight_reviews"))
    left = sum(one.items - one.done for one in waiting)
    says = Text(
        f"เหลือ {left:,} ข้อที่ยังไม่ได้ตรวจ ใน {len(waiting):,} หน่วยงาน",
        f"{left:,} items are still to be judged, in {len(waiting):,} agencies",
    )
    return Duty(says, Text("", ""), Text("ไปตรวจ", "Review"), reverse("oversight_reviews"))


def _interviewing(user: User) -> Duty:
    mine, today = list(assigned_to(user, Task.INTERVIEW)), clock.today()
    open_ones = [one for one in mine if phases_of(one.round)[PhaseCode.COLLECT].state_on(today) is State.OPEN]
    says = Text(
        f"สัมภาษณ์ได้วันนี้ {len(open_ones)} จาก {len(mine)} หน่วยงานที่ได้รับมอบหมาย",
        f"{len(open_ones)} of your {len(mine)} agencies can be interviewed for today",
    )
    return Duty(says, Text("", ""), Text("ไปสัมภาษณ์", "Interview"), reverse("oversight_interviews"))
