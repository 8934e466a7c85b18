"""When the sheets of a survey are put into a new random order, so that nothing tells in which order they came.

Our own rule (docs/threat-model.md): no law asks for it.
"""

from __future__ import annotations

MOST_WAITING = 20
SHARE_OF_MANY = 500
FEW = 300


def is_due(waiting: int, total: int) -> bool:
    """Whether a survey with `total` sheets is to be mixed when `waiting` of them came since the last mix.

    From 20 on; in a survey of more than 10,000 sheets, which would else be rewritten ever longer, from one in 500 on.
    """
    return waiting >= max(MOST_WAITING, total // SHARE_OF_MANY)


def is_small(total: int) -> bool:
    """Whether rewriting a survey with `total` sheets takes a few milliseconds, so that each new one may cause it."""
    return total <= FEW
