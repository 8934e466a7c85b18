"""What the officer does next in a round."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from prongsai.core.text import Text
from prongsai.faces.workspace.rounds.standing import Standing, State
from prongsai.records.disclosures.selectors import may_be_changed
from prongsai.records.rounds.models import RoundKind
from prongsai.records.rounds.selectors import knows_minimum


@dataclass(frozen=True)
class NextStep:
    """About what, why, where, and what the link says."""

    subject: Text
    why: Text
    href: str
    act: Text


def next_step(stand: Standing) -> NextStep | None:
    """The most useful thing to do now; None where nothing is left to the officer."""
    return next(iter(next_steps(stand)), None)


def next_steps(stand: Standing) -> list[NextStep]:
    """All that can be done now, the most useful first."""
    if stand.state is State.CLOSED:
        return _result(stand)
    found = [_headcounts(stand), *(_time(stand)), *_answers(stand), _disclosures(stand)]
    return [one for one in found if one is not None]


def address(stand: Standing, page: str) -> str:
    """A page about this round."""
    return reverse(page, args=[stand.part.agency.code, stand.part.pk])


def _result(stand: Standing) -> list[NextStep]:
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


def _headcounts(stand: Standing) -> NextStep | None:
    if not stand.lacks_headcounts or not knows_minimum(stand.part.round):
        return None
    return NextStep(
        Text("ระบุจำนวนบุคลากรและผู้รับบริการ", "Enter how many staff and people served"),
        Text("จึงรู้ว่าต้องมีผู้ตอบอย่างน้อยกี่คน", "so that the least number of answers is known"),
        address(stand, "work_rounds_people"),
        Text("ระบุจำนวน", "Enter them"),
    )


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
        )
    ]


def _disclosures(stand: Standing) -> NextStep | None:
    if not stand.oit.missing or not may_be_changed(stand.part, stand.today):
        return None
    points = stand.oit.missing_worth or Text("", "")
    return NextStep(
        Text(f"ทำ OIT อีก {stand.oit.missing} ข้อให้พร้อมส่ง", f"Make {stand.oit.missing} more OIT items ready"),
        points,
        address(stand, "work_rounds_oit"),
        Text("เปิดรายการ OIT", "Open the OIT list"),
    )
