"""The OIT items in an analysis: those at 0, and what each is worth in points of the total."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.findings import Finding
from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.model import EvidenceKind, Framework, Indicator, Item
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Band, Block, Column, Heading, Paragraph, Row, Table, cell, words
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.plan import worth
from prongsai.core.text import Text

ZEROS = Text("4.4 ข้อ OIT ที่ได้ 0 คะแนน", "4.4 OIT items with 0 points")
ZEROS_CAPTION = Text(
    "ข้อ OIT ที่ได้ 0 คะแนน และคะแนนรวมที่จะเพิ่มขึ้นเมื่อแก้ไข", "OIT items with 0 points and what they would add to the total"
)
ITEM, TOPIC = Text("ข้อ", "Item"), Text("เรื่อง", "Topic")
REVIEWER, ADDS = Text("ข้อสังเกตของผู้ตรวจ", "Note of the reviewer"), Text("คะแนนรวมที่จะเพิ่ม", "Adds to the total")
WORTH = Text("4.{number} ผลของข้อ OIT ต่อคะแนนรวม", "4.{number} What each OIT item is worth")
WORTH_SAYS = Text(
    "ข้อ OIT แต่ละข้อได้ 0 หรือ 100 คะแนนเท่านั้น และมีผลต่อคะแนนรวมไม่เท่ากัน ข้อในตัวชี้วัดย่อยที่มีน้อยข้อจึงมีผลมากกว่า",
    "An OIT item is 0 or 100, and items do not count alike: those in a sub-indicator with few items count more.",
)
WORTH_CAPTION = Text("คะแนนรวมที่ขึ้นกับข้อ OIT แต่ละข้อ", "Points of the total for each OIT item")
SUB, ITEMS, HOW_MANY = Text("ตัวชี้วัดย่อย", "Sub-indicator"), Text("ข้อ", "Items"), Text("จำนวนข้อ", "Number")
EACH = Text("คะแนนรวมต่อข้อ", "Total points each")
WORTH_UNVERIFIED = Text(
    f"การจัดข้อเข้าตัวชี้วัดย่อยหรือน้ำหนักของปีนี้{NOT_CHECKED.th}",
    f"This year's grouping of items or its weights are {NOT_CHECKED.en}.",
)


def zeros(found: tuple[Finding, ...], subject: Subject, voice: Voice) -> Iterator[Block]:
    """The items that got 0, with the reviewer's note and what mending each would bring."""
    if found:
        yield Heading("zeros", 2, voice.say(ZEROS))
        yield _zeros(found, subject, voice)


def _zeros(found: tuple[Finding, ...], subject: Subject, voice: Voice) -> Table:
    columns = (
        Column(voice.say(ITEM), 1, "center"),
        Column(voice.say(TOPIC), 4),
        Column(voice.say(REVIEWER), 4),
        Column(voice.say(ADDS), 1.8, "right", "number"),
    )
    rows = tuple(
        Row(
            (
                cell(one.code),
                cell(voice.name(one.name)),
                cell(subject.received.notes.get(one.code, "")),
                cell("" if one.gain is None else shown(one.gain)),
            )
        )
        for one in found
    )
    return Table("zeros-table", columns, rows, voice.say(ZEROS_CAPTION))


def worth_of_items(framework: Framework, voice: Voice, number: int) -> Iterator[Block]:
    """What each item is worth, where the year's items and weights are known."""
    rows = tuple(
        row
        for tool in framework.instruments
        if tool.kind is EvidenceKind.DISCLOSURE
        for indicator in tool.indicators
        for row in _worth_rows(indicator, framework, voice)
    )
    if not rows:
        return
    yield Heading("worth", 2, voice.say(WORTH, number=number))
    yield Paragraph("worth-says", words(voice.say(WORTH_SAYS)))
    columns = (
        Column(voice.say(SUB), 6.6),
        Column(voice.say(ITEMS), 1.8, "center"),
        Column(voice.say(HOW_MANY), 1.2, "center", "number"),
        Column(voice.say(EACH), 1.6, "right", "number"),
    )
    yield Table("worth-table", columns, rows, voice.say(WORTH_CAPTION))
    if not _is_firm(framework):
        yield Paragraph("worth-unverified", words(voice.say(WORTH_UNVERIFIED)), "note")


def _worth_rows(indicator: Indicator, framework: Framework, voice: Voice) -> Iterator[Row | Band]:
    known = worth(framework)
    subs = [one for one in indicator.sub_indicators if isinstance(one.items, tuple) and one.items]
    if not any(sub.items[0].code in known for sub in subs if isinstance(sub.items, tuple)):
        return
    yield Band(voice.indicator(indicator.code, indicator.name.text))
    for sub in subs:
        codes = [item.code for item in sub.items if isinstance(item, Item)]
        span = codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}"
        name = f"{sub.code} {voice.name(sub.name.text)}"
        yield Row((cell(name), cell(span), cell(str(len(codes))), cell(shown(known[codes[0]]))))


def _is_firm(framework: Framework) -> bool:
    tools = [tool for tool in framework.instruments if tool.kind is EvidenceKind.DISCLOSURE]
    subs = [sub.basis for tool in tools for one in tool.indicators for sub in one.sub_indicators]
    weights = [tool.weight.basis for tool in framework.instruments if tool.weight]
    return all(basis.status.is_firm for basis in (*subs, *weights))
