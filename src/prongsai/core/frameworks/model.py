"""The rules of one fiscal year, typed: what a file in years/ says once it has been read.

A Framework is immutable. Every part of it carries a `Basis`: where the fact comes from and how sure it is.
What is not known for a year is the word `unknown`, never a guess.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from prongsai.core.text import Text

Unknown = Literal["unknown"]


def _exact(value: object) -> object:
    """A number of a YAML file as an exact fraction: 33 and "33.33" stay what they read."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)) or value == "unknown":
        return value
    try:
        return Fraction(str(value))
    except ValueError:
        return value


Exact = Annotated[Fraction, BeforeValidator(_exact)]
Percent = Annotated[Exact, Field(ge=0, le=100)]


class Part(BaseModel):
    """What all parts of a framework file have in common: no unknown fields, no change after reading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, ignored_types=(cached_property,)
    )


class Wording(Part):
    """Our own short wording in both languages."""

    th: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @property
    def text(self) -> Text:
        return Text(self.th, self.en)


class Status(StrEnum):
    """How sure a fact is, from a found text down to a working assumption."""

    VERIFIED = "verified"
    REPRODUCED = "reproduced"
    INFERRED = "inferred"
    ASSUMED = "assumed"

    @property
    def is_firm(self) -> bool:
        """True when a verdict of "impossible" may rest on it."""
        return self in (Status.VERIFIED, Status.REPRODUCED)


class Basis(Part):
    """Where a fact comes from (keys of `Framework.sources`) and how sure it is."""

    status: Status
    source: tuple[str, ...] = Field(min_length=1)
    note: Wording | None = None


class Fact(Part):
    """A part that says where it comes from; in the file the basis is inherited from the part around it."""

    basis: Basis


class Source(Part):
    """A work that facts are taken from."""

    title: Wording
    where: str = Field(min_length=1)


class Weight(Fact):
    """Per cent of the part above that a part carries."""

    value: Percent | Unknown


class Option(Fact):
    """One answer that can be chosen, and the points it brings on a normal (not reversed) row."""

    label: Wording
    points: Percent | Unknown


class Scale(Fact):
    """The options of an answer row, from the lowest to the highest; "no" stands before "yes"."""

    options: tuple[Option, ...] = Field(min_length=2)


class Direction(StrEnum):
    """Which way the points of a row run."""

    NORMAL = "normal"
    REVERSE = "reverse"
    YES_IS_GOOD = "yes_is_good"
    YES_IS_BAD = "yes_is_bad"

    @property
    def is_mirrored(self) -> bool:
        return self in (Direction.REVERSE, Direction.YES_IS_BAD)


class AnswerRow(Fact):
    """One line that a respondent answers: a sub-item (ประเด็นย่อย), or the question itself."""

    code: str
    topic: Wording
    scale: str
    direction: Direction


class Element(Fact):
    """One thing a disclosure must contain (องค์ประกอบ)."""

    topic: Wording


class Item(Fact):
    """A question of IIT or EIT (with `rows`), or a disclosure of OIT (with `elements`).

    `topic` is a short label for tables, `asks` the question that a respondent reads, `hint` a note beside it.
    """

    code: str
    topic: Wording
    asks: Wording | None = None
    hint: Wording | None = None
    rows: tuple[AnswerRow, ...] = ()
    elements: tuple[Element, ...] = ()


class SubIndicator(Fact):
    """A group of OIT items that counts as one (9.1 … 10.2)."""

    code: str
    name: Wording
    items: tuple[Item, ...] | Unknown


class Indicator(Fact):
    """One of the ten indicators; OIT's have sub-indicators, the others have items."""

    number: int = Field(ge=1)
    name: Wording
    asks: Wording
    items: tuple[Item, ...] | Unknown = ()
    sub_indicators: tuple[SubIndicator, ...] = ()
    found: tuple[Wording, ...] = ()

    @property
    def code(self) -> str:
        return str(self.number)


class EvidenceKind(StrEnum):
    """How an instrument gathers what it scores."""

    SURVEY = "survey"
    DISCLOSURE = "disclosure"
    EVIDENCE = "evidence"


class InstrumentPart(Fact):
    """A part of an instrument with a score of its own (EIT part 1 and part 2, from FY 2566)."""

    code: str
    name: Wording
    weight: Weight


class FreeText(Fact):
    """A question that is answered in the respondent's own words; it is never scored."""

    code: str
    asks: Wording


