"""When a round is to be announced, and whether it is being announced at this moment.

Results do it; judging, which they rest on, has to know.
"""

from __future__ import annotations

from datetime import date

from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.records.jobs.models import Job
from prongsai.records.jobs.models import State as JobState
from prongsai.records.rounds.models import Phase, Round
from prongsai.records.rounds.selectors import phases_of

ANNOUNCE = "results.announce"  # the kind of job
UNTIL_CONFIRMED = (PhaseCode.DISCLOSE, PhaseCode.REVIEW, PhaseCode.CLARIFY, PhaseCode.CONFIRM)


def is_being_announced(the_round: Round) -> bool:
    """Whether a worker announces the round, or is about to."""
    unfinished = Job.objects.filter(kind=ANNOUNCE, state__in=(JobState.WAITING, JobState.RUNNING))
    return unfinished.filter(arguments__the_round=the_round.pk).exists()


def still_ahead(the_round: Round, day: date) -> Phase | None:
    """What of disclosing, reviewing, clarifying and confirming is open on a day, else comes next.

    None once scores are confirmed: only then is the result to be announced.
    """
    phases = phases_of(the_round)
    if phases[PhaseCode.CONFIRM].state_on(day) is State.OVER:
        return None
    left = [phases[code] for code in UNTIL_CONFIRMED if phases[code].state_on(day) is not State.OVER]
    return min(left, key=lambda one: (one.state_on(day) is not State.OPEN, one.starts_on))
