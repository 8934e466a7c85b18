"""The names of columns: what people call them in Thai and English, and the one name that the product uses.

The canonical names are those of a table of published results: scope, agency, province, fiscal_year, indicator_1 …
indicator_10, iit, eit, eit_part_1, eit_part_2, oit, total, level, source, note; then what an agency receives: question
scores i1 … i30 and e1 … e15, disclosure items o1 … o43 (with i1_note, e1_note, o1_note for remarks), recommendation_1
… recommendation_10, recommendation_iit, _eit, _oit and suggestions; a register of agencies has agency_code, kind,
district, parent and units beside the name. Forms filled downwards have code, what, value, rank, remark, advice.
"""

from __future__ import annotations

import re
from functools import lru_cache

from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numerals import to_arabic

ALIASES: dict[str, str] = {
    "scope": "scope, ขอบเขต",
    "agency": "agency, agency name, หน่วยงาน, ชื่อหน่วยงาน, หน่วยงานภาครัฐ, ชื่อหน่วยงานภาครัฐ",
    "agency_code": "agency code, official code, รหัสหน่วยงาน, รหัสทางการ",
    "kind": "kind, agency kind, ประเภท, ประเภทหน่วยงาน",
    "province": "province, จังหวัด",
    "district": "district, อำเภอ, เขต, อำเภอ/เขต",
    "parent": "parent, สังกัด, ต้นสังกัด, หน่วยงานต้นสังกัด, กระทรวง",
    "units": "units, สำนัก/กอง, สำนัก กอง, หน่วยงานภายใน, ส่วนราชการภายใน",
    "fiscal_year": "fiscal year, fiscal year be, year, fy, ปี, ปีงบประมาณ, ปีงบประมาณ พ.ศ., พ.ศ., ประจำปีงบประมาณ",
    "iit": """iit, IIT 30%, แบบวัด IIT, แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายใน, แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน,
        แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายใน IIT, แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน IIT""",
    "eit": """eit, EIT 30%, แบบวัด EIT, แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายนอก, แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก,
        แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายนอก EIT, แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก EIT, EIT รวม""",
    "eit_part_1": "eit part 1, eit1, eit public, EIT ส่วนที่ 1, EIT ส่วน 1, EIT ตอนที่ 1",
    "eit_part_2": "eit part 2, eit2, eit survey, EIT ส่วนที่ 2, EIT ส่วน 2, EIT ตอนที่ 2",
    "oit": """oit, OIT 40%, แบบวัด OIT, แบบวัดการเปิดเผยข้อมูลสาธารณะ, แบบตรวจการเปิดเผยข้อมูลสาธารณะ,
        แบบวัดการเปิดเผยข้อมูลสาธารณะ OIT""",
    "total": """total, total score, ita, ita score, overall, รวม, คะแนนรวม, ผลรวม, คะแนนภาพรวม, ภาพรวม, คะแนน ITA,
        ผลคะแนน ITA, ผลการประเมิน ITA, ผลคะแนนรวม, คะแนนเฉลี่ยรวม, คะแนนรวมทั้งหมด, คะแนนรวม ITA""",
    "level": """level, grade, rating, ระดับ, ระดับผลการประเมิน, ระดับคะแนน, ระดับผลคะแนน, ระดับผลการประเมิน ITA, เกรด,
        ผลการประเมินระดับ""",
    "source": "source, ที่มา, แหล่งที่มา, แหล่งข้อมูล, อ้างอิง",
    "note": "note, notes, หมายเหตุ",
    "suggestions": """suggestions, ข้อเสนอแนะจากภายนอก, ข้อเสนอแนะจากผู้มีส่วนได้เสียภายนอก, ข้อคิดเห็นและข้อเสนอแนะ,
        ข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอก, ข้อเสนอแนะจากผู้ตอบแบบวัด EIT, ข้อเสนอแนะ EIT""",
    "code": "code, column, field, key, item, รหัส, รหัสข้อ, ข้อ, ข้อที่",
    "what": """what, indicator, indicators, name, topic, รายการ, ตัวชี้วัด, ตัวชี้วัดที่, ชื่อตัวชี้วัด, ตัวชี้วัดของการประเมิน ITA,
        ตัวชี้วัดการประเมิน, ประเด็น, ประเด็นการประเมิน, ประเด็นตัวชี้วัด, หัวข้อ, ด้าน, เครื่องมือ""",
    "value": "value, score, scores, คะแนน, ผลคะแนน, ค่าคะแนน, ค่า, คะแนนที่ได้, คะแนนเฉลี่ย, ร้อยละ, คะแนนร้อยละ, คะแนนร้อยละที่ได้",
    "rank": "rank, no, no., ลำดับ, ลำดับที่, อันดับ, อันดับที่, ที่",
    "remark": "remark, remarks, comment, reviewer note, ข้อสังเกต, ข้อสังเกตของผู้ตรวจ, ความเห็นผู้ตรวจ",
    "advice": "advice, recommendation, recommendations, ข้อเสนอแนะ, ข้อเสนอแนะจากผู้ประเมิน, ข้อเสนอแนะของผู้ประเมิน",
}

