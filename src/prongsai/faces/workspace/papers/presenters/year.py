"""The papers of a year, in the groups in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prongsai.core.reports.paper import ANNOUNCEMENTS, PaperKind
from prongsai.core.text import Text
from prongsai.records.papers.models import Paper, PaperState
from prongsai.records.papers.needs import Need, Year

STATES = {
    PaperState.DRAFT: Text("ร่าง", "Draft"),
    PaperState.FIXED: Text("ยืนยันแล้ว รอเสนอ", "Fixed, to be sent"),
    PaperState.UNDER_WAY: Text("อยู่ระหว่างลงนาม", "Being signed"),
    PaperState.RETURNED: Text("ส่งคืนให้แก้ไข", "Returned"),
    PaperState.SIGNED: Text("ลงนามครบแล้ว", "Signed"),
    PaperState.PUBLISHED: Text("เผยแพร่แล้ว", "Published"),
}
FLAGS = {PaperState.SIGNED: "right", PaperState.PUBLISHED: "right", PaperState.RETURNED: "wrong"}
PROOF = Text("หลักฐานของ OIT", "Evidence for OIT")
START = Text("ตั้งต้นและเสนอผู้บริหาร", "To begin with, and for the executive")
ANNOUNCED = Text("ประกาศและระเบียบ", "Announcements and rules")
REPORTS = Text("รายงานระหว่างปีและสิ้นปี", "Reports through the year")
_REPORTS = (PaperKind.PROGRESS, PaperKind.MINUTES, PaperKind.YEAR_END)


@dataclass(frozen=True, slots=True)
class Line:
    """A paper that is needed: `flag` is the class of its state, `can_make` whether it can be made now."""

    need: Need
    state: Text | None
    flag: str
    can_make: bool

    @property
    def is_optional(self) -> bool:
        """Made only when somebody asks for it, and not there yet: it stands in no count."""
        return not self.need.expected and self.need.paper is None


@dataclass(frozen=True, slots=True)
class Group:
    """Papers under one heading."""

    heading: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year as its page shows it; the counts are of what is expected."""

    plan_year: int
    groups: tuple[Group, ...]
    needed: int
    made: int
    signed: int
    published: int
    can_make: int
    drafts: int
    optional: int


def year_view(year: Year, today: date) -> YearView:
    """The year in groups: proof of OIT first."""
    lines = [_line(one, today) for one in year.needs]
    groups = {heading: [one for one in lines if _heading(one.need) is heading] for heading in _HEADINGS}
    papers = [one.paper for one in year.needs if one.paper]
    expected = [one for one in year.needs if one.expected or one.paper]
    return YearView(
        plan_year=year.plan_year,
        groups=tuple(Group(heading, tuple(those)) for heading, those in groups.items() if those),
        needed=len(expected),
        made=len(papers),
        signed=_count(papers, PaperState.SIGNED, PaperState.PUBLISHED),
        published=_count(papers, PaperState.PUBLISHED),
        can_make=len(year.to_make(today)),
        drafts=_count(papers, PaperState.DRAFT, PaperState.RETURNED),
        optional=len([one for one in lines if one.is_optional]),
    )


_HEADINGS = (PROOF, START, ANNOUNCED, REPORTS)


def state_of(paper: Paper) -> Text:
    """The state of a paper in words."""
    return STATES[PaperState(paper.state)]


def flag_of(paper: Paper) -> str:
    """The class of its flag."""
    return FLAGS.get(PaperState(paper.state), "open")


def _line(need: Need, today: date) -> Line:
    paper = need.paper
    state = state_of(paper) if paper else None
    return Line(need, state, flag_of(paper) if paper else "", need.can_be_made(today))


def _heading(need: Need) -> Text:
    kind = need.wish.kind
    if need.items:
        return PROOF
    if kind in ANNOUNCEMENTS or kind is PaperKind.VEHICLES:
        return ANNOUNCED
    return REPORTS if kind in _REPORTS else START


def _count(papers: list[Paper], *states: PaperState) -> int:
    return len([one for one in papers if one.state in states])
