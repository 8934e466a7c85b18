"""Figures held against their parts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.estimate import Estimate
from prongsai.core.published.sentences.shared import basis_of, flagged, indicator, label, weights_of_parts
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Interval
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


def differs(found: Estimate, code: str) -> Text:
    """A published figure is not what its parts give, or beyond what the known ones of them allow."""
    return flagged(_difference(found, code), basis_of(found.framework, code))


def _difference(found: Estimate, code: str) -> Text:
    name, given = label(found.framework, code), shown(found.given[code])
    if code in found.computed:
        computed = shown(found.computed[code].value)
        return Text(
            f"{name.th} ประกาศ {given} แต่คำนวณจากคะแนนย่อยได้ {computed}",
            f"The published score of {name.en} is {given}, but its parts give {computed}.",
        )
    low, high = found.allowed[code].shown
    return Text(
        f"{name.th} ประกาศ {given} แต่คะแนนย่อยที่มีให้ได้เพียง {low} ถึง {high}",
        f"The published score of {name.en} is {given}, but its known parts allow only {low} to {high}.",
    )


def agree(found: Estimate, codes: Sequence[str]) -> Text:
    """All compared figures agree with their parts."""
    names = listed([label(found.framework, code) for code in codes])
    sentence = Text(f"คำนวณซ้ำแล้วตรงกัน: {names.th}", f"Recomputed and found the same: {names.en}.")
    return flagged(sentence, *(basis_of(found.framework, code) for code in codes))


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
    return flagged(sentence, *weights_of_parts(found.framework, code))


def not_used(framework: Framework, codes: Sequence[str]) -> Text:
    """Figures that the year's system does not have."""
    names = listed([indicator(code) if code.isdigit() else label(framework, code) for code in codes])
    return Text(
        f"ไม่ได้ใช้{thai_joined('คะแนน', names.th)} เพราะกรอบปี {framework.fiscal_year} ไม่มีส่วนนี้",
        f"Not used, since the rules of FY {framework.fiscal_year} have no such part: {names.en}.",
    )
