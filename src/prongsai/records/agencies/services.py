"""Adds agencies: the same agency is found again however its name is written."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from django.db import transaction

from prongsai.core.text import Text
from prongsai.core.thai.collate import sort_key
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.names import kind_of, normalise_name
from prongsai.core.thai.provinces import find_province
from prongsai.records.agencies.models import Agency

BATCH = 500
SHORTEST_CODE, LONGEST_CODE = 8, 32
_PLAIN_LETTERS = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789abcdefghjkmnpqrstvwxyz")


class AgencyError(InputError):
    """An agency that cannot be told from others; `text` says what to add."""


class Named(NamedTuple):
    """An agency as a source names it; without a kind the name tells it."""

    name: str
    province: str = ""
    district: str = ""
    kind: AgencyKind | None = None
    is_simulated: bool = False


def register(named: Iterable[Named]) -> dict[Named, Agency | AgencyError]:
    """The agency of each name, added where it is new; an AgencyError for a name that fits several."""
    found: dict[Named, Agency | AgencyError] = {}
    rest = iter(dict.fromkeys(named))
    while batch := list(islice(rest, BATCH)):
        with transaction.atomic():
            found |= _register(batch)
    return found


def search_text(name: str, province: str, district: str) -> str:
    """What the search looks in: normalised name, district and province, the province in English too."""
    known = find_province(province) if province else None
    parts = (name, district, province, known.en if known else "")
    return " ".join(normalise_name(one) for one in parts if one)


def _register(batch: Sequence[Named]) -> dict[Named, Agency | AgencyError]:
    tidied = {one: _tidied(one) for one in batch}
    known = _namesakes(tidied.values())
    taken = _codes_like(tidied.values())
    found: dict[Named, Agency | AgencyError] = {}
    added = []
    for one, clean in tidied.items():
        fitting = _fitting(clean, known[normalise_name(clean.name)])
        if fitting is None:
            fitting = _new(clean, taken)
            known[fitting.name_key].append(fitting)
            added.append(fitting)
        found[one] = fitting
    Agency.objects.bulk_create(added)
    return found


def _tidied(one: Named) -> Named:
    province = find_province(one.province) if one.province else None
    return one._replace(
        name=tidy(one.name),
        province=province.th if province else tidy(one.province),
        district=tidy(one.district).removeprefix("อำเภอ").removeprefix("เขต"),
        kind=one.kind or kind_of(one.name),
    )


def _namesakes(named: Iterable[Named]) -> defaultdict[str, list[Agency]]:
    keys = {normalise_name(one.name) for one in named}
    known: defaultdict[str, list[Agency]] = defaultdict(list)
    for agency in Agency.objects.select_for_update().filter(name_key__in=keys).order_by("pk"):
        known[agency.name_key].append(agency)
    return known


def _fitting(one: Named, namesakes: Sequence[Agency]) -> Agency | AgencyError | None:
    """The known agency that a name means; without a district the only one of its province."""
    here = [agency for agency in namesakes if agency.province == one.province]
    if any(agency.is_simulated != one.is_simulated for agency in here):
        return AgencyError(_name_of_the_other_kind(one))
    exact = [agency for agency in here if agency.district == one.district]
    if exact:
        return exact[0]
    if not one.district:
        return AgencyError(_several(one)) if len(here) > 1 else next(iter(here), None)
    vague = [agency for agency in here if not agency.district]
    return _in_district(vague[0], one.district) if vague else None


def _in_district(agency: Agency, district: str) -> Agency:
    agency.district = district
    agency.search_text = search_text(agency.name, agency.province, district)
    if agency.pk:
        agency.save(update_fields=["district", "search_text"])
    return agency


def _new(one: Named, taken: set[str]) -> Agency:
    key = normalise_name(one.name)
    code = next(code for code in _codes(one) if code not in taken)
    taken.add(code)
    return Agency(
        code=code,
        name=one.name,
        kind=(one.kind or AgencyKind.OTHER).value,
        province=one.province,
        district=one.district,
        is_simulated=one.is_simulated,
        name_key=key,
        sort_key=sort_key(one.name),
        search_text=search_text(one.name, one.province, one.district),
    )


def _codes(one: Named) -> Iterator[str]:
    """The codes that an agency may get, shortest first: the same on every installation, as far as none is taken."""
    identity = "\n".join((normalise_name(one.name), one.province, one.district))
    letters = base64.b32encode(hashlib.sha256(identity.encode()).digest()).translate(_PLAIN_LETTERS).decode()
    prefix = "sim" if one.is_simulated else "a"
    return (f"{prefix}-{letters[:length]}" for length in range(SHORTEST_CODE, LONGEST_CODE + 1))


def _codes_like(named: Iterable[Named]) -> set[str]:
    wanted = {next(_codes(one)) for one in named}
    return set(Agency.objects.filter(code__in=wanted).values_list("code", flat=True))


def _several(one: Named) -> Text:
    where = f" จังหวัด{one.province}" if one.province else ""
    return Text(
        f"มี “{one.name}”{where} มากกว่าหนึ่งแห่ง โปรดระบุอำเภอ",
        f"There are several agencies called “{one.name}” there. Please add the district.",
    )


def _name_of_the_other_kind(one: Named) -> Text:
    if one.is_simulated:
        return Text(
            f"“{one.name}” เป็นชื่อหน่วยงานจริง จึงใช้กับข้อมูลจำลองไม่ได้",
            f"“{one.name}” is a real agency, so simulated data cannot carry its name.",
        )
    return Text(
        f"“{one.name}” เป็นชื่อหน่วยงานจำลองในระบบนี้ จึงบันทึกผลจริงไม่ได้",
        f"“{one.name}” is a simulated agency here, so a real result cannot be kept for it.",
    )
