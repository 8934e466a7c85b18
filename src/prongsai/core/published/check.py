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
from prongsai.core.published.estimate import Estimate, estimate, scorecard
from prongsai.core.published.levels import LevelName, name_of
from prongsai.core.published.row import PublishedRow, Scope
from prongsai.core.published.sentences import instruments as of_instruments
from prongsai.core.published.sentences import level as of_level
from prongsai.core.published.sentences import reachable as of_reach
from prongsai.core.published.sentences import total as of_total
from prongsai.core.published.sentences.shared import no_framework
from prongsai.core.scoring.because import NO_TOTAL
from prongsai.core.scoring.bounds import reach
from prongsai.core.scoring.figures import HALF_STEP, Interval, around
from prongsai.core.scoring.plan import TOTAL, steps_of
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
        unknown = Check(Verdict.UNDECIDABLE, no_framework(row.fiscal_year))
        return Judged(row, dict.fromkeys(CHECKS, unknown), None, row.figures)
    found = estimate(framework, _usable(row.figures, framework))
    card = scorecard(found)
    rules: tuple[Callable[[PublishedRow, Estimate, Scorecard], Check], ...] = (_instruments, _total, _level, _reachable)
    checks = {name: rule(row, found, card) for name, rule in zip(CHECKS, rules, strict=True)}
    settled = {code: figure.value for code in {*found.given, *found.computed} if (figure := found.settled(code))}
    return Judged(row, checks, card, settled)


def _usable(figures: Mapping[str, Fraction], framework: Framework) -> Mapping[str, Fraction]:
    """The figures, without the numbered ones where they count to ten in a year of five indices: those are others."""
    numbers = {code for code in figures if code.isdigit()}
    if not framework.indices or numbers <= {one.code for one in framework.indices}:
        return figures
    return {code: value for code, value in figures.items() if code not in numbers}


def _instruments(row: PublishedRow, found: Estimate, _: Scorecard) -> Check:
    """Figures against their parts; a figure whose parts are not all known can only be contradicted."""
    limited = [code for code in found.allowed if code in found.given and code != TOTAL]
    wrong = [of_instruments.differs(found, code) for code in limited if found.disagrees(code)]
    wrong += _outside_parts(found) if row.scope is not Scope.AVERAGE else []
    if wrong:
        return Check(Verdict.INCONSISTENT, _joined(wrong))
    compared = [code for code in limited if code in found.computed]
    sentences = [of_instruments.agree(found, compared) if compared else of_instruments.nothing_to_compare(found)]
    sentences += [of_instruments.merged(found, code) for code in _merged(found)]
    if strange := _strange(row.figures, found):
        sentences.append(of_instruments.not_used(found.framework, strange))
    return Check(Verdict.CONSISTENT if compared else Verdict.UNDECIDABLE, _joined(sentences))


def _outside_parts(found: Estimate) -> list[Text]:
    """A merged score lies between the scores of its parts, however they are weighed; a mean over agencies need not."""
    wrong = []
    for instrument in found.framework.instruments:
        parts = [found.given[part.code] for part in instrument.parts if part.code in found.given]
        whole = found.settled(instrument.code)
        if whole is None or not parts or len(parts) < len(instrument.parts):
            continue
        between = around(min(parts)).hull(around(max(parts)))
        if not whole.interval.meets(between):
            wrong.append(of_instruments.outside_parts(instrument.code, whole.value, between))
    return wrong


def _merged(found: Estimate) -> list[str]:
    """Instruments known by their parts alone, so that the total depends on how the parts are merged."""
    codes = [one.code for one in found.framework.instruments]
    return [code for code in codes if code in found.computed and code not in found.allowed]


def _strange(figures: Mapping[str, Fraction], found: Estimate) -> list[str]:
    """Figures of the row that the year has no place for; items only where the year's list of them is known."""
    framework = found.framework
    places = {step.code for step in steps_of(framework)}
    places |= {part.code for one in framework.instruments for part in one.parts}
    listed = {code[0] for code in framework.items}
    unlisted = {code for code in figures if code[0] in "ieo" and code[0] not in listed}
    return [code for code in figures if code not in found.given or code not in places | unlisted]


def _total(row: PublishedRow, found: Estimate, _: Scorecard) -> Check:
    if TOTAL not in found.given:
        return Check(Verdict.UNDECIDABLE, of_total.NO_TOTAL)
    for code in found.implied:
        if found.left_for(code) is None:
            return Check(Verdict.INCONSISTENT, of_total.implied_impossible(found, code))
    if TOTAL in found.allowed and found.disagrees(TOTAL):
        return Check(Verdict.INCONSISTENT, of_total.differs(found))
    if TOTAL not in found.computed:
        return Check(Verdict.UNDECIDABLE, of_total.not_recomputable(found))
    if _merged(found) and abs(found.given[TOTAL] - found.computed[TOTAL].value) > 2 * HALF_STEP:
        return Check(Verdict.UNDECIDABLE, of_total.within(found))
    return Check(Verdict.CONSISTENT, of_total.agrees(found, _merged(found)))


def _level(row: PublishedRow, found: Estimate, card: Scorecard) -> Check:
    because = _because(row, card)
    if not row.level:
        return Check(Verdict.UNDECIDABLE, of_level.not_published(because))
    name = name_of(row.level, found.framework)
    if name.verdict is LevelName.OTHER_YEAR or name.verdict is LevelName.NO_YEAR:
        return Check(Verdict.INCONSISTENT, of_level.foreign(row.level, found.framework, name))
    possible, named = {level.code for level in card.grade.possible}, set(name.codes)
    if not possible or (row.scope is Scope.AVERAGE and card.grade.gates):
        return Check(Verdict.UNDECIDABLE, because)
    if possible.isdisjoint(named):
        return Check(Verdict.INCONSISTENT, of_level.wrong(row.level, because))
    return Check(Verdict.CONSISTENT if possible <= named else Verdict.UNDECIDABLE, because)


def _because(row: PublishedRow, card: Scorecard) -> Text:
    """What decided the level, with the doubts that it rests on."""
    sentence = card.grade.because
    if sentence == NO_TOTAL:
        return sentence
    sentence = of_level.doubted(sentence, card.framework)
    return sentence + of_level.OF_AVERAGE if row.scope is Scope.AVERAGE else sentence


def _reachable(row: PublishedRow, found: Estimate, _: Scorecard) -> Check:
    if row.scope is not Scope.AGENCY:
        return Check(Verdict.UNDECIDABLE, of_reach.any_value(row.scope))
    halves = [code for code in _judged_items(found) if found.given[code] not in (0, 100)]
    if halves:
        verdict = Verdict.IMPOSSIBLE if found.framework.basis.status.is_firm else Verdict.UNDECIDABLE
        return Check(verdict, of_reach.half_points(found.framework, halves))
    intervals = _oit_intervals(found)
    result = reach(found.framework, intervals)
    if result.possible is None:
        return Check(Verdict.UNDECIDABLE, of_reach.not_grouped(found.framework) if intervals else of_reach.NO_OIT)
    if result.possible:
        return Check(Verdict.CONSISTENT, of_reach.possible(found.framework, firm=result.firm))
    verdict = Verdict.IMPOSSIBLE if result.firm else Verdict.UNDECIDABLE
    return Check(verdict, of_reach.out_of_reach(found, result))


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
