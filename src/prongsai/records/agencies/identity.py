"""When two names mean the same agency, and what a new one is given: its code, its keys for sorting and searching."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai.core.text import Text
from prongsai.core.thai.collate import sort_key
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.names import kind_of, normalise_name
from prongsai.core.thai.provinces import find_province
from prongsai.records.agencies.models import Agency

SHORTEST_CODE, LONGEST_CODE = 8, 32
KEYS = ("name_key", "sort_key", "search_text")
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


def tidied(one: Named) -> Named:
    """The name on one line, the province by its official name, the district without its word, the kind settled."""
    province = find_province(one.province) if one.province else None
    return one._replace(
        name=tidy(one.name),
        province=province.th if province else tidy(one.province),
        district=tidy(one.district).removeprefix("อำเภอ").removeprefix("เขต"),
        kind=one.kind or kind_of(one.name),
    )


def fitting(one: Named, namesakes: Sequence[Agency]) -> Agency | AgencyError | None:
    """The known agency that a tidied name means; without a district the only one of its province."""
    here = [agency for agency in namesakes if agency.province == one.province]
    if any(agency.is_simulated != one.is_simulated for agency in here):
        return AgencyError(_name_of_the_other_kind(one))
    exact = [agency for agency in here if agency.district == one.district]
    if exact:
        return exact[0]
    if not one.district:
        return AgencyError(several(one)) if len(here) > 1 else next(iter(here), None)
    return next((agency for agency in here if not agency.district), None)


def new_agency(one: Named, taken: set[str]) -> Agency:
    """An agency that is not stored yet, with a code that none of `taken` is; the code is added to them."""
    code = next(code for code in codes(one) if code not in taken)
    taken.add(code)
    return with_keys(
        Agency(
            code=code,
            name=one.name,
            kind=(one.kind or AgencyKind.OTHER).value,
            province=one.province,
            district=one.district,
            is_simulated=one.is_simulated,
        )
    )


def with_keys(agency: Agency) -> Agency:
    """The agency with the columns KEYS made from its name and place."""
    agency.name_key = normalise_name(agency.name)
    agency.sort_key = sort_key(agency.name)
    agency.search_text = search_text(agency.name, agency.province, agency.district)
    return agency


def search_text(name: str, province: str, district: str) -> str:
    """What the search looks in: normalised name, district and province, the province in English too."""
    known = find_province(province) if province else None
    parts = (name, district, province, known.en if known else "")
    return " ".join(normalise_name(one) for one in parts if one)


def codes(one: Named) -> Iterator[str]:
    """The codes that an agency may get, shortest first: the same on every installation, as far as none is taken."""
    identity = "\n".join((normalise_name(one.name), one.province, one.district))
    letters = base64.b32encode(hashlib.sha256(identity.encode()).digest()).translate(_PLAIN_LETTERS).decode()
    prefix = "sim" if one.is_simulated else "a"
    return (f"{prefix}-{letters[:length]}" for length in range(SHORTEST_CODE, LONGEST_CODE + 1))


def several(one: Named) -> Text:
    """Said where a name without a district fits more than one agency."""
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
