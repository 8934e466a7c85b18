"""Strengths, weaknesses, the lowest of each instrument, questions and disclosures that need work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from prongsai.core.analysis import findings as core
from prongsai.core.published.row import Received
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text


@dataclass(frozen=True)
class FindingView:
    """One finding; `advice` and `note` are what the assessors wrote, in Thai as they wrote it."""

    code: str
    label: Text
    shown: str
    asks: Text | None = None
    gain: Text | None = None
    advice: str = ""
    note: str = ""


@dataclass(frozen=True)
class LowestView:
    """The lowest indicator of an instrument, or several that are equal."""

    instrument: Text
    findings: tuple[FindingView, ...]

    @property
    def is_full(self) -> bool:
        """Whether even the lowest has all points: then none is named."""
        return all(one.shown == "100.00" for one in self.findings)


@dataclass(frozen=True)
class FindingsView:
    """All that stands out; `threshold` is the year's."""

    threshold: str
    weaknesses: tuple[FindingView, ...]
    strengths: tuple[FindingView, ...]
    lowest: tuple[LowestView, ...]
    questions: tuple[FindingView, ...]
    disclosures: tuple[FindingView, ...]
    other_advice: tuple[FindingView, ...]
    suggestions: str

    @property
    def is_known(self) -> bool:
        return bool(self.weaknesses or self.strengths)


def findings_view(card: Scorecard, received: Received) -> FindingsView:
    """What stands out in a card, with what the agency was told about it."""
    reader = _Reader(card, received)
    weak, strong = core.weaknesses(card), core.strengths(card)
    return FindingsView(
        threshold=shown(card.framework.weak_below).removesuffix(".00"),
        weaknesses=reader.views(reversed(weak)),
        strengths=tuple(replace(one, gain=None) for one in reader.views(strong)),
        lowest=reader.lowest(),
        questions=reader.views(core.questions_below(card)),
        disclosures=reader.views(core.disclosures_at_zero(card)),
        other_advice=reader.unplaced({one.code for one in (*weak, *strong)}),
        suggestions=received.suggestions,
    )


class _Reader:
    def __init__(self, card: Scorecard, received: Received) -> None:
        self.card, self.received = card, received
        parts = card.framework.indices or card.framework.indicators
        self.asks = {one.code: one.asks.text for one in parts}
        self.names = {one.code: one.name.text for one in parts}

    def views(self, findings: Iterable[core.Finding]) -> tuple[FindingView, ...]:
        return tuple(self.view(one) for one in findings)

    def view(self, finding: core.Finding) -> FindingView:
        return FindingView(
            code=finding.code,
            label=Text(f"{finding.code} {finding.name.th}", f"{finding.code} {finding.name.en}"),
            shown=shown(finding.figure.value),
            asks=self.asks.get(finding.code),
            gain=_gain(finding),
            advice=self.received.recommendations.get(finding.code, ""),
            note=self.received.notes.get(finding.code, ""),
        )

    def lowest(self) -> tuple[LowestView, ...]:
        names = {one.code: one.name.text for one in self.card.framework.instruments}
        return tuple(
            LowestView(Text(f"{code} {names[code].th}", f"{code} {names[code].en}"), self.views(findings))
            for code, findings in core.lowest(self.card).items()
        )

    def unplaced(self, placed: set[str]) -> tuple[FindingView, ...]:
        """Advice on indicators whose score is not known."""
        left = {code: advice for code, advice in self.received.recommendations.items() if code not in placed}
        names = {code: self.names.get(code, Text("", "")) for code in left}
        return tuple(
            FindingView(code, Text(f"{code} {names[code].th}", f"{code} {names[code].en}"), "", advice=advice)
            for code, advice in left.items()
        )


def _gain(finding: core.Finding) -> Text | None:
    if not finding.gain:
        return None
    points = shown(finding.gain)
    return Text(f"หากได้เต็ม คะแนนรวมจะเพิ่มขึ้น {points} คะแนน", f"at 100 the total would gain {points}")
