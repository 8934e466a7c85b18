"""What the officer does next in a round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.text import Text
from prongsai.faces.workspace.rounds.standing import Standing, State
from prongsai.records.rounds.models import RoundKind
from prongsai.records.rounds.selectors import knows_minimum

TO_KNOW_THE_LEAST = Text("จึงรู้ว่าต้องมีผู้ตอบอย่างน้อยกี่คน", "so that the least number of answers is known")
LAST_CHANCE = Text("ก่อนนับคำตอบ หลังนับแล้วระบุไม่ได้", "before the answers are counted; it cannot be done afterwards")


@dataclass(frozen=True)
class NextStep:
    """About what, why, where, what the link says, and the last day for it (None where no day is set)."""

    subject: Text
    why: Text
    href: str
    act: Text
    until: date | None = None


def steps_now(stand: Standing) -> list[NextStep]:
    """What can wait no longer, since it has no day; where all have one, the first."""
    found = next_steps(stand)
    return [one for one in found if one.until is None] or found[:1]


def next_steps(stand: Standing) -> list[NextStep]:
    """All that can be done now: what no day is set for, since it can wait no longer, then what must be done first."""
    found = [*_result(stand), *_disclosures(stand)]
    if stand.state is not State.CLOSED:
        found = [*_headcounts(stand), *_time(stand), *_answers(stand), *_disclosures(stand)]
    return sorted(found, key=lambda one: one.until or date.min)


def address(stand: Standing, page: str) -> str:
    """A page about this round."""
    return reverse(page, args=[stand.part.agency.code, stand.part.pk])


def _result(stand: Standing) -> list[NextStep]:
    """What a rehearsal gave; what an official round gave is announced."""
    if stand.part.round.kind != RoundKind.REHEARSAL or stand.part.round.seen_at:
        return []
    return [
        NextStep(
            Text("ดูผลการซ้อม", "See the result of the rehearsal"),
            Text("นับคำตอบแล้ว", "The answers are counted"),
            address(stand, "work_rounds_result"),
            Text("ดูผล", "See it"),
        )
    ]


def _headcounts(stand: Standing) -> list[NextStep]:
    """By the end of registration, else of the time for answers; until the count where answers are counted here."""
    days = (stand.phases[PhaseCode.REGISTER].ends_on, stand.collect.ends_on)
    until = min((one for one in days if one >= stand.day and not stand.may_be_counted), default=None)
    serve_no_more = until is None and not stand.part.round.is_asked_here
    if not stand.lacks_headcounts or serve_no_more or not knows_minimum(stand.part.round):
        return []
    return [
        NextStep(
            Text("ระบุจำนวนบุคลากรและผู้รับบริการ", "Enter how many staff and people served"),
            LAST_CHANCE if stand.may_be_counted else TO_KNOW_THE_LEAST,
            address(stand, "work_rounds_people"),
            Text("ระบุจำนวน", "Enter them"),
            until,
        )
    ]


def _time(stand: Standing) -> list[NextStep]:
    if not stand.may_be_counted:
        return []
    return [
        NextStep(
            Text("ปิดรับและนับคำตอบตอนนี้", "Close and count the answers now"),
            Text("พ้นกำหนดและเวลาผ่อนผันแล้ว", "The time and the grace after it are over"),
            address(stand, "work_rounds_count"),
            Text("ปิดและนับ", "Count"),
        )
    ]


def _answers(stand: Standing) -> list[NextStep]:
    if stand.state not in (State.OPEN, State.BEFORE):
        return []
    if not stand.part.round.is_asked_here and stand.state is State.OPEN:
        yielded = NextStep(
            Text("กรอกจำนวนผู้ตอบที่เห็นในระบบ ITAS", "Enter the counts that ITAS shows"),
            Text("", ""),
            address(stand, "work_rounds_seen"),
            Text("กรอก", "Enter"),
            stand.collect.ends_on,
        )
        return [yielded, *_short(stand)]
    return _short(stand)


def _short(stand: Standing) -> list[NextStep]:
    short = [one for one in stand.surveys if one.is_short]
    if not short:
        return []
    return [
        NextStep(
            Text("ส่งลิงก์หรือติดป้าย QR ให้ผู้ตอบ", "Send the link, or put the QR poster up"),
            Text(
                ", ".join(f"{one.code} ยังขาด {one.count.missing:,} คน" for one in short),
                ", ".join(f"{one.code} lacks {one.count.missing:,}" for one in short),
            ),
            address(stand, "work_collect"),
            Text("ลิงก์และป้าย QR", "Links and posters"),
            stand.collect.ends_on,
        )
    ]


def _disclosures(stand: Standing) -> list[NextStep]:
    oit = stand.oit
    if not oit.missing or not oit.may_change or oit.is_over:
        return []
    return [
        NextStep(
            Text(f"ทำ OIT อีก {oit.missing} ข้อให้พร้อมส่ง", f"Make {oit.missing} more OIT items ready"),
            oit.missing_worth or Text("", ""),
            address(stand, "work_rounds_oit"),
            Text("เปิดรายการ OIT", "Open the OIT list"),
            oit.last if oit.last >= stand.day else None,
        )
    ]
