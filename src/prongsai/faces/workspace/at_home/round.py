"""The round that runs: the sentence with the days left, a card for each survey and for OIT, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from prongsai.core.calendar.phases import days_left
from prongsai.core.calendar.saying import say_day
from prongsai.core.surveys.respondents import is_interviewed
from prongsai.core.text import Text
from prongsai.faces.workspace.at_home.cards import Card
from prongsai.faces.workspace.at_home.todo import NOW, Todo
from prongsai.faces.workspace.at_home.who import Viewer
from prongsai.faces.workspace.rounds.next import next_steps
from prongsai.faces.workspace.rounds.oit import OitStand, say_left
from prongsai.faces.workspace.rounds.standing import Standing, State, SurveyStand, standing_of
from prongsai.records.rounds.models import Round, RoundKind
from prongsai.records.rounds.selectors import running

SOON = 30  # days ahead from which the opening matters more than the plan
FEW_DAYS = 7
OIT = Text("OIT การเปิดเผยข้อมูล", "OIT: public disclosure")


@dataclass(frozen=True)
class RoundHome:
    """The round on the first page; `leads` when its days are what matters most now."""

    part_of: Round
    headline: Text
    lead: Text
    leads: bool
    cards: list[Card]
    todo: list[Todo]
    href: str


def round_home(viewer: Viewer) -> RoundHome | None:
    """The round that the page is about; none for a unit alone, and none once a rehearsal's result was seen."""
    part = None if viewer.is_unit_only else running(viewer.agency, viewer.today)
    if part is None or part.round.seen_at:
        return None
    stand = standing_of(part)
    name = part.round.name
    return RoundHome(
        part.round,
        stand.headline,
        Text(f"{name.th}: {stand.lead.th}", f"{name.en}: {stand.lead.en}"),
        _leads(stand),
        list(_cards(viewer, stand)),
        list(_todo(stand)) if viewer.is_officer else [],
        viewer.address("work_rounds_round", part.pk),
    )


def _leads(stand: Standing) -> bool:
    if stand.oit_comes_first:
        return True
    if stand.state is State.BEFORE:
        return days_left(stand.collect.starts_on, stand.today) <= SOON
    if stand.state is State.OPEN:
        return True
    if stand.state is State.OVER:
        return stand.part.round.is_asked_here
    return stand.part.round.kind == RoundKind.REHEARSAL


def _cards(viewer: Viewer, stand: Standing) -> Iterator[Card]:
    for one in stand.surveys:
        yield _survey(viewer, stand, one)
    if stand.oit.every:
        yield _oit(viewer, stand, stand.oit)


def _survey(viewer: Viewer, stand: Standing, one: SurveyStand) -> Card:
    page, act = "work_collect", Text("ลิงก์และป้าย QR", "Links and posters")
    if not stand.part.round.is_asked_here and viewer.is_officer:
        page, act = "work_rounds_seen", Text("กรอกจำนวนที่เห็น", "Enter the count seen")
    if stand.state in (State.OVER, State.CLOSED) or is_interviewed(one.code):
        page, act = "work_rounds_round", Text("เปิดหน้ารอบ", "Open the round")
    address = viewer.address(page, stand.part.pk)
    return Card(one.name, one.big, one.note, address, act, one.percent, one.is_short)


def _oit(viewer: Viewer, stand: Standing, oit: OitStand) -> Card:
    act = Text("ดูรายการ OIT", "See the OIT list") if oit.is_over else Text("เปิดรายการ OIT", "Open the OIT list")
    return Card(
        OIT,
        Text(f"{oit.ready} จาก {oit.every} ข้อ", f"{oit.ready} of {oit.every} items"),
        oit.note,
        viewer.address("work_rounds_oit", stand.part.pk),
        act,
        oit.percent,
        oit.missing > 0,
    )


def _todo(stand: Standing) -> Iterator[Todo]:
    """What the officer can do now, each with its last day; where the round leads the first is a button."""
    leads = _leads(stand)
    for number, one in enumerate(next_steps(stand)):
        when, is_near = _when(one.until, stand.today)
        is_first = leads and number == 0
        yield Todo(when, one.subject, one.why, one.href, one.act, late=is_near, is_button=is_first)


def _when(until: date | None, today: date) -> tuple[Text, bool]:
    """By when, and whether that is near: in the last week the days that are left are said."""
    if until is None:
        return NOW, False
    left, day = days_left(until, today), say_day(until)
    return (say_left(left), True) if left < FEW_DAYS else (Text(f"ภายใน {day.th}", f"By {day.en}"), False)
