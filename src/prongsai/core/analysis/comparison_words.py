"""Changes since another year and distances to peers, in plain sentences."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.analysis.peers import Distance, Reach
from prongsai.core.analysis.trend import Change, Direction
from prongsai.core.scoring.exact import shown
from prongsai.core.text import Text
from prongsai.core.thai.numbers import show_signed

HIGHER, LOWER = Text("สูงกว่า", "above"), Text("ต่ำกว่า", "below")
NO_PEERS = Text(
    "มีหน่วยงานประเภทเดียวกันที่เทียบได้น้อยกว่า 5 แห่ง จึงไม่แสดงการเทียบ",
    "Fewer than 5 agencies of this kind can be compared with, so nothing is shown.",
)
_GROUPS = {
    Reach.PROVINCE: Text("{kind}อื่นในจังหวัดเดียวกัน", "other agencies of this kind in the province ({kind})"),
    Reach.COUNTRY: Text("{kind}อื่นทั้งประเทศ", "other agencies of this kind in the country ({kind})"),
}


def group_name(reach: Reach, kind: Text) -> Text:
    """Whom a group of peers holds: "อบต. อื่นในจังหวัดเดียวกัน"."""
    name = _GROUPS[reach]
    spaced = f"{kind.th} " if kind.th.endswith(".") else kind.th
    return Text(name.th.format(kind=spaced), name.en.format(kind=kind.en))


def distance_said(one: Distance) -> Text:
    """How far a score is from the median of its peers, and how many have more or less."""
    number, median = one.spread.number, shown(one.spread.median)
    place = Text(
        f"คะแนนมากกว่า {one.above} แห่ง น้อยกว่า {one.below} แห่ง จาก {number} แห่ง",
        f"{one.above} of {number} have less, {one.below} have more",
    )
    if shown(abs(one.to_median)) == "0.00":
        return Text(f"เท่ากับค่ากลาง {median} ({place.th})", f"at the median {median} ({place.en})")
    side, points = HIGHER if one.to_median > 0 else LOWER, shown(abs(one.to_median))
    return Text(
        f"{side.th}ค่ากลาง {median} อยู่ {points} คะแนน ({place.th})",
        f"{points} {side.en} the median {median} ({place.en})",
    )


def change_said(one: Change, year_before: int) -> Text:
    """A score beside that of another year: "เพิ่มขึ้น 1.25 จาก 90.00 ในปี 2564"."""
    before, points = shown(one.before.value), shown(abs(one.difference))
    if one.direction is Direction.SAME:
        return Text(f"ไม่ต่างจาก {before} ในปี {year_before}", f"no different from {before} in FY {year_before}")
    way = Text("เพิ่มขึ้น", "up") if one.direction is Direction.UP else Text("ลดลง", "down")
    return Text(
        f"{way.th} {points} จาก {before} ในปี {year_before}", f"{way.en} {points} from {before} in FY {year_before}"
    )


def signed(points: Fraction) -> str:
    """A difference with its sign, as tables have it."""
    return show_signed(points)
