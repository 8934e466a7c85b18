"""ยังไม่เริ่ม กำลังดำเนินการ ล่าช้า เสร็จแล้ว ยกเลิก: where a step or measure stands on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from prongsai.core.measures.model import Status
from prongsai.core.text import Text


class Standing(StrEnum):
    """What people see of a step: its status, and late where its last day has passed."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    LATE = "late"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    Standing.NOT_STARTED: Text("ยังไม่เริ่ม", "Not started"),
    Standing.UNDER_WAY: Text("กำลังดำเนินการ", "Under way"),
    Standing.LATE: Text("ล่าช้า", "Late"),
    Standing.DONE: Text("เสร็จแล้ว", "Done"),
    Standing.DROPPED: Text("ยกเลิก", "Dropped"),
}
_UNFINISHED = {Status.PLANNED: Standing.NOT_STARTED, Status.UNDER_WAY: Standing.UNDER_WAY}
_FINISHED = {Status.DONE: Standing.DONE, Status.DROPPED: Standing.DROPPED}


def standing(status: Status, ends_on: date | None, today: date) -> Standing:
    """Where a step stands: late when its last day has passed and it is neither done nor dropped.

    The last day still counts; a step without one is never late.
    """
    if status in _FINISHED:
        return _FINISHED[status]
    if ends_on is not None and ends_on < today:
        return Standing.LATE
    return _UNFINISHED[status]


def together(steps: Sequence[Standing]) -> Standing:
    """Where a measure stands by its steps: late if one is, done when all that were not dropped are done.

    Without steps it has not started.
    """
    kept = [one for one in steps if one is not Standing.DROPPED]
    if Standing.LATE in kept:
        return Standing.LATE
    if kept and all(one is Standing.DONE for one in kept):
        return Standing.DONE
    if any(one is not Standing.NOT_STARTED for one in kept):
        return Standing.UNDER_WAY
    return Standing.DROPPED if steps and not kept else Standing.NOT_STARTED
