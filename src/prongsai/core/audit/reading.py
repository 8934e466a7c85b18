"""Which numbers of a text are scores, levels or counts, and what each is said of.

A number is blanked out first where it is something else: a date, a year, a time, a telephone or register number, an
address, the number of an indicator, item, table or list. What is left is a score when it says so (ร้อยละ, คะแนน, %) or
has decimals, and a count when a word for things follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.thai.dates import MONTHS, MONTHS_SHORT
from prongsai.core.thai.letters import mended
from prongsai.core.thai.numerals import to_arabic

TOTAL = "total"
CELLS = "\t"
"""What stands between the cells of a table's row in a text."""

LONGEST = 20_000
"""Letters of one paragraph or row that are read; more than any paper has."""


class Kind(StrEnum):
    """What a figure is."""

    SCORE = "score"
    LEVEL = "level"
    COUNT = "count"


class Figure(NamedTuple):
    """A figure of a text. `value` is the number, or the name of the level; `shown` as it was written.

    `subject` is what it is said of: the number of an indicator, the code of an item or instrument, "total", in a row
    of a table its label; empty where nothing is named. `at` is its place in the text as `normal` gives it.
    """

    kind: Kind
    value: Fraction | str
    shown: str
    subject: str
    at: int


def normal(text: str) -> str:
    """The text with Arabic digits, mended letters and plain spaces: what figures are looked for in."""
    return re.sub(r"[\u00a0\u2007\u202f]", " ", to_arabic(mended(text[:LONGEST])))


def figures_in(text: str) -> tuple[Figure, ...]:
    """The scores, levels and counts of a paragraph, or of a row of a table (cells parted by tabs), in their order.

    Thai and Arabic digits are read alike. "ที่ มท 0808.2/ว 1234", "31 มีนาคม 2567", "ปี 2566", "ตัวชี้วัดที่ 4", "o42",
    "โทร. 0-5373-1234" and "09.30 น." are no figures.
    """
    plain = normal(text)
    label = _label(plain) if CELLS in plain else ""
    subjects = [] if label else list(_subjects(plain))
    found = [*_numbers(plain), *_levels(plain)]
    return tuple(
        Figure(kind, value, shown, label or _said_of(at, subjects), at)
        for kind, value, shown, at in sorted(found, key=lambda one: one[3])
    )


# --- what is no figure

_MONTH = "|".join(re.escape(one) for one in (*MONTHS, *MONTHS_SHORT)) + (
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)
_ERA = r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|B\.?E\.?)"
_PART = r"\d{1,3}(?:\.\d)?(?![\d.,]*\d)"
_LABEL = (
    r"(?:(?<!อยู่)(?<!คงที่)(?:ครั้ง|ฉบับ|ตัวชี้วัด|ตัวชี้วัดย่อย|ส่วน|ลำดับ|อันดับ|วาระ|ไตรมาส|มาตรการ|ขั้น|ข้อ)?ที่|"
    r"(?<![ก-๛])ข้อ|มาตรา|ลำดับ|อันดับ|หน้า|เลขที่|หมวด|บทที่|วรรค|ข้อที่|ไตรมาส|ตัวชี้วัด|ส่วน|"
    r"\b(?:no|table|chart|page|item|section|indicator|indicators|part|quarter|step|rank|measure|number|level))"
)
_NOT_FIGURES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:[a-z]{2,8}://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+",
        rf"\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s?(?:{_MONTH})(?:\s?{_ERA}?\s?\d{{4}}|\s?\d{{2}}(?!\d))?",
        rf"(?:{_MONTH})\s?(?:{_ERA}?\s?\d{{4}}|\d{{2}}(?!\d))",
        r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)|(?<![\d.])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)",
        r"(?:โทร\S{0,8}|แฟกซ์|tel\S{0,7}|phone|fax)\s?[:.]?\s?[\d(][\d\s()–-]{4,20}",
        r"(?<!\d)0\d{0,3}(?:[ -]\d{3,4}){1,3}(?!\d)|(?<!\d)0\d{8,9}(?!\d)",
        r"(?:[ก-ฮ]{1,4}\s?)?(?<![\d.])\d[\d.]{0,15}\s?/\s?(?:ว\s?)?[\d-][\d.-]*",
        r"\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s?(?:น\.|นาฬิกา|a\.?m\.?\b|p\.?m\.?\b)",
        rf"(?:{_ERA}|ปี|ปีงบประมาณ|year|FY)\s?(?:{_ERA}\s?)?\d{{2,4}}(?!\d)",
        r"(?<![\d.,])2[4-6]\d{2}(?![\d.,]*\d)(?!\s?(?:คน|ราย|บาท|คะแนน))",
        rf"{_LABEL}\s?[:.]?\s?{_PART}(?:\s?(?:[-–,/]|และ|ถึง|กับ|หรือ|and|to|or)\s?{_PART})*",
        r"(?<![\dA-Za-z])[A-Za-z][\w.-]*\d[\w.–-]*|(?<![\d.])\d{1,15}(?:\.\d{1,15})?[A-Za-z]\w*",
        r"\(\d{1,2}\)|(?<=\s)\d{1,2}\)(?=\s?\D)|(?<=\s)\d{1,2}\.(?=\s?[^\d\s])",
    )
)
_NUMBERING = re.compile(r"^[\s\-–•*]*\(?(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?(?=\s*[^\d\s])")
_BLANK = "\x00"


def _bare(text: str) -> str:
    """The text with every number that is no figure blanked out; nothing moves."""
    for pattern in _NOT_FIGURES:
        text = pattern.sub(_blanked, text)
    found = _NUMBERING.match(text)
    if found and _is_numbering(found, text):
        text = _blanked(found) + text[found.end() :]
    return text


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"\d", _BLANK, found[0])


