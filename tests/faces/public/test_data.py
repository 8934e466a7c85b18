"""Reports and data to take away: with them anybody can compute a result again."""

import csv
import json
from dataclasses import replace
from fractions import Fraction
from io import StringIO
from urllib.parse import quote

import pytest
from django.test import Client

from prongsai.adapters.sheets.reading import read_table
from prongsai.adapters.sheets.records import to_records
from prongsai.core.frameworks.loader import load
from prongsai.core.published.check import judge
from prongsai.core.published.parse import Cell, parse
from prongsai.core.published.row import BadRow, PublishedRow, Received
from prongsai.core.scoring.exact import shown
from prongsai.records.agencies.models import Agency
from prongsai.records.results import demo, selectors
from prongsai.records.results.models import Origin, Result
from tests.faces.public.build import MAE_SAI, mae_sai, publish, publish_simulated, row

pytestmark = pytest.mark.django_db


def read_back(data: bytes) -> PublishedRow:
    (record,) = to_records(read_table(data))
    row = parse(2, {name: Cell(field.text, field.column) for name, field in record.fields.items()})
    assert not isinstance(row, BadRow), row.problems
    return row


def test_the_csv_of_a_result_gives_the_same_result_again(client: Client) -> None:
    received = Received({"o21": "ขาดเดือนมีนาคม"}, {"4": "ทำแนวปฏิบัติ"}, "เปิดวันเสาร์")
    figures = {**mae_sai().figures, "EIT1": Fraction("86.01"), "EIT2": Fraction("82.22"), "o21": Fraction(0)}
    (code,) = publish(replace(mae_sai(), figures=figures, received=received))
    row = read_back(client.get(f"/agencies/{code}/2566/data.csv").content)
    assert (row.agency, row.fiscal_year, row.level) == (MAE_SAI, 2566, "ผ่าน")
    assert dict(row.figures) == figures
    assert row.received == received


def test_the_csv_of_a_scored_result_comes_out_at_the_same_total(client: Client) -> None:
    demo.load_published()
    demo.simulate(0)
    result = Result.objects.filter(origin=Origin.SCORED, is_published=True, fiscal_year=2564).select_related("agency")[
        0
    ]
    found = selectors.view_of(result)
    row = read_back(client.get(f"/agencies/{result.agency.code}/2564/data.csv").content)
    judged = judge(row, load(2564))
    assert found.scorecard is not None
    assert judged.scorecard is not None
    assert shown(judged.scorecard.total.value) == shown(found.scorecard.total.value)
    assert not judged.contradicts


def test_the_json_names_rules_and_hash(client: Client) -> None:
    (code,) = publish(mae_sai())
    data = json.loads(client.get(f"/agencies/{code}/2566/data.json").content)
    assert data["framework"] == {"fiscal_year": 2566, "sha256": load(2566).sha256}
    assert data["published"]["figures"]["8"] == "82.73"
    assert data["computed"]["level"] == "pass"
    assert data["computed"]["nodes"]["total"]["shown"] == "91.47"
    assert data["is_simulated"] is False


def test_the_exact_total_is_what_its_parts_give_and_not_the_rounded_one(client: Client) -> None:
    (code,) = publish(mae_sai())
    text = client.get(f"/agencies/{code}/2566/data.csv").content.decode("utf-8-sig")
    lines = {line["code"]: line for line in csv.DictReader(StringIO(text))}
    by_hand = Fraction("0.3") * Fraction("437.19") / 5 + Fraction("0.3") * Fraction("252.34") / 3 + 40
    assert Fraction(lines["total"]["exact"]) == by_hand
    assert (lines["total"]["value"], lines["total"]["computed"]) == ("91.47", "91.47")
    assert lines["indicator_8"]["exact"] == "8273/100"


def test_simulated_data_says_so_in_every_file(client: Client) -> None:
    code = publish_simulated()
    assert json.loads(client.get(f"/agencies/{code}/2566/data.json").content)["is_simulated"] is True
    lines = client.get(f"/agencies/{code}/2566/data.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].split(",")[9] == "is_simulated"
    assert all(",1," in line for line in lines[1:])


def test_the_table_is_taken_as_it_was_searched(client: Client) -> None:
    publish(mae_sai())
    publish_simulated()
    data = b"".join(client.get("/results.csv?q=แม่สาย").streaming_content)
    lines = data.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert MAE_SAI in lines[1]
    assert "91.47" in lines[1]


def test_the_results_of_every_year_come_in_one_file(client: Client) -> None:
    publish(mae_sai(), row(MAE_SAI, 2565, {"total": Fraction(88)}), row(MAE_SAI, 2564, {"total": Fraction(80)}))
    link = "/results.csv?q=%E0%B9%81%E0%B8%A1%E0%B9%88&amp;years=all"
    assert link in client.get("/", {"q": "แม่", "year": "2566"}).content.decode()
    response = client.get("/results.csv", {"q": "แม่", "years": "all"})
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()[1:]
    assert sorted(line.split(",")[6] for line in lines) == ["2564", "2565", "2566"]
    assert "every-year" in response["Content-Disposition"]


@pytest.mark.parametrize(
    ("form", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype")]
)
def test_the_report_comes_in_every_format(client: Client, form: str, start: bytes) -> None:
    (code,) = publish(mae_sai())
    response = client.get(f"/agencies/{code}/2566/report?format={form}&numerals=arabic&arrange=instrument")
    assert response.status_code == 200
    assert response.content.lower().startswith(start.lower())
    name = f"ITA-2566-วิเคราะห์ผล-{MAE_SAI}.{form}"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(name)}"
    assert "sandbox" in response["Content-Security-Policy"]


def test_the_report_follows_the_language_and_the_numerals(client: Client) -> None:
    (code,) = publish(mae_sai())
    address = f"/agencies/{code}/2566/report?format=html"
    assert "๙๑.๔๗" in client.get(address).content.decode()
    assert "91.47" in client.get(f"{address}&numerals=arabic").content.decode()
    assert "Analysis of the integrity" in client.get(f"/en{address}").content.decode()


def test_a_format_that_is_none_gives_word(client: Client) -> None:
    (code,) = publish(mae_sai())
    response = client.get(f"/agencies/{code}/2566/report?format=exe")
    assert response["Content-Disposition"].endswith(".docx")


def test_there_is_no_file_where_there_is_no_result(client: Client) -> None:
    for name in ("report", "data.csv", "data.json"):
        assert client.get(f"/agencies/nobody/2566/{name}").status_code == 404
    assert not Agency.objects.exists()
