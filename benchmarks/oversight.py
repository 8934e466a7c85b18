"""Above 8,300 agencies: the first progress page of a day, its files, and the journal of the site with 250,000 lines.

A round with three surveys an agency, 40 days of counters (1 million), 290,500 judged items and as many lines in the
journal as there are judgements. Seconds from request to answer in one process, over Django's test client; each is the
median of five, with the process's own processor time beside it.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.closing import AGENCIES, YEAR, _drop, _load, _prepare, _settle

if TYPE_CHECKING:
    from django.test import Client

DAYS = 40
TIMES = 5
JUDGED = 250_000
ITEMS = 35
REVIEW = "enrolment_id, item, points, note, judged_at"
DISCLOSURE = "enrolment_id, item, address, explanation, is_ready, changed_at"
REVIEWERS = 40
Row = tuple[object, ...]


def main() -> None:
    for engine in sys.argv[1:] or ("postgresql", "sqlite"):
        with tempfile.TemporaryDirectory() as folder:
            name = _prepare(engine, folder)
            try:
                make()
                measure(engine)
            finally:
                _drop(name)


def make() -> None:
    """The round in its 40th day of collecting, with judgements."""
    from prongsai.adapters import clock
    from prongsai.core.calendar.phases import PhaseCode
    from prongsai.records.accounts.models import User
    from prongsai.records.agencies.models import Agency, Mandate, OversightRole
    from prongsai.records.agencies.services import Named, register
    from prongsai.records.rounds.models import Enrolment, RoundKind
    from prongsai.records.rounds.services import RoundDraft, enrol, make_round
    from prongsai.records.surveys.models import Survey
    from prongsai.records.surveys.services import open_surveys

    names = [f"องค์การบริหารส่วนตำบลจำลองที่{number}" for number in range(AGENCIES)]
    register([Named(name, f"จังหวัด{at % 76}", is_simulated=True) for at, name in enumerate(names)])
    the_round = make_round(RoundDraft(RoundKind.OFFICIAL, YEAR, YEAR, is_simulated=True))
    enrol(the_round, Agency.objects.order_by("pk"))
    Enrolment.objects.update(staff=160, served=900)
    open_surveys(the_round)
    first = clock.today() - timedelta(days=DAYS)
    the_round.phases.filter(code__in=[PhaseCode.COLLECT, PhaseCode.DISCLOSE]).update(
        starts_on=first, ends_on=first + timedelta(days=2 * DAYS)
    )
    people = [User.objects.create_user(f"person{at}@example.org") for at in range(REVIEWERS)]
    Mandate.objects.create(user=people[0], role=OversightRole.ADMINISTRATOR)
    Mandate.objects.create(user=people[0], role=OversightRole.SUPERVISOR)
    Mandate.objects.bulk_create(Mandate(user=one, role=OversightRole.REVIEWER) for one in people[1:])
    draw = random.Random(YEAR)
    surveys = list(Survey.objects.order_by("pk").values_list("pk", flat=True))
    enrolments = list(the_round.enrolments.order_by("pk").values_list("pk", flat=True))
    _load("surveys_daycount", "id, survey_id, day, mode, point, sheets", _days(draw, surveys, first))
    _load("disclosures_review", REVIEW, _reviews(enrolments, the_round.made_at))
    _load("disclosures_disclosure", DISCLOSURE, _disclosures(draw, enrolments, the_round.made_at))
    _judgements([one.pk for one in people])
    _settle()


def _days(draw: random.Random, surveys: list[int], first: date) -> Iterator[Row]:
    for survey in surveys:
        for number in range(DAYS):
            yield draw.getrandbits(63), survey, first + timedelta(days=number), "self", 0, draw.randint(1, 4)


def _reviews(enrolments: list[int], at: datetime) -> Iterator[Row]:
    for enrolment in enrolments:
        for item in range(1, ITEMS + 1):
            yield enrolment, f"o{item}", 100, "", at


def _disclosures(draw: random.Random, enrolments: list[int], at: datetime) -> Iterator[Row]:
    for enrolment in enrolments:
        for item in range(1, 29):
            yield enrolment, f"o{item}", "https://example.org/", "", draw.random() < 0.6, at


def _judgements(people: list[int]) -> None:
    """Lines as judging writes them, a thousand at once."""
    from prongsai.records.accounts.models import User
    from prongsai.records.disclosures.judging import JUDGED as VERB
    from prongsai.records.disclosures.models import Review
    from prongsai.records.journal.bulk import Act, write_each
    from prongsai.records.journal.models import SITE

    found = Review.objects.select_related("enrolment__agency").order_by("pk")[:JUDGED]
    users = list(User.objects.filter(pk__in=people).order_by("pk"))[1:]
    acts: list[Act] = []
    for at, one in enumerate(found.iterator(chunk_size=2000)):
        acts.append(Act(SITE, VERB, one, {"item": one.item, "agency": one.enrolment.agency.name}))
        if len(acts) == 1000:
            write_each(acts, users[at // 1000 % len(users)])
            acts = []


def measure(engine: str) -> None:
    """Prints a line for each page."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from prongsai.records.accounts.models import User
    from prongsai.records.rounds.models import Round

    the_round = Round.objects.get()
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(User.objects.order_by("pk")[0])
    progress, journal = reverse("oversight_progress_of", args=[the_round.pk]), reverse("oversight_journal")
    file = {ending: reverse("oversight_progress_file", args=[the_round.pk, ending]) for ending in ("xlsx", "csv")}
    _get(browser, progress)  # what a process reads once
    agency = "องค์การบริหารส่วนตำบลจำลองที่4100"
    asked = {
        "first page of the day": progress,
        "page": progress,
        "XLSX": file["xlsx"],
        "CSV": file["csv"],
        "journal": journal,
        "journal, last page": f"{journal}?page=99999",
        "journal, without judgements": f"{journal}?kind=but-reviews",
        "journal, judgements": f"{journal}?kind=reviews&page=2500",
        "journal, person": f"{journal}?who={User.objects.order_by('pk')[7].pk}",
        "journal, system": f"{journal}?who=system",
        "journal, today": f"{journal}?day={_today()}",
        "journal, agency": f"{journal}?agency={agency}",
        "journal, round": f"{journal}?round={the_round.pk}",
    }
    for what, address in asked.items():
        seconds, busy, size = _measured(browser, address, _forget if what.startswith("first") else _nothing)
        print(f"{engine:<11} {what:<28} {seconds:6.3f} s {busy:6.3f} s processor {size / 1024:8.0f} kB", flush=True)


def _today() -> str:
    from prongsai.adapters import clock

    today = clock.today()
    return f"{today.day}/{today.month}/{today.year + 543}"


def _forget() -> None:
    from django.core.cache import cache

    cache.clear()


def _nothing() -> None:
    pass


def _measured(browser: Client, address: str, before: Callable[[], None]) -> tuple[float, float, int]:
    seconds, busy, size = [], [], 0
    for _ in range(TIMES):
        before()
        begun, used = time.perf_counter(), time.process_time()
        size = _get(browser, address)
        seconds.append(time.perf_counter() - begun)
        busy.append(time.process_time() - used)
    return median(seconds), median(busy), size


def _get(browser: Client, address: str) -> int:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return len(b"".join(answer) if answer.streaming else answer.content)


if __name__ == "__main__":
    main()
