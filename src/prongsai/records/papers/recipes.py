"""How each kind of paper is built: which builder of core is called with what, and what it cannot do without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from prongsai import __version__
from prongsai.core.measures.model import Plan
from prongsai.core.reports import plan as plan_paper
from prongsai.core.reports.analysis import Options, Subject, analysis
from prongsai.core.reports.analysis.subject import Arrangement
from prongsai.core.reports.blocks import Document, Signature
from prongsai.core.reports.frame import signed_by_all
from prongsai.core.reports.paper import PaperKind
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.tables.column_sets import ColumnSet
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.papers.subject import Ground

Recipe = Callable[[Ground], Document]


def document_of(ground: Ground) -> Document:
    """The document of a paper as its builder makes it. Raises InputError where something it needs is missing."""
    return RECIPES[PaperKind(ground.paper.kind)](ground)


def _analysis(ground: Ground) -> Document:
    document = analysis(_result(ground), Options(ground.language, _arrange(ground), __version__))
    signatures = signed_by_all(ground.setting, Saying(ground.language))
    blocks = tuple(signatures if isinstance(one, Signature) else one for one in document.blocks)
    return replace(document, blocks=blocks)


def _plan(ground: Ground) -> Document:
    columns = ColumnSet(ground.option("columns", ColumnSet.MONITORING.value))
    return plan_paper.build(ground.setting, _planned(ground), ground.subject, columns=columns, arrange=_arrange(ground))


def _arrange(ground: Ground) -> Arrangement:
    return "instrument" if ground.option("arrange", "") == "instrument" else "indicator"


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
}
