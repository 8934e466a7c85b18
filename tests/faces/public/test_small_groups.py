"""What fewer than five people answered stands on no page and in no file."""

from __future__ import annotations

import csv

import pytest
from django.test import Client

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.tally import Tally
from prongsai.records.results.services import record_scored
from tests import build

pytestmark = pytest.mark.django_db

YEAR = 2564


def counted(sheets: int, **few: int) -> list[Tally]:
    """IIT and EIT with so many answers to each row; keywords name rows that fewer answered ("i2": 4)."""
    return [Tally(code, sheets, dict(_rows(code, sheets, few))) for code in ("IIT", "EIT")]


def _rows(instrument: str, sheets: int, few: dict[str, int]) -> list[tuple[str, tuple[int, ...]]]:
    framework = load(YEAR)
    found = []
    for row in framework.rows_of(instrument):
        number = few.get(row.code, sheets)
        found.append((row.code, (1, number - 1, *[0] * (len(framework.scales[row.scale].options) - 2))))
    return found


def publish(tallies: list[Tally]) -> str:
    agency = build.agency(simulated=True)
    items = {code: 100 for code, item in load(YEAR).items.items() if not item.rows}
    record_scored(agency, YEAR, tallies, items)
    return f"/agencies/{agency.code}/{YEAR}"


def data(client: Client, address: str) -> dict[str, dict[str, object]]:
    return client.get(f"{address}/data.json").json()


def test_enough_answers_are_published_with_their_counts(client: Client) -> None:
    found = data(client, publish(counted(30)))
    assert found["scored_from"]["is_complete"] is True
    assert "i2" in found["scored_from"]["tallies"]["IIT"]["counts"]
    assert "i2" in found["computed"]["nodes"]


def test_a_question_that_few_answered_is_in_no_file(client: Client) -> None:
    address = publish(counted(30, i2=4))
    found = data(client, address)
    assert found["scored_from"]["is_complete"] is False
    assert "i2" not in found["scored_from"]["tallies"]["IIT"]["counts"]
    assert "i2" not in found["computed"]["nodes"]
    assert "1" in found["computed"]["nodes"]
    lines = list(csv.DictReader(client.get(f"{address}/data.csv").content.decode("utf-8-sig").splitlines()))
    assert [one["value"] for one in lines if one["code"] == "i2"] in ([], [""])


def test_a_question_that_few_answered_is_on_no_page(client: Client) -> None:
    shown = client.get(f"{publish(counted(30))}/").content.decode()
    hidden = client.get(f"{publish(counted(4))}/").content.decode()
    assert 'id="questions"' in shown
    assert 'id="questions"' not in hidden


def test_few_sheets_publish_no_counts_at_all(client: Client) -> None:
    found = data(client, publish(counted(4)))
    assert found["scored_from"]["tallies"] == {}
    assert {code for code in found["computed"]["nodes"] if code[0] in "ie"} == set()