def _is_numbering(found: re.Match[str], text: str) -> bool:
    """ "2.1 จุดแข็ง" begins with its number, "83.07 คะแนน" and "5 มาตรการ" with a figure."""
    parts = [int(part) for part in found[1].split(".")]
    return max(parts) <= 20 and not _UNIT.match(text, found.end())


# --- what is a figure

_NUMBER = re.compile(rf"(?<![\d.,{_BLANK}])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?![\d{_BLANK}])")
_THINGS = (
    r"คน|รายการ|ราย(?![งไรชลวจ])|ท่าน|ครั้ง|ข้อ(?![มเคสกบตย])|มาตรการ|ตัวชี้วัด|ประเด็น|กิจกรรม|โครงการ|เรื่อง|ชุด|แห่ง|หน่วยงาน|บาท|ขั้นตอน|ความเสี่ยง|สำนัก|กอง(?!ท)|"
    r"people|persons?|measures?|indicators?|items?|questions?|steps?|baht|times|agencies|respondents|risks?|staff"
)
_SCORE_AFTER = re.compile(r"\s?(?:%|เปอร์เซ็นต์|คะแนน|per ?cent|points?\b)", re.IGNORECASE)
_SCORE_BEFORE = re.compile(
    r"(?:ร้อยละ|คะแนน)(?:รวม|เฉลี่ย)?\s?(?:เท่ากับ|เป็น|คือ|อยู่ที่|ได้)?\s?(?:ร้อยละ)?\s?[:=]?\s?$|(?:score[sd]?|total) (?:of )?$"
)
_COUNT_AFTER = re.compile(rf"\s?(?:{_THINGS})", re.IGNORECASE)
_UNIT = re.compile(rf"\s?(?:%|เปอร์เซ็นต์|คะแนน|per ?cent|points?\b|{_THINGS})", re.IGNORECASE)
_BEFORE = 40
HIGHEST, MOST_DIGITS = 100, 15
_Found = tuple[Kind, Fraction | str, str, int]


def _numbers(plain: str) -> Iterator[_Found]:
    bare = _bare(plain)
    for found in _NUMBER.finditer(bare):
        if len(found[0]) > MOST_DIGITS:
            continue
        value = Fraction(Decimal(found[0].replace(",", "")))
        if kind := _kind(bare, found, value):
            yield kind, value, found[0], found.start()


def _kind(bare: str, found: re.Match[str], value: Fraction) -> Kind | None:
    before, after = bare[max(0, found.start() - _BEFORE) : found.start()], found.end()
    if _SCORE_AFTER.match(bare, after) or _SCORE_BEFORE.search(before):
        return Kind.SCORE
    if _COUNT_AFTER.match(bare, after):
        return Kind.COUNT
    if "." in found[0] and value <= HIGHEST:
        return Kind.SCORE
    return Kind.SCORE if value <= HIGHEST and _alone(bare, found) else None


def _alone(bare: str, found: re.Match[str]) -> bool:
    """A number that is all of a paragraph, or of a cell that is not the first of its row."""
    start = bare.rfind(CELLS, 0, found.start()) + 1
    end = bare.find(CELLS, found.end())
    cell = bare[start : end if end >= 0 else len(bare)]
    return cell.strip() == found[0] and (start > 0 or CELLS not in bare)


@cache
def level_names() -> tuple[str, ...]:
    """The Thai names of the levels of all years, the longest first."""
    systems = (load(year).levels for year in available_years())
    names = {level.name.text.th for levels in systems if not isinstance(levels, str) for level in levels.ladder}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _level() -> re.Pattern[str]:
    names = "|".join(re.escape(one).replace(r"\ ", r"\s?") for one in level_names())
    ends = r"(?![ก-๛]*[ะ-ฺเ-๎])(?![A-Za-z0-9])"
    return re.compile(rf"ระดับ(?:ผลการประเมิน)?\s?[:=]?\s?[“\"‘'(]?({names}){ends}")


def _levels(plain: str) -> Iterator[_Found]:
    for found in _level().finditer(plain):
        yield Kind.LEVEL, re.sub(r"\s", "", found[1]), found[1], found.start(1)


# --- what a figure is said of

_SUBJECT = re.compile(
    r"(?:ตัวชี้วัด(?:ย่อย)?ที่|(?:sub-)?indicator)\s?(?P<indicator>\d{1,2}(?:\.\d)?)(?!\d)"
    r"|(?<![A-Za-z0-9])(?P<item>[ioe]\d{1,2}(?:\.\d)?)(?![\w–-])"
    r"|(?P<instrument>IIT|OIT|EIT)(?:\s?(?:ส่วนที่|part)\s?(?P<part>[12]))?"
    r"|(?P<total>คะแนนรวม|ภาพรวม|total score|overall)",
    re.IGNORECASE,
)


def _subjects(plain: str) -> Iterator[tuple[int, str]]:
    for found in _SUBJECT.finditer(plain):
        yield found.start(), _name(found)


def _name(found: re.Match[str]) -> str:
    if found["total"]:
        return TOTAL
    if found["instrument"]:
        return found["instrument"].upper() + (found["part"] or "")
    return (found["indicator"] or found["item"]).lower()


def _said_of(at: int, subjects: list[tuple[int, str]]) -> str:
    """The last thing named before the figure, or else the first one after it."""
    before = [name for place, name in subjects if place < at]
    return before[-1] if before else (subjects[0][1] if subjects else "")


def _label(row: str) -> str:
    """What a row is about: the thing that it names, or else its first cell of words."""
    named = [name for _, name in _subjects(row)]
    if named:
        return named[0]
    cells = (cell.strip() for cell in row.split(CELLS))
    return next((cell for cell in cells if re.search(r"[A-Za-zก-๛]", cell)), "")
