"""Agencies of a round as pages and files show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from prongsai.adapters.sheets import Value
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.text import Text
from prongsai.records.rounds.headcounts import Recounted, recounted
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.oversight_reminders import lacking, told_on
from prongsai.records.rounds.progress import OIT, Progress, Standing, reviewed
from prongsai.records.rounds.selectors import phases_of
from prongsai.records.surveys.quality import Looked, looked_at

COMPLETE = Text("ครบแล้ว", "complete")
KEEPS_UP = Text("ทันตามจังหวะ", "keeps up")
UNKNOWN = Text("ไม่ทราบ", "unknown")
_LATE = ["ข้อสังเกตต่อคำตอบ", "แก้จำนวนคนหลังลงทะเบียน", "เหตุผลที่แก้จำนวนคน"]


@dataclass(frozen=True)
class StandingView:
    """A row of the table.

    `recount` is what became of its headcounts after registration; `odd` is what to look at in its answers, once they
    are counted.
    """

    standing: Standing
    reviewed: int
    lacks: Text
    says: Text
    was_told: bool
    recount: Recounted | None = None
    odd: tuple[Text, ...] = ()


def views_of(the_round: Round, standings: Sequence[Standing], today: date) -> list[StandingView]:
    """The rows of a page, with what was judged, who was reminded today, what was changed late and what is odd."""
    numbers = [one.enrolment for one in standings]
    judged, told, looked = reviewed(numbers), told_on(today, standings), _looked(the_round, numbers)
    changed = recounted(numbers)
    return [
        StandingView(
            one,
            judged.get(one.enrolment, 0),
            lacking(one),
            says(one),
            one.enrolment in told,
            changed.get(one.enrolment),
            tuple(odd_words(looked.get(one.enrolment, ()))),
        )
        for one in standings
    ]


def odd_words(surveys: Sequence[Looked]) -> Iterator[Text]:
    """What is odd in the answers of an agency, each with its survey."""
    for one in surveys:
        yield from (Text(f"{one.code} {says.th}", f"{one.code}: {says.en}") for says in one.odd)


def says(one: Standing) -> Text:
    """How it stands, in a few words: what is most behind and how much of it is missing."""
    if one.is_complete:
        return COMPLETE
    if one.is_unknown:
        return UNKNOWN
    if not one.is_behind:
        return KEEPS_UP
    items = " ข้อ" if one.worst == OIT else ""
    return Text(f"{one.worst} ขาด {one.missing_most:,}{items}", f"{one.worst}: {one.missing_most:,} short")


def summary(the_round: Round, shown: Progress, today: date) -> Text:
    """The page in one sentence: how many agencies, how many are too slow, how many are done, days left."""
    every, behind, complete = len(shown.lines), shown.behind, shown.complete
    left, when = _time(the_round, today)
    slow = (
        Text(f"{behind:,} แห่งจะไม่ทันหากทำต่อในจังหวะนี้", f"{behind:,} will be late at this pace")
        if left >= 0
        else Text(f"{behind:,} แห่งยังขาด", f"{behind:,} are short")
    )
    unknown = Text(f" ไม่ทราบ {shown.unknown:,} แห่ง", f", {shown.unknown:,} unknown") if shown.unknown else Text("", "")
    return Text(
        f"จาก {every:,} หน่วยงาน {slow.th}{unknown.th} ครบแล้ว {complete:,} แห่ง {when.th}",
        f"Of {every:,} agencies {slow.en}{unknown.en}; {complete:,} are complete; {when.en}.",
    )


def counts(the_round: Round, shown: Progress, today: date) -> Text:
    """The head of the list for a meeting: how many agencies stand in which way, and the days left."""
    unknown = Text(f" ไม่ทราบ {shown.unknown:,}", f", {shown.unknown:,} unknown") if shown.unknown else Text("", "")
    when = _time(the_round, today)[1]
    return Text(
        f"{len(shown.lines):,} หน่วยงาน: ทันตามจังหวะ {shown.on_track:,} ช้า {shown.behind:,}{unknown.th} "
        f"ครบแล้ว {shown.complete:,} · {when.th}",
        f"{len(shown.lines):,} agencies: {shown.on_track:,} on track, {shown.behind:,} behind{unknown.en}, "
        f"{shown.complete:,} complete · {when.en}",
    )


def headings(codes: Sequence[str]) -> list[str]:
    """The headings of the file, in Thai as the register has them."""
    counted = [heading for code in codes for heading in (f"{code} ได้แล้ว", f"{code} ขั้นต่ำ", f"{code} ขาด")]
    before = ["รหัส", "หน่วยงาน", "ประเภท", "จังหวัด", "สถานะ", "ช้ากว่าจังหวะ (%)", "ช้าที่สุดใน", "ระบุจำนวนคนแล้ว"]
    rates = [f"{code} อัตราตอบ (%)" for code in codes]
    return [*before, *counted, "OIT พร้อม", "OIT ทั้งหมด", "OIT ตรวจแล้ว", *rates, *_LATE, "หมายเหตุ"]


def rows_of(the_round: Round, shown: Progress) -> list[list[Value]]:
    """The rows of the file; each says which round it is of, and where data is simulated.

    How many answered in per cent, and what is odd, is known once answers are counted.
    """
    numbers = [one.enrolment for one in shown.lines]
    judged, looked, changed = reviewed(numbers), _looked(the_round), recounted(numbers)
    note = the_round.name.th + (" (ข้อมูลจำลอง)" if the_round.is_simulated else "") + " นับถึงเมื่อวาน"
    return [
        [
            *_row(one, judged.get(one.enrolment, 0)),
            *_answered(shown.codes, looked.get(one.enrolment, ())),
            *_recount(changed.get(one.enrolment)),
            note,
        ]
        for one in shown.standings
    ]


def _looked(the_round: Round, enrolments: Sequence[int] | None = None) -> dict[int, tuple[Looked, ...]]:
    return looked_at(the_round, enrolments) if the_round.closed_at else {}


def _answered(codes: Sequence[str], surveys: Sequence[Looked]) -> list[Value]:
    rates = {one.code: one.rate for one in surveys}
    return [*(rates.get(code) for code in codes), " · ".join(says.th for says in odd_words(surveys))]


def _recount(changed: Recounted | None) -> list[Value]:
    return [changed.says.th, changed.reason] if changed else ["", ""]


def _row(one: Standing, judged: int) -> list[Value]:
    counted: list[Value] = []
    for answers in one.answers:
        missing = None if answers.minimum is None else answers.missing
        counted += [answers.sheets, answers.minimum, missing]
    has = "ใช่" if one.has_headcounts else "ยัง"
    before: list[Value] = [
        one.code,
        one.name,
        one.kind_label.th,
        one.province,
        says(one).th,
        None if one.is_unknown else one.lag,
        "" if one.is_unknown else one.worst,
        has,
    ]
    return [*before, *counted, one.ready, one.items, judged]


def _time(the_round: Round, today: date) -> tuple[int, Text]:
    """The days left for answers, as a number and in words."""
    collect = phases_of(the_round)[PhaseCode.COLLECT]
    left = collect.days_left(today)
    begun = collect.starts_on <= today
    return left, _when(left) if begun else Text("ยังไม่เริ่มเก็บคำตอบ", "answers are not collected yet")


def _when(left: int) -> Text:
    if left < 0:
        return Text("หมดเวลาเก็บคำตอบแล้ว", "the time for answers is over")
    if left == 0:
        return Text("วันนี้เป็นวันสุดท้าย", "today is the last day")
    return Text(f"เหลือ {left} วัน", f"{left} days are left" if left > 1 else "1 day is left")
