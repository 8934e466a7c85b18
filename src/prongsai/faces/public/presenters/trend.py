"""An agency's scores over the years: a line only between years whose rules are the same, every change of rules told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from prongsai.core.analysis.against_total import level_against_total
from prongsai.core.frameworks.crosswalk import Break, breaks_between, indicator_in
from prongsai.core.frameworks.model import Instrument
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Figure, Missing
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from prongsai.faces.public.presenters.basis import doubt_about
from prongsai.faces.public.presenters.verdict import named_level
from prongsai.records.results.selectors import HistoryEntry

TOP, BOTTOM = 14, 84  # per cent of the picture's height, where 100 points and the lowest line stand
LEFT = 10  # per cent of its width that the scale takes
_STEP = 10


@dataclass(frozen=True)
class PointView:
    """A dot: where it stands in per cent of the picture, and its figure; no figure, no dot."""

    fiscal_year: int
    shown: str
    x: str
    y: str


@dataclass(frozen=True)
class LineView:
    """A line between two years whose rules are the same."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class ChangeView:
    """What changed between two years; `x` is where the picture is divided."""

    number: int
    from_year: int
    to_year: int
    x: str
    says: tuple[tuple[Text, Text | None], ...]


@dataclass(frozen=True)
class GridView:
    """A line of the scale."""

    value: str
    y: str


@dataclass(frozen=True)
class SeriesView:
    """A row of the table: one figure a year, None where it is not known or does not continue."""

    label: Text
    figures: tuple[str | None, ...]


@dataclass(frozen=True)
class AgainstView:
    """Why the level of a year went the other way than its total."""

    fiscal_year: int
    says: Text


@dataclass(frozen=True)
class TrendView:
    """The picture and its table; `levels` are the level of each year, as far as it is certain."""

    years: tuple[int, ...]
    points: tuple[PointView, ...]
    lines: tuple[LineView, ...]
    changes: tuple[ChangeView, ...]
    grid: tuple[GridView, ...]
    series: tuple[SeriesView, ...]
    levels: tuple[Text | None, ...]
    against: tuple[AgainstView, ...]


def trend_view(history: Sequence[HistoryEntry]) -> TrendView | None:
    """The scores of two years or more; None when there are fewer."""
    cards = {one.fiscal_year: one.scorecard for one in history if one.scorecard is not None}
    years = tuple(sorted(cards))
    if len(years) < 2:
        return None
    scale = _Scale(years, [one for card in cards.values() if (one := _value(card, TOTAL)) is not None])
    points = tuple(scale.point(year, _value(cards[year], TOTAL)) for year in years)
    return TrendView(
        years=years,
        points=points,
        lines=tuple(_lines(points)),
        changes=tuple(_changes(years, scale)),
        grid=tuple(scale.grid()),
        series=tuple(_series(years, cards)),
        levels=tuple(_level(one) for one in _entries_of(history, years)),
        against=tuple(_against(_entries_of(history, years))),
    )


def _entries_of(history: Sequence[HistoryEntry], years: Sequence[int]) -> list[HistoryEntry]:
    """The entries of these years, in their order."""
    by_year = {one.fiscal_year: one for one in history}
    return [by_year[year] for year in years]


def _level(entry: HistoryEntry) -> Text | None:
    """What was announced; else the level that the rules give, where it is certain."""
    card, announced = entry.scorecard, entry.result.published_level
    if announced or card is None:
        return named_level(announced, card.framework) if card else None
    return card.grade.level.name.text if card.grade.level else None


def _against(entries: Sequence[HistoryEntry]) -> Iterator[AgainstView]:
    """Said of two years one after the other whose levels are those of the rules."""
    for before, after in pairwise(entries):
        known = before.scorecard and after.scorecard and _is_of_the_rules(before) and _is_of_the_rules(after)
        if known and before.scorecard and after.scorecard and after.fiscal_year == before.fiscal_year + 1:
            says = level_against_total(before.scorecard, after.scorecard)
            if says:
                yield AgainstView(after.fiscal_year, says)


def _is_of_the_rules(entry: HistoryEntry) -> bool:
    level = entry.scorecard.grade.level if entry.scorecard else None
    return level is not None and _level(entry) == level.name.text


