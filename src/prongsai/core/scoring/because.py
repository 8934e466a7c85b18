"""The sentence that says which condition decided a level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.frameworks.model import Framework, Level, Levels
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import CEILING, FLOOR, Interval
from prongsai.core.scoring.gates import Gate
from prongsai.core.text import Text, listed, thai_joined

A_FEW_HUNDREDTHS = Fraction(3, 100)
NO_TOTAL = Text("ไม่มีคะแนนรวม จึงบอกระดับไม่ได้", "There is no total, so no level can be given.")


class Total(NamedTuple):
    """The likeliest total (None where it is not known), and the values it may be shown as."""

    value: Fraction | None
    interval: Interval


def explain(levels: Levels, total: Total, gates: Sequence[Gate], possible: Sequence[Level]) -> Text:
    """Why these levels, and only these, are possible for a total (0 to 100) and these gates."""
    if total.value is None:
        return _without_total(levels, total.interval, gates, possible)
    seen = _show(total.value, total.interval)
    missed = _next_better(levels, possible[0], total.interval.low)
    if len(possible) > 1:
        return _undecided(total.interval, seen, gates, possible, missed)
    level = possible[0]
    if missed is not None:
        return _held_back(seen, gates, level, missed)
    if level.every_gate_at_least is not None:
        return _all_reach(seen, level, level.every_gate_at_least)
    return _in_range(levels, seen, level)


def no_levels(framework: Framework) -> Text:
    """The year's rules for levels are not known."""
    year = framework.fiscal_year
    return Text(
        f"ยังไม่ทราบเกณฑ์ระดับของปี {year} จึงบอกระดับไม่ได้",
        f"The levels of FY {year} are not known, so no level can be given.",
    )


def names_of(levels: Sequence[Level]) -> Text:
    """The names of levels in quotes, joined by "or"; in English with their meaning, where it is another word."""
    thai = " หรือ ".join(f"“{one.name.th}”" for one in levels)
    return Text(thai, " or ".join(_in_english(one) for one in levels))


def _in_english(level: Level) -> str:
    name = f"“{level.name.th}”"
    return name if level.name.en == level.name.th else f"{name} ({level.name.en})"


def _without_total(levels: Levels, interval: Interval, gates: Sequence[Gate], possible: Sequence[Level]) -> Text:
    """What the other figures leave of the ladder."""
    reasons = [*_limits(levels, interval), *_shortfalls(levels, gates)]
    if len(possible) == len(levels.ladder) or not reasons:
        return NO_TOTAL
    reason, left = _together(reasons), _left_of(levels, possible)
    return Text(
        f"{thai_joined('ไม่มีคะแนนรวม แต่', reason.th)} ระดับจึง{left.th}",
        f"There is no total, but {reason.en}: the level {left.en}.",
    )


def _left_of(levels: Levels, possible: Sequence[Level]) -> Text:
    best, worst = names_of(possible[:1]), names_of(possible[-1:])
    if len(possible) == 1:
        return Text(f"ต้องเป็น {best.th}", f"must be {best.en}")
    if possible[-1] == levels.ladder[-1]:
        return Text(f"ไม่เกิน {best.th}", f"is {best.en} at best")
    if possible[0] == levels.ladder[0]:
        return Text(f"ไม่ต่ำกว่า {worst.th}", f"is {worst.en} at worst")
    return Text(f"อยู่ระหว่าง {best.th} กับ {worst.th}", f"lies between {best.en} and {worst.en}")


def _limits(levels: Levels, interval: Interval) -> Iterator[Text]:
    """Said where the total alone leaves a level out."""
    if interval.high < levels.ladder[0].minimum or interval.low >= levels.ladder[-2].minimum:
        limits = _range(interval)
        yield Text(f"คะแนนที่มีทำให้คะแนนรวมเป็นได้{limits.th}", f"the scores allow a total of {limits.en}")


def _shortfalls(levels: Levels, gates: Sequence[Gate]) -> Iterator[Text]:
    """The gates that are too low for a level, each with the least threshold that it misses."""
    thresholds = sorted({one.every_gate_at_least for one in levels.ladder if one.every_gate_at_least is not None})
    for gate in gates:
        missed = next((one for one in thresholds if gate.is_at_least(one) is False), None)
        if missed is not None:
            yield _shortfall(gate, missed)


def _next_better(levels: Levels, level: Level, total: Fraction) -> Level | None:
    """The level just above that the total alone would have reached, and the conditions did not."""
    better = levels.ladder[: levels.ladder.index(level)]
    return next((one for one in reversed(better) if total >= one.minimum and one.every_gate_at_least is not None), None)


def _held_back(total: Text, gates: Sequence[Gate], level: Level, missed: Level) -> Text:
    reason = _reached_but(total, gates, missed)
    return Text(
        f"{reason.th} จึงได้ระดับ “{level.name.th}” ไม่ใช่ “{missed.name.th}”",
        f"{reason.en}: hence {names_of([level]).en}, not {names_of([missed]).en}.",
    )


