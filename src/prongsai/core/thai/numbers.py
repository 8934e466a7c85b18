"""Scores as people type them, and as they are shown."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numerals import to_arabic

LOWEST, HIGHEST = Fraction(0), Fraction(100)
NOTHING = frozenset({"", "-", "–", "—", "ไม่มี", "ไม่มีข้อมูล", "ไม่ระบุ", "n/a", "na", "none"})
_UNITS = re.compile(r"^(?:ร้อยละ|คะแนน)\s?|\s?(?:%|ร้อยละ|คะแนน|เปอร์เซ็นต์)$")
_NUMBER = re.compile(r"^[+-]?(?:\d{1,15}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][+-]?\d{1,3})?$", re.ASCII)
_COMMA = re.compile(r"^[+-]?\d+,\d+(?:\.\d+)?$", re.ASCII)
_EXCEL_DIGITS = 6
_EXCEL_NOISE = Fraction(1, 2_000_000_000)


def _not_a_number(value: object) -> InputError:
    return InputError(
        Text(
            f"{quoted(value)} ไม่ใช่คะแนน โปรดกรอกตัวเลข 0 ถึง 100 เช่น 91.47 หรือเว้นว่างหากไม่มีข้อมูล",
            f"{quoted(value)} is not a score. Type a number from 0 to 100, such as 91.47, or leave it empty.",
        )
    )


def _comma(value: object) -> InputError:
    return InputError(
        Text(
            f"{quoted(value)} มีเครื่องหมายจุลภาค โปรดใช้จุดทศนิยม เช่น 91.47",
            f"{quoted(value)} has a comma. Use a decimal point, such as 91.47.",
        )
    )


def _below(value: object) -> InputError:
    return InputError(
        Text(
            f"คะแนน {quoted(value)} ต่ำกว่า 0 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 โปรดตรวจสอบกับผลที่ประกาศ",
            f"The score {quoted(value)} is below 0. Scores lie from 0 to 100: check it against the published result.",
        )
    )


def _above(value: object) -> InputError:
    return InputError(
        Text(
            f"คะแนน {quoted(value)} เกิน 100 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 โปรดตรวจสอบกับผลที่ประกาศ",
            f"The score {quoted(value)} is over 100. Scores lie from 0 to 100: check it against the published result.",
        )
    )


def _snapped(number: Fraction) -> Fraction:
    """Without the noise that binary numbers of a spreadsheet leave: 91.47000000000001 → 91.47."""
    near = Fraction(round(number * 10**_EXCEL_DIGITS), 10**_EXCEL_DIGITS)
    return near if abs(number - near) <= _EXCEL_NOISE else number


def parse_number(value: object) -> Fraction | None:
    """The exact number that a text, or a number of a spreadsheet, stands for; None when it says "nothing".

    Thai digits, "ร้อยละ 91.47", "91.47 %" and "91.47 คะแนน" are read; "-", "–", "", "ไม่มี" and "n/a" are None.
    Raises InputError for anything else, and for a comma ("91,47"), which may mean two things.
    """
    if isinstance(value, bool):
        raise _not_a_number(value)
    text = "" if value is None else to_arabic(tidy(str(value)))
    if text.lower() in NOTHING:
        return None
    bare = _UNITS.sub("", _UNITS.sub("", text, count=1), count=1).strip().replace("−", "-")
    if _COMMA.match(bare):
        raise _comma(value)
    if not _NUMBER.match(bare):
        raise _not_a_number(value)
    return _snapped(Fraction(Decimal(bare)))


def parse_score(value: object) -> Fraction | None:
    """The exact score from 0 to 100, or None when there is none; see parse_number for what is read.

    More than two decimals are kept. Raises InputError: not a number, a comma, below 0, over 100.
    """
    number = parse_number(value)
    if number is not None and number < LOWEST:
        raise _below(value)
    if number is not None and number > HIGHEST:
        raise _above(value)
    return number


def steps(number: Fraction, places: int = 2) -> int:
    """The number in whole steps of its last place, half up, half away from zero below it: the one rounding."""
    scale: int = 10**places
    size = (2 * scale * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return -size if number < 0 else size


def show(number: Fraction, places: int = 2) -> str:
    """The number with `places` decimals, rounded half up: 98.025 → "98.03"."""
    size, scale = abs(steps(number, places)), 10**places
    sign = "-" if number < 0 and size else ""
    return f"{sign}{size}" if not places else f"{sign}{size // scale}.{size % scale:0{places}d}"


def show_signed(number: Fraction, places: int = 2) -> str:
    """A difference with its sign: "+1.25", "-0.40"; what rounds to nothing has none: "0.00"."""
    shown = show(number, places)
    return f"+{shown}" if number > 0 and any(digit in shown for digit in "123456789") else shown
