"""ระยะเวลาและรอบรายงาน: a stretch of days, and how often progress is reported."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Period(NamedTuple):
    """A stretch of days, both ends included; `text` is how the plan words it ("ตลอดปีงบประมาณ"), empty for the dates."""

    starts_on: date
    ends_on: date
    text: str = ""


class Every(StrEnum):
    """How often progress is reported within a fiscal year (October to September)."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR_END = "year-end"
    DATE = "date"


class Rhythm(NamedTuple):
    """How often progress of a measure is reported; `by` is the last day where it is due once on a date."""

    every: Every
    by: date | None = None
