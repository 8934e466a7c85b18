"""Closing: the door is shut, a last mix, then the tallies are counted once and kept with their hash.

Only what is closed can be counted. A round whose scores anybody has seen is never opened again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.tally import Tally, tally_block
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.rounds.selectors import instrument_of, last_moment, phases_of, rules_of
from prongsai.records.rounds.services import chain_of
from prongsai.records.surveys.mixing import AT_ONCE, rewrite
from prongsai.records.surveys.models import Closing, Survey

CLOSED = verb("rounds.closed", "ปิดรับคำตอบและนับคำตอบ {sheets} ชุด", "Closed: {sheets} sheets counted")
REOPENED = verb("rounds.reopened", "เปิดรับคำตอบอีกครั้ง เพราะ {reason}", "Opened for answers again: {reason}")


def may_close(the_round: Round, moment: datetime) -> bool:
    """Whether the time for answers is over, that for sheets from devices without a network included."""
    collect = phases_of(the_round)[PhaseCode.COLLECT]
    return the_round.closed_at is None and moment >= last_moment(the_round, collect)


def due_rounds(moment: datetime) -> list[Round]:
    """The rounds to be closed now."""
    open_ones = Round.objects.filter(closed_at__isnull=True).exclude(kind="elsewhere").select_related("framework")
    return [one for one in open_ones.prefetch_related("phases") if may_close(one, moment)]


def close_pieces(the_round: Round) -> list[list[int]]:
    """The surveys that are still to be counted, in pieces that are closed together."""
    left = Survey.objects.filter(enrolment__round=the_round, closing__isnull=True).order_by("pk")
    numbers = list(left.values_list("pk", flat=True))
    return [numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE)]


def close_surveys(the_round: Round, surveys: Sequence[int]) -> int:
    """Shut these surveys for good, mix them a last time and keep what was counted; the number of sheets.

    Doing it again changes nothing.
    """
    framework, now = rules_of(the_round), clock.now()
    with transaction.atomic():
        locked = list(
            Survey.objects.select_for_update(no_key=True).filter(pk__in=surveys, closed_at=None).order_by("pk")
        )
        numbers = [one.pk for one in locked]
        if numbers:
            rewrite(numbers)
            counted = _tallies(framework, locked)
            Closing.objects.bulk_create([_closing(one, counted[one.pk], now) for one in locked])
            Survey.objects.filter(pk__in=numbers).update(closed_at=now, waiting=0)
    return sum(one.sheets for one in counted.values()) if numbers else 0


def finish_closing(the_round: Round, by: User | None = None) -> None:
    """The round is closed: all its surveys are counted."""
    with transaction.atomic():
        the_round = Round.objects.select_for_update().get(pk=the_round.pk)
        if the_round.closed_at is None:
            the_round.closed_at = clock.now()
            the_round.save(update_fields=["closed_at"])
            counted = Closing.objects.filter(survey__enrolment__round=the_round).values_list("sheets", flat=True)
            write(chain_of(the_round), CLOSED, actor=by, about=the_round, facts={"sheets": f"{sum(counted):,}"})


def close_round(the_round: Round, by: User | None = None) -> None:
    """All of it at once, for a round of a few agencies; a nation's is done piece by piece by a job."""
    for piece in close_pieces(the_round):
        close_surveys(the_round, piece)
    finish_closing(the_round, by)


def reopen(the_round: Round, reason: str, by: User | None = None) -> None:
    """Take answers again. Raises InputError once anybody has seen a score of the round, or without a reason."""
    if not reason.strip():
        raise InputError(Text("โปรดระบุเหตุผล", "Give the reason."))
    with transaction.atomic():
        the_round = Round.objects.select_for_update().get(pk=the_round.pk)
        if the_round.seen_at or the_round.announced_at:
            raise InputError(
                Text(
                    "มีผู้เห็นคะแนนของรอบนี้แล้ว จึงเปิดรับคำตอบอีกไม่ได้",
                    "Scores of this round have been seen: it can never take answers again.",
                )
            )
        Closing.objects.filter(survey__enrolment__round=the_round).delete()
        Survey.objects.filter(enrolment__round=the_round).update(closed_at=None)
        Round.objects.filter(pk=the_round.pk).update(closed_at=None)
        write(chain_of(the_round), REOPENED, actor=by, about=the_round, facts={"reason": reason.strip()})


def tallies_of(enrolment: Enrolment) -> list[Tally]:
    """The counted answers of an agency, one tally a survey; nothing before its surveys are closed.

    Call `mark_seen` before a score that follows from them is shown to anybody.
    """
    closings = Closing.objects.filter(survey__enrolment=enrolment).select_related("survey").order_by("survey__pk")
    return [read_tally(one) for one in closings]


def read_tally(closing: Closing) -> Tally:
    """The tally of a closed survey under its code (IIT, EIT1, EIT2)."""
    counts = {row: tuple(chosen) for row, chosen in closing.tally.items()}
    return Tally(closing.survey.instrument, closing.sheets, counts)


def mark_seen(the_round: Round) -> None:
    """Somebody sees a score: from now on the round stays closed."""
    if the_round.seen_at is None:
        Round.objects.filter(pk=the_round.pk, seen_at=None).update(seen_at=clock.now())


def tally_hash(tally: Tally) -> str:
    """SHA-256 over instrument, number of sheets and counts, rows in the order of the rules."""
    content = [tally.instrument, tally.sheets, [[row, list(counts)] for row, counts in tally.counts.items()]]
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()


def _tallies(framework: Framework, surveys: Sequence[Survey]) -> dict[int, Tally]:
    blocks: dict[int, list[str]] = {one.pk: [] for one in surveys}
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(blocks))
        cursor.execute(
            f"SELECT survey_id, answers FROM surveys_sheet WHERE survey_id IN ({places})",  # noqa: S608
            list(blocks),
        )
        for survey, answers in cursor.fetchall():
            blocks[survey].append(answers)
    return {one.pk: _tally(framework, one, blocks[one.pk]) for one in surveys}


def _tally(framework: Framework, survey: Survey, sheets: list[str]) -> Tally:
    counted = tally_block(framework, instrument_of(framework, survey.instrument).code, "".join(sheets).encode("ascii"))
    return counted._replace(instrument=survey.instrument)


def _closing(survey: Survey, tally: Tally, now: datetime) -> Closing:
    counts: dict[str, Any] = {row: list(chosen) for row, chosen in tally.counts.items()}
    return Closing(survey=survey, closed_at=now, sheets=tally.sheets, tally=counts, tally_sha256=tally_hash(tally))
