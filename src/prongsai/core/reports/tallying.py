"""How far a plan is, in words, as a table and as bars: the one place where papers get these figures from."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.follow import percent_of
from prongsai.core.measures.model import Measure
from prongsai.core.reports.blocks import Bar, Chart, Column, Row, Table, cell
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.standing import PlanNow
from prongsai.core.text import Text

ON = Text("ณ วันที่ {day} ", "On {day}, ")
STEPS = Text(
    "แผนมี {measures} มาตรการ {steps} ขั้นตอน {standings}{percent}",
    "the plan has {measures} measures with {steps} steps: {standings}.{percent}",
)
STANDING = Text("{label} {count} ขั้นตอน", "{label_en} {count}")
PERCENT = Text(" ทำเสร็จร้อยละ {percent}{of}", " {percent} per cent{of} are done.")
NOT_DROPPED = Text(" ของขั้นตอนที่ไม่ได้ยกเลิก", " of the steps that were not dropped")
NO_STEPS = Text("แผนมี {measures} มาตรการ ยังไม่มีขั้นตอน", "the plan has {measures} measures and no steps yet.")
CAPTION = Text("จำนวนขั้นตอนตามสถานะ", "Steps by where they stand")
STATUS, COUNT, SHARE = Text("สถานะ", "Standing"), Text("ขั้นตอน", "Steps"), Text("ร้อยละ", "Per cent")
ALL = Text("รวม", "All")
CHART = Text(
    "ความก้าวหน้ารายมาตรการ (ร้อยละ แถบลายคือมีขั้นตอนที่ล่าช้า)", "Progress of the measures (per cent; hatched: a step is late)"
)
ALT = Text("แผนภูมิแท่งแนวนอน ความก้าวหน้ารายมาตรการ: {bars}", "Horizontal bars of the measures' progress: {bars}.")
BAR = Text("มาตรการที่ {number}", "Measure {number}")
UNKNOWN = Text("ไม่มีข้อมูล", "not known")
TENTHS = 1000


def counted(now: PlanNow, saying: Saying) -> str:
    """How many measures and steps there are, how many stand how, and how much is done, on the day of the plan."""
    day = saying.say(ON, day=saying.date(now.day)) if now.day else ""
    measures = len(now.plan.measures)
    if not now.steps:
        return _sentence(day + saying.say(NO_STEPS, measures=measures))
    standings = saying.joined(
        saying.say(STANDING, label=one.label.th, label_en=one.label.en.lower(), count=now.counted[one])
        for one in Standing
        if now.counted[one]
    )
    percent, steps = _done(now, saying), len(now.steps)
    return _sentence(day + saying.say(STEPS, measures=measures, steps=steps, standings=standings, percent=percent))


def table_of_counts(now: PlanNow, saying: Saying) -> Table:
    """A row for each standing that occurs, and their sum."""
    columns = (
        Column(saying.say(STATUS), 4),
        Column(saying.say(COUNT), 1.5, "right", "number"),
        Column(saying.say(SHARE), 1.5, "right", "number"),
    )
    rows = [
        Row((cell(saying.name(one.label)), cell(str(now.counted[one])), cell(_share(now.counted[one], len(now.steps)))))
        for one in Standing
        if now.counted[one]
    ]
    whole = Row((cell(saying.say(ALL)), cell(str(len(now.steps))), cell(_share(1, 1))))
    return Table("counts-table", columns, (*rows, whole), saying.say(CAPTION))


def chart_of_measures(now: PlanNow, saying: Saying) -> Chart:
    """A bar for each measure; hatched where a step of it is late."""
    bars = tuple(_bar(one, now, saying) for one in now.plan.measures)
    said = ", ".join(f"{bar.label} {bar.shown}" for bar in bars)
    return Chart("measures-chart", bars, saying.say(CHART), saying.say(ALT, bars=said))


def percent_now(measure: Measure, now: PlanNow) -> int | None:
    """How far a measure is on the day, in whole per cent; None without steps."""
    return percent_of([(one.status, one.percent) for one in now.of(measure)])


def _done(now: PlanNow, saying: Saying) -> str:
    if not now.kept:
        return ""
    of = saying.say(NOT_DROPPED) if now.counted[Standing.DROPPED] else ""
    return saying.say(PERCENT, percent=_share(now.counted[Standing.DONE], now.kept), of=of)


def _bar(one: Measure, now: PlanNow, saying: Saying) -> Bar:
    percent = percent_now(one, now)
    label = saying.say(BAR, number=one.number)
    shown = saying.say(UNKNOWN) if percent is None else str(percent)
    value = None if percent is None else Fraction(percent)
    return Bar(label, value, shown, weak=now.standing(one) is Standing.LATE)


def _share(count: int, whole: int) -> str:
    """Per cent with one decimal, half up."""
    tenths = (2 * TENTHS * count + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
