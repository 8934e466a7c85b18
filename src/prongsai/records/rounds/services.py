"""Makes rounds, sets and extends their phases, enrols agencies and keeps their headcounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction

from prongsai.adapters import clock
from prongsai.core.calendar.phases import LONGEST_PHASE, PhaseDates, proposed, rehearsed
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.frameworks.models import FrameworkVersion
from prongsai.records.frameworks.selectors import can_be_asked, framework_of
from prongsai.records.frameworks.services import pin
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.headcounts import People, is_late, keep_recount, require_reason
from prongsai.records.rounds.models import Enrolment, Phase, Round, RoundKind
from prongsai.records.rounds.notices import HEADCOUNTS, settled

MOST_PEOPLE = 10_000_000
LONGEST_REASON = 500
MADE = verb("rounds.made", "เปิด{name}", "Opened: {name_en}")
ENROLLED = verb("rounds.enrolled", "เพิ่ม {count} หน่วยงานในรอบ", "Enrolled {count} agencies")
DELETED = verb("rounds.deleted", "ลบ{name} ซึ่งไม่มีหน่วยงาน", "Deleted, with no agency in it: {name_en}")
COUNTED = verb(
    "rounds.counted", "ระบุจำนวนบุคลากร {staff} คน ผู้รับบริการ {served} คน", "Headcounts: {staff} staff, {served} served"
)
RECOUNTED = verb(
    "rounds.recounted",
    "แก้จำนวนหลังลงทะเบียน บุคลากร {old_staff} → {staff} คน ผู้รับบริการ {old_served} → {served} คน เพราะ {reason}",
    "Headcounts changed after registration: staff {old_staff} → {staff}, served {old_served} → {served}: {reason}",
)


class RoundDraft(NamedTuple):
    """A round to be made. `rules_of` is the year whose rules are used; `agency` is None for an official one here.

    `version` is the hash of a version of those rules, empty for the usual one.
    `collect` are the days for answers of a rehearsal, whose other phases follow them.
    """

    kind: RoundKind
    fiscal_year: int
    rules_of: int
    agency: Agency | None = None
    is_simulated: bool = False
    collect: tuple[date, date] | None = None
    version: str = ""


def make_round(draft: RoundDraft, by: User | None = None) -> Round:
    """Make a round with the calendar that its framework proposes; an agency's own has that agency in it at once.

    Raises InputError for a year without rules or questions, for an official round under another year's rules, and for
    days that nobody could answer on.
    """
    if draft.collect is not None:
        require_open_days(*draft.collect)
    version = pin(draft.rules_of, draft.version)
    _require_fitting(draft, can_be_asked(framework_of(version)))
    try:
        return _make_round(draft, version, by)
    except IntegrityError as error:  # somebody made it at the same moment
        raise InputError(_there_is_one(draft.fiscal_year)) from error


def _make_round(draft: RoundDraft, version: FrameworkVersion, by: User | None) -> Round:
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
        Phase.objects.bulk_create([Phase(round=made, **one._asdict()) for one in _dates(draft, version)])
        if draft.agency is not None:
            Enrolment.objects.create(round=made, agency=draft.agency)
        write(chain_of(made), MADE, actor=by, about=made, facts={"name": made.name.th, "name_en": made.name.en})
    return made


def delete_round(the_round: Round, by: User | None = None) -> None:
    """Take back an official round in which there is nobody, so that its year can be begun anew.

    It may be closed: a round without agencies counted nothing. Raises InputError for any other.
    """
    with transaction.atomic():
        found = Round.objects.select_for_update().filter(pk=the_round.pk).first()
        if found is None:  # who presses twice
            return
        if found.kind != RoundKind.OFFICIAL or found.announced_at or found.enrolments.exists():
            raise InputError(
                Text("ลบได้เฉพาะรอบการประเมินจริงที่ไม่มีหน่วยงาน", "Only an official round without agencies can be deleted.")
            )
        facts = {"name": found.name.th, "name_en": found.name.en}
        write(chain_of(found), DELETED, actor=by, about=found, facts=facts)
        found.delete()


def lock(the_round: Round) -> Round:
    """The round as it is now, which nobody else changes or counts before the transaction of the caller ends."""
    found = Round.objects.select_for_update(of=("self",)).select_related("agency", "framework")
    return found.get(pk=the_round.pk)


def require_open_days(first: date, last: date) -> None:
    """Raises InputError for days for answers that end before they begin, are past, or are more than a year."""
    if last < first:
        raise InputError(Text("วันสุดท้ายต้องไม่มาก่อนวันแรก", "The last day cannot come before the first."))
    if last < clock.today():
        raise InputError(
            Text("วันสุดท้ายผ่านไปแล้ว โปรดเลือกตั้งแต่วันนี้เป็นต้นไป", "The last day is past. Choose today or a later day.")
        )
    if last - first > LONGEST_PHASE:
        raise InputError(
            Text("ช่วงรับคำตอบยาวเกินหนึ่งปี โปรดตรวจปี พ.ศ.", "That is more than a year of answers. Check the years.")
        )


def enrol(the_round: Round, agencies: Iterable[Agency], by: User | None = None) -> int:
    """Take agencies into a round; how many are new. Raises InputError for an agency's own round or a closed one."""
    with transaction.atomic():
        the_round = lock(the_round)
        if the_round.agency_id or is_being_counted(the_round):
            raise InputError(Text("เพิ่มหน่วยงานในรอบนี้ไม่ได้แล้ว", "Agencies can no longer be enrolled in this round."))
        there = set(the_round.enrolments.values_list("agency", flat=True))
        new, now = [one for one in agencies if one.pk not in there], clock.now()
        enrolled = [Enrolment(round=the_round, agency=one, enrolled_at=now) for one in new]
        Enrolment.objects.bulk_create(enrolled, batch_size=1000)
        if new:
            write(chain_of(the_round), ENROLLED, actor=by, about=the_round, facts={"count": len(new)})
    return len(new)


