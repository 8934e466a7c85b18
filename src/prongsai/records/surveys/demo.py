"""Rounds of the demonstration: an official one, simulated, that takes answers, and a rehearsal that is over."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.surveys.respondents import is_interviewed
from prongsai.core.thai.dates import fiscal_year
from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Enrolment, Phase, Round, RoundKind
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.rounds.services import RoundDraft, enrol, make_round
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.models import Mode, Survey
from prongsai.records.surveys.services import open_surveys
from prongsai.records.surveys.simulation import fill

YEAR = 2568  # the newest whose questions are known
DAYS_SO_FAR, DAYS_LEFT = 20, 24
WITHOUT_HEADCOUNT, BEHIND = 11, 4  # every so many agencies
CALENDAR = {
    PhaseCode.REGISTER: (-50, -21),
    PhaseCode.COLLECT: (-DAYS_SO_FAR, DAYS_LEFT),
    PhaseCode.DISCLOSE: (-DAYS_SO_FAR, DAYS_LEFT),
    PhaseCode.REVIEW: (25, 45),
    PhaseCode.CLARIFY: (46, 60),
    PhaseCode.CONFIRM: (61, 70),
    PhaseCode.ANNOUNCE: (80, 80),
}
"""First and last day of each phase, in days from today."""


def load(agency: Agency) -> None:
    """The rounds, or what is missing of them, with the agency of the demonstration in both."""
    if not Round.objects.filter(kind=RoundKind.REHEARSAL, agency=agency).exists():
        _rehearsed(agency)
    if not Round.objects.filter(kind=RoundKind.OFFICIAL, is_simulated=True).exists():
        _official()


def _official() -> None:
    rng = Random("prongsai official round")  # noqa: S311 (made-up data, not a secret)
    with transaction.atomic():
        made = make_round(RoundDraft(RoundKind.OFFICIAL, fiscal_year(clock.today()), YEAR, is_simulated=True))
        _set_days(made)
        enrol(made, Agency.objects.filter(is_simulated=True).order_by("pk"))
        open_surveys(made)
        for number, enrolment in enumerate(made.enrolments.order_by("agency")):
            if number % WITHOUT_HEADCOUNT:
                _count(rng, enrolment)
            _answer(rng, enrolment, 0.4 if number % BEHIND == 1 else 1.2)


def _rehearsed(agency: Agency) -> None:
    rng = Random("prongsai rehearsal")  # noqa: S311 (made-up data, not a secret)
    with transaction.atomic():
        made = make_round(RoundDraft(RoundKind.REHEARSAL, fiscal_year(clock.today()), YEAR, agency))
        _move(made, PhaseCode.COLLECT, -60, -40)
        open_surveys(made)
        enrolment = made.enrolments.get()
        _count(rng, enrolment)
        _answer(rng, enrolment, 1.1)
    close_round(made)


def _set_days(made: Round) -> None:
    for code, (first, last) in CALENDAR.items():
        _move(made, code, first, last)


def _move(made: Round, code: PhaseCode, first: int, last: int) -> None:
    today = clock.today()
    days = {"starts_on": today + timedelta(days=first), "ends_on": today + timedelta(days=last)}
    Phase.objects.filter(round=made, code=code).update(**days, is_stated=False)


def _count(rng: Random, enrolment: Enrolment) -> None:
    enrolment.staff, enrolment.served = rng.randint(24, 160), rng.randint(250, 900)
    enrolment.counted_at = clock.now()
    enrolment.save(update_fields=["staff", "served", "counted_at"])


def _answer(rng: Random, enrolment: Enrolment, eagerness: float) -> None:
    """Sheets about `eagerness` times as many as an agency of that size usually needs."""
    framework = rules_of(enrolment.round)
    collect = enrolment.round.phases.get(code=PhaseCode.COLLECT)
    until = min(collect.ends_on, clock.today() - timedelta(days=1))
    days = [collect.starts_on + timedelta(days=one) for one in range((until - collect.starts_on).days + 1)]
    for survey in Survey.objects.filter(enrolment=enrolment).order_by("pk"):
        usual = {"IIT": 30, "EIT1": 60, "EIT2": 20}.get(survey.instrument, 40)
        mode = Mode.INTERVIEW if is_interviewed(survey.instrument) else Mode.SELF
        fill(rng, survey, framework, max(5, round(rng.gauss(usual * eagerness, 8))), days, mode)
