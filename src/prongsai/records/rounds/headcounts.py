"""Headcounts that are changed late: why, and what those above an agency are told of it.

The least number of answers follows from a headcount, so that a smaller one makes an agency complete.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.rounds.models import Enrolment, Recount, Round, RoundKind
from prongsai.records.rounds.selectors import phase_state

LONGEST_WHY = 500
STAFF, SERVED = Text("บุคลากร", "staff"), Text("ผู้รับบริการ", "served")


class RecountRefused(InputError):
    """A headcount was to be changed late without saying why."""


class People(NamedTuple):
    """The headcounts of an agency; None for one that nobody has said."""

    staff: int | None
    served: int | None

    def changes(self, new: People) -> bool:
        """Whether a number that was said becomes another one."""
        return any(old is not None and old != now for old, now in zip(self, new, strict=True))


class Recounted(NamedTuple):
    """What became of headcounts after registration: those of before, those of now, and the last reason."""

    before: People
    now: People
    reason: str

    @property
    def says(self) -> Text:
        """ "บุคลากร 120 → 60"; empty where the numbers are again what they were."""
        pairs = zip((STAFF, SERVED), self.before, self.now, strict=True)
        said = [_change(label, old, new) for label, old, new in pairs if old != new]
        return Text(" ".join(one.th for one in said), ", ".join(one.en for one in said))


def is_late(the_round: Round) -> bool:
    """Whether numbers that were said are changed with a reason alone: in an official round, after registration."""
    if the_round.kind != RoundKind.OFFICIAL:
        return False
    return phase_state(the_round, PhaseCode.REGISTER, clock.today()) is State.OVER


def require_reason(reason: str) -> str:
    """The reason as it is kept. Raises RecountRefused without one."""
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_WHY:
        raise RecountRefused(
            Text(
                f"พ้นช่วงลงทะเบียนแล้ว โปรดระบุเหตุผลที่แก้จำนวน ไม่เกิน {LONGEST_WHY} ตัวอักษร",
                f"Registration is over: give the reason for the change in at most {LONGEST_WHY} characters.",
            )
        )
    return reason


def keep_recount(enrolment: Enrolment, before: People, now: People, reason: str, by: User | None) -> None:
    """Keep what was changed, for those above the agency."""
    numbers = {"old_staff": before.staff, "old_served": before.served, "staff": now.staff, "served": now.served}
    Recount.objects.create(enrolment=enrolment, reason=reason, made_by=by, **numbers)


def recounted(enrolments: Iterable[int]) -> dict[int, Recounted]:
    """What was changed late, by enrolment: from the numbers before the first change to those after the last."""
    found: dict[int, Recounted] = {}
    for one in Recount.objects.filter(enrolment__in=list(enrolments)).order_by("pk"):
        first = found.get(one.enrolment_id)
        before = first.before if first else People(one.old_staff, one.old_served)
        found[one.enrolment_id] = Recounted(before, People(one.staff, one.served), one.reason)
    return found


def _change(label: Text, old: int | None, new: int | None) -> Text:
    was, now = (("-" if one is None else f"{one:,}") for one in (old, new))
    return Text(f"{label.th} {was} → {now}", f"{label.en} {was} → {now}")
