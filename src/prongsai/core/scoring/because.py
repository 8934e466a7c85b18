"""The sentence that says which condition decided a level."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.frameworks.model import Framework, Level, Levels
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Interval
from prongsai.core.scoring.gates import Gate
from prongsai.core.text import Text

A_FEW_HUNDREDTHS = Fraction(3, 100)


class Total(NamedTuple):
    """The likeliest total, and the values it may be shown as."""

    value: Fraction
    interval: Interval


def explain(levels: Levels, total: Total, gates: Sequence[Gate], possible: Sequence[Level]) -> Text:
    """Why these levels, and only these, are possible for a total (0 to 100) and these gates."""
    if len(possible) > 1:
        return _undecided(levels, total, gates, possible)
    level = possible[0]
    missed = _next_better(levels, level, total.interval.low)
    if missed is not None and missed.every_gate_at_least is not None:
        return _held_back(total, gates, level, missed, missed.every_gate_at_least)
    if level.every_gate_at_least is not None:
        return _all_reach(total, level, level.every_gate_at_least)
    return _in_range(levels, total, level)


def no_levels(framework: Framework) -> Text:
    """The year's rules for levels are not known."""
    year = framework.fiscal_year
    return Text(
        f"ยังไม่ทราบเกณฑ์ระดับของปี {year} จึงบอกระดับไม่ได้",
        f"The levels of FY {year} are not known, so no level can be given.",
    )


def no_total() -> Text:
    """There is no total to decide a level on."""
    return Text("ไม่มีคะแนนรวม จึงบอกระดับไม่ได้", "There is no total, so no level can be given.")


def names_of(levels: Sequence[Level]) -> Text:
    """The names of levels in quotes, joined by "or"."""
    thai = " หรือ ".join(f"“{one.name.th}”" for one in levels)
    return Text(thai, " or ".join(f"“{one.name.th}” ({one.name.en})" for one in levels))


def _next_better(levels: Levels, level: Level, total: Fraction) -> Level | None:
    """The level just above that the total alone would have reached."""
    better = levels.ladder[: levels.ladder.index(level)]
    return next((one for one in reversed(better) if total >= one.minimum), None)


def _held_back(total: Total, gates: Sequence[Gate], level: Level, missed: Level, threshold: Fraction) -> Text:
    low = [gate for gate in gates if gate.is_at_least(threshold) is False]
    reasons = [_shortfall(gate, threshold) for gate in low]
    thai, english = " และ ".join(one.th for one in reasons), "; ".join(one.en for one in reasons)
    return Text(
        f"คะแนนรวม {_show(*total).th} ถึงเกณฑ์ {shown(missed.minimum)} แล้ว แต่ {thai} "
        f"จึงได้ระดับ “{level.name.th}” ไม่ใช่ “{missed.name.th}”",
        f"The total {_show(*total).en} reaches {shown(missed.minimum)}, but {english}: "
        f"hence {names_of([level]).en}, not {names_of([missed]).en}.",
    )


def _shortfall(gate: Gate, threshold: Fraction) -> Text:
    limit = shown(threshold)
    if gate.merged:
        return Text(
            f"{gate.name.th} รวมสองส่วนได้ {_show(gate.value, gate.interval).th} แสดงว่ามีอย่างน้อยหนึ่งส่วนไม่ถึง {limit}",
            f"merged {gate.name.en} is {_show(gate.value, gate.interval).en}, so at least one part is below {limit}",
        )
    return Text(
        f"{gate.name.th} ได้ {_show(gate.value, gate.interval).th} ไม่ถึง {limit}",
        f"{gate.name.en} is {_show(gate.value, gate.interval).en}, below {limit}",
    )


def _all_reach(total: Total, level: Level, threshold: Fraction) -> Text:
    limit = shown(threshold)
    return Text(
        f"คะแนนรวม {_show(*total).th} และทุกเครื่องมือได้ตั้งแต่ {limit} ขึ้นไป จึงได้ระดับ “{level.name.th}”",
        f"The total is {_show(*total).en} and every instrument has {limit} or more: hence {names_of([level]).en}.",
    )


def _in_range(levels: Levels, total: Total, level: Level) -> Text:
    low, high = shown(level.minimum), _top(levels, level)
    return Text(
        f"คะแนนรวม {_show(*total).th} อยู่ในช่วง {low}–{high} จึงได้ระดับ “{level.name.th}”",
        f"The total {_show(*total).en} lies within {low}–{high}: hence {names_of([level]).en}.",
    )


def _top(levels: Levels, level: Level) -> str:
    above = [one.minimum for one in levels.ladder if one.minimum > level.minimum]
    return shown(min(above) - Fraction(1, 100)) if above else "100.00"


def _undecided(levels: Levels, total: Total, gates: Sequence[Gate], possible: Sequence[Level]) -> Text:
    names, reason = names_of(possible), _not_known(levels, gates)
    low, high = total.interval.shown
    if not reason.th:
        return Text(
            f"คะแนนรวมเป็นได้ตั้งแต่ {low} ถึง {high} เพราะตัวเลขที่เผยแพร่ปัดเศษไว้ ระดับจึงเป็นได้ทั้ง {names.th}",
            f"Rounding leaves a total from {low} to {high}, so the level may be {names.en}.",
        )
    return Text(
        f"คะแนนรวม {_show(*total).th} อาจได้ระดับ {names.th} เพราะไม่ทราบ{reason.th}",
        f"With a total of {_show(*total).en} the level may be {names.en}: not known is {reason.en}.",
    )


def _not_known(levels: Levels, gates: Sequence[Gate]) -> Text:
    """The scores that are not known and could change the level."""
    thresholds = [one.every_gate_at_least for one in levels.ladder if one.every_gate_at_least is not None]
    unknown = [_what(gate) for gate in gates if any(gate.is_at_least(one) is None for one in thresholds)]
    return Text(" ".join(one.th for one in unknown), " and ".join(one.en for one in unknown))


def _what(gate: Gate) -> Text:
    if gate.merged and gate.known:
        return Text(f"คะแนนแยกส่วนของ {gate.name.th}", f"the score of each part of {gate.name.en}")
    return Text(f"คะแนน {gate.name.th}", f"the score of {gate.name.en}")


def _show(value: Fraction, interval: Interval) -> Text:
    """The likeliest value; the whole interval where it is wider than rounding a few figures makes it."""
    if interval.high - interval.low <= A_FEW_HUNDREDTHS:
        return Text(shown(value), shown(value))
    low, high = interval.shown
    return Text(f"{low} ถึง {high}", f"{low} to {high}")
