"""Every paper of every kind for one agency, as builders by name: what the tests on all of them go through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from prongsai.core.calendar.model import Period
from prongsai.core.measures.model import Committee, Meeting, Plan
from prongsai.core.reports import announcements, bound, memo, minutes, order, plan, progress, suggestions, year_end
from prongsai.core.reports.analysis import Options, Subject, analysis
from prongsai.core.reports.blocks import Document
from prongsai.core.reports.memo import Matter, MemoPurpose
from prongsai.core.reports.paper import PaperKind, Setting
from prongsai.core.reports.plan import ColumnSet
from prongsai.core.reports.suggestion import Suggestion
from prongsai.core.reports.year_end import YearEndForm
from prongsai.core.thai.dates import fiscal_year_span

Builder = Callable[[], Document]
GIVEN = (Suggestion("เว็บไซต์", "ไฟทาง", "ซ่อมไฟทาง", 3), Suggestion("กล่องรับความเห็น", "", "ขอบคุณ"))


def papers(setting: Setting, made: Plan, subject: Subject | None) -> dict[str, Builder]:
    """All papers that can be made of a setting, a plan and perhaps a result; each is built when it is called."""
    start, end = fiscal_year_span(made.plan_year)
    half = Period(start, date(end.year, 3, 31))
    committee = made.committees[0] if made.committees else Committee("none", "คณะทำงาน ITA")
    meeting = made.meetings[0] if made.meetings else Meeting("none", "การประชุมประจำเดือน", end)
    matter = Matter(made, subject, stretch=half, suggestions=GIVEN)
    builders: dict[str, Builder] = {
        "progress": lambda: progress.build(setting, made, half),
        "order": lambda: order.build(setting, committee),
        "minutes": lambda: minutes.build(setting, made, meeting),
        "suggestions": lambda: suggestions.build(setting, GIVEN, made),
    }
    builders |= {f"plan-{one}": _plan(setting, made, subject, one) for one in ColumnSet}
    builders |= {f"year-end-{one}": _year_end(setting, made, subject, one) for one in YearEndForm}
    builders |= {f"memo-{one}": _memo(setting, one, matter) for one in MemoPurpose}
    builders |= {one.value: _announced(setting, one, made) for one in announcements.ANNOUNCED}
    builders |= {f"bound-{one}": _bound(setting, made, subject, one) for one in ("indicator", "instrument")}
    if subject is not None:
        builders["analysis"] = lambda: analysis(subject, Options(setting.language))
    return builders


def _plan(setting: Setting, made: Plan, subject: Subject | None, columns: ColumnSet) -> Builder:
    return lambda: plan.build(setting, made, subject, columns=columns)


def _year_end(setting: Setting, made: Plan, subject: Subject | None, form: YearEndForm) -> Builder:
    return lambda: year_end.build(setting, made, subject, form=form, with_cover=True)


def _memo(setting: Setting, purpose: MemoPurpose, matter: Matter) -> Builder:
    return lambda: memo.build(setting, purpose, matter)


def _announced(setting: Setting, kind: PaperKind, made: Plan) -> Builder:
    return lambda: announcements.build(setting, kind, made)


def _bound(setting: Setting, made: Plan, subject: Subject | None, arrange: str) -> Builder:
    return lambda: bound.build(setting, made, subject, arrange=arrange, with_year_end=True)  # type: ignore[arg-type]
