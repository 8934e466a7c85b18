"""What all papers have in common: head, notices, numbered headings and captions, the chain of approval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from prongsai.core.offices import Act
from prongsai.core.reports.blocks import (
    Block,
    Callout,
    Chart,
    Cover,
    Document,
    Heading,
    Layout,
    Metadata,
    PageBreak,
    Paragraph,
    Picture,
    SealedHead,
    Signatory,
    Signature,
    Table,
    Title,
    words,
)
from prongsai.core.reports.paper import Place, Setting
from prongsai.core.reports.saying import Saying
from prongsai.core.text import Text
from prongsai.core.thai.names import short_name

TABLE = Text("ตารางที่ {number} {caption}", "Table {number} {caption}")
CHART = Text("แผนภูมิที่ {number} {caption}", "Chart {number} {caption}")
DISTRICT = Text("อำเภอ{district}", "{district} District")
PROVINCE = Text("จังหวัด{province}", "{province} Province")
PHONE = Text("โทรศัพท์ {phone}", "Telephone {phone}")
OFFICE_PHONE = Text("{office} โทร. {phone}", "{office} tel. {phone}")
SIMULATED = Text("ข้อมูลจำลอง", "Simulated data")
SIMULATED_SAYS = Text(
    "หน่วยงาน ผลการประเมิน และแผนในเอกสารนี้สมมุติขึ้นเพื่อสาธิตการใช้งาน ไม่ใช่เอกสารของหน่วยงานจริง",
    "The agency, its result and its plan are made up to show how the software works; no real agency issued this.",
)
GARUDA_ALT, EMBLEM_ALT = Text("ตราครุฑ", "Garuda"), Text("ตราสัญลักษณ์ของ{agency}", "Emblem of {agency}")
OPINION = Text("ความเห็น{post}", "Opinion of {post}")
ORDER = Text("คำสั่ง{post}", "Order of {post}")
DOTS = "." * 96
BANGKOK = "กรุงเทพมหานคร"


class Sections:
    """Numbers the headings of a paper as they come: 1., 2., …"""

    def __init__(self, saying: Saying) -> None:
        self.saying = saying
        self.numbers = count(1)

    def heading(self, key: str, name: Text, **values: object) -> Heading:
        """The next part of the paper."""
        return Heading(key, 1, f"{next(self.numbers)}. {self.saying.say(name, **values)}")


def document(
    setting: Setting, title: str, blocks: Iterable[Block], *, layout: Layout = "report", year: int | None = None
) -> Document:
    """The blocks as a Document with what its file says about itself; captions are numbered."""
    about = Metadata(
        agency=setting.agency,
        fiscal_year=year or setting.plan_year,
        framework_hash=setting.framework_hash,
        software_version=setting.software_version,
        simulated=setting.simulated,
        terms=terms(setting),
        layout=layout,
    )
    return Document(title, setting.language, numbered(tuple(blocks), Saying(setting.language)), about)


def numbered(blocks: tuple[Block, ...], saying: Saying) -> tuple[Block, ...]:
    """The blocks with tables and charts numbered in their captions, each kind from 1; without a caption no number."""
    tables, charts = count(1), count(1)

    def table(block: Table) -> Table:
        if not block.caption:
            return block
        return replace(block, caption=saying.say(TABLE, number=next(tables), caption=block.caption))

    def changed(block: Block) -> Block:
        if isinstance(block, Chart):
            caption = saying.say(CHART, number=next(charts), caption=block.caption)
            return replace(block, caption=caption, table=block.table and table(block.table))
        return table(block) if isinstance(block, Table) else block

    return tuple(map(changed, blocks))


def head(setting: Setting, saying: Saying, *lines: str) -> Iterator[Block]:
    """The title of a report with the agency and where it is, and the notice on simulated data."""
    own = tuple(line[:1].upper() + line[1:] for line in lines)
    yield Title("title", tuple(filter(None, (*own, setting.agency, place_of(setting, saying)))))
    yield from simulated(setting, saying)


def cover(setting: Setting, saying: Saying, *lines: str) -> Cover:
    """The cover: emblem, title, and below the agency, its place, telephone and website."""
    foot = (setting.agency, place_of(setting, saying), setting.address, phone(setting, saying), setting.website)
    return Cover("cover", tuple(filter(None, lines)), tuple(filter(None, foot)), emblem(setting, saying))


def sealed(setting: Setting, saying: Saying, *lines: str) -> Iterator[Block]:
    """The head of an announcement, an order or a rule, and the notice on simulated data."""
    yield SealedHead("head", tuple(filter(None, lines)), garuda(setting, saying))
    yield from simulated(setting, saying)


def simulated(setting: Setting, saying: Saying) -> Iterator[Callout]:
    """That the data is made up, for an agency that is."""
    if setting.simulated:
        yield Callout("simulated", "simulated", saying.say(SIMULATED), (words(saying.say(SIMULATED_SAYS)),))


def garuda(setting: Setting, saying: Saying) -> Picture:
    """The place of the Garuda; its picture is the agency's."""
    return Picture("garuda", setting.garuda, saying.say(GARUDA_ALT))


