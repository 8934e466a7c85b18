"""Part 2: the total, the level and what decided it, the instruments, and the indicators in their order."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prongsai.core.analysis.findings import Ranked, is_weak, ranking
from prongsai.core.frameworks.model import Instrument
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import (
    Bar,
    Block,
    Chart,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    Threshold,
    cell,
    strong,
    words,
)
from prongsai.core.scoring.exact import rounded, shown
from prongsai.core.scoring.figures import Figure, Missing
from prongsai.core.text import Text

HEADING = Text("2. ผลการประเมินปีงบประมาณ พ.ศ. {year}", "2. Result of fiscal year {year} B.E.")
TOTAL_IS = Text("{agency}ได้คะแนนรวม ", "{agency} has a total of ")
POINTS = Text("{score} คะแนน", "{score} points")
OF_FULL = Text(" จาก 100 คะแนน ", " out of 100, ")
LEVEL_IS = Text("ระดับ “{level}” ", "level “{level}”. ")
LEVEL_PUBLISHED = Text("ประกาศระดับ “{level}” ", "published as level “{level}”. ")
LEVEL_OPEN = Text("ยังระบุระดับให้แน่นอนไม่ได้ ", "the level cannot be said for certain. ")
NO_TOTAL = Text(
    "ไม่มีคะแนนรวมของ{agency}ในข้อมูลที่ได้รับ จึงยังบอกระดับไม่ได้",
    "There is no total for {agency} in the data received, so no level can be given.",
)
TOOLS = Text("2.1 คะแนนรายเครื่องมือ", "2.1 Instruments")
TOOLS_CAPTION = Text("คะแนน และส่วนที่ได้ในคะแนนรวม", "Scores, and what they bring to the total")
NO_TOOLS = Text(
    "ไม่ได้เผยแพร่คะแนนรายเครื่องมือ และคะแนนตัวชี้วัดที่มีไม่ครบพอจะคำนวณ",
    "The instruments' scores are not published, and too few indicators are known to work them out.",
)
TOOL, SCORE = Text("เครื่องมือ", "Instrument"), Text("คะแนน", "Score")
SHARE, AGAINST = Text("ส่วนในคะแนนรวม", "Part of the total"), Text("เทียบเกณฑ์ {threshold}", "Against {threshold}")
REACHES, BELOW = Text("ถึงเกณฑ์", "reached"), Text("ต่ำกว่าเกณฑ์", "below")
RANKING = Text("2.2 ลำดับคะแนนรายตัวชี้วัด", "2.2 Indicators in order")
RANKING_CAPTION = Text("ตัวชี้วัดเรียงจากคะแนนสูงไปต่ำ", "Indicators from the highest to the lowest")
CHART_CAPTION = Text("คะแนนรายตัวชี้วัด (แถบลายคือต่ำกว่าเกณฑ์)", "Scores of the indicators (hatched: below the threshold)")
CHART_ALT = Text(
    "แผนภูมิแท่งแนวนอน คะแนนรายตัวชี้วัดจากสูงไปต่ำ: {bars} เส้นเกณฑ์อยู่ที่ {threshold}",
    "Horizontal bars of the indicators, highest first: {bars}. A line marks {threshold}.",
)
THRESHOLD = Text("เกณฑ์ {threshold}", "threshold {threshold}")
PLACE, INDICATOR, KIND = Text("อันดับ", "Place"), Text("ตัวชี้วัด", "Indicator"), Text("ผลวิเคราะห์", "Finding")
STRENGTH, WEAKNESS = Text("จุดแข็ง", "strength"), Text("ต้องพัฒนา", "needs work")
NO_INDICATORS = Text(
    "ไม่ได้เผยแพร่คะแนนรายตัวชี้วัด จึงไม่มีตารางลำดับและแผนภูมิ เมื่อได้รับคะแนนรายตัวชี้วัดแล้วให้จัดทำรายงานนี้ใหม่",
    "The indicators' scores are not published, so there is no ranking and no chart. "
    "Make this paper again when they are known.",
)
EXTREMES = Text(
    "ตัวชี้วัดที่ได้คะแนนสูงสุดคือ {highest} ส่วนตัวชี้วัดที่ได้คะแนนต่ำสุดคือ {lowest}", "The highest is {highest}; the lowest is {lowest}."
)
WITH_SCORE = Text("{name} ({score} คะแนน)", "{name} ({score})")
UNKNOWN_ONES = Text("ไม่มีคะแนนของ {names} ในข้อมูลที่ได้รับ", "The data received has no score for {names}.")


def result(subject: Subject, voice: Voice) -> Iterator[Block]:
    """The blocks of part 2."""
    yield Heading("result", 1, voice.say(HEADING, year=subject.fiscal_year))
    yield _total(subject, voice)
    if not subject.framework.indices:
        yield Heading("instrument-scores", 2, voice.say(TOOLS))
        yield instruments_of(subject, voice)
    yield Heading("ranking", 2, voice.say(RANKING))
    yield from ranking_of(subject, voice)


def _total(subject: Subject, voice: Voice) -> Paragraph:
    total = subject.scorecard.total
    if isinstance(total, Missing):
        return Paragraph("total", words(voice.say(NO_TOTAL, agency=subject.agency)))
    return Paragraph(
        "total",
        words(
            voice.say(TOTAL_IS, agency=subject.agency),
            strong(voice.say(POINTS, score=voice.score(total))),
            voice.say(OF_FULL),
            strong(_level(subject, voice)),
            voice.name(subject.scorecard.grade.because),
        ),
    )


def _level(subject: Subject, voice: Voice) -> str:
    level = subject.scorecard.grade.level
    if level is not None:
        return voice.say(LEVEL_IS, level=voice.name(level.name.text))
    return voice.say(LEVEL_PUBLISHED, level=subject.level) if subject.level else voice.say(LEVEL_OPEN)


def instruments_of(subject: Subject, voice: Voice) -> Table | Paragraph:
    """The scores of the instruments, and of the parts of one, that are known."""
    rows = tuple(row for one in subject.framework.instruments for row in _instrument_rows(subject, one, voice))
    if not rows:
        return Paragraph("no-instruments", words(voice.say(NO_TOOLS)))
    columns = (
        Column(voice.say(TOOL), 5),
        Column(voice.say(SCORE), 1.6, "right", "number"),
        Column(voice.say(SHARE), 2, "right", "number"),
        Column(voice.say(AGAINST, threshold=voice.threshold), 2, "center"),
    )
    return Table("instrument-scores-table", columns, rows, voice.say(TOOLS_CAPTION))


def _instrument_rows(subject: Subject, instrument: Instrument, voice: Voice) -> Iterator[Row]:
    card = subject.scorecard
    parts = [(part.code, voice.name(part.name.text)) for part in instrument.parts]
    whole = (instrument.code, f"{voice.name(instrument.name.text)} ({instrument.code})")
    for code, name in (whole, *parts):
        figure = card.figure(code)
        if not isinstance(figure, Missing):
            yield _score_row(subject, name, figure, _share(instrument, code, figure), voice)


def _share(instrument: Instrument, code: str, figure: Figure) -> str:
    weight = instrument.weight.value if instrument.weight else None
    if code != instrument.code or isinstance(figure, Missing) or not isinstance(weight, Fraction):
        return ""
    return shown(figure.value * weight / 100)


def _score_row(subject: Subject, name: str, figure: Figure, share: str, voice: Voice) -> Row:
    weak = not isinstance(figure, Missing) and is_weak(subject.scorecard, figure)
    return Row(
        (cell(name), cell(voice.score(figure)), cell(share), cell(voice.say(BELOW if weak else REACHES))), weak=weak
    )


def ranking_of(subject: Subject, voice: Voice) -> Iterator[Block]:
    """The indicators in their order: the extremes in words, a chart with its table, and those that are not known."""
    ranked = ranking(subject.scorecard)
    if not ranked:
        yield Paragraph("no-indicators", words(voice.say(NO_INDICATORS)))
        return
    yield Paragraph("extremes", words(_extremes(ranked, voice)))
    yield _chart(ranked, voice)
    unknown = _unknown(subject, ranked, voice)
    if unknown:
        yield Paragraph("unknown-indicators", words(voice.say(UNKNOWN_ONES, names=voice.joined(unknown))))


def _chart(ranked: tuple[Ranked, ...], voice: Voice) -> Chart:
    limit = Threshold(voice.framework.weak_below, voice.say(THRESHOLD, threshold=voice.threshold))
    bars = tuple(_bar(one, voice) for one in ranked)
    said = ", ".join(f"{bar.label} {bar.shown}" for bar in bars)
    alt = voice.say(CHART_ALT, bars=said, threshold=voice.threshold)
    return Chart("ranking-chart", bars, voice.say(CHART_CAPTION), alt, (limit,), table=_table(ranked, voice))


def _bar(one: Ranked, voice: Voice) -> Bar:
    return Bar(
        f"{one.code} {voice.name(one.name)}", rounded(one.figure.value), voice.score(one.figure), weak=one.is_weak
    )


def _table(ranked: tuple[Ranked, ...], voice: Voice) -> Table:
    columns = (
        Column(voice.say(PLACE), 1.2, "center", "number"),
        Column(voice.say(INDICATOR), 6),
        Column(voice.say(SCORE), 1.6, "right", "number"),
        Column(voice.say(KIND), 2, "center"),
    )
    rows = tuple(
        Row(
            (
                cell(str(one.place)),
                cell(voice.indicator(one.code, one.name)),
                cell(voice.score(one.figure)),
                cell(voice.say(WEAKNESS if one.is_weak else STRENGTH)),
            ),
            weak=one.is_weak,
        )
        for one in ranked
    )
    return Table("ranking-table", columns, rows, voice.say(RANKING_CAPTION))


def _extremes(ranked: tuple[Ranked, ...], voice: Voice) -> str:
    high, low = (rounded(one.figure.value) for one in (ranked[0], ranked[-1]))
    highest = [_with_score(one, voice) for one in ranked if rounded(one.figure.value) == high]
    lowest = [_with_score(one, voice) for one in ranked if rounded(one.figure.value) == low]
    return voice.say(EXTREMES, highest=voice.joined(highest), lowest=voice.joined(lowest))


def _with_score(one: Ranked, voice: Voice) -> str:
    return voice.say(WITH_SCORE, name=voice.indicator(one.code, one.name), score=voice.score(one.figure))


def _unknown(subject: Subject, ranked: tuple[Ranked, ...], voice: Voice) -> list[str]:
    known = {one.code for one in ranked}
    parts = subject.framework.indices or subject.framework.indicators
    return [voice.indicator(one.code, one.name.text) for one in parts if one.code not in known]
