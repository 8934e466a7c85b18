"""Measures that mend OIT items at 0: do what the item asks, put it on the website, and check that it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from prongsai.core.analysis.findings import FindingKind
from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.months import month_of
from prongsai.core.frameworks.crosswalk import item_in
from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Framework, Item
from prongsai.core.measures.drafts import DraftMeasure, DraftStep, Years, until
from prongsai.core.measures.model import Answered
from prongsai.core.measures.owners import UsualOwner
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.plan import worth
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text, thai_joined
from prongsai.core.thai.dates import fiscal_year_span

MOST_ALONE = 8
DISCLOSE = "disclose"
_MARCH = 3
_OWNERS = {
    UsualOwner.FINANCE: r"งบ|จัดซื้อ|จัดจ้าง|พัสดุ|การเงิน|ค่าธรรมเนียม",
    UsualOwner.HR: r"บุคคล|บุคลากร|จริยธรรม|วินัย",
    UsualOwner.AUDIT: r"ความเสี่ยง|ตรวจสอบ",
    UsualOwner.LEGAL: r"ร้องเรียน|กฎหมาย|ระเบียบ",
    UsualOwner.IT: r"เว็บ|เว็ป|สื่อสังคม|ออนไลน์|[Ss]ocial|[Ee]-[Ss]ervice|[Qq]&[Aa]|ถามตอบ|ถาม-ตอบ",
    UsualOwner.PLANNING: r"แผน|ยุทธศาสตร์|พัฒนา|ผลการดำเนินงาน",
}


def disclosing(card: Scorecard, answers: Sequence[Answered], years: Years) -> tuple[DraftMeasure, ...]:
    """One measure for each OIT item at 0 among `answers`, with what the reviewer noted of it.

    More than eight items are gathered by sub-indicator, an item a step.
    """
    at_zero = [one for one in answers if one.kind == FindingKind.DISCLOSURE]
    if len(at_zero) <= MOST_ALONE:
        made = [_alone(card, one, years) for one in at_zero]
    else:
        made = [_together(card, code, found, years) for code, found in _by_sub_indicator(card, at_zero).items()]
    return tuple(one._replace(answers=_about(one.answers, answers)) for one in made)


def _about(mended: Sequence[Answered], answers: Sequence[Answered]) -> tuple[Answered, ...]:
    """What is said about the items that a measure mends, reviewers' notes too."""
    codes = {one.code for one in mended}
    return tuple(one for one in answers if one.code in codes)


def item_of_year(card: Scorecard, code: str, oit_year: int) -> tuple[str, Item] | None:
    """The item that `code` has become in `oit_year`, with its code there.

    Where that year has no rules yet, the item of the result; None where it is asked for no more.
    """
    framework = _rules(oit_year)
    if framework is None:
        return code, card.framework.items[code]
    codes = item_in(code, card.framework.fiscal_year, oit_year)
    return next(((one, framework.items[one]) for one in codes if one in framework.items), None)


def _alone(card: Scorecard, one: Answered, years: Years) -> DraftMeasure:
    found = item_of_year(card, one.code, years.oit_year)
    code, item = found or (one.code, card.framework.items[one.code])
    by = _deadline(years)
    owner = _owner(item)
    return DraftMeasure(
        key=f"oit-{one.code}",
        group=one.indicator,
        title=Text(
            f"เปิดเผยข้อมูล “{item.topic.th}” (ข้อ {code}) ให้ครบถ้วน", f"Disclose “{item.topic.en}” ({code}) in full"
        ),
        owners=(owner,),
        period=by,
        rhythms=(Rhythm(Every.MONTH),),
        steps=tuple(DraftStep(text, owner, by) for text in (*_prepare(item), _PUBLISH, _HAND_OVER)),
        monitoring=_MONITORING,
        success=Text(
            f"ข้อ {code} ได้คะแนนเต็มในการประเมินปี {years.oit_year}", f"{code} gets full points in FY {years.oit_year}"
        ),
        former=_former(card) if found else _former(card) + _ended(years),
        expected_gain=_gain(card, [one.code]),
        answers=(one,),
        is_default=found is not None,
    )


