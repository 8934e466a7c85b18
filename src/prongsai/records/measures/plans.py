"""Plans: begun from a result, adopted, summed up; what is left open says why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from prongsai.core.calendar.model import Rhythm
from prongsai.core.calendar.saying import say_day
from prongsai.core.measures.coverage import cannot_be_adopted
from prongsai.core.measures.model import PlanKind
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.numerals import to_arabic
from prongsai.core.thai.years import EARLIEST, LATEST
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures import selectors
from prongsai.records.measures.guarding import locked, require_open
from prongsai.records.measures.models import LeftOpen, Plan, PlanState, Progress
from prongsai.records.measures.recommendations import receive
from prongsai.records.measures.times import stored_rhythms
from prongsai.records.results.models import Result

KINDS = {
    PlanKind.ITA: Text("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "Measures for integrity and transparency"),
    PlanKind.ANTI_CORRUPTION: Text("แผนปฏิบัติการป้องกันการทุจริต", "Anti-corruption action plan"),
}
LONGEST_PLAN = 5  # fiscal years
STARTED = verb("measures.plan.started", "เริ่ม{plan_th}", "Started the {plan_en}")
CHANGED = verb("measures.plan.changed", "แก้ไขข้อมูลของ{plan_th}", "Changed the particulars of the {plan_en}")
ADOPTED = verb("measures.plan.adopted", "ใช้{plan_th} ตั้งแต่ {day_th}", "Adopted the {plan_en} from {day_en}")
CLOSED = verb("measures.plan.closed", "สรุป{plan_th}", "Summed up the {plan_en}")
REOPENED = verb("measures.plan.reopened", "เปิด{plan_th} อีกครั้ง", "Opened the {plan_en} again")
SHOWN = verb("measures.plan.shown", "แสดง{plan_th} ต่อสาธารณะ", "Made the {plan_en} public")
HIDDEN = verb("measures.plan.hidden", "เลิกแสดง{plan_th} ต่อสาธารณะ", "Took the {plan_en} from the public pages")
DISCARDED = verb("measures.plan.discarded", "ลบร่าง{plan_th}", "Threw away the draft of the {plan_en}")
LEFT_OPEN = verb(
    "measures.plan.left_open",
    "ระบุเหตุผลที่ยังไม่ดำเนินการตามตัวชี้วัดที่ {code} ใน{plan_th}",
    "Gave the reason why nothing is done about indicator {code} in the {plan_en}",
)
TAKEN_UP = verb(
    "measures.plan.taken_up",
    "ยกเลิกเหตุผลที่ยังไม่ดำเนินการตามตัวชี้วัดที่ {code} ใน{plan_th}",
    "Took back the reason about indicator {code} in the {plan_en}",
)
RESTED = verb(
    "measures.plan.rested",
    "ให้{plan_th} ใช้ผลปี {year} ฉบับที่ {edition}",
    "Let the {plan_en} rest on edition {edition} of {year}",
)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What is said of a plan as a whole. Years are of the Buddhist Era; `until_year` the last of several."""

    plan_year: int
    until_year: int
    oit_year: int
    title: str = ""
    rhythms: tuple[Rhythm, ...] = ()


def name_of(plan: Plan) -> Text:
    """The plan as it is spoken of: "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2567"."""
    kind = KINDS[PlanKind(plan.kind)]
    years = f"{plan.plan_year}–{plan.until_year}" if plan.until_year > plan.plan_year else str(plan.plan_year)
    thai = plan.title or kind.th
    says_year = str(plan.plan_year) in to_arabic(thai)
    return Text(thai if says_year else f"{thai} ปี {years}", f"{kind.en} FY {years}")


