"""ทางที่คำตอบมา: the ways by which sheets come to a survey, and which of them may be told apart (see `core.few`).

Answering without a network is answering by the link: the device sends it later. A service point is a link of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prongsai.core.few import Together, Tree, halves, told
from prongsai.core.text import Text

LINK, INTERVIEW, PAPER = "link", "interview", "paper"
WAYS = {
    LINK: Text("ตอบเองทางลิงก์", "by the link"),
    INTERVIEW: Text("สัมภาษณ์", "in an interview"),
    PAPER: Text("กระดาษหรือไฟล์", "on paper or in a file"),
}
_WAY_OF = {"self": LINK, "offline": LINK}
_BY_HAND: Tree = (INTERVIEW, PAPER)


def way_of(mode: str) -> str:
    """The way of a mode that is counted."""
    return _WAY_OF.get(mode, mode)


def told_by_way(modes: Mapping[str, int]) -> tuple[Together, ...]:
    """How many sheets came by each way as far as that may be told, of those counted by mode."""
    counted: dict[str, int] = {}
    for mode, number in modes.items():
        counted[way_of(mode)] = counted.get(way_of(mode), 0) + number
    return told((LINK, _BY_HAND), counted)


def told_by_point(counted: Mapping[str, int], points: Sequence[str]) -> tuple[Together, ...]:
    """The same with the links of service points beside that of the survey itself; it tells no more of the ways."""
    return told((halves((LINK, *points)), _BY_HAND), counted)
