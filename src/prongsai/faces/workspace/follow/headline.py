"""What a page of following up says first, in one sentence with its figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from prongsai.core.text import Text
from prongsai.faces.workspace.follow.forms.events import plan_name
from prongsai.records.measures.follow_selectors import Following, LateUnit, StepView

ALL_DONE = Text("{plan}: เสร็จทุกขั้นตอน", "{plan}: every step is done")
IN_TIME = Text("{plan}: ไม่มีอะไรล่าช้า", "{plan}: nothing is late")
LATE = (Text("ล่าช้า", "late"), Text("ยังไม่รายงาน", "unreported"))


def headline(found: Following) -> Text:
    """Where a plan stands: what is late, and on what reports are missing."""
    plan = plan_name(found.plan)
    counts = zip(LATE, (len(found.late), len(found.unreported)), strict=True)
    said = [_counted(what, count) for what, count in counts if count]
    if said:
        return Text(f"{plan.th}: {' '.join(one.th for one in said)}", f"{plan.en}: {', '.join(one.en for one in said)}")
    sentence = IN_TIME if any(one.is_open for one in found.steps) or not found.steps else ALL_DONE
    return Text(sentence.th.format(plan=plan.th), sentence.en.format(plan=plan.en))


def _counted(what: Text, count: int) -> Text:
    return Text(f"{what.th} {count} ขั้นตอน", f"{count} {'step' if count == 1 else 'steps'} {what.en}")


def unit_late(one: LateUnit) -> Text:
    """What of a unit's work is late: "ช้า 3 มาตรการ (7 ขั้นตอน) นานสุด 80 วัน"."""
    said = []
    if one.measures:
        late = f"ช้า {one.measures} มาตรการ ({one.steps} ขั้นตอน) นานสุด {one.days} วัน"
        measures = "1 measure" if one.measures == 1 else f"{one.measures} measures"
        steps, days = _counted(LATE[0], one.steps).en, "1 day" if one.days == 1 else f"{one.days} days"
        said.append(Text(late, f"{steps} in {measures}, the longest by {days}"))
    if one.unreported:
        said.append(_counted(LATE[1], one.unreported))
    return Text(" · ".join(each.th for each in said), " · ".join(each.en for each in said))


def mine_headline(waiting: int) -> Text:
    """What a unit has to report."""
    if not waiting:
        return Text("ไม่มีอะไรค้างรายงาน", "Nothing waits for your report")
    return Text(
        f"รอรายงานจากท่าน {waiting} ขั้นตอน", f"{waiting} {'step waits' if waiting == 1 else 'steps wait'} for your report"
    )


def waits(step: StepView) -> bool:
    """Whether a report on a step is overdue, or due within the month."""
    due = step.next_due
    return step.is_open and (step.overdue is not None or (due is not None and (due - step.today).days <= 31))


def by_measure(steps: Sequence[StepView]) -> list[StepView]:
    """Steps that wait, those of one measure together, and first the measure with the report that is longest due."""
    first: dict[int, date] = {}
    for one in steps:
        first[one.step.measure_id] = min(one.owed[0], first.get(one.step.measure_id, one.owed[0]))
    return sorted(steps, key=lambda one: (first[one.step.measure_id], one.step.measure_id, one.step.number))
