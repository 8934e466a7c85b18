"""Rows with their verdicts as plain data: what `prongsai score --json` and the open-data files say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Framework
from prongsai.core.published.check import CHECKS, Judged, Verdict, judge
from prongsai.core.published.row import BadRow, PublishedRow
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.text import Text

COLUMNS = {"iit": "IIT", "eit": "EIT", "oit": "OIT", "total": TOTAL}


class Summary(TypedDict):
    """One element of the JSON array; figures are strings with two decimals, or None where they are not known."""

    row: int
    agency: str
    fiscal_year: int | None
    iit: str | None
    eit: str | None
    oit: str | None
    total: str | None
    level: str | None
    checks: dict[str, str]
    messages: list[str]


def framework_of(row: PublishedRow) -> Framework | None:
    """The package's rules for the year of a row, if there are any."""
    try:
        return load(row.fiscal_year)
    except KeyError:
        return None


def judge_all(rows: Iterable[PublishedRow | BadRow]) -> Iterator[Judged | BadRow]:
    """Every row judged by the rules of its year, one at a time; bad rows stay what they are."""
    for row in rows:
        yield row if isinstance(row, BadRow) else judge(row, framework_of(row))


def summary(result: Judged | BadRow) -> Summary:
    """A judged row, or a row that could not be, as plain data."""
    if isinstance(result, BadRow):
        return _bad(result)
    figures = {name: _shown(result, code) for name, code in COLUMNS.items()}
    level = result.scorecard.grade.level if result.scorecard else None
    return Summary(
        row=result.row.row,
        agency=result.row.agency,
        fiscal_year=result.row.fiscal_year,
        iit=figures["iit"],
        eit=figures["eit"],
        oit=figures["oit"],
        total=figures["total"],
        level=level.name.th if level else None,
        checks={name: check.verdict.value for name, check in result.checks.items()},
        messages=list(dict.fromkeys(both(check.message) for check in result.checks.values())),
    )


def both(text: Text) -> str:
    """A sentence in both languages on one line."""
    return f"{text.th} / {text.en}"


def _shown(result: Judged, code: str) -> str | None:
    value = result.recomputed.get(code)
    return None if value is None else shown(value)


def _bad(row: BadRow) -> Summary:
    return Summary(
        row=row.row,
        agency=row.agency,
        fiscal_year=row.fiscal_year,
        iit=None,
        eit=None,
        oit=None,
        total=None,
        level=None,
        checks=dict.fromkeys(CHECKS, Verdict.UNDECIDABLE.value),
        messages=[both(one) for one in row.problems],
    )
