"""Rules for the year, the calendar and the numbers of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from prongsai.core.frameworks.problems import Fault
from prongsai.core.frameworks.rules.part import Part
from prongsai.core.text import Text
from prongsai.core.thai.dates import BUDDHIST_ERA

_FIRST_YEAR, _LAST_YEAR = 2550, 2650
_BUDDHIST_FROM = 2500
_PERSONS = ("at_least", "everybody_below", "above", "least_above")


def fiscal_year_is_buddhist(root: Part) -> Iterator[Fault]:
    year = root.get("fiscal_year").value
    if isinstance(year, int) and not _FIRST_YEAR <= year <= _LAST_YEAR:
        likely = year + BUDDHIST_ERA
        remedy = Text("ใช้ปี พ.ศ. เช่น 2567", "Use the Buddhist Era, e.g. 2567.")
        if _FIRST_YEAR <= likely <= _LAST_YEAR:
            remedy = Text(f"ใช้ปี พ.ศ. {likely}", f"Use the Buddhist Era: {likely}.")
        yield root.get("fiscal_year").fault(
            Text(f"{year} ไม่ใช่ปีงบประมาณ พ.ศ.", f"{year} is no fiscal year of the Buddhist Era."), remedy
        )


def year_agrees_with_file(root: Part, name: str) -> Iterator[Fault]:
    named = re.fullmatch(r"(?:.*[\\/])?(\d{4})\.ya?ml", name)
    year = root.get("fiscal_year").value
    if named and isinstance(year, int) and int(named[1]) != year:
        yield root.get("fiscal_year").fault(
            Text(f"ปีในไฟล์คือ {year} แต่ชื่อไฟล์คือ {named[1]}", f"The file says {year}, its name says {named[1]}."),
            Text("แก้ปี หรือเปลี่ยนชื่อไฟล์", "Change the year, or rename the file."),
        )


def calendar_is_gregorian(root: Part) -> Iterator[Fault]:
    for phase in root.each("calendar"):
        for field in ("start", "end"):
            year = _year(phase.get(field).value)
            if year is not None and year >= _BUDDHIST_FROM:
                yield phase.get(field).fault(
                    Text(
                        f"ปี {year} เป็น พ.ศ. ในวันที่แบบ ค.ศ.", f"{year} is a year of the Buddhist Era in a Gregorian date."
                    ),
                    Text(f"ใช้ ค.ศ. {year - BUDDHIST_ERA}", f"Use {year - BUDDHIST_ERA}."),
                )


def _year(value: object) -> int | None:
    if isinstance(value, date):
        return value.year
    found = re.match(r"(\d{4})-", value) if isinstance(value, str) else None
    return int(found[1]) if found else None


def phases_end_after_they_start(root: Part) -> Iterator[Fault]:
    for phase in root.each("calendar"):
        start, end = phase.get("start").value, phase.get("end").value
        if type(start) is date and type(end) is date and end < start:
            yield phase.get("end").fault(
                Text("วันสิ้นสุดอยู่ก่อนวันเริ่ม", "It ends before it starts."),
                Text("สลับหรือแก้วันที่", "Swap or mend the dates."),
            )


def phases_belong_to_the_year(root: Part) -> Iterator[Fault]:
    year = root.get("fiscal_year").value
    if not isinstance(year, int) or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return
    opening, closing = year - BUDDHIST_ERA - 1, year - BUDDHIST_ERA
    for phase in root.each("calendar"):
        years = [(field, _year(phase.get(field).value)) for field in ("start", "end")]
        strange = [(field, found) for field, found in years if found and found not in (opening, closing)]
        for field, found in strange[:1]:
            if found < _BUDDHIST_FROM:
                yield phase.get(field).fault(
                    Text(f"ปี {found} ไม่อยู่ในปีงบประมาณ {year}", f"{found} is not within fiscal year {year}."),
                    Text(f"ปีงบประมาณนี้อยู่ใน ค.ศ. {opening}–{closing}", f"This fiscal year lies in {opening}–{closing}."),
                )


def persons_are_counted(root: Part) -> Iterator[Fault]:
    for sample in root.each("sampling"):
        for field in _PERSONS:
            count = sample.get(field).value
            if isinstance(count, int) and count < 0:
                yield sample.get(field).fault(
                    Text("จำนวนคนติดลบ", "A number of persons is below 0."),
                    Text("ใช้จำนวนตั้งแต่ 0 หรือ unknown", "Use 0 or more, or unknown."),
                )
