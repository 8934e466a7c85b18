"""What may be assumed of a result: which nodes can be moved, to which values, and which moves contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.row import FIGURE_CODES
from prongsai.core.scoring.bounds import grid, sizes_of
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import CEILING, FLOOR, around
from prongsai.core.scoring.plan import TOTAL, steps_of
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numbers import parse_score
from prongsai.core.thai.numerals import to_arabic

Assumed = Mapping[str, Fraction]


class Lineage(NamedTuple):
    """Where nodes stand: the node above each, and the parts of instruments with the instrument each belongs to."""

    above: Mapping[str, str]
    parts: Mapping[str, str]

    def ancestors(self, code: str) -> list[str]:
        """All nodes above, the next one first."""
        found = []
        while code in self.above:
            code = self.above[code]
            found.append(code)
        return found


@lru_cache(maxsize=32)
def lineage(framework: Framework) -> Lineage:
    """The lineage of a year; a part of an instrument stands below it, beside its indicators."""
    above = {child: step.code for step in steps_of(framework) for child in step.below}
    parts = {part.code: one.code for one in framework.instruments for part in one.parts}
    return Lineage({**above, **parts}, parts)


def read_assumed(framework: Framework, written: Iterable[str]) -> dict[str, Fraction]:
    """Moves as people type them ("o42=100", "8 = ๙๐.๕"): the value from 0 to 100 of each node.

    Raises InputError: unreadable, not of this year, not a value that the node can have, or contradictory.
    """
    moves = together(dict([_read(framework, one)]) for one in written)
    check_assumed(framework, moves)
    return moves


def together(assumed: Iterable[Assumed]) -> dict[str, Fraction]:
    """All moves as one; InputError when a node has two values."""
    moves: dict[str, Fraction] = {}
    for one in assumed:
        for code, value in one.items():
            if moves.setdefault(code, value) != value:
                raise _twice(code)
    return moves


def check_assumed(framework: Framework, moves: Assumed) -> None:
    """Raises InputError when a move cannot be, or when two of them contradict each other."""
    for code, value in moves.items():
        _check_one(framework, code, value)
    line = lineage(framework)
    for one, other in combinations(moves, 2):
        for low, high in ((one, other), (other, one)):
            if high in line.ancestors(low):
                raise _above_and_below(high, low)
            if line.parts.get(high) in line.ancestors(low) and low not in line.parts:
                raise _part_and_below(high, low)


def unreachable(framework: Framework, moves: Assumed) -> tuple[Text, ...]:
    """A remark for each assumed OIT value that no set of items of the year can give, with the values next to it."""
    found = []
    for code, sizes in _sizes(framework).items():
        if code in moves and not grid(sizes).within(around(moves[code])):
            found.append(_no_items_give(code, moves[code], grid(sizes).nearest(moves[code])))
    return tuple(found)


def known_code(framework: Framework, written: str) -> str:
    """The code of the year that a text stands for ("O42", "indicator_8", "eit1"); InputError when there is none."""
    plain = to_arabic(tidy(written)).replace(" ", "").casefold()
    codes = {code.casefold(): code for code in (*lineage(framework).above, TOTAL)}
    code = codes.get(plain) or codes.get(FIGURE_CODES.get(plain, "").casefold())
    if code is None:
        raise _unknown(framework, written)
    return code


def _read(framework: Framework, written: str) -> tuple[str, Fraction]:
    name, sign, number = written.partition("=")
    value = parse_score(number)
    if not sign or value is None:
        raise _not_a_move(written)
    return known_code(framework, name), value


def _check_one(framework: Framework, code: str, value: Fraction) -> None:
    if code == TOTAL:
        raise InputError(TOTAL_IS_WORKED_OUT)
    if code not in lineage(framework).above:
        raise _unknown(framework, code)
    if not FLOOR <= value <= CEILING:
        raise _out_of_range(code)
    item = framework.items.get(code)
    if item is not None and not item.rows and value not in (FLOOR, CEILING):
        raise _halfway(code)


@lru_cache(maxsize=32)
def _sizes(framework: Framework) -> dict[str, tuple[int, ...]]:
    """The numbers of items of each OIT indicator and sub-indicator whose items are all known."""
    known = {one.code: sizes for one in framework.indicators if (sizes := sizes_of(one))}
    subs = {
        sub.code: (size,)
        for one in framework.indicators
        if one.code in known
        for sub, size in zip(one.sub_indicators, known[one.code], strict=True)
    }
    return {**known, **subs}


TOTAL_IS_WORKED_OUT = Text(
    "คะแนนรวมคำนวณจากเครื่องมือ จึงสมมติค่าเองไม่ได้ โปรดสมมติค่าของเครื่องมือ ตัวชี้วัด หรือข้อ",
    "The total is worked out from the instruments: assume a value for an instrument, indicator or item instead.",
)


def _not_a_move(written: str) -> InputError:
    return InputError(
        Text(
            f"อ่าน {quoted(written)} ไม่ได้ โปรดเขียนรหัส เครื่องหมาย = และคะแนน เช่น o42=100 หรือ 8=90",
            f"{quoted(written)} cannot be read: write a code, = and a score, such as o42=100 or 8=90.",
        )
    )


def _unknown(framework: Framework, written: str) -> InputError:
    year = framework.fiscal_year
    return InputError(
        Text(
            f"ปี {year} ไม่มี {quoted(written)} โปรดใช้รหัสของข้อ ตัวชี้วัด หรือเครื่องมือ เช่น o1, 8, 9.1, IIT",
            f"FY {year} has no {quoted(written)}: use a code of an item, indicator or instrument (o1, 8, 9.1, IIT).",
        )
    )


def _twice(code: str) -> InputError:
    return InputError(
        Text(
            f"สมมติค่าของ {code} ไว้สองค่าที่ไม่ตรงกัน โปรดเหลือค่าเดียว",
            f"Two different values are assumed for {code}: keep one.",
        )
    )


def _out_of_range(code: str) -> InputError:
    return InputError(
        Text(f"คะแนนที่สมมติของ {code} ต้องอยู่ระหว่าง 0 ถึง 100", f"The score assumed for {code} must lie from 0 to 100.")
    )


def _halfway(code: str) -> InputError:
    return InputError(
        Text(
            f"ข้อ {code} ได้ 0 หรือ 100 คะแนนเท่านั้น โปรดสมมติเป็น 0 หรือ 100",
            f"Item {code} gets 0 or 100 and nothing between: assume one of them.",
        )
    )


def _above_and_below(high: str, low: str) -> InputError:
    return InputError(
        Text(
            f"{low} อยู่ใน {high} เมื่อสมมติคะแนนของ {high} แล้ว {low} จะไม่มีผล โปรดสมมติอย่างใดอย่างหนึ่ง",
            f"{low} is part of {high}: once {high} is assumed, {low} has no effect. Assume one of the two.",
        )
    )


def _part_and_below(part: str, low: str) -> InputError:
    return InputError(
        Text(
            f"{low} รวมทุกส่วนของเครื่องมือไว้แล้ว จึงสมมติพร้อมกับ {part} ไม่ได้ โปรดสมมติอย่างใดอย่างหนึ่ง",
            f"{low} merges all parts of its instrument, so it cannot go with {part}. Assume one of the two.",
        )
    )


def _no_items_give(code: str, value: Fraction, nearest: tuple[Fraction, ...]) -> Text:
    near = [shown(one) for one in nearest]
    return Text(
        f"ข้อ OIT ของปีนี้ทำให้ {code} ได้ {shown(value)} พอดีไม่ได้ ค่าที่เป็นไปได้ที่ใกล้ที่สุดคือ {' และ '.join(near)}",
        f"No set of items gives {code} exactly {shown(value)}; the nearest possible: {' and '.join(near)}.",
    )
