"""The rules of each year, readable and to take away."""

import hashlib
from http import HTTPStatus

import pytest
from django.test import Client

from prongsai.core.frameworks.loader import available_years, load, package_bytes
from prongsai.records.frameworks.services import import_version

pytestmark = pytest.mark.django_db

UNVERIFIED = "ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช."


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_all_years_are_listed(client: Client) -> None:
    page = shown(client, "/frameworks/")
    for year in available_years():
        assert f'href="/frameworks/{year}/"' in page


@pytest.mark.parametrize("year", available_years())
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_year_is_readable(client: Client, year: int, language: str) -> None:
    framework = load(year)
    page = shown(client, f"{language}/frameworks/{year}/")
    assert framework.sha256 in page
    for instrument in framework.instruments:
        assert f"<summary>{instrument.code} " in page


def test_levels_say_what_they_take(client: Client) -> None:
    page = shown(client, "/frameworks/2566/")
    assert "IIT, EIT ส่วนที่ 1, EIT ส่วนที่ 2, OIT ได้ 95 ขึ้นไปทุกตัว" in page
    assert "มีอย่างน้อยหนึ่งตัวต่ำกว่า 85" in page


def test_what_is_not_known_is_said(client: Client) -> None:
    page = shown(client, "/frameworks/2569/")
    assert "ยังไม่ทราบ" in page
    assert UNVERIFIED in page


def test_items_elements_scales_sampling_and_calendar_of_2564(client: Client) -> None:
    page = shown(client, "/frameworks/2564/")
    for words in ("o42", "5.00 คะแนนของคะแนนรวม", "ร้อยละ 10 แต่ไม่น้อยกว่า 30 คน", "26 สิงหาคม 2564", "33"):
        assert words in page


def test_the_file_is_the_one_whose_hash_is_shown(client: Client) -> None:
    response = client.get("/frameworks/2566.yaml")
    assert hashlib.sha256(response.content).hexdigest() == load(2566).sha256
    assert response["Content-Disposition"] == 'attachment; filename="ita-2566.yaml"'


def test_a_year_without_rules_is_not_found(client: Client) -> None:
    for address in ("/frameworks/2560/", "/frameworks/2560.yaml", "/check/template-2560.xlsx", "/frameworks/2024/"):
        assert client.get(address).status_code == 404


def test_rules_that_were_imported_are_public_with_their_file(client: Client) -> None:
    data = package_bytes(2568).replace(b"fiscal_year: 2568", b"fiscal_year: 2570").replace(b"2025-08-15", b"2027-08-15")
    import_version(data)
    assert "/frameworks/2570/" in client.get("/frameworks/").content.decode()
    assert client.get("/frameworks/2570/").status_code == HTTPStatus.OK
    assert client.get("/frameworks/2570.yaml").content == data
