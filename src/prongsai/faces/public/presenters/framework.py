"""The rules of a year, readable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from prongsai.core.frameworks.model import (
    Basis,
    EvidenceKind,
    Framework,
    Indicator,
    Instrument,
    Item,
    Level,
    Levels,
    Phase,
    Sampling,
    SubIndicator,
)
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.plan import worth
from prongsai.core.surveys.sampling import say_rule
from prongsai.core.text import Text
from prongsai.faces.public.presenters.amounts import exactly
from prongsai.faces.public.presenters.basis import BasisView, SourceView, basis_view, source_view
from prongsai.faces.public.presenters.rules import NOT_KNOWN, RuleView, rule_views


@dataclass(frozen=True)
class PartView:
    """An instrument, indicator, sub-indicator, question, disclosure or element, with what is below it.

    `lacking` says that the parts below are not known.
    """

    label: Text
    says: Text | None
    worth: Text | None
    basis: BasisView
    parts: tuple[PartView, ...] = ()
    lacking: Text | None = None


@dataclass(frozen=True)
class ScaleView:
    """A scale: each answer with its points."""

    code: str
    options: tuple[tuple[Text, str], ...]
    basis: BasisView


@dataclass(frozen=True)
class LevelView:
    """A level and what it takes."""

    name: Text
    minimum: str
    condition: Text | None
    passes: bool


@dataclass(frozen=True)
class SamplingView:
    """How many have to answer."""

    instrument: str
    population: Text
    least: Text
    basis: BasisView


@dataclass(frozen=True)
class PhaseView:
    """A period of the calendar; None where a day is not known."""

    name: Text
    start: date | None
    end: date | None
    basis: BasisView

    @property
    def is_one_day(self) -> bool:
        return self.start == self.end


@dataclass(frozen=True)
class FrameworkView:
    """A year on one page."""

    fiscal_year: int
    title: Text
    sha256: str
    basis: BasisView
    instruments: tuple[PartView, ...]
    indices: tuple[PartView, ...]
    rules: tuple[RuleView, ...]
    scales: tuple[ScaleView, ...]
    levels: tuple[LevelView, ...]
    sampling: tuple[SamplingView, ...]
    calendar: tuple[PhaseView, ...]
    sources: tuple[SourceView, ...]


def framework_view(framework: Framework) -> FrameworkView:
    """The page of a year."""
    reader = _Reader(framework)
    return FrameworkView(
        fiscal_year=framework.fiscal_year,
        title=framework.title.text,
        sha256=framework.sha256,
        basis=reader.basis(framework.basis),
        instruments=tuple(map(reader.instrument, framework.instruments)),
        indices=tuple(reader.part(one.code, one.name.text, one.asks.text, one.basis) for one in framework.indices),
        rules=rule_views(framework),
        scales=tuple(reader.scales()),
        levels=tuple(_levels(framework)),
        sampling=tuple(map(reader.sampling, framework.sampling)),
        calendar=tuple(map(reader.phase, framework.calendar)),
        sources=tuple(source_view(framework, key) for key in framework.sources),
    )


class _Reader:
    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.worth = worth(framework)

    def basis(self, basis: Basis) -> BasisView:
        return basis_view(self.framework, basis)

    def part(
        self,
        code: str,
        name: Text,
        says: Text | None,
        basis: Basis,
        parts: tuple[PartView, ...] = (),
        lacking: Text | None = None,
    ) -> PartView:
        label = Text(f"{code} {name.th}".strip(), f"{code} {name.en}".strip())
        return PartView(label, says, self.points(code), self.basis(basis), parts, lacking)

    def points(self, code: str) -> Text | None:
        share = self.worth.get(code)
        return Text(f"{shown(share)} คะแนนของคะแนนรวม", f"{shown(share)} points of the total") if share else None

    def instrument(self, one: Instrument) -> PartView:
        parts = tuple(self.indicator(indicator, one.kind) for indicator in one.indicators)
        return self.part(one.code, one.name.text, one.measures.text, one.basis, parts)

    def indicator(self, one: Indicator, kind: EvidenceKind) -> PartView:
        subs = tuple(self.sub_indicator(sub, kind) for sub in one.sub_indicators)
        items = subs or self.items(one.items)
        lacking = _lacking(kind) if one.items == "unknown" else None
        return self.part(one.code, one.name.text, one.asks.text, one.basis, items, lacking)

    def sub_indicator(self, one: SubIndicator, kind: EvidenceKind) -> PartView:
        lacking = _lacking(kind) if one.items == "unknown" else None
        return self.part(one.code, one.name.text, None, one.basis, self.items(one.items), lacking)

    def items(self, items: tuple[Item, ...] | str) -> tuple[PartView, ...]:
        return () if isinstance(items, str) else tuple(map(self.item, items))

    def item(self, one: Item) -> PartView:
        rows = [row for row in one.rows if row.code != one.code]
        below = [self.part("", row.topic.text, None, row.basis) for row in rows]
        below += [self.part("", element.topic.text, None, element.basis) for element in one.elements]
        return self.part(one.code, one.topic.text, one.asks.text if one.asks else None, one.basis, tuple(below))

    def scales(self) -> Iterator[ScaleView]:
        for code, scale in self.framework.scales.items():
            options = tuple((option.label.text, _points(option.points)) for option in scale.options)
            yield ScaleView(code, options, self.basis(scale.basis))

    def sampling(self, one: Sampling) -> SamplingView:
        return SamplingView(one.instrument, one.population.text, say_rule(one) or NOT_KNOWN, self.basis(one.basis))

    def phase(self, one: Phase) -> PhaseView:
        return PhaseView(one.name.text, _day(one.start), _day(one.end), self.basis(one.basis))


def _lacking(kind: EvidenceKind) -> Text:
    if kind is EvidenceKind.DISCLOSURE:
        return Text("ยังไม่ทราบรายการข้อ OIT ของปีนี้", "The OIT items of this year are not known.")
    return Text("ยังไม่ทราบข้อคำถามของปีนี้", "The questions of this year are not known.")


def _points(points: Fraction | str) -> str:
    return "?" if isinstance(points, str) else exactly(points)


def _levels(framework: Framework) -> Iterator[LevelView]:
    if isinstance(framework.levels, str):
        return
    names = _gate_names(framework, framework.levels)
    above: Level | None = None
    for one in framework.levels.ladder:
        yield LevelView(one.name.text, shown(one.minimum), _condition(one, above, names), one.passes)
        above = one


def _gate_names(framework: Framework, levels: Levels) -> Text:
    """The scores that levels put a condition on: "IIT, EIT ส่วนที่ 1, EIT ส่วนที่ 2, OIT"."""
    parts = {part.code: part.name for one in framework.instruments for part in one.parts}
    thai = [parts[code].th.partition(" (")[0] if code in parts else code for code in levels.gates]
    english = [parts[code].en.partition(" (")[0] if code in parts else code for code in levels.gates]
    return Text(", ".join(thai), ", ".join(english))


def _condition(level: Level, above: Level | None, names: Text) -> Text | None:
    if level.every_gate_at_least is not None:
        least = exactly(level.every_gate_at_least)
        return Text(f"{names.th} ได้ {least} ขึ้นไปทุกตัว", f"{names.en}: each {least} or more")
    if above is None or above.minimum != level.minimum or above.every_gate_at_least is None:
        return None
    least = exactly(above.every_gate_at_least)
    return Text(f"มีอย่างน้อยหนึ่งตัวต่ำกว่า {least}", f"at least one of them below {least}")


def _day(day: date | str) -> date | None:
    return None if isinstance(day, str) else day
