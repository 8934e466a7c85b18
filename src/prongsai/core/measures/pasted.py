"""ตารางมาตรการที่คัดลอกจาก Word หรือ Excel: last year's table read back into measures, by the heading of each column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from prongsai.core.calendar.model import Period, Rhythm
from prongsai.core.calendar.months import whole_year
from prongsai.core.calendar.reading import read_period
from prongsai.core.calendar.rhythms import read_rhythms
from prongsai.core.measures.cells import as_lines, lines_of, owners_in, pieces, rows_of, without_number
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numerals import to_arabic

LARGEST, MOST_MEASURES = 200_000, 200
_HEADINGS = {
    "number": r"(?:ที่|ลำดับ(?:ที่)?|no\.?|#)$",
    "former_way": r"วิธี.{0,20}เดิม",
    "result": r"(?:สรุป)?ผลการดำเนิน",
    "outcome": r"ผลลัพธ์|ผลสัมฤทธิ์|ความสำเร็จ",
    "success": r"ตัวชี้วัด(?:ความสำเร็จ|ผล)|(?:ค่า)?เป้าหมาย|indicators? of success",
    "title": r"มาตรการ|แนวทาง|โครงการ|กิจกรรม|ผลการประเมิน.*ข้อเสนอแนะ|measures?$",
    "steps": r"ขั้นตอน|วิธี|การดำเนินการ|steps?$|how$",
    "owners": r"(?:ผู้|หน่วยงาน(?:ที่)?)รับผิดชอบ|เจ้าภาพ|owners?$|responsible",
    "period": r"ระยะเวลา|กำหนด|ช่วงเวลา|วันแล้วเสร็จ|time$|period$",
    "monitoring": r"(?:การ)?(?:กำกับ|ติดตาม)|การรายงาน|monitoring$|follow",
    "budget": r"งบประมาณ|budget$",
    "problems": r"ปัญหา|อุปสรรค|problems?$",
    "advice": r"ข้อเสนอแนะ|advice$",
    "remark": r"หมายเหตุ|remarks?$|notes?$",
    "group": r"ตัวชี้วัด|indicators?$",
}
_LONGEST_HEADING = 100
_PARTS = (
    "title", "steps", "owners", "monitoring", "success", "former_way", "result", "outcome", "problems", "advice",
    "remark", "period", "budget", "group",
)  # fmt: skip


class PastedStep(NamedTuple):
    """A step, with the names of its owners where each step has its own."""

    text: str
    owners: tuple[str, ...] = ()


class PastedMeasure(NamedTuple):
    """A measure as a table has it. `notes` say what could not be read and what was done instead."""

    title: str
    steps: tuple[PastedStep, ...]
    owners: tuple[str, ...]
    period: Period | None
    rhythms: tuple[Rhythm, ...]
    monitoring: str
    success: str
    budget: int | None
    former_way: str
    outcome: str
    problems: str
    advice: str
    remark: str
    group: str
    notes: tuple[Text, ...]


def read_pasted(text: str, plan_year: int, until_year: int | None = None) -> tuple[PastedMeasure, ...]:
    """The measures of a pasted table. Years that are not written are those of the plan (Buddhist Era).

    Raises InputError, with what to paste, when no heading of a measure is found or the table is too large.
    """
    if len(text) > LARGEST:
        raise InputError(_TOO_LARGE)
    found = list(_gathered(rows_of(text, _is_heading)))
    if not found:
        raise InputError(_NO_TABLE)
    if len(found) > MOST_MEASURES:
        raise InputError(_TOO_MANY)
    return tuple(_measure(one, plan_year, until_year or plan_year) for one in found)


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the words of a heading; empty when it is no heading of a table of measures.

    A heading names the measures and their owners, or most of its cells begin with words that headings have.
    """
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        words = tidy(cell).lower()
        name = next((one for one, form in _HEADINGS.items() if one not in found and re.match(form, words)), None)
        if name and len(words) <= _LONGEST_HEADING:
            found[name] = place
    if "title" not in found and {"steps", "group"} <= found.keys():
        found["title"] = found.pop("group")
    is_heading = "title" in found and ("owners" in found or 2 * len(found) > sum(map(bool, cells)) > 1)
    if "steps" not in found and "result" in found:
        found["steps"] = found["result"]
    return found if is_heading else {}


def _is_heading(cells: Sequence[str]) -> bool:
    return bool(columns_of(cells))


def _gathered(rows: Iterable[Sequence[str]]) -> Iterator[dict[str, str]]:
    """The cells of each measure by what they are; rows without a title belong to the measure above."""
    columns: dict[str, int] = {}
    current: dict[str, str] = {}
    for cells in rows:
        if heading := columns_of(cells):
            columns = heading
            continue
        values = {name: _cell(cells, place) for name, place in columns.items() if name in _PARTS}
        if without_number(tidy(values.get("title", ""))):
            yield from _if_told(current)
            current = values
        elif current:
            current = {name: _joined(current.get(name, ""), values.get(name, "")) for name in {**current, **values}}
    yield from _if_told(current)


def _if_told(cells: dict[str, str]) -> Iterator[dict[str, str]]:
    """A measure of which something is said; a title alone is a caption between tables."""
    if any(value for name, value in cells.items() if name != "title"):
        yield cells


def _cell(cells: Sequence[str], place: int) -> str:
    value = cells[place].strip() if place < len(cells) else ""
    return "" if value in ("-", "–", "—") else value


def _joined(above: str, below: str) -> str:
    return "\n".join(filter(None, (above, below)))


