"""What stands in the cells of tables of measures, for a whole measure and for one of its steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prongsai.core.calendar.rhythms import read_rhythms
from prongsai.core.calendar.saying import say_period, say_rhythms
from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.model import Answered, Evidence, Measure, Progress, Source, Status
from prongsai.core.reports.blocks import Cell, cell
from prongsai.core.reports.standing import StepNow
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

NUMBERED = Text("{number}. {text}", "{number}. {text}")
WITH_SCORE = Text("{code} {name} ({shown} คะแนน)", "{code} {name} ({shown})")
WITH_CODE = Text("{code} {name}", "{code} {name}")
ADVICE = Text("ข้อเสนอแนะ: {name}", "Advice: {name}")
BAHT = Text("{amount} บาท", "{amount} baht")
PERCENT = Text("{label} (ร้อยละ {percent})", "{label} ({percent} %)")
DROPPED = Text("{label} เพราะ{reason}", "{label}: {reason}")
DAYS_LATE = Text("{label} {days} วัน", "{label} by {days} days")
REPORTED_IN = Text("รายงานใน{meeting} ({day})", "Reported in: {meeting} ({day})")
AS_FOLLOWS = Text("{heard} ดังนี้", "{heard}:")
REPORTED_ON = Text("รายงานเมื่อวันที่ {day}", "Reported on {day}")
EVIDENCE = Text("หลักฐาน: {title}", "Evidence: {title}")
NO_REPORT = Text("ยังไม่มีรายงาน ({standing})", "No report yet ({standing})")


def number_and_title(telling: Telling, measure: Measure) -> Cell:
    """ "3. …": the number and the words of the measure."""
    return cell(telling.saying.say(NUMBERED, number=measure.number, text=measure.title))


def title_and_answers(telling: Telling, measure: Measure) -> Cell:
    """What the measure answers, below its title: the first column of the set "full"."""
    return (*number_and_title(telling, measure), *cell(*(f"- {answered(one, telling)}" for one in measure.answers)))


def answers_and_title(telling: Telling, measure: Measure) -> Cell:
    """The findings and advice that the measure answers, and then the measure."""
    return (*cell(*(f"- {answered(one, telling)}" for one in measure.answers)), *number_and_title(telling, measure))


def answered(one: Answered, telling: Telling) -> str:
    """A finding with its code and figure, advice in its words."""
    saying = telling.saying
    name = saying.name(one.name)
    if one.source in (Source.ASSESSOR, Source.EXTERNAL, Source.REVIEWER):
        return saying.say(ADVICE, name=name)
    if one.code and one.shown:
        return saying.say(WITH_SCORE, code=one.code, name=name, shown=one.shown)
    return saying.say(WITH_CODE, code=one.code, name=name) if one.code else name


def steps(telling: Telling, measure: Measure) -> Cell:
    """All steps, numbered, each a line."""
    return cell(*(_numbered(one.number, one.text, telling) for one in measure.steps))


def step(telling: Telling, one: StepNow) -> Cell:
    """The step with its number."""
    return cell(_numbered(one.step.number, one.step.text, telling))


def owners(telling: Telling, measure: Measure) -> Cell:
    """Of all steps where they have the same, else of the measure and of every step."""
    of_steps = {one.owners for one in telling.now.of(measure)}
    return cell(*(of_steps.pop() if len(of_steps) == 1 else measure.all_owners))


def step_owners(_: Telling, one: StepNow) -> Cell:
    """Who answers for the step."""
    return cell(*one.owners)


def period(telling: Telling, measure: Measure) -> Cell:
    """The time of all steps where they have the same, else of the measure."""
    found = telling.now.of(measure)
    return cell(telling.saying.name(say_period(found[0].period if found else measure.period)))


def step_period(telling: Telling, one: StepNow) -> Cell:
    """When the step is to be done."""
    return cell(telling.saying.name(say_period(one.period)))


def monitoring(telling: Telling, measure: Measure) -> Cell:
    """What the plan says on monitoring, and the rhythms that this does not say already."""
    worded = read_rhythms(measure.monitoring, telling.now.plan.plan_year)
    rest = [one for one in measure.rhythms if one not in worded]
    return cell(*measure.monitoring.splitlines(), telling.saying.name(say_rhythms(rest)))


def time_and_monitoring(telling: Telling, measure: Measure) -> Cell:
    """For tables without a column of their own for the time, where the steps have one time."""
    time = period(telling, measure)
    return (*time, *(one for one in monitoring(telling, measure) if one not in time))


def step_time_and_monitoring(telling: Telling, one: StepNow) -> Cell:
    """The same for a step; where the times of the steps differ, what holds for all stands once, with the first."""
    steps = telling.now.of(one.measure)
    has_own_time = len({each.period for each in steps}) > 1
    said = () if has_own_time and one != steps[0] else monitoring(telling, one.measure)
    return (*step_period(telling, one), *said)


def success(_: Telling, measure: Measure) -> Cell:
    """By what success is known, line by line."""
    return cell(*measure.success.splitlines())


def budget(telling: Telling, measure: Measure) -> Cell:
    """The sum in baht and where it comes from."""
    saying = telling.saying
    amount = "" if measure.budget is None else saying.say(BAHT, amount=saying.baht(measure.budget))
    return cell(amount, measure.budget_note)


def gain(_: Telling, measure: Measure) -> Cell:
    """Points of the total that are expected."""
    return cell(measure.expected_gain)


def former_way(_: Telling, measure: Measure) -> Cell:
    """How it was done before, line by line."""
    return cell(*measure.former_way.splitlines())


def outcome(_: Telling, measure: Measure) -> Cell:
    """What came of it, line by line."""
    return cell(*measure.outcome.splitlines())


def step_outcome(telling: Telling, one: StepNow) -> Cell:
    """A line of the outcome for each step where there are as many; else all of it beside the first."""
    lines = [line for line in one.measure.outcome.splitlines() if line.strip()]
    place = telling.now.of(one.measure).index(one)
    if len(lines) == len(one.measure.steps):
        return cell(lines[place])
    return cell(*lines) if place == 0 else ()


def advice(_: Telling, measure: Measure) -> Cell:
    """What is advised for the next year."""
    return cell(*measure.advice.splitlines())


def remark(_: Telling, measure: Measure) -> Cell:
    """What else there is to say."""
    return cell(*measure.remark.splitlines())


def standing(telling: Telling, one: StepNow) -> str:
    """How a step stands, with what belongs to it: the per cent, the reason, the days."""
    saying, label = telling.saying, telling.saying.name(one.standing.label)
    if one.step.dropped_because and one.standing is Standing.DROPPED:
        return saying.say(DROPPED, label=label, reason=one.step.dropped_because)
    if one.days_late:
        return saying.say(DAYS_LATE, label=label, days=one.days_late)
    if one.percent is not None and one.standing is not Standing.DONE:
        return saying.say(PERCENT, label=label, percent=one.percent)
    return label


def standings(telling: Telling, measure: Measure) -> Cell:
    """How each step stands; once where all stand alike."""
    found = telling.now.of(measure)
    stands = [standing(telling, one) for one in found]
    if len(set(stands)) == 1:
        return cell(stands[0])
    return cell(*(_numbered(one.step.number, how, telling) for one, how in zip(found, stands, strict=True)))


def step_standing(telling: Telling, one: StepNow) -> Cell:
    """How the step stands."""
    return cell(standing(telling, one))


def evidence(found: Iterable[Evidence], telling: Telling) -> list[str]:
    """What proves a report: title, and the address where there is one."""
    return [telling.saying.say(EVIDENCE, title=f"{one.title} {one.address}".strip()) for one in found]


def heard(report: Progress, telling: Telling) -> str:
    """In which meeting a report was heard; without one, when it was made."""
    saying, meeting = telling.saying, telling.meeting_of(report)
    if meeting:
        return saying.say(REPORTED_IN, meeting=meeting.title, day=saying.date(meeting.held_on, "short"))
    if report.meeting:
        return saying.say(REPORTED_IN, meeting=report.meeting, day=saying.date(report.reported_on, "short"))
    return saying.say(REPORTED_ON, day=saying.date(report.reported_on))


def results(telling: Telling, measure: Measure) -> Cell:
    """What the last reports on the steps say, under the meeting or the day of each; and what has no report."""
    found = telling.now.of(measure)
    lines = told([(one, one.last) for one in found if one.last], telling)
    return cell(*lines, *(_result(one, telling) for one in found if not one.last))


def told(reports: Sequence[tuple[StepNow, Progress]], telling: Telling) -> list[str]:
    """Reports on steps under the meeting or the day of each, with what proves them."""
    lines: list[str] = []
    for when in dict.fromkeys(heard(report, telling) for _, report in reports):
        lines.append(telling.saying.say(AS_FOLLOWS, heard=when))
        for one, report in reports:
            if heard(report, telling) == when:
                lines += [said(one, report, telling), *evidence(report.evidence, telling)]
    return lines


def said(one: StepNow, report: Progress, telling: Telling) -> str:
    """A report on a step with the number of the step; without words, how the step stands."""
    return _numbered(one.step.number, report.text or _in_short(one, telling), telling)


def step_results(telling: Telling, one: StepNow) -> Cell:
    """The last report on the step under its meeting or day; without one, that there is none."""
    return cell(*(told([(one, one.last)], telling) if one.last else [_result(one, telling)]))


def summaries(telling: Telling, measure: Measure) -> Cell:
    """What was done in each step, without when it was reported."""
    return cell(*(_result(one, telling) for one in telling.now.of(measure)))


def step_summary(telling: Telling, one: StepNow) -> Cell:
    """What was done in the step, without when it was reported."""
    return cell(_result(one, telling))


def _result(one: StepNow, telling: Telling) -> str:
    """The words of the last report; without words, how the step stands."""
    text = one.last.text if one.last else ""
    return _numbered(one.step.number, text or _in_short(one, telling), telling)


def _in_short(one: StepNow, telling: Telling) -> str:
    """The step and how it stands, for a report without words; that there is no report, where nothing is known."""
    stands = standing(telling, one)
    known = one.last or one.status is not Status.PLANNED
    return f"{one.step.text}: {stands}" if known else telling.saying.say(NO_REPORT, standing=stands)


def _numbered(number: int, text: str, telling: Telling) -> str:
    return telling.saying.say(NUMBERED, number=number, text=text) if text else ""
