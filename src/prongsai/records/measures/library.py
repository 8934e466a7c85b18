"""Measures of the library put into a plan: with the agency's own units, days of the plan, and what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.measures.drafting import Topic, library_topics, topics
from prongsai.core.measures.drafts import DraftMeasure, DraftStep, Years, drafted
from prongsai.core.measures.library.loader import library
from prongsai.core.measures.library.shape import RiskIdea
from prongsai.core.measures.model import PlanKind
from prongsai.core.measures.owners import UsualOwner, unit_for, units_for
from prongsai.core.offices import office_of
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.agencies.units import open_units
from prongsai.records.measures import editing, plans, risks
from prongsai.records.measures.editing import MeasureDraft, Owners, StepDraft
from prongsai.records.measures.models import Measure, Plan, Risk
from prongsai.records.measures.selectors import answerable_of, to_answer
from prongsai.records.results.columns import read
from prongsai.records.results.models import Result


def topics_of(result: Result | None, years: Years) -> tuple[Topic, ...]:
    """What a plan on this edition would answer, with measures to choose from; the whole library without a result."""
    if result is None:
        return library_topics(years)
    card = read(result).scorecard
    return topics(card, answerable_of(result), years) if card else library_topics(years)


def topics_of_plan(plan: Plan) -> tuple[Topic, ...]:
    """What a plan answers, with measures to choose from as of today; the whole library where it rests on no result."""
    card = read(plan.result).scorecard if plan.result and plan.kind == PlanKind.ITA else None
    return topics(card, to_answer(plan), years_from(plan)) if card else library_topics(years_from(plan))


def years_from(plan: Plan) -> Years:
    """The years of a plan, as of today."""
    return Years(plan.plan_year, plan.until_year, plan.oit_year, clock.today())


def start_with(
    agency: Agency, kind: PlanKind, years: Years, result: Result | None, chosen: Sequence[DraftMeasure],
    by: User | None = None,
) -> Plan:  # fmt: skip
    """A new draft with the measures that were chosen, all or nothing. Raises InputError as `plans.start`."""
    with transaction.atomic():
        plan = plans.start(agency, kind, years.plan_year, result, until_year=years.until_year, by=by)
        put(plan, chosen, by)
    return plan


def put(plan: Plan, chosen: Iterable[DraftMeasure], by: User | None = None) -> list[Measure]:
    """The measures added to a plan, in Thai, with the units of the agency that usually do such things."""
    units = open_units(plan.agency)
    with transaction.atomic():
        return [editing.add(plan, as_written(one, plan.agency, units), by) for one in chosen]


def put_risks(plan: Plan, keys: Iterable[str], by: User | None = None) -> list[Risk]:
    """Risks of the library added to a plan with the measures that treat them; a measure that is there is used."""
    wanted = set(keys)
    years, units = years_from(plan), open_units(plan.agency)
    with transaction.atomic():
        return [_put_risk(plan, one, years, units, by) for one in library().risks if one.key in wanted]


def as_written(one: DraftMeasure, agency: Agency, units: Sequence[Unit]) -> MeasureDraft:
    """A measure of the library as an officer of this agency would write it."""
    return MeasureDraft(
        title=one.title.th,
        group=one.group,
        owners=_owners(one.owners, agency, units),
        period=one.period,
        rhythms=one.rhythms,
        steps=tuple(_step(step, one, agency, units) for step in one.steps),
        answers=one.answers,
        monitoring=one.monitoring.th,
        success=one.success.th,
        former_way=one.former.th,
        expected_gain=one.expected_gain,
        library_key=one.key,
    )


def _put_risk(plan: Plan, idea: RiskIdea, years: Years, units: Sequence[Unit], by: User | None) -> Risk:
    there = library().every
    risk = risks.add(plan, risks.RiskDraft(idea.process.th, idea.risk.th, control=idea.control.th), by)
    for key in idea.measures:
        known = plan.measures.filter(library_key=key).first()
        draft = editing.draft_of(known) if known else _by_plan(drafted(there[key], "", years), plan, units)
        draft = editing.with_risk(draft, risk)
        _ = editing.change(known, draft, by) if known else editing.add(plan, draft, by)
    return risk


def _by_plan(one: DraftMeasure, plan: Plan, units: Sequence[Unit]) -> MeasureDraft:
    """A measure that is reported when its plan is, where the plan says when."""
    return as_written(one._replace(rhythms=() if plan.rhythms else one.rhythms), plan.agency, units)


def _step(step: DraftStep, measure: DraftMeasure, agency: Agency, units: Sequence[Unit]) -> StepDraft:
    """A step; owners that are those of the measure are not said again."""
    owners = _owners([step.owner], agency, units)
    same = owners == _owners(measure.owners, agency, units)
    return StepDraft(step.text.th, Owners() if same else owners, step.period)


def _owners(usual: Sequence[UsualOwner], agency: Agency, units: Sequence[Unit]) -> Owners:
    """The agency's units that usually do it; in words where it has named no units yet."""
    names = [one.name for one in units if one.parent_id is None]
    if names:
        found = units_for(usual, names)
        return Owners(
            tuple(one for one in units if one.parent_id is None and one.name in found), UsualOwner.ALL in usual
        )
    offered = office_of(AgencyKind(agency.kind)).units
    named = [name for one in usual if (name := unit_for(one, offered))]
    return Owners(every=UsualOwner.ALL in usual, text="\n".join(dict.fromkeys(named)))
