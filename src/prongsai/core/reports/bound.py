"""One bound paper: cover, foreword, contents, the analysis, the plan, the report on it, problems, and an appendix.

Each part is the paper that stands alone as well, so that no figure differs between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from prongsai.core.measures.model import Plan
from prongsai.core.reports import analysis, year_end
from prongsai.core.reports import plan as plans
from prongsai.core.reports.analysis.subject import Arrangement, Subject
from prongsai.core.reports.appendix import appendix
from prongsai.core.reports.blocks import (
    Block,
    Callout,
    Chart,
    Document,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Signature,
    Title,
    strong,
    words,
)
from prongsai.core.reports.covers import cover_and_foreword
from prongsai.core.reports.frame import document, new_page, signed_by_all, simulated
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.plan import ColumnSet
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.reports.tables.groups import PlanArrangement
from prongsai.core.reports.year_end import YearEndForm
from prongsai.core.text import Text

__all__ = ["build"]

TITLE = Text("รายงานการวิเคราะห์ผลการประเมิน ITA และ{plan}", "Analysis of the ITA result, and {plan}")
CONTENTS = Text("สารบัญ", "Contents")
PART = Text("ส่วนที่ {number} {name}", "Part {number}: {name}")
ANALYSIS = Text("การวิเคราะห์ผลการประเมิน", "Analysis of the result")
PLAN = Text("มาตรการและการดำเนินการ", "The plan of measures")
YEAR_END = Text("ผลการดำเนินการ", "What was done")
NO_RESULT = Text("ยังไม่มีผลการประเมินที่บันทึกไว้ จึงไม่มีส่วนการวิเคราะห์", "No result has been recorded, so there is no analysis.")
LOWER: dict[int, Literal[2, 3]] = {1: 2, 2: 3, 3: 3}


def build(
    setting: Setting,
    plan: Plan,
    subject: Subject | None = None,
    *,
    columns: ColumnSet = ColumnSet.MONITORING,
    arrange: PlanArrangement = "indicator",
    problems: tuple[str, ...] = (),
    with_year_end: bool = False,
    form: YearEndForm = YearEndForm.MEETING_AND_ADVICE,
    later: Subject | None = None,
) -> Document:
    """The bound paper as a Document; `with_year_end` binds the report on the measures as well."""
    saying = Saying(setting.language)
    title = saying.say(TITLE, plan=plans.title_of(plan, saying))
    years, now = plans.years_of(plan, saying), year_end.plan_at(setting, plan)
    parts = [
        (ANALYSIS, _analysis(setting, subject, arrange, saying)),
        (PLAN, plans.blocks(setting, plan, subject, columns, arrange, problems)),
    ]
    if with_year_end:
        parts.append((YEAR_END, year_end.blocks(setting, now, subject, later, form, arrange, problems)))
    bound = [block for number, part in enumerate(parts, start=1) for block in _part(number, *part, saying)]
    made = (
        *cover_and_foreword(setting, saying, title, years),
        *simulated(setting, saying),
        *_contents(bound, saying),
        *bound,
        signed_by_all(setting, saying),
        *appendix(Telling(now, saying)),
    )
    return document(setting, f"{title} {years} {setting.agency}", made, year=plan.plan_year)


def _analysis(setting: Setting, subject: Subject | None, arrange: PlanArrangement, saying: Saying) -> Iterable[Block]:
    if subject is None:
        return (Paragraph("none", words(saying.say(NO_RESULT))),)
    by: Arrangement = "instrument" if arrange == "instrument" else "indicator"
    return analysis.blocks(subject, analysis.Options(setting.language, by, setting.software_version))


def _contents(bound: list[Block], saying: Saying) -> Iterator[Block]:
    """The parts, and below each what is in it."""
    yield Heading("contents", 1, saying.say(CONTENTS))
    for heading in (one for one in bound if isinstance(one, Heading) and one.level == 1):
        yield Paragraph(f"contents-{heading.id}", words(strong(heading.text)), "indent")
        inside = [
            words(one.text)
            for one in bound
            if isinstance(one, Heading) and one.level == 2 and one.id.startswith(f"{heading.id}-")
        ]
        if inside:
            yield ItemList(f"contents-of-{heading.id}", tuple(inside), "bullet")


def _part(number: int, name: Text, blocks: Iterable[Block], saying: Saying) -> Iterator[Block]:
    """A part on a new page: its own title, notices, signatures and appendix left out, its headings a level lower."""
    key = f"part-{number}"
    yield new_page(key)
    yield Heading(key, 1, saying.say(PART, number=number, name=saying.name(name)))
    for block in blocks:
        if isinstance(block, PageBreak) and block.id == "appendix-page":
            return
        if not _belongs_to_the_whole(block):
            yield _within(block, key)


def _belongs_to_the_whole(block: Block) -> bool:
    return isinstance(block, Title | Signature) or (isinstance(block, Callout) and block.kind == "simulated")


def _within(block: Block, key: str) -> Block:
    """The block with an id of its part, and its headings a level lower."""
    within = replace(block, id=f"{key}-{block.id}")
    if isinstance(within, Heading):
        return replace(within, level=LOWER[within.level])
    if isinstance(within, Chart) and within.table:
        return replace(within, table=replace(within.table, id=f"{key}-{within.table.id}"))
    return within
