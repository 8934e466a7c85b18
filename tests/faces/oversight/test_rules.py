"""Corrected rules and official words on screen: taken in with a preview, chosen for a round, and kept from others."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from prongsai.core.frameworks.loader import load, package_bytes
from prongsai.records.agencies.models import OversightRole
from prongsai.records.frameworks.models import FrameworkVersion, Origin
from prongsai.records.frameworks.wording import official_wording
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.surveys.doors import forget
from tests.build import agency, official_round, survey
from tests.faces.oversight.things import charged
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
RULES, WORDS = "/oversight/frameworks/", "/oversight/frameworks/wording/"
CORRECTED = package_bytes(2568).replace(b"weak_below: 85", b"weak_below: 84", 1)
WHY = "หนังสือเวียน ป.ป.ช. แก้เกณฑ์"
REFUSED = 422


@pytest.fixture
def browser() -> Client:
    return signed_in(charged(OversightRole.ADMINISTRATOR, name="สมหญิง ดูแลระบบ"))


@pytest.fixture(autouse=True)
def words_folder() -> Iterator[None]:
    yield
    shutil.rmtree(Path(settings.DATA) / "wording", ignore_errors=True)
    forget()


def rules(content: bytes = CORRECTED) -> SimpleUploadedFile:
    return SimpleUploadedFile("2568.yaml", content)


def sheet(says: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("words.csv", f"code,wording_th,source\ni1,{says},คู่มือ\n".encode())


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def imported(browser: Client, says: str) -> str:
    """The preview of a wording, which is then imported; what is said afterwards."""
    preview = browser.post(WORDS, {"fiscal_year": "2568", "file": sheet(says)}).content.decode()
    packed = re.search(r'name="words" value="([^"]+)"', preview)
    assert packed, preview
    assert "ยังไม่มีอะไรเปลี่ยน" in preview
    return preview + browser.post(WORDS, {"words": packed[1]}, follow=True).content.decode()


def test_corrected_rules_are_taken_in_with_a_reason_and_compared(browser: Client) -> None:
    refused = browser.post(RULES, {"file": rules(), "reason": ""})
    assert refused.status_code == REFUSED
    assert "โปรดระบุเหตุผลที่นำเข้าฉบับแก้ไข" in refused.content.decode()
    answer = browser.post(RULES, {"file": rules(), "reason": WHY}, follow=True)
    shown = answer.content.decode()
    assert "ผลที่ประกาศแล้วไม่เปลี่ยน" in shown
    for said in (WHY, "สมหญิง ดูแลระบบ", "เกณฑ์ที่ถือว่าต่ำ", "85.00", "84.00", "มากับโปรแกรม"):
        assert said in shown
    kept = FrameworkVersion.objects.get(origin=Origin.IMPORT)
    assert browser.get(reverse("oversight_framework_file", args=[kept.sha256])).content == CORRECTED
    assert browser.get(reverse("oversight_framework", args=["0" * 64])).status_code == 404
    assert WHY in page(browser, RULES)
    again = browser.post(RULES, {"file": rules(package_bytes(2568)), "reason": WHY})
    assert "ตรงกับกรอบการประเมินปี 2568 ที่มากับโปรแกรม" in again.content.decode()


def test_a_new_round_chooses_between_the_versions_of_a_year(browser: Client) -> None:
    browser.post(RULES, {"file": rules(), "reason": WHY})
    form = page(browser, "/oversight/rounds/new/")
    keys = re.findall(r'value="(2568[^"]*)"', form)
    assert keys[0] == "2568"
    assert len(keys) == len(("own", "corrected"))
    browser.post("/oversight/rounds/new/", {"fiscal_year": keys[1]})
    assert rules_of(Round.objects.get()).sha256 == FrameworkVersion.objects.get(origin=Origin.IMPORT).sha256
    assert "นำเข้าเมื่อ" in page(browser, f"/oversight/rounds/{Round.objects.get().pk}/")


def test_a_round_that_is_prepared_takes_the_corrected_rules_and_one_that_asks_does_not(browser: Client) -> None:
    the_round = official_round(agency(), collect=(5, 30))
    browser.post(RULES, {"file": rules(), "reason": WHY})
    kept = FrameworkVersion.objects.get(origin=Origin.IMPORT)
    address = reverse("oversight_bound", args=[the_round.pk])
    assert "ใช้ฉบับนี้กับรอบนี้" in page(browser, address)
    browser.post(address, {"version": kept.sha256})
    assert rules_of(Round.objects.get()).sha256 == kept.sha256
    the_round.phases.filter(code="collect").update(starts_on="2020-01-01")
    assert "ใช้ฉบับนี้กับรอบนี้" not in page(browser, address)
    refused = browser.post(address, {"version": load(2568).sha256})
    assert refused.status_code == REFUSED
    assert "ใช้กรอบการประเมินฉบับเดิมจนจบ" in refused.content.decode()


def test_words_imported_while_answers_are_taken_are_for_later_rounds(browser: Client) -> None:
    the_round = official_round(agency())
    link = f"/s/{survey(the_round.enrolments.get()).code}/"
    asked = Client().get(link).content.decode()
    said = imported(browser, "ถ้อยคำใหม่จากคู่มือ")
    assert "รอบที่เริ่มถามแล้วใช้ถ้อยคำเดิมจนจบ" in said
    assert "รอบที่เริ่มถามแล้ว 1 รอบยังใช้ถ้อยคำเดิม" in said
    forget()
    after = Client().get(link).content.decode()
    assert "ถ้อยคำใหม่จากคู่มือ" not in after
    assert len(after) == len(asked)
    assert "มีการนำเข้าถ้อยคำอื่นหลังจากผูกแล้ว" in page(browser, reverse("oversight_bound", args=[the_round.pk]))


def test_a_round_names_the_words_in_which_it_asks_and_hands_them_out(browser: Client) -> None:
    assert "ใช้ถ้อยคำเดิม" not in imported(browser, "ถ้อยคำจากคู่มือ")
    the_round = official_round(agency())
    link = f"/s/{survey(the_round.enrolments.get()).code}/"
    assert "ถ้อยคำจากคู่มือ" in Client().get(link).content.decode()
    words = official_wording(load(2568))
    assert words
    assert words.sha256 in page(browser, reverse("oversight_bound", args=[the_round.pk]))
    imported(browser, "ถ้อยคำใหม่")
    file = browser.get(reverse("oversight_round_words", args=[the_round.pk]))
    assert "ถ้อยคำจากคู่มือ" in file.content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"fiscal_year": "2568"}, "ยังไม่ได้เลือกไฟล์"),
        ({"fiscal_year": "2568", "file": ("w.csv", b"code,wording_th\ni1,x\n")}, "แถวที่ 2"),
        ({"fiscal_year": "2568", "file": ("w.xlsx", b"no workbook")}, "ยังนำเข้าไม่ได้"),
        ({"words": "forged"}, "โปรดเลือกไฟล์อีกครั้ง"),
    ],
)
def test_a_sheet_that_cannot_be_used_says_what_to_do(browser: Client, sent: dict[str, Any], said: str) -> None:
    file = {"file": SimpleUploadedFile(*sent["file"])} if "file" in sent else {}
    answer = browser.post(WORDS, sent | file)
    assert answer.status_code == REFUSED
    assert said in answer.content.decode()