def start(
    agency: Agency, kind: PlanKind, plan_year: int, result: Result | None = None, *,
    until_year: int | None = None, by: User | None = None,
) -> Plan:  # fmt: skip
    """A new draft. The measures of an ITA plan answer `result`, the edition given; advice in it is taken in.

    Raises InputError where the agency has a plan of that kind for one of the years, or the years are wrong.
    """
    draft = PlanDraft(plan_year, until_year or plan_year, plan_year)
    _check_years(draft)
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)
        _require_alone(agency, kind, draft)
        plan = Plan.objects.create(
            agency=agency,
            kind=kind.value,
            plan_year=draft.plan_year,
            until_year=draft.until_year,
            oit_year=draft.oit_year,
            result_year=result.fiscal_year if result else None,
            result=result,
        )
        if result:
            receive(result, by)
        _write(plan, STARTED, by)
    return plan


def change(plan: Plan, draft: PlanDraft, by: User | None = None, version: int | None = None) -> Plan:
    """Other years, title or rhythm. Raises InputError as `start`, and EditedMeanwhile."""
    _check_years(draft)
    with transaction.atomic():
        row = locked(plan, version)
        require_open(row)
        _require_alone(row.agency, PlanKind(row.kind), draft, row)
        row.plan_year, row.until_year, row.oit_year = draft.plan_year, draft.until_year, draft.oit_year
        row.title, row.rhythms = draft.title.strip(), stored_rhythms(draft.rhythms)
        row.save()
        _write(row, CHANGED, by)
    return row


def adopt(plan: Plan, on: date, by: User | None = None) -> Plan:
    """Put a draft to use from a day. Raises InputError: no measures, or a weakness with nothing said about it."""
    with transaction.atomic():
        row = locked(plan, None)
        _require_state(row, PlanState.DRAFT, _NOT_A_DRAFT)
        if not row.measures.exists():
            raise InputError(_EMPTY)
        if found := selectors.unanswered(row):
            raise InputError(cannot_be_adopted(found))
        row.state, row.adopted_on = PlanState.ADOPTED, on
        row.save()
        days = say_day(on)
        _write(row, ADOPTED, by, day_th=days.th, day_en=days.en)
    return row


def close(plan: Plan, on: date, by: User | None = None) -> Plan:
    """Sum a plan up: from then on it is only read. Raises InputError for one that is not in use."""
    with transaction.atomic():
        row = locked(plan, None)
        _require_state(row, PlanState.ADOPTED, _NOT_IN_USE)
        row.state, row.closed_on = PlanState.CLOSED, on
        row.save()
        _write(row, CLOSED, by)
    return row


def reopen(plan: Plan, by: User | None = None) -> Plan:
    """Open a plan again that was summed up."""
    with transaction.atomic():
        row = locked(plan, None)
        _require_state(row, PlanState.CLOSED, _NOT_SUMMED_UP)
        row.state, row.closed_on = PlanState.ADOPTED, None
        row.save()
        _write(row, REOPENED, by)
    return row


def show(plan: Plan, by: User | None = None, *, public: bool = True) -> Plan:
    """Put the plan and its progress on the agency's public page, or take it away. A draft is never shown."""
    with transaction.atomic():
        row = locked(plan, None)
        if public and row.state == PlanState.DRAFT:
            raise InputError(_STILL_A_DRAFT)
        row.is_public = public
        row.save()
        _write(row, SHOWN if public else HIDDEN, by)
    return row


def discard(plan: Plan, by: User | None = None) -> None:
    """Throw away a draft. Raises InputError for a plan in use, or one with reports."""
    with transaction.atomic():
        row = locked(plan, None)
        if row.state != PlanState.DRAFT or Progress.objects.filter(step__measure__plan=row).exists():
            raise InputError(_IN_USE)
        _write(row, DISCARDED, by)
        row.delete()


def rest_on(plan: Plan, result: Result, by: User | None = None) -> Plan:
    """Let a plan answer a newer edition of its result; what its measures answer already stays as it was copied."""
    with transaction.atomic():
        row = locked(plan, None)
        require_open(row)
        row.result, row.result_year = result, result.fiscal_year
        row.save()
        receive(result, by)
        _write(row, RESTED, by, year=result.fiscal_year, edition=result.edition)
    return row


