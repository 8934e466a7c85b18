"""Drafts: made in one press from result and plan, then changed sentence by sentence until they are fixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from prongsai.core.measures.model import PlanKind
from prongsai.core.reports.edit import Editable
from prongsai.core.reports.paper import PaperKind
from prongsai.core.reports.years import usual_years
from prongsai.core.text import Text
from prongsai.core.thai.date_reading import parse_thai_date
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import mended, tidy
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.selectors import plan_of
from prongsai.records.papers.building import build_document
from prongsai.records.papers.kinds import Field, fields_of, options_of
from prongsai.records.papers.models import Overlay, Paper
from prongsai.records.papers.states import require_draft

MADE = verb("papers.made", "เริ่มเอกสาร {title}", "Began the paper {title}")
CHANGED = verb("papers.changed", "เปลี่ยนตัวเลือกหรือข้อมูลของ {title}", "Changed options or fields of {title}")
EDITED = verb("papers.text.edited", "แก้ข้อความใน {title} ({address})", "Edited a sentence of {title} ({address})")
RESTORED = verb(
    "papers.text.restored", "ใช้ข้อความที่ระบบจัดทำใน {title} ({address})", "Took the made sentence of {title} ({address})"
)
KEPT = verb(
    "papers.text.kept",
    "คงข้อความที่แก้ไว้ใน {title} ({address}) แม้ตัวเลขเปลี่ยน",
    "Kept the edited sentence of {title} ({address}) although figures changed",
)
DISCARDED = verb("papers.discarded", "ลบร่างที่ไม่เคยยืนยัน {title}", "Discarded the draft {title}, never fixed")
LONGEST_LINE, LONGEST_TEXT = 300, 8000
NO_PLACE = Text(
    "ไม่พบข้อความนี้ในเอกสารแล้ว อาจมีผู้แก้ไขก่อนหน้า โปรดเปิดหน้าเอกสารใหม่ ข้อความที่ท่านพิมพ์ยังอยู่ในช่องด้านล่าง",
    "This sentence is no longer in the paper. Open the page anew; what you typed still stands below.",
)
HAS_EDITIONS = Text("เอกสารที่เคยยืนยันเป็นฉบับแล้วลบไม่ได้", "A paper that has editions cannot be discarded.")


@dataclass(frozen=True)
class Wish:
    """Which paper is wanted. Years that are not given are the usual ones of the plan year."""

    kind: PaperKind
    plan_year: int
    plan_kind: PlanKind = PlanKind.ITA
    options: Mapping[str, str] = field(default_factory=dict)
    result_year: int | None = None
    oit_year: int | None = None


def make(agency: Agency, wish: Wish, by: User) -> Paper:
    """The draft of a paper, built at once; one that the year has already is given back, so that none is made twice.

    Raises InputError, and makes nothing, where the result or the plan that it needs is not there.
    """
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)  # two presses of one button make one paper
        known = existing(agency, wish)
        if known is not None:
            return known
        paper = Paper.objects.create(agency=agency, made_by=by, **_columns(agency, wish))
        paper.title = build_document(paper).plain.title[:500]
        paper.save(update_fields=["title"])
        facts = {"title": paper.title, "kind": paper.kind, "plan_year": paper.plan_year}
        write(agency.code, MADE, actor=by, about=paper, facts=facts)
    return paper


def existing(agency: Agency, wish: Wish) -> Paper | None:
    """The paper that a wish means, if it has been made."""
    papers = Paper.objects.filter(agency=agency, kind=wish.kind.value, plan_year=wish.plan_year)
    fitting = [one for one in papers.select_related("plan") if fits(one, wish)]
    return fitting[0] if fitting else None


def set_years(paper: Paper, *, result_year: int | None, oit_year: int, by: User) -> None:
    """Other years than the usual ones. Raises InputError for years that cannot be."""
    with transaction.atomic():
        paper = require_draft(paper)
        if not all(2555 <= year <= 2650 for year in (oit_year, result_year or oit_year)):
            raise InputError(Text("โปรดพิมพ์ปี พ.ศ. สี่หลัก เช่น 2567", "Type a Buddhist year of four digits, such as 2567."))
        paper.result_year, paper.oit_year = result_year, oit_year
        paper.save(update_fields=["result_year", "oit_year"])
        _say_changed(paper, by, ["result_year", "oit_year"])


def set_options(paper: Paper, chosen: Mapping[str, str], by: User) -> None:
    """How the paper is built. Values that are no choice of this kind are refused with InputError."""
    with transaction.atomic():
        paper = require_draft(paper)
        known = {one.name: one.values for one in options_of(paper)}
        for name, value in chosen.items():
            if value not in known.get(name, ()):
                raise InputError(Text("โปรดเลือกจากรายการ", "Choose one of the list."))
        paper.options = paper.options | dict(chosen)
        paper.save(update_fields=["options"])
        _say_changed(paper, by, sorted(chosen))


def type_fields(paper: Paper, typed: Mapping[str, str], by: User) -> None:
    """What the officer types herself. Raises FieldError with a sentence for each field that cannot be read."""
    with transaction.atomic():
        paper = require_draft(paper)
        known = {one.name: one for one in fields_of(PaperKind(paper.kind))}
        paper.typed = paper.typed | _read_fields({known[name]: value for name, value in typed.items() if name in known})
        paper.save(update_fields=["typed"])
        _say_changed(paper, by, sorted(typed))


class FieldError(InputError):
    """Fields that cannot be read: a sentence for each by its name."""

    def __init__(self, problems: Mapping[str, Text]) -> None:
        super().__init__(next(iter(problems.values())))
        self.problems = dict(problems)


def edit_text(paper: Paper, address: str, replaces: str, text: str, by: User) -> None:
    """Put the officer's words in the place of a sentence; `replaces` is the hash of the sentence that she saw.

    The same words as the sentence itself take her edit away. Raises InputError where the sentence is gone or changed.
    """
    with transaction.atomic():
        paper = require_draft(paper)
        place = _place(paper, address, replaces)
        words = _words(text)
        if words == place.text:
            _restore(paper, address, by)
            return
        Overlay.objects.update_or_create(
            paper=paper, address=address, defaults={"replaces_sha256": place.sha256, "text": words, "edited_by": by}
        )
        write(paper.agency.code, EDITED, actor=by, about=paper, facts={"title": paper.title, "address": address})


def restore_text(paper: Paper, address: str, by: User) -> None:
    """Take the sentence that is made from the figures; the edit is gone."""
    with transaction.atomic():
        _restore(require_draft(paper), address, by)


def keep_text(paper: Paper, address: str, replaces: str, by: User) -> None:
    """Keep an edited sentence although figures under it have changed; `replaces` is the hash of what stands there now.

    Raises InputError where the sentence has changed again or is gone.
    """
    with transaction.atomic():
        paper = require_draft(paper)
        place = _place(paper, address, replaces)
        paper.overlays.filter(address=address).update(replaces_sha256=place.sha256)
        write(paper.agency.code, KEPT, actor=by, about=paper, facts={"title": paper.title, "address": address})


def discard(paper: Paper, by: User) -> None:
    """Delete a draft that was never fixed. Raises InputError for one that was."""
    with transaction.atomic():
        paper = require_draft(paper)
        if paper.editions.exists():
            raise InputError(HAS_EDITIONS)
        write(paper.agency.code, DISCARDED, actor=by, about=paper, facts={"title": paper.title})
        paper.delete()


def _columns(agency: Agency, wish: Wish) -> dict[str, Any]:
    plan = plan_of(agency, wish.plan_kind, wish.plan_year)
    usual = usual_years(wish.kind, wish.plan_year)
    result_year = wish.result_year or (plan.result_year if plan and plan.result_year else usual.result_year)
    return {
        "kind": wish.kind.value,
        "title": wish.kind.label.th,
        "plan": plan,
        "result_year": result_year,
        "plan_year": wish.plan_year,
        "oit_year": wish.oit_year or usual.oit_year,
        "options": dict(wish.options),
    }


def fits(paper: Paper, wish: Wish) -> bool:
    """The same kind and plan, and the same choices among those that make another paper of it (a month, a purpose)."""
    plan_kind = paper.plan.kind if paper.plan else PlanKind.ITA.value
    is_same = (paper.kind, plan_kind) == (wish.kind.value, wish.plan_kind.value)
    return is_same and all(paper.options.get(name) == one for name, one in wish.options.items())


def _say_changed(paper: Paper, by: User, names: list[str]) -> None:
    write(paper.agency.code, CHANGED, actor=by, about=paper, facts={"title": paper.title, "changed": names})


def _place(paper: Paper, address: str, replaces: str) -> Editable:
    place = build_document(paper).places.get(address)
    if place is None or place.sha256 != replaces:
        raise InputError(NO_PLACE)
    return place


def _restore(paper: Paper, address: str, by: User) -> None:
    deleted, _ = paper.overlays.filter(address=address.replace("\x00", "")).delete()  # PostgreSQL takes no NUL
    if deleted:
        write(paper.agency.code, RESTORED, actor=by, about=paper, facts={"title": paper.title, "address": address})


def _words(text: str) -> str:
    words = mended(text.replace("\r\n", "\n")).strip()
    if len(words) > LONGEST_TEXT:
        raise InputError(
            Text(
                f"ข้อความยาวเกินไป (ไม่เกิน {LONGEST_TEXT:,} ตัวอักษร)",
                f"The text is too long (at most {LONGEST_TEXT:,} letters).",
            )
        )
    return words


def _read_fields(typed: Mapping[Field, str]) -> dict[str, str]:
    read, problems = {}, {}
    for one, value in typed.items():
        try:
            read[one.name] = _read_field(one, value)
        except InputError as error:
            problems[one.name] = error.text
    if problems:
        raise FieldError(problems)
    return read


def _read_field(one: Field, value: str) -> str:
    if one.kind == "date":
        return parse_thai_date(value).isoformat() if value.strip() else ""
    words = mended(value.replace("\r\n", "\n")).strip() if one.kind == "text" else tidy(value)
    longest = LONGEST_TEXT if one.kind == "text" else LONGEST_LINE
    if len(words) > longest:
        raise InputError(Text(f"ยาวเกินไป (ไม่เกิน {longest:,} ตัวอักษร)", f"Too long (at most {longest:,} letters)."))
    return words
