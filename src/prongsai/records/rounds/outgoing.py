"""E-mails above the agencies: invitations of officers, and letters to the assessment team. Each goes out once.

What the server did not take is tried again, what may have arrived never is. A worker sends some at a time, so that
thousands of invitations do not hold up what others wait for.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from prongsai.adapters import clock
from prongsai.records.accounts.models import User
from prongsai.records.jobs.services import enqueue_at
from prongsai.records.journal.models import SITE
from prongsai.records.journal.verbs import verb
from prongsai.records.notices.models import LetterState
from prongsai.records.notices.post import Post
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


def _chain(one: Outgoing) -> str:
    return one.invitation.agency.code if one.invitation else SITE


OUTGOING = Post(Outgoing, SEND, _chain, (REFUSED, UNSURE), ("user", "invitation__agency", "round__framework"))


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
