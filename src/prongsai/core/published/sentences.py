"""What the checks of published figures say to people."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.estimate import Estimate
from prongsai.core.published.levels import LevelName, Named
from prongsai.core.published.row import Scope
from prongsai.core.scoring.bounds import Reach
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Interval
from prongsai.core.scoring.plan import TOTAL, steps_of
from prongsai.core.text import Text

NOTHING_TO_COMPARE = Text(
    "ไม่มีคะแนนตัวชี้วัดครบพอที่จะเทียบกับคะแนนเครื่องมือ",
    "Too few indicator scores to compare with the instruments' scores.",
)
NO_INSTRUMENTS = Text(
    "คำนวณคะแนนเครื่องมือจากตัวชี้วัดได้ แต่ไม่มีคะแนนเครื่องมือที่ประกาศให้เทียบ",
    "The instruments' scores follow from the indicators; none is published to compare them with.",
)
NO_TOTAL = Text("ไม่มีคะแนนรวมที่ประกาศให้เทียบ", "No published total to compare with.")
TOTAL_BEYOND_PARTS = Text(
    "คะแนนรวมที่ประกาศเกินหรือต่ำกว่าที่เครื่องมือจะให้ได้ ไม่ว่าส่วนที่ไม่ทราบจะได้เท่าใด",
    "The published total is out of reach of the instruments, whatever the unknown ones are.",
)
UNVERIFIED = Text("(เกณฑ์ข้อนี้ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช.)", "(this rule is not verified against NACC's manual)")


def label(framework: Framework, code: str) -> Text:
    """A short name for a figure: IIT, indicator 9, item o42."""
    if code == TOTAL:
        return Text("คะแนนรวม", "total")
    if code.isdigit():
        word = Text("ดัชนีที่", "index") if framework.indices else Text("ตัวชี้วัดที่", "indicator")
        return Text(f"{word.th} {code}", f"{word.en} {code}")
    if code[0].isdigit():
        return Text(f"ตัวชี้วัดย่อย {code}", f"sub-indicator {code}")
    return Text(code, code)


def flagged(sentence: Text, framework: Framework) -> Text:
    """The sentence on a level, marked where the year's thresholds are not verified."""
    levels = framework.levels
    return sentence if isinstance(levels, str) or levels.basis.status.is_firm else sentence + UNVERIFIED


def no_framework(year: int) -> Text:
    """The year is before or after the years whose rules are known."""
    return Text(
        f"ไม่มีกรอบการประเมินของปี {year} ในระบบ จึงตรวจไม่ได้",
        f"There are no rules for FY {year}, so nothing can be checked.",
    )


def figure_differs(found: Estimate, code: str) -> Text:
    """A published figure is not what its children give."""
    name, given, computed = label(found.framework, code), shown(found.given[code]), shown(found.computed[code].value)
    return Text(
        f"{name.th} ประกาศ {given} แต่คำนวณจากคะแนนย่อยได้ {computed}",
        f"{name.en} is published as {given}, but its parts give {computed}.",
    )


def figures_agree(found: Estimate, codes: Sequence[str]) -> Text:
    """All compared figures agree with their children."""
    names = [label(found.framework, code) for code in codes]
    return Text(
        f"คำนวณซ้ำแล้วตรงกัน: {', '.join(one.th for one in names)}",
        f"Recomputed and found the same: {', '.join(one.en for one in names)}.",
    )


def outside_parts(code: str, value: Fraction, between: Interval) -> Text:
    """A merged score lies outside the scores of its parts."""
    low, high = between.shown
    return Text(
        f"{code} รวมได้ {shown(value)} แต่ต้องอยู่ระหว่างคะแนนของแต่ละส่วน คือ {low} ถึง {high}",
        f"Merged {code} is {shown(value)}, but must lie between its parts, {low} to {high}.",
    )


def not_of_this_year(framework: Framework, codes: Sequence[str]) -> Text:
    """Figures that the year's system does not have."""
    listed = ", ".join(codes)
    return Text(
        f"ปี {framework.fiscal_year} ใช้ {len(framework.indices)} ดัชนี ไม่มีคะแนน {listed}",
        f"FY {framework.fiscal_year} has {len(framework.indices)} indices and no score for {listed}.",
    )


def total_compared(found: Estimate, *, agrees: bool) -> Text:
    """The published total beside the recomputed one."""
    given, computed = shown(found.given[TOTAL]), found.computed[TOTAL]
    low, high = computed.interval.shown
    if agrees:
        sentence = Text(f"คะแนนรวม {given} คำนวณซ้ำแล้วตรงกัน", f"Recomputed, the total agrees with {given}.")
    else:
        sentence = Text(
            f"คะแนนรวมที่ประกาศ {given} ไม่ตรงกับที่คำนวณได้ {shown(computed.value)} (เป็นไปได้ {low} ถึง {high})",
            f"The published total {given} is not what the figures give: {shown(computed.value)} ({low} to {high}).",
        )
    return sentence if steps_of(found.framework)[-1].basis.status.is_firm else sentence + UNVERIFIED


