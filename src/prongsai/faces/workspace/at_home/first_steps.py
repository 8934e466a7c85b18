"""The way of a new agency from its result to published papers, as a list to tick off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.text import Text
from prongsai.faces.workspace.at_home.who import Viewer
from prongsai.records.agencies.memberships import members
from prongsai.records.measures.models import PlanState
from prongsai.records.measures.selectors import plans_of
from prongsai.records.papers.models import Paper, PaperState
from prongsai.records.results.selectors import working_years

_SIGNED = (PaperState.SIGNED, PaperState.PUBLISHED)


@dataclass(frozen=True)
class FirstStep:
    """One step; `is_next` marks the first that is not done."""

    label: Text
    href: str
    done: bool
    is_next: bool = False


def first_steps(viewer: Viewer) -> list[FirstStep]:
    """The steps of an agency that has published nothing yet; none afterwards, and none for others than its officer."""
    if not viewer.is_officer:
        return []
    steps = list(_steps(viewer))
    if steps[-1].done:
        return []
    following = next(one for one in steps if not one.done)
    return [FirstStep(one.label, one.href, one.done, one is following) for one in steps]


def _steps(viewer: Viewer) -> Iterator[FirstStep]:
    agency, to = viewer.agency, viewer.address
    plans = plans_of(agency)
    papers = Paper.objects.filter(agency=agency)
    yield FirstStep(
        Text("บอกว่ามีสำนัก/กองใด", "Name the units"), to("work_people_units"), agency.units.filter(is_open=True).exists()
    )
    yield FirstStep(
        Text("บอกว่าใครดำรงตำแหน่งใด เพื่อให้เอกสารมีผู้ลงนาม", "Say who holds which post, so that papers have signers"),
        to("work_people_posts"),
        agency.posts.filter(holdings__isnull=False).exists(),
    )
    yield FirstStep(
        Text("กรอกผลการประเมินที่ได้รับ", "Enter the result that you were given"),
        to("work_people_result_enter"),
        bool(working_years(agency)),
    )
    yield FirstStep(
        Text("ดูการวิเคราะห์ แล้วทำแผนจากประเด็นที่ต้องปรับปรุง", "See the analysis, and make a plan of what must be better"),
        to("work_plans"),
        plans.exists(),
    )
    yield FirstStep(
        Text("เชิญผู้บริหารและสำนัก/กองเข้าใช้ระบบ", "Invite executives and units"),
        to("work_people_invite"),
        len(members(agency)) > 1,
    )
    yield FirstStep(
        Text("ประกาศใช้แผน", "Adopt the plan"), to("work_plans"), plans.exclude(state=PlanState.DRAFT).exists()
    )
    yield FirstStep(Text("จัดทำบันทึกข้อความและเอกสาร", "Make the memo and the papers"), to("work_papers"), papers.exists())
    yield FirstStep(
        Text("เสนอผู้บริหารลงนาม", "Have them signed"), to("work_papers"), papers.filter(state__in=_SIGNED).exists()
    )
    yield FirstStep(
        Text("เผยแพร่", "Publish them"), to("work_papers"), papers.filter(state=PaperState.PUBLISHED).exists()
    )
