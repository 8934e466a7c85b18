"""Measures of a plan with their steps: added, changed, moved, taken away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Max

from prongsai.core.analysis.recommendations import key_of
from prongsai.core.calendar.model import Period, Rhythm
from prongsai.core.measures.model import Answered, Source
from prongsai.core.text import Text, listed
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Unit
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.data import answered
from prongsai.records.measures.guarding import locked, require_open
from prongsai.records.measures.models import Answer, Measure, Plan, Progress, Recommendation, Risk, Step
from prongsai.records.measures.times import period_of, rhythms_of, set_period, stored_rhythms

ADDED = verb("measures.measure.added", "เพิ่มมาตรการที่ {number} “{measure}”", "Added measure {number} “{measure}”")
CHANGED = verb(
    "measures.measure.changed", "แก้ไขมาตรการ “{measure}”: {changed_th}", "Changed the measure “{measure}”: {changed_en}"
)
MOVED = verb(
    "measures.measure.moved",
    "ย้ายมาตรการ “{measure}” ไปลำดับที่ {number}",
    "Moved the measure “{measure}” to place {number}",
)
REMOVED = verb("measures.measure.removed", "ลบมาตรการ “{measure}”", "Removed the measure “{measure}”")
_NO_TITLE = Text("โปรดพิมพ์ชื่อมาตรการ", "Type the measure.")
_REPORTED_MEASURE = Text(
    "มีรายงานความก้าวหน้าของมาตรการนี้แล้ว จึงลบไม่ได้ หากไม่ดำเนินการต่อ โปรดบันทึกแต่ละขั้นตอนว่ายกเลิกพร้อมเหตุผล",
    "Reports were given on this measure, so it cannot be removed. To stop it, record its steps as dropped, "
    "with the reason.",
)


@dataclass(frozen=True, slots=True)
class Owners:
    """Who does it: units, every unit, and what is added in words, a line each."""

    units: tuple[Unit, ...] = ()
    every: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step as somebody writes it; `pk` of one that is stored, None for a new one."""

    text: str
    owners: Owners = Owners()
    period: Period | None = None
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure as somebody writes it, with all its steps in order; `risks` are those of the plan that it treats."""

    title: str
    group: str = ""
    owners: Owners = Owners()
    period: Period | None = None
    rhythms: tuple[Rhythm, ...] = ()
    steps: tuple[StepDraft, ...] = ()
    answers: tuple[Answered, ...] = ()
    risks: tuple[Risk, ...] = ()
    monitoring: str = ""
    success: str = ""
    budget: int | None = None
    budget_note: str = ""
    expected_gain: str = ""
    former_way: str = ""
    outcome: str = ""
    problems: str = ""
    advice: str = ""
    remark: str = ""
    library_key: str = ""


TEXTS = (
    "monitoring", "success", "budget", "budget_note", "expected_gain", "former_way",
    "outcome", "problems", "advice", "remark",
)  # fmt: skip
FIELD_WORDS = {
    "title": Text("ชื่อมาตรการ", "title"),
    "group": Text("ตัวชี้วัด", "indicator"),
    "owners": Text("ผู้รับผิดชอบ", "owners"),
    "period": Text("ระยะเวลา", "time"),
    "rhythms": Text("รอบรายงาน", "rhythm of reports"),
    "steps": Text("ขั้นตอน", "steps"),
    "answers": Text("ประเด็นที่ตอบ", "what it answers"),
    "risks": Text("ความเสี่ยง", "risks"),
    "monitoring": Text("การกำกับติดตาม", "monitoring"),
    "success": Text("ตัวชี้วัดความสำเร็จ", "indicator of success"),
    "budget": Text("งบประมาณ", "budget"),
    "budget_note": Text("ที่มาของงบประมาณ", "source of the budget"),
    "expected_gain": Text("คะแนนที่คาดว่าจะเพิ่ม", "expected gain"),
    "former_way": Text("วิธีการเดิม", "former way"),
    "outcome": Text("ผลลัพธ์", "outcome"),
    "problems": Text("ปัญหาและอุปสรรค", "problems"),
    "advice": Text("ข้อเสนอแนะ", "advice"),
    "remark": Text("หมายเหตุ", "remark"),
}


def add(plan: Plan, draft: MeasureDraft, by: User | None = None) -> Measure:
    """A new measure at the end of the plan. Raises InputError: no title, or a plan that is summed up."""
    with transaction.atomic():
        row = _held(plan)
        last = row.measures.aggregate(last=Max("number"))["last"]
        measure = Measure(plan=row, number=(last or 0) + 1, library_key=draft.library_key)
        _store(measure, draft)
        write(row.agency.code, ADDED, actor=by, about=measure, facts={"number": measure.number}, names=_names(measure))
    return measure


def change(measure: Measure, draft: MeasureDraft, by: User | None = None, version: int | None = None) -> Measure:
    """Other words, owners, times or steps. What was reported of a step stays with it.

    Raises EditedMeanwhile when somebody else has saved the measure since `version`, InputError for no title, a step
    taken away that was reported on, and a plan that is summed up.
    """
    with transaction.atomic():
        _held(measure.plan)
        row = locked(measure, version)
        changed = [FIELD_WORDS[field] for field in changed_fields(draft_of(row), draft)]
        if changed:
            _store(row, draft)
            said = listed(changed)
            facts = {"changed_th": said.th, "changed_en": said.en}
            write(row.agency.code, CHANGED, actor=by, about=row, facts=facts, names=_names(row))
    return row if changed else measure


def remove(measure: Measure, by: User | None = None) -> None:
    """Take a measure out of its plan. Raises InputError where reports were given on it."""
    with transaction.atomic():
        plan = _held(measure.plan)
        if Progress.objects.filter(step__measure=measure).exists():
            raise InputError(_REPORTED_MEASURE)
        write(plan.agency.code, REMOVED, actor=by, about=measure, names=_names(measure))
        measure.delete()
        _number(plan)


def move(measure: Measure, places: int, by: User | None = None) -> None:
    """Put a measure so many places further down its plan (up below zero); at the ends it stays."""
    with transaction.atomic():
        plan = _held(measure.plan)
        ordered = list(plan.measures.all())
        before = ordered.index(measure)
        after = min(max(before + places, 0), len(ordered) - 1)
        if after != before:
            ordered.insert(after, ordered.pop(before))
            _number(plan, ordered)
            write(plan.agency.code, MOVED, actor=by, about=measure, facts={"number": after + 1}, names=_names(measure))


def draft_of(measure: Measure) -> MeasureDraft:
    """A stored measure as it would be written."""
    steps = measure.steps.prefetch_related("units")
    given = list(measure.answers.select_related("risk"))
    return MeasureDraft(
        title=measure.title,
        group=measure.group,
        owners=owners_of(measure),
        period=period_of(measure),
        rhythms=rhythms_of(measure.rhythms),
        steps=tuple(StepDraft(one.text, owners_of(one), period_of(one), one.pk) for one in steps),
        answers=tuple(answered(one) for one in given if one.risk is None),
        risks=tuple(one.risk for one in given if one.risk is not None),
        library_key=measure.library_key,
        **{name: getattr(measure, name) for name in TEXTS},
    )


def with_risk(draft: MeasureDraft, risk: Risk) -> MeasureDraft:
    """The same measure, treating one more risk."""
    return replace(draft, risks=(*draft.risks, risk))


def owners_of(thing: Measure | Step) -> Owners:
    """Who does it, as it would be written."""
    return Owners(tuple(thing.units.all()), thing.all_units, thing.owner_text)


def changed_fields(before: MeasureDraft, after: MeasureDraft) -> list[str]:
    """The fields in which two drafts differ, in the order of the form."""
    left, right = _comparable(before), _comparable(after)
    return [field for field in FIELD_WORDS if left[field] != right[field]]


def _comparable(draft: MeasureDraft) -> dict[str, object]:
    """The fields as they make a difference: not by the order of answers, risks and units, nor by older figures."""
    return {field: getattr(draft, field) for field in FIELD_WORDS} | {
        "owners": _known_by(draft.owners),
        "steps": [(one.pk, one.text, _known_by(one.owners), one.period) for one in draft.steps],
        "answers": {key_of(one) for one in draft.answers},
        "risks": {one.pk for one in draft.risks},
    }


def _known_by(owners: Owners) -> tuple[object, ...]:
    return {one.pk for one in owners.units}, owners.every, owners.text


def _store(measure: Measure, draft: MeasureDraft) -> None:
    if not draft.title.strip():
        raise InputError(_NO_TITLE)
    measure.title, measure.group = draft.title.strip(), draft.group
    for name in TEXTS:
        setattr(measure, name, getattr(draft, name))
    measure.all_units, measure.owner_text = draft.owners.every, draft.owners.text.strip()
    measure.rhythms = stored_rhythms(draft.rhythms)
    set_period(measure, draft.period)
    measure.save()
    measure.units.set(draft.owners.units)
    _store_answers(measure, draft)
    _store_steps(measure, draft.steps)


def _store_answers(measure: Measure, draft: MeasureDraft) -> None:
    """Keeps what was answered already as it was copied then, adds what is new from the plan's edition."""
    stored = {_answer_key(one): one for one in measure.answers.select_related("risk")}
    wanted: dict[str, Answered | Risk] = {key_of(one): one for one in draft.answers}
    wanted |= {f"risk-{one.pk}": one for one in draft.risks}
    measure.answers.filter(pk__in=[one.pk for key, one in stored.items() if key not in wanted]).delete()
    for key, one in wanted.items():
        if key not in stored:
            _new_answer(measure, one).save()


