"""Reads how a result stands among those of other agencies of its kind, in the province and in the country."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import QuerySet

from prongsai.core.analysis.peers import Group, groups
from prongsai.core.published.row import Scope
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.results.columns import CODES
from prongsai.records.results.models import COLUMNS, Result

Scores = defaultdict[str, list[int]]


def peers_of(result: Result) -> tuple[Group, ...]:
    """The groups of peers of a published result that may be shown, the narrowest first.

    Peers are other agencies of the same kind with a published result of the same year; simulated ones stand among
    themselves. None for averages, internal assessments and agencies of no known kind. Takes one question to the
    database; the agency is asked for, so select it with the result.
    """
    if result.scope != Scope.AGENCY or result.agency.kind == AgencyKind.OTHER.value:
        return ()
    own = {CODES[name]: value for name in COLUMNS if (value := getattr(result, name)) is not None}
    country: Scores = defaultdict(list)
    province: Scores = defaultdict(list)
    for at, *scores in _others(result).values_list("agency__province", *COLUMNS):
        for name, value in zip(COLUMNS, scores, strict=True):
            if value is not None:
                country[CODES[name]].append(value)
                if at and at == result.agency.province:
                    province[CODES[name]].append(value)
    return groups(own, province, country)


def _others(result: Result) -> QuerySet[Result]:
    peers = Result.objects.filter(is_published=True, fiscal_year=result.fiscal_year, scope=Scope.AGENCY.value)
    alike = peers.filter(is_simulated=result.is_simulated, agency__kind=result.agency.kind)
    return alike.exclude(agency=result.agency_id)
