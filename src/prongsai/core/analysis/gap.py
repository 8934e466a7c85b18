"""ระยะถึงระดับถัดไป: which scores gate the next level, how many points are missing, and what would bring them.

A level is said to be reached only where that is certain for all values that published figures stand for. From FY 2566
each part of EIT is a gate of its own: where only the merged EIT is published, nobody knows which part lacks how much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import partial
from math import ceil
from typing import NamedTuple

from prongsai.core.analysis.findings import name_of, questions_below
from prongsai.core.analysis.item_sets import ItemSet, fewest
from prongsai.core.analysis.what_if import what_if
from prongsai.core.analysis.zeros import Zeros, grounded, zeros
from prongsai.core.frameworks.model import EvidenceKind, Level, Levels
from prongsai.core.published.row import Scope
from prongsai.core.scoring.bounds import grid, sizes_of
from prongsai.core.scoring.exact import rounded
from prongsai.core.scoring.figures import CEILING, FLOOR, HALF_STEP, Interval, Known
from prongsai.core.scoring.gates import Gate, as_shown, gates_of, is_known
from prongsai.core.scoring.plan import TOTAL, worth
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

HUNDREDTH = Fraction(1, 100)


class Meets(StrEnum):
    """Whether a score reaches what a level asks for."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class Condition(NamedTuple):
    """A score that a level asks for: `seen` is what it may be shown as, `needed` the least that it must be shown as.

    `value` is the likeliest, None where it is not known: then `seen` is what other scores leave. `missing` are the
    points between, None where it is not known by how much (a merged EIT, no figure at all).
    """

    code: str
    name: Text
    needed: Fraction
    seen: Interval
    value: Fraction | None
    merged: bool
    meets: Meets
    missing: Interval | None


class Lever(NamedTuple):
    """Something to lift. `gain` is what the total gains when it goes up to 100, None where weights are not known.

    `reach` is the value that alone meets the condition for certain, None where even 100 does not.
    """

    code: str
    name: Text
    figure: Known
    gain: Fraction | None
    reach: Fraction | None


@dataclass(frozen=True)
class Gap:
    """What stands between a result and a level.

    `conditions` are all that the level asks for; `levers` those that help with each condition that is not met, the
    most useful first; `sets` the smallest sets of OIT items that meet what they can (total and OIT, else OIT alone).
    """

    card: Scorecard
    target: Level
    conditions: tuple[Condition, ...]
    levers: Mapping[str, tuple[Lever, ...]]
    zeros: tuple[Zeros, ...]
    sets: tuple[ItemSet, ...]

    @property
    def unmet(self) -> tuple[Condition, ...]:
        """The conditions that are not certainly met."""
        return tuple(one for one in self.conditions if one.meets is not Meets.YES)

    @property
    def alone(self) -> tuple[Lever, ...]:
        """The levers of which each alone brings the level: where one condition only is missing."""
        if len(self.unmet) != 1:
            return ()
        return tuple(one for one in self.levers.get(self.unmet[0].code, ()) if one.reach is not None)

    def left_after(self, chosen: ItemSet) -> tuple[Condition, ...]:
        """The conditions that a set of items leaves open."""
        return tuple(one for one in _conditions(chosen.after, self.target) if one.meets is not Meets.YES)


def next_level(card: Scorecard) -> Level | None:
    """The level above the lowest that is possible; None at the top, and where the figures do not tell any level."""
    levels, possible = card.framework.levels, card.grade.possible
    if isinstance(levels, str) or not possible or (not is_known(card.total) and len(possible) > 1):
        return None
    place = levels.ladder.index(possible[-1])
    return levels.ladder[place - 1] if place else None


def pass_level(card: Scorecard) -> Level | None:
    """The lowest level of the year that passes; None where levels are not known."""
    levels = card.framework.levels
    return None if isinstance(levels, str) else next(one for one in reversed(levels.ladder) if one.passes)


def gap(card: Scorecard, target: Level | None = None, scope: Scope = Scope.AGENCY) -> Gap | None:
    """What stands between a result and a level of its year, the next one unless another is named.

    None where there is none (`next_level`), and for averages: levels are for single agencies.
    """
    target = target or next_level(card)
    if target is None or scope is Scope.AVERAGE:
        return None
    found = zeros(card) if scope is Scope.AGENCY else ()
    card = grounded(card, scope)
    conditions = _conditions(card, target)
    unmet = [one for one in conditions if one.meets is not Meets.YES]
    levers = {one.code: tuple(_levers(card, one)) for one in unmet if not one.merged}
    return Gap(card, target, conditions, levers, found, _sets(card, found, unmet))


def gains(card: Scorecard) -> tuple[Lever, ...]:
    """Known indicators (indices) below 100 with what the total would gain from each, the most first."""
    codes = [one.code for one in card.framework.indices or card.framework.indicators]
    known = [(code, figure) for code in codes if is_known(figure := card.figure(code))]
    levers = [Lever(code, name_of(card, code), figure, _gain(card, code), None) for code, figure in known]
    return tuple(sorted((one for one in levers if one.gain), key=lambda one: -(one.gain or 0)))


def meets(card: Scorecard, code: str, needed: Fraction) -> bool:
    """Whether a node is certainly shown with at least so many points."""
    return as_shown(card.figure(code)).low >= needed


