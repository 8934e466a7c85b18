"""Slow work on notices that a worker does."""

from __future__ import annotations

from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run
from prongsai.records.jobs.schedules import every_day
from prongsai.records.notices.letters import mail_of
from prongsai.records.notices.sending import LETTERS
from prongsai.records.notices.services import MAIL


@job(MAIL)
def send_mail(run: Run) -> None:
    """Sends what waits. Beside the jobs that notices ask for it runs once a day, for what a lost job left."""
    for number, _ in enumerate(LETTERS.send(mail_of), start=1):
        run.reached(None, done=number)
    LETTERS.go_on_later()


every_day(MAIL, at="07:00")
