"""ผลคะแนนรายตัวชี้วัด: the tree total → instrument → indicator → sub-indicator → item, which explains itself.

The one thing that pages, papers, API and audit read. It is made by `score` from answers and judged items, or
by `prongsai.core.published` from published figures; both go through `evaluate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from prongsai.core.frameworks.model import Basis, Framework, Instrument
from prongsai.core.scoring.exact import Ratio, fraction, weighted
from prongsai.core.scoring.figures import Exact, Figure, Missing, Published
from prongsai.core.scoring.grade import Grade, grade
from prongsai.core.scoring.plan import TOTAL, Kind, Step, evaluate, instrument_steps, row_points, steps_of, worth
from prongsai.core.scoring.tally import Tally, row_score
from prongsai.core.text import Text

NOT_GIVEN = Missing(Text("ไม่มีข้อมูล", "not given"))


class ExactFigures(Mapping[str, Figure]):
    """Exact ratios seen as figures; a nation's worth of them is kept without a fraction each."""

    def __init__(self, values: Mapping[str, Ratio]) -> None:
        self._values = values

    def __getitem__(self, code: str) -> Figure:
        return Exact(fraction(self._values[code]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True)
class Node:
    """One node of the tree with all that explains it."""

    code: str
    kind: Kind
    name: Text
    figure: Figure
    stated: Published | None
    worth: Fraction | None
    basis: Basis
    children: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Scorecard:
    """All figures of one agency and year under one framework.

    `figures` holds what is known or worked out (codes "total", "IIT", "1", "9.1", "o42", "i1.2" and, for parts of an
    instrument, "EIT1"), and as Missing what others leave open; `stated` what was published for a node beside that.
    """

    framework: Framework
    figures: Mapping[str, Figure]
    stated: Mapping[str, Published] = field(default_factory=dict)

    def figure(self, code: str) -> Figure:
        """The figure of a node; Missing when nothing is known of it."""
        return self.figures.get(code, NOT_GIVEN)

    @property
    def total(self) -> Figure:
        return self.figure(TOTAL)

    @cached_property
    def grade(self) -> Grade:
        """The level, or the levels that remain possible, and what decided it."""
        return grade(self.framework, self.figures)

    @cached_property
    def tree(self) -> Node:
        """The whole tree, the total at its root."""
        steps = {step.code: step for step in steps_of(self.framework)}
        return self._node(steps, steps[TOTAL])

    def _node(self, steps: Mapping[str, Step], step: Step) -> Node:
        children = tuple(self._node(steps, steps[code]) for code in step.below)
        return Node(
            code=step.code,
            kind=step.kind,
            name=step.name,
            figure=self.figure(step.code),
            stated=self.stated.get(step.code),
            worth=worth(self.framework).get(step.code),
            basis=step.basis,
            children=children,
        )


def score(framework: Framework, tallies: Iterable[Tally], disclosures: Mapping[str, int]) -> Scorecard:
    """The scorecard of counted answers and judged OIT items.

    `tallies`: one an instrument, or one for each part of it ("EIT1", "EIT2"); `disclosures`: 0 or 100 by item code.
    Values are exact, from 0 to 100. What lacks answers or judgements is missing, and so is what depends on it.
    Raises KeyError for a tally of an instrument that the year does not have.
    """
    given: dict[str, Ratio] = {code: (points, 1) for code, points in disclosures.items() if code in framework.items}
    counted = {one.instrument: one for one in tallies}
    for instrument in framework.instruments:
        given.update(_leaves(framework, instrument, counted))
    return Scorecard(framework, ExactFigures(evaluate(steps_of(framework), given)))


def _leaves(framework: Framework, instrument: Instrument, counted: Mapping[str, Tally]) -> dict[str, Ratio]:
    if instrument.code in counted:
        return _row_scores(framework, counted[instrument.code])
    parts = [part.code for part in instrument.parts if part.code in counted]
    if not parts:
        return {}
    scored = {code: _row_scores(framework, counted[code]) for code in parts}
    steps = instrument_steps(framework, instrument.code)
    own = {code: evaluate(steps, rows) for code, rows in scored.items()}
    gates = {code: values[instrument.code] for code, values in own.items() if instrument.code in values}
    return _merged(instrument, scored) | gates


def _merged(instrument: Instrument, scored: Mapping[str, Mapping[str, Ratio]]) -> dict[str, Ratio]:
    """The row scores of both parts put together by the year's weights; missing where a part has none."""
    weights = {part.code: part.weight.value for part in instrument.parts}
    if any(isinstance(one, str) for one in weights.values()) or set(weights) != set(scored):
        return {}
    shares = {code: (one.numerator, one.denominator) for code, one in weights.items() if isinstance(one, Fraction)}
    shared = set.intersection(*(set(rows) for rows in scored.values()))
    return {row: weighted([(scored[part][row], shares[part]) for part in scored]) for row in shared}


def _row_scores(framework: Framework, counted: Tally) -> dict[str, Ratio]:
    points = row_points(framework)
    scores = {}
    for code, counts in counted.counts.items():
        value = points[code]
        row = row_score(value, counts) if value else None
        if row is not None:
            scores[code] = row
    return scores
