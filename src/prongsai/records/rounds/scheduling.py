"""The calendar of a round: its days are set, extended with a reason, and for a rehearsal ended early."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.calendar.phases import LONGEST_PHASE, PhaseCode, in_short, odd_days, rehearsed
from prongsai.core.calendar.saying import say_day
from prongsai.core.text import Text
from prongsai.core.thai.dates import thai_date
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Extension, Phase, Round, RoundKind
from prongsai.records.rounds.services import LONGEST_REASON, chain_of, is_being_counted, lock, require_open_days

PHASE_SET = verb("rounds.phase.set", "กำหนดช่วง{phase} {first} – {last}", "Set the phase {phase_en} to {first} – {last}")
EXTENDED = verb(
    "rounds.phase.extended",
    "ขยายช่วง{phase} จาก {old} ถึง {new} เพราะ {reason}",
    "Extended {phase_en} from {old} to {new}: {reason}",
)
ENDED = verb(
    "rounds.ended",
    "ปิดรับคำตอบของการซ้อมก่อนกำหนด (เดิมถึง {old})",
    "Ended the answers of a rehearsal early (they were to end on {old})",
)
ONE_DAY = timedelta(days=1)
_COUNTED = Text("นับคำตอบแล้ว จึงเปลี่ยนเวลารับคำตอบไม่ได้", "Answers were counted: the time for them stays as it was.")
_BEING_ANSWERED = Text(
    "เปิดให้ตอบแล้ว จึงเปลี่ยนวันรับคำตอบไม่ได้ โปรดใช้ “ขยายเวลา” พร้อมเหตุผล",
    "Answers are being taken: their days cannot be changed. Use “extend”, with a reason.",
)


class ExtensionRefused(InputError):
    """Why a phase is not extended; `about` is the field that must be changed, empty where none helps."""

    def __init__(self, text: Text, about: str = "") -> None:
        super().__init__(text)
        self.about = about


class PhasesRefused(InputError):
    """Why days are not kept, beside the first or the last day of each phase that it concerns.

    `may_insist`: nothing forbids these days, they look like a mistake; who insists has them.
    """

    def __init__(self, of: Mapping[tuple[PhaseCode, str], Text], *, may_insist: bool = False) -> None:
        super().__init__(next(iter(of.values())))
        self.of = of
        self.may_insist = may_insist


Days = Mapping[PhaseCode, tuple[date, date]]
SeenDays = Mapping[PhaseCode, str]
"""What somebody was shown before she changed it, each phase as `Phase.in_short` writes it."""


def set_phases(
    the_round: Round, days: Days, by: User | None = None, *, insists: bool = False, seen: SeenDays | None = None
) -> None:
    """Set first and last days of phases.

    Raises PhasesRefused where a phase ends before it begins, for days for answers that are past or more than a year,
    or once answers came (they are extended instead) or were counted; for a phase that somebody else changed since it
    was `seen`; and, unless somebody insists, for days of an official round that look like a mistake. Nothing is changed
    while one of them is wrong.
    """
    today = clock.today()
    with transaction.atomic():
        lock(the_round)
        before = _days_of(the_round)
        days = _as_typed(days, before, seen or {})
        found = Phase.objects.select_for_update(of=("self",)).select_related("round__agency")
        for phase in found.filter(round=the_round, code__in=days):
            first, last = days[PhaseCode(phase.code)]
            if (first, last) != (phase.starts_on, phase.ends_on):
                _set(phase, first, last, today, by)
        if the_round.kind == RoundKind.OFFICIAL:
            _require_sense(the_round, days, before, insists=insists)
        _let_the_rest_follow(the_round)


def extend(phase: Phase, ends_on: date, reason: str, by: User | None = None) -> Extension:
    """Give a phase another last day, with the reason that everybody can read.

    Raises ExtensionRefused without a reason, for a day before today or not later than now, for more than a year, and
    for counted answers.
    """
    with transaction.atomic():
        the_round = lock(phase.round)
        phase = the_round.phases.select_related("round__agency").get(pk=phase.pk)
        _require_extendable(phase, ends_on, reason)
        made = Extension.objects.create(
            phase=phase, old_ends_on=phase.ends_on, new_ends_on=ends_on, reason=reason.strip(), made_by=by
        )
        phase.ends_on, phase.is_stated = ends_on, False
        phase.save(update_fields=["ends_on", "is_stated"])
        facts = _phase_facts(phase) | {"old": thai_date(made.old_ends_on), "new": thai_date(ends_on)}
        _let_the_rest_follow(phase.round)
        names = {"reason": made.reason}  # may name people
        write(chain_of(phase.round), EXTENDED, actor=by, about=phase, facts=facts, names=names)
    return made


def end_early(the_round: Round, by: User | None = None) -> None:
    """Let the days for answers of a rehearsal be over since yesterday, without grace, so that it can be counted now.

    Raises InputError for other rounds, before its second day, and once answers were counted.
    """
    today = clock.today()
    with transaction.atomic():
        the_round = lock(the_round)
        collect = the_round.phases.select_for_update().get(code=PhaseCode.COLLECT)
        _require_endable(the_round, collect, today)
        facts = {"old": thai_date(collect.ends_on)}
        collect.ends_on = min(collect.ends_on, today - ONE_DAY)
        collect.save(update_fields=["ends_on"])
        _let_the_rest_follow(the_round)
        the_round.grace_hours = 0
        the_round.save(update_fields=["grace_hours"])
        write(chain_of(the_round), ENDED, actor=by, about=the_round, facts=facts)


def _days_of(the_round: Round) -> Days:
    phases = Phase.objects.filter(round=the_round)
    return {PhaseCode(one.code): (one.starts_on, one.ends_on) for one in phases}


def _as_typed(days: Days, before: Days, seen: SeenDays) -> Days:
    """What was left as it was shown stays as it is; what was changed here and elsewhere is asked about."""
    untouched = [code for code, two in days.items() if seen.get(code) == in_short(*two)]
    days = {code: before[code] if code in untouched else two for code, two in days.items()}
    changed = [code for code in seen if seen[code] != in_short(*before[code])]
    both = [code for code in changed if code in days and days[code] != before[code]]
    if both:
        raise PhasesRefused({(code, "ends_on"): _meanwhile(code, *before[code]) for code in both})
    return days


def _meanwhile(code: PhaseCode, first: date, last: date) -> Text:
    return Text(
        f"ช่วง{code.label.th} มีผู้แก้เป็น {thai_date(first)} ถึง {thai_date(last)} หลังจากท่านเปิดหน้านี้ "
        "หากต้องการใช้วันที่ท่านพิมพ์ โปรดบันทึกอีกครั้ง",
        f"“{code.label.en}” was changed to {say_day(first).en} – {say_day(last).en} since you opened this page. "
        "Save once more to have the days that you typed.",
    )


def _require_sense(the_round: Round, days: Days, before: Days, *, insists: bool) -> None:
    """The days for answers lie ahead while nobody was asked, even as proposed; what is newly odd is insisted on."""
    was_asked = the_round.enrolments.filter(surveys__isnull=False).exists()
    if PhaseCode.COLLECT in days and not was_asked and not is_being_counted(the_round):
        _require_open_days_of(PhaseCode.COLLECT, *days[PhaseCode.COLLECT])
    known, odd = odd_days(before), odd_days(_days_of(the_round))
    new = {(code, "starts_on"): says for code, says in odd.items() if known.get(code) != says}
    if new and not insists:
        raise PhasesRefused(new, may_insist=True)


def _require_open_days_of(code: PhaseCode, first: date, last: date) -> None:
    try:
        require_open_days(first, last)
    except InputError as error:
        raise PhasesRefused({(code, "ends_on"): error.text}) from error


def _set(phase: Phase, first: date, last: date, today: date, by: User | None) -> None:
    if last < first:
        says = Text(
            f"ช่วง{phase.label.th} วันสุดท้ายต้องไม่มาก่อนวันแรก",
            f"The last day of “{phase.label.en}” cannot come before its first.",
        )
        raise PhasesRefused({(PhaseCode(phase.code), "ends_on"): says})
    if phase.code == PhaseCode.COLLECT:
        _require_not_begun(phase, first, last, today)
    phase.starts_on, phase.ends_on, phase.is_stated = first, last, False
    phase.save(update_fields=["starts_on", "ends_on", "is_stated"])
    facts = _phase_facts(phase) | {"first": thai_date(first), "last": thai_date(last)}
    write(chain_of(phase.round), PHASE_SET, actor=by, about=phase, facts=facts)


def _let_the_rest_follow(the_round: Round) -> None:
    """What comes after the answers of a rehearsal keeps its distance from them."""
    if the_round.kind != RoundKind.REHEARSAL:
        return
    collect = the_round.phases.get(code=PhaseCode.COLLECT)
    for one in rehearsed(collect.starts_on, collect.ends_on):
        if one.starts_on > collect.ends_on:
            the_round.phases.filter(code=one.code).update(starts_on=one.starts_on, ends_on=one.ends_on)


def _require_not_begun(phase: Phase, first: date, last: date, today: date) -> None:
    about = (PhaseCode.COLLECT, "starts_on")
    if is_being_counted(phase.round):
        raise PhasesRefused({about: _COUNTED})
    if phase.starts_on <= today and _may_be_answered(phase):
        raise PhasesRefused({about: _BEING_ANSWERED})
    if phase.round.is_asked_here:
        _require_open_days_of(PhaseCode.COLLECT, first, last)


def _require_endable(the_round: Round, collect: Phase, today: date) -> None:
    if the_round.kind != RoundKind.REHEARSAL:
        raise InputError(
            Text(
                "ปิดก่อนกำหนดได้เฉพาะการซ้อม รอบการประเมินจริงปิดตามปฏิทิน",
                "Only a rehearsal can be ended early; an official round follows its calendar.",
            )
        )
    if the_round.closed_at:
        raise InputError(_COUNTED)
    if collect.starts_on >= today:
        raise InputError(
            Text(
                "ปิดรับคำตอบได้ตั้งแต่วันถัดจากวันแรกที่เปิดรับ",
                "A rehearsal can be ended from the day after its first day for answers.",
            )
        )


def _may_be_answered(phase: Phase) -> bool:
    """Whether answers came; for an agency's own round whether they may: a refusal must not tell of the first one."""
    enrolments = phase.round.enrolments
    if phase.round.kind == RoundKind.REHEARSAL:
        return enrolments.filter(surveys__isnull=False).exists()
    return enrolments.filter(surveys__day_counts__isnull=False).exists()


