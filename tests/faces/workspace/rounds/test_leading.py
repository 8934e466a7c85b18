"""From the result of a rehearsal on: as a paper, with assumed scores, and as the start of a measure that says so."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from prongsai.core.measures.model import PlanKind
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.measures.models import Measure
from prongsai.records.measures.plans import start
from prongsai.records.rounds.models import Enrolment
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.rounds.test_pages import at, text
from tests.faces.workspace.rounds.test_result import counted, seen

pytestmark = pytest.mark.django_db
NOT_FOUND = 404


@pytest.fixture
def agency() -> Agency:
    return build.agency()


@pytest.fixture
def officer(agency: Agency) -> Client:
    return signed_in(build.member(agency))


def rehearsal(agency: Agency) -> Enrolment:
    return counted(agency, IIT=6, EIT1=6)


def test_the_paper_is_there_once_the_result_was_seen(agency: Agency, officer: Client) -> None:
    part = rehearsal(agency)
    address = at(agency, f"{part.pk}/result/rehearsal.docx")
    assert officer.get(address)["Location"] == at(agency, f"{part.pk}/result/")
    assert address in seen(officer, part)
    answer = officer.get(address)
    assert answer.content.startswith(b"PK")
    assert "ผลการซ้อม" in unescape(answer["Content-Disposition"]) or "%E0%B8" in answer["Content-Disposition"]
    assert officer.get(at(agency, f"{part.pk}/result/rehearsal.xlsx")).status_code == NOT_FOUND


def test_who_may_see_no_score_gets_no_paper(agency: Agency, officer: Client) -> None:
    part = rehearsal(agency)
    seen(officer, part)
    unit = signed_in(build.member(agency, Role.UNIT))
    for where in ("rehearsal.pdf", "what-if/"):
        assert unit.get(at(agency, f"{part.pk}/result/{where}")).status_code in (403, NOT_FOUND)


def test_scores_can_be_assumed(agency: Agency, officer: Client) -> None:
    part = rehearsal(agency)
    assert officer.get(at(agency, f"{part.pk}/result/what-if/"))["Location"] == at(agency, f"{part.pk}/result/")
    seen(officer, part)
    page = text(officer.get(at(agency, f"{part.pk}/result/what-if/")))
    assert "ผลการซ้อม ไม่ใช่ผลการประเมิน" in page
    assert 'name="set"' in page


def test_a_finding_starts_a_measure_whose_remark_says_where_it_began(agency: Agency, officer: Client) -> None:
    part = rehearsal(agency)
    page = seen(officer, part)
    assert f"/office/{agency.code}/plans/new/ita/" in page
    plan = start(agency, PlanKind.ITA, part.round.fiscal_year)
    page = text(officer.get(at(agency, f"{part.pk}/result/")))
    href = re.search(rf'href="(/office/{agency.code}/plans/{plan.pk}/measures/new/[^"]+)"', page)
    assert href
    form = text(officer.get(unescape(href[1])))
    assert "เริ่มจากซ้อมประเมิน ปี 2570 ครั้งที่ 1 ตัวชี้วัดที่" in form
    assert "(ผลการซ้อม ไม่ใช่ผลการประเมิน)" in form
    assert not Measure.objects.exists()


@pytest.mark.parametrize("query", ["rehearsal=1&code=99", "rehearsal=x&code=1", "rehearsal=999999&code=1"])
def test_what_is_no_finding_starts_nothing(agency: Agency, officer: Client, query: str) -> None:
    plan = start(agency, PlanKind.ITA, 2570)
    answer = officer.get(f"/office/{agency.code}/plans/{plan.pk}/measures/new/?{query}")
    assert answer.status_code == NOT_FOUND or "ผลการซ้อม" not in text(answer)


def test_the_rehearsal_of_another_agency_starts_nothing(agency: Agency, officer: Client) -> None:
    other = build.agency("เทศบาลตำบลอื่น")
    part = rehearsal(other)
    seen(signed_in(build.member(other)), part)
    plan = start(agency, PlanKind.ITA, 2570)
    answer = officer.get(f"/office/{agency.code}/plans/{plan.pk}/measures/new/?rehearsal={part.pk}&code=1")
    assert answer.status_code == NOT_FOUND
