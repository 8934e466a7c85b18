"""Will the year pass? As far as it can be said: what the last result lacked, never a score of a round that is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.analysis.gap import Meets
from prongsai.core.text import Text
from prongsai.faces.parts.analysis.gap import MARKS, GapView, gap_view
from prongsai.faces.workspace.analysis.presenters import HeadView, head_view
from prongsai.faces.workspace.at_home.who import Viewer
from prongsai.records.results import selectors as results


@dataclass(frozen=True)
class Outlook:
    """The last result and what stood between it and the next level."""

    warning: Text
    result: Text
    lines: list[Text]
    href: str


def outlook(viewer: Viewer) -> Outlook | None:
    """What an executive can know of the year; None for others, and without a result whose rules are known."""
    found = results.newest_scored(viewer.agency) if viewer.is_executive else None
    if found is None or found.scorecard is None:
        return None
    head = head_view(found, found.scorecard)
    year, gap = head.fiscal_year, gap_view(found.scorecard, head.scope)
    return Outlook(
        Text(
            f"ไม่มีใครเห็นคะแนนของรอบที่ยังไม่ประกาศผล ต่อไปนี้คือผลปี {year} ซึ่งบอกได้เพียงว่าครั้งนั้นขาดอะไร",
            f"Nobody sees the score of a round before it is announced. Below is what FY {year} lacked.",
        ),
        _result(head),
        list(_lines(gap)) if gap else [],
        viewer.address("work_analysis_year", year),
    )


def _result(head: HeadView) -> Text:
    total = head.total or "–"
    return Text(
        f"ปี {head.fiscal_year} ได้ {total} ระดับ {head.level.th}",
        f"FY {head.fiscal_year}: {total}, level {head.level.en}",
    )


def _lines(gap: GapView) -> Iterator[Text]:
    """The level above, what was missing to it, and the fewest items that would have sufficed."""
    reached, _ = MARKS[Meets.YES]
    yield gap.says
    yield from (one.says for one in gap.conditions if one.mark != reached)
    yield from (one.says for one in gap.sets[:1])
    yield from gap.doubts