class Instrument(Fact):
    """IIT, EIT or OIT; in FY 2561 the evidence check EBIT."""

    code: str
    name: Wording
    measures: Wording
    kind: EvidenceKind
    weight: Weight | None = None
    parts: tuple[InstrumentPart, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    free_texts: tuple[FreeText, ...] = ()


class Index(Fact):
    """One of the five indices of FY 2561, which stood where the instruments stand since."""

    number: int = Field(ge=1)
    name: Wording
    asks: Wording
    weight: Weight

    @property
    def code(self) -> str:
        return str(self.number)


class Aggregation(Fact):
    """How scores are put together one step up (methodology: mean at every step)."""

    step: Literal[
        "rows_to_item",
        "items_to_indicator",
        "items_to_sub_indicator",
        "sub_indicators_to_indicator",
        "indicators_to_instrument",
        "parts_to_instrument",
    ]
    rule: Literal["mean", "weighted_mean"] | Unknown


class Level(Fact):
    """A level of the result: the lowest total, and the least that every gate must have, if any."""

    code: str
    name: Wording
    minimum: Percent
    every_gate_at_least: Percent | None = None
    passes: bool


class Levels(Fact):
    """All levels of a year from the best to the lowest, and which scores are gates.

    `decided_on` has a basis of its own, since published tables give the limits and not the rounding.
    """

    system: str
    decided_on: Literal["shown", "exact"]
    decided_on_basis: Basis | None = None
    gates: tuple[str, ...] = ()
    ladder: tuple[Level, ...] = Field(min_length=2)


class Sampling(Fact):
    """Least number of answers for an instrument; numbers of persons, share in per cent of the population."""

    instrument: str
    population: Wording
    share: Percent | Unknown
    at_least: int | Unknown
    everybody_below: int | Unknown
    above: int | Unknown
    least_above: int | Unknown


class Phase(Fact):
    """A period or a day of the calendar; dates are Gregorian ISO dates, both inclusive."""

    code: str
    name: Wording
    start: date | Unknown
    end: date | Unknown


class Improvement(Fact):
    """The pair of OIT items that ask for the analysis with measures and for the report on them."""

    measures: str
    report: str


class Framework(Fact):
    """กรอบการประเมิน: the rules of one fiscal year."""

    fiscal_year: int
    title: Wording
    sources: dict[str, Source]
    scales: dict[str, Scale] = {}
    instruments: tuple[Instrument, ...] = Field(min_length=1)
    indices: tuple[Index, ...] = ()
    aggregation: tuple[Aggregation, ...] = ()
    levels: Levels | Unknown
    weak_below: Percent
    weak_below_basis: Basis | None = None
    sampling: tuple[Sampling, ...] = ()
    calendar: tuple[Phase, ...] = ()
    improvement: Improvement | None = None
    sha256: str = ""

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of all instruments in their order (none in FY 2561)."""
        return tuple(one for instrument in self.instruments for one in instrument.indicators)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Framework) and (self.fiscal_year, self.sha256) == (other.fiscal_year, other.sha256)

    def __hash__(self) -> int:
        return hash((self.fiscal_year, self.sha256))

    def instrument(self, code: str) -> Instrument:
        """The instrument called `code`; KeyError when this year has none."""
        for one in self.instruments:
            if one.code == code:
                return one
        raise KeyError(code)

    def instrument_of(self, indicator: Indicator) -> Instrument:
        """The instrument that an indicator belongs to."""
        return next(one for one in self.instruments if indicator in one.indicators)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every known item by its code, in framework order."""
        return {item.code: item for indicator in self.indicators for item in known_items(indicator)}

    def rows_of(self, instrument: str) -> tuple[AnswerRow, ...]:
        """The answer rows of an instrument in framework order: the order of characters in an answer sheet."""
        indicators = self.instrument(instrument).indicators
        return tuple(row for one in indicators for item in known_items(one) for row in item.rows)

    def rule(self, step: str) -> Aggregation | None:
        """The rule for one step of aggregation, or None when the year does not state it."""
        return next((one for one in self.aggregation if one.step == step), None)


def known_items(part: Indicator | SubIndicator) -> tuple[Item, ...]:
    """The items of an indicator or sub-indicator that the year's file lists (none when unknown)."""
    if isinstance(part, Indicator) and part.sub_indicators:
        return tuple(item for sub in part.sub_indicators for item in known_items(sub))
    return () if part.items == "unknown" else part.items
