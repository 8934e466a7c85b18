"""Announcements (ประกาศ) and the rule on the use of vehicles (ระเบียบ): what an agency binds itself to.

build(setting, PaperKind.NO_GIFT, plan=plan) -> Document; to_fill(document) -> what is still to be filled in
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from prongsai.core.measures.model import Plan
from prongsai.core.reports.announcements.bribery import BRIBERY
from prongsai.core.reports.announcements.conflict import CONFLICT
from prongsai.core.reports.announcements.disclosure import DISCLOSURE
from prongsai.core.reports.announcements.ethics import ETHICS
from prongsai.core.reports.announcements.no_gift import NO_GIFT
from prongsai.core.reports.announcements.vehicles import VEHICLES
from prongsai.core.reports.announcements.wording import FILL_IN, Announcement
from prongsai.core.reports.blocks import Block, Document, Paragraph, strong, words
from prongsai.core.reports.edit import editable
from prongsai.core.reports.frame import dated, document, phone, sealed, signed_by_head
from prongsai.core.reports.paper import PaperKind, Setting
from prongsai.core.reports.saying import Saying
from prongsai.core.text import Text
from prongsai.core.thai.dates import buddhist_year

__all__ = ["ANNOUNCED", "build", "to_fill"]

ANNOUNCED: Mapping[PaperKind, Announcement] = {
    PaperKind.CONFLICT: CONFLICT,
    PaperKind.BRIBERY: BRIBERY,
    PaperKind.NO_GIFT: NO_GIFT,
    PaperKind.ETHICS: ETHICS,
    PaperKind.DISCLOSURE: DISCLOSURE,
    PaperKind.VEHICLES: VEHICLES,
}

ANNOUNCES, RULES = Text("ประกาศ{agency}", "Announcement of {agency}"), Text("ระเบียบ{agency}", "Rule of {agency}")
ABOUT = Text("เรื่อง {subject}", "{subject}")
OF_YEAR = Text("{subject} พ.ศ. {year}", "{subject} of {year} B.E.")
BY_PLAN = Text(
    "ประกาศนี้เป็นส่วนหนึ่งของมาตรการที่ {numbers} ตามแผน{years} ",
    "It is part of measure {numbers} of the plan for {years}. ",
)
CLAUSE = Text("ข้อ {number} ", "{number}. ")
CLOSING = Text("จึงประกาศให้ทราบโดยทั่วกัน", "This is announced to all.")
GIVEN = Text("ประกาศ ณ วันที่ {day}", "Given on {day}")
OPEN_DATE = "." * 40
WEBSITE = Text("เว็บไซต์ {website}", "the website {website}")
IN_PERSON = Text("ด้วยตนเอง ณ {seat}", "in person at {seat}")
NO_CHANNELS = Text("[ระบุหมายเลขโทรศัพท์หรือเว็บไซต์ที่รับแจ้ง]", "[fill in: telephone or website for reports]")
YEAR_TO_FILL = Text("[ระบุปี พ.ศ.]", "[fill in: year B.E.]")


def build(setting: Setting, kind: PaperKind, plan: Plan | None = None) -> Document:
    """The announcement or rule as a Document. KeyError for a kind of paper that is none of these six.

    Laws are named only where it is certain that they apply; what the agency must add stands in square brackets, and
    `to_fill` lists it. A measure of the plan that calls for the announcement is named in it.
    """
    saying, about = Saying(setting.language), ANNOUNCED[kind]
    subject = _subject(about, setting, saying)
    title = f"{saying.say(RULES if about.is_rule else ANNOUNCES, agency=setting.agency)} {subject}"
    return document(setting, title, _blocks(setting, about, subject, plan), layout="letter")


def to_fill(paper: Document) -> tuple[str, ...]:
    """What stands in square brackets in a paper (with its edited texts): places that the officer must fill in."""
    texts = (one.text for one in editable(paper))
    return tuple(dict.fromkeys(found for text in texts for found in re.findall(FILL_IN, text)))


def _blocks(setting: Setting, about: Announcement, subject: str, plan: Plan | None) -> Iterator[Block]:
    saying, values = Saying(setting.language), _values(setting)
    first = saying.say(RULES if about.is_rule else ANNOUNCES, agency=setting.agency)
    yield from sealed(setting, saying, first, subject if about.is_rule else saying.say(ABOUT, subject=subject))
    yield Paragraph("why", words(saying.say(about.why, **values)))
    yield Paragraph("basis", words(_by_plan(about, plan, saying) + saying.say(about.basis(setting.kind), **values)))
    for number, clause in enumerate(about.clauses, start=1):
        head = strong(saying.say(CLAUSE, number=number))
        yield Paragraph(f"clause-{number}", words(head, saying.say(clause, **values)))
    if not about.is_rule:
        yield Paragraph("closing", words(saying.say(CLOSING)))
    yield Paragraph("given", words(saying.say(GIVEN, day=dated(setting, saying) or OPEN_DATE)), "center")
    yield signed_by_head(setting, saying)


def _subject(about: Announcement, setting: Setting, saying: Saying) -> str:
    subject = saying.name(about.subject)
    if not about.is_rule:
        return subject
    year = buddhist_year(setting.dated) if setting.dated else saying.say(YEAR_TO_FILL)
    return saying.say(OF_YEAR, subject=subject, year=year)


def _values(setting: Setting) -> dict[str, str]:
    saying, office = Saying(setting.language), setting.own_office
    return {
        "agency": setting.agency,
        "head": saying.name(office.head.word),
        "clerk": saying.name(office.clerk.word),
        "staff": saying.name(office.staff),
        "units": saying.name(office.unit_word),
        "channels": _channels(setting, saying),
    }


def _channels(setting: Setting, saying: Saying) -> str:
    """Where reports are taken: what the agency has, and its offices; a place to fill in where neither is known."""
    website = saying.say(WEBSITE, website=setting.website) if setting.website else ""
    known = [one for one in (phone(setting, saying), website) if one] or [saying.say(NO_CHANNELS)]
    return saying.either([*known, saying.say(IN_PERSON, seat=saying.name(setting.own_office.seat))])


def _by_plan(about: Announcement, plan: Plan | None, saying: Saying) -> str:
    """The measures of the plan whose steps speak of the announcement; empty without any."""
    if plan is None:
        return ""
    numbers = [
        str(measure.number)
        for measure in plan.measures
        if any(re.search(about.called, text) for text in (measure.title, *(step.text for step in measure.steps)))
    ]
    years = saying.years(plan.plan_year, plan.until_year)
    return saying.say(BY_PLAN, numbers=saying.joined(numbers), years=years) if numbers else ""
