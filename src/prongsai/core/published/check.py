"""Checks a row of published figures: do they agree, can they be, and is the level the right one?

`inconsistent` contradicts another figure of the row; `impossible` can be given by no items of that year, and is said
only on facts that are verified or reproduced; `undecidable` when figures or rules do not suffice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.frameworks.model import EvidenceKind, Framework
from prongsai.core.published import sentences as say
from prongsai.core.published.estimate import Estimate, estimate, scorecard
from prongsai.core.published.levels import LevelName, name_of
from prongsai.core.published.row import PublishedRow, Scope
from prongsai.core.scoring.bounds import reach
from prongsai.core.scoring.figures import ANYTHING, Interval, around
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text


class Verdict(StrEnum):
    """What a check can say."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    IMPOSSIBLE = "impossible"
    UNDECIDABLE = "undecidable"

    @property
    def contradicts(self) -> bool:
        """True when something is wrong with the row."""
        return self in (Verdict.INCONSISTENT, Verdict.IMPOSSIBLE)


class Check(NamedTuple):
    """One verdict with the sentence that explains it."""

    verdict: Verdict
    message: Text


CHECKS = ("instruments", "total", "level", "reachable")


@dataclass(frozen=True)
class Judged:
    """A row with its checks by name and, when its year has a framework, its Scorecard.

    `recomputed`: the figures by code as the row gives them: worked out where their parts are there, else as published.
    """

    row: PublishedRow
    checks: dict[str, Check]
    scorecard: Scorecard | None
    recomputed: Mapping[str, Fraction]

    @property
    def contradicts(self) -> bool:
        return any(one.verdict.contradicts for one in self.checks.values())


def judge(row: PublishedRow, framework: Framework | None) -> Judged:
    """All four checks of a row under the rules of its year; all undecidable when the year has none."""
    if framework is None:
        unknown = Check(Verdict.UNDECIDABLE, say.no_framework(row.fiscal_year))
        return Judged(row, dict.fromkeys(CHECKS, unknown), None, row.figures)
    found = estimate(framework, row.figures)
    card = scorecard(found)
    rules: tuple[Callable[[PublishedRow, Estimate, Scorecard], Check], ...] = (_instruments, _total, _level, _reachable)
    checks = {name: rule(row, found, card) for name, rule in zip(CHECKS, rules, strict=True)}
    settled = {code: figure.value for code in {*found.given, *found.computed} if (figure := found.settled(code))}
    return Judged(row, checks, card, settled)


def _instruments(row: PublishedRow, found: Estimate, _: Scorecard) -> Check:
    compared = [code for code in found.computed if code in found.given and code != TOTAL]
    wrong = [say.figure_differs(found, code) for code in compared if found.disagrees(code)]
    wrong += _outside_parts(found) + _strange_indices(found)
    if wrong:
        return Check(Verdict.INCONSISTENT, _joined(wrong))
    if not compared:
        worked_out = any(one.code in found.computed for one in found.framework.instruments)
        return Check(Verdict.UNDECIDABLE, say.NO_INSTRUMENTS if worked_out else say.NOTHING_TO_COMPARE)
    return Check(Verdict.CONSISTENT, say.figures_agree(found, compared))


def _outside_parts(found: Estimate) -> list[Text]:
    """A merged score lies between the scores of its parts, however they are weighed."""
    wrong = []
    for instrument in found.framework.instruments:
        parts = [found.given[part.code] for part in instrument.parts if part.code in found.given]
        whole = found.settled(instrument.code)
        if whole is None or not parts or len(parts) < len(instrument.parts):
            continue
        between = around(min(parts)).hull(around(max(parts)))
        if not whole.interval.meets(between):
            wrong.append(say.outside_parts(instrument.code, whole.value, between))
    return wrong


def _strange_indices(found: Estimate) -> list[Text]:
    """FY 2561 has five indices and no instruments' scores; figures of the later system do not belong to it."""
    if not found.framework.indices:
        return []
    known = {one.code for one in found.framework.indices} | {TOTAL}
    strange = sorted(code for code in found.given if code not in known)
    return [say.not_of_this_year(found.framework, strange)] if strange else []


def _total(row: PublishedRow, found: Estimate, _: Scorecard) -> Check:
    if TOTAL not in found.given:
        return Check(Verdict.UNDECIDABLE, say.NO_TOTAL)
    if TOTAL in found.computed:
        verdict = Verdict.INCONSISTENT if found.disagrees(TOTAL) else Verdict.CONSISTENT
        return Check(verdict, say.total_compared(found, agrees=verdict is Verdict.CONSISTENT))
    for code, left in found.implied.items():
        if not left.meets(ANYTHING):
            return Check(Verdict.INCONSISTENT, say.implied_impossible(found, code, left))
    if not found.allowed.meets(around(found.given[TOTAL])):
        return Check(Verdict.INCONSISTENT, say.TOTAL_BEYOND_PARTS)
    return Check(Verdict.UNDECIDABLE, say.total_not_recomputable(found))


def _level(row: PublishedRow, found: Estimate, card: Scorecard) -> Check:
    because = say.flagged(card.grade.because, found.framework)
    if not row.level:
        return Check(Verdict.UNDECIDABLE, say.no_level_published(because))
    name = name_of(row.level, found.framework)
    if name.verdict is LevelName.OTHER_YEAR or name.verdict is LevelName.NO_YEAR:
        return Check(Verdict.INCONSISTENT, say.foreign_level(row.level, found.framework, name))
    possible = [level.code for level in card.grade.possible]
    if name.verdict is LevelName.UNKNOWN_SYSTEM or not possible:
        return Check(Verdict.UNDECIDABLE, because)
    if name.code not in possible:
        return Check(Verdict.INCONSISTENT, say.wrong_level(row.level, because))
    return Check(Verdict.CONSISTENT if len(possible) == 1 else Verdict.UNDECIDABLE, because)


def _reachable(row: PublishedRow, found: Estimate, _: Scorecard) -> Check:
    if row.scope is not Scope.AGENCY:
        return Check(Verdict.UNDECIDABLE, say.no_steps(row.scope))
    halves = [code for code in _judged_items(found) if found.given[code] not in (0, 100)]
    if halves:
        return Check(Verdict.IMPOSSIBLE, say.half_points(halves))
    result = reach(found.framework, _oit_intervals(found))
    if result.possible is None:
        return Check(Verdict.UNDECIDABLE, say.no_oit(found.framework))
    if result.possible:
        return Check(Verdict.CONSISTENT, say.reachable(found.framework, firm=result.firm))
    verdict = Verdict.IMPOSSIBLE if result.firm else Verdict.UNDECIDABLE
    return Check(verdict, say.unreachable(found, result))


def _judged_items(found: Estimate) -> list[str]:
    items = found.framework.items
    return [code for code in found.given if code in items and not items[code].rows]


def _oit_intervals(found: Estimate) -> dict[str, Interval]:
    """Published OIT figures; the instrument's own only where its indicators leave something open."""
    for instrument in found.framework.instruments:
        if instrument.kind is EvidenceKind.DISCLOSURE:
            below = [one.code for one in instrument.indicators]
            codes = below if all(one in found.given for one in below) else [*below, instrument.code]
            return {code: around(found.given[code]) for code in codes if code in found.given}
    return {}


def _joined(sentences: list[Text]) -> Text:
    return Text(" ".join(one.th for one in sentences), " ".join(one.en for one in sentences))
