"""คุณภาพของคำตอบ: what is worth knowing about answers to a survey. Advice beside the score, no reason to delete.

Nothing of this stands in the rules of the assessment; the limits are our own and are named in the sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.exact import rounded
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.scoring.tally import OPTIONS, SKIPPED, points_of
from prongsai.core.text import Text
from prongsai.core.thai.numbers import show

FEWEST = 5  # nothing is said about fewer sheets: it would be said about people
FEWEST_FOR_DAYS = 20
CROWDED_DAY = Fraction(1, 2)
MANY_ALIKE = Fraction(3, 10)
WIDE_GAP = Fraction(15)
NORMAL_95 = 1.96
BLANK = SKIPPED.decode()


class Advice(NamedTuple):
    """One thing to know: `key` names it, `says` explains it, `is_odd` when somebody should look at it."""

    key: str
    says: Text
    is_odd: bool = False


def response_rate(sheets: int, population: int | None) -> Advice | None:
    """How many of those who may answer did, in per cent; odd when there are more sheets than people."""
    if not population:
        return None
    if sheets > population:
        return Advice(
            "response-rate",
            Text(
                f"ได้ {sheets:,} ชุดจากผู้มีสิทธิตอบ {population:,} คน มากกว่าจำนวนคน ลิงก์เปิดห้ามตอบซ้ำไม่ได้ โปรดตรวจจำนวนที่กรอก",
                f"{sheets:,} sheets of {population:,} people: more than there are. An open link cannot keep anybody "
                "from answering twice; check the number entered.",
            ),
            is_odd=True,
        )
    rate = show(Fraction(100 * sheets, population))
    return Advice(
        "response-rate",
        Text(
            f"ได้ {sheets:,} ชุดจากผู้มีสิทธิตอบ {population:,} คน คิดเป็นร้อยละ {rate}",
            f"{sheets:,} sheets of {population:,} people: {rate} per cent.",
        ),
    )


def margin_of_error(sheets: int, population: int | None) -> Advice | None:
    """The 95 % margin of a share near one half, in per cent points, with the finite population correction.

    It holds for a random choice of people, which an open link is not: so the sentence says.
    """
    if sheets < FEWEST:
        return None
    whole = population is not None and sheets >= population
    correction = 1.0 if not population or population < 2 else sqrt(max(0, population - sheets) / (population - 1))
    points = show(Fraction(0 if whole else 100 * NORMAL_95 * sqrt(0.25 / sheets) * correction).limit_denominator(10**6))
    return Advice(
        "margin-of-error",
        Text(
            f"หากผู้ตอบเป็นการสุ่ม ค่าคลาดเคลื่อนจะอยู่ที่ ±{points} จุด (ร้อยละ 95) แต่ลิงก์เปิดไม่ใช่การสุ่ม จึงเป็นค่าต่ำสุดที่เป็นไปได้",
            f"For people chosen at random the margin would be ±{points} points (95 %); an open link does not choose at "
            "random, so this is the least it can be.",
        ),
    )


def straight_lining(sheets: Iterable[str]) -> Advice | None:
    """The share of sheets with one and the same option on every row answered (at least three rows)."""
    answered = [one.replace(BLANK, "") for one in sheets]
    alike = sum(len(one) >= 3 and len(set(one)) == 1 for one in answered)
    return _share_of_sheets(
        "straight-lining",
        alike,
        len(answered),
        Text(
            "เลือกตัวเลือกลำดับเดียวกันทุกข้อ อาจตอบโดยไม่ได้อ่าน", "chose the same option on every row, perhaps without reading"
        ),
    )


def all_at_the_top(framework: Framework, instrument: str, sheets: Iterable[str]) -> Advice | None:
    """The share of sheets with the best option on every row answered, reversed rows included."""
    best = _best_options(framework, instrument)
    every = list(sheets)
    top = sum(all(given in (good, BLANK) for given, good in zip(one, best, strict=True)) for one in every)
    return _share_of_sheets(
        "all-at-the-top",
        top,
        len(every),
        Text("ให้คำตอบที่ดีที่สุดทุกข้อ", "gave the best answer on every row"),
    )


def bursts(days: Mapping[date, int]) -> Advice | None:
    """The fullest day: odd when it has more than half of at least twenty sheets and there was more than one day."""
    total = sum(days.values())
    if total < FEWEST_FOR_DAYS:
        return None
    most = max(days.values())
    share = show(Fraction(100 * most, total))
    crowded = most > CROWDED_DAY * total
    return Advice(
        "bursts",
        Text(
            f"วันที่มีผู้ตอบมากที่สุดได้ {most:,} จาก {total:,} ชุด (ร้อยละ {share}) นับจาก {len(days)} วันที่มีผู้ตอบ",
            f"The fullest day had {most:,} of {total:,} sheets ({share} per cent), of {len(days)} days with answers.",
        ),
        is_odd=crowded,
    )


def gap(card: Scorecard, one: str, other: str) -> Advice | None:
    """How far two nodes lie apart, in points; odd from fifteen points on. None where one of them is not known."""
    mine, theirs = card.figure(one), card.figure(other)
    if isinstance(mine, Missing) or isinstance(theirs, Missing):
        return None
    apart = rounded(mine.value) - rounded(theirs.value)
    return Advice(
        f"gap-{one}-{other}",
        Text(
            f"{one} {show(mine.value)} และ {other} {show(theirs.value)} ต่างกัน {show(abs(apart))} คะแนน",
            f"{one} {show(mine.value)} and {other} {show(theirs.value)} are {show(abs(apart))} points apart.",
        ),
        is_odd=abs(apart) >= WIDE_GAP,
    )


def _share_of_sheets(key: str, count: int, sheets: int, what: Text) -> Advice | None:
    if sheets < FEWEST:
        return None
    share = Fraction(count, sheets)
    percent = show(100 * share)
    return Advice(
        key,
        Text(
            f"ร้อยละ {percent} ของชุดคำตอบ{what.th}",
            f"{percent} per cent of the sheets {what.en}.",
        ),
        is_odd=share >= MANY_ALIKE,
    )


def _best_options(framework: Framework, instrument: str) -> str:
    """The best option of each row as a sheet; "-" where the points are not known."""
    best = ""
    for row in framework.rows_of(instrument):
        points = points_of(framework, row)
        best += OPTIONS[points.numerators.index(max(points.numerators))] if points else BLANK
    return best
