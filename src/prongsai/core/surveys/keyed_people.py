"""What tells who answered: headings that ask for it, and cells that are times, e-mails or numbers of people.

Such columns are thrown away when answers are read from a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.core.thai.numerals import to_arabic

PRIVATE = """ประทับเวลา, เวลา, วันที่, เวลาเริ่มต้น, เวลาเสร็จสมบูรณ์, เวลาที่ตอบ, วันที่ตอบ, timestamp, date, time, start time,
    completion time, last modified time, อีเมล, ที่อยู่อีเมล, email, email address, ชื่อผู้ใช้, username, ชื่อ, นามสกุล,
    ชื่อสกุล, ชื่อนามสกุล, ชื่อและนามสกุล, ชื่อผู้ตอบ, ชื่อเล่น, ผู้ตอบ, name, full name, first name, last name,
    respondent, respondent id, response id, id, ip, ip address, user agent, โทรศัพท์, เบอร์โทร, เบอร์โทรศัพท์,
    หมายเลขโทรศัพท์, มือถือ, ไลน์, ไอดีไลน์, phone, phone number, telephone, mobile, line, line id,
    เลขบัตรประชาชน, เลขประจำตัวประชาชน, national id, ที่อยู่, หมู่บ้าน, address, เพศ, อายุ, gender, sex, age,
    ตำแหน่ง, ระดับตำแหน่ง, สังกัด, สำนัก, กอง, สำนัก/กอง, ฝ่าย, แผนก, position, unit, division, department,
    การศึกษา, ระดับการศึกษา, อาชีพ, education, occupation"""
"""Headings of columns that are thrown away; those that tell a small group (unit, age, post) are among them."""

ASKS_FOR_NAMES = re.compile(
    "^(?:กรุณา|โปรด)?(?:ระบุ|กรอก)?"
    "(?:ชื่อ(?:จริง|ผู้ตอบ|ผู้กรอก|ผู้ให้ข้อมูล|(?:และ)?(?:นาม)?สกุล)|(?:ที่อยู่)?อีเมล|email|เบอร์(?:โทร(?:ศัพท์)?|มือถือ)|หมายเลขโทรศัพท์)"
    "(?:ของ)?(?:ท่าน|คุณ|ผู้ตอบ|แบบสอบถาม|แบบสำรวจ|ติดต่อ|ที่ติดต่อได้|ถ้ามี)*$"
)
"""The same as whole sentences: "โปรดระบุชื่อ-สกุลของท่าน (ถ้ามี)"; a question about e-mails of the agency is none."""

ASKS_FOR_GROUPS = re.compile(
    "^(?:กรุณา|โปรด)?(?:ระบุ|เลือก)?(?:ท่าน|คุณ)?(?:อยู่|มี|เป็น|ปฏิบัติงาน|ทำงาน)?(?:ใน|ที่)?"
    "(?:(?:ระดับ)?(?:ตำแหน่ง|การศึกษา)|สังกัด|หน่วยงานย่อย|สำนัก|กอง|ฝ่าย|แผนก|เพศ|(?:ช่วง)?อายุ(?:งาน|ราชการ)?|อาชีพ)+"
    "(?:ของ|ท่าน|คุณ|ผู้ตอบ|ใด|ไหน|อะไร|เท่าใด|เท่าไร|เท่าไหร่|กี่|ปี|ปัจจุบัน)*$"
)
"""Whole sentences that ask for a small group: "ท่านสังกัดกองใด", "อายุของท่าน"."""

_DATE = re.compile(r"(?<!\d)(?:(\d{4})[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}[/-]\d{1,2}[/-](\d{4}))(?!\d)")
_MOMENT = re.compile(
    r"^\s*(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4})"
    r"[,T]?(?:\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?)?\s*(?:น\.|[ap]\.?m\.?|ก่อนเที่ยง|หลังเที่ยง)?"
    r"\s*(?:Z|(?:gmt|utc)?[+-]\d{1,2}(?::?\d{2})?)?\s*$",
    re.IGNORECASE,
)
_TIME_OF_DAY = re.compile(r"\d[:.]\d{2}")
_ZONE = re.compile(r"(?:gmt|utc)[+-]\d{1,2}(?::?\d{2})?", re.IGNORECASE)
_AFTER_NOON = re.compile(r"p\.?m\.?|หลังเที่ยง", re.IGNORECASE)
_BEFORE_NOON = re.compile(r"a\.?m\.?|ก่อนเที่ยง", re.IGNORECASE)
_HOUR = re.compile(r"(?<=\s)(\d{1,2})(?=[:.]\d{2})")
_MAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_PERSON = re.compile(
    r"^(?:\+?66|0)[\d\s-]{8,12}$|^\d[\s-]?\d{4}[\s-]?\d{5}[\s-]?\d{2}[\s-]?\d$|^(?:\d{1,3}\.){3}\d{1,3}$"
)
LONGEST_MOMENT = 60
BUDDHIST_ERA = 543
_EARLIEST_BUDDHIST = 2400


def year_in(cell: str) -> int | None:
    """The year (of the Christian era) of a cell that is a moment; None for any other cell."""
    text = to_arabic(cell)
    if not _is_moment(text):
        return None
    found = _DATE.search(text)
    return _christian(int(found[1] or found[2])) if found else None


def moment_as_numbers(cell: str) -> str:
    """A moment as its numbers in order of size, so that CSV and XLSX of one table say the same; other cells stay."""
    text = to_arabic(cell)
    if not _is_moment(text):
        return cell
    text = _ZONE.sub("", text)
    if _AFTER_NOON.search(text):
        text = _HOUR.sub(lambda found: str(int(found[1]) % 12 + 12), text, count=1)
    elif _BEFORE_NOON.search(text):
        text = _HOUR.sub(lambda found: str(int(found[1]) % 12), text, count=1)
    numbers = sorted(_christian(int(one)) for one in re.findall(r"\d+", text))
    return " ".join(str(one) for one in numbers if one)


def has_time_of_day(cell: str) -> bool:
    """Whether a cell is a moment to the minute or better, not merely a day."""
    text = to_arabic(cell)
    return _is_moment(text) and bool(_TIME_OF_DAY.search(text))


def is_private_content(cells: Sequence[str]) -> bool:
    """Whether a column holds moments, e-mails, or numbers of telephones, people or machines; four of five cells do."""
    told = sum(1 for one in cells if _tells(to_arabic(one)))
    return bool(cells) and 5 * told >= 4 * len(cells)


def _tells(cell: str) -> bool:
    return _is_moment(cell) or any(pattern.match(cell) for pattern in (_MAIL, _PERSON))


def _is_moment(text: str) -> bool:
    """Longer cells are not looked at: a thousand spaces in one would take seconds."""
    return len(text) <= LONGEST_MOMENT and bool(_MOMENT.match(text))


def _christian(number: int) -> int:
    return number - BUDDHIST_ERA if number >= _EARLIEST_BUDDHIST else number
