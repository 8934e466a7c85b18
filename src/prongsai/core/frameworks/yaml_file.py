"""Reads YAML strictly: no repeated fields, no anchors, and a sentence for what cannot be read."""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from prongsai.core.frameworks.problems import Fault
from prongsai.core.text import Text

LARGEST = 1_000_000
DEEPEST = 40
SAFE: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Parsed(NamedTuple):
    """The content of a file (None when it cannot be read at all) and the faults of its writing."""

    content: dict[str, Any] | None
    faults: tuple[Fault, ...]


class _Strict(SAFE):  # type: ignore[misc, valid-type]
    """The safe loader, which also notes fields that are written twice and keeps dates it cannot read as text."""

    def __init__(self, stream: bytes) -> None:
        super().__init__(stream)
        self.faults: list[Fault] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        first: dict[str, int] = {}
        for key, _ in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in first:
                self.faults.append(_repeated(name, first[name], line))
            first.setdefault(name, line)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made

    def construct_date(self, node: yaml.ScalarNode) -> object:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


_Strict.add_constructor("tag:yaml.org,2002:timestamp", _Strict.construct_date)


def parse(data: bytes) -> Parsed:
    """The content of a YAML file; nothing in the file can run code, repeat itself or grow without end."""
    refusal = _refusal(data)
    if refusal:
        return Parsed(None, (refusal,))
    try:
        return _parsed(data)
    except yaml.MarkedYAMLError as error:
        return Parsed(None, (_syntax(error),))
    except yaml.YAMLError as error:
        return Parsed(None, (_unreadable(str(error)),))


def _parsed(data: bytes) -> Parsed:
    fault = _trap(data)
    if fault:
        return Parsed(None, (fault,))
    loader = _Strict(data)
    content = loader.get_single_data()
    if not isinstance(content, dict):
        return Parsed(None, (_no_fields(),))
    return Parsed(content, tuple(loader.faults))


def _trap(data: bytes) -> Fault | None:
    """An alias or a nesting that would make the loader run on or fall over; found without building anything."""
    depth = 0
    for event in yaml.parse(data, Loader=SAFE):
        line = event.start_mark.line + 1 if event.start_mark else 1
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            return _anchors(line)
        if depth > DEEPEST:
            return _too_deep(line)
    return None


def _refusal(data: bytes) -> Fault | None:
    if len(data) > LARGEST:
        what = Text(
            f"ไฟล์ใหญ่ {len(data):,} ไบต์ เกินกว่าที่กรอบการประเมินจะเป็นได้",
            f"The file has {len(data):,} bytes, more than a framework can have.",
        )
        return Fault((), what, Text("ตรวจว่าเลือกไฟล์ถูก", "Check that it is the right file."), 1)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = Text("ไฟล์ไม่ได้บันทึกเป็น UTF-8", "The file is not saved as UTF-8.")
        return Fault((), what, Text("บันทึกใหม่โดยเลือกการเข้ารหัส UTF-8", "Save it again with the encoding UTF-8."), line)
    return None


def _syntax(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    detail = " ".join(part for part in (error.context, error.problem) if part)
    what = Text(f"เขียนผิดรูปแบบ YAML ({detail})", f"This is not valid YAML ({detail}).")
    remedy = Text(
        "ตรวจย่อหน้า (เว้นวรรค ไม่ใช้แท็บ) เครื่องหมายคำพูดและวงเล็บที่ยังไม่ปิด ในบรรทัดนี้หรือบรรทัดก่อนหน้า",
        "Check the indentation (spaces, no tabs), quotes and brackets left open on this line or the one before.",
    )
    return Fault((), what, remedy, mark.line + 1 if mark else 1)


def _unreadable(detail: str) -> Fault:
    first = detail.splitlines()[0] if detail else ""
    what = Text(f"อ่านไฟล์ไม่ได้ ({first})", f"The file cannot be read ({first}).")
    return Fault((), what, Text("เขียนไฟล์ใหม่เป็นข้อความ YAML ธรรมดา", "Write it as plain YAML text."), 1)


def _anchors(line: int) -> Fault:
    what = Text("ไฟล์ใช้การอ้างอิง (& และ *) ซึ่งไม่รับ", "The file uses anchors (& and *), which are not accepted.")
    return Fault((), what, Text("เขียนค่านั้นให้ครบทุกที่", "Write the value out in each place."), line)


def _too_deep(line: int) -> Fault:
    what = Text("ซ้อนกันลึกเกินกว่าที่กรอบการประเมินจะเป็นได้", "It is nested deeper than a framework can be.")
    return Fault((), what, Text("ตรวจย่อหน้าและวงเล็บ", "Check the indentation and the brackets."), line)


def _no_fields() -> Fault:
    what = Text("ไฟล์ว่าง หรือไม่ได้เขียนเป็นช่อง “ชื่อ: ค่า”", "The file is empty or not written as fields “name: value”.")
    remedy = Text(
        "เริ่มจากไฟล์ของปีที่มีอยู่ แล้วแก้ไข (docs/frameworks.md)",
        "Start from the file of an existing year and change it (docs/frameworks.md).",
    )
    return Fault((), what, remedy, 1)


def _repeated(name: str, first: int, line: int) -> Fault:
    what = Text(
        f"ช่อง “{name}” เขียนซ้ำ (ครั้งแรกบรรทัด {first})", f"The field “{name}” stands twice (first on line {first})."
    )
    return Fault((name,), what, Text("เหลือไว้ครั้งเดียว", "Keep one of them."), line)