def _reached_but(total: Text, gates: Sequence[Gate], missed: Level) -> Text:
    """The total is enough for a level, and the gates are not."""
    threshold = missed.every_gate_at_least or FLOOR
    low = _together([_shortfall(gate, threshold) for gate in gates if gate.is_at_least(threshold) is False])
    return Text(
        f"คะแนนรวม{total.th} ถึงเกณฑ์ {shown(missed.minimum)} แล้ว แต่ {low.th}",
        f"The total {total.en} reaches {shown(missed.minimum)}, but {low.en}",
    )


def _together(clauses: Sequence[Text]) -> Text:
    return Text(" และ ".join(one.th for one in clauses), "; ".join(one.en for one in clauses))


def _shortfall(gate: Gate, threshold: Fraction) -> Text:
    limit, seen = shown(threshold), _show(gate.value, gate.interval)
    if gate.merged:
        return Text(
            f"{gate.name.th} รวมสองส่วนได้{seen.th} แสดงว่ามีอย่างน้อยหนึ่งส่วนไม่ถึง {limit}",
            f"merged {gate.name.en} is {seen.en}, so at least one part is below {limit}",
        )
    return Text(f"{gate.name.th} ได้{seen.th} ไม่ถึง {limit}", f"{gate.name.en} is {seen.en}, below {limit}")


def _all_reach(total: Text, level: Level, threshold: Fraction) -> Text:
    limit = shown(threshold)
    return Text(
        f"คะแนนรวม{total.th} และทุกเครื่องมือได้ตั้งแต่ {limit} ขึ้นไป จึงได้ระดับ “{level.name.th}”",
        f"The total is {total.en} and every instrument has {limit} or more: hence {names_of([level]).en}.",
    )


def _in_range(levels: Levels, total: Text, level: Level) -> Text:
    low, high = shown(level.minimum), _top(levels, level)
    return Text(
        f"คะแนนรวม{total.th} อยู่ในช่วง {low}–{high} จึงได้ระดับ “{level.name.th}”",
        f"The total {total.en} lies within {low}–{high}: hence {names_of([level]).en}.",
    )


def _top(levels: Levels, level: Level) -> str:
    above = [one.minimum for one in levels.ladder if one.minimum > level.minimum]
    return shown(min(above) - Fraction(1, 100)) if above else "100.00"


def _undecided(
    interval: Interval, seen: Text, gates: Sequence[Gate], possible: Sequence[Level], missed: Level | None
) -> Text:
    names, unknown = names_of(possible), _not_known(gates, possible)
    low, high = interval.shown
    if not unknown:
        return Text(
            f"คะแนนรวมเป็นได้ตั้งแต่ {low} ถึง {high} เพราะตัวเลขที่เผยแพร่ปัดเศษไว้ ระดับจึงเป็นได้ทั้ง {names.th}",
            f"Rounding leaves a total from {low} to {high}, so the level may be {names.en}.",
        )
    what = listed(unknown)
    scores = f"score of {what.en} is" if len(unknown) == 1 else f"scores of {what.en} are"
    start = (
        _not_the_better(seen, gates, missed) if missed else Text(f"คะแนนรวม{seen.th}", f"With a total of {seen.en} the")
    )
    return Text(
        f"{start.th} อาจได้ระดับ {names.th} เพราะไม่ทราบคะแนน {what.th}",
        f"{start.en} level may be {names.en}, since the {scores} not known.",
    )


def _not_the_better(total: Text, gates: Sequence[Gate], missed: Level) -> Text:
    reason, name = _reached_but(total, gates, missed), names_of([missed])
    return Text(f"{reason.th} จึงไม่ใช่ {name.th}", f"{reason.en}: hence not {name.en}. The")


def _not_known(gates: Sequence[Gate], possible: Sequence[Level]) -> list[Text]:
    """The scores that are not known and could change the level."""
    thresholds = [one.every_gate_at_least for one in possible if one.every_gate_at_least is not None]
    return [_what(gate) for gate in gates if any(gate.is_at_least(one) is None for one in thresholds)]


def _what(gate: Gate) -> Text:
    if gate.merged and gate.known:
        return Text(f"{gate.name.th} แต่ละส่วน", f"each part of {gate.name.en}")
    return gate.name


def _show(value: Fraction, interval: Interval) -> Text:
    """The likeliest value, or all of them where rounding a few figures does not explain them; Thai with its space."""
    if interval.high - interval.low <= A_FEW_HUNDREDTHS:
        return Text(f" {shown(value)}", shown(value))
    return _range(interval)


def _range(interval: Interval) -> Text:
    low, high = interval.shown
    if interval.low == FLOOR:
        return Text(f"ไม่เกิน {high}", f"at most {high}")
    if interval.high == CEILING:
        return Text(f"อย่างน้อย {low}", f"at least {low}")
    return Text(f" {low} ถึง {high}", f"{low} to {high}")
