"""Weights, levels, scoring, sampling, calendar and sources of a year on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from prongsai.core.frameworks.certainty import SURENESS, UNKNOWN
from prongsai.core.frameworks.model import Basis, Framework, Level, Option, Phase, Sampling, Weight
from prongsai.core.text import Text
from prongsai.faces.cli.page import Page

Doubt = Callable[[Page, Basis], str]
NONE = SURENESS[UNKNOWN]
BY_INDICES = Text("คะแนนรวมคิดจากดัชนีตามน้ำหนัก", "The total is the weighted mean of the indices.")
STEPS = {
    "rows_to_item": Text("ประเด็นย่อย → ข้อคำถาม", "rows → question"),
    "items_to_indicator": Text("ข้อคำถาม → ตัวชี้วัด", "questions → indicator"),
    "items_to_sub_indicator": Text("ข้อ OIT → ตัวชี้วัดย่อย", "OIT items → sub-indicator"),
    "sub_indicators_to_indicator": Text("ตัวชี้วัดย่อย → ตัวชี้วัด", "sub-indicators → indicator"),
    "indicators_to_instrument": Text("ตัวชี้วัด → เครื่องมือ", "indicators → instrument"),
    "parts_to_instrument": Text("EIT ส่วนที่ 1 และ 2 → EIT", "EIT part 1 and 2 → EIT"),
}
RULES = {
    "mean": Text("ค่าเฉลี่ย", "mean"),
    "weighted_mean": Text("ค่าเฉลี่ยถ่วงน้ำหนัก", "weighted mean"),
    "unknown": NONE,
}


def number(page: Page, value: object) -> str:
    """A number of the rules as people write it; `unknown` in words."""
    return f"{float(value):,g}" if isinstance(value, (int, Fraction)) else page.say(NONE)


def weight(page: Page, one: Weight) -> str:
    shown = number(page, one.value)
    return page.say(Text(f"น้ำหนัก {shown}", f"weight {shown}"))


def points(page: Page, option: Option) -> str:
    return number(page, option.points)


def weak_below(framework: Framework) -> Text:
    shown = f"{float(framework.weak_below):g}"
    return Text(f"ต่ำกว่า {shown} ถือเป็นประเด็นที่ต้องพัฒนา", f"Below {shown} is a point to develop.")


def levels(page: Page, framework: Framework, doubt: Doubt) -> None:
    page.heading(Text("ระดับผลการประเมิน", "Levels"))
    found = framework.levels
    if found == "unknown":
        page.line(page.say(NONE))
        return
    for level in found.ladder:
        page.line(page.say(_level(level)) + doubt(page, level.basis))
    if found.gates:
        gates = ", ".join(found.gates)
        page.line(page.say(Text(f"คะแนนที่เป็นเงื่อนไข: {gates}", f"Gates: {gates}")))
    shown = Text("ตัดสินจากคะแนนที่แสดง (ทศนิยมสองตำแหน่ง)", "Decided on the shown score (two decimals)")
    exact = Text("ตัดสินจากคะแนนก่อนปัดเศษ", "Decided on the exact score")
    decided = shown if found.decided_on == "shown" else exact
    page.line(page.say(decided) + doubt(page, found.decided_on_basis or found.basis))


def _level(level: Level) -> Text:
    minimum = f"{float(level.minimum):g}"
    every = f"{float(level.every_gate_at_least):g}" if level.every_gate_at_least is not None else ""
    passes = Text("ผ่าน", "passes") if level.passes else Text("ไม่ผ่าน", "does not pass")
    gate = Text(f" และทุกเงื่อนไขตั้งแต่ {every}", f" and every gate from {every}") if every else Text("", "")
    return Text(
        f"{level.name.th}: ตั้งแต่ {minimum}{gate.th} ({passes.th})",
        f"{level.name.en}: from {minimum}{gate.en} ({passes.en})",
    )


def scoring(page: Page, framework: Framework, doubt: Doubt) -> None:
    page.heading(Text("วิธีรวมคะแนน", "How scores are put together"))
    for one in framework.aggregation:
        page.line(f"{page.say(STEPS[one.step])}: {page.say(RULES[one.rule])}{doubt(page, one.basis)}")
    if framework.indices:
        page.line(page.say(BY_INDICES))
    if framework.improvement:
        pair = framework.improvement
        text = Text(
            f"ข้อมาตรการ {pair.measures} และข้อรายงานผล {pair.report}",
            f"Measures: {pair.measures}; report on them: {pair.report}",
        )
        page.line(page.say(text) + doubt(page, pair.basis))


def sampling(page: Page, framework: Framework, doubt: Doubt) -> None:
    page.heading(Text("จำนวนผู้ตอบขั้นต่ำ", "Least number of answers"))
    for one in framework.sampling:
        page.line(f"{one.instrument}  {page.say(one.population.text)}{doubt(page, one.basis)}")
        page.line(page.say(_minimum(page, one)), 5)
        if one.basis.note:
            page.line(f"({page.say(one.basis.note.text)})", 5)
    if not framework.sampling:
        page.line(page.say(NONE))


def _minimum(page: Page, one: Sampling) -> Text:
    if one.share == "unknown":
        return NONE
    share, least, below, above, top = (
        number(page, value) for value in (one.share, one.at_least, one.everybody_below, one.above, one.least_above)
    )
    return Text(
        f"ร้อยละ {share} ไม่น้อยกว่า {least} คน ต่ำกว่า {below} คนให้ตอบทุกคน เกิน {above} คนไม่น้อยกว่า {top} คน",
        f"{share} per cent, at least {least}; below {below} everybody; above {above} at least {top}",
    )


def calendar(page: Page, framework: Framework, doubt: Doubt) -> None:
    page.heading(Text("ปฏิทิน", "Calendar"))
    for one in framework.calendar:
        page.line(f"{_days(page, one)}  {page.say(one.name.text)}{doubt(page, one.basis)}")
    if not framework.calendar:
        page.line(page.say(NONE))


def _days(page: Page, phase: Phase) -> str:
    start, end = (_day(page, day) for day in (phase.start, phase.end))
    return start if start == end else f"{start} – {end}"


def _day(page: Page, day: date | str) -> str:
    from prongsai.core.thai.dates import thai_date

    if not isinstance(day, date):
        return page.say(NONE)
    return page.say(Text(thai_date(day, "short"), f"{day:%d %b %Y}"))


def sources(page: Page, framework: Framework) -> None:
    page.heading(Text("แหล่งข้อมูล", "Sources"))
    for key, one in framework.sources.items():
        page.line(f"{key}: {page.say(one.title.text)}")
        page.line(one.where, 4)
    page.heading(Text("ความแน่ใจ", "How sure it is"))
    for status, words in SURENESS.items():
        page.line(f"{status}: {page.say(words)}")
