"""The register as a form to fill in Excel, and as a table to take away: both are read back by an import."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet

from prongsai.adapters.sheets.register_template import register_template
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.provinces import PROVINCES
from prongsai.records.agencies.models import Agency, Unit

HEADINGS = ("รหัสหน่วยงาน", "ชื่อหน่วยงาน", "ประเภท", "จังหวัด", "อำเภอ", "สังกัด", "สำนัก/กอง")


def form() -> bytes:
    """The empty form as XLSX, with the kinds and provinces to choose from."""
    kinds = [kind.label.th for kind in AgencyKind]
    return register_template(HEADINGS, {"ประเภท": kinds, "จังหวัด": [one.th for one in PROVINCES]})


def rows(agencies: QuerySet[Agency]) -> Iterator[tuple[str, ...]]:
    """The agencies as rows below HEADINGS; importing them again changes nothing."""
    units = Prefetch("units", Unit.objects.filter(parent=None, is_open=True), to_attr="open_units")
    listed = agencies.select_related("parent").prefetch_related(units)
    for one in listed.iterator(chunk_size=500):
        above = one.parent
        yield (
            one.official_code or one.code,
            one.name,
            AgencyKind(one.kind).label.th,
            one.province,
            one.district,
            (above.official_code or above.code) if above else "",
            "; ".join(unit.name for unit in one.open_units),
        )
