"""An agency types in the result it was given: an edition of its own, labelled so, that never replaces an announced one.

What was announced for all agencies stays what the public sees. Where nothing was announced here the agency may show
its own edition to everybody; it is marked as typed by the agency, and gives way as soon as an announced one is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple

from django.db import transaction

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.results import services
from prongsai.records.results.content import Content, content_of
from prongsai.records.results.models import Result

ENTERED = verb(
    "results.entered",
    "กรอกผลการประเมินปี {year} เป็นฉบับที่ {edition}",
    "Typed in the result of {year} as edition {edition}",
)
SHOWN = verb(
    "results.shown", "แสดงผลปี {year} ที่หน่วยงานกรอกต่อสาธารณะ", "Showed the agency's own result of {year} to the public"
)
HIDDEN = verb(
    "results.hidden", "เลิกแสดงผลปี {year} ที่หน่วยงานกรอก", "Hid the agency's own result of {year} from the public"
)

ANNOUNCED_STAYS = Text(
    "ปีนี้มีผลที่ประกาศอยู่แล้ว ผลที่ประกาศจึงยังแสดงต่อสาธารณะ และผลที่ท่านกรอกใช้ภายในหน่วยงาน",
    "A result was announced for this year. The public goes on seeing that; yours is used within the agency.",
)


class Entered(NamedTuple):
    """The edition that is there now; `is_new` when it was not there before."""

    result: Result
    is_new: bool


class Difference(NamedTuple):
    """A figure that the agency typed otherwise than it was announced; empty where one of the two has none."""

    code: str
    typed: str
    announced: str


def enter(agency: Agency, fiscal_year: int, content: Content, by: User | None = None) -> Entered:
    """Keeps what the agency typed as a new edition of its own; the same again is the edition that is there.

    It is shown to the public where the edition before it was.
    """
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)
        before = own_edition(agency, fiscal_year)
        if before is not None and before.content_sha256 == content.sha256:
            return Entered(before, False)
        services.record([services.Draft(agency, fiscal_year, content, by_agency=True)], publish=False)
        result = Result.objects.filter(agency=agency, fiscal_year=fiscal_year).latest("edition")
        _write(ENTERED, result, by)
        if before is not None and before.is_published:
            services.publish(result)
            result.refresh_from_db()
    return Entered(result, True)


def show(result: Result, by: User | None = None) -> None:
    """Shows an edition of the agency's own to everybody. Raises InputError where one was announced for that year."""
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=result.agency_id)
        if announced(result.agency, result.fiscal_year) is not None:
            raise InputError(ANNOUNCED_STAYS)
        services.publish(result)
        _write(SHOWN, result, by)


def hide(result: Result, by: User | None = None) -> None:
    """Takes an edition of the agency's own back from the public."""
    with transaction.atomic():
        services.withdraw(result)
        _write(HIDDEN, result, by)


def announced(agency: Agency, fiscal_year: int) -> Result | None:
    """The published edition that the agency did not type itself."""
    published = Result.objects.filter(agency=agency, fiscal_year=fiscal_year, is_published=True)
    return published.filter(entered_by_agency=False).first()


def own_edition(agency: Agency, fiscal_year: int) -> Result | None:
    """The newest edition that the agency typed itself."""
    own = Result.objects.filter(agency=agency, fiscal_year=fiscal_year, entered_by_agency=True)
    return own.order_by("-edition").first()


def differences(own: Result, other: Result) -> tuple[Difference, ...]:
    """Where two editions give different figures or levels; a figure that only one of them has is no difference."""
    both = [code for code in own.figures if code in other.figures]
    found = [
        Difference(code, own.figures[code], other.figures[code])
        for code in both
        if Fraction(own.figures[code]) != Fraction(other.figures[code])
    ]
    if own.published_level and other.published_level and own.published_level != other.published_level:
        found.append(Difference("level", own.published_level, other.published_level))
    return tuple(found)


def with_announced(own: Result, other: Result) -> Content:
    """What the agency typed with every announced figure in its place."""
    content = content_of(own)
    return replace(
        content,
        figures=content.figures | other.figures,
        published_level=other.published_level or content.published_level,
    )


def _write(name: str, result: Result, by: User | None) -> None:
    facts: Mapping[str, Any] = {
        "year": result.fiscal_year,
        "edition": result.edition,
        "content": result.content_sha256,
    }
    write(result.agency.code, name, actor=by, about=result, facts=dict(facts))
