"""What a file of the library holds, typed; a mistake in it stops the loading, with the file and the key."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from prongsai.core.frameworks.model import Part, Wording
from prongsai.core.measures.owners import UsualOwner
from prongsai.core.text import Text
from prongsai.core.thai.dates import FISCAL_MONTHS

Key = str
Months = tuple[int, int]
Usual = Literal["month", "quarter", "half-year", "year-end"]


class StepIdea(Part):
    """A step: who usually does it, from which month to which (1 to 12, in the order of the fiscal year)."""

    th: str = Field(min_length=1)
    en: str = Field(min_length=1)
    owner: UsualOwner
    months: Months

    @property
    def text(self) -> Text:
        return Text(self.th, self.en)


class MeasureIdea(Part):
    """A measure to start from."""

    key: Key = Field(pattern=r"^[a-z][a-z0-9-]+$", max_length=40)
    title: Wording
    former: Wording
    owners: tuple[UsualOwner, ...] = Field(min_length=1)
    months: Months
    rhythms: tuple[Usual, ...] = Field(min_length=1)
    monitoring: Wording
    success: Wording
    steps: tuple[StepIdea, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def steps_within_the_measure(self) -> MeasureIdea:
        """Every step lies within the months of its measure."""
        first, last = places(self.months)
        for one in self.steps:
            start, end = places(one.months)
            if not first <= start <= end <= last:
                raise ValueError(f"{self.key}: months {one.months} of “{one.en}” lie outside {self.months}")
        return self


class IndicatorFile(Part):
    """The measures for an indicator of a year, or for advice from outside, which has none."""

    year: int
    indicator: str
    measures: tuple[MeasureIdea, ...] = Field(min_length=2)


class IndexFile(Part):
    """The measures for the indices of FY 2561, by their keys."""

    year: int
    indices: dict[str, tuple[Key, ...]]


class RiskIdea(Part):
    """A corruption risk to start from, and the measures that treat it."""

    key: Key = Field(pattern=r"^[a-z][a-z-]+$")
    process: Wording
    risk: Wording
    control: Wording
    measures: tuple[Key, ...] = Field(min_length=1)


class RiskFile(Part):
    """All risks to start from."""

    risks: tuple[RiskIdea, ...]


def places(months: Months) -> tuple[int, int]:
    """The places 0 to 11 of two months in the fiscal year. Raises ValueError for what is no month."""
    return FISCAL_MONTHS.index(months[0]), FISCAL_MONTHS.index(months[1])
