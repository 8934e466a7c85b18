"""What comes next for a person: what waits for her, what is late, what can be made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from prongsai.core.calendar.saying import say_day, say_late, say_unreported
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.faces.workspace.at_home.who import Viewer
from prongsai.faces.workspace.follow.forms.events import plan_name
from prongsai.faces.workspace.follow.headline import unit_late, waits
from prongsai.records.measures import circulars
from prongsai.records.measures.follow_selectors import Following, MeasureView, StepView, late_units, of_units
from prongsai.records.measures.models import PlanState
from prongsai.records.measures.selectors import plans_of, unanswered
from prongsai.records.papers.approvals import waiting_for
from prongsai.records.papers.models import Approval, Paper, PaperState
from prongsai.records.papers.needs import year_of

MOST_LATE = 5
YOURS = Text("รอท่าน", "Waits for you")
NOW = Text("ทำได้แล้ว", "Ready")
OPEN = Text("เปิด", "Open")
LATE = Text("ล่าช้า", "Late")
UNREPORTED = Text("ยังไม่รายงาน", "Unreported")
ACTS = {
    Approval.Act.PROPOSE: Text("รอท่านลงนามเสนอ", "Waits for you to sign and send it"),
    Approval.Act.OPINION: Text("รอความเห็นและลายมือชื่อของท่าน", "Waits for your opinion and signature"),
    Approval.Act.ORDER: Text("รอคำสั่งและลายมือชื่อของท่าน", "Waits for your order and signature"),
}


@dataclass(frozen=True)
class Todo:
    """A line of the list: when (a day, or in words), about what, why, and where it is done."""

    when: Text
    subject: Text
    why: Text
    href: str
    act: Text = OPEN
    late: bool = False
    is_button: bool = False


def todo(viewer: Viewer, plans: Sequence[Following]) -> list[Todo]:
    """All that waits, the most urgent first; but of a unit alone, signatures stand above it (`signatures`)."""
    signed = signatures(viewer) if viewer.is_unit_only else []
    found = [*signed, *_circulars(viewer), *_own_steps(viewer, plans)]
    if viewer.is_officer:
        found += _returned(viewer)
    if viewer.is_executive:
        found += _late_units(viewer, plans)
    elif not viewer.is_unit_only:
        found += _late_measures(viewer, plans)
    if viewer.is_officer:
        found += [*_plan_gaps(viewer), *_papers(viewer, plans)]
    return sorted(found, key=lambda one: not one.late)


def signatures(viewer: Viewer) -> list[Todo]:
    """The papers that wait for her signature."""
    act = Text("อ่านและลงนาม", "Read and sign")
    return [
        Todo(
            YOURS,
            _thai(one.edition.paper.title),
            ACTS[Approval.Act(one.act)],
            viewer.address("work_papers_look", one.pk),
            act,
            is_button=True,
        )
        for one in waiting_for(viewer.user, viewer.agency)
    ]


def urgent_measures(plans: Sequence[Following]) -> list[MeasureView]:
    """The measures that are late or unreported, the most urgent first."""
    return [one for plan in plans for one in plan.by_urgency if one.days_late or one.overdue]


def _circulars(viewer: Viewer) -> Iterator[Todo]:
    why = Text("หนังสือแจ้งเวียน รอท่านอ่านและรับทราบ", "A circular for you to read and confirm")
    for one in circulars.waiting_for(viewer.user, viewer.agency):
        href = viewer.address("work_follow_circular", one.pk)
        yield Todo(YOURS, _thai(one.title), why, href, Text("อ่าน", "Read"))


def _own_steps(viewer: Viewer, plans: Sequence[Following]) -> Iterator[Todo]:
    steps = [step for plan in plans for step in of_units(plan.steps, viewer.units) if viewer.units]
    for one in sorted((one for one in steps if waits(one)), key=lambda one: one.owed[0]):
        yield _own_step(viewer, one)


def _own_step(viewer: Viewer, one: StepView) -> Todo:
    why = Text(f"มาตรการ: {one.step.measure.title}", f"Measure: {one.step.measure.title}")
    href = viewer.address("work_follow_report", one.step.pk)
    missing, act = _missing(one), Text("รายงาน", "Report")
    when = missing or _when(one.next_due, viewer.today)
    return Todo(when, _thai(one.step.text), why, href, act, late=missing is not None, is_button=True)


def _missing(one: StepView | MeasureView) -> Text | None:
    """How late it is, else which report is owed, in the words of the pages of following up."""
    if one.days_late:
        return say_late(one.days_late)
    return say_unreported(one.overdue) if one.overdue else None


def _late_units(viewer: Viewer, plans: Sequence[Following]) -> Iterator[Todo]:
    for plan in plans:
        for one in late_units(plan):
            href = viewer.address("work_follow") + (f"?unit={one.unit.pk}" if one.unit else "")
            yield Todo(
                LATE if one.measures else UNREPORTED,
                _thai(one.name),
                unit_late(one),
                href,
                Text("ดูมาตรการ", "See the measures"),
                late=True,
            )


def _late_measures(viewer: Viewer, plans: Sequence[Following]) -> Iterator[Todo]:
    urgent = urgent_measures(plans)
    for one in urgent[:MOST_LATE]:
        yield _late_measure(viewer, one)
    if more := urgent[MOST_LATE:]:
        yield _more_measures(viewer, more)


def _more_measures(viewer: Viewer, more: Sequence[MeasureView]) -> Todo:
    """The rest in one line, which says of each kind how many."""
    late = sum(one.days_late > 0 for one in more)
    kinds = [(LATE, late), (UNREPORTED, len(more) - late)]
    said = [(what, count) for what, count in kinds if count]
    subject = Text(f"อีก {len(more)} มาตรการ", f"{len(more)} more measures")
    why = Text(
        " · ".join(f"{what.th} {count} มาตรการ" for what, count in said),
        ", ".join(f"{what.en.lower()}: {count}" for what, count in said),
    )
    return Todo(said[0][0], subject, why, viewer.address("work_follow"), late=True)


def _late_measure(viewer: Viewer, one: MeasureView) -> Todo:
    owners = ", ".join(one.owners)
    why = Text(f"ล่าช้า · {owners}", f"Late · {owners}") if one.days_late else _thai(owners)
    when = _missing(one) or YOURS
    href = viewer.address("work_follow_measure", one.measure.pk)
    return Todo(when, _thai(one.measure.title), why, href, late=True)


def _plan_gaps(viewer: Viewer) -> Iterator[Todo]:
    """Weaknesses without a measure, and drafts that nobody has adopted."""
    for plan in plans_of(viewer.agency).exclude(state=PlanState.CLOSED).select_related("agency", "result"):
        href = viewer.address("work_plans_plan", plan.pk)
        if open_ones := len(unanswered(plan)):
            why = Text(f"ยังไม่มีมาตรการตอบ {open_ones} ประเด็น", f"{open_ones} points are not answered by any measure")
            yield Todo(NOW, plan_name(plan), why, href)
        if plan.state == PlanState.DRAFT:
            why = Text("ร่างแผนยังไม่ประกาศใช้", "The draft is not adopted yet")
            yield Todo(
                NOW, plan_name(plan), why, viewer.address("work_plans_adopt", plan.pk), Text("ประกาศใช้", "Adopt")
            )


def _returned(viewer: Viewer) -> Iterator[Todo]:
    why = Text("ผู้บริหารส่งคืนให้แก้ไข", "Sent back to be changed")
    for one in Paper.objects.filter(agency=viewer.agency, state=PaperState.RETURNED):
        yield Todo(YOURS, _thai(one.title), why, viewer.address("work_papers_paper", one.pk), Text("แก้ไข", "Change it"))


def _papers(viewer: Viewer, plans: Sequence[Following]) -> Iterator[Todo]:
    """Papers that can be made, fixed or published."""
    why = Text("ลงนามครบแล้ว รอเผยแพร่", "Signed by all, to be published")
    for one in Paper.objects.filter(agency=viewer.agency, state=PaperState.SIGNED):
        yield Todo(NOW, _thai(one.title), why, viewer.address("work_papers_publish", one.pk), Text("เผยแพร่", "Publish"))
    drafts = Paper.objects.filter(agency=viewer.agency, state=PaperState.DRAFT).count()
    here = viewer.address("work_papers")
    if drafts:
        subject = Text(f"ร่างเอกสาร {drafts} ฉบับ", f"{drafts} drafts of papers")
        yield Todo(NOW, subject, Text("อ่าน แก้ไข แล้วยืนยันเป็นฉบับ", "Read them, change them, fix them"), here)
    year = plans[0].plan.plan_year if plans else fiscal_year(viewer.today)
    if plans and (ready := year_of(viewer.agency, year, viewer.today).to_make(viewer.today)):
        subject = Text(f"จัดทำเอกสารได้ {len(ready)} ฉบับ", f"{len(ready)} papers can be made")
        why = Text(", ".join(one.label.th for one in ready[:3]), ", ".join(one.label.en for one in ready[:3]))
        yield Todo(NOW, subject, why, here, Text("จัดทำ", "Make them"))


def _when(day: date | None, today: date) -> Text:
    if day is None:
        return YOURS
    if day == today:
        return Text("วันนี้", "Today")
    said = say_day(day)
    return Text(f"ภายใน {said.th}", f"By {said.en}")


def _thai(words: str) -> Text:
    return Text(words, words)
