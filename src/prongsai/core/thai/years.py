"""The fiscal year as people type it, and as Excel hands it over."""

from __future__ import annotations

import re

from prongsai.core.text import Text
from prongsai.core.thai.dates import BUDDHIST_ERA
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numerals import to_arabic

EARLIEST, LATEST = 2540, 2600
_CENTURY = 2500
_CHRISTIAN = range(1990, 2101)
_WORDS = re.compile(r"^(?:ประจำ)?(?:ปี)?\s?(?:งบประมาณ)?\s?(?:พ\.?\s?ศ\.?|fy|be)?\s?", re.IGNORECASE)
_YEAR = re.compile(r"^(\d{1,6})(?:\.0{1,6})?$", re.ASCII)


def _not_a_year(value: object) -> InputError:
    return InputError(
        Text(
            f"{quoted(value)} ไม่ใช่ปีงบประมาณ โปรดกรอกปี พ.ศ. สี่หลัก เช่น 2567",
            f"{quoted(value)} is not a fiscal year. Type four digits of the Buddhist Era, such as 2567.",
        )
    )


def _christian(year: int) -> InputError:
    buddhist = year + BUDDHIST_ERA
    return InputError(
        Text(
            f"ปี {year} เป็นปี ค.ศ. โปรดกรอกเป็นปี พ.ศ. คือ {buddhist}",
            f"{year} looks like a year of the Christian era. Type the Buddhist year: {buddhist}.",
        )
    )


def _out_of_range(year: int) -> InputError:
    return InputError(
        Text(
            f"ปีงบประมาณ {year} อยู่นอกช่วง {EARLIEST} ถึง {LATEST} โปรดตรวจสอบปี พ.ศ. อีกครั้ง",
            f"Fiscal year {year} lies outside {EARLIEST} to {LATEST}. Check the Buddhist year.",
        )
    )


def _two_digits(year: int) -> InputError:
    whole = _CENTURY + year
    return InputError(
        Text(
            f"ปี {year} มีเพียงสองหลัก โปรดกรอกปี พ.ศ. สี่หลัก คือ {whole}",
            f"The year {year} has two digits only. Type all four of the Buddhist year: {whole}.",
        )
    )


def _empty() -> InputError:
    return InputError(
        Text("ไม่ได้กรอกปีงบประมาณ โปรดกรอกปี พ.ศ. สี่หลัก เช่น 2567", "The fiscal year is empty. Type it, such as 2567.")
    )


def parse_fiscal_year(value: object) -> int:
    """The fiscal year in the Buddhist Era, 2540 to 2600.

    Takes Thai digits, "พ.ศ. 2567", "ปีงบประมาณ 2567", and the numbers 2567 and 2567.0.
    Raises InputError; for 1990 to 2100 it says that the year looks Christian and names the Buddhist one,
    for 40 to 99 that two digits are missing.
    """
    text = "" if value is None else to_arabic(tidy(str(value)))
    if not text:
        raise _empty()
    found = _YEAR.match(_WORDS.sub("", text, count=1))
    if found is None or isinstance(value, bool):
        raise _not_a_year(value)
    year = int(found[1])
    if year in _CHRISTIAN:
        raise _christian(year)
    if EARLIEST <= _CENTURY + year < _CENTURY + 100:
        raise _two_digits(year)
    if not EARLIEST <= year <= LATEST:
        raise _out_of_range(year)
    return year
