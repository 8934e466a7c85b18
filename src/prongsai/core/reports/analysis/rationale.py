"""Part 1: why there is an assessment, what it measures with, and what the levels mean."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.model import Framework, Instrument, Level, Levels, Weight
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Block, Column, Heading, Paragraph, Row, Table, cell, words
from prongsai.core.scoring.exact import shown
from prongsai.core.text import Text

HEADING = Text("1. หลักการและเหตุผล", "1. Rationale")
WHY = Text(
    "สำนักงาน ป.ป.ช. จัดการประเมิน ITA ทุกปี เพื่อให้หน่วยงานของรัฐทราบผลการดำเนินงานของตนจากสามด้าน "
    "คือ บุคลากรภายใน ประชาชนผู้มาติดต่อ และข้อมูลที่เปิดเผยต่อสาธารณะ "
    "และแก้ไขเรื่องที่ควรแก้ก่อนที่จะเกิดความเสียหาย",
    "Each year the NACC runs ITA so that public agencies learn how they do from three sides: their staff, the citizens "
    "who deal with them, and what they disclose; and mend what should be mended before harm is done.",
)
PURPOSE = Text(
    "รายงานฉบับนี้วิเคราะห์ผลปีงบประมาณ พ.ศ. {year} ของ{agency} ให้เห็นว่าทำเรื่องใดได้ดี ต้องพัฒนาเรื่องใด "
    "และเรื่องใดมีผลต่อคะแนนรวมมากที่สุด เพื่อใช้กำหนดมาตรการของปีถัดไปและเปิดเผยต่อประชาชน",
    "This paper analyses the result of {agency} in fiscal year {year} B.E.: what is done well, what needs work, and "
    "what counts most, so that measures for the next year can be set and published.",
)
TOOLS = Text("1.1 เครื่องมือที่ใช้ประเมิน", "1.1 Instruments")
TOOLS_CAPTION = Text("สิ่งที่วัด ตัวชี้วัด และน้ำหนัก (ร้อยละ)", "What is measured, indicators and weights (per cent)")
TOOL, MEASURES = Text("เครื่องมือ", "Instrument"), Text("สิ่งที่วัด", "Measures")
INDICATORS, WEIGHT = Text("ตัวชี้วัด", "Indicators"), Text("น้ำหนัก", "Weight")
INDICES_CAPTION = Text("ดัชนีและน้ำหนัก (ร้อยละ)", "Indices and weights (per cent)")
INDEX = Text("ดัชนี", "Index")
LEVELS = Text("1.2 เกณฑ์ระดับผลการประเมิน", "1.2 Levels")
LEVELS_CAPTION = Text("คะแนนรวมและระดับ", "Total and level")
LEVELS_UNKNOWN = Text(
    "ยังไม่ทราบเกณฑ์ระดับของปีงบประมาณ พ.ศ. {year} รายงานนี้จึงไม่ระบุระดับ",
    "The levels of fiscal year {year} B.E. are not known, so this paper names none.",
)
SCORE, CONDITION, LEVEL = Text("คะแนนรวม", "Total"), Text("เงื่อนไข", "Condition"), Text("ระดับ", "Level")
OR_MORE = Text("{low} ขึ้นไป", "{low} or more")
ALL_GATES = Text("{gates} ได้ตั้งแต่ {least} ทุกส่วน", "{gates}: each {least} or more")
A_GATE_BELOW = Text("ส่วนใดส่วนหนึ่งต่ำกว่า {least}", "at least one of them below {least}")
NOT_KNOWN = Text("ไม่ทราบ", "not known")
UNVERIFIED = Text(f"เกณฑ์นี้{NOT_CHECKED.th}", f"These limits are {NOT_CHECKED.en}.")


def rationale(subject: Subject, voice: Voice) -> Iterator[Block]:
    """The blocks of part 1."""
    framework = subject.framework
    yield Heading("rationale", 1, voice.say(HEADING))
    yield Paragraph("why", words(voice.say(WHY)))
    yield Paragraph("purpose", words(voice.say(PURPOSE, agency=subject.agency, year=framework.fiscal_year)))
    yield Heading("instruments", 2, voice.say(TOOLS))
    yield _instruments(framework, voice)
    if framework.indices:
        yield _indices(framework, voice)
    yield Heading("levels", 2, voice.say(LEVELS))
    yield from _levels(framework, voice)


def _instruments(framework: Framework, voice: Voice) -> Table:
    columns = (
        Column(voice.say(TOOL), 3.5),
        Column(voice.say(MEASURES), 3.5),
        Column(voice.say(INDICATORS), 6.6),
        Column(voice.say(WEIGHT), 1.4, "center", "number"),
    )
    rows = tuple(_instrument(one, voice) for one in framework.instruments)
    return Table("instruments-table", columns, rows, voice.say(TOOLS_CAPTION))


def _instrument(instrument: Instrument, voice: Voice) -> Row:
    parts = [voice.name(part.name.text) for part in instrument.parts]
    indicators = ", ".join(voice.numbered(one.code, one.name.text) for one in instrument.indicators)
    return Row(
        (
            cell(f"{voice.name(instrument.name.text)} ({instrument.code})"),
            cell(voice.name(instrument.measures.text)),
            cell(indicators, *parts),
            cell(_weight(instrument.weight, voice)),
        )
    )


def _weight(weight: Weight | None, voice: Voice) -> str:
    if weight is None:
        return ""
    return voice.say(NOT_KNOWN) if isinstance(weight.value, str) else f"{float(weight.value):g}"


def _indices(framework: Framework, voice: Voice) -> Table:
    columns = (
        Column(voice.say(INDEX), 3),
        Column(voice.say(MEASURES), 6),
        Column(voice.say(WEIGHT), 1.6, "center", "number"),
    )
    rows = tuple(
        Row(
            (
                cell(voice.numbered(one.code, one.name.text)),
                cell(voice.name(one.asks.text)),
                cell(_weight(one.weight, voice)),
            )
        )
        for one in framework.indices
    )
    return Table("indices-table", columns, rows, voice.say(INDICES_CAPTION))


def _levels(framework: Framework, voice: Voice) -> Iterator[Block]:
    levels = framework.levels
    if isinstance(levels, str):
        yield Paragraph("levels-unknown", words(voice.say(LEVELS_UNKNOWN, year=framework.fiscal_year)))
        return
    ladder = [(level, above) for level, above in zip(levels.ladder, (None, *levels.ladder), strict=False)]
    rows = [
        [_range(level, above, voice), _condition(level, above, levels, voice), voice.name(level.name.text)]
        for level, above in ladder
    ]
    yield _levels_table(rows, voice)
    if not levels.basis.status.is_firm:
        yield Paragraph("levels-unverified", words(voice.say(UNVERIFIED)), "note")


def _levels_table(rows: list[list[str]], voice: Voice) -> Table:
    """Years of letters have no conditions, and then no column for them."""
    columns = (
        Column(voice.say(SCORE), 2.4, "center"),
        Column(voice.say(CONDITION), 6),
        Column(voice.say(LEVEL), 3, "center"),
    )
    kept = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    shown_rows = tuple(Row(tuple(cell(row[at]) for at in kept)) for row in rows)
    return Table("levels-table", tuple(columns[at] for at in kept), shown_rows, voice.say(LEVELS_CAPTION))


def _range(level: Level, above: Level | None, voice: Voice) -> str:
    low = shown(level.minimum)
    if above is None:
        return f"{low}–100.00"
    if above.every_gate_at_least is not None:
        return voice.say(OR_MORE, low=low)
    cents = above.minimum * 100 - 1
    return f"{low}–{shown(cents / 100)}"


def _condition(level: Level, above: Level | None, levels: Levels, voice: Voice) -> str:
    if level.every_gate_at_least is not None:
        gates = voice.joined(_gate_names(levels, voice))
        return voice.say(ALL_GATES, gates=gates, least=shown(level.every_gate_at_least))
    if above is not None and above.every_gate_at_least is not None:
        return voice.say(A_GATE_BELOW, least=shown(above.every_gate_at_least))
    return ""


def _gate_names(levels: Levels, voice: Voice) -> list[str]:
    """The gates as they are called in short: "EIT ส่วนที่ 1 (…)" without what stands in brackets."""
    parts = {part.code: voice.name(part.name.text) for one in voice.framework.instruments for part in one.parts}
    return [parts.get(code, code).split(" (")[0] for code in levels.gates]