def _new_answer(measure: Measure, one: Answered | Risk) -> Answer:
    if isinstance(one, Risk):
        return Answer(measure=measure, source=Source.RISK.value, name_th=one.risk, name_en=one.risk, risk=one)
    plan = measure.plan
    return Answer(
        measure=measure,
        source=one.source.value,
        kind=one.kind,
        code=one.code,
        indicator=one.indicator,
        name_th=one.name.th,
        name_en=one.name.en,
        shown=one.shown,
        result=plan.result,
        recommendation=_recommendation(plan, one),
    )


def _recommendation(plan: Plan, one: Answered) -> Recommendation | None:
    if one.source is Source.FINDING or plan.result_year is None:
        return None
    received = Recommendation.objects.filter(agency=plan.agency, result_year=plan.result_year)
    return received.filter(source=one.source.value, code=one.code, text=one.name.th).first()


def _answer_key(one: Answer) -> str:
    return f"risk-{one.risk_id}" if one.risk_id else key_of(answered(one))


def _store_steps(measure: Measure, drafts: Sequence[StepDraft]) -> None:
    stored = {one.pk: one for one in measure.steps.all()}
    kept = {one.pk for one in drafts}
    _take_away([one for pk, one in stored.items() if pk not in kept])
    for number, draft in enumerate(drafts, start=1):
        step = stored.get(draft.pk or 0) or Step(measure=measure)
        step.number, step.text = number, draft.text.strip()
        step.all_units, step.owner_text = draft.owners.every, draft.owners.text.strip()
        set_period(step, draft.period)
        step.save()
        step.units.set(draft.owners.units)


def _take_away(steps: Iterable[Step]) -> None:
    for one in steps:
        if one.progress.exists():
            raise InputError(
                Text(
                    f"ขั้นตอน “{one.text}” มีรายงานความก้าวหน้าแล้ว จึงลบไม่ได้ หากไม่ดำเนินการต่อ โปรดบันทึกว่ายกเลิกพร้อมเหตุผล",
                    f"Reports were given on the step “{one.text}”, so it cannot be removed. To stop it, record it as "
                    "dropped, with the reason.",
                )
            )
        one.delete()


def _held(plan: Plan) -> Plan:
    """The plan's row, held until the transaction ends, so that numbers are given out one after the other."""
    row = Plan.objects.select_for_update().select_related("agency").get(pk=plan.pk)
    require_open(row)
    return row


def _number(plan: Plan, ordered: Iterable[Measure] | None = None) -> None:
    for number, one in enumerate(plan.measures.all() if ordered is None else ordered, start=1):
        if one.number != number:
            Measure.objects.filter(pk=one.pk).update(number=number)


def _names(measure: Measure) -> dict[str, str]:
    return {"measure": measure.title}
