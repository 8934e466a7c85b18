"""Rules for the ladder of levels: from the best down to 0, without gaps, each within reach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from prongsai.core.frameworks.problems import Fault
from prongsai.core.frameworks.rules.part import Part, scored_parts
from prongsai.core.text import Text


def levels_descend(root: Part) -> Iterator[Fault]:
    ladder = root.get("levels").each("ladder")
    for better, level in pairwise(ladder):
        above, minimum = better.number("minimum"), level.number("minimum")
        if above is None or minimum is None:
            continue
        if minimum > above:
            yield level.get("minimum").fault(
                Text("คะแนนต่ำสุดสูงกว่าระดับก่อนหน้า", "The minimum is above that of the level before."),
                Text("เรียงระดับจากสูงไปต่ำ", "List the levels from the best to the lowest."),
            )
        elif minimum == above and not better.has("every_gate_at_least"):
            yield level.get("minimum").fault(
                Text(
                    "ซ้อนกับระดับก่อนหน้า จึงไม่มีหน่วยงานใดได้ระดับนี้",
                    "It overlaps the level before, so nobody can get it.",
                ),
                Text(
                    "ลดคะแนนต่ำสุด หรือให้ระดับก่อนหน้ามีเงื่อนไข every_gate_at_least",
                    "Lower it, or give the level before a condition every_gate_at_least.",
                ),
            )


def levels_reach_zero(root: Part) -> Iterator[Fault]:
    ladder = root.get("levels").each("ladder")
    last = ladder[-1] if ladder else None
    if last and last.number("minimum"):
        yield last.get("minimum").fault(
            Text(f"คะแนนต่ำกว่า {last.text('minimum')} ไม่มีระดับ", f"A total below {last.text('minimum')} gets no level."),
            Text("ให้ระดับสุดท้ายมี minimum: 0", "Let the last level have minimum: 0."),
        )
    if last and last.has("every_gate_at_least"):
        yield last.get("every_gate_at_least").fault(
            Text(
                "ระดับสุดท้ายมีเงื่อนไข บางหน่วยงานจึงไม่ได้ระดับใด", "The last level has a condition, so some would get no level."
            ),
            Text("ลบเงื่อนไขของระดับสุดท้าย", "Remove the condition of the last level."),
        )


def passing_comes_first(root: Part) -> Iterator[Fault]:
    ladder = root.get("levels").each("ladder")
    for better, level in pairwise(ladder):
        if level.get("passes").value is True and better.get("passes").value is False:
            yield level.get("passes").fault(
                Text("ระดับนี้ผ่าน แต่ระดับที่สูงกว่าไม่ผ่าน", "This level passes while a better one does not."),
                Text("แก้ passes ของระดับใดระดับหนึ่ง", "Change `passes` of one of them."),
            )


def gates_exist(root: Part) -> Iterator[Fault]:
    known = [one.text("code") for one in scored_parts(root)]
    for gate in root.get("levels").entries("gates"):
        if str(gate.value) not in known:
            yield gate.fault(
                Text(f"ไม่มีเครื่องมือหรือส่วน “{gate.value}”", f"There is no instrument or part “{gate.value}”."),
                Text(f"ใช้ {', '.join(known)}", f"Use {', '.join(known)}."),
            )


def conditions_have_gates(root: Part) -> Iterator[Fault]:
    levels = root.get("levels")
    conditional = [one for one in levels.each("ladder") if one.has("every_gate_at_least")]
    if conditional and not levels.entries("gates"):
        yield (
            conditional[0]
            .get("every_gate_at_least")
            .fault(
                Text("มีเงื่อนไข แต่ไม่บอกว่าใช้กับคะแนนใด", "There is a condition but no score that it holds for."),
                Text("เพิ่ม gates: [IIT, EIT1, EIT2, OIT]", "Add gates: [IIT, EIT1, EIT2, OIT]."),
            )
        )
