"""E-mails that wait in a table for a worker: what was not taken is tried again, what may have arrived never is.

Several workers may do this side by side: who moves an e-mail from waiting to sending has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Generic, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from prongsai.adapters import clock
from prongsai.adapters.mail import Mail, NotSent, Server, Unsure, send
from prongsai.core.text import Text
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import enqueue_at
from prongsai.records.journal.services import write
from prongsai.records.notices.models import LetterState, Mailed

PAUSES = tuple(timedelta(minutes=one) for one in (5, 30, 120, 360, 1440))
LONGEST_SENDING = timedelta(minutes=10)
_BROKEN_OFF = Text("การส่งขาดกลางคัน จึงไม่ทราบว่าถึงผู้รับหรือไม่", "Sending broke off, so nobody knows whether it arrived.")
_NO_REASON = Text("", "")
One = TypeVar("One", bound=Mailed)


class Post(Generic[One]):
    """The e-mails of one table.

    `job` is the kind of job that sends them; `chain` gives the journal in which one that did not arrive is told with
    the verb `refused` or `unsure`; `related` is what their words need.
    """

    def __init__(
        self, model: type[One], job: str, chain: Callable[[One], str], verbs: tuple[str, str], related: tuple[str, ...]
    ) -> None:
        self.model, self.job, self.chain, self.related = model, job, chain, related
        self.refused, self.unsure = verbs

    def send(self, words: Callable[[One], Mail | None], most: int | None = None) -> Iterator[None]:
        """Send those whose time has come, `most` at the most, one at a step; one without words is needed no more."""
        server: Server | None = settings.MAIL_SERVER
        self._let_go_of_the_lost()
        if server is None:
            return
        waiting = self.model._default_manager.filter(state=LetterState.WAITING, not_before__lte=clock.now())
        for pk in list(waiting.order_by("pk").values_list("pk", flat=True)[:most]):
            self._send(server, pk, words)
            yield

    def go_on_later(self) -> None:
        """Ask for a job at the time when the next one may go out, unless one will come by then."""
        waiting = self.model._default_manager.filter(state=LetterState.WAITING)
        soonest = waiting.order_by("not_before").first()
        if soonest is None or settings.MAIL_SERVER is None:
            return
        moment = timezone.now() + max(soonest.not_before - clock.now(), timedelta())
        if not Job.objects.filter(kind=self.job, state=State.WAITING, not_before__lte=moment).exists():
            enqueue_at(moment, self.job)

    def taken(self, pk: int) -> One | None:
        """The e-mail, now this worker's to send; None when another has it, or it is gone."""
        waiting = self.model._default_manager.filter(pk=pk, state=LetterState.WAITING)
        if not waiting.update(state=LetterState.SENDING, taken_at=clock.now()):
            return None
        return self.model._default_manager.select_related(*self.related).filter(pk=pk).first()

    def _send(self, server: Server, pk: int, words: Callable[[One], Mail | None]) -> None:
        one = self.taken(pk)
        if one is None:
            return
        mail = words(one)
        if mail is None:
            one.delete()
            return
        try:
            send(server, mail)
        except NotSent as failure:
            self._not_sent(one, failure)
        except Unsure as doubt:
            self._end(one, LetterState.UNSURE, Text(f"{_BROKEN_OFF.th} ({doubt})", f"{_BROKEN_OFF.en} ({doubt})"))
        else:
            self._end(one, LetterState.SENT)

    def _not_sent(self, one: One, failure: NotSent) -> None:
        one.tries += 1
        if failure.for_good or one.tries > len(PAUSES):
            self._end(one, LetterState.REFUSED, failure.reason)
        else:
            one.not_before = clock.now() + PAUSES[one.tries - 1]
            self._keep(one, LetterState.WAITING, failure.reason)

    def _end(self, one: One, state: LetterState, reason: Text = _NO_REASON) -> None:
        one.sent_at = clock.now() if state is not LetterState.REFUSED else None
        one.tries = max(one.tries, 1)
        with transaction.atomic():
            self._keep(one, state, reason)
            if state is not LetterState.SENT:
                act = self.refused if state is LetterState.REFUSED else self.unsure
                write(self.chain(one), act, about=one, names={"reason": reason.th})

    def _keep(self, one: One, state: LetterState, reason: Text) -> None:
        """Only while this worker holds it: what was settled by hand meanwhile stays so."""
        one.state = state
        one.reason_th, one.reason_en = reason
        fields = ("state", "tries", "not_before", "sent_at", "reason_th", "reason_en")
        held = self.model._default_manager.filter(pk=one.pk, state=LetterState.SENDING)
        held.update(**{name: getattr(one, name) for name in fields})

    def _let_go_of_the_lost(self) -> None:
        """A worker that died while sending left e-mails of which nobody knows whether they arrived."""
        long_ago = clock.now() - LONGEST_SENDING
        lost = self.model._default_manager.filter(state=LetterState.SENDING, taken_at__lt=long_ago)
        for one in lost.select_related(*self.related):
            self._end(one, LetterState.UNSURE, _BROKEN_OFF)
