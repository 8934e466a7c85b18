"""What people put into names, notes, addresses and files stays text, stays inside, and breaks nothing."""

from __future__ import annotations

import json
from fractions import Fraction
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.published.row import Received
from prongsai.records.agencies.models import Agency
from tests.faces.public.build import mae_sai, publish, row

SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = "\" onfocus=alert(1) autofocus x='"
NASTY = (SCRIPT, ATTRIBUTE, "</textarea><img src=x onerror=alert(1)>", "{{ 7*7 }}{% load i18n %}", "=cmd|'/C calc'!A0")
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "＝1+1")


class Elements(HTMLParser):
    """What a browser would see of a page: its elements with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_harmless(response: HttpResponse) -> None:
    elements = Elements(response.content.decode()).found
    assert elements
    for tag, attributes in elements:
        assert tag not in {"script", "img", "iframe", "object", "style", "base"}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not (attributes.get("href") or "").lower().strip().startswith(("javascript:", "data:"))


@pytest.mark.django_db
@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("language", ["", "/en"])
def test_what_is_stored_is_shown_as_text(client: Client, nasty: str, language: str) -> None:
    received = Received({"o1": nasty}, {"4": nasty})
    figures = {**mae_sai().figures, "o1": Fraction(0)}
    facts = dict.fromkeys(("level", "source", "note", "province"), nasty)
    publish(row(f"อบต. {nasty}", 2566, figures, received=received, **facts))
    code = Agency.objects.get().code
    assert_harmless(client.get(f"{language}/"))
    assert_harmless(client.get(f"{language}/agencies/{code}/2566/"))


@pytest.mark.django_db
@pytest.mark.parametrize("nasty", NASTY)
def test_what_is_searched_is_shown_as_text(client: Client, nasty: str) -> None:
    for field in ("q", "year", "level", "province", "kind", "sort", "page", "scope", "x"):
        response = client.get("/", {field: nasty})
        assert response.status_code == 200
        assert_harmless(response)


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("language", ["", "/en"])
def test_what_is_checked_is_shown_as_text(client: Client, nasty: str, language: str) -> None:
    names = ("agency", "province", "source", "note", "level", "o1_note", "recommendation_1", "suggestions")
    texts = dict.fromkeys(names, nasty)
    good = {**texts, "fiscal_year": "2566", "o1": "0", "indicator_1": "80"}
    bad = ({**good, "total": nasty}, {**good, "fiscal_year": nasty}, {"how": "edit", **good, "iit": nasty})
    for fields in (good, *bad):
        assert_harmless(client.post(f"{language}/check/", fields))
    assert_harmless(client.post(f"{language}/check/", {"how": "pasted", "table": nasty, "agency": nasty}))
    table = f'agency,fiscal_year,total\n"{nasty.replace(chr(34), chr(34) * 2)}",2566,90\nb,2566,{nasty}\n'.encode()
    assert_harmless(client.post(f"{language}/check/", {"how": "file", "file": SimpleUploadedFile(nasty, table)}))


@pytest.mark.django_db
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_download_holds_a_formula(client: Client, formula: str) -> None:
    (code,) = publish(row("อบต.ดี", 2566, {"total": Fraction(90)}, source=formula, note=formula, level=formula))
    files = (
        client.get(f"/agencies/{code}/2566/data.csv").content,
        b"".join(client.get("/results.csv").streaming_content),
    )
    for data in files:
        cells = [cell.strip('"') for line in data.decode("utf-8-sig").splitlines() for cell in line.split(",")]
        assert not [cell for cell in cells if cell.startswith(("=", "@", "＝", "\t"))]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/agencies/../../etc/passwd/2566/",
        "/agencies/..%2f..%2fetc%2fpasswd/2566/",
        "/agencies/a%00b/2566/",
        "/agencies/a%0d%0aSet-Cookie:x=1/2566/report",
        "/agencies/x/99999999999999999999/",
        "/agencies/x/-1/",
        "/frameworks/2566/../../settings.py",
        "/frameworks/..%2f..%2fsettings.yaml",
        "/check/template-../../2566.xlsx",
        "/en/en/",
        "/%e0%b8%81/",
        "/static/../settings/base.py",
        "/static/%2e%2e/settings/base.py",
    ],
)
def test_addresses_lead_nowhere_else(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert not response.cookies


STRANGE = ("\x00", "a\x00b", "x" * 100_000, "%", "_", "\\", "'; DROP TABLE agencies_agency;--", "💥" * 500)


@pytest.mark.django_db
@pytest.mark.parametrize("value", STRANGE)
def test_strange_searches_are_searches(client: Client, value: str) -> None:
    publish(mae_sai())
    for field in ("q", "level", "province", "kind", "year", "page"):
        assert client.get("/", {field: value}).status_code == 200
        assert client.get("/results.csv", {field: value}).status_code == 200


@pytest.mark.django_db
def test_a_page_far_away_is_the_last_one(client: Client) -> None:
    publish(mae_sai())
    for page in ("0", "-1", "99999999999999999999999", "²", "๒", "1e9"):
        assert "พบ 1 ผล" in client.get("/", {"page": page}).content.decode()


@given(st.text(max_size=200))
def test_no_carried_data_breaks_the_check(data: str) -> None:
    assert Client().post("/check/", {"how": "data", "data": data}).status_code in (200, 422)


@given(st.dictionaries(st.text(max_size=20), st.none() | st.integers() | st.text() | st.lists(st.text(), max_size=2)))
def test_no_carried_object_breaks_the_check(values: dict[str, object]) -> None:
    assert Client().post("/check/", {"how": "data", "data": json.dumps(values)}).status_code in (200, 422)


@given(st.binary(max_size=400))
def test_no_file_breaks_the_check(data: bytes) -> None:
    response = Client().post("/check/", {"how": "file", "file": SimpleUploadedFile("x.xlsx", data)})
    assert response.status_code in (200, 422)


@pytest.mark.parametrize("figure", ["1e400", "9" * 5_000, "NaN", "Infinity", "0x10", "1/3", "๑" * 3_000])
def test_strange_figures_are_wrong_figures(client: Client, figure: str) -> None:
    fields = {"how": "typed", "agency": "ก", "fiscal_year": "2566", "total": figure}
    assert client.post("/check/", fields).status_code == 422


def test_a_table_of_many_rows_is_refused_with_a_sentence(client: Client) -> None:
    table = "agency,fiscal_year,total\n" + "ก,2566,90\n" * 600
    response = client.post("/check/", {"how": "file", "file": SimpleUploadedFile("t.csv", table.encode())})
    assert response.status_code == 422
    assert "เกิน 500 แถว" in response.content.decode()


def test_the_name_of_a_file_never_reaches_a_header_or_the_page(client: Client) -> None:
    name = 'a"\r\nSet-Cookie: x=1\r\n<script>.csv'
    file = SimpleUploadedFile(name, b"agency,fiscal_year,total\nx,2566,90\n")
    response = client.post("/check/", {"how": "file", "file": file})
    assert not response.cookies
    assert "Set-Cookie" not in response.content.decode()


def test_a_name_in_a_download_is_no_header(client: Client) -> None:
    data = json.dumps({"agency": 'x"\r\nSet-Cookie: a=1', "fiscal_year": "2566", "total": "90"})
    response = client.post("/check/report/", {"data": data, "format": "html\r\nX: y"})
    name = "ITA-2566-วิเคราะห์ผล-x-Set-Cookie-a-1.docx"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(name)}"
    assert not response.cookies


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    response = client.get("/about/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()
