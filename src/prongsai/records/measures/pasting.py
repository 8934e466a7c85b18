"""Measures read from a pasted table, as an officer of the agency would write them into a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.db import transaction

from prongsai.core.measures.model import Answered, Source
from prongsai.core.measures.pasted import PastedMeasure
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Unit
from prongsai.records.agencies.units import open_units
from prongsai.records.measures import editing
from prongsai.records.measures.editing import MeasureDraft, Owners, StepDraft
from prongsai.records.measures.models import Measure, Plan
from prongsai.records.measures.selectors import to_answer

_EVERY = re.compile(r"^(?:ทุก|บุคลากรทุก)")


def add_pasted(plan: Plan, pasted: Iterable[PastedMeasure], by: User | None = None) -> list[Measure]:
    """The measures of a table added to a plan, all or nothing; each answers the findings of its indicator (`group`)."""
    units, findings = open_units(plan.agency), to_answer(plan)
    with transaction.atomic():
        return [editing.add(plan, as_draft(one, units, findings), by) for one in pasted]


def as_draft(one: PastedMeasure, units: Sequence[Unit], findings: Sequence[Answered]) -> MeasureDraft:
    """A measure of a table with the agency's units where their names are known, else in words."""
    return MeasureDraft(
        title=one.title,
        group=one.group,
        owners=owners_named(one.owners, units),
        period=one.period,
        rhythms=one.rhythms,
        steps=tuple(StepDraft(step.text, owners_named(step.owners, units)) for step in one.steps),
        answers=tuple(each for each in findings if one.group and _is_about(each, one.group)),
        monitoring=one.monitoring,
        success=one.success,
        budget=one.budget,
        former_way=one.former_way,
        outcome=one.outcome,
        problems=one.problems,
        advice=one.advice,
        remark=one.remark,
    )


def owners_named(names: Iterable[str], units: Sequence[Unit]) -> Owners:
    """The units that names mean: "สำนักปลัดฯ" is สำนักปลัดเทศบาล; "ทุกสำนัก/กอง" is every unit, the rest stays in words."""
    found, words, every = [], [], False
    for name in names:
        unit = next((one for one in units if _is_called(one, name)), None)
        if unit is not None:
            found.append(unit)
        elif _EVERY.match(name):
            every = True
        else:
            words.append(name)
    return Owners(tuple(dict.fromkeys(found)), every, "\n".join(words))


def _is_called(unit: Unit, name: str) -> bool:
    own, meant = _plain(unit.name), _plain(name)
    return bool(meant) and (own.startswith(meant) or meant == f"{own}{_plain(unit.parent.name) if unit.parent else ''}")


def _plain(name: str) -> str:
    return re.sub(r"[\sฯ.]|ๆ", "", name).replace("สำนักงานปลัด", "สำนักปลัด")


def _is_about(one: Answered, group: str) -> bool:
    return one.source is Source.FINDING and one.indicator == group
