"""Where the agency stands: its last result, its plans, its papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.core.calendar.standing import Standing
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.faces.workspace.analysis.presenters import head_view
from prongsai.faces.workspace.at_home.who import Viewer
from prongsai.faces.workspace.follow.forms.events import plan_name
from prongsai.faces.workspace.papers.presenters.year import year_view
from prongsai.records.measures.follow_selectors import Following
from prongsai.records.measures.models import Plan, PlanState
from prongsai.records.measures.selectors import plans_of
from prongsai.records.papers.needs import year_of
from prongsai.records.results import selectors as results

NO_RESULT = Text("ยังไม่มีผล", "No result yet")
NO_PLAN = Text("ยังไม่มีแผน", "No plan yet")
RESULT = Text("ผลการประเมิน", "Result")
PLAN = Text("แผน", "Plan")


@dataclass(frozen=True)
class Card:
    """A figure with its name and what it means; `percent` (0 to 100) draws a meter, `short` warns."""

    title: Text
    big: Text
    note: Text
    href: str
    act: Text
    percent: int | None = None
    short: bool = False


def cards(viewer: Viewer, plans: Sequence[Following]) -> list[Card]:
    """The cards of the page, from the result to the papers."""
    found = [_result(viewer), *_plans(viewer, plans)]
    return found if viewer.is_unit_only else [*found, _papers(viewer, plans)]


def _result(viewer: Viewer) -> Card:
    found = results.newest_scored(viewer.agency)
    if found is None or found.scorecard is None:
        page = "work_people_result_enter" if viewer.is_officer else "work_people_results"
        note = Text("กรอกผลที่ได้รับ แล้วระบบบอกว่าต้องปรับปรุงอะไร", "Type it in, and the pages say what to improve.")
        return Card(RESULT, NO_RESULT, note, viewer.address(page), Text("กรอกผล", "Enter it"), short=True)
    head = head_view(found, found.scorecard)
    total = head.total or "–"
    return Card(
        Text(f"ผลปี {head.fiscal_year}", f"Result of FY {head.fiscal_year}"),
        Text(f"{total} {head.level.th}", f"{total} {head.level.en}"),
        _whole_words(head.because),
        viewer.address("work_analysis_year", head.fiscal_year),
        Text("ดูการวิเคราะห์", "See the analysis"),
        round(float(total)) if head.total else None,
    )


def _whole_words(said: Text) -> Text:
    """A place to break the line before a word that browsers cut in two ("ห/นึ่ง")."""
    return Text(said.th.replace("หนึ่ง", "\u200bหนึ่ง\u200b"), said.en)


def _plans(viewer: Viewer, plans: Sequence[Following]) -> Iterator[Card]:
    for one in plans:
        yield _plan(viewer, one)
    if not plans:
        yield _no_plan_in_use(viewer, plans_of(viewer.agency).filter(state=PlanState.DRAFT).first())


def _plan(viewer: Viewer, found: Following) -> Card:
    stand = Counter(one.standing for one in found.measures)
    kept = len(found.measures) - stand[Standing.DROPPED]
    steps = [one for one in found.steps if one.standing is not Standing.DROPPED]
    done = sum(one.standing is Standing.DONE for one in steps)
    late = stand[Standing.LATE]
    silent = sum(one.overdue is not None and not one.days_late for one in found.measures)
    unreported = Text(f" · ยังไม่รายงาน {silent} มาตรการ", f"; unreported: {silent}") if silent else Text("", "")
    return Card(
        plan_name(found.plan),
        Text(f"เสร็จ {stand[Standing.DONE]} จาก {kept} มาตรการ", f"{stand[Standing.DONE]} of {kept} measures done"),
        Text(
            f"ขั้นตอนเสร็จ {done} จาก {len(steps)} ขั้นตอน · "
            + (f"ล่าช้า {late} มาตรการ" if late else "ไม่มีมาตรการล่าช้า")
            + unreported.th,
            f"{done} of {len(steps)} steps done; measures late: {late or 'none'}{unreported.en}",
        ),
        viewer.address("work_follow_mine" if viewer.is_unit_only else "work_follow"),
        Text("ดูความก้าวหน้า", "See how they go"),
        100 * done // len(steps) if steps else 0,
        late > 0,
    )


def _no_plan_in_use(viewer: Viewer, draft: Plan | None) -> Card:
    if draft is None:
        note = Text("เริ่มจากประเด็นที่ผลบอกว่าต้องปรับปรุง", "It starts from what the result says must be better.")
        return Card(PLAN, NO_PLAN, note, viewer.address("work_plans"), Text("ไปที่แผน", "To the plans"), short=True)
    count = draft.measures.count()
    return Card(
        plan_name(draft),
        Text(f"ร่าง {count} มาตรการ", f"A draft with {count} measures"),
        Text("ยังไม่ประกาศใช้ จึงยังไม่มีใครต้องรายงาน", "It is not adopted, so nobody has to report yet."),
        viewer.address("work_plans_plan", draft.pk),
        Text("เปิดร่างแผน", "Open the draft"),
        short=True,
    )


def _papers(viewer: Viewer, plans: Sequence[Following]) -> Card:
    year = plans[0].plan.plan_year if plans else fiscal_year(viewer.today)
    view = year_view(year_of(viewer.agency, year, viewer.today), viewer.today)
    return Card(
        Text(f"เอกสารปี {year}", f"Papers of FY {year}"),
        Text(f"เผยแพร่ {view.published} จาก {view.needed} ฉบับ", f"{view.published} of {view.needed} published"),
        Text(f"จัดทำแล้ว {view.made} ฉบับ · ลงนามแล้ว {view.signed} ฉบับ", f"{view.made} made, {view.signed} signed"),
        viewer.address("work_papers"),
        Text("ดูเอกสาร", "See the papers"),
        100 * view.published // view.needed if view.needed else 0,
    )
