"""What is to be answered of a result, with the measures of the plan that answer it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from prongsai.core.analysis.recommendations import key_of
from prongsai.core.measures.model import Answered, PlanKind
from prongsai.records.measures import selectors
from prongsai.records.measures.models import Plan
from prongsai.records.results.selectors import ResultView


class Answers(NamedTuple):
    """What is to be answered in framework order; the measures that answer it, by its key; the plan, if there is one."""

    to_answer: Sequence[Answered]
    measures: Mapping[str, Sequence[str]]
    plan: Plan | None


def answered_by(found: ResultView) -> Answers:
    """The findings and the advice of a result; a measure that was set for an earlier edition counts as well."""
    year = found.result.fiscal_year
    plan = selectors.plans_of(found.agency).filter(kind=PlanKind.ITA.value, result_year=year).first()
    if plan is None:
        return Answers(selectors.answerable_of(found.result), {}, None)
    measures: defaultdict[str, list[str]] = defaultdict(list)
    for measure in selectors.as_data(plan).measures:
        for one in measure.answers:
            measures[key_of(one)].append(measure.title)
    known = selectors.answerable_of(found.result)
    keys = {key_of(one) for one in known}
    more = [one for one in selectors.to_answer(plan) if key_of(one) not in keys]
    return Answers((*known, *more), measures, plan)
