"""The result before the measures and after them: only what continues in the later year, and with care.

A score that rose after a measure did not rise because of it: the paper sets both beside each other and says no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.trend import Change, severed
from prongsai.core.measures.model import Plan
from prongsai.core.reports.analysis.changed import cautions, name_of, signed
from prongsai.core.reports.analysis.changed import compared as comparable
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.summary import result_words
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Block, Cell, Column, Paragraph, Row, Table, cell, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.reports.tables.groups import group_of
from prongsai.core.text import Text

HEADING = Text("ผลการประเมินก่อนและหลังดำเนินมาตรการ", "The result before and after the measures")
CAPTION = Text("คะแนนปี {before} และปี {after}", "Scores of {before} and {after}")
SAYS = Text(
    "เทียบเฉพาะตัวชี้วัดที่ต่อเนื่องกันตามกรอบการประเมินของสองปี คะแนนที่เปลี่ยนไปอาจมีเหตุอื่นนอกจากมาตรการ",
    "Only what continues in the rules of both years is compared. A score may have changed for other reasons.",
)
LATER = Text("ผลการประเมิน{year} ซึ่งเป็นผลหลังดำเนินมาตรการ มีดังนี้", "The result of {year}, after the measures:")
NOT_YET = Text(
    "ยังไม่มีผลการประเมินปีถัดไป จึงยังเทียบผลก่อนและหลังไม่ได้",
    "The next result is not known yet, so before and after cannot be compared.",
)
NO_BEFORE = Text(
    "ไม่มีผลการประเมินก่อนดำเนินมาตรการ จึงเทียบผลไม่ได้", "The result before the measures is not known, so nothing is compared."
)
NOTHING = Text("ไม่มีคะแนนที่ทราบทั้งสองปีให้เทียบ", "No score is known in both years.")
SEVERED = Text("หลักเกณฑ์ของสองปีต่างกันจนเทียบคะแนนไม่ได้: {why}", "The rules differ so much that nothing is compared: {why}")
WHAT, YEAR = Text("รายการ", "Score"), Text("ปี {year}", "{year}")
DIFFERENCE, BY = Text("เปลี่ยนแปลง", "Change"), Text("มาตรการที่เกี่ยวข้อง", "Measures about it")
MEASURE = Text("มาตรการที่ {numbers}", "Measure {numbers}")


def compared(telling: Telling, subject: Subject | None, later: Subject | None, sections: Sections) -> Iterator[Block]:
    """The table, or the sentence why there is none."""
    saying = sections.saying
    yield sections.heading("compared", HEADING)
    yield from _later(later, sections)
    if subject is None or later is None:
        yield Paragraph("compared-none", words(saying.say(NOT_YET if subject else NO_BEFORE)))
        return
    if broken := severed(subject.scorecard, later.scorecard):
        why = saying.joined(saying.name(one.what) for one in broken)
        yield Paragraph("compared-severed", words(saying.say(SEVERED, why=why)))
        return
    found = comparable(subject.scorecard, later.scorecard)
    if not found:
        yield Paragraph("compared-nothing", words(saying.say(NOTHING)))
        return
    yield Paragraph("compared-says", words(saying.say(SAYS)))
    yield _table(found, telling, subject, later)
    yield from cautions(found, Voice(saying.language, later.framework), "compared")


def _later(later: Subject | None, sections: Sections) -> Iterator[Paragraph]:
    """The result after the measures on its own, where it is known."""
    if later is None:
        return
    voice = Voice(sections.saying.language, later.framework)
    year = sections.saying.years(later.fiscal_year)
    yield Paragraph("compared-later", words(sections.saying.say(LATER, year=year)))
    for number, line in enumerate(result_words(later, voice), start=1):
        yield Paragraph(f"compared-later-{number}", line)


def _table(found: list[Change], telling: Telling, subject: Subject, later: Subject) -> Table:
    saying, voice = telling.saying, Voice(telling.saying.language, later.framework)
    before, after = subject.fiscal_year, later.fiscal_year
    columns = (
        Column(saying.say(WHAT), 5),
        Column(saying.say(YEAR, year=before), 1.5, "right", "number"),
        Column(saying.say(YEAR, year=after), 1.5, "right", "number"),
        Column(saying.say(DIFFERENCE), 1.8, "right", "number"),
        Column(saying.say(BY), 2.4),
    )
    rows = tuple(_row(one, telling.now.plan, voice) for one in found)
    return Table("compared-table", columns, rows, saying.say(CAPTION, before=before, after=after))


def _row(one: Change, plan: Plan, voice: Voice) -> Row:
    figures = (voice.score(one.before), voice.score(one.after), signed(one.difference))
    return Row((cell(name_of(one, voice)), *map(cell, figures), _measures(one, plan, voice)), key=f"change-{one.code}")


def _measures(one: Change, plan: Plan, voice: Voice) -> Cell:
    """The measures that stand under the earlier code or answer it."""
    numbers = [
        str(measure.number)
        for measure in plan.measures
        if one.code_before in (group_of(measure), *(each.indicator or each.code for each in measure.answers))
    ]
    return cell(voice.say(MEASURE, numbers=voice.joined(numbers))) if numbers else ()
