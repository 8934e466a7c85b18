"""Part 2, continued: how far the next level is, what changed since the year before, and where the peers stand."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.gap import gap
from prongsai.core.analysis.gap_words import no_gap, said
from prongsai.core.analysis.peers import Distance, Group, Reach
from prongsai.core.analysis.trend import Change, severed
from prongsai.core.reports.analysis.changed import cautions, compared, name_of, signed
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Band, Block, Column, Heading, ItemList, Paragraph, Row, Table, cell, words
from prongsai.core.scoring.exact import rounded, shown
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.text import Text

GAP = Text("2.{number} ระยะถึงระดับถัดไป", "2.{number} How far the next level is")
CHANGE = Text("2.{number} การเปลี่ยนแปลงจากปีก่อน", "2.{number} What changed since the year before")
CHANGE_CAPTION = Text("คะแนนปี {before} และปี {after}", "Scores of {before} and {after}")
NOTHING = Text("ไม่มีคะแนนที่ทราบทั้งสองปีให้เทียบ", "No score is known in both years.")
SEVERED = Text(
    "หลักเกณฑ์ของปี {before} และปี {after} ต่างกันจนเทียบคะแนนไม่ได้: {why}",
    "The rules of {before} and {after} differ so much that nothing is compared: {why}",
)
WHAT, YEAR = Text("รายการ", "Score"), Text("ปี {year}", "{year}")
DIFFERENCE = Text("เปลี่ยนแปลง", "Change")
PEERS = Text("2.{number} เทียบกับหน่วยงานประเภทเดียวกัน", "2.{number} Beside agencies of the same kind")
PEERS_CAPTION = Text("คะแนนของหน่วยงานและค่ากลางของกลุ่ม", "The agency's scores and the median of the group")
PEERS_SAYS = Text(
    "ค่ากลาง (มัธยฐาน) คือคะแนนที่หน่วยงานครึ่งหนึ่งของกลุ่มได้ไม่ถึง กลุ่มที่เล็กกว่า 5 แห่งไม่นำมาแสดง",
    "Half of a group have less than its median. Groups of fewer than 5 are not shown.",
)
OF_GROUP = {
    Reach.PROVINCE: Text("ในจังหวัดเดียวกัน ({number} แห่ง)", "In the same province ({number})"),
    Reach.COUNTRY: Text("ทั้งประเทศ ({number} แห่ง)", "In the whole country ({number})"),
}
OWN, MEDIAN = Text("หน่วยงานนี้", "This agency"), Text("ค่ากลาง", "Median")
APART, PLACE = Text("ห่างจากค่ากลาง", "From the median"), Text("สูงกว่า (แห่ง)", "Above")
WHOLE = Text("คะแนนรวม", "Total")


def beyond(subject: Subject, voice: Voice) -> Iterator[Block]:
    """The further sections of part 2 as far as they are known; the first is number 3 where instruments have scores."""
    sections = [_gap(subject, voice)]
    if subject.before is not None:
        sections.append(_changes(subject, subject.before, voice))
    if subject.peers:
        sections.append(_peers(subject, voice))
    first = 2 if subject.framework.indices else 3
    for number, (heading, blocks) in enumerate(sections, start=first):
        yield Heading(blocks[0].id.partition("-")[0], 2, voice.say(heading, number=number))
        yield from blocks


def _gap(subject: Subject, voice: Voice) -> tuple[Text, list[Block]]:
    found = gap(subject.scorecard)
    if found is None:
        return GAP, [Paragraph("gap-none", words(voice.name(no_gap(subject.scorecard))))]
    head, *rest = (voice.name(one) for one in said(found))
    listed: list[Block] = [ItemList("gap-list", tuple(map(words, rest)))] if rest else []
    return GAP, [Paragraph("gap-head", words(head)), *listed]


def _changes(subject: Subject, before: Subject, voice: Voice) -> tuple[Text, list[Block]]:
    years = {"before": before.fiscal_year, "after": subject.fiscal_year}
    if broken := severed(before.scorecard, subject.scorecard):
        why = voice.joined(voice.name(one.what) for one in broken)
        return CHANGE, [Paragraph("change-severed", words(voice.say(SEVERED, why=why, **years)))]
    found = compared(before.scorecard, subject.scorecard)
    if not found:
        return CHANGE, [Paragraph("change-none", words(voice.say(NOTHING)))]
    columns = (
        Column(voice.say(WHAT), 6),
        Column(voice.say(YEAR, year=before.fiscal_year), 1.6, "right", "number"),
        Column(voice.say(YEAR, year=subject.fiscal_year), 1.6, "right", "number"),
        Column(voice.say(DIFFERENCE), 2, "right", "number"),
    )
    rows = tuple(_change(one, voice) for one in found)
    table = Table("change-table", columns, rows, voice.say(CHANGE_CAPTION, **years))
    return CHANGE, [table, *cautions(found, voice, "change")]


def _change(one: Change, voice: Voice) -> Row:
    figures = (voice.score(one.before), voice.score(one.after), signed(one.difference))
    return Row((cell(name_of(one, voice)), *map(cell, figures)), key=f"change-{one.code}")


def _peers(subject: Subject, voice: Voice) -> tuple[Text, list[Block]]:
    columns = (
        Column(voice.say(WHAT), 5),
        Column(voice.say(OWN), 1.8, "right", "number"),
        Column(voice.say(MEDIAN), 1.6, "right", "number"),
        Column(voice.say(APART), 2, "right", "number"),
        Column(voice.say(PLACE), 1.6, "right", "number"),
    )
    rows = tuple(row for one in subject.peers for row in _peer_rows(one, subject, voice))
    table = Table("peers-table", columns, rows, voice.say(PEERS_CAPTION))
    return PEERS, [Paragraph("peers-says", words(voice.say(PEERS_SAYS))), table]


def _peer_rows(group: Group, subject: Subject, voice: Voice) -> Iterator[Row | Band]:
    yield Band(voice.say(OF_GROUP[group.reach], number=group.number))
    for one in group.distances:
        yield _peer(one, group, subject, voice)


def _peer(one: Distance, group: Group, subject: Subject, voice: Voice) -> Row:
    median = rounded(one.spread.median)
    apart = signed(rounded(one.own) - median)
    name = cell(_peer_name(one.code, subject, voice))
    figures = map(cell, (shown(one.own), shown(median), apart, str(one.above)))
    return Row((name, *figures), key=f"{group.reach}-{one.code}")


def _peer_name(code: str, subject: Subject, voice: Voice) -> str:
    if code == TOTAL:
        return voice.say(WHOLE)
    parts = subject.framework.indices or subject.framework.indicators
    return next((voice.indicator(code, one.name.text) for one in parts if one.code == code), code)
