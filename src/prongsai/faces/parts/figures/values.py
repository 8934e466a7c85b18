"""A stored result as it would be typed into the form."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from prongsai.core.frameworks.model import EvidenceKind, Framework, known_items
from prongsai.core.published.row import FIGURE_CODES, PublishedRow
from prongsai.core.scoring.exact import shown

_COLUMNS = {code: name for name, code in FIGURE_CODES.items()}
FULL = "100"


def values_of(row: PublishedRow) -> dict[str, str]:
    """What stands in each field of the form, by the name of its column."""
    values = {_COLUMNS.get(code, code): _typed(value) for code, value in row.figures.items()}
    values |= {f"{code}_note": text for code, text in row.received.notes.items()}
    values |= {f"recommendation_{code.lower()}": text for code, text in row.received.recommendations.items()}
    rest = {"level": row.level, "source": row.source, "note": row.note, "suggestions": row.received.suggestions}
    return values | {name: text for name, text in rest.items() if text}


def all_items_full(framework: Framework) -> dict[str, str]:
    """Every OIT item with 100: the usual case, in one act."""
    disclosures = (one for one in framework.instruments if one.kind is EvidenceKind.DISCLOSURE)
    indicators = (indicator for instrument in disclosures for indicator in instrument.indicators)
    return {item.code: FULL for indicator in indicators for item in known_items(indicator)}


def _typed(value: Fraction) -> str:
    """The figure with as many decimals as it has, two at least where it has any: 100, 91.50, 91.4725."""
    if value.denominator == 1:
        return str(value.numerator)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return shown(value) if 100 % value.denominator == 0 else f"{exact:f}"
