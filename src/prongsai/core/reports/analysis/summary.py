"""What a reader with five seconds sees: where the agency stands, what is weak, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prongsai.core.analysis.findings import Finding, FindingKind, most_to_gain, ranking, weaknesses
from prongsai.core.reports.analysis.parts import parts_of
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Callout, Words, strong, words
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Missing
from prongsai.core.text import Text

IN_SHORT = Text("สรุปผล", "In short")
STANDS = Text("คะแนนรวม {total} คะแนน ", "Total {total}, ")
LEVEL = Text("ระดับ “{level}”", "level “{level}”")
LEVEL_PUBLISHED = Text(
    "ประกาศระดับ “{level}” (ตัวเลขที่มียังไม่พอยืนยัน)", "published as “{level}” (not confirmed by the figures)"
)
LEVEL_OPEN = Text("ยังระบุระดับไม่ได้", "no certain level")
NO_TOTAL = Text("ไม่มีคะแนนรวม จึงยังบอกระดับไม่ได้", "No total, so no level.")
WEAK = Text("ต้องพัฒนา {weak} จาก {all} ตัวชี้วัดที่มีคะแนน คือ {names}", "{weak} of {all} known indicators need work: {names}.")
NONE_WEAK = Text(
    "ตัวชี้วัดที่มีคะแนนทั้ง {all} ตัวถึงเกณฑ์ {threshold} ให้รักษาระดับไว้",
    "All {all} known indicators reach {threshold}: keep the level.",
)
ADVISED = Text("ผู้ประเมินเสนอให้พัฒนา {names}", "The assessors advise work on {names}.")
NOT_KNOWN = Text("ไม่มีคะแนนรายตัวชี้วัด", "The indicators' scores are not known.")
FIRST = Text(
    "เรื่องที่เพิ่มคะแนนรวมได้มากที่สุดคือ {name} (เพิ่มได้ถึง {gain} คะแนน)",
    "What would add most to the total: {name} (up to {gain}).",
)


def in_short(subject: Subject, voice: Voice) -> Callout:
    """The framed summary at the head of the paper."""
    return Callout("in-short", "notice", voice.say(IN_SHORT), tuple(_lines(subject, voice)))


def result_words(subject: Subject, voice: Voice) -> tuple[Words, Words]:
    """The total with its level, and the indicators that need work."""
    total = subject.scorecard.total
    if isinstance(total, Missing):
        return words(voice.say(NO_TOTAL)), words(_weak(subject, voice))
    stands = voice.say(STANDS, total=voice.score(total)) + _level(subject, voice)
    return words(strong(stands)), words(_weak(subject, voice))


def _lines(subject: Subject, voice: Voice) -> Iterator[Words]:
    yield from result_words(subject, voice)
    if first := most_to_gain(subject.scorecard):
        yield words(voice.say(FIRST, name=_name(first, voice), gain=shown(first.gain or Fraction(0))))


def _name(one: Finding, voice: Voice) -> str:
    is_item = one.kind is FindingKind.DISCLOSURE
    return voice.numbered(one.code, one.name) if is_item else voice.indicator(one.code, one.name)


def _level(subject: Subject, voice: Voice) -> str:
    level = subject.scorecard.grade.level
    if level is not None:
        return voice.say(LEVEL, level=voice.name(level.name.text))
    return voice.say(LEVEL_PUBLISHED, level=subject.level) if subject.level else voice.say(LEVEL_OPEN)


def _weak(subject: Subject, voice: Voice) -> str:
    known = ranking(subject.scorecard)
    weak = weaknesses(subject.scorecard)
    if not known:
        return _advised(subject, voice)
    if not weak:
        return voice.say(NONE_WEAK, all=len(known), threshold=voice.threshold)
    names = voice.joined(voice.numbered(one.code, one.name) for one in weak)
    return voice.say(WEAK, weak=len(weak), all=len(known), names=names)


def _advised(subject: Subject, voice: Voice) -> str:
    given = subject.received.recommendations
    names = [voice.numbered(one.code, one.name) for one in parts_of(subject.framework) if one.code in given]
    advised = f" {voice.say(ADVISED, names=voice.joined(names))}" if names else ""
    return voice.say(NOT_KNOWN) + advised
