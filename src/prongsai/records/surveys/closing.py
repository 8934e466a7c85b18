"""Closing: the door is shut, a last mix, then the tallies are counted once and kept with their hash.

Only what is closed can be counted. A round whose scores anybody has seen is never opened again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Sum

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.tally import Tally, tally_block
from prongsai.core.surveys.measuring import Measured, stored
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Enrolment, Round, RoundKind
from prongsai.records.rounds.selectors import instrument_of, last_moment, phases_of, rules_of
from prongsai.records.rounds.services import chain_of, is_being_counted, lock
from prongsai.records.surveys.mixing import tidy_outside
from prongsai.records.surveys.models import Closing, Key, Survey
from prongsai.records.surveys.quality import measure_all
from prongsai.records.surveys.rewriting import rewrite

CLOSED = verb("rounds.closed", "ปิดรับคำตอบและนับคำตอบ {sheets} ชุด", "Closed: {sheets} sheets counted")
SEEN = verb(
    "rounds.seen",
    "เปิดดูคะแนนของ{name}ครั้งแรก จากนี้เปิดรับคำตอบอีกไม่ได้",
    "Scores were seen for the first time ({name_en}): it can never take answers again",
)
REOPENED = verb("rounds.reopened", "เปิดรับคำตอบอีกครั้ง เพราะ {reason}", "Opened for answers again: {reason}")
_GIVE_REASON = Text("โปรดระบุเหตุผล", "Give the reason.")
AT_ONCE = 3_000
"""Surveys in one transaction: more than a mix takes, since nobody waits behind a survey that is over."""
KEYS_KEPT = timedelta(days=30)
"""How long after closing a sheet that is sent again is still told that it arrived; then the keys are deleted."""


def may_close(the_round: Round, moment: datetime) -> bool:
    """Whether the time for answers is over, that for sheets from devices without a network included.

    Never of a round that asked nobody: its calendar is still to be set, and closed it would be lost for its year.
    """
    collect = phases_of(the_round)[PhaseCode.COLLECT]
    is_over = the_round.closed_at is None and moment >= last_moment(the_round, collect)
    return is_over and Survey.objects.filter(enrolment__round=the_round).exists()


def due_rounds(moment: datetime) -> list[Round]:
    """The rounds to be closed now."""
    asked_here = Round.objects.filter(closed_at__isnull=True).exclude(kind=RoundKind.ELSEWHERE)
    today = moment.astimezone(clock.BANGKOK).date()
    ended = asked_here.filter(phases__code=PhaseCode.COLLECT, phases__ends_on__lt=today)
    found = ended.select_related("framework", "agency").defer("framework__content").prefetch_related("phases")
    return [one for one in found.order_by("pk") if may_close(one, moment)]


def close_pieces(the_round: Round) -> list[list[int]]:
    """The surveys that are still to be counted, in pieces that are closed together."""
    left = Survey.objects.filter(enrolment__round=the_round, closed_at__isnull=True).order_by("pk")
    numbers = list(left.values_list("pk", flat=True))
    return [numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE)]


def close_surveys(the_round: Round, surveys: Sequence[int]) -> int:
    """Shut these surveys for good, mix them a last time and keep what was counted; the number of sheets.

    Their rows are locked, so a sheet that comes meanwhile either was there before the count or is refused after it.
    Doing it again changes nothing. Raises InputError where the time for answers is not over, or no longer.
    """
    framework, now = rules_of(the_round), clock.now()
    with transaction.atomic():
        _require_over(lock(the_round), now)
        found = Survey.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=surveys, closed_at=None)
        locked = list(found.select_related("enrolment").order_by("pk"))
        if not locked:
            return 0
        if unmixed := [one.pk for one in locked if one.waiting]:
            rewrite(unmixed)
        closings = _closings(framework, the_round, locked, now)
        Closing.objects.bulk_create(closings)
        Survey.objects.filter(pk__in=[one.pk for one in locked]).update(closed_at=now, waiting=0)
    return sum(one.sheets for one in closings)


def finish_closing(the_round: Round, by: User | None = None) -> bool:
    """The round is closed once all its surveys are counted; False while one is left (it was opened meanwhile)."""
    with transaction.atomic():
        the_round = lock(the_round)
        if close_pieces(the_round):
            return False
        if the_round.closed_at is None:
            _require_over(the_round, clock.now())
            the_round.closed_at = clock.now()
            the_round.save(update_fields=["closed_at"])
            counted = Closing.objects.filter(survey__enrolment__round=the_round).aggregate(Sum("sheets"))
            facts = {"sheets": f"{counted['sheets__sum'] or 0:,}"}
            write(chain_of(the_round), CLOSED, actor=by, about=the_round, facts=facts)
    return True


def close_round(the_round: Round, by: User | None = None) -> None:
    """All of it at once, for a round of a few agencies; a nation's is done piece by piece by a job."""
    while not finish_closing(the_round, by):
        for piece in close_pieces(the_round):
            close_surveys(the_round, piece)
    tidy_outside()


def reopen(the_round: Round, reason: str, by: User | None = None) -> None:
    """Take answers again; to be followed by an extension, or the calendar closes it at once.

    Raises InputError without a reason, before the round was closed, once anybody has seen a score of it, and when the
    keys by which a repeated sheet is known are gone.
    """
    with transaction.atomic():
        the_round = lock(the_round)
        problem = why_closed_for_good(the_round) if reason.strip() else _GIVE_REASON
        if problem:
            raise InputError(problem)
        Closing.objects.filter(survey__enrolment__round=the_round).delete()
        Survey.objects.filter(enrolment__round=the_round).update(closed_at=None)
        Round.objects.filter(pk=the_round.pk).update(closed_at=None)
        names = {"reason": reason.strip()}  # may name people
        write(chain_of(the_round), REOPENED, actor=by, about=the_round, names=names)


