"""What the checks of published figures say to people."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.model import Basis, Framework
from prongsai.core.published.estimate import Estimate
from prongsai.core.published.levels import LevelName, Named
from prongsai.core.published.row import Scope
from prongsai.core.scoring.bounds import Reach
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import ANYTHING, Interval
from prongsai.core.scoring.plan import TOTAL, steps_of
from prongsai.core.text import Text, listed, thai_joined

NO_SCORES = Text("ไม่มีคะแนนเครื่องมือหรือตัวชี้วัดให้เทียบ", "There are no scores of instruments or indicators to compare.")
TOO_FEW_INDICATORS = Text(
    "ไม่มีคะแนนตัวชี้วัดครบพอที่จะเทียบกับคะแนนเครื่องมือ",
    "Too few indicator scores to compare with the instruments' scores.",
)
NO_INSTRUMENTS = Text(
    "คำนวณคะแนนเครื่องมือจากตัวชี้วัดได้ แต่ไม่มีคะแนนเครื่องมือที่ประกาศให้เทียบ",
    "The instruments' scores follow from the indicators; none is published to compare them with.",
)
NO_OIT = Text("ไม่มีคะแนน OIT หรือตัวชี้วัดของ OIT ให้ตรวจ", "There is no score of OIT or its indicators to check.")
NO_TOTAL = Text("ไม่มีคะแนนรวมที่ประกาศให้เทียบ", "No published total to compare with.")
OF_AVERAGE = Text(
    "(ระดับตัดสินเป็นรายหน่วยงาน ค่าเฉลี่ยเทียบได้เพียงคร่าว ๆ)",
    "(Levels are for single agencies; an average only falls into a range.)",
)
UNVERIFIED = Text(f"(เกณฑ์ข้อนี้{NOT_CHECKED.th})", f"(This rule is {NOT_CHECKED.en}.)")


def label(framework: Framework, code: str) -> Text:
    """A short name for a figure: IIT, indicator 9, item o42."""
    if code == TOTAL:
        return Text("คะแนนรวม", "total")
    if code.isdigit():
        return Text(f"ดัชนีที่ {code}", f"index {code}") if framework.indices else _indicator(code)
    if code[0].isdigit():
        return Text(f"ตัวชี้วัดย่อย {code}", f"sub-indicator {code}")
    return Text(code, code)


def _indicator(code: str) -> Text:
    return Text(f"ตัวชี้วัดที่ {code}", f"indicator {code}")


def flagged(sentence: Text, framework: Framework) -> Text:
    """The sentence on a level, marked where the year's thresholds are not verified."""
    levels = framework.levels
    return sentence if isinstance(levels, str) else _flagged(sentence, levels.basis)


def _flagged(sentence: Text, *bases: Basis) -> Text:
    return sentence if all(basis.status.is_firm for basis in bases) else sentence + UNVERIFIED


def _basis_of(framework: Framework, code: str) -> Basis:
    """What the rule that leads to a node rests on."""
    return next(step.basis for step in steps_of(framework) if step.code == code)


def no_framework(year: int) -> Text:
    """The year is before or after the years whose rules are known."""
    return Text(
        f"ไม่มีกรอบการประเมินของปี {year} ในระบบ จึงตรวจไม่ได้",
        f"There are no rules for FY {year}, so nothing can be checked.",
    )


def nothing_to_compare(found: Estimate) -> Text:
    """Why no published figure could be held against its parts."""
    framework, tools = found.framework, [one.code for one in found.framework.instruments]
    if framework.indices:
        return _built_from_indices(framework)
    if any(code in found.computed and code in found.allowed for code in tools):
        return NO_INSTRUMENTS
    some = any(code in found.spans for code in tools)
    return TOO_FEW_INDICATORS if some else NO_SCORES


def _built_from_indices(framework: Framework) -> Text:
    year, number = framework.fiscal_year, len(framework.indices)
    return Text(
        f"ปี {year} คิดคะแนนรวมจาก {number} ดัชนีโดยตรง จึงไม่มีคะแนนเครื่องมือให้เทียบ",
        f"In FY {year} the total comes straight from {number} indices; there are no instrument scores to compare.",
    )


def figure_differs(found: Estimate, code: str) -> Text:
    """A published figure is not what its parts give, or beyond what the known ones of them allow."""
    name, given = label(found.framework, code), shown(found.given[code])
    return _flagged(_differs(found, code, name, given), _basis_of(found.framework, code))


