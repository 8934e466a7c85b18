"""A suggestion that somebody outside made, as papers for executives tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was suggested: where it came from, what it is about, the words, and how many said so where that is known."""

    source: str
    topic: str
    text: str
    count: int | None = None
