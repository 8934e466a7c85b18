"""A result among those of other agencies of its kind, read from what is stored."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prongsai.core.analysis.peers import Group, Reach
from prongsai.core.published.row import PublishedRow, Scope
from prongsai.records.results.models import Result
from prongsai.records.results.peers import peers_of
from prongsai.records.results.services import record_published

pytestmark = pytest.mark.django_db


def record(
    *totals: str,
    province: str = "ลำปาง",
    kind: str = "อบต.",
    year: int = 2564,
    simulated: bool = False,
    **facts: object,
) -> None:
    """Results of agencies of one kind in a province, with these totals."""
    rows = [
        PublishedRow(number, f"{kind}{province}{number}", year, {"total": Fraction(total)}, province=province, **facts)
        for number, total in enumerate(totals, start=2)
    ]
    assert record_published(rows, is_simulated=simulated).problems == ()


def of(name: str, year: int = 2564) -> tuple[Group, ...]:
    result = Result.objects.select_related("agency").get(agency__name=name, fiscal_year=year, is_published=True)
    return peers_of(result)


def told(found: tuple[Group, ...]) -> list[tuple[Reach, int, str]]:
    return [(one.reach, one.number, str(one.distances[0].spread.median)) for one in found]


def test_the_agency_itself_is_not_counted() -> None:
    record("50", "60", "70", "80", "90", province="ลำปาง")
    assert of("อบต.ลำปาง2") == ()
    record("50", "60", "70", "80", "90", "100", province="น่าน")
    assert told(of("อบต.น่าน2")) == [(Reach.PROVINCE, 5, "80"), (Reach.COUNTRY, 10, "75")]
    assert told(of("อบต.ลำปาง2")) == [(Reach.COUNTRY, 10, "75")]


def test_only_the_same_kind_year_and_scope_count() -> None:
    record("50", "60", "70", "80", "90", "95")
    record("1", "1", "1", "1", "1", kind="เทศบาลตำบล")
    record("1", "1", "1", "1", "1", year=2563)
    record("1", "1", "1", "1", "1", province="แพร่", scope=Scope.AVERAGE)
    record("1", "1", "1", "1", "1", province="ตรัง", simulated=True)
    assert told(of("อบต.ลำปาง7")) == [(Reach.PROVINCE, 5, "70")]
    assert of("อบต.แพร่2") == ()
    assert of("อบต.ตรัง2") == ()


def test_without_a_province_the_country_remains() -> None:
    record("50", "60", "70", "80", "90", "95", province="")
    assert told(of("อบต.2")) == [(Reach.COUNTRY, 5, "80")]


def test_agencies_of_no_known_kind_are_no_peers() -> None:
    record("50", "60", "70", "80", "90", "95", kind="ชมรม")
    assert of("ชมรมลำปาง2") == ()


def test_one_question_of_the_database_in_a_nation() -> None:
    record(*(str(Fraction(number % 51 + 50)) for number in range(300)))
    result = Result.objects.select_related("agency").first()
    assert result is not None
    with CaptureQueriesContext(connection) as asked:
        peers_of(result)
    assert len(asked) == 1
