"""คุณภาพของคำตอบ: what is worth knowing about answers to a survey. Advice beside the score, no reason to delete.

Nothing of this stands in the rules of the assessment; the limits are our own and are named in the sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from prongsai.core.few import LEAST as FEWEST
from prongsai.core.few import Together, is_few
from prongsai.core.scoring.exact import rounded
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.surveys.measuring import Measured, Shapes
from prongsai.core.surveys.ways import WAYS, told_by_way
from prongsai.core.text import Text, listed
from prongsai.core.thai.numbers import show

FEWEST_FOR_DAYS = 20
CROWDED_DAY = Fraction(1, 2)
FAR_MORE = 2
MANY_ALIKE = Fraction(3, 10)
WIDE_GAP = Fraction(15)
NORMAL_95 = 1.96

ONLY_ADVICE = Text("เป็นคำแนะนำ ไม่ใช่เหตุให้ตัดคำตอบ", "Advice, and no reason to leave answers out.")
OPEN_LINKS = Text(
    "ลิงก์และ QR ของแบบวัดเปิดให้ทุกคน ระบบไม่เก็บว่าใครตอบ จึงกันได้เฉพาะการส่งชุดเดิมซ้ำ แต่กันคนเดียวตอบหลายชุด หรือคนที่ไม่มีสิทธิตอบ ไม่ได้",
    "Links and QR codes are open to everybody and nobody is recorded: the same sheet sent again counts once, but one "
    "person who answers several times, or somebody who should not answer, cannot be kept out.",
)
NOT_RANDOM = Text(
    "ค่าคลาดเคลื่อนคำนวณที่ความเชื่อมั่นร้อยละ 95 โดยถือว่าสุ่มผู้ตอบ แต่ลิงก์เปิดไม่ใช่การสุ่ม จึงเป็นค่าต่ำสุดที่เป็นไปได้",
    "The margin of error (95 %) takes people as chosen at random. An open link does not choose so: it is the least "
    "that it can be.",
)
NOT_APART = Text(
    f"ไม่แยกว่าตอบทางใด เพราะบางทางมีน้อยกว่า {FEWEST} ชุด",
    f"The ways of answering are not told apart: one of them had fewer than {FEWEST} sheets.",
)
ALIKE = Text("เลือกตัวเลือกลำดับเดียวกันทุกข้อ อาจตอบโดยไม่ได้อ่าน", "chose the same option on every row, perhaps without reading")
ONE_SHAPE = Text(
    "อย่างน้อย 3 ใน 10 ชุดตอบแบบเดียวทั้งชุด คือเลือกลำดับเดียวกันทุกข้อ หรือให้คำตอบที่ดีที่สุดทุกข้อ",
    "At least 3 in 10 sheets have one pattern: the same option, or the best answer, on every row.",
)
TOP = Text("ให้คำตอบที่ดีที่สุดทุกข้อ", "gave the best answer on every row")


class Advice(NamedTuple):
    """One thing to know: `key` names it, `says` explains it, `is_odd` when somebody should look at it."""

    key: str
    says: Text
    is_odd: bool = False


def beside_table(measured: Measured) -> tuple[Advice, ...]:
    """What there is to know where a table already has minimum, rate and margin: these only where they are odd."""
    in_table = {"sample", "response-rate", "margin-of-error"}
    return tuple(one for one in advice(measured) if one.is_odd or one.key not in in_table)


def before_scores(measured: Measured) -> tuple[Text, ...]:
    """What is odd of a survey that closed, for whoever must look at it before its score may be seen.

    Which shape many sheets share is left open, and how many they are: of those with best answers alone a score's least
    would follow.
    """
    found: list[Text | None] = [_more_than_people(measured)]
    if is_burst(measured) and (crowded := bursts(measured)):
        found.append(crowded.says)
    if measured.shapes and any(is_common(one, measured.sheets) for one in measured.shapes):
        found.append(ONE_SHAPE)
    return tuple(one for one in found if one is not None)


def advice(measured: Measured) -> tuple[Advice, ...]:
    """All there is to know of one survey that closed, in the order in which people ask."""
    sheets, population = measured.sheets, measured.population
    found: list[Advice | None] = [sample(sheets, measured.minimum), response_rate(sheets, population)]
    if sheets >= FEWEST:
        found += [margin_of_error(sheets, population), bursts(measured), modes(measured.modes)]
    if measured.shapes is not None:
        found += shapes(measured.shapes, sheets)
    return tuple(one for one in found if one is not None)


def sample(sheets: int, minimum: int | None) -> Advice | None:
    """Whether the least number of sheets was reached; odd where it was not, or where nothing can be shown."""
    if sheets < FEWEST:
        says = Text(
            f"ได้ {sheets:,} ชุด น้อยกว่า {FEWEST} ชุด จึงไม่แสดงคะแนนของแบบวัดนี้",
            f"{sheets:,} sheets: with fewer than {FEWEST} no score of this survey is shown.",
        )
        return Advice("sample", says, is_odd=True)
    if minimum is None:
        return None
    if sheets < minimum:
        says = Text(
            f"ได้ {sheets:,} ชุด ไม่ถึงขั้นต่ำ {minimum:,} ชุด คะแนนจึงอาจไม่เป็นตัวแทนของผู้มีสิทธิตอบทั้งหมด",
            f"{sheets:,} sheets, short of the minimum of {minimum:,}: the score may not stand for all who may answer.",
        )
        return Advice("sample", says, is_odd=True)
    says = Text(
        f"ได้ {sheets:,} ชุด ครบขั้นต่ำ {minimum:,} ชุด", f"{sheets:,} sheets; the minimum of {minimum:,} is reached."
    )
    return Advice("sample", says)


def response_rate(sheets: int, population: int | None) -> Advice | None:
    """How many of those who may answer did, in per cent; odd when there are more sheets than people."""
    if not population:
        return None
    if sheets > population:
        return Advice(
            "response-rate",
            Text(
                f"ได้ {sheets:,} ชุดจากผู้มีสิทธิตอบ {population:,} คน มากกว่าจำนวนคน อาจมีผู้ตอบซ้ำ หรือจำนวนคนที่กรอกไม่ถูกต้อง",
                f"{sheets:,} sheets of {population:,} people: more than there are. Somebody answered twice, or the "
                "number entered is wrong.",
            ),
            is_odd=True,
        )
    percent = show(Fraction(100 * sheets, population))
    return Advice(
        "response-rate",
        Text(
            f"ได้ {sheets:,} ชุดจากผู้มีสิทธิตอบ {population:,} คน คิดเป็นร้อยละ {percent}",
            f"{sheets:,} sheets of {population:,} people: {percent} per cent.",
        ),
    )


def _more_than_people(measured: Measured) -> Text | None:
    sheets, people = measured.sheets, measured.population
    if people is None or sheets <= people:
        return None
    return Text(
        f"ได้ {sheets:,} ชุดจากผู้มีสิทธิตอบ {people:,} คน มากกว่าจำนวนคน",
        f"{sheets:,} sheets of {people:,} people: more than there are.",
    )


def margin_of_error(sheets: int, population: int | None) -> Advice | None:
    """What `margin` gives, in a sentence that says what an open link lacks for it to hold."""
    found = margin(sheets, population)
    if found is None:
        return None
    points = show(found)
    return Advice(
        "margin-of-error",
        Text(
            f"หากผู้ตอบเป็นการสุ่ม ค่าคลาดเคลื่อนจะอยู่ที่ ±{points} จุด (ร้อยละ 95) แต่ลิงก์เปิดไม่ใช่การสุ่ม จึงเป็นค่าต่ำสุดที่เป็นไปได้",
            f"For people chosen at random the margin would be ±{points} points (95 %); an open link does not choose at "
            "random, so this is the least it can be.",
        ),
    )


def margin(sheets: int, population: int | None) -> Fraction | None:
    """The 95 % margin of a share near one half, in per cent points, with the finite population correction.

    It holds for a random choice of people. None for fewer than five sheets, and for more sheets than people.
    """
    if sheets < FEWEST or (population and sheets > population):
        return None
    correction = sqrt((population - sheets) / (population - 1)) if population and population > 1 else 1.0
    return Fraction(100 * NORMAL_95 * sqrt(0.25 / sheets) * correction).limit_denominator(10**6)


def bursts(measured: Measured) -> Advice | None:
    """The fullest day, of at least twenty sheets.

    Odd when it had more than half of them while there were other days, or more than twice the minimum. Where the other
    days had fewer than five, neither number is told; on how many days answers came is never told.
    """
    total, most = measured.sheets, measured.fullest
    if total < FEWEST_FOR_DAYS or not most:
        return None
    says = _fullest(most, total)
    if _is_far_more(measured):
        says += Text("มากกว่าสองเท่าของจำนวนขั้นต่ำในวันเดียว", "On that one day there were more than twice the minimum.")
    return Advice("bursts", says, is_odd=is_burst(measured))


def is_burst(measured: Measured) -> bool:
    """Whether one day had far more sheets than it should."""
    if measured.sheets < FEWEST_FOR_DAYS:
        return False
    is_crowded = measured.days > 1 and measured.fullest > CROWDED_DAY * measured.sheets
    return is_crowded or _is_far_more(measured)


def _is_far_more(measured: Measured) -> bool:
    most, least = measured.fullest, measured.minimum
    return least is not None and most >= FEWEST_FOR_DAYS and most > FAR_MORE * least


def _fullest(most: int, total: int) -> Text:
    if most == total:
        return Text("ทุกชุดมาในวันเดียวกัน", "All sheets came on one day.")
    if is_few(total - most):
        return Text(
            f"แทบทุกชุดมาในวันเดียวกัน (วันอื่นรวมกันน้อยกว่า {FEWEST} ชุด)",
            f"Nearly all sheets came on one day; the others had fewer than {FEWEST} together.",
        )
    if is_few(most):
        return Text(f"ไม่มีวันใดได้ถึง {FEWEST} ชุด", f"No day had as many as {FEWEST} sheets.")
    share = show(Fraction(100 * most, total))
    return Text(
        f"วันที่มีผู้ตอบมากที่สุดได้ {most:,} จาก {total:,} ชุด (ร้อยละ {share})",
        f"The fullest day had {most:,} of {total:,} sheets ({share} per cent).",
    )


def modes(counted: Mapping[str, int]) -> Advice | None:
    """In which ways the sheets came, as far as that may be told (`core.few`)."""
    groups = [one for one in told_by_way(counted) if one.number]
    if not groups or groups[0].number < FEWEST:
        return None
    if len(groups) == 1 and not groups[0].is_apart:
        return Advice("modes", NOT_APART)
    return Advice("modes", listed([_way(one) for one in groups]))


def shapes(counted: Shapes, sheets: int) -> list[Advice | None]:
    """Sheets of one option and of best answers alone. One can hold the other, so both are told or neither number.

    Where they differ by fewer than five, those few would be found by subtraction.
    """
    if sheets >= FEWEST and is_few(abs(counted.alike - counted.top)) and min(counted) >= FEWEST:
        return [share_of_sheets("all-at-the-top", counted.top, sheets, TOP), _nearly_as_many(counted.alike, sheets)]
    return [
        share_of_sheets("straight-lining", counted.alike, sheets, ALIKE),
        share_of_sheets("all-at-the-top", counted.top, sheets, TOP),
    ]


def _nearly_as_many(alike: int, sheets: int) -> Advice:
    says = Text(
        f"ที่{ALIKE.th} มีใกล้เคียงกัน (ต่างกันน้อยกว่า {FEWEST} ชุด)",
        f"About as many (fewer than {FEWEST} apart) {ALIKE.en}.",
    )
    return Advice("straight-lining", says, is_odd=Fraction(alike, sheets) >= MANY_ALIKE)


def share_of_sheets(key: str, count: int, sheets: int, what: Text) -> Advice | None:
    """How many of the sheets have a shape, in per cent; odd from three in ten on.

    Where fewer than five have it, or fewer than five have it not, no number is told. None for fewer than five sheets.
    """
    if sheets < FEWEST:
        return None
    return Advice(key, _shares(count, sheets, what), is_odd=is_common(count, sheets))


def is_common(count: int, sheets: int) -> bool:
    """Whether so many sheets have a shape that somebody should look."""
    return count >= FEWEST and Fraction(count, sheets) >= MANY_ALIKE


def gap(card: Scorecard, one: str, other: str) -> Advice | None:
    """How far two nodes lie apart, in points; odd from fifteen points on. None where one of them is not known."""
    mine, theirs = card.figure(one), card.figure(other)
    if isinstance(mine, Missing) or isinstance(theirs, Missing):
        return None
    apart = rounded(mine.value) - rounded(theirs.value)
    names = _name(one), _name(other)
    return Advice(
        f"gap-{one}-{other}",
        Text(
            f"{names[0].th} {show(mine.value)} และ {names[1].th} {show(theirs.value)} ต่างกัน {show(abs(apart))} คะแนน",
            f"{names[0].en} {show(mine.value)} and {names[1].en} {show(theirs.value)} are {show(abs(apart))} points "
            "apart.",
        ),
        is_odd=abs(apart) >= WIDE_GAP,
    )


def gaps(card: Scorecard) -> tuple[Advice, ...]:
    """How far IIT and EIT, and both parts of EIT, lie apart, as far as they are known."""
    found = (gap(card, "IIT", "EIT"), gap(card, "EIT1", "EIT2"))
    return tuple(one for one in found if one is not None)


def _name(code: str) -> Text:
    part = code.removeprefix("EIT") if code != "EIT" else ""
    return Text(f"EIT ส่วนที่ {part}", f"EIT part {part}") if part in ("1", "2") else Text(code, code)


def _shares(count: int, sheets: int, what: Text) -> Text:
    if count < FEWEST:
        return Text(f"มีน้อยกว่า {FEWEST} ชุดที่{what.th}", f"Fewer than {FEWEST} sheets {what.en}.")
    if sheets - count < FEWEST:
        return Text(
            f"แทบทุกชุด{what.th} (ที่ต่างออกไปมีน้อยกว่า {FEWEST} ชุด)",
            f"Nearly all sheets {what.en}; fewer than {FEWEST} differ.",
        )
    percent = show(Fraction(100 * count, sheets))
    return Text(f"ร้อยละ {percent} ของชุดคำตอบ{what.th}", f"{percent} per cent of the sheets {what.en}.")


def _way(group: Together) -> Text:
    known = listed([WAYS.get(one, Text(one, one)) for one in group.parts])
    together = Text("", "") if group.is_apart else Text("รวม ", " together")
    return Text(f"{known.th} {together.th}{group.number:,} ชุด", f"{group.number:,} {known.en}{together.en}")
