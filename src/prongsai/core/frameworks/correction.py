"""What a corrected version of a year's rules says otherwise than the version it corrects, said plainly.

Between years the crosswalk says what became of an item; within one year the same code is the same item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from prongsai.core.calendar.saying import say_day
from prongsai.core.frameworks.certainty import SURENESS, sureness_count
from prongsai.core.frameworks.diff import NOTHING, UNKNOWN, Change, rule_changes, told
from prongsai.core.frameworks.model import AnswerRow, Framework, Item, Phase, Sampling
from prongsai.core.frameworks.wording import our_wordings
from prongsai.core.text import Text
from prongsai.core.thai.numbers import show

Said = dict[Text, Text]


class Correction(NamedTuple):
    """A part of the rules in which two versions differ."""

    part: Text
    changes: tuple[Change, ...]


def corrections(before: Framework, after: Framework) -> tuple[Correction, ...]:
    """The parts of a year's rules in which two versions differ; none where only notes or the form of the file do."""
    found = [Correction(_RULES, tuple(rule_changes(before, after)))]
    found += [Correction(part, tuple(_changed(say(before), say(after)))) for part, say in _PARTS.items()]
    return tuple(one for one in found if one.changes)


def _changed(before: Said, after: Said) -> Iterator[Change]:
    for subject in dict.fromkeys((*before, *after)):
        if change := told(subject, before.get(subject, NOTHING), after.get(subject, NOTHING)):
            yield change


def _scoring(framework: Framework) -> Said:
    said = {Text("เกณฑ์ที่ถือว่าต่ำ", "Weak below"): _same(show(framework.weak_below))}
    steps = {_same(one.step): UNKNOWN if one.rule == "unknown" else _same(one.rule) for one in framework.aggregation}
    return said | {_step(step): rule for step, rule in steps.items()} | _passing(framework)


def _step(step: Text) -> Text:
    return Text(f"วิธีรวมคะแนน {step.th}", f"Putting together {step.en}")


def _passing(framework: Framework) -> Said:
    if framework.levels == "unknown":
        return {}
    yes, no = Text("ผ่าน", "passes"), Text("ไม่ผ่าน", "does not pass")
    levels = {
        Text(f"ระดับ{one.name.th}", f"Level {one.name.en}"): yes if one.passes else no for one in framework.levels.ladder
    }
    return levels | {Text("ตัดสินระดับจากคะแนน", "Levels are decided on"): _same(framework.levels.decided_on)}


def _items(framework: Framework) -> Said:
    """Each item with where it stands, how its rows are answered and what it must contain."""
    said: Said = {}
    for indicator in framework.indicators:
        for part in indicator.sub_indicators or (indicator,):
            for item in () if part.items == "unknown" else part.items:
                said[_subject(item.code)] = _item(part.code, item)
                said |= {_answered(row): _answers(framework, row) for row in item.rows}
    return said


def _item(indicator: str, item: Item) -> Text:
    elements = [one.topic.text for one in item.elements]
    holds = Text(": " + "; ".join(one.th for one in elements), ": " + "; ".join(one.en for one in elements))
    place = Text(f"ในตัวชี้วัด {indicator}", f"in indicator {indicator}")
    return Text(place.th + holds.th, place.en + holds.en) if elements else place


def _answered(row: AnswerRow) -> Text:
    return Text(f"คำตอบของ {row.code}", f"Answers of {row.code}")


def _answers(framework: Framework, row: AnswerRow) -> Text:
    """Its options with the points that each brings, so that a reversed scale is seen."""
    options = framework.scales[row.scale].options
    points = ["?" if one.points == "unknown" else show(one.points).removesuffix(".00") for one in options]
    points = points[::-1] if row.direction.is_mirrored else points
    pairs = list(zip(options, points, strict=True))
    return Text(
        ", ".join(f"{one.label.th} = {worth}" for one, worth in pairs),
        ", ".join(f"{one.label.en} = {worth}" for one, worth in pairs),
    )


def _wordings(framework: Framework) -> Said:
    """All words but the names of indicators, which stand among the rules; hints beside questions too."""
    subs = {sub.code for one in framework.indicators for sub in one.sub_indicators}
    named = {one.code for one in framework.indicators} | subs
    said = {_subject(code): text for code, text in our_wordings(framework).items() if code not in named}
    hints = {code: one.hint.text for code, one in framework.items.items() if one.hint}
    return (
        said
        | {Text(f"คำแนะนำข้อ {code}", f"Hint of {code}"): hint for code, hint in hints.items()}
        | _own_words(framework)
    )


def _own_words(framework: Framework) -> Said:
    return {_subject(one.code): one.asks.text for each in framework.instruments for one in each.free_texts}


def _sampling(framework: Framework) -> Said:
    return {_subject(one.instrument): _least(one) for one in framework.sampling}


def _least(rule: Sampling) -> Text:
    share = rule.share if isinstance(rule.share, str) else show(rule.share).removesuffix(".00")
    numbers = {
        Text("ร้อยละ", "per cent"): share,
        Text("ไม่น้อยกว่า", "at least"): rule.at_least,
        Text("ตอบทุกคนเมื่อไม่ถึง", "everybody below"): rule.everybody_below,
        Text("เมื่อเกิน", "above"): rule.above,
        Text("อย่างน้อย", "least above it"): rule.least_above,
    }
    shown = [(name, UNKNOWN if value == "unknown" else _same(f"{value}")) for name, value in numbers.items()]
    return Text(
        ", ".join(f"{name.th} {value.th}" for name, value in shown),
        ", ".join(f"{name.en} {value.en}" for name, value in shown),
    )


def _calendar(framework: Framework) -> Said:
    return {one.name.text: _days(one) for one in framework.calendar}


def _days(phase: Phase) -> Text:
    first, last = (UNKNOWN if isinstance(day, str) else say_day(day) for day in (phase.start, phase.end))
    return first if first == last else Text(f"{first.th} – {last.th}", f"{first.en} – {last.en}")


def _sureness(framework: Framework) -> Said:
    return {SURENESS[how]: _same(str(number)) for how, number in sureness_count(framework).items()}


def _subject(code: str) -> Text:
    return _same(code)


def _same(text: str) -> Text:
    return Text(text, text)


_RULES = Text("น้ำหนัก จำนวนข้อ ตัวชี้วัด และระดับ", "Weights, numbers of items, indicators and levels")
_PARTS: dict[Text, Callable[[Framework], Said]] = {
    Text("วิธีรวมคะแนนและเกณฑ์ผ่าน", "How scores are put together, and what passes"): _scoring,
    Text("ข้อและตัวเลือกคำตอบ", "Items and their answers"): _items,
    Text("ถ้อยคำ", "Wording"): _wordings,
    Text("จำนวนผู้ตอบขั้นต่ำ", "Least numbers of answers"): _sampling,
    Text("ปฏิทิน", "Calendar"): _calendar,
    Text("ความแน่ใจของข้อมูล (จำนวนข้อมูล)", "How sure the facts are (number of facts)"): _sureness,
}
