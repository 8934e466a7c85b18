"""What stands in the addresses of plans, for the test of access."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.records.agencies.models import Agency
from prongsai.records.measures.models import Measure, Plan, PlanState, Risk
from tests import build


def a_plan(of: Agency) -> Plan:
    """A draft with a measure."""
    plan = Plan.objects.filter(agency=of).first() or build.plan(of, state=PlanState.DRAFT)
    if not plan.measures.exists():
        build.step(build.measure(plan, period="ตลอดปี"))
    return plan


def a_measure(of: Agency) -> Measure:
    return a_plan(of).measures.get()


def a_risk(of: Agency) -> Risk:
    return Risk.objects.create(plan=a_plan(of), number=1, process="จัดซื้อ", risk="ฮั้วประมูล")


def plain(value: object) -> Callable[[Agency], object]:
    return lambda _agency: value


THINGS: dict[str, dict[str, Callable[[Agency], object]]] = {
    "work_plans_*": {"pk": a_plan, "kind": plain("ita"), "what": plain("show")},
    "work_plans_measure*": {"pk": a_measure},
    "work_plans_risk_*": {"pk": a_risk},
    "work_plans_risk_new": {"pk": a_plan},
}
