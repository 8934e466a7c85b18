"""The published total held against what the figures give."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.core.published.estimate import Estimate
from prongsai.core.published.sentences.shared import basis_of, between, flagged, label, weights_of_parts
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import ANYTHING, Interval
from prongsai.core.scoring.plan import TOTAL, steps_of
from prongsai.core.text import Text, listed, thai_joined

NO_TOTAL = Text("ไม่มีคะแนนรวมที่ประกาศให้เทียบ", "No published total to compare with.")


def agrees(found: Estimate, codes: Sequence[str]) -> Text:
    """The published total is what the figures give, up to their rounding; `codes` are known by their parts alone."""
    given = shown(found.given[TOTAL])
    sentence = Text(f"คะแนนรวม {given} คำนวณซ้ำแล้วตรงกัน", f"Recomputed, the total agrees with {given}.")
    if given != shown(found.computed[TOTAL].value):
        sentence = Text(
            f"คะแนนรวม {given} ต่างจากที่คำนวณซ้ำไม่เกินผลของการปัดเศษ",
            f"The total {given} differs from the recomputed one by no more than rounding.",
        )
    assumed = [basis for code in codes for basis in weights_of_parts(found.framework, code)]
    return flagged(sentence, basis_of(found.framework, TOTAL), *assumed)


def differs(found: Estimate) -> Text:
    """The published total is not what the figures give, or beyond what the known ones of them allow."""
    given, limits = shown(found.given[TOTAL]), between(found.allowed[TOTAL])
    sentence = _is_another(found, given, limits) if TOTAL in found.computed else _is_beyond(given, limits)
    return flagged(sentence, basis_of(found.framework, TOTAL))


def _is_another(found: Estimate, given: str, limits: Text) -> Text:
    value = shown(found.computed[TOTAL].value)
    beside = Text("", "") if limits.th == value else Text(f" (เป็นไปได้ {limits.th})", f" (possible: {limits.en})")
    return Text(
        f"คะแนนรวมที่ประกาศ {given} ไม่ตรงกับที่คำนวณได้ {value}{beside.th}",
        f"The published total {given} is not what the figures give: {value}{beside.en}.",
    )


def _is_beyond(given: str, limits: Text) -> Text:
    return Text(
        f"คะแนนรวมที่ประกาศ {given} เป็นไปไม่ได้ คะแนนที่มีให้ได้เพียง {limits.th}",
        f"The published total {given} cannot be: the known figures allow only {limits.en}.",
    )


def within(found: Estimate) -> Text:
    """The total is possible, and cannot be confirmed while it is not known how parts are merged."""
    given, limits = shown(found.given[TOTAL]), between(found.allowed[TOTAL])
    return Text(
        f"คะแนนรวม {given} เป็นไปได้ (ช่วง {limits.th}) แต่ยืนยันไม่ได้ เพราะยังไม่ทราบวิธีรวมคะแนนแต่ละส่วนของเครื่องมือ",
        f"The total {given} is possible ({limits.en}), but not confirmed: how the parts are merged is not known.",
    )


def implied_impossible(found: Estimate, code: str) -> Text:
    """The missing part would have to lie where it cannot."""
    name, left = label(found.framework, code), found.implied[code]
    given, middle = shown(found.given[TOTAL]), shown((left.low + left.high) / 2)
    limits = between(found.spans.get(code, ANYTHING))
    return Text(
        f"คะแนนรวมที่ประกาศ {given} จะเป็นจริงได้ต่อเมื่อ {name.th} ได้ {middle} ซึ่งอยู่นอกช่วงที่เป็นไปได้ {limits.th}",
        f"The published total {given} would need {name.en} to be {middle}, which is outside {limits.en}.",
    )


def not_recomputable(found: Estimate) -> Text:
    """Parts or weights are missing."""
    step = steps_of(found.framework)[-1]
    if not step.children:
        year = found.framework.fiscal_year
        return Text(f"ยังไม่ทราบน้ำหนักคะแนนของปี {year}", f"The weights of FY {year} are not known.")
    missing = _missing(found, [code for code in step.children if found.settled(code) is None])
    sentence = Text(
        f"คำนวณคะแนนรวมซ้ำไม่ได้ เพราะไม่มี{thai_joined('คะแนน', missing.th)}",
        f"The total cannot be recomputed without {missing.en}.",
    )
    left = [_left(found, code, span) for code in found.implied if (span := found.left_for(code))]
    return sentence + left[0] if left else sentence


def _missing(found: Estimate, codes: Sequence[str]) -> Text:
    number = len(found.framework.indices)
    if len(codes) == number:
        return Text(f"ดัชนีทั้ง {number}", f"its {number} indices")
    return listed([label(found.framework, code) for code in codes])


def _left(found: Estimate, code: str, span: Interval) -> Text:
    name, limits = label(found.framework, code), between(span)
    return Text(
        f"หากคะแนนรวมถูกต้อง {name.th} ต้องได้ {limits.th}", f"If the total is right, {name.en} must be {limits.en}."
    )
