"""Part 4: what assessors and the public advise, what got too little, and where to begin."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.findings import (
    disclosures_at_zero,
)
from prongsai.core.reports.analysis.disclosures import worth_of_items, zeros
from prongsai.core.reports.analysis.issues import issues
from prongsai.core.reports.analysis.parts import parts_of
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Band, Block, Column, Heading, Paragraph, Row, Table, cell, words
from prongsai.core.text import Text

HEADING = Text("4. ข้อเสนอแนะและแนวทางพัฒนา", "4. Recommendations and where to begin")
ASSESSOR = Text("4.1 ข้อเสนอแนะของผู้ประเมิน", "4.1 Recommendations of the assessors")
ASSESSOR_CAPTION = Text("ข้อเสนอแนะรายตัวชี้วัด", "Recommendations by indicator")
NO_ASSESSOR = Text(
    "ไม่มีข้อเสนอแนะของผู้ประเมินในข้อมูลที่นำมาจัดทำรายงานนี้",
    "The data for this paper holds no recommendations of the assessors.",
)
OUTSIDE = Text("4.2 ข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอก", "4.2 Suggestions of the public")
NO_OUTSIDE = Text(
    "ไม่มีข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอกในข้อมูลที่นำมาจัดทำรายงานนี้",
    "The data for this paper holds no suggestions of the public.",
)
ISSUES = Text("4.3 ประเด็นที่ต้องพัฒนาและแนวทาง", "4.3 What to work on, and how")
INDICATOR, ADVICE = Text("ตัวชี้วัด", "Indicator"), Text("ข้อเสนอแนะ", "Recommendation")


def advice(subject: Subject, voice: Voice, *, by_instrument: bool) -> Iterator[Block]:
    """The blocks of part 4."""
    yield Heading("advice", 1, voice.say(HEADING))
    yield Heading("assessor", 2, voice.say(ASSESSOR))
    yield _assessor(subject, voice, by_instrument=by_instrument)
    yield Heading("outside", 2, voice.say(OUTSIDE))
    yield from _outside(subject, voice)
    yield Heading("issues", 2, voice.say(ISSUES))
    yield from issues(subject, voice, by_instrument=by_instrument)
    at_zero = disclosures_at_zero(subject.scorecard)
    yield from zeros(at_zero, subject, voice)
    yield from worth_of_items(subject.framework, voice, 5 if at_zero else 4)


def _banded(
    rows: list[tuple[str, Row]], subject: Subject, voice: Voice, *, by_instrument: bool
) -> tuple[Row | Band, ...]:
    """Rows in framework order; by instrument, each begins with a band that names it."""
    if not by_instrument:
        return tuple(row for _, row in rows)
    names = {tool.code: f"{voice.name(tool.name.text)} ({tool.code})" for tool in subject.framework.instruments}
    banded: list[Row | Band] = []
    for at, (tool, row) in enumerate(rows):
        if tool and (at == 0 or rows[at - 1][0] != tool):
            banded.append(Band(names[tool]))
        banded.append(row)
    return tuple(banded)


def _assessor(subject: Subject, voice: Voice, *, by_instrument: bool) -> Block:
    given = subject.received.recommendations
    rows = [
        (tool, Row((cell(voice.indicator(code, name)), cell(*given[code].splitlines()))))
        for tool, code, name in parts_of(subject.framework)
        if given.get(code)
    ]
    if not rows:
        return Paragraph("assessor-none", words(voice.say(NO_ASSESSOR)))
    columns = (Column(voice.say(INDICATOR), 3), Column(voice.say(ADVICE), 7))
    banded = _banded(rows, subject, voice, by_instrument=by_instrument)
    return Table("assessor-table", columns, banded, voice.say(ASSESSOR_CAPTION))


def _outside(subject: Subject, voice: Voice) -> Iterator[Block]:
    lines = [line.strip() for line in subject.received.suggestions.splitlines() if line.strip()]
    if not lines:
        yield Paragraph("outside-none", words(voice.say(NO_OUTSIDE)))
    for number, line in enumerate(lines, start=1):
        yield Paragraph(f"outside-{number}", words(line))
