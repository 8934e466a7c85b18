"""How a table of measures is filled: a row for each measure, or for each step where owners or times differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from prongsai.core.measures.model import Measure, Meeting, Progress
from prongsai.core.reports.blocks import Align, Band, Cell, Column, ColumnKind, Row, Table
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.standing import PlanNow, StepNow
from prongsai.core.text import Text


@dataclass(frozen=True)
class Telling:
    """What the cells of a table are filled from: the plan on a day, in one language."""

    now: PlanNow
    saying: Saying

    def meeting_of(self, report: Progress) -> Meeting | None:
        """The meeting of the plan that heard a report: of several with one title the first since the report."""
        named = [one for one in self.now.plan.meetings if report.meeting and report.meeting in (one.key, one.title)]
        named.sort(key=lambda one: (one.held_on < report.reported_on, one.held_on))
        return named[0] if named else None


OfMeasure = Callable[[Telling, Measure], Cell]
OfStep = Callable[[Telling, StepNow], Cell]


@dataclass(frozen=True, slots=True)
class Filled:
    """A column and what stands in it: `whole` in the one row of a measure, `step` in the row of one of its steps.

    A column without `step` speaks of the measure. Cells that are the same for all steps of a measure are one cell. An
    optional column is left out where no measure has anything in it.
    """

    header: Text
    share: float
    whole: OfMeasure
    step: OfStep | None = None
    align: Align = "left"
    kind: ColumnKind = "text"
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that stand together, under a name that is empty where there is nothing to part."""

    key: str
    name: str
    measures: tuple[Measure, ...]


def table(
    key: str,
    caption: str,
    columns: tuple[Filled, ...],
    groups: Iterable[Group],
    telling: Telling,
    *,
    wide: bool = False,
) -> Table:
    """The table with a band for each named group; `wide` lays it across the page."""
    groups = tuple(groups)
    measures = [one for group in groups for one in group.measures]
    columns = tuple(one for one in columns if not one.is_optional or any(one.whole(telling, each) for each in measures))
    rows = tuple(row for group in groups for row in _rows(group, columns, telling))
    heads = tuple(Column(telling.saying.name(one.header), one.share, one.align, one.kind) for one in columns)
    return Table(key, heads, rows, caption, wide=wide)


def stands_apart(steps: tuple[StepNow, ...]) -> bool:
    """Whether the steps of a measure get rows of their own: when one has another owner or time than the others."""
    return len({(one.owners, one.period) for one in steps}) > 1


def _rows(group: Group, columns: tuple[Filled, ...], telling: Telling) -> Iterator[Row | Band]:
    if group.name:
        yield Band(group.name)
    for measure in group.measures:
        steps = telling.now.of(measure)
        if stands_apart(steps):
            yield from _row_a_step(measure, steps, columns, telling)
        else:
            yield Row(tuple(one.whole(telling, measure) for one in columns), key=measure.key)


def _row_a_step(
    measure: Measure, steps: tuple[StepNow, ...], columns: tuple[Filled, ...], telling: Telling
) -> Iterator[Row]:
    rows = [
        tuple(one.step(telling, step) if one.step else one.whole(telling, measure) for one in columns) for step in steps
    ]
    joined = tuple(at for at in range(len(columns)) if len({row[at] for row in rows}) == 1)
    for number, (step, row) in enumerate(zip(steps, rows, strict=True)):
        yield Row(row, joins=joined if number else (), key=f"{measure.key}-{step.step.key}")