def emblem(setting: Setting, saying: Saying) -> Picture | None:
    """The agency's emblem, where it has one."""
    if not setting.emblem:
        return None
    return Picture("emblem", setting.emblem, saying.say(EMBLEM_ALT, agency=setting.agency))


def place_of(setting: Setting, saying: Saying) -> str:
    """District and province, without what the agency's name says already."""
    district = setting.district and saying.say(DISTRICT, district=setting.district)
    is_bangkok = setting.province == BANGKOK
    province = setting.province and (
        setting.province if is_bangkok else saying.say(PROVINCE, province=setting.province)
    )
    named = setting.agency.startswith("จังหวัด") or setting.agency == BANGKOK
    return " ".join(filter(None, (district, "" if named else province)))


def phone(setting: Setting, saying: Saying) -> str:
    """The telephone as it stands on covers, empty without one."""
    return setting.phone and saying.say(PHONE, phone=setting.phone)


def office_line(setting: Setting, saying: Saying) -> str:
    """ส่วนราชการ of a memo, with the telephone."""
    office = setting.office or setting.agency
    return saying.say(OFFICE_PHONE, office=office, phone=setting.phone) if setting.phone else office


def dated(setting: Setting, saying: Saying) -> str:
    """The date of the paper, empty where the officer has not given one."""
    return saying.date(setting.dated) if setting.dated else ""


def chain_of(setting: Setting, saying: Saying) -> tuple[Place, ...]:
    """The chain of the paper; without one, that of the kind of agency with empty names."""
    if setting.chain:
        return setting.chain
    office = setting.own_office
    return tuple(
        Place(link.act, Signatory(saying.name(office.post_title(link.role, setting.agency)))) for link in office.chain
    )


def signers(setting: Setting, saying: Saying, *acts: Act) -> tuple[Signatory, ...]:
    """Those of the chain who do one of these acts (all without any named), in their order."""
    return tuple(one.signatory for one in chain_of(setting, saying) if not acts or one.act in acts)


def signed_by_all(setting: Setting, saying: Saying) -> Signature:
    """The places of everybody in the chain in one block."""
    return Signature("signatures", signers(setting, saying))


def signed_by_head(setting: Setting, saying: Saying) -> Signature:
    """The place of the one who orders, below announcements, orders and rules."""
    return Signature("signatures", signers(setting, saying, Act.ORDER)[-1:])


def opinions_and_orders(setting: Setting, saying: Saying) -> Iterator[Block]:
    """Everybody after the proposers: whose opinion or order it is, what was said or lines for it, and the signature."""
    later = [one for one in chain_of(setting, saying) if one.act is not Act.PROPOSE]
    for number, place in enumerate(later, start=1):
        key = f"{place.act.value}-{number}"
        post = place.signatory.acting_for or place.signatory.post
        head = saying.say(ORDER if place.act is Act.ORDER else OPINION, post=post)
        yield Heading(f"{key}-head", 3, head)
        yield Paragraph(key, words(place.said or DOTS), "indent")
        yield Signature(f"{key}-signature", (place.signatory,))


def terms(setting: Setting) -> tuple[str, ...]:
    """Proper names that a line is not broken within: the agency's without its kind, its district and province."""
    names = (short_name(setting.agency).rpartition(".")[2], setting.district, setting.province)
    return tuple(name for name in names if name and " " not in name)


def new_page(key: str) -> PageBreak:
    """What follows begins on a new page."""
    return PageBreak(f"{key}-page")
