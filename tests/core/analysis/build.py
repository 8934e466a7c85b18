"""Results to analyse: counted ones, and published ones of which some figures are known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.exact import fraction, ratio, rounded, shown
from prongsai.core.scoring.figures import Exact
from prongsai.core.scoring.plan import evaluate, row_points, steps_of
from prongsai.core.scoring.scorecard import Scorecard, score
from prongsai.core.scoring.tally import Tally
from tests.core.reports.real_results import subject

YEARS = (2564, 2567)


def published(year: int, **figures: str) -> Scorecard:
    """The Scorecard of a published row; keywords with a leading underscore are indicators ("_8")."""
    named = {code.lstrip("_").replace("_", "."): value for code, value in figures.items()}
    return subject("x", year, named).scorecard


def items_of(year: int) -> list[str]:
    """The OIT items of a year."""
    return [code for code, item in load(year).items.items() if not item.rows]


def counted(year: int, at_zero: set[str], share: Fraction, share_2: Fraction | None = None) -> Scorecard:
    """A counted result: these OIT items at 0; `share` of 100 people chose the best answer, the others the worst."""
    framework = load(year)
    tallies = [_tally(year, "IIT", "IIT", share)]
    if framework.instrument("EIT").parts:
        tallies += [
            _tally(year, "EIT", "EIT1", share),
            _tally(year, "EIT", "EIT2", share if share_2 is None else share_2),
        ]
    else:
        tallies.append(_tally(year, "EIT", "EIT", share))
    return score(framework, tallies, {code: 0 if code in at_zero else 100 for code in items_of(year)})


def _tally(year: int, instrument: str, code: str, share: Fraction) -> Tally:
    points = row_points(load(year))
    good = int(share * 100)
    counts = {}
    for row in load(year).rows_of(instrument):
        values = points[row.code]
        assert values is not None
        best, worst = (values.numerators.index(pick(values.numerators)) for pick in (max, min))
        counts[row.code] = tuple(
            good * (place == best) + (100 - good) * (place == worst) for place in range(len(values.numerators))
        )
    return Tally(code, 100, counts)


EXAMPLES = settings(max_examples=40, deadline=None)


@dataclass(frozen=True, repr=False)
class Counted(Scorecard):
    """A counted result that tells in a line what it is when a test fails."""

    told: str = ""

    def __repr__(self) -> str:
        return self.told


@st.composite
def results(draw: st.DrawFn) -> Scorecard:
    """Counted results of two years, with some items at 0."""
    year = draw(st.sampled_from(YEARS))
    zero = draw(st.sets(st.sampled_from(items_of(year)), max_size=12))
    shares = st.integers(50, 100).map(lambda one: Fraction(one, 100))
    share, share_2 = draw(shares), draw(shares)
    card = counted(year, zero, share, share_2)
    return Counted(card.framework, card.figures, card.stated, f"counted({year}, {zero}, {share!r}, {share_2!r})")


def rounding_on_the_way(card: Scorecard, moves: dict[str, Fraction]) -> dict[str, Fraction]:
    """What a system publishes that rounds every score before it uses it: the oracle of the intervals."""
    values = {code: figure.value for code, figure in card.figures.items() if isinstance(figure, Exact)} | moves
    for step in steps_of(card.framework):
        if step.children and step.code not in moves:
            parts = {child: ratio(values[child]) for child in step.children}
            values[step.code] = rounded(fraction(evaluate((step,), parts)[step.code]))
    return values


def as_published(card: Scorecard, values: dict[str, Fraction], kept: set[str]) -> Scorecard:
    """Some of the values as a published row has them."""
    return subject("x", card.framework.fiscal_year, {code: shown(values[code]) for code in kept}).scorecard
