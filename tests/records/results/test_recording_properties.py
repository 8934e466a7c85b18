"""Whatever is recorded, in whatever order and however often: every edition stays and one a year is published."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prongsai.core.published.row import PublishedRow
from prongsai.records.results.models import Result
from prongsai.records.results.services import record_published

pytestmark = pytest.mark.django_db
AGENCIES = st.sampled_from(["อบต.ก", "อบต.ข", "เทศบาลตำบลค"])
YEARS = st.integers(2562, 2568)
TOTALS = st.integers(0, 10000).map(lambda cents: Fraction(cents, 100))
ROWS = st.lists(st.tuples(AGENCIES, YEARS, TOTALS), max_size=8, unique_by=lambda one: one[:2])


def rows(drawn: list[tuple[str, int, Fraction]]) -> list[PublishedRow]:
    return [PublishedRow(at, name, year, {"total": total}) for at, (name, year, total) in enumerate(drawn, start=2)]


@contextmanager
def forgotten() -> Iterator[None]:
    """Each example begins with an empty database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


examples = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@examples
@given(drawn=ROWS)
def test_recording_a_file_twice_is_recording_it_once(drawn: list[tuple[str, int, Fraction]]) -> None:
    with forgotten():
        assert record_published(rows(drawn)).added == len(drawn)
        before = list(Result.objects.order_by("pk").values())
        assert record_published(rows(drawn))[:3] == (0, 0, len(drawn))
        assert list(Result.objects.order_by("pk").values()) == before


@examples
@given(files=st.lists(ROWS, max_size=4))
def test_one_edition_a_year_is_published_and_one_an_agency_is_the_newest(
    files: list[list[tuple[str, int, Fraction]]],
) -> None:
    latest = {}
    with forgotten():
        for drawn in files:
            record_published(rows(drawn))
            latest |= {(name, year): total for name, year, total in drawn}
        published = list(Result.objects.filter(is_published=True).select_related("agency"))
    assert {(one.agency.name, one.fiscal_year): Fraction(one.total or 0, 100) for one in published} == latest
    newest = {one.agency.name: one.fiscal_year for one in published if one.is_newest}
    assert newest == {name: max(year for who, year in latest if who == name) for name, _ in latest}
