"""Who usually does something, and which unit of an agency that is: กองคลัง here, ฝ่ายการเงินและบัญชี there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from prongsai.core.text import Text


class UsualOwner(StrEnum):
    """A kind of desk that most agencies have under some name; ALL is every unit."""

    ALL = "all"
    CLERK = "clerk"
    FINANCE = "finance"
    WORKS = "works"
    EDUCATION = "education"
    PLANNING = "planning"
    HR = "hr"
    LEGAL = "legal"
    AUDIT = "audit"
    IT = "it"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    UsualOwner.ALL: Text("ทุกสำนัก/กอง", "Every division"),
    UsualOwner.CLERK: Text("สำนักปลัดหรือสำนักงานเลขานุการ", "Office of the clerk"),
    UsualOwner.FINANCE: Text("งานคลังและพัสดุ", "Finance and supplies"),
    UsualOwner.WORKS: Text("งานช่าง", "Public works"),
    UsualOwner.EDUCATION: Text("งานการศึกษา", "Education"),
    UsualOwner.PLANNING: Text("งานแผนและงบประมาณ", "Planning and budget"),
    UsualOwner.HR: Text("งานบุคคล", "Personnel"),
    UsualOwner.LEGAL: Text("งานนิติการ", "Legal affairs"),
    UsualOwner.AUDIT: Text("งานตรวจสอบภายใน", "Internal audit"),
    UsualOwner.IT: Text("งานเทคโนโลยีสารสนเทศ", "Information technology"),
}
_NAMES = {
    UsualOwner.CLERK: r"สำนักปลัด|สำนักงานปลัด|สำนักงานเลขา|สำนักงานอธิการ|บริหารกลาง"
    r"|ฝ่ายบริหาร|สำนักงานจังหวัด|อำนวยการ|บริหารทั่วไป|ธุรการ",
    UsualOwner.FINANCE: r"คลัง|การเงิน|พัสดุ|บัญชี",
    UsualOwner.WORKS: r"ช่าง|โยธา|อาคาร|ยานพาหนะ",
    UsualOwner.EDUCATION: r"การศึกษา|ศาสนา|วัฒนธรรม",
    UsualOwner.PLANNING: r"ยุทธศาสตร์|แผน|นโยบาย|วิชาการ",
    UsualOwner.HR: r"การเจ้าหน้าที่|บุคคล|บุคลากร",
    UsualOwner.LEGAL: r"นิติการ|กฎหมาย|วินัย",
    UsualOwner.AUDIT: r"ตรวจสอบ",
    UsualOwner.IT: r"สารสนเทศ|เทคโนโลยี|คอมพิวเตอร์|ดิจิทัล|ประชาสัมพันธ์",
}
_INSTEAD = {UsualOwner.WORKS: UsualOwner.FINANCE, UsualOwner.PLANNING: UsualOwner.CLERK}


def unit_for(owner: UsualOwner, units: Sequence[str]) -> str | None:
    """The unit that usually does it, of an agency's units by name; the clerk's office, or the first, where none fits.

    None for ALL, and where the agency has no units.
    """
    if owner is UsualOwner.ALL:
        return None
    for one in (owner, _INSTEAD.get(owner, UsualOwner.CLERK), UsualOwner.CLERK):
        if found := next((unit for unit in units if re.search(_NAMES[one], unit)), None):
            return found
    return next(iter(units), None)


def units_for(owners: Iterable[UsualOwner], units: Sequence[str]) -> tuple[str, ...]:
    """The units of several owners, each once, in their order."""
    found = (unit_for(one, units) for one in owners)
    return tuple(dict.fromkeys(one for one in found if one is not None))