def _together(card: Scorecard, code: str, found: Sequence[Answered], years: Years) -> DraftMeasure:
    by = _deadline(years)
    items = [named for one in found if (named := item_of_year(card, one.code, years.oit_year))]
    steps = tuple(DraftStep(_all_of(*one), _owner(one[1]), by) for one in items)
    names = {sub.code: sub.name.text for one in card.framework.indicators for sub in one.sub_indicators}
    name = names.get(code, Text("", ""))
    return DraftMeasure(
        key=f"oit-{code}",
        group=found[0].indicator,
        title=Text(
            f"เปิดเผยข้อมูลตามตัวชี้วัดย่อย {code} {name.th} ให้ครบ {len(found)} ข้อ",
            f"Disclose all {len(found)} items of {code} {name.en} that are missing",
        ),
        owners=tuple(dict.fromkeys(one.owner for one in steps)) or (UsualOwner.CLERK,),
        period=by,
        rhythms=(Rhythm(Every.MONTH),),
        steps=(*steps, DraftStep(_PUBLISH, UsualOwner.IT, by)),
        monitoring=_MONITORING,
        success=Text(
            f"ทุกข้อได้คะแนนเต็มในการประเมินปี {years.oit_year}", f"All of them get full points in FY {years.oit_year}"
        ),
        former=_former(card),
        expected_gain=_gain(card, [one.code for one in found]),
        answers=tuple(found),
        is_default=bool(items),
    )


_PUBLISH = Text(
    "เผยแพร่บนเว็บไซต์หลักของหน่วยงาน แล้วตรวจว่าเปิดได้โดยไม่ต้องเข้าสู่ระบบ",
    "Publish it on the agency's main website and check that it opens without signing in.",
)
_HAND_OVER = Text("ส่งที่อยู่ของหน้าเว็บให้ผู้รับผิดชอบ OIT", "Give its address to those who answer for OIT.")
_MONITORING = Text(
    "ตรวจหน้าเว็บและองค์ประกอบทุกเดือนจนถึงวันปิดรับข้อมูล", "Page and parts are checked each month until the deadline."
)


def _prepare(item: Item) -> Iterator[Text]:
    for one in item.elements:
        yield Text(thai_joined("จัดทำ", one.topic.th), f"Prepare: {one.topic.en}.")
    if not item.elements:
        yield Text(thai_joined("จัดทำข้อมูล", item.topic.th), f"Prepare: {item.topic.en}.")


def _all_of(code: str, item: Item) -> Text:
    parts = [one.topic for one in item.elements]
    thai, english = ", ".join(one.th for one in parts), "; ".join(one.en for one in parts)
    return Text(
        f"ข้อ {code} {item.topic.th}" + (f": {thai}" if thai else ""),
        f"{code} {item.topic.en}" + (f": {english}" if english else ""),
    )


def _former(card: Scorecard) -> Text:
    year = card.framework.fiscal_year
    return Text(
        f"ปี {year} ไม่ได้เปิดเผย หรือมีองค์ประกอบไม่ครบ จึงได้ 0 คะแนน",
        f"Not disclosed in FY {year}, or not in full: 0 points.",
    )


def _ended(years: Years) -> Text:
    return Text(f"(ปี {years.oit_year} ไม่มีข้อนี้แล้ว)", f"(FY {years.oit_year} no longer asks for it.)")


def _gain(card: Scorecard, codes: Sequence[str]) -> str:
    """What the total gains when they go from 0 to 100, as shown; empty where their weight is not known."""
    shares = worth(card.framework)
    if any(code not in shares for code in codes):
        return ""
    return shown(sum((shares[code] for code in codes), Fraction(0)))


def _deadline(years: Years) -> Period:
    """From now until the last day on which the year takes disclosures; until the end of March where it is not known."""
    framework = _rules(years.oit_year)
    phases = framework.calendar if framework else ()
    ends = [one.end for one in phases if one.code == DISCLOSE and isinstance(one.end, date)]
    return until(ends[0] if ends else _end_of_march(years), years)


def _end_of_march(years: Years) -> date:
    return month_of(fiscal_year_span(years.oit_year)[1].year, _MARCH).ends_on


def _rules(year: int) -> Framework | None:
    try:
        return load(year)
    except KeyError:
        return None


def _owner(item: Item) -> UsualOwner:
    return next((one for one, words in _OWNERS.items() if re.search(words, item.topic.th)), UsualOwner.CLERK)


def _by_sub_indicator(card: Scorecard, at_zero: Sequence[Answered]) -> dict[str, list[Answered]]:
    place = {
        item.code: sub.code
        for one in card.framework.indicators
        for sub in one.sub_indicators
        if not isinstance(sub.items, str)
        for item in sub.items
    }
    found: dict[str, list[Answered]] = {}
    for one in at_zero:
        found.setdefault(place.get(one.code, one.indicator), []).append(one)
    return found
