"""Measures of the plan before, as boxes to tick: how each went and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from prongsai.adapters import clock
from prongsai.core.calendar.standing import Standing
from prongsai.records.measures.carrying import outcome_of
from prongsai.records.measures.follow_selectors import MeasureView, following
from prongsai.records.measures.models import Plan

FINISHED = (Standing.DONE, Standing.DROPPED)


class Carried(NamedTuple):
    """A measure of the plan before; `outcome` is what came of it, empty where nobody has said."""

    key: str
    view: MeasureView
    outcome: str


def carried_views(before: Plan | None) -> list[Carried]:
    """The measures of a plan with what came of them."""
    if before is None:
        return []
    (plan,) = following(Plan.objects.filter(pk=before.pk), clock.today())
    return [Carried(f"carry:{one.measure.pk}", one, outcome_of(one.measure)) for one in plan.measures]


def offered_by(found: Iterable[Carried]) -> list[str]:
    """The names of their boxes."""
    return [one.key for one in found]


def unfinished(found: Iterable[Carried]) -> list[str]:
    """Those that did not come to their end."""
    return [one.key for one in found if one.view.standing not in FINISHED]
