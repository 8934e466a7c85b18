"""What must be worked on, indicator by indicator, with the measures that answer it; and what is left open, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from prongsai.core.analysis.findings import FindingKind, lowest, ranking
from prongsai.core.analysis.recommendations import answerable, key_of, must_answer
from prongsai.core.frameworks.model import Framework
from prongsai.core.measures.model import Answered, LeftOpen, Measure, Plan, Source
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.blocks import Band, Block, Cell, Column, Paragraph, Row, Table, cell, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.reports.tables.groups import INDEX, INDICATOR, group_of
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import shown_figure
from prongsai.core.text import Text

HEADING = Text("ประเด็นที่ต้องพัฒนาและวิธีการพัฒนา", "What to work on, and how")
CAPTION = Text("ประเด็นที่ต้องพัฒนาและมาตรการที่ตอบ", "What to work on, and the measures that answer it")
PART = Text("ตัวชี้วัด", "Indicator")
ISSUES = Text("ประเด็นที่ต้องพัฒนา", "What to work on")
WAY = Text("วิธีการพัฒนา", "How")
NONE = Text("ไม่มีประเด็นที่ต้องพัฒนาในข้อมูลที่บันทึกไว้", "The data recorded names nothing to work on.")
SCORED = Text("{name} ({score} คะแนน)", "{name} ({score})")
INSTRUMENT = Text("{name} ({code})", "{name} ({code})")
OUTSIDE = Text("ข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอก", "Suggestions of the public")
WEAK = Text("ได้ {shown} คะแนน ต่ำกว่า {threshold}", "{shown}, below {threshold}")
ASSESSES = Text("สิ่งที่ประเมิน: {topics}", "What is assessed: {topics}")
WEAK_UNKNOWN = Text("ต่ำกว่าเกณฑ์", "below the threshold")
SHOWN = Text("ได้ {shown} คะแนน", "{shown}")
LOWEST = Text("ได้ {shown} คะแนน ต่ำสุดในเครื่องมือนี้", "{shown}, the lowest of this instrument")
QUESTION = Text("{code} {name} ({shown} คะแนน)", "{code} {name} ({shown})")
ZERO = Text("{code} {name} ได้ 0 คะแนน", "{code} {name}: 0 points")
ADVICE = {
    Source.ASSESSOR: Text("ข้อเสนอแนะของผู้ประเมิน: {name}", "Advice of the assessor: {name}"),
    Source.REVIEWER: Text("ข้อสังเกตของผู้ตรวจ {code}: {name}", "Note of the reviewer on {code}: {name}"),
    Source.EXTERNAL: Text("{name}", "{name}"),
}
BY_MEASURE = Text("มาตรการที่ {number} {title}", "Measure {number}: {title}")
OPEN = Text("ยังไม่มีมาตรการ เพราะ{reason}", "No measure, because: {reason}")
NO_MEASURE = Text("ยังไม่มีมาตรการ", "no measure yet")
UNANSWERED = Text("ยังไม่มีมาตรการ และยังไม่ได้ระบุเหตุผล", "No measure, and no reason given yet")
KEEP = Text("รักษาระดับไว้และติดตามต่อเนื่อง", "Keep the level and follow it")
ALL_WELL = Text("ไม่มีประเด็นที่ต่ำกว่าเกณฑ์", "Nothing is below the threshold")
LEFT_HEADING = Text("ประเด็นที่ยังไม่มีมาตรการ และเหตุผล", "What no measure answers, and why")
LEFT_CAPTION = Text("ประเด็นที่ยังไม่มีมาตรการ", "What no measure answers")
ISSUE, SCORE, REASON = Text("ประเด็น", "Issue"), Text("คะแนน", "Score"), Text("เหตุผล", "Why")
NO_REASON = Text("ยังไม่ได้ระบุเหตุผล", "no reason given yet")


@dataclass
class _Part:
    """An indicator, an instrument as a whole, or what comes from outside, with all there is to work on in it."""

    code: str
    name: str
    band: str = ""
    issues: list[Answered] = field(default_factory=list)


def answering(
    plan: Plan, subject: Subject | None, framework: Framework | None, sections: Sections, *, by_instrument: bool
) -> Iterator[Block]:
    """The table of issues and the measures that answer them.

    By instrument it has a band for each and names every known indicator; else those that there is something to do in.
    """
    saying = sections.saying
    yield sections.heading("answering", HEADING)
    parts = _parts(_issues(plan, subject), subject, framework, saying)
    known = _known_indicators(subject) if by_instrument and subject else set()
    kept = [one for one in parts if one.issues or one.code in known]
    if not kept:
        yield Paragraph("answering-none", words(saying.say(NONE)))
        return
    columns = (Column(saying.say(PART), 2.6), Column(saying.say(ISSUES), 4.6), Column(saying.say(WAY), 3.8))
    rows = tuple(_rows(kept, plan, subject, saying, by_instrument=by_instrument))
    yield Table("answering-table", columns, rows, saying.say(CAPTION))


def left_open(telling: Telling, sections: Sections) -> Iterator[Block]:
    """The table of weaknesses that no measure answers, with the reasons; nothing where all are answered."""
    saying, plan = telling.saying, telling.now.plan
    if not plan.left_open:
        return
    yield sections.heading("left-open", LEFT_HEADING)
    columns = (
        Column(saying.say(ISSUE), 4),
        Column(saying.say(SCORE), 1.2, "right", "number"),
        Column(saying.say(REASON), 5),
    )
    rows = tuple(_left_row(one, saying) for one in plan.left_open)
    yield Table("left-open-table", columns, rows, saying.say(LEFT_CAPTION))


def _left_row(one: LeftOpen, saying: Saying) -> Row:
    name = f"{one.code} {saying.name(one.name)}".strip()
    return Row((cell(name), cell(one.shown), cell(one.reason or saying.say(NO_REASON))), key=f"open-{one.code}")


def _issues(plan: Plan, subject: Subject | None) -> tuple[Answered, ...]:
    """What the result leaves to work on; without a result, what the measures answer and what is left open."""
    if subject:
        return answerable(subject.scorecard, subject.received)
    found = {key_of(one): one for measure in plan.measures for one in measure.answers}
    return tuple(found.values())


def _known_indicators(subject: Subject) -> set[str]:
    return {one.code for one in ranking(subject.scorecard)}


def _parts(
    issues: tuple[Answered, ...], subject: Subject | None, framework: Framework | None, saying: Saying
) -> list[_Part]:
    """All parts of the year in its order, each with its issues; what belongs to none comes last."""
    parts = {one.code: one for one in _known_parts(subject, framework, saying)}
    for one in issues:
        code = one.indicator or one.code
        name = saying.say(OUTSIDE) if one.source is Source.EXTERNAL else code
        parts.setdefault(code, _Part(code, name)).issues.append(one)
    return list(parts.values())


def _known_parts(subject: Subject | None, framework: Framework | None, saying: Saying) -> Iterator[_Part]:
    if framework is None:
        return
    for index in framework.indices:
        yield _Part(
            index.code,
            _scored(index.code, saying.say(INDEX, code=index.code, name=saying.name(index.name.text)), subject, saying),
        )
    for tool in framework.instruments:
        band = saying.say(INSTRUMENT, name=saying.name(tool.name.text), code=tool.code)
        yield _Part(tool.code, _scored(tool.code, band, subject, saying), band)
        for one in tool.indicators:
            name = saying.say(INDICATOR, code=one.code, name=saying.name(one.name.text))
            yield _Part(one.code, _scored(one.code, name, subject, saying), band)


def _scored(code: str, name: str, subject: Subject | None, saying: Saying) -> str:
    figure = shown_figure(subject.scorecard.figure(code)) if subject else None
    return saying.say(SCORED, name=name, score=figure) if figure else name


def _rows(
    parts: list[_Part], plan: Plan, subject: Subject | None, saying: Saying, *, by_instrument: bool
) -> Iterator[Row | Band]:
    band = ""
    for one in parts:
        if by_instrument and one.band and one.band != band:
            band = one.band
            yield Band(band)
        yield Row((cell(one.name), _told(one, subject, saying), _ways(one, plan, saying)), key=f"part-{one.code}")


def _told(part: _Part, subject: Subject | None, saying: Saying) -> Cell:
    if not part.issues:
        return cell(saying.say(ALL_WELL))
    return cell(*(f"- {_issue(one, subject, saying)}" for one in part.issues), _assessed(part, subject, saying))


def _assessed(part: _Part, subject: Subject | None, saying: Saying) -> str:
    """What a weak indicator assesses, where nobody knows which of its questions or items are low."""
    weak = any(one.kind == FindingKind.WEAKNESS for one in part.issues)
    below = any(one.kind in (FindingKind.QUESTION, FindingKind.DISCLOSURE) for one in part.issues)
    if subject is None or not weak or below:
        return ""
    found = next((one for one in subject.framework.indicators if one.code == part.code), None)
    topics = [saying.name(one.text) for one in found.found] if found else []
    return saying.say(ASSESSES, topics=", ".join(topics)) if topics else ""


def _issue(one: Answered, subject: Subject | None, saying: Saying) -> str:
    name = saying.name(one.name)
    if one.source in ADVICE:
        return saying.say(ADVICE[one.source], name=name, code=one.code)
    if one.kind == FindingKind.DISCLOSURE:
        return saying.say(ZERO, code=one.code, name=name)
    if one.kind == FindingKind.LOWEST:
        return saying.say(LOWEST if _is_proved_lowest(one, subject) else SHOWN, shown=one.shown)
    if one.kind == FindingKind.WEAKNESS:
        threshold = shown(subject.framework.weak_below) if subject else ""
        return saying.say(WEAK, shown=one.shown, threshold=threshold) if threshold else saying.say(WEAK_UNKNOWN)
    return (
        saying.say(QUESTION, code=one.code, name=name, shown=one.shown) if one.shown else f"{one.code} {name}".strip()
    )


def _is_proved_lowest(one: Answered, subject: Subject | None) -> bool:
    """False where it is the only score of its instrument that is known: nobody can say that the others are higher."""
    if subject is None:
        return True
    return any(one.code == each.code for found in lowest(subject.scorecard).values() for each in found)


def _ways(part: _Part, plan: Plan, saying: Saying) -> Cell:
    """The measures that answer something of the part; without any, why there is none."""
    found = [one for one in plan.measures if _answers(one, part)]
    reasons = [one for one in plan.left_open if one.code in (part.code, *(issue.code for issue in part.issues))]
    lines = [saying.say(BY_MEASURE, number=one.number, title=one.title) for one in found]
    lines += [saying.say(OPEN, reason=one.reason or saying.say(NO_REASON)) for one in reasons]
    return cell(*lines) or cell(saying.say(_without_measures(part)))


def _without_measures(part: _Part) -> Text:
    """An indicator that is only the lowest of its instrument is well enough; what must be answered needs a reason."""
    if all(one.kind == FindingKind.LOWEST for one in part.issues):
        return KEEP
    return UNANSWERED if any(map(must_answer, part.issues)) else NO_MEASURE


def _answers(measure: Measure, part: _Part) -> bool:
    keys = {key_of(one) for one in part.issues}
    answered = {key_of(one) for one in measure.answers}
    codes = {one.indicator or one.code for one in measure.answers} - {""}
    return bool(keys & answered) or part.code in codes or (bool(part.code) and group_of(measure) == part.code)