def count_people(
    enrolment: Enrolment, staff: int | None, served: int | None, by: User | None = None, reason: str = ""
) -> None:
    """Keep how many people may answer.

    Raises InputError for a number that is none, and once answers were counted; RecountRefused where a number of an
    official round is changed after registration without a reason.
    """
    _require_numbers(staff, served)
    with transaction.atomic():
        the_round = Round.objects.select_for_update().get(pk=enrolment.round_id)
        if is_being_counted(the_round):
            raise InputError(Text("นับคำตอบแล้ว แก้จำนวนคนไม่ได้", "Answers were counted; headcounts stay as they are."))
        enrolment.refresh_from_db(fields=["staff", "served"])
        before, now = People(enrolment.staff, enrolment.served), People(staff, served)
        if before == now:
            return
        is_recount = before.changes(now) and is_late(the_round)
        reason = require_reason(reason) if is_recount else ""
        enrolment.staff, enrolment.served, enrolment.counted_at = staff, served, clock.now()
        enrolment.save(update_fields=["staff", "served", "counted_at"])
        if is_recount:
            keep_recount(enrolment, before, now, reason, by)
        _tell_of_people(enrolment, before, reason, by)
        if staff is not None and served is not None:
            settled(enrolment, HEADCOUNTS)


def is_being_counted(the_round: Round) -> bool:
    """Whether answers were counted, if only those of some agencies so far: then all of them are."""
    return bool(the_round.closed_at) or the_round.enrolments.filter(surveys__closed_at__isnull=False).exists()


def chain_of(the_round: Round) -> str:
    """The journal in which the acts of a round stand: the agency's own, or that of the installation."""
    return the_round.agency.code if the_round.agency else SITE


def _require_numbers(*numbers: int | None) -> None:
    for number in numbers:
        if number is not None and not 0 <= number <= MOST_PEOPLE:
            raise InputError(
                Text(f"จำนวนคนต้องอยู่ระหว่าง 0 ถึง {MOST_PEOPLE:,}", f"A number of people is from 0 to {MOST_PEOPLE:,}.")
            )


def _tell_of_people(enrolment: Enrolment, before: People, reason: str, by: User | None) -> None:
    facts = {"staff": _or_dash(enrolment.staff), "served": _or_dash(enrolment.served)}
    if not reason:
        write(enrolment.agency.code, COUNTED, actor=by, about=enrolment, facts=facts)
        return
    facts |= {"old_staff": _or_dash(before.staff), "old_served": _or_dash(before.served)}
    names = {"reason": reason}  # may name people
    write(enrolment.agency.code, RECOUNTED, actor=by, about=enrolment, facts=facts, names=names)


def _require_fitting(draft: RoundDraft, has_questions: bool) -> None:
    if draft.kind == RoundKind.OFFICIAL and draft.rules_of != draft.fiscal_year and not draft.is_simulated:
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


def _dates(draft: RoundDraft, version: FrameworkVersion) -> tuple[PhaseDates, ...]:
    return rehearsed(*draft.collect) if draft.collect else proposed(draft.fiscal_year, framework_of(version))


def _lock(agency: Agency | None) -> None:
    if agency is not None:
        Agency.objects.select_for_update().get(pk=agency.pk)


def _next_number(draft: RoundDraft) -> int:
    same = Round.objects.filter(kind=draft.kind, agency=draft.agency, fiscal_year=draft.fiscal_year)
    last = same.order_by("-number").values_list("number", flat=True).first() or 0
    if last and draft.kind != RoundKind.REHEARSAL:
        raise InputError(_there_is_one(draft.fiscal_year))
    return last + 1


def _there_is_one(year: int) -> Text:
    return Text(f"มีรอบของปี {year} อยู่แล้ว", f"There is a round of FY {year} already.")


def _or_dash(number: int | None) -> str:
    return "-" if number is None else f"{number:,}"
