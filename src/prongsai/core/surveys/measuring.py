"""What is counted of a survey's answers when it closes, beside the tally: whole numbers, no sentence and no sheet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.few import LEAST as FEWEST
from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.tally import OPTIONS, SKIPPED, layout, points_of

ROWS_OF_A_LINE = 3
BLANK = SKIPPED.decode()


class Shapes(NamedTuple):
    """How many sheets have one option on every row (`alike`), and how many the best answer on every row (`top`)."""

    alike: int
    top: int


class Measured(NamedTuple):
    """What a survey had when it closed. `days` is how many days had answers, `fullest` how many the fullest one had.

    `shapes` is None where fewer than five answered; `population` and `minimum` where nobody said or no rule is known.
    """

    sheets: int
    population: int | None = None
    minimum: int | None = None
    days: int = 0
    fullest: int = 0
    modes: Mapping[str, int] = {}
    shapes: Shapes | None = None


def shapes_of(framework: Framework, instrument: str, block: str) -> Shapes | None:
    """Counts sheets written one after the other by their shape; None for fewer than five, who would be seen in it."""
    width = len(layout(framework, instrument))
    if len(block) < FEWEST * width:
        return None
    best = best_options(framework, instrument)
    sheets = [block[start : start + width] for start in range(0, len(block), width)]
    return Shapes(sum(map(is_alike, sheets)), sum(is_top(one, best) for one in sheets))


def is_alike(sheet: str) -> bool:
    """Whether one and the same option was chosen on every row answered, of which there are at least three."""
    chosen = set(sheet) - {BLANK}
    return len(chosen) == 1 and len(sheet) - sheet.count(BLANK) >= ROWS_OF_A_LINE


def is_top(sheet: str, best: str) -> bool:
    """Whether every row answered (at least three) has its best option; `best` as `best_options` gives it."""
    if sheet == best:
        return True
    if BLANK not in sheet or len(sheet) - sheet.count(BLANK) < ROWS_OF_A_LINE:
        return False
    return all(given in (good, BLANK) for given, good in zip(sheet, best, strict=True))


@lru_cache(maxsize=16)
def best_options(framework: Framework, instrument: str) -> str:
    """The best option of each row as a sheet; "-" where the points are not known."""
    best = ""
    for row in framework.rows_of(instrument):
        points = points_of(framework, row)
        best += OPTIONS[points.numerators.index(max(points.numerators))] if points else BLANK
    return best


def stored(measured: Measured) -> dict[str, object]:
    """The numbers as a database keeps them; `restored` reads them back."""
    content = measured._asdict()
    return content | {"modes": dict(measured.modes), "shapes": measured.shapes and list(measured.shapes)}


def restored(content: Mapping[str, object], sheets: int) -> Measured:
    """What `stored` wrote; no more than the number of sheets where nothing was kept."""
    if not content:
        return Measured(sheets)
    shapes = content.get("shapes")
    known = {name: value for name, value in content.items() if name in Measured._fields}
    return Measured(**known | {"shapes": Shapes(*shapes) if isinstance(shapes, list) else None})  # type: ignore[arg-type]
