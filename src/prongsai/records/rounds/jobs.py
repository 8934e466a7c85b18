"""Slow work on rounds that a worker does."""

from __future__ import annotations

from prongsai.adapters import clock
from prongsai.adapters.mail import Mail
from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run
from prongsai.records.jobs.schedules import every_day
from prongsai.records.rounds import officers, team_letters
from prongsai.records.rounds.models import Enrolment, Outgoing
from prongsai.records.rounds.outgoing import AT_ONCE, OUTGOING, SEND
from prongsai.records.rounds.reminders import concerned, remind

REMIND = "rounds.remind"


@job(REMIND)
def remind_all(run: Run) -> None:
    """Makes the reminders of the day, agency by agency; the cursor is the last part in a round that was done."""
    today = clock.today()
    parts = Enrolment.objects.filter(concerned(today)).order_by("pk")
    total = parts.count()
    left = parts.filter(pk__gt=run.cursor or 0).select_related("round__framework", "agency")
    left = left.defer("round__framework__content")  # of thousands the same file
    for number, part in enumerate(list(left), start=total - left.count() + 1):
        remind(part, today)
        run.reached(part.pk, done=number, total=total)


@job(SEND)
def send_what_waits(run: Run) -> None:
    """Sends what waits, a part at a time. Once a day it asks for the letters of the day first."""
    team_letters.ask_for_letters(clock.today())
    for number, _ in enumerate(OUTGOING.send(_mail_of, AT_ONCE), start=1):
        run.reached(None, done=number)
    OUTGOING.go_on_later()


def _mail_of(one: Outgoing) -> Mail | None:
    return officers.mail_of(one) if one.invitation_id else team_letters.mail_of(one)


every_day(REMIND, at="06:35")
every_day(SEND, at="06:50")
