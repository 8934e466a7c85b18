"""Invented agencies. Every name has the word จำลอง ("simulated") in it, and no such place exists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product
from typing import NamedTuple

from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.agencies.services import Named

MARK = "จำลอง"
PROVINCES = ("จำลองเหนือ", "จำลองอีสาน", "จำลองกลาง", "จำลองใต้")
_FIRST = ("เมฆ", "หมอก", "รุ้ง", "ดาว", "เดือน", "ตะวัน", "ลม", "ฝน", "ฟ้า", "เงา", "เสียง", "ฝัน")
_SECOND = ("ขาว", "คราม", "ทอง", "เงิน", "งาม", "ใส", "เย็น", "หวาน", "สูง", "ไกล")
# Ten in a row, so that each profile has agencies of several kinds.
_KINDS = (
    ("องค์การบริหารส่วนตำบล", AgencyKind.SAO),
    ("องค์การบริหารส่วนตำบล", AgencyKind.SAO),
    ("เทศบาลตำบล", AgencyKind.SUBDISTRICT_MUNICIPALITY),
    ("องค์การบริหารส่วนตำบล", AgencyKind.SAO),
    ("องค์การบริหารส่วนตำบล", AgencyKind.SAO),
    ("เทศบาลเมือง", AgencyKind.TOWN_MUNICIPALITY),
    ("องค์การบริหารส่วนตำบล", AgencyKind.SAO),
    ("เทศบาลตำบล", AgencyKind.SUBDISTRICT_MUNICIPALITY),
    ("องค์การบริหารส่วนตำบล", AgencyKind.SAO),
    ("สำนักงาน", AgencyKind.DEPARTMENT),
)
COUNT = len(_FIRST) * len(_SECOND)


class SimulatedAgency(NamedTuple):
    """An invented agency; its number decides everything else about it."""

    number: int
    named: Named


def simulated_agencies() -> tuple[SimulatedAgency, ...]:
    """All of them, in the order of their numbers from 0."""
    return tuple(SimulatedAgency(number, named) for number, named in enumerate(_named()))


def _named() -> Iterator[Named]:
    places = (MARK + first + second for first, second in product(_FIRST, _SECOND))
    for place, (prefix, kind), province in zip(places, cycle(_KINDS), cycle(PROVINCES)):
        yield Named(prefix + place, province, f"{MARK}เมือง", kind, is_simulated=True)
