"""Being late follows from the date; the last day still counts."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.core.calendar.standing import Standing, standing, together
from prongsai.core.measures.model import Status

END = date(2024, 3, 31)
NOT_STARTED, UNDER_WAY, LATE, DONE, DROPPED = Standing


@pytest.mark.parametrize(
    ("status", "today", "expected"),
    [
        (Status.PLANNED, END, NOT_STARTED),
        (Status.PLANNED, date(2024, 4, 1), LATE),
        (Status.UNDER_WAY, END, UNDER_WAY),
        (Status.UNDER_WAY, date(2024, 4, 1), LATE),
        (Status.DONE, date(2024, 4, 1), DONE),
        (Status.DROPPED, date(2024, 4, 1), DROPPED),
    ],
)
def test_a_step_is_late_from_the_day_after_its_last(status: Status, today: date, expected: Standing) -> None:
    assert standing(status, END, today) is expected


def test_without_a_last_day_nothing_is_late() -> None:
    assert standing(Status.PLANNED, None, date(2099, 1, 1)) is NOT_STARTED


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], NOT_STARTED),
        ([NOT_STARTED, NOT_STARTED], NOT_STARTED),
        ([DONE, NOT_STARTED], UNDER_WAY),
        ([DONE, LATE], LATE),
        ([DONE, DROPPED], DONE),
        ([DROPPED], DROPPED),
        ([UNDER_WAY], UNDER_WAY),
    ],
)
def test_a_measure_stands_where_its_steps_stand(steps: list[Standing], expected: Standing) -> None:
    assert together(steps) is expected


def test_every_standing_has_its_word_in_both_languages() -> None:
    assert [one.label.th for one in Standing] == ["ยังไม่เริ่ม", "กำลังดำเนินการ", "ล่าช้า", "เสร็จแล้ว", "ยกเลิก"]
    assert all(one.label.en for one in Standing)
