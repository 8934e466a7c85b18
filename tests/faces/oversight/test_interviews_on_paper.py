"""Interviews on paper: printed, keyed and imported by who is assigned, by nobody of the agency."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from prongsai.core.surveys.respondents import READ_ALOUD
from prongsai.records.journal.models import Entry
from prongsai.records.rounds.models import Enrolment, Task
from prongsai.records.surveys.importing import IMPORTED
from prongsai.records.surveys.models import DayCount, Mode, Sheet
from tests import build
from tests.faces.oversight.things import assigned
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment() -> Enrolment:
    made = build.official_round(build.agency("เทศบาลตำบลหนึ่ง"))
    return made.enrolments.select_related("round__framework", "agency").get()


@pytest.fixture
def browser(enrolment: Enrolment) -> Client:
    return signed_in(assigned(enrolment, Task.INTERVIEW))


def page_of(enrolment: Enrolment) -> str:
    return reverse("oversight_interview_paper", args=[enrolment.pk])


def keyed(browser: Client, enrolment: Enrolment, rows: int) -> bytes:
    """The table for keying, with so many sheets typed in."""
    book = load_workbook(BytesIO(browser.get(f"{page_of(enrolment)}keying.xlsx").getvalue()))
    page = book.worksheets[0]
    for line in range(2, rows + 2):
        for column in range(2, page.max_column):
            page.cell(line, column).value = 1
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(browser: Client, enrolment: Enrolment, data: bytes) -> str:
    sent = {"step": "read", "file": SimpleUploadedFile("ตาราง.xlsx", data)}
    return browser.post(page_of(enrolment), sent).content.decode()


def fields_of(page: str, step: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(answers|seen)" value="([^"]*)"', page)) | {"step": step}


def test_what_was_keyed_is_previewed_and_imported_once(browser: Client, enrolment: Enrolment) -> None:
    assert "บนกระดาษ" in browser.get(reverse("oversight_interviews")).content.decode()
    table = keyed(browser, enrolment, 6)
    preview = read(browser, enrolment, table)
    assert "นำเข้า 6 ชุด" in preview
    assert not Sheet.objects.exists()
    done = browser.post(page_of(enrolment), fields_of(preview, "import"), follow=True)
    assert "นำเข้าคำตอบ EIT2 แล้ว 6 ชุด" in done.content.decode()
    assert [(one.mode, one.sheets) for one in DayCount.objects.all()] == [(Mode.PAPER, 6)]
    assert Entry.objects.filter(verb=IMPORTED).count() == 1
    assert "ไฟล์นี้นำเข้าแล้ว ทั้ง 6 แถว" in read(browser, enrolment, table)
    assert Sheet.objects.count() == 6


def test_the_form_tells_the_interviewer_what_to_say(browser: Client, enrolment: Enrolment) -> None:
    for ending in ("pdf", "docx"):
        file = browser.get(f"{page_of(enrolment)}form.{ending}")
        assert file.status_code == 200
        assert "attachment" in file["Content-Disposition"]
    assert browser.get(f"{page_of(enrolment)}form.exe").status_code == 404
    shown = browser.get(reverse("oversight_interview", args=[enrolment.pk])).content.decode().replace("\u200b", "")
    assert READ_ALOUD[1].th in shown


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_reaches_it(enrolment: Enrolment, method: str) -> None:
    officer = signed_in(build.member(enrolment.agency))
    office = f"/office/{enrolment.agency.code}/collect/{enrolment.pk}/EIT2/"
    other = build.agency("เทศบาลตำบลอื่น")
    enrolment.round.enrolments.create(agency=other)
    elsewhere = signed_in(assigned(enrolment.round.enrolments.get(agency=other), Task.INTERVIEW))
    for browser in (officer, elsewhere, signed_in(assigned(enrolment))):
        for where in (page_of(enrolment), f"{page_of(enrolment)}keying.xlsx"):
            assert getattr(browser, method)(where).status_code in (403, 404, 405)
    for where in (f"{office}import/", f"{office}paper/keying.xlsx"):
        assert getattr(officer, method)(where).status_code in (404, 405)


def test_answers_of_who_was_signed_out_lie_in_no_session(browser: Client, enrolment: Enrolment) -> None:
    preview = read(browser, enrolment, keyed(browser, enrolment, 1))
    back = Client().post(page_of(enrolment), fields_of(preview, "import"))
    assert back.status_code == 401
    assert fields_of(preview, "import")["answers"] in back.content.decode()
    browser.cookies.clear()
    forged = browser.post(page_of(enrolment), fields_of(preview, "import"), headers={"Origin": "https://else.example"})
    assert forged.status_code in (401, 403)
    assert not Sheet.objects.exists()


def test_another_sites_page_imports_nothing(browser: Client, enrolment: Enrolment) -> None:
    preview = read(browser, enrolment, keyed(browser, enrolment, 1))
    forged = browser.post(page_of(enrolment), fields_of(preview, "import"), headers={"Origin": "https://else.example"})
    assert forged.status_code == 403
    assert not Sheet.objects.exists()


def test_out_of_time_the_form_can_be_printed_and_nothing_imported(browser: Client, enrolment: Enrolment) -> None:
    build.collecting(enrolment.round, 3, 9)
    page = browser.get(page_of(enrolment)).content.decode()
    assert "จึงนำเข้าไม่ได้" in page
    assert "form.pdf" in page
    assert "บนกระดาษ" in browser.get(reverse("oversight_interviews")).content.decode()


def test_english_pages_hold_no_thai_words(browser: Client, enrolment: Enrolment) -> None:
    page = browser.get(f"/en{page_of(enrolment)}").content.decode()
    assert "Read the file" in page or "Interviews on paper" in page
    assert "สัมภาษณ์บนกระดาษ" not in page
