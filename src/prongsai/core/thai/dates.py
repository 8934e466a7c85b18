"""Dates of the Thai office: Buddhist Era, Thai months, and the fiscal year from October to September.

A date is always a plain `datetime.date` of the Christian era inside; the Buddhist Era is only a way of writing it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

BUDDHIST_ERA = 543
FIRST_FISCAL_MONTH = 10

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
MONTHS_SHORT = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)

DateStyle = Literal["long", "full", "short", "brief", "month", "month_short"]


def buddhist_year(day: date) -> int:
    """The calendar year in the Buddhist Era: 2024-03-31 → 2567."""
    return day.year + BUDDHIST_ERA


def fiscal_year(day: date) -> int:
    """The fiscal year (Buddhist Era) that a day belongs to: from 1 October it is the next one."""
    return buddhist_year(day) + (day.month >= FIRST_FISCAL_MONTH)


def fiscal_year_span(year: int) -> tuple[date, date]:
    """First and last day of a fiscal year (Buddhist Era): 2567 → 2023-10-01, 2024-09-30, both included."""
    christian = year - BUDDHIST_ERA
    return date(christian - 1, FIRST_FISCAL_MONTH, 1), date(christian, FIRST_FISCAL_MONTH - 1, 30)


def thai_date(day: date, style: DateStyle = "long") -> str:
    """A day in Thai with the year of the Buddhist Era, in Arabic digits (see numerals.to_thai).

    long "31 มีนาคม 2567", full "31 มีนาคม พ.ศ. 2567", short "31 มี.ค. 2567", brief "31 มี.ค. 67",
    month "มีนาคม 2567", month_short "มี.ค. 67".
    """
    month, short = MONTHS[day.month - 1], MONTHS_SHORT[day.month - 1]
    year = buddhist_year(day)
    styles: dict[DateStyle, str] = {
        "long": f"{day.day} {month} {year}",
        "full": f"{day.day} {month} พ.ศ. {year}",
        "short": f"{day.day} {short} {year}",
        "brief": f"{day.day} {short} {year % 100:02d}",
        "month": f"{month} {year}",
        "month_short": f"{short} {year % 100:02d}",
    }
    return styles[style]
