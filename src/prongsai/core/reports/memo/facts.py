"""The facts of memos, each a sentence made from the figures that the papers beside it have."""

from __future__ import annotations

from datetime import date

from prongsai.core.analysis.findings import FindingKind
from prongsai.core.analysis.recommendations import answerable
from prongsai.core.calendar.rounds import say_stretch
from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.coverage import open_questions
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.summary import result_words
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import plain
from prongsai.core.reports.memo.matter import Matter
from prongsai.core.reports.paper import PaperKind, Setting
from prongsai.core.reports.plan.measures import counted as counted_plan
from prongsai.core.reports.plan.measures import set_by
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.standing import PlanNow, plan_on
from prongsai.core.reports.tallying import counted
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year_span

RESULT = Text("ผลการประเมินของ{year}: {result}", "Result of {year}: {result}")
ANSWERED = Text("ประเด็นที่ต่ำกว่าเกณฑ์มี {weak} ตัวชี้วัด มีมาตรการหรือเหตุผลครบแล้ว", "All {weak} weak indicators are answered.")
UNANSWERED = Text(
    "ประเด็นที่ต่ำกว่าเกณฑ์มี {weak} ตัวชี้วัด ยังไม่มีมาตรการหรือเหตุผล {open} ตัวชี้วัด คือ {names}",
    "Of {weak} weak indicators {open} are not answered yet: {names}.",
)
LATE = Text("ล่าช้า {count} ขั้นตอน คือ {steps}", "{count} steps are late: {steps}.")
STEP = Text("มาตรการที่ {number} ขั้นตอนที่ {step} ({owners})", "measure {number}, step {step} ({owners})")
NO_OWNER = Text("ยังไม่ระบุผู้รับผิดชอบ", "nobody named yet")
PROBLEMS = Text("มีปัญหาและอุปสรรคที่รายงานไว้ {count} เรื่อง", "{count} problems were reported.")
DRAFTED = Text("ได้ยกร่างแล้ว {count} ฉบับ คือ {names}", "Drafts made: {count}: {names}.")
GIVEN = Text("ได้รับข้อเสนอแนะ {count} เรื่อง", "{count} suggestions were received.")
PEOPLE = Text("ได้รับข้อเสนอแนะ {count} เรื่อง จากผู้เสนอ {people} ราย", "{count} suggestions came from {people} people.")
MOST = Text("เรื่องที่เสนอมากที่สุดคือ {topic} ({people} ราย)", "Most of them were about {topic} ({people}).")


def stretch_of(matter: Matter, saying: Saying) -> str:
    """What a progress report is about."""
    return saying.name(say_stretch(matter.stretch)) if matter.stretch else ""


def of_result(subject: Subject | None, saying: Saying) -> list[str]:
    """Total, level, and what needs work."""
    if subject is None:
        return []
    voice = Voice(saying.language, subject.framework)
    said = saying.sentences(plain(line) for line in result_words(subject, voice))
    return [saying.say(RESULT, year=saying.years(subject.fiscal_year), result=said)]


def of_plan(matter: Matter, saying: Saying) -> list[str]:
    """The meeting that set the measures, how many there are, and whether each weakness is answered."""
    plan = matter.plan
    if plan is None:
        return []
    meetings = [set_by(one, saying) for one in plan.meetings if one.sets_measures]
    return [*meetings, counted_plan(plan, saying), *_answered(matter, saying)]


def of_progress(setting: Setting, matter: Matter, saying: Saying) -> list[str]:
    """How far the plan is, what is late, and how many problems were reported."""
    now = plan_now(setting, matter)
    if now is None:
        return []
    late = now.where(Standing.LATE)
    said = [counted(now, saying)]
    if late:
        steps = saying.joined(
            saying.say(
                STEP,
                number=one.measure.number,
                step=one.step.number,
                owners=saying.joined(one.owners) if one.owners else saying.say(NO_OWNER),
            )
            for one in late
        )
        said.append(saying.say(LATE, count=len(late), steps=steps))
    problems = sum(bool(report.problems) for one in now.steps for report in one.reports)
    problems += sum(bool(one.problems) for one in now.plan.measures)
    return [*said, saying.say(PROBLEMS, count=problems)] if problems else said


def of_announcements(matter: Matter, saying: Saying) -> list[str]:
    """Which announcements were drafted."""
    names = [saying.name(PaperKind(one).label) for one in matter.announced]
    return [saying.say(DRAFTED, count=len(names), names=saying.joined(names))] if names else []


def of_suggestions(matter: Matter, saying: Saying) -> list[str]:
    """How many suggestions there are, from how many people, and what most are about."""
    found = matter.suggestions
    if not found:
        return []
    people = [one.count for one in found if one.count is not None]
    if len(people) < len(found):
        return [saying.say(GIVEN, count=len(found))]
    by_topic: dict[str, int] = {}
    for one in found:
        by_topic[one.topic] = by_topic.get(one.topic, 0) + (one.count or 0)
    topic, most = max(by_topic.items(), key=lambda pair: pair[1])
    said = [saying.say(PEOPLE, count=len(found), people=sum(people))]
    return [*said, saying.say(MOST, topic=topic, people=most)] if topic and most else said


def plan_now(setting: Setting, matter: Matter) -> PlanNow | None:
    """The plan on the day of the matter: as named, the end of the stretch, the paper's date, the end of the plan."""
    if matter.plan is None:
        return None
    stretch_end = matter.stretch.ends_on if matter.stretch else None
    day: date = matter.as_of or stretch_end or setting.dated or fiscal_year_span(matter.plan.until_year)[1]
    return plan_on(matter.plan, day)


def has_late(setting: Setting, matter: Matter) -> bool:
    """Whether a step is late on the day of the matter."""
    now = plan_now(setting, matter)
    return now is not None and bool(now.where(Standing.LATE))


def has_unfinished(setting: Setting, matter: Matter) -> bool:
    """Whether a step was neither done nor dropped, or advice was given for the next year."""
    now = plan_now(setting, matter)
    if now is None:
        return False
    open_steps = now.where(Standing.LATE, Standing.UNDER_WAY, Standing.NOT_STARTED)
    return bool(open_steps) or any(one.advice for one in now.plan.measures)


def _answered(matter: Matter, saying: Saying) -> list[str]:
    if matter.subject is None or matter.plan is None:
        return []
    issues = answerable(matter.subject.scorecard, matter.subject.received)
    weak = [one for one in issues if one.kind == FindingKind.WEAKNESS]
    if not weak:
        return []
    given = [one for measure in matter.plan.measures for one in measure.answers]
    left = open_questions(issues, given, [one.code for one in matter.plan.left_open])
    if not left:
        return [saying.say(ANSWERED, weak=len(weak))]
    names = saying.joined(f"{one.code} {saying.name(one.name)}" for one in left)
    return [saying.say(UNANSWERED, weak=len(weak), open=len(left), names=names)]