def _require_extendable(phase: Phase, ends_on: date, reason: str) -> None:
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise ExtensionRefused(
            Text(
                f"โปรดระบุเหตุผลที่ขยายเวลา ไม่เกิน {LONGEST_REASON} ตัวอักษร",
                f"Give the reason for the extension in at most {LONGEST_REASON} characters.",
            ),
            "reason",
        )
    if ends_on <= phase.ends_on or ends_on < clock.today():
        raise ExtensionRefused(
            Text(
                f"วันสุดท้ายใหม่ต้องหลังวันที่ {thai_date(phase.ends_on)} และไม่ใช่วันที่ผ่านมาแล้ว",
                f"The new last day must be after {say_day(phase.ends_on).en} and not in the past.",
            ),
            "ends_on",
        )
    if ends_on > max(phase.ends_on, clock.today()) + LONGEST_PHASE:
        raise ExtensionRefused(
            Text("ขยายเกินหนึ่งปี โปรดตรวจปี พ.ศ.", "That extends it by more than a year. Check the year."), "ends_on"
        )
    if phase.code == PhaseCode.COLLECT and is_being_counted(phase.round):
        raise ExtensionRefused(_COUNTED)


def _phase_facts(phase: Phase) -> dict[str, str]:
    return {"phase": phase.label.th, "phase_en": phase.label.en}
