"""The sentence that explains a level, word for word: it is what people read first."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.figures import Derived, Figure, Interval, Missing, Published
from prongsai.core.scoring.grade import grade
from prongsai.core.text import Text

ALL = {"IIT": "96", "EIT1": "96", "EIT2": "96", "OIT": "96"}
GOOD, PASS = "“ผ่านดี” (Pass, good)", "“ผ่าน” (Pass)"


def because(year: int, **figures: str | Figure) -> tuple[str, str]:
    known = {code: Published(Fraction(one)) if isinstance(one, str) else one for code, one in figures.items()}
    return tuple(grade(load(year), known).because)


def between(low: str, high: str) -> Derived:
    return Derived(Fraction(low), Interval(Fraction(low), Fraction(high)))


@pytest.mark.parametrize(
    ("year", "figures", "thai", "english"),
    [
        (
            2564,
            {"total": "98.02"},
            "คะแนนรวม 98.02 อยู่ในช่วง 95.00–100.00 จึงได้ระดับ “AA”",
            "The total 98.02 lies within 95.00–100.00: hence “AA”.",
        ),
        (
            2564,
            {"total": "59.54"},
            "คะแนนรวม 59.54 อยู่ในช่วง 55.00–64.99 จึงได้ระดับ “D”",
            "The total 59.54 lies within 55.00–64.99: hence “D”.",
        ),
        (
            2564,
            {"total": between("84.991", "85.001")},
            "คะแนนรวมเป็นได้ตั้งแต่ 84.99 ถึง 85.00 เพราะตัวเลขที่เผยแพร่ปัดเศษไว้ ระดับจึงเป็นได้ทั้ง “A” หรือ “B”",
            "Rounding leaves a total from 84.99 to 85.00, so the level may be “A” or “B”.",
        ),
        (
            2564,
            {"total": between("90.00", "90.04")},
            "คะแนนรวม 90.00 ถึง 90.04 อยู่ในช่วง 85.00–94.99 จึงได้ระดับ “A”",
            "The total 90.00 to 90.04 lies within 85.00–94.99: hence “A”.",
        ),
        (
            2564,
            {"total": between("90.011", "90.041")},
            "คะแนนรวม 90.01 อยู่ในช่วง 85.00–94.99 จึงได้ระดับ “A”",
            "The total 90.01 lies within 85.00–94.99: hence “A”.",
        ),
        (2564, {}, "ไม่มีคะแนนรวม จึงบอกระดับไม่ได้", "There is no total, so no level can be given."),
        (
            2569,
            {"total": "99"},
            "ยังไม่ทราบเกณฑ์ระดับของปี 2569 จึงบอกระดับไม่ได้",
            "The levels of FY 2569 are not known, so no level can be given.",
        ),
        (
            2566,
            ALL | {"total": "94.99"},
            "คะแนนรวม 94.99 และทุกเครื่องมือได้ตั้งแต่ 85.00 ขึ้นไป จึงได้ระดับ “ผ่านดี”",
            f"The total is 94.99 and every instrument has 85.00 or more: hence {GOOD}.",
        ),
        (
            2566,
            ALL | {"total": "95.50", "IIT": "94.10", "OIT": "93.00"},
            (
                "คะแนนรวม 95.50 ถึงเกณฑ์ 95.00 แล้ว แต่ IIT ได้ 94.10 ไม่ถึง 95.00 และ OIT ได้ 93.00 ไม่ถึง 95.00 "
                "จึงได้ระดับ “ผ่านดี” ไม่ใช่ “ผ่านดีเยี่ยม”"
            ),
            (
                "The total 95.50 reaches 95.00, but IIT is 94.10, below 95.00; OIT is 93.00, below 95.00: "
                f"hence {GOOD}, not “ผ่านดีเยี่ยม” (Pass, excellent)."
            ),
        ),
        (
            2566,
            {"IIT": "87.44", "EIT": "84.11", "OIT": "100", "total": "91.47"},
            (
                "คะแนนรวม 91.47 ถึงเกณฑ์ 85.00 แล้ว แต่ EIT รวมสองส่วนได้ 84.11 แสดงว่ามีอย่างน้อยหนึ่งส่วนไม่ถึง 85.00 "
                "จึงได้ระดับ “ผ่าน” ไม่ใช่ “ผ่านดี”"
            ),
            (
                "The total 91.47 reaches 85.00, but merged EIT is 84.11, so at least one part is below 85.00: "
                f"hence {PASS}, not {GOOD}."
            ),
        ),
        (
            2566,
            {"IIT": "90", "EIT": "90", "OIT": "100", "total": "94"},
            "คะแนนรวม 94.00 อาจได้ระดับ “ผ่านดี” หรือ “ผ่าน” เพราะไม่ทราบคะแนน EIT แต่ละส่วน",
            (
                f"With a total of 94.00 the level may be {GOOD} or {PASS}, "
                "since the score of each part of EIT is not known."
            ),
        ),
        (
            2566,
            {"IIT": "90", "total": "94"},
            "คะแนนรวม 94.00 อาจได้ระดับ “ผ่านดี” หรือ “ผ่าน” เพราะไม่ทราบคะแนน EIT และ OIT",
            f"With a total of 94.00 the level may be {GOOD} or {PASS}, since the scores of EIT and OIT are not known.",
        ),
        (
            2566,
            {"IIT": between("70", "98"), "EIT": "90", "EIT1": "88", "OIT": "96", "total": "94"},
            "คะแนนรวม 94.00 อาจได้ระดับ “ผ่านดี” หรือ “ผ่าน” เพราะไม่ทราบคะแนน IIT",
            f"With a total of 94.00 the level may be {GOOD} or {PASS}, since the score of IIT is not known.",
        ),
        (
            2566,
            {"EIT": "84.11"},
            ("ไม่มีคะแนนรวม แต่ EIT รวมสองส่วนได้ 84.11 แสดงว่ามีอย่างน้อยหนึ่งส่วนไม่ถึง 85.00 ระดับจึงไม่เกิน “ผ่าน”"),
            (
                "There is no total, but merged EIT is 84.11, so at least one part is below 85.00: "
                f"the level is {PASS} at best."
            ),
        ),
        (
            2564,
            {"total": Missing(Text("ไม่มี", "none"), Interval(Fraction(0), Fraction(37)))},
            "ไม่มีคะแนนรวม แต่คะแนนที่มีทำให้คะแนนรวมเป็นได้ไม่เกิน 37.00 ระดับจึงต้องเป็น “F”",
            "There is no total, but the scores allow a total of at most 37.00: the level must be “F”.",
        ),
    ],
)
def test_the_sentence(year: int, figures: dict[str, str | Figure], thai: str, english: str) -> None:
    assert because(year, **figures) == (thai, english)


def test_a_part_that_failed_is_named_by_its_name() -> None:
    part = load(2566).instrument("EIT").parts[1].name
    thai, english = because(2566, **(ALL | {"total": "95.50", "EIT2": "84.99"}))
    assert f"แต่ {part.th} ได้ 84.99 ไม่ถึง 85.00 จึง" in thai
    assert f"but {part.en} is 84.99, below 85.00: hence" in english


def test_the_better_level_that_is_ruled_out_is_named_even_where_others_stay_open() -> None:
    thai, english = because(2566, EIT="94.99", total="95")
    assert thai.startswith("คะแนนรวม 95.00 ถึงเกณฑ์ 95.00 แล้ว แต่ EIT รวมสองส่วนได้ 94.99")
    assert "จึงไม่ใช่ “ผ่านดีเยี่ยม” อาจได้ระดับ “ผ่านดี” หรือ “ผ่าน” เพราะไม่ทราบคะแนน IIT, EIT แต่ละส่วน และ OIT" in thai
    assert f"hence not “ผ่านดีเยี่ยม” (Pass, excellent). The level may be {GOOD} or {PASS}, since the scores" in english


@pytest.mark.parametrize(
    ("low", "high", "thai", "english"),
    [
        ("86", "100", "ระดับจึงไม่ต่ำกว่า “A”", "the level is “A” at worst."),
        ("56", "76", "ระดับจึงอยู่ระหว่าง “B” กับ “D”", "the level lies between “B” and “D”."),
        ("0", "94.99", "ระดับจึงไม่เกิน “A”", "the level is “A” at best."),
    ],
)
def test_without_a_total_the_ends_of_what_is_left_are_named(low: str, high: str, thai: str, english: str) -> None:
    left = Missing(Text("ไม่มี", "none"), Interval(Fraction(low), Fraction(high)))
    said = because(2564, total=left)
    assert said[0].endswith(thai)
    assert said[1].endswith(english)


def test_beside_a_known_part_the_merge_tells_of_the_other() -> None:
    """Part 1 above the merge leaves part 2 at most the merge; below it, at least the merge."""
    second = load(2566).instrument("EIT").parts[1].name
    figures = {"IIT": "96", "OIT": "96", "total": "92"}
    assert f"{second.th} ได้ไม่เกิน 84.11 ไม่ถึง 85.00" in because(2566, **figures, EIT="84.11", EIT1="90")[0]
    assert "ทุกเครื่องมือได้ตั้งแต่ 85.00 ขึ้นไป" in because(2566, **figures, EIT="87.00", EIT1="86.00")[0]
