"""The list of corruption risks of the anti-corruption plan: how likely, how grave, what there is against each."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.measures.model import PlanKind, Risk
from prongsai.core.reports.blocks import Block, Cell, Column, Paragraph, Row, Table, cell, words
from prongsai.core.reports.frame import Sections
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

HEADING = Text("ความเสี่ยงการทุจริต", "Corruption risks")
CAPTION = Text("ความเสี่ยงการทุจริตและมาตรการ", "Corruption risks and what is done about each")
SAYS = Text(
    "โอกาสและผลกระทบให้คะแนน 1 ถึง 5 ระดับความเสี่ยงคือผลคูณของทั้งสอง (สูงสุด 25)",
    "Likelihood and impact are from 1 to 5; the risk is their product (at most 25).",
)
NONE = Text("ยังไม่ได้บันทึกความเสี่ยงการทุจริตในแผนนี้", "No corruption risks have been recorded in this plan.")
HIGHEST = Text("ความเสี่ยงสูงสุดคือ {risks} ({level} คะแนน)", "The highest risk: {risks} ({level}).")
NOT_JUDGED = Text("ยังไม่ได้ประเมินโอกาสหรือผลกระทบของข้อ {numbers}", "Not judged yet: {numbers}.")
NUMBER, PROCESS, RISK = Text("ที่", "No."), Text("กระบวนงาน", "Process"), Text("ความเสี่ยง", "Risk")
LIKELIHOOD, IMPACT, LEVEL = Text("โอกาส", "Likelihood"), Text("ผลกระทบ", "Impact"), Text("ระดับ", "Level")
CONTROL, TREATED = Text("การควบคุมที่มีอยู่", "Controls in place"), Text("มาตรการจัดการ", "What is done")
BY_MEASURE = Text("มาตรการที่ {number} {title}", "Measure {number}: {title}")
UNTREATED = Text("ยังไม่มีมาตรการ", "no measure yet")


def risks(telling: Telling, sections: Sections) -> Iterator[Block]:
    """The blocks of this part; a plan of another kind has it only where risks were recorded."""
    plan, saying = telling.now.plan, telling.saying
    if not plan.risks and plan.kind is not PlanKind.ANTI_CORRUPTION:
        return
    yield sections.heading("risks", HEADING)
    if not plan.risks:
        yield Paragraph("risks-none", words(saying.say(NONE)))
        return
    yield Paragraph("risks-says", words(saying.say(SAYS)))
    yield _table(telling)
    yield from _highest(plan.risks, saying)


def level(risk: Risk) -> int | None:
    """Likelihood times impact, 1 to 25; None where one of them is not judged."""
    return None if risk.likelihood is None or risk.impact is None else risk.likelihood * risk.impact


def _table(telling: Telling) -> Table:
    saying = telling.saying
    columns = (
        Column(saying.say(NUMBER), 0.6, "center", "number"),
        Column(saying.say(PROCESS), 2.2),
        Column(saying.say(RISK), 3),
        Column(saying.say(LIKELIHOOD), 1, "center", "number"),
        Column(saying.say(IMPACT), 1.1, "center", "number"),
        Column(saying.say(LEVEL), 1, "center", "number"),
        Column(saying.say(CONTROL), 2.6),
        Column(saying.say(TREATED), 3),
    )
    rows = tuple(_row(one, telling) for one in telling.now.plan.risks)
    return Table("risks-table", columns, rows, saying.say(CAPTION), wide=True)


def _row(one: Risk, telling: Telling) -> Row:
    judged = (cell("" if value is None else str(value)) for value in (one.likelihood, one.impact, level(one)))
    control = cell(*one.control.splitlines())
    return Row(
        (cell(str(one.number)), cell(one.process), cell(one.risk), *judged, control, _treated(one, telling)),
        key=one.key,
    )


def _treated(risk: Risk, telling: Telling) -> Cell:
    """The measures that the risk names, and those that answer it."""
    named = [
        one
        for one in telling.now.plan.measures
        if one.key in risk.treated_by or risk.key in {a.code for a in one.answers}
    ]
    lines = [telling.saying.say(BY_MEASURE, number=one.number, title=one.title) for one in named]
    return cell(*lines) or cell(telling.saying.say(UNTREATED))


def _highest(found: tuple[Risk, ...], saying: Saying) -> Iterator[Paragraph]:
    levels = {one.number: value for one in found if (value := level(one)) is not None}
    if levels:
        top = max(levels.values())
        names = saying.joined(one.risk for one in found if levels.get(one.number) == top)
        yield Paragraph("risks-highest", words(saying.say(HIGHEST, risks=names, level=top)))
    unknown = [str(one.number) for one in found if one.number not in levels]
    if unknown:
        yield Paragraph("risks-not-judged", words(saying.say(NOT_JUDGED, numbers=saying.joined(unknown))))
