"""The papers an agency makes: their kinds, what they are told about the agency, and which OIT items they prove."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prongsai.core.frameworks.crosswalk import item_in
from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.measures.model import PlanKind
from prongsai.core.offices import Act, Office, office_of
from prongsai.core.reports.blocks import Signatory
from prongsai.core.text import Language, Text
from prongsai.core.thai.kinds import AgencyKind


class PaperKind(StrEnum):
    """Which paper it is; the value is what is stored."""

    ANALYSIS = "analysis"
    PLAN = "plan"
    PROGRESS = "progress"
    YEAR_END = "year-end"
    MEMO = "memo"
    CONFLICT = "announcement-conflict"
    BRIBERY = "announcement-bribery"
    NO_GIFT = "announcement-no-gift"
    ETHICS = "announcement-ethics"
    DISCLOSURE = "announcement-disclosure"
    VEHICLES = "rule-vehicles"
    ORDER = "order"
    MINUTES = "minutes"
    SUGGESTIONS = "suggestions"
    BOUND = "bound"

    @property
    def label(self) -> Text:
        """What the paper is called."""
        return _LABELS[self]


ANNOUNCEMENTS = (PaperKind.CONFLICT, PaperKind.BRIBERY, PaperKind.NO_GIFT, PaperKind.ETHICS, PaperKind.DISCLOSURE)

_LABELS = {
    PaperKind.ANALYSIS: Text("รายงานวิเคราะห์ผลการประเมิน", "Analysis of the result"),
    PaperKind.PLAN: Text("มาตรการหรือแผน", "Plan of measures"),
    PaperKind.PROGRESS: Text("รายงานความก้าวหน้า", "Progress report"),
    PaperKind.YEAR_END: Text("รายงานผลการดำเนินการเมื่อสิ้นปี", "Report at the end of the year"),
    PaperKind.MEMO: Text("บันทึกข้อความ", "Memo"),
    PaperKind.CONFLICT: Text("ประกาศป้องกันการขัดกันแห่งผลประโยชน์", "Announcement on conflicts of interest"),
    PaperKind.BRIBERY: Text("ประกาศป้องกันการรับสินบน", "Announcement on bribery"),
    PaperKind.NO_GIFT: Text("ประกาศนโยบายไม่รับของขวัญ (No Gift Policy)", "Announcement of the no-gift policy"),
    PaperKind.ETHICS: Text("ประกาศส่งเสริมการปฏิบัติตามประมวลจริยธรรม", "Announcement on the code of ethics"),
    PaperKind.DISCLOSURE: Text("ประกาศมาตรการเปิดเผยข้อมูลสาธารณะ", "Announcement on public disclosure"),
    PaperKind.VEHICLES: Text("ระเบียบการใช้รถราชการ", "Rule on the use of vehicles"),
    PaperKind.ORDER: Text("คำสั่งแต่งตั้งคณะทำงาน", "Order appointing the working group"),
    PaperKind.MINUTES: Text("รายงานการประชุม (ฉบับย่อเฉพาะเรื่อง)", "Extract of the minutes"),
    PaperKind.SUGGESTIONS: Text("สรุปข้อเสนอแนะจากภายนอกเสนอผู้บริหาร", "Suggestions of the public for executives"),
    PaperKind.BOUND: Text("เล่มรวมการวิเคราะห์และมาตรการ", "Bound report"),
}

_ANCHOR_YEAR = 2566
"""The year whose items name the others: its codes are followed through the crosswalk."""

_ANTI_CORRUPTION = {PaperKind.PLAN: ("o36",), PaperKind.PROGRESS: ("o37",), PaperKind.YEAR_END: ("o38",)}
_ANNOUNCED = {PaperKind.NO_GIFT: ("o31",), PaperKind.ETHICS: ("o39",)}


def evidence_items(kind: PaperKind, oit_year: int, plan: PlanKind = PlanKind.ITA) -> tuple[str, ...]:
    """The OIT items of a fiscal year that a paper proves ("o42" in 2566, "o27" in 2568), none where unknown.

    Read from the year's framework and the crosswalk; years without rules or without listed items give none.
    """
    if oit_year not in available_years():
        return ()
    if plan is PlanKind.ITA and kind in (PaperKind.ANALYSIS, PaperKind.PLAN, PaperKind.BOUND, PaperKind.YEAR_END):
        return _improvement(kind, oit_year)
    anchors = _ANTI_CORRUPTION if plan is PlanKind.ANTI_CORRUPTION else _ANNOUNCED
    return tuple(code for anchor in anchors.get(kind, ()) for code in item_in(anchor, _ANCHOR_YEAR, oit_year))


def _improvement(kind: PaperKind, oit_year: int) -> tuple[str, ...]:
    pair = load(oit_year).improvement
    if pair is None:
        return ()
    return (pair.report,) if kind is PaperKind.YEAR_END else (pair.measures,)


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the chain of approval: what is done there, by whom, and what was said (empty: room for ink)."""

    act: Act
    signatory: Signatory
    said: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every paper of an agency is told beside its subject.

    `number` and `dated` are typed by the officer; without them their places stay dotted. `garuda` and `emblem` are the
    SHA-256 of their pictures, empty where none is supplied. Years are of the Buddhist Era. `office` is the line
    ส่วนราชการ of memos; empty gives the agency.
    """

    agency: str
    kind: AgencyKind
    oit_year: int
    plan_year: int
    result_year: int | None = None
    province: str = ""
    district: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    office: str = ""
    number: str = ""
    dated: date | None = None
    garuda: str = ""
    emblem: str = ""
    chain: tuple[Place, ...] = ()
    language: Language = "th"
    simulated: bool = False
    software_version: str = ""
    framework_hash: str = ""

    @property
    def own_office(self) -> Office:
        """Titles, units and words of this kind of agency."""
        return office_of(self.kind)
