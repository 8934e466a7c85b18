"""ชุดคำตอบ: one person's answers as one ASCII character for each answer row, in framework order, "-" where skipped.

Nothing else is in a sheet: no date, no key, no unit. So two people who answer alike leave the same sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.tally import OPTIONS, SKIPPED, layout

BLANK = SKIPPED.decode()


class Written(NamedTuple):
    """A sheet, and the codes of the rows that were skipped."""

    sheet: str
    skipped: tuple[str, ...]


def write(framework: Framework, instrument: str, answers: Mapping[str, int]) -> Written:
    """The sheet of answers given as option numbers from 1 by row code; rows that are not named are skipped.

    Raises KeyError for an instrument without rows or a row that it does not have, ValueError for a number that is no
    option of its row.
    """
    rows = dict(layout(framework, instrument))
    if not rows:
        raise KeyError(instrument)
    if unknown := answers.keys() - rows.keys():
        raise KeyError(min(unknown))
    characters = [_character(code, options, answers.get(code)) for code, options in rows.items()]
    skipped = tuple(code for code, one in zip(rows, characters, strict=True) if one == BLANK)
    return Written("".join(characters), skipped)


def read(framework: Framework, instrument: str, sheet: str) -> dict[str, int]:
    """The option numbers of a sheet by row code, skipped rows left out. Raises ValueError for another length."""
    rows = layout(framework, instrument)
    paired = zip(rows, sheet, strict=True)
    return {code: OPTIONS.index(one) + 1 for (code, _), one in paired if one != BLANK}


def _character(code: str, options: bytes, answer: int | None) -> str:
    if answer is None:
        return BLANK
    if not 1 <= answer <= len(options):
        raise ValueError(f"{code} has no option {answer}")
    return OPTIONS[answer - 1]