def _conditions(card: Scorecard, level: Level) -> tuple[Condition, ...]:
    levels = card.framework.levels
    if isinstance(levels, str):
        return ()
    found = [_total_condition(card, levels, level)]
    if level.every_gate_at_least is not None:
        gates = gates_of(card.framework, levels, card.figures)
        found += [_gate_condition(one, level.every_gate_at_least) for one in gates]
    return tuple(found)


def _total_condition(card: Scorecard, levels: Levels, level: Level) -> Condition:
    seen, value = as_shown(card.total), card.total.value if is_known(card.total) else None
    if levels.decided_on == "exact" and value is not None:
        seen = Interval(value, value)
    return _condition(TOTAL, name_of(card, TOTAL), level.minimum, seen, value)


def _gate_condition(gate: Gate, needed: Fraction) -> Condition:
    value = gate.value if gate.known else None
    if not gate.merged:
        return _condition(gate.code, gate.name, needed, gate.interval, value)
    reached = gate.is_at_least(needed)
    verdict = Meets.NO if reached is False else Meets.MAYBE
    return Condition(gate.code, gate.name, needed, gate.interval, value, True, verdict, None)


def _condition(code: str, name: Text, needed: Fraction, seen: Interval, value: Fraction | None) -> Condition:
    verdict = Meets.YES if seen.low >= needed else Meets.NO if seen.high < needed else Meets.MAYBE
    missing = Interval(max(FLOOR, needed - seen.high), max(FLOOR, needed - seen.low)) if value is not None else None
    return Condition(code, name, needed, seen, value, False, verdict, missing)


def _levers(card: Scorecard, condition: Condition) -> Iterator[Lever]:
    """Those that reach the condition alone first, by how little they must rise; then by what they are worth."""
    levers = [_lever(card, code, figure, condition) for code, figure in _candidates(card, condition.code)]
    yield from sorted(levers, key=lambda one: (one.reach is None, _rise(one), -(one.gain or 0)))


def _rise(lever: Lever) -> Fraction:
    return FLOOR if lever.reach is None else lever.reach - lever.figure.value


def _candidates(card: Scorecard, code: str) -> Iterator[tuple[str, Known]]:
    """Known nodes below 100 that a score is made of: indicators (indices) and weak questions; a part is its own."""
    framework = card.framework
    own = {part.code for one in framework.instruments for part in one.parts}
    tools = [one for one in framework.instruments if code in (TOTAL, one.code)]
    codes = [one.code for tool in tools for one in tool.indicators] + [one.code for one in framework.indices]
    below = [one.code for one in questions_below(card) if one.indicator in codes]
    for one in [code] if code in own else [*codes, *below]:
        figure = card.figure(one)
        if is_known(figure) and rounded(figure.value) < CEILING:
            yield one, figure


def _lever(card: Scorecard, code: str, figure: Known, condition: Condition) -> Lever:
    at_full = what_if(card, {code: CEILING})
    reach = _reach(card, code, figure, condition, at_full.after) if code != condition.code else condition.needed
    return Lever(code, name_of(card, code), figure, at_full.gain.value, reach)


def _gain(card: Scorecard, code: str) -> Fraction | None:
    return what_if(card, {code: CEILING}).gain.value


def _reach(card: Scorecard, code: str, figure: Known, condition: Condition, at_full: Scorecard) -> Fraction | None:
    """The least value, with two decimals or one that items can give, that alone meets the condition for certain."""
    if not meets(at_full, condition.code, condition.needed):
        return None
    share = worth(card.framework)[code] / worth(card.framework)[condition.code]
    spare = at_full.figure(condition.code).interval.low - (condition.needed - HALF_STEP)
    least = CEILING - spare / share
    return next(one for one in _values_from(card, code, least, figure) if _reaches(card, code, one, condition))


def _reaches(card: Scorecard, code: str, value: Fraction, condition: Condition) -> bool:
    return value >= CEILING or meets(what_if(card, {code: value}).after, condition.code, condition.needed)


def _values_from(card: Scorecard, code: str, least: Fraction, figure: Known) -> Iterator[Fraction]:
    """The values that a node can be lifted to, upwards from `least`; those of an OIT indicator go in steps."""
    start = max(least, figure.value)
    sizes = next((sizes_of(one) for one in card.framework.indicators if one.code == code), None)
    if sizes:
        steps = grid(sizes)
        yield from (value for one in steps.values if (value := Fraction(one, steps.denominator)) >= start)
    value = Fraction(ceil(start * 100), 100)
    while not sizes and value < CEILING:
        yield value
        value += HUNDREDTH
    yield CEILING


def _sets(card: Scorecard, found: Sequence[Zeros], unmet: Sequence[Condition]) -> tuple[ItemSet, ...]:
    """The smallest sets of items for what OIT items can meet: the total and OIT itself, else OIT alone."""
    own = _disclosing(card)
    wanted = {one.code: one.needed for one in unmet if one.code in (TOTAL, *own)}
    for codes in (wanted, [code for code in wanted if code in own]):
        if codes and (sets := fewest(card, found, partial(_all_met, {code: wanted[code] for code in codes}))):
            return sets
    return ()


def _all_met(wanted: Mapping[str, Fraction], after: Scorecard) -> bool:
    return all(meets(after, code, needed) for code, needed in wanted.items())


def _disclosing(card: Scorecard) -> list[str]:
    return [one.code for one in card.framework.instruments if one.kind is EvidenceKind.DISCLOSURE]
