"""What the next level lacks, as the template parts/gap.html shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from prongsai.core.analysis.gap import Condition, Gap, Lever, Meets, gap, pass_level
from prongsai.core.analysis.gap_words import condition_said, headline, no_gap, set_said
from prongsai.core.analysis.item_sets import ItemSet
from prongsai.core.analysis.zeros import are_firm
from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.published.row import Scope
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

MOST_LEVERS = 6
MARKS = {
    Meets.YES: ("right", Text("ถึงแล้ว", "reached")),
    Meets.NO: ("wrong", Text("ยังไม่ถึง", "short")),
    Meets.MAYBE: ("open", Text("ยังบอกไม่ได้", "not known")),
}
GROUPING = Text(f"การจัดข้อ OIT ของปีนี้{NOT_CHECKED.th}", f"the grouping of this year's OIT items is {NOT_CHECKED.en}")
LEVELS = Text(f"เกณฑ์ระดับของปีนี้{NOT_CHECKED.th}", f"the levels of this year are {NOT_CHECKED.en}")


@dataclass(frozen=True)
class ConditionView:
    """A score that the level asks for: the sentence, and the mark that says it in a word."""

    says: Text
    mark: str
    word: Text


@dataclass(frozen=True)
class SetView:
    """A smallest set of OIT items; `query` assumes it on the page of assumptions."""

    says: Text
    query: str


@dataclass(frozen=True)
class LeverView:
    """Something to lift; `reach` is empty where even 100 is not enough alone, `gain` where it is not known."""

    label: Text
    score: str
    reach: str
    gain: str


@dataclass(frozen=True)
class HelpView:
    """What helps with one condition."""

    code: str
    name: Text
    levers: tuple[LeverView, ...]


@dataclass(frozen=True)
class GapView:
    """`conditions` is empty where there is no next level; then `says` tells why."""

    says: Text
    conditions: tuple[ConditionView, ...] = ()
    sets: tuple[SetView, ...] = ()
    helps: tuple[HelpView, ...] = ()
    doubts: tuple[Text, ...] = ()
    to_pass: tuple[Text, ...] = ()


def gap_view(card: Scorecard, scope: Scope = Scope.AGENCY) -> GapView | None:
    """What stands between a result and its next level; None for averages, which have no level."""
    if scope is Scope.AVERAGE:
        return None
    found = gap(card, scope=scope)
    if found is None:
        return GapView(no_gap(card))
    return GapView(
        says=headline(found),
        conditions=tuple(_condition(one) for one in found.conditions),
        sets=tuple(SetView(set_said(one, found), query_of(one)) for one in found.sets),
        helps=tuple(_helps(found)),
        doubts=tuple(_doubts(found)),
        to_pass=tuple(_to_pass(card, found, scope)),
    )


def query_of(chosen: ItemSet) -> str:
    """The address query that assumes a set of items."""
    pairs: list[tuple[str, str]] = []
    for one in chosen.choices:
        if one.zeros.is_named:
            pairs += [("fix", code) for code in one.zeros.among[: one.take]]
        else:
            pairs.append((f"fix-{one.zeros.code}", str(one.take)))
    return urlencode(pairs)


def _condition(one: Condition) -> ConditionView:
    mark, word = MARKS[one.meets]
    return ConditionView(condition_said(one), mark, word)


def _helps(found: Gap) -> Iterator[HelpView]:
    for one in found.unmet:
        if levers := found.levers.get(one.code):
            yield HelpView(one.code, one.name, tuple(_lever(lever) for lever in levers[:MOST_LEVERS]))


def _lever(one: Lever) -> LeverView:
    label = Text(f"{one.code} {one.name.th}", f"{one.code} {one.name.en}")
    reach, gain = ("" if value is None else shown(value) for value in (one.reach, one.gain))
    return LeverView(label, shown(one.figure.value), reach, gain)


def _doubts(found: Gap) -> Iterator[Text]:
    framework = found.card.framework
    if not isinstance(framework.levels, str) and not framework.levels.basis.status.is_firm:
        yield LEVELS
    if found.sets and not are_firm(framework):
        yield GROUPING


def _to_pass(card: Scorecard, found: Gap, scope: Scope) -> Iterator[Text]:
    """Where the next level does not pass yet: what passing lacks."""
    passing = pass_level(card)
    if passing is None or found.target.passes:
        return
    further = gap(card, passing, scope)
    if further is not None:
        yield from (condition_said(one) for one in further.unmet)
        yield from (set_said(one, further) for one in further.sets[:1])
