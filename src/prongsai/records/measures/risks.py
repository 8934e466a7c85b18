"""Corruption risks of a plan: what could happen in which work, how likely and how grave, and what treats it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from prongsai.core.measures.risks import SCALE
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.guarding import locked, require_open
from prongsai.records.measures.models import Plan, Risk

ADDED = verb("measures.risk.added", "เพิ่มความเสี่ยงการทุจริตใน “{process}”", "Added a corruption risk in “{process}”")
CHANGED = verb(
    "measures.risk.changed", "แก้ไขความเสี่ยงการทุจริตใน “{process}”", "Changed the corruption risk in “{process}”"
)
REMOVED = verb("measures.risk.removed", "ลบความเสี่ยงการทุจริตใน “{process}”", "Removed the corruption risk in “{process}”")
_NO_WORDS = Text("โปรดพิมพ์กระบวนงานและความเสี่ยง", "Type the process and the risk.")
_NO_LEVEL = Text("โอกาสและผลกระทบมีค่า 1 ถึง 5", "Likelihood and impact go from 1 to 5.")


@dataclass(frozen=True, slots=True)
class RiskDraft:
    """A risk as somebody writes it; likelihood and impact from 1 to 5, None where not judged yet."""

    process: str
    risk: str
    likelihood: int | None = None
    impact: int | None = None
    control: str = ""


def add(plan: Plan, draft: RiskDraft, by: User | None = None) -> Risk:
    """A new risk at the end. Raises InputError: no words, a level outside 1 to 5, a plan that is summed up."""
    with transaction.atomic():
        row = Plan.objects.select_for_update().get(pk=plan.pk)
        last = row.risks.aggregate(last=Max("number"))["last"]
        return _kept(Risk(plan=row, number=(last or 0) + 1), draft, by, ADDED)


def change(risk: Risk, draft: RiskDraft, by: User | None = None, version: int | None = None) -> Risk:
    """Other words or levels. Raises InputError as `add`, and EditedMeanwhile."""
    with transaction.atomic():
        return _kept(locked(risk, version), draft, by, CHANGED)


def remove(risk: Risk, by: User | None = None) -> None:
    """Take a risk away; the measures that treated it stay."""
    with transaction.atomic():
        require_open(risk.plan)
        write(risk.agency.code, REMOVED, actor=by, about=risk, facts={"process": risk.process})
        risk.delete()


def _kept(risk: Risk, draft: RiskDraft, by: User | None, act: str) -> Risk:
    require_open(risk.plan)
    if not draft.process.strip() or not draft.risk.strip():
        raise InputError(_NO_WORDS)
    if any(one not in SCALE for one in (draft.likelihood, draft.impact) if one is not None):
        raise InputError(_NO_LEVEL)
    risk.process, risk.risk, risk.control = draft.process.strip(), draft.risk.strip(), draft.control.strip()
    risk.likelihood, risk.impact = draft.likelihood, draft.impact
    risk.save()
    write(risk.agency.code, act, actor=by, about=risk, facts={"process": risk.process})
    return risk
