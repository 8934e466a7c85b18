"""Made-up answers: how many chose each option, so that an item's mean comes out near its aim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb
from random import Random

from prongsai.core.frameworks.model import AnswerRow, Framework, Item, known_items
from prongsai.core.scoring.tally import Counts

Counted = dict[str, Counts]
LOWEST, HIGHEST = 3.0, 99.6


def draw_counts(rng: Random, framework: Framework, instrument: str, sheets: int, aims: Mapping[str, float]) -> Counted:
    """The counts of all rows of an instrument; each indicator's mean comes out near its aim (0 to 100)."""
    indicators = framework.instrument(instrument).indicators
    aimed = [(row, aims[one.code]) for one in indicators for item in known_items(one) for row in item.rows]
    return {row.code: _counts(rng, framework, row, sheets, aim) for row, aim in aimed}


def draw_judgements(rng: Random, items: Sequence[Item], share: float, hard: frozenset[str]) -> dict[str, int]:
    """0 or 100 for each OIT item; `share` of them are complete, fewer of the `hard` ones."""
    chance = {item.code: share - 0.15 * (item.code in hard and share < 1) for item in items}
    return {code: 100 if rng.random() < one else 0 for code, one in chance.items()}


def spread(probabilities: Sequence[float], answers: int) -> list[int]:
    """Whole numbers that add up to `answers`, as near to the probabilities as can be."""
    exact = [one * answers for one in probabilities]
    counts = [int(one) for one in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: counts[at] - exact[at])
    for at in by_remainder[: answers - sum(counts)]:
        counts[at] += 1
    return counts


def _counts(rng: Random, framework: Framework, row: AnswerRow, sheets: int, aim: float) -> tuple[int, ...]:
    options = len(framework.scales[row.scale].options)
    off = min(2.5, (100 - aim) / 3)
    share = min(HIGHEST, max(LOWEST, aim + rng.gauss(0, off))) / 100
    answered = sheets - sum(rng.random() < 0.01 for _ in range(sheets // 10))
    counts = spread(_binomial(options - 1, share), answered)
    return tuple(reversed(counts)) if row.direction.is_mirrored else tuple(counts)


def _binomial(steps: int, share: float) -> list[float]:
    return [comb(steps, at) * share**at * (1 - share) ** (steps - at) for at in range(steps + 1)]
