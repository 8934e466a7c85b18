"""Rules for weights and for how scores are put together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prongsai.core.frameworks.problems import Fault
from prongsai.core.frameworks.rules.part import Part
from prongsai.core.text import Text

WHOLE = Fraction(100)


def weights_make_a_whole(root: Part) -> Iterator[Fault]:
    yield from _whole(root.get("instruments"), root.each("instruments"))
    yield from _whole(root.get("indices"), root.each("indices"))
    for instrument in root.each("instruments"):
        yield from _whole(instrument.get("parts"), instrument.each("parts"))


def _whole(place: Part, parts: list[Part]) -> Iterator[Fault]:
    """All weights known: they make 100. Some without a weight: said, unless none has one."""
    weighted = [one for one in parts if one.has("weight")]
    known = [one.get("weight").number("value") for one in weighted]
    if weighted and len(weighted) < len(parts):
        without = next(one for one in parts if not one.has("weight"))
        yield without.fault(
            Text("ไม่มีน้ำหนัก แต่ส่วนอื่นมี", "It has no weight, while others have one."),
            Text("เพิ่ม weight: {value: …} หรือ {value: unknown}", "Add weight: {value: …} or {value: unknown}."),
        )
    elif weighted and None not in known and sum(filter(None, known)) != WHOLE:
        yield place.fault(_sum(sum(filter(None, known), Fraction(0))), _mend())


def _sum(total: Fraction) -> Text:
    shown = f"{float(total):g}"
    return Text(f"น้ำหนักรวมเป็น {shown} ไม่ใช่ 100", f"The weights make {shown}, not 100.")


def _mend() -> Text:
    return Text("แก้น้ำหนักให้รวมกันได้ 100", "Change the weights so that they make 100.")


def parts_have_a_rule(root: Part) -> Iterator[Fault]:
    steps = {one.text("step") for one in root.each("aggregation")}
    for instrument in root.each("instruments"):
        if instrument.each("parts") and "parts_to_instrument" not in steps:
            yield instrument.get("parts").fault(
                Text("เครื่องมือมีส่วนย่อย แต่ไม่บอกวิธีรวม", "The instrument has parts, but how they are merged is not said."),
                Text(
                    "เพิ่ม {step: parts_to_instrument, rule: weighted_mean} ใน aggregation",
                    "Add {step: parts_to_instrument, rule: weighted_mean} to aggregation.",
                ),
            )


def only_parts_are_weighted(root: Part) -> Iterator[Fault]:
    for one in root.each("aggregation"):
        if one.text("rule") == "weighted_mean" and one.text("step") != "parts_to_instrument":
            yield one.get("rule").fault(
                Text("ขั้นนี้ไม่มีน้ำหนักให้ใช้", "This step has no weights to use."),
                Text("ใช้ mean หรือ unknown", "Use mean or unknown."),
            )
