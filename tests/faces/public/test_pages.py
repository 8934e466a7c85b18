"""What holds for every page: its frame, its headers, its other language."""

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from tests.faces.public.build import mae_sai, publish

pytestmark = pytest.mark.django_db

ADDRESSES = ("/", "/check/", "/check/?year=2566", "/frameworks/", "/frameworks/2566/", "/about/", "/nowhere/")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


urlpatterns = [path("broken", broken), path("", include("prongsai.faces.public.urls"))]


@pytest.mark.parametrize("address", ADDRESSES)
def test_both_languages_link_to_each_other(client: Client, address: str) -> None:
    thai, english = (client.get(prefix + address).content.decode() for prefix in ("", "/en"))
    assert '<html lang="th">' in thai
    assert f'<a href="/en{address}" lang="en" hreflang="en">English</a>' in thai
    assert '<html lang="en">' in english
    assert f'<a href="{address}" lang="th" hreflang="th">ไทย</a>' in english


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_cookie_no_script_nothing_from_elsewhere(client: Client, address: str) -> None:
    response = client.get(address)
    page = response.content.decode()
    assert not response.cookies
    for forbidden in ("<script", " style=", " onclick", 'src="http', "@import", "javascript:"):
        assert forbidden not in page
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_one_heading_a_title_and_a_way_past_the_menu(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert page.count("<h1") == 1
    assert " · โปร่งใส</title>" in page
    assert page.index('href="#content"') < page.index("<header")
    assert 'id="content"' in page


def test_the_menu_tells_where_we_are(client: Client) -> None:
    assert '<a href="/about/" aria-current="page">' in client.get("/about/").content.decode()


def test_pages_may_be_kept_by_caches_for_a_while_and_the_check_never(client: Client) -> None:
    (code,) = publish(mae_sai())
    for address in ("/", f"/agencies/{code}/2566/", "/frameworks/", "/about/"):
        assert "public" in client.get(address)["Cache-Control"]
        assert "Cookie" not in client.get(address).get("Vary", "")
    assert client.get("/check/")["Cache-Control"] == "no-store, private"


def test_robots_and_health(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"
    assert b"Disallow: /check/" in client.get("/robots.txt").content


def test_health_is_that_of_the_database_too(client: Client) -> None:
    def gone(*_: object) -> None:
        raise OperationalError("connection refused by 10.9.8.7")

    with connection.execute_wrapper(gone):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"database")


def test_no_page_takes_what_it_does_not_expect(client: Client) -> None:
    for address in ("/", "/about/", "/frameworks/", "/healthz"):
        assert client.post(address).status_code == 405


@override_settings(ROOT_URLCONF=__name__)
def test_our_own_failure_says_so_in_the_look(client: Client) -> None:
    client.raise_request_exception = False
    response = client.get("/broken")
    assert response.status_code == 500
    assert "ไม่ใช่ความผิดของท่าน" in response.content.decode()
    assert "broken on purpose" not in response.content.decode()


def test_too_many_fields_are_refused_in_the_look(client: Client) -> None:
    response = client.post("/check/", {f"x{number}": "" for number in range(1_100)})
    assert response.status_code == 400
    assert "อ่านคำขอไม่ได้" in response.content.decode()
