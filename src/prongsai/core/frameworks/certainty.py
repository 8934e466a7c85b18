"""How sure the facts of a year are, in words and in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from prongsai.core.frameworks.model import Fact, Framework, Part, Status
from prongsai.core.text import Text

UNKNOWN = "unknown"
NOT_CHECKED = Text("ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช.", "not verified against NACC's manual")
SURENESS: dict[str, Text] = {
    Status.VERIFIED: Text("พบในเอกสารที่อ้าง", "found in the source named"),
    Status.REPRODUCED: Text("คำนวณซ้ำได้ตรงกับผลที่ประกาศ", "reproduces published results"),
    Status.INFERRED: Text("อนุมานจากเอกสารที่พบ", "inferred from documents found"),
    Status.ASSUMED: Text("เป็นข้อสมมติ ยังไม่พบเอกสารยืนยัน", "assumed; no document found that confirms it"),
    UNKNOWN: Text("ไม่ทราบ", "unknown"),
}


def sureness_count(framework: Framework) -> Counter[str]:
    """How many facts of a year are verified, reproduced, inferred, assumed or unknown."""
    return Counter(_sureness(fact) for fact in _facts(framework))


def _sureness(fact: Fact) -> str:
    return UNKNOWN if UNKNOWN in _values(fact) else fact.basis.status.value


def _facts(part: Part) -> Iterator[Fact]:
    if isinstance(part, Fact):
        yield part
    for value in _values(part):
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for one in inside:
            if isinstance(one, Part):
                yield from _facts(one)


def _values(part: Part) -> list[object]:
    return [getattr(part, name) for name in type(part).model_fields]
