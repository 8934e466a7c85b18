"""Two years side by side on a terminal."""

from __future__ import annotations

from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.crosswalk import Break, breaks_between, crosswalk, oit_items
from prongsai.core.frameworks.diff import Change, item_changes, rule_changes
from prongsai.core.frameworks.model import Framework
from prongsai.core.text import Text
from prongsai.faces.cli.page import Page
from prongsai.faces.cli.speech import Language

SAME = Text("ไม่พบสิ่งที่เปลี่ยน", "Nothing changed.")
NO_ITEMS = Text("ปีใดปีหนึ่งไม่ทราบรายการข้อ OIT", "The OIT items of one of the years are not known.")


def print_difference(before: Framework, after: Framework, language: Language) -> None:
    """Breaks first, then the rules, then the OIT items by the crosswalk."""
    page = Page(language)
    first, second = before.fiscal_year, after.fiscal_year
    page.line(page.say(Text(f"จากปี {first} เป็นปี {second}", f"From FY {first} to FY {second}")))
    _breaks(page, breaks_between(first, second))
    page.heading(Text("กติกา", "Rules"))
    changes = rule_changes(before, after)
    for change in changes:
        _rule(page, change)
    if not changes:
        page.line(page.say(SAME))
    _items(page, before, after)
    page.notes()


def _breaks(page: Page, breaks: tuple[Break, ...]) -> None:
    if breaks:
        page.heading(Text("ข้อควรระวังเมื่อเทียบคะแนน", "Mind when comparing scores"))
    for one in breaks:
        doubt = "" if one.basis.status.is_firm else page.note("*", NOT_CHECKED)
        page.line(f"! {one.from_year}→{one.to_year} {page.say(one.what)}{doubt}")


def _rule(page: Page, change: Change) -> None:
    before, after = page.say(change.before), page.say(change.after)
    page.line(page.say(change.subject))
    if len(before) + len(after) < 60:
        page.line(f"{before} → {after}", 4)
    else:
        page.line(before, 4)
        page.line(f"→ {after}", 4)


def _items(page: Page, before: Framework, after: Framework) -> None:
    page.heading(Text("ข้อ OIT", "OIT items"))
    if not oit_items(before) or not oit_items(after):
        page.line(page.say(NO_ITEMS))
        return
    for change in item_changes(before, after):
        page.line(page.say(_moved(change)))
    there = crosswalk(before.fiscal_year, after.fiscal_year).items
    stayed = sum(there.get(code) == (code,) for code in oit_items(before))
    page.line(page.say(Text(f"คงรหัสเดิม {stayed} ข้อ", f"{stayed} items kept their code.")))


def _moved(change: Change) -> Text:
    before, after = change.before, change.after
    if before == Text("-", "-"):
        return Text(f"+ {after.th}", f"+ {after.en}")
    if after == Text("-", "-"):
        return Text(f"- {before.th}", f"- {before.en}")
    return Text(_arrow(change.subject.th, before.th, after.th), _arrow(change.subject.en, before.en, after.en))


def _arrow(code: str, before: str, after: str) -> str:
    """ "o12 → o13 topic" where only the code changed, both topics where the item changed too."""
    topic = before.removeprefix(code)
    return f"{code} → {after}" if after.endswith(topic) else f"{before}\n  → {after}"