def _differs(found: Estimate, code: str, name: Text, given: str) -> Text:
    if code in found.computed:
        computed = shown(found.computed[code].value)
        return Text(
            f"{name.th} ประกาศ {given} แต่คำนวณจากคะแนนย่อยได้ {computed}",
            f"{name.en} is published as {given}, but its parts give {computed}.",
        )
    low, high = found.allowed[code].shown
    return Text(
        f"{name.th} ประกาศ {given} แต่คะแนนย่อยที่มีให้ได้เพียง {low} ถึง {high}",
        f"{name.en} is published as {given}, but its known parts allow only {low} to {high}.",
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


def merged(found: Estimate, code: str) -> Text:
    """An instrument known by its parts alone."""
    value = shown(found.computed[code].value)
    sentence = Text(
        f"{code} {value} คิดจากคะแนนแต่ละส่วนตามน้ำหนักในกรอบ",
        f"{code} {value} is worked out from its parts by the weights in the rules.",
    )
    return _flagged(sentence, *_weights_of_parts(found.framework, code))


def _weights_of_parts(framework: Framework, code: str) -> list[Basis]:
    return [part.weight.basis for part in framework.instrument(code).parts]


def not_used(framework: Framework, codes: Sequence[str]) -> Text:
    """Figures that the year's system does not have."""
    names = listed([_indicator(code) if code.isdigit() else label(framework, code) for code in codes])
    return Text(
        f"ไม่ได้ใช้{thai_joined('คะแนน', names.th)} เพราะกรอบปี {framework.fiscal_year} ไม่มีส่วนนี้",
        f"Not used, since the rules of FY {framework.fiscal_year} have no such part: {names.en}.",
    )


def total_agrees(found: Estimate, codes: Sequence[str]) -> Text:
    """The published total is what the figures give, up to their rounding; `codes` are known by their parts alone."""
    given = shown(found.given[TOTAL])
    sentence = Text(f"คะแนนรวม {given} คำนวณซ้ำแล้วตรงกัน", f"Recomputed, the total agrees with {given}.")
    if given != shown(found.computed[TOTAL].value):
        sentence = Text(
            f"คะแนนรวม {given} ต่างจากที่คำนวณซ้ำไม่เกินผลของการปัดเศษ",
            f"The total {given} differs from the recomputed one by no more than rounding.",
        )
    assumed = [basis for code in codes for basis in _weights_of_parts(found.framework, code)]
    return _flagged(sentence, _basis_of(found.framework, TOTAL), *assumed)


def total_differs(found: Estimate) -> Text:
    """The published total is not what the figures give, or beyond what the known ones of them allow."""
    given, between = shown(found.given[TOTAL]), _between(found.allowed[TOTAL])
    if TOTAL in found.computed:
        value = shown(found.computed[TOTAL].value)
        beside = Text("", "") if between.th == value else Text(f" (เป็นไปได้ {between.th})", f" (possible: {between.en})")
        sentence = Text(
            f"คะแนนรวมที่ประกาศ {given} ไม่ตรงกับที่คำนวณได้ {value}{beside.th}",
            f"The published total {given} is not what the figures give: {value}{beside.en}.",
        )
    else:
        sentence = Text(
            f"คะแนนรวมที่ประกาศ {given} เป็นไปไม่ได้ คะแนนที่มีให้ได้เพียง {between.th}",
            f"The published total {given} cannot be: the known figures allow only {between.en}.",
        )
    return _flagged(sentence, _basis_of(found.framework, TOTAL))


def _between(interval: Interval) -> Text:
    low, high = interval.shown
    return Text(low, low) if low == high else Text(f"{low} ถึง {high}", f"{low} to {high}")


def total_within(found: Estimate) -> Text:
    """The total is possible, and cannot be confirmed while it is not known how parts are merged."""
    given, between = shown(found.given[TOTAL]), _between(found.allowed[TOTAL])
    return Text(
        f"คะแนนรวม {given} เป็นไปได้ (ช่วง {between.th}) แต่ยืนยันไม่ได้ เพราะยังไม่ทราบวิธีรวมคะแนนแต่ละส่วนของเครื่องมือ",
        f"The total {given} is possible ({between.en}), but not confirmed: how the parts are merged is not known.",
    )


def implied_impossible(found: Estimate, code: str) -> Text:
    """The missing part would have to lie where it cannot."""
    name, left = label(found.framework, code), found.implied[code]
    given, middle = shown(found.given[TOTAL]), shown((left.low + left.high) / 2)
    limits = _between(found.spans.get(code, ANYTHING))
    return Text(
        f"คะแนนรวมที่ประกาศ {given} จะเป็นจริงได้ต่อเมื่อ {name.th} ได้ {middle} ซึ่งอยู่นอกช่วงที่เป็นไปได้ {limits.th}",
        f"The published total {given} would need {name.en} to be {middle}, which is outside {limits.en}.",
    )


def total_not_recomputable(found: Estimate) -> Text:
    """Parts or weights are missing."""
    step = steps_of(found.framework)[-1]
    if not step.children:
        year = found.framework.fiscal_year
        return Text(f"ยังไม่ทราบน้ำหนักคะแนนของปี {year}", f"The weights of FY {year} are not known.")
    missing = listed([label(found.framework, code) for code in step.children if found.settled(code) is None])
    sentence = Text(
        f"คำนวณคะแนนรวมซ้ำไม่ได้ เพราะไม่มี{thai_joined('คะแนน', missing.th)}",
        f"The total cannot be recomputed without {missing.en}.",
    )
    left = [_left(found, code, span) for code in found.implied if (span := found.left_for(code))]
    return sentence + left[0] if left else sentence


def _left(found: Estimate, code: str, span: Interval) -> Text:
    name, between = label(found.framework, code), _between(span)
    return Text(
        f"หากคะแนนรวมถูกต้อง {name.th} ต้องได้ {between.th}", f"If the total is right, {name.en} must be {between.en}."
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
    return (
        Text(f"ระดับที่ประกาศ “{written}” ไม่ตรงกับคะแนน:", f"The published level “{written}” does not fit the scores.")
        + because
    )


def no_steps(scope: Scope) -> Text:
    """Averages and internal assessments have no reachable steps."""
    if scope is Scope.AVERAGE:
        return Text("เป็นค่าเฉลี่ยของหลายหน่วยงาน คะแนนจึงไม่เป็นขั้น", "An average over agencies has no steps.")
    return Text(
        "เป็นการประเมินภายในหน่วยงาน ซึ่งอาจให้คะแนนข้อเป็นเศษส่วน",
        "An internal assessment may give part of an item's points.",
    )


def half_points(framework: Framework, codes: Sequence[str]) -> Text:
    """OIT items that are neither 0 nor 100."""
    names = listed([label(framework, code) for code in codes])
    sentence = Text(
        f"ข้อ OIT ได้เพียง 0 หรือ 100 แต่ {names.th} ได้คะแนนอื่น",
        f"An OIT item is given 0 or 100; {names.en} has another score.",
    )
    return _flagged(sentence, framework.basis)


def not_grouped(framework: Framework) -> Text:
    """It is not known how the year's items make up its indicators."""
    year = framework.fiscal_year
    return Text(
        f"ยังไม่ทราบว่าข้อ OIT ของปี {year} รวมเป็นตัวชี้วัดอย่างไร จึงตรวจไม่ได้",
        f"How the OIT items of FY {year} make up its indicators is not known.",
    )


def reachable(framework: Framework, *, firm: bool) -> Text:
    """The OIT figures can be had with that year's items."""
    year = framework.fiscal_year
    sentence = Text(f"ข้อ OIT ของปี {year} ให้คะแนนเช่นนี้ได้", f"The OIT items of FY {year} can give these scores.")
    return sentence if firm else sentence + UNVERIFIED


def unreachable(found: Estimate, result: Reach) -> Text:
    """A figure lies between two steps."""
    year, given = found.framework.fiscal_year, shown(found.given[result.code])
    name, near = label(found.framework, result.code), listed([Text(one, one) for one in map(shown, result.nearest)])
    sentence = Text(
        f"{name.th} ได้ {given} ซึ่งข้อ OIT ของปี {year} ให้ไม่ได้" + (f" ค่าที่ใกล้ที่สุดคือ {near.th}" if near.th else ""),
        f"The OIT items of FY {year} cannot give {given} for {name.en}"
        + (f"; the nearest are {near.en}." if near.en else "."),
    )
    return sentence if result.firm else sentence + UNVERIFIED
