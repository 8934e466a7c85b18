"""How each kind of paper is built: which builder of core is called with what, and what it cannot do without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar, get_args

from prongsai import __version__
from prongsai.core.measures.model import Committee, Plan, Source
from prongsai.core.reports import announcements, bound, memo, minutes, order, progress, suggestions, year_end
from prongsai.core.reports import plan as plans
from prongsai.core.reports.analysis import Options, Subject, analysis
from prongsai.core.reports.analysis.subject import Arrangement
from prongsai.core.reports.blocks import Document, Signature
from prongsai.core.reports.frame import signed_by_all
from prongsai.core.reports.memo.matter import Matter, MemoPurpose
from prongsai.core.reports.paper import ANNOUNCEMENTS, PaperKind
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.suggestion import Suggestion
from prongsai.core.reports.tables.column_sets import ColumnSet, YearEndForm
from prongsai.core.reports.tables.groups import PlanArrangement
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.measures.models import Recommendation
from prongsai.records.papers.kinds import read_stretch
from prongsai.records.papers.models import Paper
from prongsai.records.papers.subject import Ground

Recipe = Callable[[Ground], Document]
Value = TypeVar("Value", bound=str)
WORKING_GROUP = Text("คณะทำงานส่งเสริมคุณธรรมและความโปร่งใส", "Working group on integrity and transparency")
OWN = Text("หน่วยงานรับไว้เอง", "Received by the agency itself")


def document_of(ground: Ground) -> Document:
    """The document of a paper as its builder makes it. Raises InputError where something it needs is missing."""
    return RECIPES[PaperKind(ground.paper.kind)](ground)


def _analysis(ground: Ground) -> Document:
    arrange: Arrangement = "instrument" if ground.option("arrange") == "instrument" else "indicator"
    document = analysis(_result(ground), Options(ground.language, arrange, __version__))
    signatures = signed_by_all(ground.setting, Saying(ground.language))
    blocks = tuple(signatures if isinstance(one, Signature) else one for one in document.blocks)
    return replace(document, blocks=blocks)


def _plan(ground: Ground) -> Document:
    return plans.build(
        ground.setting,
        _planned(ground),
        ground.subject,
        columns=_chosen(ground, "columns", ColumnSet.MONITORING),
        arrange=_arrange(ground, "indicator"),
        problems=ground.lines("problems"),
    )


def _progress(ground: Ground) -> Document:
    stretch = read_stretch(ground.option("stretch"))
    if stretch is None:
        raise InputError(Text("โปรดเลือกรอบที่รายงานในหน้าตัวเลือก", "Choose the period of the report."))
    return progress.build(ground.setting, _planned(ground), stretch)


def _year_end(ground: Ground) -> Document:
    return year_end.build(
        ground.setting,
        _planned(ground),
        ground.subject,
        later=ground.later,
        form=_chosen(ground, "form", YearEndForm.MEETING_AND_ADVICE),
        arrange=_arrange(ground, "plan"),
        with_cover=ground.option("cover") == "yes",
        problems=ground.lines("problems"),
    )


def _memo(ground: Ground) -> Document:
    matter = Matter(
        plan=ground.plan,
        subject=ground.subject,
        later=ground.later,
        stretch=read_stretch(ground.option("stretch")),
        announced=_announced(ground.paper),
        suggestions=_suggested(ground),
        subject_line=ground.typed("subject"),
        facts=ground.lines("facts"),
        proposals=ground.lines("proposals"),
    )
    return memo.build(ground.setting, _chosen(ground, "purpose", MemoPurpose.ADOPT), matter)


def _announcement(kind: PaperKind, ground: Ground) -> Document:
    return announcements.build(ground.setting, kind, ground.plan)


def _order(ground: Ground) -> Document:
    known = {one.key: one for one in ground.committees}
    first = next(iter(known.values()), Committee("none", Saying(ground.language).name(WORKING_GROUP)))
    return order.build(ground.setting, known.get(ground.option("committee"), first))


def _minutes(ground: Ground) -> Document:
    plan = _planned(ground)
    known = {one.key: one for one in plan.meetings}
    found = known.get(ground.option("meeting")) or next(iter(known.values()), None)
    if found is None:
        raise InputError(
            Text(
                "ยังไม่ได้บันทึกการประชุมของแผนนี้ โปรดบันทึกการประชุมก่อน แล้วจัดทำเอกสารนี้อีกครั้ง",
                "No meeting of this plan is recorded yet. Record it first, then make this paper.",
            )
        )
    return minutes.build(ground.setting, plan, found)


def _suggestions(ground: Ground) -> Document:
    return suggestions.build(ground.setting, _suggested(ground), ground.plan)


def _bound(ground: Ground) -> Document:
    return bound.build(
        ground.setting,
        _planned(ground),
        ground.subject,
        columns=_chosen(ground, "columns", ColumnSet.MONITORING),
        arrange=_arrange(ground, "indicator"),
        problems=ground.lines("problems"),
        with_year_end=ground.option("year_end") == "yes",
        form=_chosen(ground, "form", YearEndForm.MEETING_AND_ADVICE),
        later=ground.later,
    )


def _suggested(ground: Ground) -> tuple[Suggestion, ...]:
    """What people outside suggested: with how many said so where the agency wrote that down."""
    saying = Saying(ground.language)
    own = Recommendation.objects.filter(
        agency=ground.paper.agency, result_year=ground.paper.result_year or 0, source=Source.EXTERNAL.value
    )
    noted = [Suggestion(saying.name(OWN), one.code, one.text, one.count) for one in own]
    surveyed = suggestions.received_of(ground.subject, saying) if ground.subject else ()
    texts = {one.text for one in surveyed}
    counts = {one.text: one.count for one in noted}
    return (
        *(replace(one, count=counts.get(one.text, one.count)) for one in surveyed),
        *(one for one in noted if one.text not in texts),
    )


def _announced(paper: Paper) -> tuple[PaperKind, ...]:
    """The announcements of the year that have been drafted."""
    made = Paper.objects.filter(agency=paper.agency, plan_year=paper.plan_year).values_list("kind", flat=True)
    return tuple(one for one in (*ANNOUNCEMENTS, PaperKind.VEHICLES) if one.value in set(made))


def _arrange(ground: Ground, usual: PlanArrangement) -> PlanArrangement:
    return next((one for one in get_args(PlanArrangement) if one == ground.option("arrange")), usual)


def _chosen(ground: Ground, name: str, usual: Value) -> Value:
    """The choice of an option, which is one of an enumeration."""
    kind = type(usual)
    return kind(ground.option(name, usual))


def _result(ground: Ground) -> Subject:
    if ground.subject is None:
        year = ground.paper.result_year
        raise InputError(
            Text(
                f"ยังไม่มีผลการประเมินปี {year} ของหน่วยงาน โปรดบันทึกผลปีนั้นก่อน แล้วจัดทำเอกสารนี้อีกครั้ง",
                f"There is no result of FY {year} yet. Record it first, then make this paper.",
            )
        )
    return ground.subject


def _planned(ground: Ground) -> Plan:
    if ground.plan is None:
        raise InputError(
            Text(
                "ยังไม่มีแผนของปีนี้ โปรดจัดทำแผนก่อน แล้วจัดทำเอกสารนี้อีกครั้ง",
                "There is no plan for this year yet. Make the plan first, then this paper.",
            )
        )
    return ground.plan


RECIPES: dict[PaperKind, Recipe] = {
    PaperKind.ANALYSIS: _analysis,
    PaperKind.PLAN: _plan,
    PaperKind.PROGRESS: _progress,
    PaperKind.YEAR_END: _year_end,
    PaperKind.MEMO: _memo,
    **{kind: partial(_announcement, kind) for kind in (*ANNOUNCEMENTS, PaperKind.VEHICLES)},
    PaperKind.ORDER: _order,
    PaperKind.MINUTES: _minutes,
    PaperKind.SUGGESTIONS: _suggestions,
    PaperKind.BOUND: _bound,
}
