"""How the plan is watched over: who reports when, which committee drives it; and the problems that were met."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.calendar.saying import say_rhythms
from prongsai.core.measures.model import Committee
from prongsai.core.reports.blocks import Block, ItemList, Paragraph, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

HEADING = Text("การกำกับติดตาม", "Following up")
SAYS = Text("ผู้รับผิดชอบรายงานความก้าวหน้าตามรอบของแต่ละมาตรการ ดังนี้", "Those responsible report on each measure as follows:")
NO_RHYTHMS = Text("ยังไม่ได้กำหนดรอบรายงานของมาตรการใด", "No measure says yet how often it is reported on.")
WHOLE = Text("{rhythm}: แผนทั้งฉบับ", "{rhythm}: the plan as a whole")
RHYTHM = Text("{rhythm}: มาตรการที่ {numbers}", "{rhythm}: measures {numbers}")
DRIVEN = Text("{name} เป็นผู้ขับเคลื่อนแผน{order}{members}", "The plan is driven by {name}{order}{members}.")
BY_ORDER = Text(" ตามคำสั่งที่ {number}", " under order {number}")
DATED = Text(" ลงวันที่ {day}", " of {day}")
MEMBERS = Text(" มีกรรมการ {count} คน", ", with {count} members")
AMONG = Text(" ในจำนวนนี้เป็น{sides}", ", among them {sides}")
SIDES = {
    "citizen": Text("ประชาชน {count} คน", "citizens: {count}"),
    "councillor": Text("สมาชิกสภา {count} คน", "councillors: {count}"),
}
PROBLEMS = Text("ปัญหาและอุปสรรค", "Problems and obstacles")
OF_MEASURE = Text("มาตรการที่ {number}: {problem}", "Measure {number}: {problem}")


def following(telling: Telling, sections: Sections) -> Iterator[Block]:
    """The blocks of this part."""
    plan, saying = telling.now.plan, telling.saying
    yield sections.heading("following", HEADING)
    by_rhythm = _by_rhythm(telling)
    if by_rhythm:
        yield Paragraph("following-says", words(saying.say(SAYS)))
        yield ItemList("following-rhythms", tuple(words(line) for line in by_rhythm), "bullet")
    else:
        yield Paragraph("following-none", words(saying.say(NO_RHYTHMS)))
    for one in plan.committees:
        yield Paragraph(f"following-{one.key}", words(driven(one, saying)))


def problems_of(telling: Telling, sections: Sections, typed: tuple[str, ...] = ()) -> Iterator[Block]:
    """Problems in the officer's words, those of measures, and those reported on steps; nothing where there are none."""
    lines = [*typed, *_of_measures(telling)]
    if lines:
        yield sections.heading("problems", PROBLEMS)
        yield ItemList("problems-list", tuple(words(line) for line in dict.fromkeys(lines)))


def driven(committee: Committee, saying: Saying) -> str:
    """The committee, the order that appointed it, and how many of its members come from outside."""
    order = saying.say(BY_ORDER, number=committee.order_number) if committee.order_number else ""
    if committee.ordered_on:
        order += saying.say(DATED, day=saying.date(committee.ordered_on))
    return saying.say(DRIVEN, name=committee.name, order=order, members=_members(committee, saying))


def _members(committee: Committee, saying: Saying) -> str:
    if not committee.members:
        return ""
    sides = [side for _, _, side in committee.members]
    outside = [saying.say(said, count=sides.count(side)) for side, said in SIDES.items() if side in sides]
    among = saying.say(AMONG, sides=saying.joined(outside)) if outside else ""
    return saying.say(MEMBERS, count=len(sides)) + among


def _by_rhythm(telling: Telling) -> list[str]:
    saying, plan = telling.saying, telling.now.plan
    whole = [saying.say(WHOLE, rhythm=said)] if (said := saying.name(say_rhythms(plan.rhythms))) else []
    numbers: dict[str, list[str]] = {}
    for one in plan.measures:
        if said := saying.name(say_rhythms(one.rhythms)):
            numbers.setdefault(said, []).append(str(one.number))
    return [*whole, *(saying.say(RHYTHM, rhythm=said, numbers=saying.joined(found)) for said, found in numbers.items())]


def _of_measures(telling: Telling) -> Iterator[str]:
    for measure in telling.now.plan.measures:
        told = [measure.problems, *(one.problems for step in telling.now.of(measure) for one in step.reports)]
        for problem in filter(None, told):
            yield telling.saying.say(OF_MEASURE, number=measure.number, problem=problem)
