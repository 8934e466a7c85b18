"""One kind of paper for every agency of a year, without keeping anything: for provinces and for the nation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

from prongsai import __version__
from prongsai.adapters import clock
from prongsai.adapters.render import Format, render
from prongsai.core.measures.model import PlanKind
from prongsai.core.published.row import Scope
from prongsai.core.reports.paper import PaperKind
from prongsai.core.reports.years import usual_years
from prongsai.records.agencies.models import Agency
from prongsai.records.measures.models import Plan
from prongsai.records.measures.selectors import plan_of
from prongsai.records.papers.models import Paper
from prongsai.records.papers.printing import pictures_of
from prongsai.records.papers.recipes import document_of
from prongsai.records.papers.subject import Ground
from prongsai.records.results.models import Result

ON_RESULTS = frozenset({PaperKind.ANALYSIS, PaperKind.SUGGESTIONS})
"""Kinds whose year is that of the result; the others are of a plan's year."""

MADE_OF_ONE = (PaperKind.ANALYSIS, PaperKind.SUGGESTIONS, PaperKind.PLAN, PaperKind.YEAR_END, PaperKind.BOUND)
"""Kinds of which an agency has one a year."""


class Order(NamedTuple):
    """What is wanted: `options` as a paper keeps them."""

    kind: PaperKind
    year: int
    formats: tuple[Format, ...]
    options: dict[str, str]


class Job(NamedTuple):
    """A paper to make: the agency, where it belongs, and a fingerprint that changes when anything of it does."""

    agency: int
    code: str
    name: str
    province: str
    fingerprint: str


def jobs(order: Order) -> list[Job]:
    """The papers of an order, by the code of the agency: small things, so that a nation's fit into memory."""
    return _on_results(order) if order.kind in ON_RESULTS else _on_plans(order)


def files_of(order: Order, agency: int) -> dict[Format, bytes]:
    """The paper of an agency in the formats of an order. Raises InputError where it cannot be made."""
    ground = Ground(_paper(order, Agency.objects.get(pk=agency)), clock.today())
    document = document_of(ground)
    thai = ground.option("numerals", "thai") == "thai"
    pictures = pictures_of(document)
    return {form: render(document, form, thai_numerals=thai, pictures=pictures) for form in order.formats}


def _on_results(order: Order) -> list[Job]:
    found = Result.objects.filter(fiscal_year=order.year, is_published=True, scope=Scope.AGENCY.value)
    columns = ("agency", "agency__code", "agency__name", "agency__province", "content_sha256", "framework_sha256")
    rows = found.order_by("agency__code").values_list(*columns)
    return [Job(pk, code, name, province, _fingerprint(order, of)) for pk, code, name, province, *of in rows]


def _on_plans(order: Order) -> list[Job]:
    """What a plan says may change without a trace here, so these are never taken for made already."""
    found = Plan.objects.filter(plan_year=order.year, kind=PlanKind.ITA.value).order_by("agency__code")
    rows = found.values_list("agency", "agency__code", "agency__name", "agency__province")
    return [Job(*row, "") for row in rows]


def _fingerprint(order: Order, of: Iterable[str]) -> str:
    said = json.dumps([order.kind, order.year, order.options, __version__, *of], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _paper(order: Order, agency: Agency) -> Paper:
    """A paper that is not kept."""
    plan_year = order.year + 1 if order.kind in ON_RESULTS else order.year
    usual = usual_years(order.kind, plan_year)
    plan = plan_of(agency, PlanKind.ITA, plan_year)
    result_year = order.year if order.kind in ON_RESULTS else (plan and plan.result_year) or usual.result_year
    return Paper(
        agency=agency,
        kind=order.kind.value,
        plan=plan,
        result_year=result_year,
        plan_year=plan_year,
        oit_year=usual.oit_year,
        options=order.options,
    )
