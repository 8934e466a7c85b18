"""Makes rounds, sets and extends their phases, enrols agencies and keeps their headcounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, proposed
from prongsai.core.text import Text
from prongsai.core.thai.dates import thai_date
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.frameworks.selectors import can_be_asked, framework_of
from prongsai.records.frameworks.services import pin
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Enrolment, Extension, Phase, Round, RoundKind

MOST_PEOPLE = 10_000_000
MADE = verb("rounds.made", "เปิด{name}", "Opened: {name_en}")
PHASE_SET = verb("rounds.phase.set", "กำหนดช่วง{phase} {first} – {last}", "Set the phase {phase_en} to {first} – {last}")
EXTENDED = verb(
    "rounds.phase.extended",
    "ขยายช่วง{phase} จาก {old} ถึง {new} เพราะ {reason}",
    "Extended {phase_en} from {old} to {new}: {reason}",
)
ENROLLED = verb("rounds.enrolled", "เพิ่ม {count} หน่วยงานในรอบ", "Enrolled {count} agencies")
COUNTED = verb(
    "rounds.counted", "ระบุจำนวนบุคลากร {staff} คน ผู้รับบริการ {served} คน", "Headcounts: {staff} staff, {served} served"
)

Days = Mapping[PhaseCode, tuple[date, date]]


class RoundDraft(NamedTuple):
    """A round to be made. `rules_of` is the year whose rules are used; `agency` is None for an official one here."""

    kind: RoundKind
    fiscal_year: int
    rules_of: int
    agency: Agency | None = None
    is_simulated: bool = False


def make_round(draft: RoundDraft, by: User | None = None) -> Round:
    """Make a round with the calendar that its framework proposes; an agency's own has that agency in it at once.

    Raises InputError for a year without rules or questions, and for an official round under another year's rules.
    """
    version = pin(draft.rules_of)
    _require_fitting(draft, can_be_asked(framework_of(version)))
    with transaction.atomic():
        _lock(draft.agency)
        made = Round.objects.create(
            kind=draft.kind,
            agency=draft.agency,
            fiscal_year=draft.fiscal_year,
            number=_next_number(draft),
            framework=version,
            is_simulated=draft.is_simulated or bool(draft.agency and draft.agency.is_simulated),
            made_by=by,
        )
        dates = proposed(draft.fiscal_year, framework_of(version))
        Phase.objects.bulk_create([Phase(round=made, **one._asdict()) for one in dates])
        if draft.agency is not None:
            Enrolment.objects.create(round=made, agency=draft.agency)
        write(chain_of(made), MADE, actor=by, about=made, facts={"name": made.name.th, "name_en": made.name.en})
    return made


def set_phases(the_round: Round, days: Days, by: User | None = None) -> None:
    """Set first and last days of phases that no agency relies on yet; one that is over or open is extended instead.

    Raises InputError where a phase ends before it begins, or has begun already and would end on another day.
    """
    today = clock.today()
    with transaction.atomic():
        for phase in Phase.objects.select_for_update().filter(round=the_round, code__in=days):
            first, last = days[PhaseCode(phase.code)]
            if (first, last) != (phase.starts_on, phase.ends_on):
                _set(phase, first, last, today, by)


def extend(phase: Phase, ends_on: date, reason: str, by: User | None = None) -> Extension:
    """Give a phase another last day, with the reason that everybody can read.

    Raises InputError without a reason, for a day before today or not later than now, and for answers that were counted.
    """
    with transaction.atomic():
        phase = Phase.objects.select_for_update().select_related("round").get(pk=phase.pk)
        _require_extendable(phase, ends_on, reason)
        made = Extension.objects.create(
            phase=phase, old_ends_on=phase.ends_on, new_ends_on=ends_on, reason=reason.strip(), made_by=by
        )
        phase.ends_on = ends_on
        phase.save(update_fields=["ends_on"])
        facts = _phase_facts(phase) | {"old": thai_date(made.old_ends_on), "new": thai_date(ends_on)}
        write(chain_of(phase.round), EXTENDED, actor=by, about=phase, facts=facts | {"reason": made.reason})
    return made


def enrol(the_round: Round, agencies: Iterable[Agency], by: User | None = None) -> int:
    """Take agencies into a round; how many are new. Raises InputError for an agency's own round or a closed one."""
    if the_round.agency_id or the_round.closed_at:
        raise InputError(Text("เพิ่มหน่วยงานในรอบนี้ไม่ได้แล้ว", "Agencies can no longer be enrolled in this round."))
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=the_round.pk)
        there = set(the_round.enrolments.values_list("agency", flat=True))
        new = [one for one in agencies if one.pk not in there]
        Enrolment.objects.bulk_create([Enrolment(round=the_round, agency=one) for one in new], batch_size=1000)
        if new:
            write(chain_of(the_round), ENROLLED, actor=by, about=the_round, facts={"count": len(new)})
    return len(new)


