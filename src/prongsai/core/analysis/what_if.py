"""What if a score were another: total and level with some nodes moved to assumed values, exact and at once.

A node above a moved one is worked out anew by the year's own steps. A published figure keeps its rounding: the new
value is the published one moved by exactly what the rules give, and its interval holds all that rounding, also on the
way, leaves possible. Where not all parts of a node are known, it moves by what its known parts move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from prongsai.core.analysis.assumptions import Assumed, check_assumed, lineage
from prongsai.core.frameworks.model import Framework, InstrumentPart
from prongsai.core.scoring.exact import fraction, ratio, rounded, weighted
from prongsai.core.scoring.figures import (
    ANYTHING,
    CEILING,
    FLOOR,
    Derived,
    Exact,
    Figure,
    Interval,
    Missing,
    Published,
    rounded_on_the_way,
    strictly_around,
)
from prongsai.core.scoring.gates import is_known
from prongsai.core.scoring.plan import TOTAL, Step, evaluate, steps_of
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

Weights = Mapping[str, Fraction | None]
NOT_USED = Missing(Text("ไม่ใช้ เพราะสมมติคะแนนของส่วนอื่นแทน", "not used: another score is assumed instead"))
NOT_KNOWN_BEFORE = Text("ไม่ทราบคะแนนเดิม", "the score before is not known")


class Shift(NamedTuple):
    """How far a node moves, in points: `value` by the rules (None where it was not known before), and all possible."""

    value: Fraction | None
    interval: Interval


NO_SHIFT = Shift(Fraction(0), Interval(Fraction(0), Fraction(0)))
ANY_SHIFT = Shift(None, Interval(-CEILING, CEILING))


@dataclass(frozen=True)
class WhatIf:
    """A Scorecard before and after some moves, and how far each node that moves goes (parents after children)."""

    before: Scorecard
    after: Scorecard
    moves: Assumed
    shifts: Mapping[str, Shift]

    @property
    def gain(self) -> Shift:
        """How far the total goes, in points; downwards it is negative."""
        return self.shifts.get(TOTAL, NO_SHIFT)

    @property
    def changes_level(self) -> bool | None:
        """Whether the level changes; None when the figures leave both possible."""
        before, after = ({one.code for one in card.grade.possible} for card in (self.before, self.after))
        if not before or not after:
            return None
        if before.isdisjoint(after):
            return True
        return False if len(before) == len(after) == 1 else None


def what_if(card: Scorecard, moves: Assumed) -> WhatIf:
    """The Scorecard with nodes (by code, not the total) moved to values from 0 to 100.

    A value that a node is shown with already is no move. InputError for a code or value that the year does not have,
    and for moves that contradict each other (a node and one above it, a part of EIT and one of its indicators).
    """
    check_assumed(card.framework, moves)
    card = _with_judged_items(card)
    moved = {code: value for code, value in moves.items() if not is_shown_as(card.figure(code), value)}
    climb = _Climb(card, moved)
    for step in steps_of(card.framework) if moved else ():
        climb.take(step)
    stated = {code: one for code, one in card.stated.items() if code not in climb.after}
    after = Scorecard(card.framework, {**card.figures, **climb.after}, stated) if moved else card
    return WhatIf(card, after, moves, climb.shifts)


class _Climb:
    """The way up from moved nodes: `after` holds the figures that are new, `shifts` how far each of them went."""

    def __init__(self, card: Scorecard, moved: Assumed) -> None:
        self.card, self.moved = card, moved
        self.is_exact = all(isinstance(one, Exact) for one in card.figures.values())
        self.weights = _part_weights(card.framework)
        self.after: dict[str, Figure] = dict.fromkeys(_unused(card, moved), NOT_USED)
        self.after |= {code: Exact(value) for code, value in moved.items()}
        self.shifts = {code: _shift(card.figure(code), value) for code, value in moved.items()}

    def take(self, step: Step) -> None:
        """One step up, where something below has moved; a moved node stays as it is assumed."""
        if step.code in self.moved:
            return
        if self.weights.get(step.code, {}).keys() & self.moved.keys():
            self._merge(step.code, self.weights[step.code])
        elif step.children and any(child in self.shifts for child in step.children):
            self._from_children(step)
        elif any(child in self.shifts for child in step.below):
            self._settle(step.code, None, ANYTHING, ANY_SHIFT)

    def _figure(self, code: str) -> Figure:
        return self.after.get(code) or self.card.figure(code)

    def _value(self, code: str) -> Fraction | None:
        return _value_of(self._figure(code))

    def _from_children(self, step: Step) -> None:
        before, shift = _value_of(self.card.figure(step.code)), self._shift_of(step)
        possible = self._possible(step, shift)
        if before is not None and shift.value is not None:
            self._settle(step.code, before + shift.value, possible, shift)
        else:
            self._settle(step.code, _mean(step, [self._value(child) for child in step.children]), possible, shift)

    def _possible(self, step: Step, shift: Shift) -> Interval:
        """What the children leave, and what the figure before leaves when it moves so far; they may contradict."""
        from_children = _span(step, [_values(self._figure(child)) for child in step.children])
        if not self.is_exact:
            from_children = rounded_on_the_way(from_children)
        before = _values(self.card.figure(step.code))
        return from_children.within(Interval(before.low + shift.interval.low, before.high + shift.interval.high))

    def _shift_of(self, step: Step) -> Shift:
        """How far a node goes with its children; those that stay go nowhere."""
        shifts = [self._used(child) for child in step.children]
        return Shift(_mean(step, [one.value for one in shifts]), _span(step, [one.interval for one in shifts]))

    def _used(self, code: str) -> Shift:
        """The shift of a child with all that rounding its score before it is used further up may add to it."""
        shift = self.shifts.get(code, NO_SHIFT)
        if self.is_exact or code in self.moved:
            return shift
        low, high = shift.interval
        return shift._replace(interval=Interval(Fraction(floor(low * 100), 100), Fraction(ceil(high * 100), 100)))

    def _merge(self, code: str, weights: Weights) -> None:
        """An instrument from its parts: the year's weights give the point, any merge lies between the parts."""
        before, merged = self.card.figure(code), _weighed(weights, self._value)
        shift = _weighed(weights, lambda part: self.shifts.get(part, NO_SHIFT).value)
        value = before.value + shift if is_known(before) and shift is not None else merged
        spans = [_values(self._figure(part)) for part in weights]
        possible = rounded_on_the_way(spans[0].hull(*spans[1:]))
        if self.is_exact and merged is not None and value == merged:
            possible = Interval(merged, merged)
        low, high = _values(before)
        moved = Interval(possible.low - high, possible.high - low)
        self._settle(code, value, possible, Shift(shift, moved))

    def _settle(self, code: str, value: Fraction | None, possible: Interval, shift: Shift) -> None:
        self.shifts[code] = shift
        if value is None:
            self.after[code] = Missing(NOT_KNOWN_BEFORE, possible)
        elif possible.low == possible.high:
            self.after[code] = Exact(possible.low)
        else:
            self.after[code] = Derived(min(max(value, possible.low), possible.high), possible)


