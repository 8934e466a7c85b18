"""Sends the e-mails that wait: what was not taken is tried again, what may have arrived never is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from prongsai.adapters import clock
from prongsai.adapters.mail import NotSent, Server, Unsure, send
from prongsai.core.text import Text
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import enqueue_at
from prongsai.records.journal import services as journal
from prongsai.records.journal.verbs import verb
from prongsai.records.notices.letters import mail_of
from prongsai.records.notices.models import Letter, LetterState
from prongsai.records.notices.services import MAIL

PAUSES = tuple(timedelta(minutes=one) for one in (5, 30, 120, 360, 1440))
LONGEST_SENDING = timedelta(minutes=10)
_BROKEN_OFF = Text("การส่งขาดกลางคัน จึงไม่ทราบว่าถึงผู้รับหรือไม่", "Sending broke off, so nobody knows whether it arrived.")
_NO_REASON = Text("", "")
REFUSED = verb("notices.letter.refused", "ส่งอีเมลแจ้งเตือนไม่ได้: {reason}", "A reminder could not be e-mailed: {reason}")
UNSURE = verb(
    "notices.letter.unsure",
    "ไม่ทราบว่าอีเมลแจ้งเตือนถึงผู้รับหรือไม่ จึงไม่ส่งซ้ำ: {reason}",
    "A reminder may not have arrived and is not sent again: {reason}",
)


def send_waiting() -> Iterator[None]:
    """Send every e-mail whose time has come, one at a step. Several workers may do this side by side."""
    server: Server | None = settings.MAIL_SERVER
    _let_go_of_the_lost()
    if server is not None:
        waiting = Letter.objects.filter(state=LetterState.WAITING, not_before__lte=clock.now())
        for pk in list(waiting.order_by("pk").values_list("pk", flat=True)):
            _send(server, pk)
            yield


def try_again_later() -> None:
    """Ask for a job at the time when the next e-mail may be tried again, unless one will come by then."""
    soonest = Letter.objects.filter(state=LetterState.WAITING).order_by("not_before").first()
    if soonest is None or not settings.MAIL_SERVER:
        return
    moment = timezone.now() + max(soonest.not_before - clock.now(), timedelta())
    if not Job.objects.filter(kind=MAIL, state=State.WAITING, not_before__lte=moment).exists():
        enqueue_at(moment, MAIL)


def _send(server: Server, pk: int) -> None:
    letter = _taken(pk)
    if letter is None:
        return
    try:
        send(server, mail_of(letter))
    except NotSent as failure:
        _not_sent(letter, failure)
    except Unsure as doubt:
        _end(letter, LetterState.UNSURE, Text(f"{_BROKEN_OFF.th} ({doubt})", f"{_BROKEN_OFF.en} ({doubt})"))
    else:
        _end(letter, LetterState.SENT)


def _taken(pk: int) -> Letter | None:
    """The letter, now this worker's to send; None when another has it."""
    waiting = Letter.objects.filter(pk=pk, state=LetterState.WAITING)
    if not waiting.update(state=LetterState.SENDING, taken_at=clock.now()):
        return None
    return Letter.objects.select_related("user", "agency").get(pk=pk)


def _not_sent(letter: Letter, failure: NotSent) -> None:
    letter.tries += 1
    if failure.for_good or letter.tries > len(PAUSES):
        _end(letter, LetterState.REFUSED, failure.reason)
    else:
        letter.not_before = clock.now() + PAUSES[letter.tries - 1]
        _write(letter, LetterState.WAITING, failure.reason)


def _end(letter: Letter, state: LetterState, reason: Text = _NO_REASON) -> None:
    letter.sent_at = clock.now() if state is LetterState.SENT else None
    letter.tries = max(letter.tries, 1)
    with transaction.atomic():
        _write(letter, state, reason)
        if state is not LetterState.SENT:
            act = REFUSED if state is LetterState.REFUSED else UNSURE
            journal.write(letter.agency.code, act, about=letter, names={"reason": reason.th})


def _write(letter: Letter, state: LetterState, reason: Text) -> None:
    letter.state = state
    letter.reason_th, letter.reason_en = reason
    letter.save(update_fields=["state", "tries", "not_before", "sent_at", "reason_th", "reason_en"])


def _let_go_of_the_lost() -> None:
    """A worker that died while sending left letters of which nobody knows whether they arrived."""
    for letter in Letter.objects.filter(state=LetterState.SENDING, taken_at__lt=_long_ago()):
        _end(letter, LetterState.UNSURE, _BROKEN_OFF)


def _long_ago() -> datetime:
    return clock.now() - LONGEST_SENDING
