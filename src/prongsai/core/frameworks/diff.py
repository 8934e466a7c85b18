"""What changed in the rules from one year to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.frameworks.crosswalk import crosswalk, oit_items
from prongsai.core.frameworks.model import Framework, Instrument, Level, Option, Weight, known_items
from prongsai.core.text import Text

NOTHING = Text("-", "-")
UNKNOWN = Text("ไม่ทราบ", "unknown")


class Change(NamedTuple):
    """Something that two years have differently; `-` stands where one of them has no such thing."""

    subject: Text
    before: Text
    after: Text


def told(subject: Text, before: Text, after: Text) -> Change | None:
    """The change of a wording; None where there is none. What changed in one language alone is told in that one."""
    if before == after:
        return None
    if before.th != after.th and before.en != after.en:
        return Change(subject, before, after)
    language = "en" if before.th == after.th else "th"
    old, new, name = before.in_language(language), after.in_language(language), _LANGUAGES[language]
    about = Text(f"{subject.th} ({name.th})", f"{subject.en} ({name.en})")
    return Change(about, Text(old, old), Text(new, new))


_LANGUAGES = {"th": Text("ภาษาไทย", "Thai"), "en": Text("ภาษาอังกฤษ", "English")}


def rule_changes(before: Framework, after: Framework) -> list[Change]:
    """Changes of instruments, weights, numbers of items, answer scales and levels."""
    old, new = dict(_rules(before)), dict(_rules(after))
    subjects = dict.fromkeys((*old, *new))
    changes = [Change(one, old.get(one, NOTHING), new.get(one, NOTHING)) for one in subjects]
    return [one for one in changes if one.before != one.after]


def item_changes(before: Framework, after: Framework) -> list[Change]:
    """OIT items that moved, were merged, ended or are new, by the crosswalk; those that stayed are not listed."""
    there, back = crosswalk(before.fiscal_year, after.fiscal_year), crosswalk(after.fiscal_year, before.fiscal_year)
    stayed = {code for code in oit_items(before) if there.items.get(code) == back.items.get(code) == (code,)}
    gone = [_moved(before, after, code, there.items.get(code, ())) for code in oit_items(before) if code not in stayed]
    new = [Change(_code(code), NOTHING, _item(after, code)) for code in oit_items(after) if not back.items.get(code)]
    return gone + new


def _moved(before: Framework, after: Framework, code: str, now: tuple[str, ...]) -> Change:
    topics = [_item(after, one) for one in now]
    th, en = (", ".join(texts) for texts in zip(*topics, strict=True)) if topics else NOTHING
    return Change(_code(code), _item(before, code), Text(th, en))


def _code(code: str) -> Text:
    return Text(code, code)


def _item(framework: Framework, code: str) -> Text:
    topic = framework.items[code].topic
    return Text(f"{code} {topic.th}", f"{code} {topic.en}")


def _rules(framework: Framework) -> Iterator[tuple[Text, Text]]:
    """Each rule of a year that can be said in a few words: what it is about, and what it says."""
    for instrument in framework.instruments:
        yield from _of_instrument(instrument)
    yield Text("ดัชนี", "Indices"), _code(str(len(framework.indices) or "-"))
    for indicator in framework.indicators:
        yield Text(f"ตัวชี้วัดที่ {indicator.code}", f"Indicator {indicator.code}"), indicator.name.text
        for sub in indicator.sub_indicators:
            yield Text(f"ตัวชี้วัดย่อย {sub.code}", f"Sub-indicator {sub.code}"), sub.name.text
    yield Text("คะแนนของคำตอบ", "Points of answers"), _points(framework)
    yield Text("ระดับ", "Levels"), _levels(framework)
    yield Text("คะแนนที่เป็นเงื่อนไข", "Gates"), _gates(framework)


def _of_instrument(found: Instrument) -> Iterator[tuple[Text, Text]]:
    yield Text(f"น้ำหนัก {found.code}", f"Weight of {found.code}"), _weight(found.weight)
    yield Text(f"จำนวนข้อ {found.code}", f"Items of {found.code}"), _count(found)
    parts = ", ".join(part.code for part in found.parts)
    yield Text(f"ส่วนของ {found.code}", f"Parts of {found.code}"), _code(parts or "-")


def _weight(weight: Weight | None) -> Text:
    if weight is None:
        return NOTHING
    return UNKNOWN if weight.value == "unknown" else _code(f"{float(weight.value):g}")


def _count(instrument: Instrument) -> Text:
    items = sum(len(known_items(one)) for one in instrument.indicators)
    return _code(str(items)) if items else UNKNOWN


def _points(framework: Framework) -> Text:
    scales = ["/".join(_point(option) for option in scale.options) for scale in framework.scales.values()]
    return _code(", ".join(dict.fromkeys(scales))) if scales else UNKNOWN


def _point(option: Option) -> str:
    return "?" if option.points == "unknown" else f"{float(option.points):g}"


def _levels(framework: Framework) -> Text:
    if framework.levels == "unknown":
        return UNKNOWN
    ladder = framework.levels.ladder
    return Text(
        ", ".join(_level(one, one.name.th) for one in ladder), ", ".join(_level(one, one.name.en) for one in ladder)
    )


def _level(level: Level, name: str) -> str:
    gate = f" (≥ {float(level.every_gate_at_least):g})" if level.every_gate_at_least is not None else ""
    return f"{name} {float(level.minimum):g}{gate}"


def _gates(framework: Framework) -> Text:
    gates = "" if framework.levels == "unknown" else ", ".join(framework.levels.gates)
    return _code(gates) if gates else NOTHING