INDICATOR_NAMES: dict[int, str] = {
    1: "การปฏิบัติหน้าที่, performance of duty, performance of duties",
    2: "การใช้งบประมาณ, use of budget",
    3: "การใช้อำนาจ, use of power, use of authority",
    4: "การใช้ทรัพย์สินของราชการ, การใช้ทรัพย์สินราชการ, use of state property, use of state assets",
    5: "การแก้ไขปัญหาการทุจริต, การแก้ปัญหาการทุจริต, solving corruption, anti-corruption improvement",
    6: "คุณภาพการดำเนินงาน, คุณภาพการให้บริการ, service quality",
    7: "ประสิทธิภาพการสื่อสาร, communication efficiency",
    8: "การปรับปรุงระบบการทำงาน, การปรับปรุงการทำงาน, procedure improvement, system improvement",
    9: "การเปิดเผยข้อมูล, open data, information disclosure",
    10: "การป้องกันการทุจริต, anti-corruption practice, corruption prevention",
}
_LONGEST = 400
_MOST_WORDS = 12
LAST_ITEM = {"i": 30, "e": 15, "o": 50}
MEASURES = frozenset({"iit", "eit", "eit_part_1", "eit_part_2", "oit", "total"})
CONTEXT = ("scope", "agency", "agency_code", "kind", "province", "district", "parent", "fiscal_year", "source")
ROLES = frozenset({"code", "what", "value", "rank", "remark", "advice"})

