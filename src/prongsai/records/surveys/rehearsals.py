"""An agency's rehearsal from the first press to the count."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Enrolment, Round, RoundKind
from prongsai.records.rounds.services import RoundDraft, count_people, end_early, make_round
from prongsai.records.surveys.closing import close_round, may_close
from prongsai.records.surveys.doors import forget
from prongsai.records.surveys.mixing import tidy_outside
from prongsai.records.surveys.services import open_surveys


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
