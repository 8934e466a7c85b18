"""The rules of a year on a terminal, part by part, and what is wrong with a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from prongsai.core.frameworks.certainty import NOT_CHECKED, SURENESS
from prongsai.core.frameworks.model import Basis, Framework, Indicator, Instrument, Item, SubIndicator, known_items
from prongsai.core.frameworks.problems import Problem
from prongsai.core.frameworks.wording import Overlay, wording
from prongsai.core.text import Text
from prongsai.faces.cli import frameworks_rules as rules
from prongsai.faces.cli.page import Page
from prongsai.faces.cli.sections import Section
from prongsai.faces.cli.speech import Language

UNKNOWN_ITEMS = Text("ไม่ทราบรายการข้อ", "the items are not known")
INDICES_INSTEAD = Text("ปีนี้ใช้ดัชนี ดูที่หัวข้อเครื่องมือ", "This year has indices instead: see the instruments.")
DIRECTIONS = {
    "normal": Text("", ""),
    "reverse": Text("กลับทิศ", "reversed"),
    "yes_is_good": Text("ตอบ “มี” เป็นผลดี", "yes is good"),
    "yes_is_bad": Text("ตอบ “มี” เป็นผลเสีย", "yes is bad"),
}


def print_framework(
    framework: Framework, overlay: Overlay | None, sections: Iterable[Section], language: Language
) -> None:
    """Prints the sections asked for, in the order of the list, and the meaning of the marks."""
    page = Page(language)
    page.line(page.say(framework.title.text))
    page.line(f"SHA-256 {framework.sha256}")
    if overlay:
        page.line(page.say(_overlaid(overlay)))
    for section in Section:
        if section in sections:
            _PRINTED[section](page, framework, overlay)
    page.notes()


def print_problems(file: Path, problems: Iterable[Problem], language: Language) -> None:
    """What is wrong with a file: place, fault and remedy of each."""
    page = Page(language)
    found = list(problems)
    page.line(page.say(Text(f"✗ {file} ต้องแก้ {len(found)} แห่ง", f"✗ {file} needs mending in {len(found)} places")))
    for one in found:
        page.place(file, f":{one.line} {one.field}".rstrip(), 2)
        page.line(page.say(one.what), 6)
        page.line("→ " + page.say(one.remedy), 6)


def doubt(page: Page, basis: Basis) -> str:
    """A star behind what is neither verified nor reproduced."""
    return "" if basis.status.is_firm else page.note("*", NOT_CHECKED)


def _overlaid(overlay: Overlay) -> Text:
    count = len(overlay.wordings)
    return Text(
        f"ใช้ถ้อยคำทางการ {count} รายการ (SHA-256 {overlay.sha256[:12]}) ทำเครื่องหมาย †",
        f"{count} official wordings (SHA-256 {overlay.sha256[:12]}), marked †",
    )


def _words(page: Page, framework: Framework, overlay: Overlay | None, code: str) -> str:
    """The wording of a code; a dagger where it is the official one, with its source at the end."""
    official = overlay.wordings.get(code) if overlay else None
    mark = page.note("†", Text(official.source, official.source)) if official else ""
    return page.say(wording(framework, overlay, code)) + mark


def _overview(page: Page, framework: Framework, overlay: Overlay | None) -> None:
    page.heading(Text("เครื่องมือ", "Instruments"))
    for one in framework.instruments:
        page.line(f"{one.code}  {_words(page, framework, overlay, one.code)}")
        page.line(page.say(one.measures.text) + doubt(page, one.basis), 5)
        if one.weight:
            page.line(rules.weight(page, one.weight) + doubt(page, one.weight.basis), 5)
        for part in one.parts:
            share = rules.weight(page, part.weight) + doubt(page, part.weight.basis)
            page.line(f"{part.code}  {_words(page, framework, overlay, part.code)}: {share}", 5)
    for index in framework.indices:
        page.line(f"{index.code}  {page.say(index.name.text)}: {rules.weight(page, index.weight)}")
        page.line(page.say(index.asks.text), 5)
    page.line(page.say(rules.weak_below(framework)) + doubt(page, framework.weak_below_basis or framework.basis))


def _indicators(page: Page, framework: Framework, overlay: Overlay | None) -> None:
    page.heading(Text("ตัวชี้วัด", "Indicators"))
    if framework.indices:
        page.line(page.say(INDICES_INSTEAD))
    for one in framework.indicators:
        page.line(f"{one.code:>2}  {_words(page, framework, overlay, one.code)}{doubt(page, one.basis)}")
        page.line(page.say(one.asks.text), 4)
        for sub in one.sub_indicators:
            name = _words(page, framework, overlay, sub.code)
            page.line(f"{sub.code}  {name} ({_number(page, sub)}){doubt(page, sub.basis)}", 4)


def _number(page: Page, part: SubIndicator) -> str:
    count = len(known_items(part))
    return page.say(Text(f"{count} ข้อ", f"{count} items") if count else UNKNOWN_ITEMS)


def _items(page: Page, framework: Framework, overlay: Overlay | None) -> None:
    for instrument in framework.instruments:
        for indicator in instrument.indicators:
            named = f"{instrument.code} ตัวชี้วัดที่ {indicator.code}", f"{instrument.code} indicator {indicator.code}"
            page.heading(Text(*named))
            for group in indicator.sub_indicators or (indicator,):
                _items_of(page, framework, overlay, group)
            for found in indicator.found:
                page.line("· " + page.say(found.text), 2)
        _free_texts(page, instrument)


def _items_of(page: Page, framework: Framework, overlay: Overlay | None, group: Indicator | SubIndicator) -> None:
    if isinstance(group, SubIndicator):
        page.line(f"{group.code}  {_words(page, framework, overlay, group.code)}")
    for item in known_items(group):
        page.line(f"{item.code:<4}{page.say(item.topic.text)}{doubt(page, item.basis)}{_manner(page, item)}")
        if item.asks or (overlay and item.code in overlay.wordings):
            page.line(_words(page, framework, overlay, item.code), 4)
        if item.hint:
            page.line(f"({page.say(item.hint.text)})", 4)
        _below(page, framework, overlay, item)
    if not known_items(group):
        page.line(page.say(UNKNOWN_ITEMS))


def _manner(page: Page, item: Item) -> str:
    """Scale and direction of a question with one row; its rows say their own."""
    if len(item.rows) != 1:
        return ""
    direction = page.say(DIRECTIONS[item.rows[0].direction])
    return f" [{item.rows[0].scale}{', ' + direction if direction else ''}]"


def _below(page: Page, framework: Framework, overlay: Overlay | None, item: Item) -> None:
    for row in item.rows if len(item.rows) > 1 else ():
        direction = page.say(DIRECTIONS[row.direction])
        manner = f" [{row.scale}{', ' + direction if direction else ''}]"
        page.line(f"{row.code}  {_words(page, framework, overlay, row.code)}{manner}", 6)
    for element in item.elements:
        page.line(f"- {page.say(element.topic.text)}{doubt(page, element.basis)}", 4)


def _free_texts(page: Page, instrument: Instrument) -> None:
    for one in instrument.free_texts:
        page.heading(Text(f"{instrument.code} คำถามปลายเปิด", f"{instrument.code} in one's own words"))
        page.line(page.say(one.asks.text) + doubt(page, one.basis))


def _scales(page: Page, framework: Framework, _overlay: Overlay | None) -> None:
    page.heading(Text("มาตรวัดคำตอบ", "Answer scales"))
    for code, scale in framework.scales.items():
        page.line(code + doubt(page, scale.basis))
        for option in scale.options:
            page.line(f"{rules.points(page, option):>7}  {page.say(option.label.text)}", 2)
    if not framework.scales:
        page.line(page.say(SURENESS["unknown"]))


_PRINTED: dict[Section, Callable[[Page, Framework, Overlay | None], None]] = {
    Section.OVERVIEW: _overview,
    Section.INDICATORS: _indicators,
    Section.ITEMS: _items,
    Section.SCALES: _scales,
    Section.LEVELS: lambda page, framework, _: rules.levels(page, framework, doubt),
    Section.SCORING: lambda page, framework, _: rules.scoring(page, framework, doubt),
    Section.SAMPLING: lambda page, framework, _: rules.sampling(page, framework, doubt),
    Section.CALENDAR: lambda page, framework, _: rules.calendar(page, framework, doubt),
    Section.SOURCES: lambda page, framework, _: rules.sources(page, framework),
}
