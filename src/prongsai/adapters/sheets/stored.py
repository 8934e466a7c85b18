"""What is stored in a cell of a workbook, as the text that is read."""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import Decimal

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from prongsai.adapters.sheets.workbook import NumberKind

_NUMBER = re.compile(r"^[+-]?[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?$")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _moment(number: str, from_1904: bool) -> str:
    """A day number of Excel as an ISO date, with the time only when there is one; other numbers stay."""
    epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900
    try:
        moment: object = from_excel(float(number), epoch)
    except (OverflowError, ValueError):
        return number
    if isinstance(moment, datetime):
        return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ", "seconds")
    return moment.isoformat() if isinstance(moment, time) else number


def number_shown(text: str, kind: NumberKind, from_1904: bool) -> str:
    """A stored number as it is read: the shortest decimal that stands for it, a date, or a percentage as shown."""
    if not _NUMBER.match(text):
        return text
    if kind == "date":
        return _moment(text, from_1904)
    if "." not in text and "e" not in text.lower() and kind == "plain":
        return text
    shortest = Decimal(repr(float(text)))
    if not shortest.is_finite():
        return text
    shown = f"{shortest * 100 if kind == 'percent' else shortest:f}"
    whole, _, decimals = shown.partition(".")
    decimals = decimals.rstrip("0")
    return whole + (f".{decimals}" if decimals else "") + ("%" if kind == "percent" else "")


def _character(found: re.Match[str]) -> str:
    """The character, or nothing where it is one that no text should hold."""
    character = chr(int(found[1], 16))
    return character if character.isprintable() or character in "\t\n\r" else ""


def unescaped(text: str) -> str:
    """Excel writes some characters as _x000D_."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text
