"""What an assumption changes and what a level lacks, as plain data: what `prongsai what-if --json` says."""

from __future__ import annotations

from fractions import Fraction
from typing import TypedDict

from prongsai.core.analysis.gap import Condition, Gap, Lever
from prongsai.core.analysis.item_sets import ItemSet
from prongsai.core.analysis.what_if import Shift, WhatIf
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import shown_figure
from prongsai.core.scoring.gates import as_shown
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.thai.numbers import show_signed

Between = tuple[str, str]


class Standing(TypedDict):
    """A total (None where it is not known) with all that it may be shown as, and the levels that are possible."""

    total: str | None
    between: Between
    levels: list[str]


class Moved(TypedDict):
    """A node that moves: its scores with two decimals, None where they are not known, and how far it goes."""

    before: str | None
    after: str | None
    change: str | None


class Answer(TypedDict):
    """An assumption with what it changes; `exact` is the gain of the total as a fraction, None if it is not known."""

    assumed: dict[str, str]
    before: Standing
    after: Standing
    gain: str | None
    exact: str | None
    gain_between: Between
    changes_level: bool | None
    nodes: dict[str, Moved]


class Asked(TypedDict):
    """A condition of a level; `missing` are the least and the most points, None where nobody knows by how much."""

    code: str
    needed: str
    seen: Between
    known: bool
    merged: bool
    meets: str
    missing: Between | None


class Items(TypedDict):
    """So many of these items."""

    take: int
    among: list[str]
    gain: str


class Set(TypedDict):
    """A set of items with what it brings."""

    items: list[Items]
    gain: str
    after: Standing


class Lift(TypedDict):
    """Something to lift: what the total gains at 100, and the value that alone meets the condition."""

    code: str
    score: str
    gain: str | None
    reach: str | None


class Lacking(TypedDict):
    """What a level lacks."""

    level: str
    conditions: list[Asked]
    sets: list[Set]
    levers: dict[str, list[Lift]]


def answer_data(answer: WhatIf) -> Answer:
    """An assumption as plain data; scores are strings with two decimals."""
    gain = answer.gain
    return Answer(
        assumed={code: shown(value) for code, value in answer.moves.items()},
        before=_standing(answer.before),
        after=_standing(answer.after),
        gain=_signed(gain.value),
        exact=None if gain.value is None else str(gain.value),
        gain_between=(show_signed(gain.interval.low), show_signed(gain.interval.high)),
        changes_level=answer.changes_level,
        nodes={code: _moved(answer, code, one) for code, one in answer.shifts.items()},
    )


def gap_data(gap: Gap) -> Lacking:
    """A gap as plain data."""
    return Lacking(
        level=gap.target.name.th,
        conditions=[_asked(one) for one in gap.conditions],
        sets=[_set(one) for one in gap.sets],
        levers={code: [_lift(one) for one in levers] for code, levers in gap.levers.items()},
    )


def _standing(card: Scorecard) -> Standing:
    levels = [level.name.th for level in card.grade.possible]
    return Standing(total=shown_figure(card.total), between=as_shown(card.total).shown, levels=levels)


def _moved(answer: WhatIf, code: str, shift: Shift) -> Moved:
    before, after = answer.before.figure(code), answer.after.figure(code)
    return Moved(before=shown_figure(before), after=shown_figure(after), change=_signed(shift.value))


def _signed(value: Fraction | None) -> str | None:
    return None if value is None else show_signed(value)


def _asked(one: Condition) -> Asked:
    return Asked(
        code=one.code,
        needed=shown(one.needed),
        seen=one.seen.shown,
        known=one.value is not None,
        merged=one.merged,
        meets=one.meets.value,
        missing=one.missing.shown if one.missing else None,
    )


def _set(one: ItemSet) -> Set:
    items = [Items(take=each.take, among=list(each.zeros.among), gain=shown(each.gain)) for each in one.choices]
    return Set(items=items, gain=shown(one.gain), after=_standing(one.after))


def _lift(one: Lever) -> Lift:
    gain, reach = (None if value is None else shown(value) for value in (one.gain, one.reach))
    return Lift(code=one.code, score=shown(one.figure.value), gain=gain, reach=reach)
