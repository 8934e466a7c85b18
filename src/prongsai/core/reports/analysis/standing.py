"""Part 3: strengths, weaknesses, and the lowest indicator of each instrument, with what each of them asks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from prongsai.core.analysis.findings import FULL, Finding, is_weak, lowest, strengths, weaknesses
from prongsai.core.frameworks.model import Instrument
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import (
    Block,
    Column,
    Heading,
    ItemList,
    Paragraph,
    Row,
    Table,
    Words,
    cell,
    strong,
    words,
)
from prongsai.core.scoring.exact import rounded, shown
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

HEADING = Text("3. การวิเคราะห์จุดแข็งและประเด็นที่ต้องพัฒนา", "3. Strengths and weaknesses")
STRENGTHS = Text("3.1 จุดแข็ง (ตั้งแต่ {threshold} คะแนนขึ้นไป)", "3.1 Strengths ({threshold} or more)")
WEAKNESSES = Text("3.2 ประเด็นที่ต้องพัฒนา (ต่ำกว่า {threshold} คะแนน)", "3.2 Weaknesses (below {threshold})")
LOWEST = Text("3.3 ตัวชี้วัดต่ำสุดของแต่ละเครื่องมือ", "3.3 The lowest indicator of each instrument")
HOW_MANY = Text("มี {number} ตัวชี้วัด เรียงจากคะแนนสูงไปต่ำ ดังนี้", "{number} in all, from the highest to the lowest:")
NO_STRENGTH = Text("ไม่มีตัวชี้วัดใดได้ถึง {threshold} คะแนน", "No indicator reaches {threshold}.")
KEEP_LEVEL = Text(
    "ไม่มีตัวชี้วัดใดต่ำกว่า {threshold} คะแนน แนวทางของปีถัดไปคือรักษาระดับไว้ และพัฒนาตัวชี้วัดที่ต่ำสุดของแต่ละเครื่องมือให้สูงขึ้นอีก",
    "No indicator is below {threshold}. Next year's task: keep the level and raise the lowest of each instrument.",
)
UNKNOWN = Text(
    "ยังระบุจุดแข็งและประเด็นที่ต้องพัฒนารายตัวชี้วัดไม่ได้ เพราะไม่มีคะแนนรายตัวชี้วัด",
    "Strengths and weaknesses cannot be named: the indicators' scores are not known.",
)
SCORED = Text("{name} ได้ {score} คะแนน ", "{name}: {score}. ")
SHORT_BY = Text("ต่ำกว่าเกณฑ์ {short} คะแนน ", "{short} below the threshold. ")
GAIN = Text(
    "หากได้เต็ม คะแนนรวมจะเพิ่มขึ้น {gain} คะแนน ",
    "At 100 the total would rise by {gain}. ",
)
ASKS = Text("สิ่งที่ประเมิน: {asks}", "What is assessed: {asks}")
LOWEST_CAPTION = Text("ตัวชี้วัดต่ำสุดและความหมาย", "Lowest indicators and what they mean")
TOOL, INDICATOR = Text("เครื่องมือ", "Instrument"), Text("ตัวชี้วัดต่ำสุด", "Lowest indicator")
SCORE, MEANING = Text("คะแนน", "Score"), Text("ความหมาย", "What it means")
HIGH_YET_LOWEST = Text("ถึงเกณฑ์ แต่ต่ำสุดในเครื่องมือนี้", "reaches the threshold, lowest here")
LOW_AND_WEAK = Text("ต่ำกว่าเกณฑ์ ควรเริ่มแก้ที่เรื่องนี้", "below the threshold: begin here")
ALL_FULL = Text("ทุกตัวชี้วัดได้เต็ม", "all indicators are full")
KEEP = Text("รักษาระดับไว้", "keep it")
NO_LOWEST = Text(
    "มีคะแนนตัวชี้วัดไม่พอจะบอกว่าตัวชี้วัดใดต่ำสุดในแต่ละเครื่องมือ",
    "Too few indicators are known to say which is the lowest of each instrument.",
)
OF_INSTRUMENT = Text("3.{number} {name} ({code})", "3.{number} {name} ({code})")
INSTRUMENT_SCORE = Text("ได้ {score} คะแนน ", "Score: {score}. ")
LOWEST_OF = Text("{tool} คือ {names}", "{tool}: {names}")
LOWEST_WORDS = Text("ตัวชี้วัดที่ต่ำสุดของแต่ละเครื่องมือ ได้แก่ {lowest}", "The lowest of each instrument: {lowest}.")
LOWEST_ASKS = Text(" สิ่งที่ประเมิน: {asks}", " What is assessed: {asks}")
OF_TOOL = Text("{tool} ได้ {score} คะแนน ", "{tool}: {score}. ")
WITH_SCORE = Text("{name} ({score} คะแนน)", "{name} ({score})")
INSTRUMENT_KNOWN = Text("ตัวชี้วัดที่ทราบคะแนนคือ {names}", "The indicator whose score is known is {names}.")
INSTRUMENT_LOWEST = Text("ตัวชี้วัดที่ต่ำสุดในเครื่องมือนี้คือ {names}", "The lowest indicator here is {names}.")
NO_INDICATOR_HERE = Text("ไม่มีคะแนนรายตัวชี้วัดของเครื่องมือนี้", "There are no indicator scores for this instrument.")


def standing(subject: Subject, voice: Voice, *, by_instrument: bool) -> Iterator[Block]:
    """The blocks of part 3, by indicator or by instrument."""
    yield Heading("standing", 1, voice.say(HEADING))
    good, bad = strengths(subject.scorecard), weaknesses(subject.scorecard)
    if not good and not bad:
        yield Paragraph("standing-unknown", words(voice.say(UNKNOWN)))
    elif by_instrument and not subject.framework.indices:
        yield from _by_instrument(subject, voice, (*good, *bad))
    else:
        yield from _by_indicator(subject, voice, good, bad)


def _by_indicator(
    subject: Subject, voice: Voice, good: tuple[Finding, ...], bad: tuple[Finding, ...]
) -> Iterator[Block]:
    yield Heading("strengths", 2, voice.say(STRENGTHS, threshold=voice.threshold))
    yield from _listed("strengths", good, subject, voice, voice.say(NO_STRENGTH, threshold=voice.threshold))
    yield Heading("weaknesses", 2, voice.say(WEAKNESSES, threshold=voice.threshold))
    yield from _listed("weaknesses", bad, subject, voice, voice.say(KEEP_LEVEL, threshold=voice.threshold))
    if not subject.framework.indices:
        yield Heading("lowest", 2, voice.say(LOWEST))
        yield _lowest(subject, voice)


def _listed(name: str, found: tuple[Finding, ...], subject: Subject, voice: Voice, none: str) -> Iterator[Block]:
    if not found:
        yield Paragraph(f"{name}-none", words(none))
        return
    yield Paragraph(f"{name}-count", words(voice.say(HOW_MANY, number=len(found))))
    yield ItemList(f"{name}-list", tuple(_told(one, subject, voice) for one in found))


def _told(one: Finding, subject: Subject, voice: Voice) -> Words:
    headline = voice.say(SCORED, name=voice.indicator(one.code, one.name), score=voice.score(one.figure))
    return words(strong(headline), _shortfall(one, subject, voice), voice.say(ASKS, asks=asks_of(one.code, voice)))


def _shortfall(one: Finding, subject: Subject, voice: Voice) -> str:
    if not is_weak(subject.scorecard, one.figure):
        return ""
    short = voice.say(SHORT_BY, short=shown(subject.framework.weak_below - rounded(one.figure.value)))
    return short + (voice.say(GAIN, gain=shown(one.gain)) if one.gain is not None else "")


def asks_of(code: str, voice: Voice) -> str:
    """What an indicator (or an index of FY 2561) asks, in our own words."""
    parts = voice.framework.indices or voice.framework.indicators
    return next((voice.name(one.asks.text) for one in parts if one.code == code), "")


def lowest_words(subject: Subject, voice: Voice) -> str:
    """The lowest indicators of all instruments with their scores in one sentence; empty where none is known."""
    found = [
        voice.say(LOWEST_OF, tool=tool, names=voice.joined(_with_score(one, voice) for one in ones))
        for tool, ones in improvable(subject.scorecard).items()
    ]
    return voice.say(LOWEST_WORDS, lowest=voice.joined(found)) if found else ""


def instrument_words(subject: Subject, instrument: Instrument, voice: Voice) -> str:
    """The score of an instrument, its lowest indicator with score and what it asks; empty if none is known."""
    figure = subject.scorecard.figure(instrument.code)
    score = "" if isinstance(figure, Missing) else voice.say(OF_TOOL, tool=instrument.code, score=voice.score(figure))
    low = improvable(subject.scorecard).get(instrument.code) or _the_only(subject, instrument)
    if not low:
        return score.strip()
    names = voice.joined(_with_score(one, voice) for one in low)
    asks = voice.say(LOWEST_ASKS, asks=asks_of(low[0].code, voice)) if len(low) == 1 else ""
    is_lowest = instrument.code in lowest(subject.scorecard)
    return score + voice.say(INSTRUMENT_LOWEST if is_lowest else INSTRUMENT_KNOWN, names=names) + asks


def _the_only(subject: Subject, instrument: Instrument) -> tuple[Finding, ...]:
    """The one indicator of the instrument whose score is known: without the others nobody can say it is the lowest."""
    codes = {one.code for one in instrument.indicators}
    found = (*strengths(subject.scorecard), *weaknesses(subject.scorecard))
    return tuple(one for one in found if one.code in codes and instrument.code not in lowest(subject.scorecard))


def _with_score(one: Finding, voice: Voice) -> str:
    return voice.say(WITH_SCORE, name=voice.indicator(one.code, one.name), score=voice.score(one.figure))


def improvable(card: Scorecard) -> dict[str, tuple[Finding, ...]]:
    """The lowest indicators of each instrument, without those that already have 100."""
    found = {code: tuple(one for one in ones if one.figure.value < FULL) for code, ones in lowest(card).items()}
    return {code: ones for code, ones in found.items() if ones}


def _lowest(subject: Subject, voice: Voice) -> Table | Paragraph:
    found = lowest(subject.scorecard)
    if not found:
        return Paragraph("lowest-unknown", words(voice.say(NO_LOWEST)))
    columns = (
        Column(voice.say(TOOL), 1.6, "center"),
        Column(voice.say(INDICATOR), 4),
        Column(voice.say(SCORE), 1.4, "right", "number"),
        Column(voice.say(MEANING), 4),
    )
    low = improvable(subject.scorecard)
    rows = tuple(row for code in found for row in _lowest_rows(code, low.get(code, ()), subject, voice))
    return Table("lowest-table", columns, rows, voice.say(LOWEST_CAPTION))


def _lowest_rows(code: str, found: tuple[Finding, ...], subject: Subject, voice: Voice) -> Iterator[Row]:
    if not found:
        yield Row((cell(code), cell(voice.say(ALL_FULL)), cell(shown(FULL)), cell(voice.say(KEEP))))
    for one in found:
        yield _lowest_row(code, one, subject, voice)


def _lowest_row(instrument: str, one: Finding, subject: Subject, voice: Voice) -> Row:
    weak = is_weak(subject.scorecard, one.figure)
    meaning = voice.say(LOW_AND_WEAK if weak else HIGH_YET_LOWEST)
    name = voice.indicator(one.code, one.name)
    return Row((cell(instrument), cell(name), cell(voice.score(one.figure)), cell(meaning)), weak=weak)


def _by_instrument(subject: Subject, voice: Voice, found: tuple[Finding, ...]) -> Iterator[Block]:
    for number, instrument in zip(count(1), subject.framework.instruments, strict=False):
        name = voice.name(instrument.name.text)
        key = f"standing-{instrument.code}"
        yield Heading(key, 2, voice.say(OF_INSTRUMENT, number=number, name=name, code=instrument.code))
        codes = {one.code for one in instrument.indicators}
        here = tuple(one for one in found if one.code in codes)
        if said := _instrument_score(subject, instrument, here, voice):
            yield Paragraph(f"{key}-score", words(said))
        if here:
            yield ItemList(f"{key}-list", tuple(_told(one, subject, voice) for one in here))
    if not weaknesses(subject.scorecard):
        yield Paragraph("weaknesses-none", words(voice.say(KEEP_LEVEL, threshold=voice.threshold)))


def _instrument_score(subject: Subject, instrument: Instrument, here: tuple[Finding, ...], voice: Voice) -> str:
    figure = subject.scorecard.figure(instrument.code)
    score = "" if isinstance(figure, Missing) else voice.say(INSTRUMENT_SCORE, score=voice.score(figure))
    lows = [voice.indicator(one.code, one.name) for one in improvable(subject.scorecard).get(instrument.code, ())]
    rest = voice.say(INSTRUMENT_LOWEST, names=voice.joined(lows)) if lows else ""
    return (score + rest).strip() if here else score + voice.say(NO_INDICATOR_HERE)
