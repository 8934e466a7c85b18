"""Reports on steps: by the unit on its own, or by the officer on its behalf. A correction is a new report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.links import is_link, no_link
from prongsai.core.measures.follow import Said, whole_of
from prongsai.core.measures.model import Status
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Membership, Role, Unit
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.follow_selectors import doing_units, is_shared
from prongsai.records.measures.models import Meeting, PlanState, Progress, Step
from prongsai.records.measures.reminders import settle_reported

LONGEST_TEXT = 5000
MOST_LINKS = 10
MOST_FILES = 20
_FULL = 100
_SAID = {
    Status.PLANNED: Text("ยังไม่เริ่ม", "not started"),
    Status.UNDER_WAY: Text("กำลังดำเนินการ", "under way"),
    Status.DONE: Text("เสร็จแล้ว", "done"),
    Status.DROPPED: Text("ยกเลิก", "dropped"),
}
REPORTED = {
    status: verb(
        f"measures.progress.{status.value}", f"รายงานว่า “{{step}}” {said.th}", f"Reported “{{step}}”: {said.en}"
    )
    for status, said in _SAID.items()
}
RECORDED_FOR = {
    status: verb(
        f"measures.progress.for.{status.value}",
        f"บันทึกแทน{{owner}} ว่า “{{step}}” {said.th}",
        f"Recorded on behalf of {{owner}} “{{step}}”: {said.en}",
    )
    for status, said in _SAID.items()
}
CORRECTED = verb(
    "measures.progress.corrected",
    "แก้ไขรายงานของ “{step}” ฉบับเดิมยังดูได้",
    "Corrected the report on “{step}”; the former one is kept",
)


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of a step: `text` is the reason where it was dropped, `links` are addresses of evidence."""

    status: Status
    reported_on: date
    text: str = ""
    percent: int | None = None
    problems: str = ""
    meeting: Meeting | None = None
    for_unit: Unit | None = None
    links: tuple[str, ...] = ()
    files: tuple[StoredFile, ...] = ()


def report(step: Step, said: Report, by: User, *, replaces: Progress | None = None) -> Progress:
    """Record a report. What the same meeting heard of the step before is replaced by it.

    Raises InputError with what to do; `complaints` tells the same by field.
    """
    with transaction.atomic():
        made = _recorded(step, said, by, replaces)
        settle_reported(step.measure, by)
    return made


def report_all(reports: Sequence[tuple[Step, Report]], by: User) -> list[Progress]:
    """Record what a meeting heard, all of it or nothing. Raises InputError as `report` does."""
    with transaction.atomic():
        made = [_recorded(step, said, by, None) for step, said in reports]
        for measure in {step.measure_id: step.measure for step, _ in reports}.values():
            settle_reported(measure, by)
    return made


def overruled_on(said: Progress) -> date | None:
    """The day of the newest report that is newer, where the step does not stand as this one says; else None."""
    step = said.step
    if (step.status, step.percent) == (said.status, said.percent):
        return None
    newer = step.progress.filter(replaced_by__isnull=True, reported_on__gt=said.reported_on)
    return newer.order_by("reported_on").values_list("reported_on", flat=True).last()


def complaints(step: Step, said: Report) -> dict[str, Text]:
    """What is wrong with a report, by field; empty when it can be recorded."""
    found = {
        "status": _CLOSED.get(step.measure.plan.state),
        "reported_on": _TO_COME if said.reported_on > clock.today() else None,
        "percent": _percent_complaint(said),
        "text": _text_complaint(said),
        "links": _links_complaint(said.links),
        "files": _TOO_MANY_FILES if len(said.files) > MOST_FILES else None,
    }
    return {field: complaint for field, complaint in found.items() if complaint is not None}


def unit_of(user: User, step: Step) -> Unit | None:
    """The unit among those who do a step for which a person reports; None for one who records on behalf of them.

    Who stands for a สำนัก reports what its งาน does, and the other way round where the สำนัก is named.
    """
    held = Membership.objects.filter(user=user, agency=step.agency, role=Role.UNIT, ended_at__isnull=True)
    units = [one.unit for one in held.select_related("unit__parent").order_by("pk") if one.unit]
    if step.owning_units is None:
        return next((one.parent or one for one in units), None)
    owners = doing_units(step)
    near = ((own, owner) for own in units for owner in owners)
    return next(
        (owner for own, owner in near if owner.pk in (own.pk, own.parent_id) or owner.parent_id == own.pk), None
    )


def stands_for(user: User, step: Step) -> bool:
    """Whether a person reports for a unit of her own; else she records on behalf of those who do the step."""
    return unit_of(user, step) is not None


def _recorded(step: Step, said: Report, by: User, replaces: Progress | None) -> Progress:
    for complaint in complaints(step, said).values():
        raise InputError(complaint)
    locked = Step.objects.select_for_update().get(pk=step.pk)
    former = replaces or _heard_at(said, locked, by)
    if former is not None:
        _require_current(former, locked)
    made = _stored(step, said, by, former)
    _bring_up_to_date(locked)
    _write(step, made, by)
    step.status, step.percent, step.dropped_because = locked.status, locked.percent, locked.dropped_because
    return made


def _percent_complaint(said: Report) -> Text | None:
    if said.percent is None:
        return None
    if not 0 <= said.percent <= _FULL:
        return _NO_PERCENT
    return _NOT_YET_DONE if said.percent == _FULL and said.status is not Status.DONE else None