def why_closed_for_good(the_round: Round) -> Text | None:
    """Why a round cannot take answers again; None where it can, with a reason."""
    if the_round.seen_at or the_round.announced_at:
        return Text(
            "มีผู้เห็นคะแนนของรอบนี้แล้ว จึงเปิดรับคำตอบอีกไม่ได้",
            "Scores of this round have been seen: it can never take answers again.",
        )
    if the_round.closed_at is None:
        return Text("รอบนี้ยังไม่ได้ปิดรับคำตอบ", "This round is not closed.")
    if the_round.closed_at < clock.now() - KEYS_KEPT:
        return Text(
            f"ปิดรับคำตอบเกิน {KEYS_KEPT.days} วันแล้ว ระบบจึงกันการส่งชุดเดิมซ้ำไม่ได้อีก และเปิดรับคำตอบอีกไม่ได้",
            f"Closed more than {KEYS_KEPT.days} days ago: a sheet sent twice would not be known, so it stays closed.",
        )
    return None


def forget_keys(moment: datetime) -> int:
    """Delete the keys of surveys that closed long ago; of how many surveys. After that nothing knows a sheet again."""
    there = Key.objects.filter(survey=OuterRef("pk"))
    old = Survey.objects.filter(Exists(there), closed_at__lt=moment - KEYS_KEPT).order_by("pk")
    numbers = list(old.values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        Key.objects.filter(survey__in=numbers[start : start + AT_ONCE]).delete()
    return len(numbers)


def closings_of(enrolment: Enrolment) -> list[Closing]:
    """What was counted of an agency's surveys, in the order of the rules; nothing before the whole round is closed."""
    found = Closing.objects.filter(survey__enrolment=enrolment, survey__enrolment__round__closed_at__isnull=False)
    return list(found.select_related("survey").order_by("survey__pk"))


def tallies_of(enrolment: Enrolment) -> list[Tally]:
    """The counted answers of an agency, one tally a survey; nothing before the round is closed.

    Call `mark_seen` before a score that follows from them is shown to anybody.
    """
    return [read_tally(one) for one in closings_of(enrolment)]


def read_tally(closing: Closing) -> Tally:
    """The tally of a closed survey under its code (IIT, EIT1, EIT2)."""
    counts = {row: tuple(chosen) for row, chosen in closing.tally.items()}
    return Tally(closing.survey.instrument, closing.sheets, counts)


def mark_seen(the_round: Round, by: User | None = None) -> bool:
    """Somebody is about to see a score: from now on the round stays closed. False where it is not closed."""
    with transaction.atomic():
        found = lock(the_round)
        if found.closed_at is None:
            return False
        if found.seen_at is None:
            found.seen_at = clock.now()
            found.save(update_fields=["seen_at"])
            facts = {"name": found.name.th, "name_en": found.name.en}
            write(chain_of(found), SEEN, actor=by, about=found, facts=facts)
    the_round.closed_at, the_round.seen_at = found.closed_at, found.seen_at
    return True


def tally_hash(tally: Tally) -> str:
    """SHA-256 over instrument, number of sheets and counts, rows sorted by code, as JSON without spaces.

    So anybody who has the counts can work it out, in whichever order a database gives them.
    """
    content = [tally.instrument, tally.sheets, [[row, list(counts)] for row, counts in sorted(tally.counts.items())]]
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()


def _require_over(the_round: Round, now: datetime) -> None:
    if not is_being_counted(the_round) and not may_close(the_round, now):
        raise InputError(
            Text(
                "ยังไม่พ้นเวลารับคำตอบ จึงยังนับคำตอบไม่ได้ โปรดตรวจปฏิทินของรอบ",
                "The time for answers is not over, so nothing was counted. Look at the calendar of the round.",
            )
        )


def _closings(framework: Framework, the_round: Round, surveys: Sequence[Survey], now: datetime) -> list[Closing]:
    blocks = _blocks([one.pk for one in surveys])
    measured = measure_all(framework, the_round, surveys, blocks)
    return [_closing(one, _tally(framework, one, blocks.get(one.pk, "")), measured[one.pk], now) for one in surveys]


def _blocks(surveys: Sequence[int]) -> dict[int, str]:
    """The sheets of each survey, one after the other; each survey's are one text from the database."""
    is_postgresql = connection.vendor == "postgresql"
    together = "string_agg" if is_postgresql else "group_concat"
    there = "= ANY(%s)" if is_postgresql else f"IN ({', '.join(['%s'] * len(surveys))})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT survey_id, {together}(answers, '') FROM surveys_sheet"  # noqa: S608 (names are ours)
            f" WHERE survey_id {there} GROUP BY survey_id",
            [list(surveys)] if is_postgresql else list(surveys),
        )
        return dict(cursor.fetchall())


def _tally(framework: Framework, survey: Survey, block: str) -> Tally:
    counted = tally_block(framework, instrument_of(framework, survey.instrument).code, block.encode("ascii"))
    return counted._replace(instrument=survey.instrument)


def _closing(survey: Survey, tally: Tally, measured: Measured, now: datetime) -> Closing:
    counts: dict[str, Any] = {row: list(chosen) for row, chosen in tally.counts.items()}
    return Closing(
        survey=survey,
        closed_at=now,
        sheets=tally.sheets,
        tally=counts,
        tally_sha256=tally_hash(tally),
        quality=stored(measured),
    )
