"""Counting answers: how many chose each option of each answer row. Integers, addable, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import lcm
from operator import mul
from typing import NamedTuple

from prongsai.core.frameworks.model import AnswerRow, Framework
from prongsai.core.scoring.exact import Ratio
from prongsai.core.text import Text

SKIPPED = b"-"
OPTIONS = "123456789"
Counts = tuple[int, ...]


class AnswerSheetError(ValueError):
    """A stored answer sheet that does not fit the framework; `text` says how."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Tally(NamedTuple):
    """Counts of options by answer row of one instrument; `sheets` is the number of respondents."""

    instrument: str
    sheets: int
    counts: Mapping[str, Counts]

    def __add__(self, other: object) -> Tally:
        """The tally of both groups together; ValueError when the instruments or rows differ."""
        if not isinstance(other, Tally):
            return NotImplemented
        if self.instrument != other.instrument or self.counts.keys() != other.counts.keys():
            raise ValueError("only tallies of the same instrument and rows can be added")
        added = {row: tuple(map(sum, zip(mine, other.counts[row], strict=True))) for row, mine in self.counts.items()}
        return Tally(self.instrument, self.sheets + other.sheets, added)


@lru_cache(maxsize=64)
def layout(framework: Framework, instrument: str) -> tuple[tuple[str, bytes], ...]:
    """For each character of an answer sheet: its row code and the option characters that may stand there."""
    rows = framework.rows_of(instrument)
    return tuple((row.code, OPTIONS[: len(framework.scales[row.scale].options)].encode()) for row in rows)


def tally(framework: Framework, instrument: str, sheets: Iterable[str]) -> Tally:
    """Counts answer sheets: one ASCII character an answer row in framework order, "-" where skipped.

    Raises AnswerSheetError when a sheet has another length or a character that is no option.
    """
    return tally_block(framework, instrument, "".join(sheets).encode("ascii", "replace"))


def tally_block(framework: Framework, instrument: str, block: bytes) -> Tally:
    """The same for sheets written one after the other without a separator."""
    rows = layout(framework, instrument)
    if not rows or len(block) % len(rows):
        raise AnswerSheetError(_wrong_length(instrument, len(rows)))
    sheets = len(block) // len(rows)
    counts = {}
    for position, (code, options) in enumerate(rows):
        column = block[position :: len(rows)]
        counts[code] = chosen = tuple(map(column.count, _singles(options)))
        if sum(chosen) + column.count(SKIPPED) != sheets:
            raise AnswerSheetError(_strange_answer(code))
    return Tally(instrument, sheets, counts)


@lru_cache(maxsize=16)
def _singles(options: bytes) -> tuple[bytes, ...]:
    return tuple(bytes((one,)) for one in options)


class Points(NamedTuple):
    """The points of each option of an answer row, as whole numbers over one denominator."""

    numerators: tuple[int, ...]
    denominator: int


def points_of(framework: Framework, row: AnswerRow) -> Points | None:
    """The points (0 to 100) of each option of a row, mirrored where the row runs the other way; None if unknown."""
    points = [option.points for option in framework.scales[row.scale].options]
    known = [one for one in points if not isinstance(one, str)]
    if len(known) != len(points):
        return None
    straight = [100 - one if row.direction.is_mirrored else one for one in known]
    denominator = lcm(*(one.denominator for one in straight))
    return Points(tuple(int(one * denominator) for one in straight), denominator)


def row_score(points: Points, counts: Counts) -> Ratio | None:
    """The mean points of those who answered a row; None when nobody did."""
    answered = sum(counts)
    if not answered:
        return None
    return sum(map(mul, points.numerators, counts)), points.denominator * answered


def _wrong_length(instrument: str, rows: int) -> Text:
    return Text(
        f"ชุดคำตอบ {instrument} ต้องมี {rows} ช่องต่อคน ตรวจว่าเป็นแบบวัดของปีเดียวกัน",
        f"An {instrument} sheet needs {rows} characters a person; check that it is of the same year.",
    )


def _strange_answer(code: str) -> Text:
    return Text(
        f"มีคำตอบของข้อ {code} ที่ไม่ตรงกับตัวเลือก ใช้เลขลำดับตัวเลือก หรือ - เมื่อไม่ตอบ",
        f"An answer to {code} is none of its options; use the option's number, or - when skipped.",
    )
