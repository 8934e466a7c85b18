"""What an analysis is about: a result with everything the agency has received beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from prongsai.core.analysis.peers import Group
from prongsai.core.frameworks.model import Framework
from prongsai.core.published.check import Check, Judged
from prongsai.core.published.row import Received
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Language

Arrangement = Literal["indicator", "instrument"]


@dataclass(frozen=True)
class Subject:
    """An agency's result of a year. `level` is the level as published, `checks` what was found when it was checked.

    `before` is its result of an earlier year, `peers` the groups it is compared with, `problems` what stood in the way,
    in the officer's words; each is told where it is known.
    """

    agency: str
    scorecard: Scorecard
    province: str = ""
    level: str = ""
    source: str = ""
    received: Received = field(default_factory=Received)
    checks: Mapping[str, Check] = field(default_factory=dict)
    simulated: bool = False
    before: Subject | None = None
    peers: tuple[Group, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def framework(self) -> Framework:
        return self.scorecard.framework

    @property
    def fiscal_year(self) -> int:
        return self.scorecard.framework.fiscal_year

    @property
    def contradictions(self) -> tuple[Check, ...]:
        """The checks that found something wrong with the figures."""
        return tuple(check for check in self.checks.values() if check.verdict.contradicts)


@dataclass(frozen=True)
class Options:
    """How the analysis is written: language, order of its parts, and the software it names."""

    language: Language = "th"
    arrange: Arrangement = "indicator"
    software_version: str = ""


def of_judged(judged: Judged, *, simulated: bool = False) -> Subject:
    """The subject of a checked row. ValueError when the row's year has no framework: then nothing can be analysed."""
    if judged.scorecard is None:
        raise ValueError(f"no framework for fiscal year {judged.row.fiscal_year}")
    row = judged.row
    return Subject(
        agency=row.agency,
        scorecard=judged.scorecard,
        province=row.province,
        level=row.level,
        source=row.source,
        received=row.received,
        checks=judged.checks,
        simulated=simulated,
    )
