"""Results to look at: real figures, and one simulated agency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from prongsai.core.published.row import PublishedRow, Received, Scope
from prongsai.records.agencies.models import Agency
from prongsai.records.results.services import record_published

MAE_SAI = "เทศบาลตำบลแม่สายมิตรภาพ"
MAE_SAI_2566 = ("95.01", "84.45", "88.62", "83.07", "86.04", "85.07", "84.54", "82.73", "100", "100")
SIMULATED = "เทศบาลตำบลจำลองดาวหวาน"


def mae_sai(**changed: object) -> PublishedRow:
    """The published result of Mae Sai Mittraphap of 2566: 91.47, ผ่าน, because a part of EIT is below 85."""
    figures = {str(number): Fraction(value) for number, value in enumerate(MAE_SAI_2566, start=1)}
    figures["total"] = Fraction("91.47")
    return row(MAE_SAI, 2566, figures, **{"province": "เชียงราย", "level": "ผ่าน", **changed})


def row(agency: str, year: int, figures: Mapping[str, Fraction], **facts: object) -> PublishedRow:
    """A published row."""
    known = {"received": Received(), "scope": Scope.AGENCY, **facts}
    return PublishedRow(2, agency, year, figures, **known)


def publish(*rows: PublishedRow, is_simulated: bool = False) -> list[str]:
    """Records rows and tells the codes of their agencies."""
    record_published((replace(one, row=number) for number, one in enumerate(rows, start=2)), is_simulated=is_simulated)
    names = [one.agency for one in rows]
    codes = dict(Agency.objects.filter(name__in=names).values_list("name", "code"))
    return [codes[name] for name in names if name in codes]


def publish_simulated() -> str:
    """A simulated agency with a total and a level."""
    figures = {str(number): Fraction(80) for number in range(1, 11)}
    return publish(row(SIMULATED, 2566, figures, province="จำลองใต้"), is_simulated=True)[0]