def _text_complaint(said: Report) -> Text | None:
    if len(said.text) > LONGEST_TEXT or len(said.problems) > LONGEST_TEXT:
        return _TOO_LONG
    return None if said.text.strip() else _WANTS_WORDS.get(said.status)


def _links_complaint(links: Sequence[str]) -> Text | None:
    if len(links) > MOST_LINKS:
        return _TOO_MANY_LINKS
    return next((no_link(one) for one in links if not is_link(one)), None)


def _heard_at(said: Report, step: Step, by: User) -> Progress | None:
    """What the same meeting heard before, of the whole step or of the same unit's part."""
    if said.meeting is None:
        return None
    about = unit_of(by, step) or said.for_unit or _only_owner(step)
    heard = step.progress.filter(meeting=said.meeting, replaced_by__isnull=True).order_by("-pk")
    return next((one for one in heard if one.about_unit == (about.pk if about else None)), None)


def _require_current(former: Progress, step: Step) -> None:
    if former.step_id != step.pk or Progress.objects.filter(replaces=former).exists():
        raise InputError(_REPLACED)


def _stored(step: Step, said: Report, by: User, former: Progress | None) -> Progress:
    own = unit_of(by, step)
    made = Progress.objects.create(
        step=step,
        reported_on=said.reported_on,
        status=said.status.value,
        percent=_FULL if said.status is Status.DONE else said.percent,
        text=said.text.strip(),
        problems=said.problems.strip(),
        meeting=said.meeting,
        by_unit=own,
        for_unit=None if own else said.for_unit or _only_owner(step),
        recorded_by=by,
        recorded_at=clock.now(),
        links=list(said.links),
        replaces=former,
    )
    made.files.set(said.files)
    return made


def _only_owner(step: Step) -> Unit | None:
    owners = () if step.owning_units is None else doing_units(step)
    return owners[0] if len(owners) == 1 else None


def _bring_up_to_date(step: Step) -> None:
    """The step says what the newest report says that was not replaced; one of several units speaks for its part."""
    current = list(step.progress.filter(replaced_by__isnull=True).order_by("reported_on", "pk"))
    if is_shared(step):
        told = [Said(one.about_unit, Status(one.status), one.percent) for one in current]
        status, step.percent = whole_of(told, [one.pk for one in doing_units(step)])
        step.status = status.value
    else:
        step.status, step.percent = current[-1].status, current[-1].percent
    step.dropped_because = current[-1].text if step.status == Status.DROPPED else ""
    step.save(update_fields=["status", "percent", "dropped_because"])


def _write(step: Step, made: Progress, by: User) -> None:
    """Whose step it is may be a person's name, so it stands with the names."""
    own = made.by_unit is not None
    status = Status(made.status)
    act = CORRECTED if made.replaces_id else REPORTED[status] if own else RECORDED_FOR[status]
    facts = {"status": made.status, "percent": made.percent, "progress": made.pk, "on_behalf": not own}
    names = {"step": " ".join(step.text.split())[:120], "owner": "" if own else _owner(step, made)}
    write(step.agency.code, act, actor=by, about=step, facts=facts, names=names)


def _owner(step: Step, made: Progress) -> str:
    if made.for_unit is not None:
        return made.for_unit.name
    return ", ".join((step.owner_text or step.measure.owner_text).split("\n")) or "ผู้รับผิดชอบ"


_CLOSED = {
    PlanState.DRAFT.value: Text(
        "แผนนี้ยังเป็นร่าง จึงยังรายงานไม่ได้ โปรดประกาศใช้แผนก่อน", "This plan is a draft. Adopt it before reporting on it."
    ),
    PlanState.CLOSED.value: Text(
        "แผนนี้สรุปผลแล้ว จึงรายงานเพิ่มไม่ได้", "This plan is summed up, so nothing can be added to it."
    ),
}
_TO_COME = Text("วันที่รายงานยังมาไม่ถึง โปรดใช้วันนี้หรือวันที่ผ่านมาแล้ว", "This day is still to come. Take today or an earlier one.")
_NO_PERCENT = Text("ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100", "Per cent is a whole number from 0 to 100.")
_NOT_YET_DONE = Text(
    "ร้อยละ 100 คือเสร็จแล้ว โปรดเลือก “เสร็จแล้ว” หรือใส่ตัวเลขที่น้อยกว่า",
    "100 per cent is done. Choose “Done”, or a smaller number.",
)
_TOO_LONG = Text(f"ข้อความยาวเกิน {LONGEST_TEXT:,} ตัวอักษร", f"The text is longer than {LONGEST_TEXT:,} characters.")
_WANTS_WORDS = {
    Status.DONE: Text("โปรดเขียนสั้น ๆ ว่าทำอะไรเสร็จแล้ว", "Write in a few words what was done."),
    Status.DROPPED: Text("โปรดเขียนเหตุผลที่ยกเลิก", "Write why it was dropped."),
}
_TOO_MANY_LINKS = Text(f"ใส่ลิงก์ได้ไม่เกิน {MOST_LINKS} ลิงก์", f"At most {MOST_LINKS} links can be given.")
_TOO_MANY_FILES = Text(f"แนบไฟล์ได้ไม่เกิน {MOST_FILES} ไฟล์", f"At most {MOST_FILES} files can be attached.")
_REPLACED = Text(
    "รายงานนี้ถูกแก้ไขไปแล้ว โปรดเปิดหน้าขั้นตอนเพื่อดูรายงานล่าสุดก่อนแก้ไข",
    "This report was corrected already. Open the step to see the newest report first.",
)
