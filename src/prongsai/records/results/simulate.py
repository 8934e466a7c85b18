"""The simulated round: invented agencies with results of five years, recorded piece by piece.

`national` makes as many rows as the whole country has, for measuring; it is never part of a demonstration.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from prongsai import __version__
from prongsai.core.frameworks.loader import load
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.services import AgencyError, register
from prongsai.records.results.models import Result
from prongsai.records.results.services import Draft, record
from prongsai.records.results.simulation.names import COUNT, SimulatedAgency, simulated_agencies
from prongsai.records.results.simulation.national import national
from prongsai.records.results.simulation.profiles import YEARS, profile_of
from prongsai.records.results.simulation.year import simulated_result

__all__ = ["COUNT", "PIECE", "is_complete", "national", "simulate"]

PIECE = 10


def simulate(start: int = 0, pieces: int = 1) -> int:
    """Records the results of the simulated agencies from number `start` on and gives the number to go on with.

    A piece is ten agencies; COUNT is reached when all are done. Doing a piece again changes nothing, and what a round
    announced stays.
    """
    stop = min(COUNT, start + pieces * PIECE)
    chosen = simulated_agencies()[start:stop]
    agencies = register(one.named for one in chosen)
    drafts = [draft for one in chosen for draft in _drafts(one, _agency(agencies[one.named]))]
    of_rounds = Result.objects.filter(agency__in=[draft.agency.pk for draft in drafts], enrolment__isnull=False)
    announced = set(of_rounds.filter(is_published=True).values_list("agency", "fiscal_year"))
    record([draft for draft in drafts if draft.key not in announced])
    return stop


def is_complete() -> bool:
    """Whether the whole round is there, made by this version of the program under the rules of today."""
    expected = sum(profile_of(number).plan(year) is not None for number in range(COUNT) for year in YEARS)
    today = Q()
    for year in YEARS:
        today |= Q(fiscal_year=year, framework_sha256=load(year).sha256)
    made = Result.objects.filter(today, is_simulated=True, is_published=True, software_version=__version__)
    return made.count() >= expected


def _drafts(simulated: SimulatedAgency, agency: Agency) -> Iterator[Draft]:
    for year in YEARS:
        content = simulated_result(simulated, year)
        if content is not None:
            yield Draft(agency, year, content)


def _agency(found: Agency | AgencyError) -> Agency:
    if isinstance(found, AgencyError):
        raise found
    return found