def count_people(enrolment: Enrolment, staff: int | None, served: int | None, by: User | None = None) -> None:
    """Keep how many people may answer. Raises InputError for a number that is none, and once answers were counted."""
    if enrolment.round.closed_at:
        raise InputError(Text("ปิดรับคำตอบแล้ว แก้จำนวนคนไม่ได้", "Answers were counted; headcounts stay as they are."))
    for number in (staff, served):
        if number is not None and not 0 <= number <= MOST_PEOPLE:
            raise InputError(
                Text(f"จำนวนคนต้องอยู่ระหว่าง 0 ถึง {MOST_PEOPLE:,}", f"A number of people is from 0 to {MOST_PEOPLE:,}.")
            )
    with transaction.atomic():
        enrolment.staff, enrolment.served, enrolment.counted_at = staff, served, clock.now()
        enrolment.save(update_fields=["staff", "served", "counted_at"])
        facts = {"staff": _or_dash(staff), "served": _or_dash(served)}
        write(enrolment.agency.code, COUNTED, actor=by, about=enrolment, facts=facts)


def chain_of(the_round: Round) -> str:
    """The journal in which the acts of a round stand: the agency's own, or that of the installation."""
    return the_round.agency.code if the_round.agency else SITE


def _require_fitting(draft: RoundDraft, has_questions: bool) -> None:
    if draft.kind == RoundKind.OFFICIAL and draft.rules_of != draft.fiscal_year:
        raise InputError(
            Text(
                "รอบการประเมินจริงต้องใช้กรอบการประเมินของปีเดียวกัน",
                "An official round needs the rules of its own fiscal year.",
            )
        )
    if not has_questions and draft.kind != RoundKind.ELSEWHERE:
        raise InputError(
            Text(
                f"กรอบการประเมินปี {draft.rules_of} ยังไม่มีข้อคำถามครบ จึงเปิดให้ตอบไม่ได้ โปรดเลือกปีอื่นหรือนำเข้าข้อคำถาม",
                f"Not all questions of FY {draft.rules_of} are known, so nobody can be asked. Choose another year.",
            )
        )


def _lock(agency: Agency | None) -> None:
    if agency is not None:
        Agency.objects.select_for_update().get(pk=agency.pk)


def _next_number(draft: RoundDraft) -> int:
    same = Round.objects.filter(kind=draft.kind, agency=draft.agency, fiscal_year=draft.fiscal_year)
    last = same.order_by("-number").values_list("number", flat=True).first() or 0
    if last and draft.kind != RoundKind.REHEARSAL:
        raise InputError(
            Text(f"มีรอบของปี {draft.fiscal_year} อยู่แล้ว", f"There is a round of FY {draft.fiscal_year} already.")
        )
    return last + 1


def _set(phase: Phase, first: date, last: date, today: date, by: User | None) -> None:
    if last < first:
        raise InputError(
            Text(
                f"ช่วง{phase.label.th} วันสุดท้ายต้องไม่มาก่อนวันแรก",
                f"The last day of “{phase.label.en}” cannot come before its first.",
            )
        )
    if phase.code == PhaseCode.COLLECT and phase.starts_on <= today and last != phase.ends_on and _has_sheets(phase):
        raise InputError(
            Text(
                "ช่วงเก็บคำตอบเริ่มแล้ว โปรดใช้ “ขยายเวลา” พร้อมเหตุผล",
                "Collecting has begun: use “extend”, with a reason.",
            )
        )
    phase.starts_on, phase.ends_on, phase.is_stated = first, last, False
    phase.save(update_fields=["starts_on", "ends_on", "is_stated"])
    facts = _phase_facts(phase) | {"first": thai_date(first), "last": thai_date(last)}
    write(chain_of(phase.round), PHASE_SET, actor=by, about=phase, facts=facts)


def _has_sheets(phase: Phase) -> bool:
    return phase.round.enrolments.filter(surveys__day_counts__isnull=False).exists()


def _require_extendable(phase: Phase, ends_on: date, reason: str) -> None:
    if not reason.strip():
        raise InputError(Text("โปรดระบุเหตุผลที่ขยายเวลา", "Give the reason for the extension."))
    if ends_on <= phase.ends_on or ends_on < clock.today():
        raise InputError(
            Text(
                f"วันสุดท้ายใหม่ต้องหลังวันที่ {thai_date(phase.ends_on)} และไม่ใช่วันที่ผ่านมาแล้ว",
                f"The new last day must be after {phase.ends_on} and not in the past.",
            )
        )
    if phase.code == PhaseCode.COLLECT and phase.round.closed_at:
        raise InputError(
            Text("นับคำตอบแล้ว จึงขยายเวลาเก็บคำตอบไม่ได้", "Answers were counted: the time for them cannot be extended.")
        )


def _phase_facts(phase: Phase) -> dict[str, str]:
    return {"phase": phase.label.th, "phase_en": phase.label.en}


def _or_dash(number: int | None) -> str:
    return "-" if number is None else f"{number:,}"
