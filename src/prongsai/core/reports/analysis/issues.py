"""The table that measures are made from: what to work on, and where to begin, indicator by indicator."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.findings import Finding, disclosures_at_zero, is_weak, questions_below, weaknesses
from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.model import Framework, Item
from prongsai.core.reports.analysis.guidance import KEEP, guidance
from prongsai.core.reports.analysis.parts import Part, parts_of
from prongsai.core.reports.analysis.standing import asks_of, improvable
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Band, Block, Cell, Column, Paragraph, Row, Table, cell, words
from prongsai.core.scoring.figures import Missing
from prongsai.core.text import Text

CAPTION = Text("ประเด็นและแนวทางรายตัวชี้วัด", "Issues and suggestions by indicator")
CAPTION_OF = Text("ประเด็นและแนวทางของ {tool}", "Issues and suggestions for {tool}")
NOTE = Text(
    "ประเด็นที่ไม่มีคะแนนกำกับคือสิ่งที่ตัวชี้วัดนั้นประเมิน แนวทางเป็นข้อเสนอเบื้องต้น หน่วยงานปรับให้ตรงกับสาเหตุและภารกิจของตนได้",
    "Issues without a score are what the indicator assesses. The suggestions are a start; the agency changes them to "
    "fit its causes and tasks.",
)
NONE = Text(
    "ยังจัดทำตารางประเด็นและแนวทางไม่ได้ เพราะไม่มีคะแนนรายตัวชี้วัด รายข้อ หรือข้อเสนอแนะ",
    "There is no table yet: scores of indicators or questions, or recommendations, are needed for it.",
)
ISSUE, WAY = Text("ประเด็น", "Issue"), Text("แนวทาง", "Where to begin")
WITH_SCORE = Text("{name} ({score} คะแนน)", "{name} ({score})")
QUESTION = Text("{code} {topic} ({score} คะแนน)", "{code} {topic} ({score})")
NOTED = Text("ข้อสังเกต: {note}", "Note: {note}")
DISCLOSURE = Text("{code} {topic} ได้ 0 คะแนน", "{code} {topic}: 0 points")
DISCLOSE = Text("{code} เปิดเผยให้ครบ: {elements}", "{code}: publish all of: {elements}")
DISCLOSE_ANEW = Text("{code} เปิดเผยใหม่ให้ครบตามหลักเกณฑ์ของปีนั้น", "{code}: publish it again in full, by that year's rules")
NEEDS_CHECK = Text(f"* {NOT_CHECKED.th}", f"* {NOT_CHECKED.en}")


def issues(subject: Subject, voice: Voice, *, by_instrument: bool) -> Iterator[Block]:
    """One table in all, or one for each instrument; a sentence when nothing is known to work on."""
    found = _found(subject)
    parts = [part for part in parts_of(subject.framework) if part.code in found]
    if not parts:
        yield Paragraph("issues-none", words(voice.say(NONE)))
        return
    for tool in dict.fromkeys(part.instrument for part in parts) if by_instrument else ("",):
        caption = voice.say(CAPTION_OF, tool=tool) if tool else voice.say(CAPTION)
        here = [part for part in parts if not tool or part.instrument == tool]
        yield _table(f"issues-table{tool and '-' + tool}", caption, here, found, subject, voice)
    if any(_has_unverified(one, subject.framework) for ones in found.values() for one in ones):
        yield Paragraph("issues-unverified", words(voice.say(NEEDS_CHECK)), "note")
    yield Paragraph("issues-note", words(voice.say(NOTE)), "note")


def _found(subject: Subject) -> dict[str, list[Finding]]:
    """What to work on by indicator: weak or lowest ones, those with advice, and all that has a finding below it."""
    card = subject.scorecard
    named = [*weaknesses(card), *(one for ones in improvable(card).values() for one in ones)]
    found: dict[str, list[Finding]] = {one.code: [] for one in named}
    found |= {code: found.get(code, []) for code in subject.received.recommendations}
    for one in (*questions_below(card), *disclosures_at_zero(card)):
        found.setdefault(one.indicator, []).append(one)
    return found


def _table(
    key: str, caption: str, parts: list[Part], found: dict[str, list[Finding]], subject: Subject, voice: Voice
) -> Table:
    columns = (Column(voice.say(ISSUE), 1), Column(voice.say(WAY), 1.15))
    rows = tuple(row for part in parts for row in _rows(part, found[part.code], subject, voice))
    return Table(key, columns, rows, caption)


def _rows(part: Part, below: list[Finding], subject: Subject, voice: Voice) -> tuple[Band, Row]:
    figure = subject.scorecard.figure(part.code)
    name = voice.indicator(part.code, part.name)
    if isinstance(figure, Missing):
        return Band(name), _row(part, below, subject, voice, keep=False)
    keep = not below and not is_weak(subject.scorecard, figure)
    return Band(voice.say(WITH_SCORE, name=name, score=voice.score(figure))), _row(
        part, below, subject, voice, keep=keep
    )


def _row(part: Part, below: list[Finding], subject: Subject, voice: Voice, *, keep: bool) -> Row:
    told = tuple(line for one in below for line in _told(one, subject, voice))
    return Row((told or _asked(part.code, voice), _ways(part.name, below, voice, keep=keep)))


def _asked(code: str, voice: Voice) -> Cell:
    """The questions of that year as far as they are known, else what the indicator asks."""
    found = next((one.found for one in voice.framework.indicators if one.code == code), ())
    return cell(*(f"- {voice.name(topic.text)}" for topic in found)) or cell(asks_of(code, voice))


def _told(one: Finding, subject: Subject, voice: Voice) -> Cell:
    zero = one.code in subject.framework.items and not subject.framework.items[one.code].rows
    sentence = DISCLOSURE if zero else QUESTION
    told = voice.say(sentence, code=one.code, topic=voice.name(one.name), score=voice.score(one.figure))
    note = subject.received.notes.get(one.code, "")
    return cell(told, voice.say(NOTED, note=note) if note else "")


def _ways(name: Text, below: list[Finding], voice: Voice, *, keep: bool) -> Cell:
    items = [voice.framework.items[one.code] for one in below if one.code in voice.framework.items]
    disclosures = [_disclose(item, voice) for item in items if not item.rows]
    suggested = [voice.name(one) for one in guidance(name)]
    kept = [voice.name(KEEP)] if keep else []
    return cell(*(f"- {line}" for line in (*kept, *disclosures, *suggested)))


def _disclose(item: Item, voice: Voice) -> str:
    if not item.elements:
        return voice.say(DISCLOSE_ANEW, code=item.code)
    elements = (
        f"({number}) {voice.name(one.topic.text)}{'' if one.basis.status.is_firm else '*'}"
        for number, one in enumerate(item.elements, start=1)
    )
    return voice.say(DISCLOSE, code=item.code, elements=" ".join(elements))


def _has_unverified(one: Finding, framework: Framework) -> bool:
    item = framework.items.get(one.code)
    return item is not None and any(not element.basis.status.is_firm for element in item.elements)
