"""A survey is asked in one wording and said to take as long, whoever shows it: page, message, paper, table to key."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from prongsai.adapters import clock
from prongsai.adapters.wording import store
from prongsai.core.frameworks.wording import OfficialWording, Overlay
from prongsai.core.reports.blocks import Paragraph, plain
from prongsai.core.reports.questionnaire import questionnaire as on_paper
from prongsai.faces.parts.survey.on_paper import form_of, setting_of
from prongsai.faces.workspace.collect.links import asked
from prongsai.records.rounds.models import Enrolment
from prongsai.records.surveys.models import Survey
from tests import build
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


def imported(folder: Path, words: str) -> None:
    """Official words for a question of 2568."""
    store(Overlay(fiscal_year=2568, wordings={"i2": OfficialWording(th=words, source="คู่มือ")}), folder / "wording")


def page_of(enrolment: Enrolment, survey: str = "IIT") -> str:
    page = Client().get(f"/s/{Survey.objects.get(enrolment=enrolment, instrument=survey).code}/").content.decode()
    return page.replace("\u200b", "")


def keying_of(enrolment: Enrolment) -> str:
    client = signed_in(build.member(enrolment.agency))
    file = client.get(f"/office/{enrolment.agency.code}/collect/{enrolment.pk}/IIT/paper/keying.xlsx")
    book = load_workbook(BytesIO(file.getvalue()))
    return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_round_keeps_the_words_in_which_it_first_asked_on_the_page_as_on_paper(
    settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    ours = build.rehearsal(build.agency("ours"))
    assert "ถ้อยคำทางการ" not in page_of(ours)
    imported(tmp_path, "ถ้อยคำทางการหนึ่ง")
    first = build.rehearsal(build.agency("first"))
    assert "ถ้อยคำทางการหนึ่ง" in page_of(first)
    imported(tmp_path, "ถ้อยคำทางการสอง")
    assert "ถ้อยคำทางการ" not in page_of(ours)
    assert "ถ้อยคำทางการสอง" not in page_of(first) + keying_of(first)
    assert "ถ้อยคำทางการหนึ่ง" in keying_of(first)
    assert "ถ้อยคำทางการสอง" in page_of(build.rehearsal(build.agency("second")))


def test_a_spoilt_wording_shuts_no_survey(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "2568.yaml").write_text("fiscal_year: [", encoding="utf-8")
    assert "<fieldset" in page_of(build.rehearsal(build.agency()))


@pytest.mark.parametrize("year", [2565, 2568])
def test_page_poster_and_paper_say_the_same_minutes_and_ask_the_same_first(year: int) -> None:
    rehearsal = build.rehearsal(build.agency(), rules_of=year)
    for one in asked(rehearsal, clock.today()):
        if one.is_interviewed:
            continue
        paper = on_paper(form_of(rehearsal, one.code), setting_of(rehearsal))
        printed = {block.id: plain(block.words) for block in paper.blocks if isinstance(block, Paragraph)}
        page, minutes = page_of(rehearsal, one.code), f"ประมาณ {one.minutes} นาที"
        assert all(minutes in said for said in (page, printed["introduces"], one.invitation.th))
        assert one.respondents.asks.th in page
        assert printed["eligible"] == one.respondents.asks.th
