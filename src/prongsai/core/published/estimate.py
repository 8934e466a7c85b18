"""A row of published figures as a Scorecard: what they give, and all that their rounding allows.

Whether scores are rounded in between (an instrument before the total, say) cannot be told from published data, so an
interval holds both: the exact chain, and the chain with two decimals at each step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.frameworks.model import Framework, Instrument
from prongsai.core.scoring.exact import fraction, ratio, rounded, weighted
from prongsai.core.scoring.figures import ANYTHING, Derived, Exact, Figure, Interval, Known, Published, around
from prongsai.core.scoring.plan import TOTAL, Step, evaluate, steps_of
from prongsai.core.scoring.scorecard import Scorecard


@dataclass(frozen=True)
class Estimate:
    """What a row's figures give.

    `given`: what the row says; `computed`: what each node's children give; `implied`: what total and other parts leave
    for the one part that is not known; `allowed`: the totals that remain possible whatever unknown parts are.
    """

    framework: Framework
    given: Mapping[str, Fraction]
    computed: Mapping[str, Derived]
    implied: Mapping[str, Interval]
    allowed: Interval

    def disagrees(self, code: str) -> bool:
        """True when the row's figure for a node cannot be what its children give, however they were rounded."""
        return not self.computed[code].interval.meets(around(self.given[code]))

    def settled(self, code: str) -> Known | None:
        """The figure of a node: what is computed, read as the published one where that is among its values."""
        if code not in self.computed:
            return Published(self.given[code]) if code in self.given else None
        figure = self.computed[code]
        if figure.interval.low == figure.interval.high:
            return Exact(figure.value)
        if code in self.given and not self.disagrees(code):
            return Published(self.given[code])
        return figure


def estimate(framework: Framework, given: Mapping[str, Fraction]) -> Estimate:
    """Works out every node that published figures (by code, 0 to 100) decide."""
    computed = _computed(framework, given)
    computed |= _from_parts(framework, given, computed)
    parts = {code: _settled_part(code, given, computed) for code in steps_of(framework)[-1].children}
    computed |= _total(framework, parts)
    return Estimate(framework, given, computed, _implied(framework, given, parts), _allowed(framework, parts))


def scorecard(found: Estimate) -> Scorecard:
    """The Scorecard of an estimate: settled figures, with the published ones beside those worked out."""
    codes = {*found.given, *found.computed}
    figures: dict[str, Figure] = {code: figure for code in codes if (figure := found.settled(code)) is not None}
    possible = {code: one for code, one in found.implied.items() if one.meets(ANYTHING)}
    figures |= {code: Derived((one.low + one.high) / 2, one) for code, one in possible.items()}
    stated = {code: Published(value) for code, value in found.given.items() if code in found.computed}
    return Scorecard(found.framework, figures, stated)


def _computed(framework: Framework, given: Mapping[str, Fraction]) -> dict[str, Derived]:
    """The nodes below the total that their children decide."""
    steps = [step for step in steps_of(framework) if step.code != TOTAL]
    intervals = {code: _leaf(framework, code, value) for code, value in given.items()}
    value = evaluate(steps, {code: ratio(one) for code, one in given.items()})
    low = evaluate(steps, {code: ratio(one.low) for code, one in intervals.items()})
    high = evaluate(steps, {code: ratio(one.high) for code, one in intervals.items()})
    known = _decided(steps, value)
    return {code: _derived(fraction(value[code]), fraction(low[code]), fraction(high[code])) for code in known}


def _leaf(framework: Framework, code: str, value: Fraction) -> Interval:
    """An OIT item is judged, not rounded; every other published figure is rounded."""
    item = framework.items.get(code)
    return Interval(value, value) if item is not None and not item.rows else around(value)


def _decided(steps: list[Step], values: Mapping[str, object]) -> list[str]:
    return [step.code for step in steps if step.children and all(child in values for child in step.children)]


def _derived(value: Fraction, low: Fraction, high: Fraction) -> Derived:
    """With the ends as they would be if rounded on the way, unless the value is exact."""
    exact = Interval(low, high)
    return Derived(value, exact if low == high else exact.hull(Interval(rounded(low), rounded(high))))


def _from_parts(
    framework: Framework, given: Mapping[str, Fraction], computed: Mapping[str, Derived]
) -> dict[str, Derived]:
    """An instrument known only by its parts: the year's merge gives the point, any merge lies between them."""
    merged = {}
    for instrument in framework.instruments:
        parts = [given[part.code] for part in instrument.parts if part.code in given]
        alone = instrument.code not in computed and instrument.code not in given
        if alone and parts and len(parts) == len(instrument.parts):
            merged[instrument.code] = _merge(instrument, given)
    return merged


def _merge(instrument: Instrument, given: Mapping[str, Fraction]) -> Derived:
    values = [given[part.code] for part in instrument.parts]
    between = around(min(values)).hull(around(max(values)))
    weights = [part.weight.value for part in instrument.parts]
    known = [one for one in weights if isinstance(one, Fraction)]
    if len(known) != len(values):
        return Derived(sum(values, Fraction(0)) / len(values), between)
    pairs = zip(map(ratio, values), map(ratio, known), strict=True)
    return Derived(fraction(weighted(pairs)), between)


def _total(framework: Framework, parts: Mapping[str, Derived | None]) -> dict[str, Derived]:
    known = {code: one for code, one in parts.items() if one is not None}
    if not parts or len(known) != len(parts):
        return {}
    value = _weigh(framework, {code: one.value for code, one in known.items()})
    return {TOTAL: Derived(value, _allowed(framework, parts))}


def _allowed(framework: Framework, parts: Mapping[str, Derived | None]) -> Interval:
    """The totals that the parts allow; a part that is not known may be anything."""
    if not parts:
        return ANYTHING
    intervals = {code: one.interval if one else ANYTHING for code, one in parts.items()}
    low = _weigh(framework, {code: one.low for code, one in intervals.items()})
    return Interval(low, _weigh(framework, {code: one.high for code, one in intervals.items()}))


def _settled_part(code: str, given: Mapping[str, Fraction], computed: Mapping[str, Derived]) -> Derived | None:
    """What a part brings into the total; a published figure that agrees widens what is possible."""
    if code not in computed:
        return Derived(given[code], around(given[code])) if code in given else None
    part = computed[code]
    if code in given and part.interval.meets(around(given[code])):
        return Derived(part.value, part.interval.hull(Interval(given[code], given[code])))
    return part


def _weigh(framework: Framework, values: Mapping[str, Fraction]) -> Fraction:
    step = steps_of(framework)[-1]
    return fraction(weighted((ratio(values[code]), one) for code, one in zip(step.children, step.weights, strict=True)))


def _implied(
    framework: Framework, given: Mapping[str, Fraction], parts: Mapping[str, Derived | None]
) -> dict[str, Interval]:
    """The interval that total and the other parts leave for the one part that is not known."""
    missing = [code for code, one in parts.items() if one is None]
    if len(missing) != 1 or TOTAL not in given:
        return {}
    nothing = Interval(Fraction(0), Fraction(0))
    others = _allowed(framework, {code: one or Derived(Fraction(0), nothing) for code, one in parts.items()})
    share = _weigh(framework, {code: Fraction(int(code == missing[0])) for code in parts})
    total = around(given[TOTAL])
    return {missing[0]: Interval((total.low - others.high) / share, (total.high - others.low) / share).within(ANYTHING)}
