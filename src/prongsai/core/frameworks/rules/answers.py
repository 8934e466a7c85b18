"""Rules for what is answered: scales, options, directions, and what belongs to which kind of instrument."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from prongsai.core.frameworks.problems import Fault
from prongsai.core.frameworks.rules.part import Part, all_items, items
from prongsai.core.text import Text

MOST_OPTIONS = 9
_OF_TWO = {"yes_is_good", "yes_is_bad"}


def scales_declared(root: Part) -> Iterator[Fault]:
    declared = _declared(root)
    for row in _rows(root):
        if row.text("scale") and row.text("scale") not in declared:
            named, known = row.text("scale"), ", ".join(declared) or "-"
            yield row.get("scale").fault(
                Text(f"ไม่มีมาตรวัด “{named}” ในส่วน scales", f"The part scales has no “{named}”."),
                Text(f"ใช้มาตรวัดที่มี ({known}) หรือเพิ่มใน scales", f"Use one that is there ({known}) or add it."),
            )


def directions_fit(root: Part) -> Iterator[Fault]:
    declared = _declared(root)
    for row in _rows(root):
        scale, direction = declared.get(row.text("scale")), row.text("direction")
        options = len(scale.entries("options")) if scale else 0
        of_two = options == 2
        if direction and options > 1 and of_two != (direction in _OF_TWO):
            yield row.get("direction").fault(_misfit(row.text("scale"), direction), _fitting(of_two))


def _misfit(scale: str, direction: str) -> Text:
    return Text(
        f"ทิศทาง {direction} ใช้กับมาตรวัด {scale} ไม่ได้", f"The direction {direction} does not fit the scale {scale}."
    )


def _fitting(of_two: bool) -> Text:
    if of_two:
        return Text(
            "มาตรวัดสองตัวเลือกใช้ yes_is_good หรือ yes_is_bad", "A scale of two options takes yes_is_good or yes_is_bad."
        )
    return Text("มาตรวัดหลายระดับใช้ normal หรือ reverse", "A scale of several steps takes normal or reverse.")


def options_fit_one_character(root: Part) -> Iterator[Fault]:
    for scale in _declared(root).values():
        count = len(scale.entries("options"))
        if count > MOST_OPTIONS:
            yield scale.get("options").fault(
                Text(f"มี {count} ตัวเลือก", f"There are {count} options."),
                Text(
                    "คำตอบหนึ่งข้อเก็บเป็นอักษรตัวเดียว จึงมีได้ไม่เกิน 9 ตัวเลือก",
                    "An answer is kept as one character, so there can be 9 at most.",
                ),
            )


def options_ascend(root: Part) -> Iterator[Fault]:
    for scale in _declared(root).values():
        points = [(one, one.number("points")) for one in scale.each("options")]
        known = [(one, value) for one, value in points if value is not None]
        for (_, lower), (option, higher) in pairwise(known):
            if higher <= lower:
                yield option.get("points").fault(
                    Text("คะแนนไม่สูงกว่าตัวเลือกก่อนหน้า", "The points are not above those of the option before."),
                    Text(
                        "เรียงตัวเลือกจากคะแนนต่ำไปสูง ข้อกลับทิศใช้ direction: reverse",
                        "List options from the lowest to the highest; use direction: reverse for mirrored questions.",
                    ),
                )


def belongs_to_kind(root: Part) -> Iterator[Fault]:
    for instrument in root.each("instruments"):
        if instrument.text("kind") == "survey":
            yield from _survey(instrument)
        if instrument.text("kind") == "disclosure":
            yield from _disclosure(instrument)


def _survey(instrument: Part) -> Iterator[Fault]:
    for indicator in instrument.each("indicators"):
        if indicator.has("sub_indicators"):
            yield indicator.get("sub_indicators").fault(
                Text("แบบวัดไม่มีตัวชี้วัดย่อย", "A survey has no sub-indicators."),
                Text("ใส่ข้อคำถามใน items ของตัวชี้วัด", "Put the questions under items of the indicator."),
            )
    for item in items(instrument):
        if item.has("elements"):
            yield item.get("elements").fault(
                Text("ข้อคำถามไม่มีองค์ประกอบ", "A question has no elements."),
                Text("ใช้ rows หรือ scale กับ direction", "Use rows, or scale and direction."),
            )
        elif not item.entries("rows"):
            yield item.fault(
                Text("ข้อคำถามไม่มีสิ่งที่ให้ตอบ", "The question has nothing to answer."),
                Text("เพิ่ม scale และ direction หรือ rows", "Add scale and direction, or rows."),
            )


def _disclosure(instrument: Part) -> Iterator[Fault]:
    for item in items(instrument):
        if item.entries("rows"):
            yield item.get("rows").fault(
                Text("ข้อ OIT ไม่มีคำตอบให้เลือก", "An OIT item has no answers to choose."),
                Text("ลบ rows, scale และ direction", "Remove rows, scale and direction."),
            )
        if not item.entries("elements"):
            yield item.fault(
                Text("ข้อ OIT ไม่มีองค์ประกอบที่ต้องแสดง", "The OIT item lists nothing that it must contain."),
                Text("เพิ่ม elements อย่างน้อยหนึ่งรายการ", "Add at least one entry under elements."),
            )


def items_in_one_place(root: Part) -> Iterator[Fault]:
    for instrument in root.each("instruments"):
        for indicator in instrument.each("indicators"):
            if indicator.each("items") and indicator.each("sub_indicators"):
                yield indicator.get("items").fault(
                    Text("มีทั้ง items และ sub_indicators", "There are both items and sub_indicators."),
                    Text("ย้ายทุกข้อไปไว้ในตัวชี้วัดย่อย", "Move all items under the sub-indicators."),
                )


def _declared(root: Part) -> dict[str, Part]:
    scales = root.get("scales")
    inside = scales.value if isinstance(scales.value, dict) else {}
    return {str(code): Part((*scales.path, code), scale) for code, scale in inside.items()}


def _rows(root: Part) -> list[Part]:
    return [row for item in all_items(root) for row in item.each("rows")]
