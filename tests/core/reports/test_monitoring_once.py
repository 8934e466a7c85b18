"""Where the steps of a measure have times of their own, what holds for all of them is written once."""

from __future__ import annotations

from datetime import date

from prongsai.core.calendar.model import Period
from prongsai.core.measures.model import Measure, Plan, PlanKind, Step
from prongsai.core.reports.blocks import plain
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.standing import plan_on
from prongsai.core.reports.tables.cells import step_time_and_monitoring
from prongsai.core.reports.tables.filling import Telling

MAY, JUNE = (Period(date(2024, month, 1), date(2024, month, 28)) for month in (5, 6))


def told(*steps: Step) -> list[list[str]]:
    measure = Measure("m", 1, "คู่มือ", steps=steps, monitoring="รายงานในที่ประชุม")
    plan = Plan(PlanKind.ITA, "", 2567, 2567, 2566, 2567, (measure,))
    telling = Telling(plan_on(plan, None), Saying("th"))
    cells = [step_time_and_monitoring(telling, one) for one in telling.now.of(measure)]
    return [[plain(line) for line in cell] for cell in cells]


def test_with_times_of_their_own_it_stands_with_the_first() -> None:
    first, second = told(Step("a", 1, "ร่าง", period=MAY), Step("b", 2, "แจ้ง", period=JUNE))
    assert "รายงานในที่ประชุม" in first
    assert second
    assert "รายงานในที่ประชุม" not in second


def test_with_one_time_it_is_the_same_for_all() -> None:
    first, second = told(Step("a", 1, "ร่าง", ("กองคลัง",)), Step("b", 2, "แจ้ง", ("กองช่าง",)))
    assert first == second
    assert "รายงานในที่ประชุม" in first
