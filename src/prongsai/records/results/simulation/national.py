"""As many agencies and results as the country has, inserted in bulk: for benchmarks, never for a demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from random import Random

from django.utils import timezone

from prongsai.core.published.row import Scope
from prongsai.core.thai.collate import sort_key
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import normalise_name
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.services import search_text
from prongsai.records.results.choices import ladder_of
from prongsai.records.results.models import Origin, Result
from prongsai.records.results.simulation.names import MARK

LAST_YEAR = 2568
BATCH = 2000
_PROVINCES = tuple(f"{MARK}{number:02d}" for number in range(1, 78))
_SYLLABLES = ("บ้าน", "หนอง", "ดอน", "ท่า", "โนน", "แม่", "เกาะ", "ใหม่", "น้ำ", "ไทร", "เหนือ", "แก้ว", "สูง", "เจริญ")
_KINDS = (
    *[("องค์การบริหารส่วนตำบล", AgencyKind.SAO)] * 13,
    *[("เทศบาลตำบล", AgencyKind.SUBDISTRICT_MUNICIPALITY)] * 5,
    ("เทศบาลเมือง", AgencyKind.TOWN_MUNICIPALITY),
    ("กรม", AgencyKind.DEPARTMENT),
)


def national(agencies: int = 8300, years: int = 5) -> int:
    """Inserts simulated agencies with a published result of each year; gives the number of results."""
    rng = Random(agencies)  # noqa: S311 (made-up data, not a secret)
    added = Agency.objects.bulk_create(_agencies(rng, agencies), batch_size=BATCH)
    results = (_result(rng, agency, year) for agency in added for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1))
    count = 0
    while batch := list(islice(results, BATCH)):
        count += len(Result.objects.bulk_create(batch, batch_size=BATCH))
    return count


def _agencies(rng: Random, count: int) -> Iterator[Agency]:
    numbered = zip(range(count), cycle(_KINDS), cycle(_PROVINCES))
    for number, (prefix, kind), province in numbered:
        name = f"{prefix}{MARK}{''.join(rng.sample(_SYLLABLES, 3))} {number}"
        yield Agency(
            code=f"sim-n{number:06d}",
            name=name,
            kind=kind.value,
            province=province,
            is_simulated=True,
            name_key=normalise_name(name),
            sort_key=sort_key(name),
            search_text=search_text(name, province, ""),
        )


def _result(rng: Random, agency: Agency, year: int) -> Result:
    total, now = rng.randint(5000, 10000), timezone.now()
    parts = {part: min(10000, max(0, total + rng.randint(-600, 600))) for part in ("iit", "eit", "oit")}
    return Result(
        agency=agency,
        fiscal_year=year,
        edition=1,
        scope=Scope.AGENCY.value,
        origin=Origin.PUBLISHED.value,
        is_simulated=True,
        figures={code.upper(): f"{value / 100:.2f}" for code, value in parts.items()},
        content_sha256=f"{rng.getrandbits(256):064x}",
        software_version="",
        recorded_at=now,
        total=total,
        level_code=rng.choice(ladder_of(year)),
        checks=dict.fromkeys(("instruments", "total", "level", "reachable"), "consistent"),
        is_published=True,
        published_at=now,
        is_newest=year == LAST_YEAR,
        **parts,
    )
