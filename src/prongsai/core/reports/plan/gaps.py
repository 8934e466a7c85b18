"""What a plan does not say yet: named in a frame at the head of the paper, so that it is filled in before signing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prongsai.core.measures.model import Measure, PlanKind
from prongsai.core.reports.blocks import Callout, words
from prongsai.core.reports.standing import owners_of, period_of
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

TITLE = Text("ยังไม่ครบ โปรดเติมก่อนลงนาม", "Not complete: fill in before signing")
NO_MEASURES = Text("ยังไม่มีมาตรการในแผนนี้", "The plan has no measures yet.")
NO_MEETING = Text("ยังไม่ได้บันทึกการประชุมที่กำหนดมาตรการ", "The meeting that set the measures has not been recorded.")
LACKS = Text("ยังไม่ระบุ{what}: มาตรการที่ {numbers}", "{what} is not given: measures {numbers}")


def gaps(telling: Telling) -> Iterator[Callout]:
    """The frame; none where nothing is missing."""
    lines = list(_lines(telling))
    if lines:
        yield Callout("gaps", "warning", telling.saying.say(TITLE), tuple(map(words, lines)))


def _lines(telling: Telling) -> Iterator[str]:
    saying, plan = telling.saying, telling.now.plan
    if not plan.measures:
        yield saying.say(NO_MEASURES)
    for what, lacks in _NEEDED.items():
        if numbers := [str(one.number) for one in plan.measures if lacks(one)]:
            yield saying.say(LACKS, what=saying.name(what), numbers=saying.joined(numbers))
    if plan.kind is PlanKind.ITA and plan.measures and not any(one.sets_measures for one in plan.meetings):
        yield saying.say(NO_MEETING)


def _no_owner(measure: Measure) -> bool:
    return not measure.owners and not (measure.steps and all(owners_of(one, measure) for one in measure.steps))


def _no_time(measure: Measure) -> bool:
    """A measure that is summed up by a date has its time."""
    if any(one.by for one in measure.rhythms):
        return False
    return not measure.period and not (measure.steps and all(period_of(one, measure) for one in measure.steps))


_NEEDED: dict[Text, Callable[[Measure], bool]] = {
    Text("ขั้นตอน", "steps"): lambda one: not one.steps,
    Text("ผู้รับผิดชอบ", "who is responsible"): _no_owner,
    Text("ระยะเวลา", "by when"): _no_time,
    Text("การกำกับติดตาม", "how it is monitored"): lambda one: not one.monitoring and not one.rhythms,
}
"""What each measure needs, and how it is seen that one lacks it."""
