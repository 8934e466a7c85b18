"""Which three years a paper of a plan year usually carries."""

from __future__ import annotations

from typing import NamedTuple

from prongsai.core.reports.paper import PaperKind

LAST_YEAR_IS_REPORTED_FROM = 2568
"""From the OIT of this fiscal year the report on measures is that of the year before (item o28: "ของปีที่แล้ว")."""


class Years(NamedTuple):
    """Years of the Buddhist Era: of the result, of the plan, and of the OIT that the paper is evidence for."""

    result_year: int
    plan_year: int
    oit_year: int


def usual_years(kind: PaperKind, plan_year: int) -> Years:
    """The years of a paper of a plan year: on the result of the year before, for the OIT of the plan's own year.

    A report at the end of the year is evidence for the OIT of the next one where the items ask for last year's report.
    An agency may set other years.
    """
    later = kind is PaperKind.YEAR_END and plan_year + 1 >= LAST_YEAR_IS_REPORTED_FROM
    return Years(plan_year - 1, plan_year, plan_year + later)
