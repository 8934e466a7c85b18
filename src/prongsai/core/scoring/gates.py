"""The scores that a level puts a condition on, as far as they are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple, TypeGuard

from prongsai.core.frameworks.model import Framework, Instrument, Levels
from prongsai.core.scoring.figures import (
    ANYTHING,
    CEILING,
    FLOOR,
    Derived,
    Exact,
    Figure,
    Interval,
    Known,
    Missing,
    Published,
    shown_interval,
)
from prongsai.core.text import Text


class Gate(NamedTuple):
    """A score with a condition on it: the values it may be shown as, and the one that is likeliest.

    `merged` when only the merge of an instrument's parts is known.
    """

    code: str
    name: Text
    interval: Interval
    value: Fraction
    known: bool
    merged: bool = False

    def is_at_least(self, threshold: Fraction) -> bool | None:
        """Whether the score reaches the threshold; None when the published figures leave both possible.

        A merged score below the threshold means that a part is below it; above, nothing follows.
        """
        if self.interval.high < threshold:
            return False
        return True if not self.merged and self.interval.low >= threshold else None


def gates_of(framework: Framework, levels: Levels, figures: Mapping[str, Figure]) -> Iterator[Gate]:
    """One gate a score; for parts that are not known, one gate for the merge of them."""
    wholes = {part.code: one for one in framework.instruments for part in one.parts}
    names = _names(framework)
    seen = set()
    for code in levels.gates:
        whole = wholes.get(code)
        if whole is None or is_known(figures.get(code)):
            yield _gate(code, names[code], figures.get(code))
        elif beyond := _beyond_merge(whole, figures):
            yield _gate(code, names[code], beyond)
        elif whole.code not in seen:
            seen.add(whole.code)
            yield _gate(whole.code, names[whole.code], figures.get(whole.code), merged=True)


def _beyond_merge(whole: Instrument, figures: Mapping[str, Figure]) -> Figure | None:
    """The other of two parts, where one is known and lies beside the merge: the merge lies between both."""
    known = [one for part in whole.parts if is_known(one := figures.get(part.code))]
    merged = figures.get(whole.code)
    if len(whole.parts) != 2 or len(known) != 1 or not is_known(merged):
        return None
    part, both = as_shown(known[0]), as_shown(merged)
    if part.high < both.low:
        return Derived(both.low, Interval(both.low, CEILING))
    return Derived(both.high, Interval(FLOOR, both.high)) if part.low > both.high else None


def is_known(figure: Figure | None) -> TypeGuard[Known]:
    """True when there is a figure at all."""
    return figure is not None and not isinstance(figure, Missing)


def as_shown(figure: Figure) -> Interval:
    """The two-decimal values that a figure may be shown as: one, unless it is worked out from rounded figures."""
    if isinstance(figure, Exact | Published):
        return shown_interval(Interval(figure.value, figure.value))
    return shown_interval(figure.interval)


def _names(framework: Framework) -> dict[str, Text]:
    names = {one.code: Text(one.code, one.code) for one in framework.instruments}
    return names | {part.code: part.name.text for one in framework.instruments for part in one.parts}


def _gate(code: str, name: Text, figure: Figure | None, merged: bool = False) -> Gate:
    if is_known(figure):
        return Gate(code, name, as_shown(figure), figure.value, known=True, merged=merged)
    interval = as_shown(figure) if figure else ANYTHING
    return Gate(code, name, interval, interval.low, known=False, merged=merged)