def leave_open(plan: Plan, reasons: dict[str, str], by: User | None = None) -> None:
    """Say why nothing is done about weaknesses, by the code of the indicator; an empty reason takes it back."""
    weak = {one.code: one for one in selectors.to_answer(plan)}
    with transaction.atomic():
        row = locked(plan, None)
        require_open(row)
        row.save()
        stored = {one.code: one for one in row.left_open.all()}
        for code, reason in reasons.items():
            known = stored.get(code) or LeftOpen(plan=row, code=code)
            if reason.strip() == known.reason or (code not in weak and known.pk is None):
                continue
            if not reason.strip():
                known.delete()
                _write(row, TAKEN_UP, by, code=code)
                continue
            if code in weak:
                known.name_th, known.name_en, known.shown = *weak[code].name, weak[code].shown
            known.reason = reason.strip()
            known.save()
            _write(row, LEFT_OPEN, by, code=code)


def _write(plan: Plan, act: str, by: User | None, **facts: object) -> None:
    name = name_of(plan)
    write(plan.agency.code, act, actor=by, about=plan, facts={"plan_th": name.th, "plan_en": name.en, **facts})


def _check_years(draft: PlanDraft) -> None:
    if not EARLIEST <= draft.plan_year <= draft.until_year <= LATEST:
        raise InputError(_NO_YEARS)
    if draft.until_year - draft.plan_year >= LONGEST_PLAN:
        raise InputError(_TOO_LONG)


def _require_alone(agency: Agency, kind: PlanKind, draft: PlanDraft, itself: Plan | None = None) -> None:
    """No two plans of a kind for the same year."""
    same = Plan.objects.filter(agency=agency, kind=kind.value)
    others = [one for one in same if one != itself and _meet(one, draft)]
    if others:
        name = name_of(others[0])
        raise InputError(
            Text(
                f"มี{name.th} อยู่แล้ว โปรดแก้ไขแผนนั้น หรือเลือกปีอื่น",
                f"There is already “{name.en}”. Change that one, or take other years.",
            )
        )


def _meet(plan: Plan, draft: PlanDraft) -> bool:
    return plan.plan_year <= draft.until_year and draft.plan_year <= plan.until_year


def _require_state(plan: Plan, state: PlanState, otherwise: Text) -> None:
    if plan.state != state:
        raise InputError(otherwise)


_NOT_A_DRAFT = Text("แผนนี้ใช้แล้ว", "This plan is in use already.")
_NOT_IN_USE = Text("สรุปได้เฉพาะแผนที่ใช้อยู่", "Only a plan in use can be summed up.")
_NOT_SUMMED_UP = Text("แผนนี้ยังไม่ได้สรุปผล", "This plan is not summed up.")
_STILL_A_DRAFT = Text(
    "แผนยังเป็นร่าง โปรดใช้แผนก่อนแสดงต่อสาธารณะ", "The plan is a draft. Adopt it before it is made public."
)
_IN_USE = Text(
    "ลบได้เฉพาะร่างที่ยังไม่มีรายงานความก้าวหน้า แผนที่ใช้แล้วให้สรุปผลแทน",
    "Only a draft without reports can be thrown away. A plan in use is summed up instead.",
)
_EMPTY = Text("แผนยังไม่มีมาตรการ โปรดเพิ่มอย่างน้อยหนึ่งข้อ", "The plan has no measures. Add one at least.")
_NO_YEARS = Text(
    f"ปีงบประมาณต้องอยู่ระหว่าง {EARLIEST} ถึง {LATEST} และปีสุดท้ายไม่มาก่อนปีแรก",
    f"Fiscal years lie between {EARLIEST} and {LATEST}, the last not before the first.",
)
_TOO_LONG = Text(f"แผนหนึ่งมีได้ไม่เกิน {LONGEST_PLAN} ปี", f"A plan has at most {LONGEST_PLAN} years.")
