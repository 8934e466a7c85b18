"""What is advised for the next year: in the officer's words, measure by measure."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.reports.blocks import Block, ItemList, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

HEADING = Text("ข้อเสนอแนะสำหรับปีถัดไป", "Advice for the next year")
ADVICE = Text("มาตรการที่ {number}: {advice}", "Measure {number}: {advice}")


def advice(telling: Telling, sections: Sections) -> Iterator[Block]:
    """The list; nothing where nothing was advised."""
    saying = telling.saying
    lines = [
        saying.say(ADVICE, number=one.number, advice=line.strip())
        for one in telling.now.plan.measures
        for line in one.advice.splitlines()
        if line.strip()
    ]
    if lines:
        yield sections.heading("advice", HEADING)
        yield ItemList("advice-list", tuple(map(words, lines)), "bullet")
