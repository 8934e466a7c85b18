"""The closing part: how the figures were worked out, by which rules and software, and what is not known or verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.published.check import Check, Verdict
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.analysis.unverified import told, unverified
from prongsai.core.reports.analysis.voice import Voice, decimals
from prongsai.core.reports.blocks import Block, Callout, Heading, ItemList, Signatory, Signature, Words, verbatim, words
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Missing
from prongsai.core.text import Text

HEADING = Text("5. วิธีคำนวณและข้อควรทราบ", "5. How the figures were worked out")
FORMULA = Text("คะแนนรวม = {sum} = {value} ปัดเศษเป็น {shown}", "Total = {sum} = {value}, rounded to {shown}")
FORMULA_NEAR = Text(
    "คะแนนรวม = {sum} = {value} ต่างจากที่ประกาศ {shown} ไม่เกินการปัดเศษของคะแนนที่เผยแพร่",
    "Total = {sum} = {value}; the published {shown} differs by no more than the rounding of the published scores",
)
CHECKED = Text("ผลตรวจ: {message}", "Checked: {message}")
SOURCE = Text("ที่มาของคะแนน: {source}", "Source of the scores: {source}")
RULES = Text("กรอบการประเมินที่ใช้: {title} ลายนิ้วมือ SHA-256 ", "Rules: {title}, SHA-256 ")
SOFTWARE = Text("จัดทำด้วยโปรแกรมโปร่งใส (Prongsai) รุ่น ", "Made with Prongsai, version ")
ROUNDING = Text(
    "ปัดเศษครั้งเดียวเมื่อแสดงผล เป็นทศนิยมสองตำแหน่ง ครึ่งขึ้นไปปัดขึ้น และตัดสินระดับจากคะแนนที่แสดง",
    "Figures are rounded once, when shown, half up to two decimals; the level is decided on the shown figure.",
)
ABSENT = Text("ข้อมูลที่ไม่มีในชุดที่ใช้จัดทำรายงาน: {parts}", "Not in the data for this paper: {parts}")
UNVERIFIED = Text(NOT_CHECKED.th, f"Rules {NOT_CHECKED.en}")
UNVERIFIED_SAYS = Text(
    "กฎของปีนี้ข้อต่อไปนี้ยังไม่พบเอกสารยืนยัน หากไม่ตรงกับคู่มือ ผลที่เกี่ยวข้องอาจเปลี่ยนได้",
    "No document found confirms these rules of the year; where the manual differs, what rests on them may change.",
)
PARTS = Text("คะแนน EIT แยกส่วน", "scores of the parts of EIT")
QUESTIONS = Text("คะแนนรายข้อคำถาม", "scores of the questions")
ITEMS = Text("ผลรายข้อ OIT", "results of the OIT items")
RECOMMENDATIONS = Text("ข้อเสนอแนะของผู้ประเมิน", "recommendations of the assessors")
SUGGESTIONS = Text("ข้อเสนอแนะจากภายนอก", "suggestions of the public")
PREPARED, HEAD = Text("ผู้จัดทำรายงาน", "Prepared by"), Text("ผู้บริหารสูงสุดของหน่วยงาน", "Head of the agency")


def method(subject: Subject, voice: Voice, software_version: str) -> Iterator[Block]:
    """The blocks of the closing part and the places to sign."""
    yield Heading("method", 1, voice.say(HEADING))
    yield ItemList("method-list", tuple(_facts(subject, voice, software_version)), marker="bullet")
    rules = told(unverified(subject.framework))
    if rules:
        lines = (words(voice.say(UNVERIFIED_SAYS)), *(words(voice.name(one)) for one in rules))
        yield Callout("unverified", "unverified", voice.say(UNVERIFIED), lines)
    yield Signature("sign", (Signatory(voice.say(PREPARED)), Signatory(voice.say(HEAD))))


def _facts(subject: Subject, voice: Voice, software_version: str) -> Iterator[Words]:
    if formula := _formula(subject, voice):
        yield words(formula)
    yield words(voice.say(ROUNDING))
    for check in _worth_telling(subject.checks):
        yield words(voice.say(CHECKED, message=voice.name(check.message)))
    if subject.source:
        yield words(voice.say(SOURCE, source=subject.source))
    if absent := _absent(subject):
        yield words(voice.say(ABSENT, parts=", ".join(voice.name(one) for one in absent)))
    title = voice.name(subject.framework.title.text)
    yield words(voice.say(RULES, title=title), verbatim(subject.framework.sha256))
    if software_version:
        yield words(voice.say(SOFTWARE), verbatim(software_version))


def _worth_telling(checks: Mapping[str, Check]) -> list[Check]:
    """What agrees, and why the total could not be worked out again; part 2 says what decided the level."""
    told = [check for name, check in checks.items() if check.verdict is Verdict.CONSISTENT and name != "level"]
    total = checks.get("total")
    return [*told, total] if total and total.verdict is Verdict.UNDECIDABLE else told


def _formula(subject: Subject, voice: Voice) -> str:
    """The total worked out before the reader's eyes, where all parts and weights are known."""
    card, parts = subject.scorecard, subject.framework.indices or subject.framework.instruments
    total, terms = Fraction(0), []
    for part in parts:
        figure, weight = card.figure(part.code), part.weight.value if part.weight else None
        if isinstance(figure, Missing) or not isinstance(weight, Fraction):
            return ""
        total += weight * figure.value / 100
        terms.append(f"{decimals(weight / 100, 2)} × {decimals(figure.value, 3)}")
    if isinstance(card.total, Missing):
        return ""
    said = shown(card.total.value)
    sentence = FORMULA if said == shown(total) else FORMULA_NEAR
    return voice.say(sentence, sum=" + ".join(terms), value=decimals(total, 4), shown=said)


def _absent(subject: Subject) -> list[Text]:
    framework, card = subject.framework, subject.scorecard
    parts = [part.code for tool in framework.instruments for part in tool.parts]
    asked = [code for code, item in framework.items.items() if item.rows]
    judged = [code for code, item in framework.items.items() if not item.rows]
    given = (
        (PARTS, not parts or all(_known(subject, code) for code in parts)),
        (QUESTIONS, any(_known(subject, code) for code in asked)),
        (ITEMS, any(_known(subject, code) for code in judged)),
        (RECOMMENDATIONS, bool(subject.received.recommendations)),
        (SUGGESTIONS, bool(subject.received.suggestions)),
    )
    return [name for name, there in given if not there] if card.figures else []


def _known(subject: Subject, code: str) -> bool:
    return not isinstance(subject.scorecard.figure(code), Missing)
