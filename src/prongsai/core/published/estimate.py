"""A row of published figures as a Scorecard: what they give, and all that their rounding allows.

Whether scores are rounded in between (an instrument before the total, say) cannot be told from published data, so an
interval holds every chain: exact, and with two decimals at any of the steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.frameworks.model import Framework, Instrument
from prongsai.core.scoring.exact import fraction, mean, ratio, weighted
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
    around,
    rounded_on_the_way,
    strictly_around,
)
from prongsai.core.scoring.plan import TOTAL, Step, steps_of
from prongsai.core.scoring.scorecard import NOT_GIVEN, Scorecard

NOTHING = Interval(FLOOR, FLOOR)


@dataclass(frozen=True)
class Estimate:
    """What a row's figures give.

    `given`: what the row says; `computed`: what each node's parts give where all of them are known; `allowed`: what
    they leave possible where at least one is known; `spans`: the same, with the row's own figure of a node; `implied`:
    what the total leaves for the one instrument or index that is not known, which may lie outside 0 to 100.
    """

    framework: Framework
    given: Mapping[str, Fraction]
    computed: Mapping[str, Derived]
    allowed: Mapping[str, Interval]
    spans: Mapping[str, Interval]
    implied: Mapping[str, Interval]

    def disagrees(self, code: str) -> bool:
        """True when the row's figure for a node cannot be what its parts give, however they were rounded."""
        return not self.allowed[code].meets(around(self.given[code]))

    def settled(self, code: str) -> Known | None:
        """The figure of a node: what is computed, read as the published one where that is among its values."""
        if code not in self.computed:
            return Published(self.given[code]) if code in self.given else None
        figure = self.computed[code]
        if figure.interval.low == figure.interval.high:
            return Exact(figure.value)
        return Published(self.given[code]) if code in self.given and not self.disagrees(code) else figure

    def left_for(self, code: str) -> Interval | None:
        """What the total leaves for the one part that is not known; None where that contradicts what is known of it."""
        span = self.spans.get(code, ANYTHING)
        return self.implied[code].within(span) if self.implied[code].meets(span) else None


def estimate(framework: Framework, given: Mapping[str, Fraction]) -> Estimate:
    """Works out every node that published figures (by code, 0 to 100) decide or limit."""
    climb = _Climb(framework, given)
    for step in steps_of(framework):
        climb.take(step)
    implied = _implied(steps_of(framework)[-1], climb)
    return Estimate(framework, given, climb.computed, climb.allowed, climb.spans, implied)


def scorecard(found: Estimate) -> Scorecard:
    """The Scorecard of an estimate: settled figures, with the published ones beside those worked out."""
    codes = {*found.given, *found.computed}
    figures: dict[str, Figure] = {code: Missing(NOT_GIVEN.reason, one) for code, one in found.spans.items()}
    left = {code: one for code in found.implied if (one := found.left_for(code))}
    figures |= {code: Derived((one.low + one.high) / 2, one) for code, one in left.items()}
    figures |= {code: figure for code in codes if (figure := found.settled(code)) is not None}
    stated = {code: Published(value) for code, value in found.given.items() if code in found.computed}
    return Scorecard(found.framework, figures, stated)


class _Climb:
    """The way up through the steps of a year, parts before wholes; `values` are the likeliest ones of known nodes."""

    def __init__(self, framework: Framework, given: Mapping[str, Fraction]) -> None:
        self.given = given
        self.judged = {code for code, item in framework.items.items() if not item.rows}
        self.merged = dict(_merged(framework, given))
        self.values: dict[str, Fraction] = {}
        self.spans: dict[str, Interval] = {}
        self.computed: dict[str, Derived] = {}
        self.allowed: dict[str, Interval] = {}

    def take(self, step: Step) -> None:
        """One step up: what the parts of a node give or allow, then what the row itself says of it."""
        if any(part in self.spans for part in step.children):
            self._from_parts(step)
        if step.code in self.merged and step.code not in self.computed:
            self.computed[step.code] = self.merged[step.code]
        if step.code in self.computed:
            self._settle_computed(step.code)
        elif step.code in self.given:
            self._settle(step.code, self.given[step.code], self._leaf(step.code))
        elif step.code in self.allowed:
            self.spans[step.code] = self.allowed[step.code]

    def _from_parts(self, step: Step) -> None:
        spans = [self.spans.get(part, ANYTHING) for part in step.children]
        exact = Interval(_mean(step, (one.low for one in spans)), _mean(step, (one.high for one in spans)))
        self.allowed[step.code] = rounded_on_the_way(exact)
        if all(part in self.values for part in step.children):
            value = _mean(step, (self.values[part] for part in step.children))
            self.computed[step.code] = Derived(value, self.allowed[step.code])

    def _settle_computed(self, code: str) -> None:
        """A published figure that agrees with its parts may be what was used further up."""
        value, interval = self.computed[code]
        own = self.given.get(code)
        agrees = own is not None and interval.meets(around(own))
        self._settle(code, value, interval.hull(Interval(own, own)) if own is not None and agrees else interval)

    def _settle(self, code: str, value: Fraction, interval: Interval) -> None:
        self.values[code], self.spans[code] = value, interval

    def _leaf(self, code: str) -> Interval:
        """An OIT item is judged 0 or 100, not rounded; every other published figure is rounded."""
        value = self.given[code]
        is_exact = code in self.judged and value in (FLOOR, CEILING)
        return Interval(value, value) if is_exact else strictly_around(value)


def _mean(step: Step, values: Iterable[Fraction]) -> Fraction:
    ratios = [ratio(one) for one in values]
    return fraction(weighted(zip(ratios, step.weights, strict=True)) if step.weights else mean(ratios))


def _merged(framework: Framework, given: Mapping[str, Fraction]) -> Iterator[tuple[str, Derived]]:
    """Instruments known by all their parts alone: the year's merge gives the point, any merge lies between them."""
    for instrument in framework.instruments:
        parts = [part.code for part in instrument.parts]
        if parts and instrument.code not in given and all(part in given for part in parts):
            yield instrument.code, _merge(instrument, [given[part] for part in parts])


def _merge(instrument: Instrument, values: list[Fraction]) -> Derived:
    between = strictly_around(min(values)).hull(strictly_around(max(values)))
    weights = [part.weight.value for part in instrument.parts]
    known = [ratio(one) for one in weights if isinstance(one, Fraction)]
    ratios = [ratio(one) for one in values]
    value = weighted(zip(ratios, known, strict=True)) if len(known) == len(weights) else mean(ratios)
    return Derived(fraction(value), rounded_on_the_way(between))


def _implied(total: Step, climb: _Climb) -> dict[str, Interval]:
    """What the total and the other parts leave for the one part that is not known."""
    unknown = [part for part in total.children if part not in climb.values]
    if len(unknown) != 1 or TOTAL not in climb.given:
        return {}
    share = _mean(total, (Fraction(part in unknown) for part in total.children))
    others = [climb.spans[part] if part not in unknown else NOTHING for part in total.children]
    whole = around(climb.given[TOTAL])
    low = whole.low - _mean(total, (one.high for one in others))
    return {unknown[0]: Interval(low / share, (whole.high - _mean(total, (one.low for one in others))) / share)}
