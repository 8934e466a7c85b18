"""The order (คำสั่ง) that appoints the working group: who is in it, and what it has to do."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.measures.model import Committee
from prongsai.core.reports.blocks import Block, Column, Document, ItemList, Paragraph, Row, Table, cell, strong, words
from prongsai.core.reports.frame import dated, document, sealed, signed_by_head
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.saying import Saying
from prongsai.core.text import Text

__all__ = ["build"]

ORDER = Text("คำสั่ง{agency}", "Order of {agency}")
NUMBER = Text("ที่ {number}", "No. {number}")
ABOUT = Text("เรื่อง แต่งตั้ง{name}", "Appointment: {name}")
DOTS = "." * 30
WHY = Text(
    "เพื่อให้การประเมินคุณธรรมและความโปร่งใส (ITA) {years} และมาตรการที่กำหนดจากผลการประเมินของ{agency} "
    "มีผู้รับผิดชอบชัดเจนและติดตามได้ จึงแต่งตั้ง{name} ดังต่อไปนี้",
    "So that somebody answers for the integrity and transparency assessment (ITA), {years}, of {agency} and for the "
    "measures that follow from it, these are appointed: {name}.",
)
MEMBERS = Text("องค์ประกอบ", "Members")
NUMBER_OF, NAME, POST, SIDE = Text("ที่", "No."), Text("ชื่อ", "Name"), Text("ตำแหน่ง", "Post"), Text("ฝ่าย", "Side")
SIDES = {
    "staff": Text("เจ้าหน้าที่", "staff"),
    "citizen": Text("ประชาชน", "citizen"),
    "councillor": Text("สมาชิกสภา", "councillor"),
}
NO_MEMBERS = Text("[ระบุรายชื่อและตำแหน่งของผู้ได้รับแต่งตั้ง]", "[fill in: names and posts of those appointed]")
DUTIES = Text("หน้าที่", "Duties")
USUAL_DUTIES = (
    Text("วิเคราะห์ผลการประเมินและเสนอมาตรการต่อผู้บริหาร", "Analyse the result and propose measures."),
    Text(
        "มอบหมายและกำกับการเปิดเผยข้อมูลสาธารณะ (OIT) เป็นรายข้อ", "Give out the OIT items and see that they are published."
    ),
    Text("ติดตามความก้าวหน้าตามรอบและรายงานในที่ประชุม", "Follow progress at the set times and report it in the meeting."),
    Text("รวบรวมหลักฐานและจัดทำรายงานเมื่อสิ้นปีงบประมาณ", "Gather the proof and write the report at the end of the year."),
    Text("รับฟังความเห็นของประชาชนและบุคลากรเพื่อปรับปรุงมาตรการ", "Hear citizens and staff, and improve the measures."),
)
EFFECT = Text("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป", "This holds from today on.")
GIVEN = Text("สั่ง ณ วันที่ {day}", "Ordered on {day}")


def build(setting: Setting, committee: Committee) -> Document:
    """The order as a Document; number and date are those of the committee, else of the paper, else left open."""
    saying = Saying(setting.language)
    title = f"{saying.say(ORDER, agency=setting.agency)} {saying.say(ABOUT, name=committee.name)}"
    return document(setting, title, _blocks(setting, committee, saying), layout="letter")


def _blocks(setting: Setting, committee: Committee, saying: Saying) -> Iterator[Block]:
    number = saying.say(NUMBER, number=committee.order_number or setting.number or DOTS)
    lines = saying.say(ORDER, agency=setting.agency), number, saying.say(ABOUT, name=committee.name)
    yield from sealed(setting, saying, *lines)
    years = saying.years(setting.plan_year)
    yield Paragraph("why", words(saying.say(WHY, agency=setting.agency, years=years, name=committee.name)))
    yield Paragraph("members", words(strong(f"1. {saying.say(MEMBERS)}")))
    yield _members(committee, saying) if committee.members else Paragraph("members-none", words(saying.say(NO_MEMBERS)))
    yield Paragraph("duties", words(strong(f"2. {saying.say(DUTIES)}")))
    yield ItemList(f"duties-{committee.key}", tuple(words(one) for one in _duties(committee, saying)))
    yield Paragraph("effect", words(saying.say(EFFECT)))
    day = saying.date(committee.ordered_on) if committee.ordered_on else dated(setting, saying)
    yield Paragraph("given", words(saying.say(GIVEN, day=day or DOTS)), "center")
    yield signed_by_head(setting, saying)


def _members(committee: Committee, saying: Saying) -> Table:
    columns = (
        Column(saying.say(NUMBER_OF), 0.6, "center", "number"),
        Column(saying.say(NAME), 4),
        Column(saying.say(POST), 3),
        Column(saying.say(SIDE), 1.6, "center"),
    )
    rows = tuple(
        Row((cell(str(number)), cell(name), cell(post), cell(saying.name(SIDES[side]) if side in SIDES else side)))
        for number, (name, post, side) in enumerate(committee.members, start=1)
    )
    return Table("members-table", columns, rows)


def _duties(committee: Committee, saying: Saying) -> list[str]:
    typed = [line.strip() for line in committee.duties.splitlines() if line.strip()]
    return typed or [saying.name(one) for one in USUAL_DUTIES]
