"""Rules for codes: each once, numbered without gaps, and named only where they exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from prongsai.core.frameworks.problems import Fault
from prongsai.core.frameworks.rules.part import Part, all_items, everywhere, indicators, items, scored_parts
from prongsai.core.text import Text

_BASES = ("basis", "decided_on_basis", "weak_below_basis")


def codes_once(root: Part) -> Iterator[Fault]:
    yield from _once(scored_parts(root))
    yield from _once(indicators(root), "number")
    yield from _once([sub for one in indicators(root) for sub in one.each("sub_indicators")])
    yield from _once(all_items(root))
    yield from _once([row for item in all_items(root) for row in item.each("rows")])
    yield from _once(root.get("levels").each("ladder"))
    yield from _once(root.each("calendar"))
    yield from _once(root.each("aggregation"), "step")
    yield from _once(root.each("sampling"), "instrument")


def _once(parts: Iterable[Part], field: str = "code") -> Iterator[Fault]:
    seen: set[str] = set()
    for part in parts:
        code = part.text(field)
        if code and code in seen:
            yield part.get(field).fault(
                Text(f"รหัส “{code}” ใช้ซ้ำ", f"The code “{code}” is used twice."),
                Text("ให้รหัสใหม่ หรือลบรายการที่ซ้ำ", "Give it another code, or remove the repeated entry."),
            )
        seen.add(code)


def numbered_without_gaps(root: Part) -> Iterator[Fault]:
    yield from _in_order([(one.get("number"), str(at)) for at, one in enumerate(indicators(root), 1)])
    yield from _in_order([(one.get("number"), str(at)) for at, one in enumerate(root.each("indices"), 1)])
    for number, indicator in enumerate(indicators(root), 1):
        subs = indicator.each("sub_indicators")
        yield from _in_order([(one.get("code"), f"{number}.{at}") for at, one in enumerate(subs, 1)])
    for instrument in root.each("instruments"):
        listed = items(instrument)
        prefix = _prefix(listed)
        yield from _in_order([(one.get("code"), f"{prefix}{at}") for at, one in enumerate(listed, 1)])
    for item in all_items(root):
        yield from _in_order(_expected_rows(item))


def _prefix(listed: list[Part]) -> str:
    found = re.match(r"[^\d]*", listed[0].text("code")) if listed else None
    return found.group() if found else ""


def _expected_rows(item: Part) -> list[tuple[Part, str]]:
    code, rows = item.text("code"), item.each("rows")
    if len(rows) == 1:
        return [(rows[0].get("code"), code)]
    return [(row.get("code"), f"{code}.{at}") for at, row in enumerate(rows, 1)]


def _in_order(pairs: list[tuple[Part, str]]) -> Iterator[Fault]:
    """The first number that is not what its place asks for: the ones after it only follow from it."""
    values = [part.value for part, _ in pairs]
    for at, (part, expected) in enumerate(pairs):
        if part.value is not None and part.value not in values[:at] and str(part.value) != expected:
            yield part.fault(
                Text(
                    f"ลำดับขาดหรือสลับ: พบ {part.value} แทน {expected}",
                    f"The numbering breaks: {part.value} in place of {expected}.",
                ),
                Text(f"เปลี่ยนเป็น {expected} หรือเพิ่มรายการที่ขาด", f"Make it {expected}, or add what is missing."),
            )
            return


def hash_is_not_written(root: Part) -> Iterator[Fault]:
    if root.has("sha256"):
        yield root.get("sha256").fault(
            Text("ไม่มีช่อง “sha256” ในไฟล์", "There is no field “sha256” in a file."),
            Text("ลบช่องนี้ โปรแกรมคำนวณเองจากไฟล์", "Remove it: it is computed from the file."),
        )


def sources_declared(root: Part) -> Iterator[Fault]:
    sources = root.get("sources").value
    declared = [str(key) for key in sources] if isinstance(sources, dict) else []
    for part in everywhere(root):
        for field in _BASES:
            for source in part.get(field).entries("source") if part.has(field) else ():
                if str(source.value) not in declared:
                    yield source.fault(_no_source(str(source.value)), _other_source(str(source.value), declared))


def _no_source(named: str) -> Text:
    return Text(f"ไม่มีแหล่งข้อมูล “{named}” ในส่วน sources", f"The part sources has no “{named}”.")


def _other_source(named: str, declared: list[str]) -> Text:
    likely = get_close_matches(named, declared, n=1)
    if likely:
        return Text(f"หมายถึง “{likely[0]}” ใช่หรือไม่", f"Did you mean “{likely[0]}”?")
    return Text("เพิ่มแหล่งนี้ใน sources", "Add it to sources.")


def improvement_exists(root: Part) -> Iterator[Fault]:
    known = {item.text("code") for item in all_items(root)}
    improvement = root.get("improvement")
    for field in ("measures", "report"):
        code = improvement.text(field)
        if code and code not in known:
            yield improvement.get(field).fault(
                Text(f"ไม่มีข้อ “{code}”", f"There is no item “{code}”."),
                Text("ใช้รหัสข้อ OIT ที่มีในไฟล์", "Use the code of an OIT item of this file."),
            )


def sampled_instruments_exist(root: Part) -> Iterator[Fault]:
    known = [one.text("code") for one in root.each("instruments")]
    for sample in root.each("sampling"):
        code = sample.text("instrument")
        if code and code not in known:
            yield sample.get("instrument").fault(
                Text(f"ไม่มีเครื่องมือ “{code}”", f"There is no instrument “{code}”."),
                Text(f"ใช้ {', '.join(known)}", f"Use {', '.join(known)}."),
            )
