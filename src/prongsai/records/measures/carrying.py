"""Last year's plan carried over: its measures with their words, the days some years later, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from prongsai.core.analysis.recommendations import key_of
from prongsai.core.calendar.moving import moved, moved_rhythm
from prongsai.core.frameworks.crosswalk import indicator_in
from prongsai.core.measures.model import Answered, Source, Status
from prongsai.records.accounts.models import User
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures import editing, risks
from prongsai.records.measures.editing import MeasureDraft, Owners, StepDraft
from prongsai.records.measures.guarding import locked, require_open
from prongsai.records.measures.models import Measure, Plan, Progress, Risk, Step
from prongsai.records.measures.plans import name_of
from prongsai.records.measures.risks import RiskDraft
from prongsai.records.measures.selectors import to_answer
from prongsai.records.measures.times import period_of, rhythms_of

CARRIED = verb(
    "measures.plan.carried",
    "ยกมาตรการ {count} ข้อจาก{before_th} มายัง{plan_th}",
    "Carried {count} measures from the {before_en} over to the {plan_en}",
)


def previous_of(plan: Plan) -> Plan | None:
    """The plan of the same kind that came before: the one that was carried over, else the last one that ended."""
    if plan.previous is not None:
        return plan.previous
    before = Plan.objects.filter(agency=plan.agency, kind=plan.kind, until_year__lt=plan.plan_year)
    return before.order_by("-until_year").first()


def carry(measures: Sequence[Measure], into: Plan, by: User | None = None) -> list[Measure]:
    """Copies of measures at the end of another plan, one for each that is not there yet, with the risks they treat.

    Words stay, days move by the years between the plans, nothing counts as done. What came of a measure becomes its
    former way; it answers what the new result says of its indicator, else what it answered before.
    """
    with transaction.atomic():
        row = locked(into, None)
        require_open(row)
        there = set(row.measures.values_list("carried_from", flat=True))
        wanted = [one for one in measures if one.pk not in there and one.plan.agency_id == row.agency_id]
        if wanted:
            row.previous = wanted[0].plan
        row.save()
        made = [_carried(one, row, by) for one in wanted]
        if made:
            _write(made, row, wanted[0].plan, by)
    return made


def outcome_of(measure: Measure) -> str:
    """What came of a measure: as it was summed up, else what was last reported of each step."""
    if measure.outcome:
        return measure.outcome
    current = Progress.objects.filter(step__measure=measure, replaced_by__isnull=True).exclude(text="")
    last = {one.step_id: one.text for one in current.order_by("step__number", "reported_on", "pk")}
    return "\n".join(last.values())


def _carried(one: Measure, into: Plan, by: User | None) -> Measure:
    draft = replace(_draft(one, into), risks=tuple(_risk(each, into, by) for each in editing.draft_of(one).risks))
    measure = editing.add(into, draft, by)
    measure.carried_from = one
    measure.save(update_fields=["carried_from"])
    return measure


def _risk(one: Risk, into: Plan, by: User | None) -> Risk:
    """The same risk in the other plan, as it was judged last."""
    known = into.risks.filter(process=one.process, risk=one.risk).first()
    return known or risks.add(into, RiskDraft(one.process, one.risk, one.likelihood, one.impact, one.control), by)


def _draft(one: Measure, into: Plan) -> MeasureDraft:
    years = into.plan_year - one.plan.plan_year
    before = editing.draft_of(one)
    steps = [_step(step, years) for step in one.steps.prefetch_related("units") if step.status != Status.DROPPED]
    period = period_of(one)
    return MeasureDraft(
        title=before.title,
        group=before.group,
        owners=before.owners,
        period=moved(period, years) if period else None,
        rhythms=tuple(moved_rhythm(rhythm, years) for rhythm in rhythms_of(one.rhythms)),
        steps=tuple(steps),
        answers=_answers(before.answers, one, into),
        monitoring=before.monitoring,
        success=before.success,
        budget=before.budget,
        budget_note=before.budget_note,
        former_way=outcome_of(one) or before.former_way,
        library_key=before.library_key,
    )


def _step(step: Step, years: int) -> StepDraft:
    period = period_of(step)
    owners: Owners = editing.owners_of(step)
    return StepDraft(step.text, owners, moved(period, years) if period else None)


def _answers(before: Iterable[Answered], one: Measure, into: Plan) -> tuple[Answered, ...]:
    """What the new result says of the indicators that the measure was about; what it answered before where nothing."""
    before = tuple(before)
    about = {each.indicator or each.code for each in before if each.source is Source.FINDING} | {one.group}
    there = {code for each in about if each for code in _codes_in(each, one.plan.result_year, into.result_year)}
    new = {key_of(each): each for each in to_answer(into) if each.source is Source.FINDING and each.indicator in there}
    return tuple(new.values()) or before


def _codes_in(code: str, from_year: int | None, to_year: int | None) -> tuple[str, ...]:
    if from_year is None or to_year is None or from_year == to_year:
        return (code,)
    try:
        return indicator_in(code, from_year, to_year)
    except KeyError:
        return (code,)


def _write(made: Sequence[Measure], into: Plan, before: Plan, by: User | None) -> None:
    name, former = name_of(into), name_of(before)
    facts = {"plan_th": name.th, "plan_en": name.en, "before_th": former.th, "before_en": former.en, "count": len(made)}
    write(into.agency.code, CARRIED, actor=by, about=into, facts=facts)
