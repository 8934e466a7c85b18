"""The gap to a level, and what an assumption changes, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from prongsai.core.analysis.gap import Condition, Gap, Meets
from prongsai.core.analysis.item_sets import Choice, ItemSet
from prongsai.core.analysis.what_if import WhatIf
from prongsai.core.frameworks.model import Level
from prongsai.core.scoring.because import A_FEW_HUNDREDTHS, names_of
from prongsai.core.scoring.exact import rounded, shown
from prongsai.core.scoring.figures import Interval
from prongsai.core.scoring.gates import as_shown, is_known
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text, thai_joined
from prongsai.core.thai.numbers import show_signed

AT_THE_TOP = Text("ได้ระดับสูงสุดของปีนี้แล้ว", "This is the highest level of the year.")
NO_GAP = Text(
    "ข้อมูลไม่พอจะบอกว่าขาดอะไรจึงถึงระดับถัดไป เพราะไม่ทราบคะแนนรวมหรือเกณฑ์ระดับของปีนี้",
    "Not enough is known to say what the next level lacks: the total or the levels of the year are missing.",
)
NOTHING_ASSUMED = Text("ยังไม่ได้สมมติคะแนนใด", "Nothing is assumed yet.")
OF_AVERAGE = Text("ค่าเฉลี่ยไม่มีระดับของตนเอง", "An average has no level of its own.")
LEVEL_NOT_KNOWN = Text("บอกระดับไม่ได้", "no level can be given")


def no_gap(card: Scorecard) -> Text:
    """Why there is no gap to name: at the top already, or too little is known."""
    levels = card.framework.levels
    is_top = not isinstance(levels, str) and card.grade.level == levels.ladder[0]
    return AT_THE_TOP if is_top else NO_GAP


def headline(gap: Gap) -> Text:
    """Which level is next and whether anything is known to be missing for it."""
    name = names_of([gap.target])
    if any(one.meets is Meets.NO for one in gap.unmet):
        return Text(f"ระดับถัดไปคือ {name.th} ยังขาดดังนี้", f"The next level is {name.en}. What it lacks:")
    return Text(
        f"ระดับถัดไปคือ {name.th} อาจถึงแล้ว แต่ข้อมูลที่เผยแพร่ยังยืนยันไม่ได้",
        f"The next level is {name.en}; it may be reached already, but what is published does not prove it.",
    )


def condition_said(one: Condition) -> Text:
    """How a score stands to what the level asks of it, with the points that are missing."""
    needed, seen = shown(one.needed), _seen(one.seen, one.value)
    if one.merged:
        return _merged_said(one)
    if one.value is None:
        return Text(
            f"ไม่ทราบคะแนน {one.name.th} จึงบอกไม่ได้ว่าถึง {needed} หรือไม่",
            f"{one.name.en} is not known, nor whether it reaches {needed}.",
        )
    if one.meets is Meets.YES:
        return Text(f"{one.name.th} {seen.th} ถึง {needed} แล้ว", f"{one.name.en} {seen.en} reaches {needed}.")
    if one.meets is Meets.MAYBE or one.missing is None:
        seen = _seen(one.seen)
        return Text(
            f"{one.name.th} เป็นได้ {seen.th} อาจถึง {needed} แล้ว",
            f"{one.name.en} may be {seen.en}; {needed} may be reached.",
        )
    missing = _seen(one.missing, one.needed - rounded(one.value))
    return Text(
        f"{one.name.th} {seen.th} ขาดอีก {missing.th} คะแนนจึงถึง {needed}",
        f"{one.name.en} {seen.en} is {missing.en} short of {needed}.",
    )


def set_said(chosen: ItemSet, gap: Gap) -> Text:
    """A set of items with what it brings: "แก้ข้อ OIT 1 ข้อ: o42 (+5.00) …"."""
    what = _choices_said(chosen.choices)
    items = "1 item" if chosen.number == 1 else f"{chosen.number} items"
    total, level, gain = _total_said(chosen.after), _reached(gap, chosen), shown(chosen.gain)
    return Text(
        f"แก้ข้อ OIT {chosen.number} ข้อ: {what.th} คะแนนรวมเพิ่ม {gain}{total.th} {level.th}",
        f"Mend {items}: {what.en}. The total gains {gain}{total.en}; {level.en}",
    )


def level_said(answer: WhatIf) -> Text:
    """The level before and after an assumption, and whether it changes."""
    before, after = (_levels(card) for card in (answer.before, answer.after))
    if answer.after is answer.before:
        return NOTHING_ASSUMED
    if not answer.after.grade.possible:
        return Text(f"{LEVEL_NOT_KNOWN.th}ของปีนี้", "No level can be given for this year.")
    if answer.changes_level:
        return Text(f"ระดับเปลี่ยนจาก {before.th} เป็น {after.th}", f"The level changes from {before.en} to {after.en}.")
    if answer.changes_level is False:
        return Text(f"ระดับยังเป็น {after.th}", f"The level stays {after.en}.")
    return Text(f"จาก {before.th} อาจเป็น {after.th}", f"From {before.en}, the level may become {after.en}.")


def total_said(answer: WhatIf) -> Text:
    """The total before and after an assumption, with how far it goes."""
    after, gain = answer.after.total, answer.gain
    before, then = _seen(as_shown(answer.before.total)), _seen(as_shown(after))
    if is_known(answer.before.total) and is_known(after) and gain.value is not None:
        old, new, by = shown(answer.before.total.value), shown(after.value), show_signed(gain.value)
        return Text(f"คะแนนรวม {old} เป็น {new} ({by})", f"The total {old} becomes {new} ({by}).")
    if is_known(after):
        return Text(f"คะแนนรวมเป็น {then.th}", f"The total becomes {then.en}.")
    if not is_known(answer.before.total):
        return Text(f"คะแนนรวมเป็นได้ {then.th}", f"The total may be {then.en}.")
    return Text(
        f"คะแนนรวม {before.th} จะอยู่ระหว่าง {then.th} เพราะไม่ทราบคะแนนเดิมของส่วนที่สมมติ",
        f"The total {before.en} will lie within {then.en}, since the score before is not known.",
    )


def _merged_said(one: Condition) -> Text:
    needed, seen = shown(one.needed), _seen(one.seen, one.value)
    if one.meets is Meets.NO:
        return Text(
            f"{one.name.th} รวมทุกส่วนได้ {seen.th} จึงมีอย่างน้อยหนึ่งส่วนไม่ถึง {needed} "
            "แต่ไม่ทราบว่าส่วนใดและขาดเท่าใด เพราะเผยแพร่เฉพาะคะแนนที่รวมแล้ว",
            f"Merged {one.name.en} is {seen.en}, so at least one part is below {needed}; which and by how much is not "
            "known, since only the merged score is published.",
        )
    if one.value is None:
        return Text(
            f"ไม่ทราบคะแนน {one.name.th} แต่ละส่วน จึงบอกไม่ได้ว่าทุกส่วนถึง {needed} หรือไม่",
            f"The parts of {one.name.en} are not known, nor whether each reaches {needed}.",
        )
    return Text(
        f"{one.name.th} รวมทุกส่วนได้ {seen.th} แต่ไม่ทราบคะแนนแต่ละส่วน จึงบอกไม่ได้ว่าทุกส่วนถึง {needed} หรือไม่",
        f"Merged {one.name.en} is {seen.en}; its parts are not known, nor whether each reaches {needed}.",
    )


def _choices_said(choices: Sequence[Choice]) -> Text:
    told = list(map(_choice_said, choices))
    return Text(" และ ".join(one.th for one in told), " and ".join(one.en for one in told))


def _choice_said(one: Choice) -> Text:
    codes, gain = codes_said(one.zeros.among), shown(one.gain)
    if one.take == len(one.zeros.among):
        return Text(f"{codes} (+{gain})", f"{codes} (+{gain})")
    return Text(f"{one.take} ข้อจาก {codes} (+{gain})", f"{one.take} of {codes} (+{gain})")


def codes_said(codes: Sequence[str]) -> str:
    """Codes as people list them, those that follow each other joined: "o1–o3, o7"."""
    runs: list[list[str]] = []
    for code in codes:
        if runs and int(code[1:]) == int(runs[-1][-1][1:]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return ", ".join(_run_said(run) for run in runs)


def _run_said(run: list[str]) -> str:
    return ", ".join(run) if len(run) < 3 else f"{run[0]}–{run[-1]}"


def _total_said(after: Scorecard) -> Text:
    if not is_known(after.total):
        return Text("", "")
    return Text(f" เป็น {shown(after.total.value)}", f" and becomes {shown(after.total.value)}")


def _reached(gap: Gap, chosen: ItemSet) -> Text:
    name, left = names_of([gap.target]), gap.left_after(chosen)
    if not left:
        return Text(f"ได้ระดับ {name.th}", f"the level is then {name.en}.")
    thai, english = (", ".join(_code(one).in_language(language) for one in left) for language in ("th", "en"))
    return Text(
        f"{thai_joined('แต่', thai)} ต้องถึงเกณฑ์ด้วย จึงได้ระดับ {name.th}",
        f"{english} must reach the limit too for {name.en}.",
    )


def _code(one: Condition) -> Text:
    return one.name if one.code == TOTAL else Text(one.code, one.code)


def _levels(card: Scorecard) -> Text:
    possible: Sequence[Level] = card.grade.possible
    return names_of(possible) if possible else LEVEL_NOT_KNOWN


def _seen(interval: Interval, likeliest: Fraction | None = None) -> Text:
    """All that a score may be shown as; where rounding alone leaves it open, the likeliest."""
    low, high = interval.shown
    if likeliest is not None and interval.high - interval.low <= A_FEW_HUNDREDTHS:
        low = high = shown(likeliest)
    return Text(low, low) if low == high else Text(f"{low} ถึง {high}", f"{low} to {high}")


def said(gap: Gap) -> Iterator[Text]:
    """The whole gap: the level, each condition that is not met, and the smallest sets of items."""
    yield headline(gap)
    yield from (condition_said(one) for one in gap.unmet)
    yield from (set_said(one, gap) for one in gap.sets)
