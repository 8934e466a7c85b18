"""From the result of a rehearsal on to a plan, which answers results that were announced.

A rehearsal is no edition, so that no measure *answers* its findings: the remark of the measure tells where it began.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from prongsai.core.analysis.findings import lowest, weaknesses
from prongsai.core.measures.model import PlanKind
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from prongsai.records.measures.models import Plan, PlanState
from prongsai.records.measures.plans import name_of
from prongsai.records.measures.selectors import plan_of
from prongsai.records.results.from_rounds import rehearsed
from prongsai.records.rounds.models import Enrolment


@dataclass(frozen=True)
class Start:
    """A finding of a rehearsal with which a measure can begin."""

    label: Text
    score: str
    href: str


@dataclass(frozen=True)
class WayOn:
    """The plan that measures can be added to, or the page on which one is begun (`href`)."""

    plan: Text | None
    href: str
    starts: list[Start]


@dataclass(frozen=True)
class Begun:
    """What a measure that begins with a rehearsal starts with."""

    code: str
    name: Text
    remark: str


def way_on(part: Enrolment, card: Scorecard) -> WayOn:
    """How the findings of a rehearsal become measures."""
    plan = _open_plan(part)
    if plan is None:
        return WayOn(None, reverse("work_plans_new", args=[part.agency.code, PlanKind.ITA.value]), [])
    add = reverse("work_plans_add", args=[part.agency.code, plan.pk])
    starts = [
        Start(_named(code, name), score, f"{add}?{urlencode({'rehearsal': str(part.pk), 'code': code})}")
        for code, (name, score) in _findings(card).items()
    ]
    return WayOn(name_of(plan), reverse("work_plans_plan", args=[part.agency.code, plan.pk]), starts)


def begun_with(part: Enrolment, code: str) -> Begun | None:
    """The start of a measure for a finding of a rehearsal whose result was seen; None where there is none."""
    card = rehearsed(part)
    found = _findings(card).get(code) if card else None
    if found is None:
        return None
    name, score = found
    round_name = part.round.name.th
    remark = f"เริ่มจาก{round_name} ตัวชี้วัดที่ {code} {name.th} ได้ {score} คะแนน (ผลการซ้อม ไม่ใช่ผลการประเมิน)"
    return Begun(code, name, remark)


def _findings(card: Scorecard) -> dict[str, tuple[Text, str]]:
    """The weak indicators, the lowest first; else the lowest of each instrument."""
    weak = list(reversed(weaknesses(card)))
    found = weak or [one for each in lowest(card).values() for one in each]
    return {one.code: (one.name, shown(one.figure.value)) for one in found}


def _open_plan(part: Enrolment) -> Plan | None:
    """The plan of measures of the year of the rehearsal, or of the next, that can still be changed."""
    year = part.round.fiscal_year
    plans = (plan_of(part.agency, PlanKind.ITA, one) for one in (year, year + 1))
    return next((one for one in plans if one and one.state != PlanState.CLOSED), None)


def _named(code: str, name: Text) -> Text:
    return Text(f"{code} {name.th}", f"{code} {name.en}")
