"""An agency's rehearsal from the first press to the count, and back while nobody has seen a score."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Enrolment, Round, RoundKind
from prongsai.records.rounds.scheduling import ExtensionRefused, end_early, extend
from prongsai.records.rounds.services import RoundDraft, count_people, lock, make_round, require_open_days
from prongsai.records.surveys.closing import close_round, may_close, reopen, why_closed_for_good
from prongsai.records.surveys.doors import forget
from prongsai.records.surveys.mixing import tidy_outside
from prongsai.records.surveys.services import open_surveys

NEEDS_REASON = Text("โปรดระบุเหตุผลที่เปิดรับคำตอบอีกครั้ง", "Say why answers are taken again.")


class RehearsalDraft(NamedTuple):
    """A rehearsal with the questions of a year, its days for answers, and headcounts where they are known.

    `version` is the hash of a version of the year's rules, empty for the usual one.
    """

    rules_of: int
    first: date
    last: date
    staff: int | None = None
    served: int | None = None
    version: str = ""


def rehearse(agency: Agency, draft: RehearsalDraft, by: User | None = None) -> Enrolment:
    """Make a rehearsal whose surveys have their links at once. Raises InputError, and then makes nothing."""
    with transaction.atomic():
        year, days = fiscal_year(draft.first), (draft.first, draft.last)
        made = RoundDraft(RoundKind.REHEARSAL, year, draft.rules_of, agency, collect=days, version=draft.version)
        enrolment = make_round(made, by).enrolments.select_related("round__framework", "agency").get()
        count_people(enrolment, draft.staff, draft.served, by)
        open_surveys(enrolment.round, [enrolment])
    return enrolment


def why_not_again(the_round: Round) -> Text | None:
    """Why its agency cannot let a round take answers again; None where it can."""
    if the_round.kind != RoundKind.REHEARSAL:
        return Text(
            "เปิดรับคำตอบอีกครั้งเองได้เฉพาะการซ้อม",
            "Only a rehearsal can be opened for answers again by its agency.",
        )
    return why_closed_for_good(the_round)


def take_answers_again(the_round: Round, last: date, reason: str, by: User | None = None) -> None:
    """Open a rehearsal that was counted, until another last day; the grace for devices is there again.

    Raises ExtensionRefused about a day or reason that cannot be, InputError once it stays closed for good.
    """
    with transaction.atomic():
        if why := why_not_again(lock(the_round)):
            raise InputError(why)
        if not reason.strip():
            raise ExtensionRefused(NEEDS_REASON, "reason")
        collect = the_round.phases.get(code=PhaseCode.COLLECT)
        _require_days(collect.starts_on, last)
        reopen(the_round, reason, by)
        Round.objects.filter(pk=the_round.pk).update(grace_hours=Round._meta.get_field("grace_hours").default)
        extend(collect, last, reason, by)
        alongside = the_round.phases.filter(code__in=(PhaseCode.REGISTER, PhaseCode.DISCLOSE), ends_on__lt=last)
        alongside.update(ends_on=last)
    forget()


def _require_days(first: date, last: date) -> None:
    try:
        require_open_days(first, last)
    except InputError as error:
        raise ExtensionRefused(error.text, "ends_on") from None


def count_now(the_round: Round, by: User | None = None) -> None:
    """Count the answers of an agency's own round; a rehearsal that still takes some is ended first.

    Raises InputError for a round that others run or that was counted, and before a rehearsal's second day.
    """
    if the_round.kind != RoundKind.REHEARSAL:
        raise InputError(
            Text(
                "นับคำตอบเองได้เฉพาะการซ้อม รอบการประเมินจริงปิดตามปฏิทิน",
                "Only a rehearsal is counted by hand; an official round follows its calendar.",
            )
        )
    with transaction.atomic():
        if not may_close(the_round, clock.now()):
            end_early(the_round, by)
        close_round(the_round, by)
    tidy_outside()
    forget()