class _Scale:
    """Places years from left to right and scores from bottom to top."""

    def __init__(self, years: Sequence[int], values: Iterable[Fraction]) -> None:
        self.years = list(years)
        lowest = min(values, default=Fraction(0))
        self.low = max(0, int(lowest) // _STEP * _STEP - _STEP)

    def x(self, place: Fraction) -> str:
        return shown(LEFT + (100 - LEFT) * place / len(self.years))

    def y(self, value: Fraction) -> str:
        return shown(TOP + (BOTTOM - TOP) * (100 - value) / (100 - self.low))

    def point(self, year: int, value: Fraction | None) -> PointView:
        x = self.x(self.years.index(year) + Fraction(1, 2))
        return PointView(year, "", x, "") if value is None else PointView(year, shown(value), x, self.y(value))

    def grid(self) -> Iterator[GridView]:
        for value in range(self.low, 101, _STEP):
            yield GridView(str(value), self.y(Fraction(value)))


def _lines(points: Sequence[PointView]) -> Iterator[LineView]:
    for before, after in pairwise(points):
        together = before.shown and after.shown and after.fiscal_year == before.fiscal_year + 1
        if together and not breaks_between(before.fiscal_year, after.fiscal_year):
            yield LineView(before.x, before.y, after.x, after.y)


def _changes(years: Sequence[int], scale: _Scale) -> Iterator[ChangeView]:
    changed = [(before, after) for before, after in pairwise(years) if breaks_between(before, after)]
    for number, (before, after) in enumerate(changed, start=1):
        says = tuple((_named(one), doubt_about(one.basis)) for one in breaks_between(before, after))
        yield ChangeView(number, before, after, scale.x(Fraction(scale.years.index(after))), says)


def _named(change: Break) -> Text:
    """What changed, behind the instruments it concerns; those are not named twice."""
    where = ", ".join(change.instruments)
    if not where or change.what.th.startswith(where):
        return change.what
    return Text(f"{where}: {change.what.th}", f"{where}: {change.what.en}")


def _series(years: Sequence[int], cards: dict[int, Scorecard]) -> Iterator[SeriesView]:
    newest = cards[years[-1]].framework
    yield SeriesView(Text("คะแนนรวม", "Total"), tuple(_shown(cards[year], TOTAL) for year in years))
    if newest.indices:
        return
    for instrument in newest.instruments:
        figures = tuple(_shown(cards[year], instrument.code) for year in years)
        yield SeriesView(Text(instrument.code, instrument.code), figures)
        yield from _parts(instrument, years, cards)
    for one in newest.indicators:
        label = Text(f"{one.code} {one.name.th}", f"{one.code} {one.name.en}")
        yield SeriesView(label, tuple(_continued(cards[year], one.code, years[-1]) for year in years))


def _parts(instrument: Instrument, years: Sequence[int], cards: dict[int, Scorecard]) -> Iterator[SeriesView]:
    """The parts of an instrument where they are known: a level can hang on one of them."""
    for part in instrument.parts:
        figures = tuple(_part_shown(cards[year], part.code) for year in years)
        if any(figures):
            yield SeriesView(part.name.text, figures)


def _part_shown(card: Scorecard, code: str) -> str | None:
    known = {part.code for one in card.framework.instruments for part in one.parts}
    return _shown(card, code) if code in known else None


def _continued(card: Scorecard, code: str, newest: int) -> str | None:
    """The score of what became an indicator of the newest year; None where it has no forerunner, or several."""
    before = indicator_in(code, newest, card.framework.fiscal_year)
    return _shown(card, before[0]) if len(before) == 1 else None


def _figure(card: Scorecard, code: str) -> Figure:
    """What was published where there is something, as on the page of the year."""
    return card.stated.get(code) or card.figure(code)


def _value(card: Scorecard, code: str) -> Fraction | None:
    figure = _figure(card, code)
    return None if isinstance(figure, Missing) else figure.value


def _shown(card: Scorecard, code: str) -> str | None:
    value = _value(card, code)
    return None if value is None else shown(value)
