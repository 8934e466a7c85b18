"""The few words that the renderers themselves put on paper, and what goes at the head and foot of each page."""

from __future__ import annotations

from prongsai.core.reports.blocks import Document, Metadata
from prongsai.core.text import Text

EMPTY = "-"
SIMULATED = Text("ข้อมูลจำลอง ไม่ใช่ผลการประเมินจริง", "Simulated data, not a real result")
SIGN = Text("(ลงชื่อ)", "(signed)")
DATE = Text("วันที่", "date")
PAGE = Text("หน้า ", "Page ")
OF_PAGES = Text(" จาก ", " of ")
YEAR = Text("ปีงบประมาณ พ.ศ. {year}", "fiscal year {year} B.E.")
FRAMEWORK = Text("กรอบการประเมิน", "framework")
DOTS = "." * 40
MEMO = Text("บันทึกข้อความ", "Memorandum")
OFFICE = Text("ส่วนราชการ", "Office")
NUMBER = Text("ที่", "No.")
SUBJECT = Text("เรื่อง", "Subject")
TO = Text("เรียน", "To")
ROOM_FOR_GARUDA = Text("ที่ว่างสำหรับตราครุฑ", "Room for the Garuda")
ROOM_FOR_EMBLEM = Text("ที่ว่างสำหรับตราหน่วยงาน", "Room for the emblem")
ROOM_FOR_PICTURE = Text("ที่ว่างสำหรับภาพ", "Room for a picture")
CHART = Text("แผนภูมิ", "Chart")
MEMO_DATE = Text("วันที่", "Date")


def foot(document: Document) -> str:
    """What stands at the foot beside the page number: the agency and the year."""
    about = document.metadata
    year = YEAR.in_language(document.language).format(year=about.fiscal_year) if about.fiscal_year else ""
    return " ".join(part for part in (about.agency, year) if part)


def running(document: Document) -> str:
    """What stands at the head of each page: that data is simulated, and what else nobody may overlook."""
    simulated = SIMULATED.in_language(document.language) if document.metadata.simulated else ""
    return " · ".join(one for one in (document.metadata.mark, simulated) if one)


def description(document: Document) -> str:
    """The properties' comment: which rules and software made the document, and what is not verified."""
    about = document.metadata
    parts = (_made_by(about), running(document), *about.notes)
    return " · ".join(part for part in parts if part)


def _made_by(about: Metadata) -> str:
    rules = f"framework sha256 {about.framework_hash}" if about.framework_hash else ""
    software = f"Prongsai {about.software_version}" if about.software_version else ""
    return " · ".join(part for part in (rules, software) if part)
