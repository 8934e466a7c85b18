"""A result names and leads to the version of rules that it rests on, whatever is imported for its year."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from prongsai.core.frameworks.loader import load, package_bytes
from prongsai.records.agencies.models import Agency
from prongsai.records.frameworks.services import import_version
from prongsai.records.results.from_rounds import announce
from prongsai.records.rounds.binding import choose_rules
from prongsai.records.rounds.models import Round
from prongsai.records.surveys.closing import close_round
from tests import build
from tests.faces.workspace.rounds.test_pages import answered

pytestmark = pytest.mark.django_db
RENAMED = (
    package_bytes(2568)
    .replace("ผ่านดีเยี่ยม".encode(), "ดีเลิศ".encode())
    .replace("ต้องปรับปรุงโดยด่วน".encode(), "เร่งด่วน".encode())
)


@pytest.fixture
def agency() -> Agency:
    return build.agency()


def announced(agency: Agency, sha256: str) -> Round:
    """A round of that agency that was run under a version of the rules, and announced."""
    the_round = build.official_round(agency, collect=(5, 30))
    choose_rules(the_round, sha256)
    build.collecting(the_round, -1, 30)
    for survey in ("IIT", "EIT1", "EIT2"):
        answered(the_round.enrolments.get(), survey, 6)
    build.over(the_round)
    the_round.refresh_from_db()
    close_round(the_round)
    announce(the_round)
    return the_round


def test_a_result_under_corrected_rules_keeps_them_after_another_import(agency: Agency, client: Client) -> None:
    kept = import_version(RENAMED, reason="เปลี่ยนชื่อระดับ")
    announced(agency, kept.sha256)
    address = reverse("result", args=[agency.code, 2568])
    before = client.get(address).content.decode()
    own = reverse("framework_version", args=[2568, kept.sha256])
    assert f'href="{own}"' in before
    assert kept.sha256 in before
    import_version(RENAMED.replace(b"weak_below: 85", b"weak_below: 80"), reason="อีกครั้ง")
    after = client.get(address).content.decode()
    assert without_nonce(after) == without_nonce(before)
    assert kept.sha256 in client.get(own).content.decode()
    assert client.get(own.rstrip("/") + ".yaml").content == RENAMED


def test_the_page_of_a_year_names_its_versions_with_the_reason(client: Client) -> None:
    kept = import_version(RENAMED, reason="เปลี่ยนชื่อระดับ")
    page = client.get("/frameworks/2568/").content.decode()
    assert load(2568).sha256 in page
    assert reverse("framework_version", args=[2568, kept.sha256]) in page
    assert "เปลี่ยนชื่อระดับ" in page
    assert client.get(reverse("framework_version", args=[2567, kept.sha256])).status_code == 404
    assert "ฉบับ" not in client.get("/frameworks/2566/").content.decode().partition("<h2")[0].partition("<h1")[2]


def without_nonce(page: str) -> str:
    return re.sub(r"csrf\w*[^>]+>|nonce=\"[^\"]+\"", "", page)