def _with_judged_items(card: Scorecard) -> Scorecard:
    """The Scorecard with OIT items as they are judged, 0 or 100 and not rounded."""
    judged = {
        code: Exact(one.value)
        for code, one in card.figures.items()
        if isinstance(one, Published) and one.value in (FLOOR, CEILING) and _is_judged(card.framework, code)
    }
    return replace(card, figures={**card.figures, **judged}) if judged else card


def _is_judged(framework: Framework, code: str) -> bool:
    return code in framework.items and not framework.items[code].rows


def is_shown_as(figure: Figure, value: Fraction) -> bool:
    """Whether a figure is shown as this value already: to assume it changes nothing."""
    return is_known(figure) and value in (figure.value, rounded(figure.value))


def _values(figure: Figure) -> Interval:
    """All that a figure stands for; of a published one without the very ends, which are shown as its neighbours."""
    return strictly_around(figure.value) if isinstance(figure, Published) else figure.interval


def _value_of(figure: Figure) -> Fraction | None:
    return figure.value if is_known(figure) else None


def _shift(before: Figure, value: Fraction) -> Shift:
    low, high = _values(before)
    return Shift(value - before.value if is_known(before) else None, Interval(value - high, value - low))


def _mean(step: Step, values: Sequence[Fraction | None]) -> Fraction | None:
    """The mean of a step, by the one function that scores; None where a value is not known."""
    known = [one for one in values if one is not None]
    if len(known) < len(values):
        return None
    given = {child: ratio(one) for child, one in zip(step.children, known, strict=True)}
    return fraction(evaluate((step,), given)[step.code])


def _span(step: Step, spans: Sequence[Interval]) -> Interval:
    """The means of all lowest and of all highest values."""
    low, high = (_mean(step, [span[end] for span in spans]) for end in (0, 1))
    return ANYTHING if low is None or high is None else Interval(low, high)


def _unused(card: Scorecard, moved: Assumed) -> Iterator[str]:
    """The known nodes that no longer count: those below a moved one, and the other side of an instrument's parts."""
    line = lineage(card.framework)
    split = {line.parts[code] for code in moved if code in line.parts}
    whole = {one for code in moved if code not in line.parts for one in (code, *line.ancestors(code))}
    for code in card.figures:
        if code in line.parts:
            if line.parts[code] in whole:
                yield code
        elif any(one in moved or one in split for one in line.ancestors(code)):
            yield code


def _part_weights(framework: Framework) -> dict[str, Weights]:
    """The weights of the parts of each instrument that has any; None where one is not known."""
    return {one.code: {part.code: _weight(part) for part in one.parts} for one in framework.instruments if one.parts}


def _weight(part: InstrumentPart) -> Fraction | None:
    return None if isinstance(part.weight.value, str) else part.weight.value


def _weighed(weights: Weights, value_of: Callable[[str], Fraction | None]) -> Fraction | None:
    """The weighted mean over the parts; None where a value or a weight is not known."""
    pairs = [(value_of(part), weight) for part, weight in weights.items()]
    known = [(ratio(value), ratio(weight)) for value, weight in pairs if value is not None and weight is not None]
    return fraction(weighted(known)) if len(known) == len(pairs) else None
