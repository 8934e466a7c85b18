"""Adds agencies: the same agency is found again however its name is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TypeVar

from django.db import IntegrityError, OperationalError, transaction

from prongsai.core.thai.names import normalise_name
from prongsai.records.agencies.identity import (
    AgencyError,
    Named,
    codes,
    fitting,
    new_agency,
    search_text,
    tidied,
    with_keys,
)
from prongsai.records.agencies.models import Agency, FormerName

__all__ = ["AgencyError", "Named", "register", "search_text", "together"]
BATCH = 500
ATTEMPTS = 5
Done = TypeVar("Done")


def register(named: Iterable[Named]) -> dict[Named, Agency | AgencyError]:
    """The agency of each name, added where it is new; an AgencyError for a name that fits several."""
    found: dict[Named, Agency | AgencyError] = {}
    rest = iter(dict.fromkeys(named))
    while batch := list(islice(rest, BATCH)):
        found |= together(lambda batch=batch: _register(batch))  # type: ignore[misc]
    return found


def together(work: Callable[[], Done]) -> Done:
    """Does `work` in a transaction, anew where another process has just added the same agencies."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                return work()
        except (IntegrityError, OperationalError) as error:
            if attempt == ATTEMPTS or not _may_pass(error):
                raise
    raise AssertionError


def _may_pass(error: Exception) -> bool:
    """Whether it comes from others at the same moment: the same row twice, or each waiting for the other."""
    return isinstance(error, IntegrityError) or "deadlock" in str(error)


def _register(batch: Sequence[Named]) -> dict[Named, Agency | AgencyError]:
    clean = {one: tidied(one) for one in batch}
    known = _namesakes(clean.values())
    formerly = _former_namesakes(clean.values())
    taken = _codes_like(clean.values())
    found: dict[Named, Agency | AgencyError] = {}
    added = []
    for one, named in clean.items():
        key = normalise_name(named.name)
        agency = fitting(named, known[key]) or fitting(named, formerly[key])
        if agency is None:
            agency = new_agency(named, taken)
            known[agency.name_key].append(agency)
            added.append(agency)
        elif isinstance(agency, Agency) and named.district and not agency.district:
            _place(agency, named.district)
        found[one] = agency
    Agency.objects.bulk_create(sorted(added, key=lambda agency: agency.code))
    return found


def _namesakes(named: Iterable[Named]) -> defaultdict[str, list[Agency]]:
    keys = {normalise_name(one.name) for one in named}
    known: defaultdict[str, list[Agency]] = defaultdict(list)
    for agency in Agency.objects.select_for_update().filter(name_key__in=keys).order_by("pk"):
        known[agency.name_key].append(agency)
    return known


def _former_namesakes(named: Iterable[Named]) -> defaultdict[str, list[Agency]]:
    """Agencies that were called so once: a result of an earlier year may come under that name."""
    keys = {normalise_name(one.name) for one in named}
    known: defaultdict[str, list[Agency]] = defaultdict(list)
    for former in FormerName.objects.select_related("agency").filter(name_key__in=keys).order_by("pk"):
        if former.agency not in known[former.name_key]:
            known[former.name_key].append(former.agency)
    return known


def _place(agency: Agency, district: str) -> None:
    """The district of an agency becomes known."""
    agency.district = district
    with_keys(agency)
    if agency.pk:
        agency.save(update_fields=["district", "search_text"])


def _codes_like(named: Iterable[Named]) -> set[str]:
    wanted = {next(codes(one)) for one in named}
    return set(Agency.objects.filter(code__in=wanted).values_list("code", flat=True))
