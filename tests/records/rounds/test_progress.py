"""Who lags in a round: counted up to yesterday, the most behind first, with a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.records.agencies.models import Agency
from prongsai.records.disclosures.models import Disclosure, Review
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.rounds.progress import Filters, Progress, progress, reviewed
from prongsai.records.surveys.models import DayCount, Survey
from tests.build import agency, official_round

pytestmark = pytest.mark.django_db
EVERYWHERE = Agency.objects.all


def standing_of(the_round: Round, wanted: Filters = Filters()) -> Progress:  # noqa: B008
    return progress(the_round, EVERYWHERE(), clock.today(), wanted)


def half_over(*agencies: Agency) -> Round:
    """A round of which 10 of 20 days for answers have passed; disclosures have not begun."""
    made = official_round(*agencies, collect=(-10, 9))
    later = clock.today() + timedelta(days=30)
    made.phases.filter(code=PhaseCode.DISCLOSE).update(starts_on=later, ends_on=later)
    return made


def people(the_round: Round, of: Agency, staff: int = 100, served: int = 100) -> Enrolment:
    the_round.enrolments.filter(agency=of).update(staff=staff, served=served)
    return the_round.enrolments.get(agency=of)


def came(enrolment: Enrolment, code: str, sheets: int, days_ago: int = 1) -> None:
    survey = Survey.objects.get(enrolment=enrolment, instrument=code)
    day = clock.today() - timedelta(days=days_ago)
    DayCount.objects.create(survey=survey, day=day, mode="self", sheets=sheets)
    Survey.objects.filter(pk=survey.pk).update(received=F("received") + sheets)


def test_sheets_of_today_are_told_tomorrow() -> None:
    of = agency()
    made = half_over(of)
    enrolment = people(made, of)
    came(enrolment, "IIT", 7)
    came(enrolment, "IIT", 5, days_ago=3)
    came(enrolment, "IIT", 90, days_ago=0)
    (one,) = standing_of(made).standings
    assert [(answers.code, answers.sheets) for answers in one.answers] == [("IIT", 12), ("EIT1", 0), ("EIT2", 0)]


def test_the_minimum_is_that_of_the_rules_and_part_two_has_none() -> None:
    of = agency()
    made = half_over(of)
    people(made, of, staff=100, served=4000)
    (one,) = standing_of(made).standings
    assert [answers.minimum for answers in one.answers] == [30, 400, None]


def test_the_most_behind_comes_first_and_who_keeps_up_last() -> None:
    good, slow, slower = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง"), agency("เทศบาลตำบลสาม")
    made = half_over(good, slow, slower)
    for of, sheets in ((good, 15), (slow, 14), (slower, 3)):
        enrolment = people(made, of)
        came(enrolment, "IIT", sheets)
        came(enrolment, "EIT1", sheets)
    shown = standing_of(made)
    assert [one.name for one in shown.standings] == [slower.name, slow.name, good.name]
    assert [(one.is_behind, one.worst) for one in shown.standings] == [(True, "IIT"), (True, "IIT"), (False, "")]
    assert [one.missing_most for one in shown.standings] == [27, 16, 0]
    assert (shown.behind, shown.complete) == (2, 0)
    assert [one.name for one in standing_of(made, Filters(behind_only=True)).standings] == [slower.name, slow.name]


def test_without_headcounts_nobody_knows_and_the_agency_comes_as_if_it_had_not_begun() -> None:
    of = agency()
    made = half_over(of)
    came(made.enrolments.get(), "IIT", 500)
    shown = standing_of(made)
    (one,) = shown.standings
    assert (one.has_headcounts, one.lag, one.is_unknown, shown.without_headcounts) == (False, 50, True, 1)
    assert (shown.behind, shown.unknown, shown.lagging) == (0, 1, 1)
    assert not one.is_behind


def test_disclosures_count_once_their_days_have_begun() -> None:
    of = agency()
    made = half_over(of)
    enrolment = people(made, of)
    came(enrolment, "IIT", 30)
    came(enrolment, "EIT1", 30)
    assert standing_of(made).behind == 0
    first = clock.today() - timedelta(days=10)
    made.phases.filter(code=PhaseCode.DISCLOSE).update(starts_on=first, ends_on=first + timedelta(days=19))
    Disclosure.objects.create(enrolment=enrolment, item="o1", is_ready=True, address="https://example.go.th/")
    Disclosure.objects.create(enrolment=enrolment, item="o2", is_ready=False, address="https://example.go.th/")
    (one,) = standing_of(made).standings
    assert (one.ready, one.items, one.worst, one.missing_most) == (1, 28, "OIT", 27)


def test_filters_and_the_part_leave_only_what_is_asked_for() -> None:
    here, there = agency("เทศบาลตำบลหนึ่ง", "เชียงราย"), agency("เทศบาลนครสอง", "พะเยา")
    made = half_over(here, there)
    assert [one.name for one in standing_of(made, Filters(province="พะเยา")).standings] == [there.name]
    assert [one.name for one in standing_of(made, Filters(kind=here.kind)).standings] == [here.name]
    assert [one.name for one in standing_of(made, Filters(q="หนึ่ง")).standings] == [here.name]
    part = progress(made, Agency.objects.filter(province="เชียงราย"), clock.today())
    assert [one.name for one in part.standings] == [here.name]


def test_an_item_that_was_judged_twice_counts_once() -> None:
    of = agency()
    enrolment = official_round(of).enrolments.get()
    for item, points in (("o1", 0), ("o1", 100), ("o2", 100)):
        Review.objects.create(enrolment=enrolment, item=item, points=points)
    assert reviewed([enrolment.pk]) == {enrolment.pk: 2}


@pytest.mark.parametrize("agencies", [2, 40])
def test_the_number_of_queries_does_not_grow_with_the_agencies(agencies: int) -> None:
    made = half_over(*(agency(f"เทศบาลตำบลที่ {number}") for number in range(agencies)))
    for enrolment in made.enrolments.all():
        came(enrolment, "IIT", 3)
    fresh = Round.objects.select_related("framework").get(pk=made.pk)
    with CaptureQueriesContext(connection) as queries:
        shown = progress(fresh, EVERYWHERE(), clock.today())
    assert len(shown.standings) == agencies
    assert len(queries) <= 5