def implied_impossible(found: Estimate, code: str, left: Interval) -> Text:
    """The missing part would have to lie below 0 or above 100."""
    name, middle = label(found.framework, code), shown((left.low + left.high) / 2)
    return Text(
        f"คะแนนรวมที่ประกาศจะเป็นจริงได้ต่อเมื่อ {name.th} เป็น {middle} ซึ่งอยู่นอกช่วง 0 ถึง 100",
        f"The published total would need {name.en} to be {middle}, which is outside 0 to 100.",
    )


def total_not_recomputable(found: Estimate) -> Text:
    """Parts or weights are missing."""
    step = steps_of(found.framework)[-1]
    if not step.children:
        year = found.framework.fiscal_year
        return Text(f"ยังไม่ทราบน้ำหนักคะแนนของปี {year}", f"The weights of FY {year} are not known.")
    missing = [label(found.framework, code) for code in step.children if found.settled(code) is None]
    return Text(
        f"คำนวณคะแนนรวมซ้ำไม่ได้ เพราะไม่มีคะแนน {', '.join(one.th for one in missing)}",
        f"The total cannot be recomputed without {', '.join(one.en for one in missing)}.",
    )


def no_level_published(because: Text) -> Text:
    """No published level; what the rules give is said."""
    return Text("ไม่มีระดับที่ประกาศให้เทียบ", "No published level to compare with.") + because


def foreign_level(written: str, framework: Framework, name: Named) -> Text:
    """The level name is not of this year's system."""
    own = "" if isinstance(framework.levels, str) else ", ".join(one.name.th for one in framework.levels.ladder)
    year, years = framework.fiscal_year, ", ".join(map(str, name.years))
    if name.verdict is LevelName.OTHER_YEAR:
        return Text(
            f"“{written}” เป็นระดับของปี {years} ส่วนปี {year} ใช้ {own}",
            f"“{written}” is a level of FY {years}; FY {year} uses {own}.",
        )
    return Text(f"ไม่มีระดับ “{written}” ปี {year} ใช้ {own}", f"There is no level “{written}”; FY {year} uses {own}.")


def wrong_level(written: str, because: Text) -> Text:
    """The published level is not what the rules give."""
    return Text(f"ประกาศระดับ “{written}” แต่", f"Published as “{written}”, but:") + because


def no_steps(scope: Scope) -> Text:
    """Averages and internal assessments have no reachable steps."""
    if scope is Scope.AVERAGE:
        return Text("เป็นค่าเฉลี่ยของหลายหน่วยงาน คะแนนจึงไม่เป็นขั้น", "An average over agencies has no steps.")
    return Text(
        "เป็นการประเมินภายในหน่วยงาน ซึ่งอาจให้คะแนนข้อเป็นเศษส่วน",
        "An internal assessment may give part of an item's points.",
    )


def half_points(codes: Sequence[str]) -> Text:
    """OIT items that are neither 0 nor 100."""
    listed = ", ".join(codes)
    return Text(
        f"ข้อ OIT ได้เพียง 0 หรือ 100 แต่ {listed} เป็นค่าอื่น",
        f"An OIT item is 0 or 100, but {listed} is neither.",
    )


def no_oit(framework: Framework) -> Text:
    """No OIT figure, or the item list of the year is not known."""
    year = framework.fiscal_year
    return Text(
        f"ไม่มีคะแนน OIT ให้ตรวจ หรือยังไม่ทราบรายการข้อ OIT ของปี {year}",
        f"There is no OIT score to check, or the OIT items of FY {year} are not known.",
    )


def reachable(framework: Framework, *, firm: bool) -> Text:
    """The OIT figures can be had with that year's items."""
    sentence = Text("จำนวนข้อ OIT ของปีนั้นให้คะแนนนี้ได้", "The OIT items of that year can give these scores.")
    return sentence if firm else sentence + UNVERIFIED


def unreachable(found: Estimate, result: Reach) -> Text:
    """A figure lies between two steps."""
    name = label(found.framework, result.code)
    near = [shown(one) for one in result.nearest]
    given = shown(found.given[result.code])
    sentence = Text(
        f"{name.th} ได้ {given} ซึ่งผลของข้อ OIT ปีนั้นให้ไม่ได้" + (f" ค่าที่ใกล้ที่สุดคือ {' และ '.join(near)}" if near else ""),
        f"The OIT items of that year cannot give {given} for {name.en}"
        + (f"; the nearest are {' and '.join(near)}." if near else "."),
    )
    return sentence if result.firm else sentence + UNVERIFIED
