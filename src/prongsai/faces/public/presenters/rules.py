"""The rules that a result rests on, one line each, with how sure they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.frameworks.model import Basis, Framework, Levels
from prongsai.core.scoring.exact import shown
from prongsai.core.text import Text
from prongsai.faces.public.presenters.amounts import exactly
from prongsai.faces.public.presenters.basis import BasisView, basis_view

STEPS = {
    "rows_to_item": Text("ประเด็นย่อย → ข้อคำถาม", "sub-items → question"),
    "items_to_indicator": Text("ข้อคำถาม → ตัวชี้วัด", "questions → indicator"),
    "items_to_sub_indicator": Text("ข้อ OIT → ตัวชี้วัดย่อย", "OIT items → sub-indicator"),
    "sub_indicators_to_indicator": Text("ตัวชี้วัดย่อย → ตัวชี้วัด", "sub-indicators → indicator"),
    "indicators_to_instrument": Text("ตัวชี้วัด → เครื่องมือ", "indicators → instrument"),
    "parts_to_instrument": Text("EIT สองส่วน → EIT", "the two parts → EIT"),
}
RULES = {
    "mean": Text("ค่าเฉลี่ย น้ำหนักเท่ากัน", "plain mean"),
    "weighted_mean": Text("ค่าเฉลี่ยถ่วงน้ำหนัก", "weighted mean"),
    "unknown": Text("ยังไม่ทราบ", "not known"),
}
NOT_KNOWN = Text("ยังไม่ทราบ", "not known")


@dataclass(frozen=True)
class RuleView:
    """A rule: what it is about, what it says, how sure that is."""

    name: Text
    says: Text
    basis: BasisView


def rule_views(framework: Framework) -> tuple[RuleView, ...]:
    """Weights, merging, means and levels of a year."""
    return (*_weights(framework), *_parts(framework), *_means(framework), *_levels(framework), _threshold(framework))


def _rule(framework: Framework, name: Text, says: Text, basis: Basis) -> RuleView:
    return RuleView(name, says, basis_view(framework, basis))


def _weights(framework: Framework) -> Iterator[RuleView]:
    for part in framework.indices or framework.instruments:
        if part.weight is not None:
            name = Text(f"น้ำหนัก {part.code}", f"Weight of {part.code}")
            yield _rule(framework, name, _percent(part.weight.value), part.weight.basis)


def _parts(framework: Framework) -> Iterator[RuleView]:
    for part in (part for one in framework.instruments for part in one.parts):
        name = Text(f"สัดส่วนของ {part.name.th}", f"Share of {part.name.en}")
        yield _rule(framework, name, _percent(part.weight.value), part.weight.basis)


def _means(framework: Framework) -> Iterator[RuleView]:
    for one in framework.aggregation:
        yield _rule(framework, STEPS[one.step], RULES[one.rule], one.basis)


def _levels(framework: Framework) -> Iterator[RuleView]:
    levels = framework.levels
    if isinstance(levels, str):
        yield _rule(framework, Text("เกณฑ์ระดับ", "Levels"), NOT_KNOWN, framework.basis)
        return
    yield _rule(framework, Text("เกณฑ์ระดับ", "Levels"), _ladder(levels), levels.basis)
    if levels.decided_on_basis is not None:
        yield _rule(framework, Text("ตัดสินระดับจาก", "Levels are decided on"), _decided(levels), levels.decided_on_basis)


def _threshold(framework: Framework) -> RuleView:
    value = exactly(framework.weak_below)
    says = Text(f"ต่ำกว่า {value}", f"below {value}")
    return _rule(framework, Text("ประเด็นที่ต้องพัฒนา", "To be improved"), says, threshold_basis(framework))


def threshold_basis(framework: Framework) -> Basis:
    """Where the threshold between strong and weak comes from."""
    return framework.weak_below_basis or framework.basis


def _ladder(levels: Levels) -> Text:
    thai = " · ".join(f"{one.name.th} {shown(one.minimum)}" for one in levels.ladder)
    return Text(thai, " · ".join(f"{one.name.en} {shown(one.minimum)}" for one in levels.ladder))


def _decided(levels: Levels) -> Text:
    if levels.decided_on == "shown":
        return Text("คะแนนที่แสดง ทศนิยมสองตำแหน่ง", "the score as shown, two decimals")
    return Text("คะแนนก่อนปัดเศษ", "the score before rounding")


def _percent(value: Fraction | str) -> Text:
    if isinstance(value, str):
        return NOT_KNOWN
    number = exactly(value)
    return Text(f"ร้อยละ {number}", f"{number} %")
