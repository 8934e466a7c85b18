"""E-mails above the agencies: invitations of officers, and letters to the assessment team. Each goes out once.

What the server did not take is tried again, what may have arrived never is. A worker sends some at a time, so that
thousands of invitations do not hold up what others wait for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from prongsai.adapters import clock
from prongsai.adapters.mail import Mail, NotSent, Server, Unsure, send
from prongsai.core.text import Text
from prongsai.records.accounts.models import User
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import enqueue_at
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.notices.models import LetterState
from prongsai.records.notices.sending import LONGEST_SENDING, PAUSES
from prongsai.records.rounds.models import Cause, Outgoing, Round, Task

SEND = "rounds.send"
AT_ONCE = 200
GATHERING = timedelta(minutes=10)
"""How long a letter on assignments waits, so that what is assigned press by press is told in one."""
REFUSED = verb("rounds.letter.refused", "ส่งอีเมลของรอบไม่ได้: {reason}", "An e-mail could not be sent: {reason}")
UNSURE = verb(
    "rounds.letter.unsure",
    "ไม่ทราบว่าอีเมลของรอบถึงผู้รับหรือไม่ จึงไม่ส่งซ้ำเอง: {reason}",
    "An e-mail of a round may not have arrived and is not sent again by itself: {reason}",
)
Words = Callable[[Outgoing], Mail | None]
"""The e-mail as it is now; None where there is nothing to say any more."""
_NO_REASON = Text("", "")
_BROKEN_OFF = Text("การส่งขาดกลางคัน จึงไม่ทราบว่าถึงผู้รับหรือไม่", "Sending broke off, so nobody knows whether it arrived.")


def tell_of_work(the_round: Round, person: User, task: Task) -> None:
    """Ask for a letter about what a person is assigned to; what is assigned before it goes out is told in the same."""
    if settings.MAIL_SERVER is None:
        return
    about = {"cause": Cause.ASSIGNED, "user": person, "round": the_round, "task": task}
    if not Outgoing.objects.filter(state=LetterState.WAITING, **about).exists():
        number = Outgoing.objects.filter(**about).count() + 1
        key = f"assigned:{the_round.pk}:{task}:{person.pk}:{number}"
        Outgoing.objects.create(key=key, not_before=clock.now() + GATHERING, **about)
        enqueue_at(timezone.now() + GATHERING, SEND)


def ask_to_send() -> None:
    """Have a worker send what waits, where mail is set up."""
    if settings.MAIL_SERVER is not None:
        enqueue_at(timezone.now(), SEND)


def send_some(words: Words) -> Iterator[None]:
    """Send the first of those whose time has come, one at a step. Several workers may do this side by side."""
    server: Server | None = settings.MAIL_SERVER
    _let_go_of_the_lost()
    if server is not None:
        waiting = Outgoing.objects.filter(state=LetterState.WAITING, not_before__lte=clock.now()).order_by("pk")
        for pk in list(waiting.values_list("pk", flat=True)[:AT_ONCE]):
            _send(server, pk, words)
            yield


def go_on_later() -> None:
    """Ask for a job at the time when the next one may go out, unless one will come by then."""
    soonest = Outgoing.objects.filter(state=LetterState.WAITING).order_by("not_before").first()
    if soonest is None or settings.MAIL_SERVER is None:
        return
    moment = timezone.now() + max(soonest.not_before - clock.now(), timedelta())
    if not Job.objects.filter(kind=SEND, state=State.WAITING, not_before__lte=moment).exists():
        enqueue_at(moment, SEND)


def _send(server: Server, pk: int, words: Words) -> None:
    one = _taken(pk)
    if one is None:
        return
    mail = words(one)
    if mail is None:
        one.delete()
        return
    try:
        send(server, mail)
    except NotSent as failure:
        _not_sent(one, failure)
    except Unsure as doubt:
        _end(one, LetterState.UNSURE, Text(f"{_BROKEN_OFF.th} ({doubt})", f"{_BROKEN_OFF.en} ({doubt})"))
    else:
        _end(one, LetterState.SENT)


def _taken(pk: int) -> Outgoing | None:
    """The e-mail, now this worker's to send; None when another has it, or it is gone."""
    waiting = Outgoing.objects.filter(pk=pk, state=LetterState.WAITING)
    if not waiting.update(state=LetterState.SENDING, taken_at=clock.now()):
        return None
    found = Outgoing.objects.select_related("user", "invitation__agency", "round__framework")
    return found.filter(pk=pk).first()


def _not_sent(one: Outgoing, failure: NotSent) -> None:
    one.tries += 1
    if failure.for_good or one.tries > len(PAUSES):
        _end(one, LetterState.REFUSED, failure.reason)
    else:
        one.not_before = clock.now() + PAUSES[one.tries - 1]
        _keep(one, LetterState.WAITING, failure.reason)


def _end(one: Outgoing, state: LetterState, reason: Text = _NO_REASON) -> None:
    one.sent_at = clock.now() if state is not LetterState.REFUSED else None
    with transaction.atomic():
        _keep(one, state, reason)
        if state is not LetterState.SENT:
            chain = one.invitation.agency.code if one.invitation else SITE
            act = REFUSED if state is LetterState.REFUSED else UNSURE
            write(chain, act, about=one, names={"reason": reason.th})


def _keep(one: Outgoing, state: LetterState, reason: Text) -> None:
    """Only while this worker holds it: an invitation that was handed over meanwhile stays so."""
    one.state = state
    one.reason_th, one.reason_en = reason
    fields = ("state", "tries", "not_before", "sent_at", "reason_th", "reason_en")
    held = Outgoing.objects.filter(pk=one.pk, state=LetterState.SENDING)
    held.update(**{name: getattr(one, name) for name in fields})


def _let_go_of_the_lost() -> None:
    """A worker that died while sending left e-mails of which nobody knows whether they arrived."""
    lost = Outgoing.objects.filter(state=LetterState.SENDING, taken_at__lt=clock.now() - LONGEST_SENDING)
    for one in lost.select_related("invitation__agency"):
        _end(one, LetterState.UNSURE, _BROKEN_OFF)