def _measure(cells: dict[str, str], plan_year: int, until_year: int) -> PastedMeasure:
    def of(name: str) -> str:
        return as_lines(cells.get(name, ""))

    owners = owners_in(cells.get("owners", ""))
    texts = pieces(cells.get("steps", ""))
    each_its_own = len(owners) == len(texts) == len(lines_of(cells.get("owners", ""))) > 1
    steps = [PastedStep(one, (owners[n],) if each_its_own else ()) for n, one in enumerate(texts)]
    period, note = _period(cells, plan_year, until_year)
    budget, odd = _budget(of("budget"))
    return PastedMeasure(
        title=without_number(tidy(cells["title"])),
        steps=tuple(steps),
        owners=tuple(dict.fromkeys(owners)) if not each_its_own else (),
        period=period,
        rhythms=read_rhythms(of("monitoring"), plan_year),
        monitoring=of("monitoring"),
        success=of("success"),
        budget=budget,
        former_way=of("former_way"),
        outcome=_joined(of("outcome"), of("result") if cells.get("steps") != cells.get("result") else ""),
        problems=of("problems"),
        advice=of("advice"),
        remark=_joined(of("remark"), odd),
        group=guessed_indicator(cells.get("group", ""), cells["title"], cells.get("steps", "")),
        notes=tuple(filter(None, (note,))),
    )


def _period(cells: dict[str, str], plan_year: int, until_year: int) -> tuple[Period | None, Text | None]:
    """The time of its own column; else a time that stands where the monitoring does ("ตลอดปีงบประมาณ")."""
    written = tidy(cells.get("period", ""))
    try:
        return read_period(written or tidy(cells.get("monitoring", "")), plan_year, until_year), None
    except InputError:
        if not written:
            return None, None
    return whole_year(plan_year, until_year)._replace(text=written), _unread(written)


def _unread(written: str) -> Text:
    return Text(
        f"อ่านระยะเวลา {quoted(written)} เป็นวันไม่ได้ จึงใช้ตลอดปีของแผนและคงข้อความไว้ แก้ไขได้ภายหลัง",
        f"The time {quoted(written)} names no days: the whole plan is taken and the words are kept. You can change it.",
    )


def _budget(text: str) -> tuple[int | None, str]:
    """Baht, and what else the cell says."""
    plain = to_arabic(text).replace(",", "")
    found = re.fullmatch(r"(\d{1,15})(?:\.0+)?\s?(?:บาท)?\.?-?", plain.strip())
    return (int(found[1]), "") if found else (None, f"งบประมาณ: {text}" if text else "")


_ABOUT = {
    "4": r"ทรัพย์สิน|ยืม|รถ(?:ยนต์)?ส่วนกลาง|พัสดุครุภัณฑ์",
    "2": r"งบประมาณ|จัดซื้อ|จัดจ้าง|เบิกจ่าย",
    "3": r"ใช้อำนาจ|มอบหมายงาน|ประเมินผลการปฏิบัติงาน|เลื่อน(?:ขั้น|ตำแหน่ง|เงินเดือน)",
    "7": r"สื่อสาร|ประชาสัมพันธ์ช่องทาง|เผยแพร่ข้อมูล|ตอบข้อซักถาม|ช่องทางการติดต่อ",
    "8": r"ปรับปรุง(?:ระบบ)?การทำงาน|ออนไลน์|e-service|มีส่วนร่วม|ลด(?:ขั้นตอน|ระยะเวลา)",
    "9": r"เปิดเผยข้อมูล|เผยแพร่ข้อมูลสาธารณะ|oit",
    "5": r"แก้ไขปัญหาการทุจริต|จริยธรรม|ร้องเรียนการทุจริต|ร้องทุกข์กรณีทุจริต",
    "10": r"ป้องกันการทุจริต|no gift|ความเสี่ยง|เจตจำนง|เจตนารมณ์|สินบน",
    "6": r"คุณภาพการ|ให้บริการ|ความพึงพอใจ",
    "1": r"ปฏิบัติหน้าที่|ปฏิบัติงานตามมาตรฐาน",
}
_NUMBERED = re.compile(r"ตัวชี้วัด(?:ที่)?\s?(10|[1-9])(?!\d)")


def guessed_indicator(*texts: str) -> str:
    """The number of the indicator that words speak of ("ตัวชี้วัดที่ ๔", "ทรัพย์สินของราชการ"); empty for none."""
    plain = [to_arabic(tidy(one)).lower() for one in texts]
    if numbered := next((number[1] for one in plain if (number := _NUMBERED.search(one))), None):
        return numbered
    return next((found for one in plain if (found := _about(one))), "")


def _about(text: str) -> str | None:
    return next((number for number, form in _ABOUT.items() if re.search(form, text)), None)


_NO_TABLE = Text(
    "ไม่พบหัวตารางของมาตรการ โปรดคัดลอกตารางพร้อมแถวหัวตารางที่มีคำว่า มาตรการ และ วิธีการดำเนินการ หรือ ผู้รับผิดชอบ",
    "No heading of a table of measures was found. Copy the table with its heading, such as "
    "“มาตรการ”, “วิธีการดำเนินการ”, “ผู้รับผิดชอบ”.",
)
_TOO_LARGE = Text(
    f"ข้อความยาวเกิน {LARGEST:,} ตัวอักษร โปรดวางทีละตาราง",
    f"This is longer than {LARGEST:,} characters. Paste one table at a time.",
)
_TOO_MANY = Text(
    f"ตารางมีมาตรการมากกว่า {MOST_MEASURES} ข้อ โปรดวางทีละส่วน",
    f"The table has more than {MOST_MEASURES} measures. Paste it in parts.",
)
