"""The agencies that a register may mean, found by code, by name and place, or by a former name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from django.db.models import Q

from prongsai.core.thai.names import normalise_name
from prongsai.records.agencies.identity import AgencyError, Named, codes, fitting
from prongsai.records.agencies.models import Agency, FormerName
from prongsai.records.agencies.register_sheet import Line

BATCH = 500
Place = tuple[str, str, str]


class Known:
    """What is stored, and what the lines read so far add to it. Nothing here is written."""

    def __init__(self, agencies: Iterable[Agency] = (), formers: Iterable[FormerName] = ()) -> None:
        self.by_code: dict[str, Agency] = {}
        self.by_key: defaultdict[str, list[Agency]] = defaultdict(list)
        self.by_former: defaultdict[str, list[Agency]] = defaultdict(list)
        self.taken_codes: set[str] = set()
        for agency in agencies:
            self.add(agency)
        for former in formers:
            self.by_former[former.name_key].append(former.agency)

    def add(self, agency: Agency) -> None:
        self.taken_codes.add(agency.code)
        self.by_code |= {code: agency for code in (agency.code, agency.official_code) if code}
        self.by_key[agency.name_key].append(agency)

    def moved(self, agency: Agency, old_key: str) -> None:
        """An agency has got another name or code."""
        self.by_key[old_key] = [one for one in self.by_key[old_key] if one is not agency]
        self.add(agency)

    def find(self, code: str, named: Named) -> Agency | AgencyError | None:
        """The agency with that code, else of that name and place, else formerly of that name."""
        key = normalise_name(named.name)
        return self.by_code.get(code) or fitting(named, self.by_key[key]) or fitting(named, self.by_former[key])

    def at(self, place: Place) -> Agency | None:
        """The agency of exactly that name, province and district."""
        key, *where = place
        return next((one for one in self.by_key[key] if [one.province, one.district] == where), None)

    def parent(self, written: str, province: str) -> Agency | None:
        """The agency that the word for a parent means: its code, else the only one of that name (in the province)."""
        found = self.by_code.get(written)
        if found is not None:
            return found
        namesakes = self.by_key[normalise_name(written)]
        near = [one for one in namesakes if one.province == province]
        return namesakes[0] if len(namesakes) == 1 else near[0] if len(near) == 1 else None


def known_to(lines: Sequence[Line], *, locked: bool = False) -> Known:
    """What is stored of the agencies and parents that lines name; `locked` until the end of the transaction."""
    keys = {normalise_name(name) for line in lines for name in (line.named.name, line.parent) if name}
    named = {word for line in lines for word in (line.code, line.parent, next(codes(line.named))) if word}
    agencies: dict[int, Agency] = {}
    formers: list[FormerName] = []
    for some in _batches(keys):
        agencies |= _stored(Q(name_key__in=some), locked=locked)
        formers += FormerName.objects.select_related("agency").filter(name_key__in=some).order_by("pk")
    for some in _batches(named):
        agencies |= _stored(Q(code__in=some) | Q(official_code__in=some), locked=locked)
    for former in formers:
        former.agency = agencies.setdefault(former.agency_id, former.agency)
    return Known(agencies.values(), formers)


def _stored(wanted: Q, *, locked: bool) -> dict[int, Agency]:
    found = Agency.objects.select_related("parent")
    found = found.select_for_update(of=("self",)) if locked else found
    return {one.pk: one for one in found.filter(wanted).order_by("pk")}


def _batches(words: Iterable[str]) -> Iterable[list[str]]:
    rest = iter(sorted(words))
    while batch := list(islice(rest, BATCH)):
        yield batch
