"""Tables as CSV: UTF-8, commas, CRLF.

Policy against formula injection: a text that begins with = + - @ or a tab gets an apostrophe in front, which
spreadsheets show but never run, unless it is a plain number or a dash alone. `read_table` takes it off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from prongsai.adapters.sheets.safe import clean, guarded
from prongsai.core.thai.numbers import show

Value = str | int | float | Decimal | Fraction | date | None
BYTE_ORDER_MARK = "\ufeff"


def as_text(value: Value) -> str:
    """The value as it stands in a CSV: fractions with two decimals, days as ISO dates, nothing as ""."""
    if isinstance(value, Fraction):
        return show(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def safe_text(value: Value) -> str:
    """The value as text that no spreadsheet runs."""
    return guarded(clean(as_text(value)))


def write_csv(rows: Iterable[Sequence[Value]], byte_order_mark: bool = True) -> bytes:
    """The rows, the heading first, as CSV; the byte order mark lets Excel show Thai. The same rows, the same bytes."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([safe_text(value) for value in row] for row in rows)
    return ((BYTE_ORDER_MARK if byte_order_mark else "") + out.getvalue()).encode()