_JOINTS = re.compile(r"(?<!\d)\.|\.(?!\d)|[\s_\-–—:/()\[\]“”\"',*#]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_SCORE_OF = re.compile(r"^(?:ผล)?คะแนน(?:ของ|ด้าน|เฉลี่ย)?(?=.)|(?<=.)(?:คะแนน|score)$")
_INDICATOR = re.compile(r"^(ตัวชี้วัดที่|ตัวชี้วัด|ตชว|indicator|ind)?(10|[1-9])(?!\d)(.*)$")
_ITEM = re.compile(r"^(?:ข้อที่|ข้อ|คำถามที่|คำถาม|question|item)?([ieo])0?([1-9]\d?)(?![\d.])(.*)$")
_ADVICE = re.compile(
    r"^(?:recommendations?|ข้อเสนอแนะ)(?:สำหรับ|ต่อ|ด้าน)?(?:ตัวชี้วัดที่|ตัวชี้วัด|ข้อที่|ข้อ|ที่|indicator)?(10|[1-9])(?![\d.])"
)
_ADVICE_ON_INSTRUMENT = re.compile(r"^(?:recommendations?|ข้อเสนอแนะ(?:ของผู้ประเมิน)?(?:สำหรับ|ต่อ|ด้าน))(iit|eit|oit)$")
_UNIT_AT_END = re.compile(r"(?<=\d)\s*(?:คะแนน|%)$")
_NOTES = frozenset({"note", "notes", "หมายเหตุ", "ข้อสังเกต", "remark", "comment", "เหตุผล"})


def folded(heading: str) -> str:
    """What is left of a heading when case, spaces and joints do not count; points stay only between digits."""
    return _JOINTS.sub("", to_arabic(tidy(heading)).lower())


def _by_name(table: dict[str, str]) -> dict[str, str]:
    return {folded(alias): name for name, aliases in table.items() for alias in (name, *aliases.split(","))}


_NAMES = _by_name(ALIASES)
_INDICATORS = {
    folded(alias): f"indicator_{number}" for number, names in INDICATOR_NAMES.items() for alias in names.split(",")
}


def canonical(heading: str) -> str | None:
    """The canonical name that a heading stands for, None when it is not one of ours."""
    return _of_heading(heading) if len(heading) <= _LONGEST else None


@lru_cache(maxsize=5_000)
def _of_heading(heading: str) -> str | None:
    return _canonical(folded(heading)) or _without_brackets(heading)


def _canonical(name: str) -> str | None:
    return _exactly(name) or _exactly(_SCORE_OF.sub("", name))


def _exactly(name: str) -> str | None:
    return _NAMES.get(name) or _INDICATORS.get(name) or _recommendation(name) or _item(name) or _indicator(name)


def _without_brackets(heading: str) -> str | None:
    """ "IIT (30 คะแนน)" is IIT; what tells parts apart inside the brackets is not dropped."""
    bare = _BRACKETS.sub("", heading)
    return _canonical(folded(bare)) if bare != heading and "ส่วน" not in heading and "part" not in heading else None


def _indicator(name: str) -> str | None:
    """ "ตัวชี้วัดที่ 7", "7 ประสิทธิภาพการสื่อสาร"; None when number and name contradict each other."""
    found = _INDICATOR.match(name)
    if found is None or found[3].startswith("."):
        return None
    numbered, named = f"indicator_{found[2]}", _INDICATORS.get(found[3])
    explicit = bool(found[1]) and named is None
    return numbered if explicit or named == numbered else None


def _item(name: str) -> str | None:
    """ "o12", "ข้อ i7", "O3 อำนาจหน้าที่", and "o12 หมายเหตุ" as o12_note."""
    found = _ITEM.match(name)
    if found is None or int(found[2]) > LAST_ITEM[found[1]]:
        return None
    code = f"{found[1]}{found[2]}"
    return f"{code}_note" if found[3] in _NOTES else code


def _recommendation(name: str) -> str | None:
    found = _ADVICE.match(name) or _ADVICE_ON_INSTRUMENT.match(name)
    return f"recommendation_{found[1]}" if found else None


def name_and_rest(line: str) -> tuple[str, str] | None:
    """The longest beginning of a line that names a column, and what follows: "๑. การปฏิบัติหน้าที่ ๙๙.๕๖ คะแนน"."""
    if len(line) > _LONGEST:
        return None
    words = _UNIT_AT_END.sub("", tidy(line)).split(" ")
    for count in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        name = " ".join(words[:count])
        if canonical(name):
            return name, " ".join(words[count:])
    return None


def bare_indicator(cell: str) -> str | None:
    """The indicator that a number alone means in a column of indicators: "๗" → indicator_7."""
    number = folded(cell)
    return f"indicator_{number}" if number.isdigit() and number in map(str, INDICATOR_NAMES) else None


def is_known(heading: str) -> bool:
    """True when the heading is one of ours."""
    return canonical(heading) is not None


def is_measure(name: str) -> bool:
    """True for a canonical name that holds a score: what a table with one row an agency has as columns."""
    return name in MEASURES or name.startswith("indicator_") or bool(re.fullmatch(r"[ieo]\d+", name))


def column_name(heading: str) -> str:
    """The canonical name, or else the heading itself, tidy and in small letters."""
    return canonical(heading) or to_arabic(tidy(heading)).lower()
