"""Links, QR codes, posters and paper, as an officer meets them."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import unquote

import pypdfium2
import pytest
from django.test import Client
from django.urls import resolve
from pytest_django.fixtures import Settings

from prongsai.adapters import clock, qr
from prongsai.adapters.render import png
from prongsai.adapters.render.fonts import FOLDERS_VARIABLE
from prongsai.adapters.sheets.reading import read_lines_of
from prongsai.faces.parts.survey_links import answer_link, answer_path, is_local
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.journal.models import Entry
from prongsai.records.rounds.models import Enrolment, RoundKind, SeenElsewhere
from prongsai.records.rounds.services import RoundDraft, make_round
from prongsai.records.surveys.models import DayCount, Mode, ServicePoint
from prongsai.records.surveys.services import MOST_POINTS, POINT_ADDED, add_point
from tests import build
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return build.agency()


@pytest.fixture
def rehearsal(agency: Agency) -> Enrolment:
    return build.rehearsal(agency)


@pytest.fixture
def officer(agency: Agency) -> Client:
    return signed_in(build.member(agency))


def address(of: Enrolment, below: str = "", language: str = "") -> str:
    return f"{language}/office/{of.agency.code}/collect/{of.pk}/{below}"


def page(client: Client, of: Enrolment, language: str = "") -> str:
    answer = client.get(address(of, language=language))
    assert answer.status_code == 200
    return str(answer.content.decode())


def elsewhere(agency: Agency, link: str = "") -> Enrolment:
    made = make_round(RoundDraft(RoundKind.ELSEWHERE, 2570, 2568, agency))
    enrolment = made.enrolments.select_related("round__framework", "agency").get()
    if link:
        SeenElsewhere.objects.create(enrolment=enrolment, instrument="IIT", link=link)
    return enrolment


def test_each_survey_has_its_link_and_code(officer: Client, rehearsal: Enrolment) -> None:
    shown = page(officer, rehearsal)
    for instrument in ("IIT", "EIT1"):
        link = answer_link(build.survey(rehearsal, instrument).code)
        assert f'value="{link}" readonly' in shown
        assert qr.on_page(link).replace("'", "&#x27;") in shown
    assert answer_link(build.survey(rehearsal, "EIT2").code) not in shown
    assert "ผู้สัมภาษณ์" in shown


def test_links_lead_to_the_form(rehearsal: Enrolment) -> None:
    code = build.survey(rehearsal).code
    assert answer_link(code) == f"http://testserver/s/{code}/"
    assert resolve(answer_path(code)).kwargs == {"code": code}


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_names_the_rehearsal_and_the_simulation(language: str) -> None:
    simulated = build.agency("เทศบาลตำบลจำลอง", simulated=True)
    shown = page(signed_in(build.member(simulated)), build.rehearsal(simulated), language)
    assert ("ซ้อม ไม่ใช่การประเมินจริง" if not language else "Rehearsal, not the real assessment") in shown
    assert shown.count("ข้อมูลจำลอง" if not language else "Simulated data") >= 2


def test_the_page_leads_back_to_its_round_and_stands_with_the_rounds(officer: Client, rehearsal: Enrolment) -> None:
    shown = page(officer, rehearsal)
    rounds = f"/office/{rehearsal.agency.code}/rounds/"
    assert f'<a href="{rounds}{rehearsal.pk}/">' in shown
    assert f'<a href="{rounds}" aria-current="true">' in shown


def test_an_official_round_says_nothing_of_a_rehearsal(officer: Client, agency: Agency) -> None:
    enrolment = build.official_round(agency).enrolments.select_related("round__framework", "agency").get()
    shown = page(officer, enrolment)
    assert "รอบการประเมินจริง ปี 2568" in shown
    assert "ซ้อม" not in shown


def test_without_a_round_it_says_so(officer: Client, agency: Agency) -> None:
    assert "ยังไม่มีรอบการประเมินที่กำลังดำเนินการ" in officer.get(f"/office/{agency.code}/collect/").content.decode()


def test_the_area_leads_to_the_round_that_runs(officer: Client, rehearsal: Enrolment) -> None:
    answer = officer.get(f"/office/{rehearsal.agency.code}/collect/")
    assert answer["Location"] == address(rehearsal)


def test_a_round_in_itas_uses_the_link_entered_and_promises_nothing_for_it(officer: Client, agency: Agency) -> None:
    enrolment = elsewhere(agency, "https://itas.example.go.th/iit/abc")
    shown = page(officer, enrolment)
    assert 'value="https://itas.example.go.th/iit/abc" readonly' in shown
    assert "ยังไม่ได้ใส่ลิงก์จากระบบ ITAS" in shown  # of EIT
    assert f'<a href="/office/{agency.code}/rounds/{enrolment.pk}/seen/">' in shown
    assert "ไม่ถามชื่อ" not in shown
    assert "นำเข้าคำตอบ" not in shown
    poster = officer.get(address(enrolment, "IIT/link/poster.pdf"))
    assert poster.status_code == 200
    assert "ไม่ถามชื่อ" not in words_of(poster.content)
    for missing in ("EIT1/link/qr.svg", "EIT2/link/qr.svg", "IIT/paper/form.pdf", "IIT/import/"):
        assert officer.get(address(enrolment, missing)).status_code == 404, missing


def test_a_machine_that_no_telephone_reaches_says_so(officer: Client, rehearsal: Enrolment, settings: Settings) -> None:
    assert "PRONGSAI_ADDRESS" not in page(officer, rehearsal)
    settings.SITE_ADDRESS = "http://127.0.0.1:8000"
    assert "PRONGSAI_ADDRESS" in page(officer, rehearsal)
    assert not is_local("https://ita.example.go.th/s/a/")


def words_of(pdf: bytes) -> str:
    file = pypdfium2.PdfDocument(pdf)
    return "".join(file[at].get_textpage().get_text_range() for at in range(len(file)))


@pytest.mark.parametrize(
    ("below", "media_type"),
    [
        ("IIT/link/qr.svg", "image/svg+xml"),
        ("IIT/link/qr.png", "image/png"),
        ("IIT/link/poster.pdf", "application/pdf"),
        ("EIT1/paper/form.pdf", "application/pdf"),
        ("EIT1/paper/form.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("EIT1/paper/keying.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_files_are_attachments_that_say_what_they_are(below: str, media_type: str) -> None:
    simulated = build.agency("เทศบาลตำบลจำลอง", simulated=True)
    enrolment = build.rehearsal(simulated)
    answer = signed_in(build.member(simulated)).get(address(enrolment, below))
    assert answer["Content-Type"] == media_type
    name = unquote(answer["Content-Disposition"])
    assert name.startswith("attachment")
    assert "ซ้อม-ข้อมูลจำลอง-เทศบาลตำบลจำลอง" in name


def test_a_poster_names_round_deadline_and_agency(officer: Client, rehearsal: Enrolment) -> None:
    poster = officer.get(address(rehearsal, "IIT/link/poster.pdf")).content
    said = "".join(words_of(poster).split())
    link = answer_link(build.survey(rehearsal).code)
    for words in ("ซ้อม", "ไม่ใช่การประเมินจริง", rehearsal.agency.name, "ซ้อมประเมินปี2570", "ไม่ถามชื่อ", link, "2569"):
        assert "".join(words.split()) in said, words


def test_files_that_are_not_there(officer: Client, rehearsal: Enrolment) -> None:
    for below in ("IIT/link/x.exe", "IIT/paper/poster.pdf", "OIT/link/qr.svg", "EIT2/paper/form.pdf", "EIT2/import/"):
        assert officer.get(address(rehearsal, below)).status_code == 404, below
    assert officer.get(address(rehearsal, "IIT/link/qr.svg?point=1")).status_code == 404
    assert officer.get(address(rehearsal, "IIT/link/qr.svg?point=\0'")).status_code == 404


def test_without_a_thai_font_the_poster_is_refused_in_words(
    officer: Client, rehearsal: Enrolment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDERS_VARIABLE, "nowhere")
    answer = officer.get(address(rehearsal, "IIT/link/poster.pdf"), follow=True)
    assert "fonts-thai-tlwg" in answer.content.decode()
    code = officer.get(address(rehearsal, "IIT/link/qr.png"))
    picture = png.read(code.content)
    assert picture
    assert picture.width >= 2000


def test_a_service_point_gets_a_link_of_its_own(officer: Client, rehearsal: Enrolment) -> None:
    answer = officer.post(address(rehearsal, "points/"), {"name": " งานทะเบียน "}, follow=True)
    point = ServicePoint.objects.get()
    assert point.survey.instrument == "EIT1"
    shown = answer.content.decode()
    assert "งานทะเบียน" in shown
    assert f'value="{answer_link(point.code)}" readonly' in shown
    poster = officer.get(address(rehearsal, f"EIT1/link/poster.pdf?point={point.pk}"))
    assert "งานทะเบียน" in words_of(poster.content)
    assert Entry.objects.filter(verb=POINT_ADDED).count() == 1


def test_a_point_says_how_many_came_by_it_up_to_yesterday(officer: Client, rehearsal: Enrolment) -> None:
    survey = build.survey(rehearsal, "EIT1")
    point = add_point(survey, "ห้องภาษี")
    for days, sheets in ((0, 9), (1, 4), (2, 3)):
        day = clock.today() - timedelta(days=days)
        DayCount.objects.create(survey=survey, day=day, mode=Mode.SELF, point=point.pk, sheets=sheets)
    assert "7 ชุดถึงเมื่อวาน" in page(officer, rehearsal)
    DayCount.objects.filter(sheets=4).delete()
    shown = page(officer, rehearsal)
    assert "ชุดถึงเมื่อวาน" not in shown
    assert "<span>นับรวมกับทางอื่น</span>" in shown


def test_a_point_with_few_takes_another_with_it(officer: Client, rehearsal: Enrolment) -> None:
    """Else its number would be what is left of all that came by the link."""
    survey = build.survey(rehearsal, "EIT1")
    many, few = add_point(survey, "งานทะเบียน"), add_point(survey, "ห้องภาษี")
    for point, sheets in ((few.pk, 3), (many.pk, 21), (0, 16)):
        day = clock.today() - timedelta(days=1)
        DayCount.objects.create(survey=survey, day=day, mode=Mode.OFFLINE, point=point, sheets=sheets)
    assert page(officer, rehearsal).count("<span>นับรวมกับทางอื่น</span>") == 2


@pytest.mark.parametrize("name", ["", "   ", "ก" * 121, "ห้องภาษี", "\0"])
def test_a_point_that_cannot_be_added_keeps_what_was_typed(officer: Client, rehearsal: Enrolment, name: str) -> None:
    add_point(build.survey(rehearsal, "EIT1"), "ห้องภาษี")
    answer = officer.post(address(rehearsal, "points/"), {"name": name})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert ServicePoint.objects.count() == 1
    if name == "ห้องภาษี":
        assert f'value="{name}"' in answer.content.decode()


def test_there_are_not_too_many_points(officer: Client, rehearsal: Enrolment) -> None:
    survey = build.survey(rehearsal, "EIT1")
    ServicePoint.objects.bulk_create(
        ServicePoint(survey=survey, name=f"จุด {at}", code=f"code{at:03}") for at in range(MOST_POINTS)
    )
    assert officer.post(address(rehearsal, "points/"), {"name": "อีกจุด"}).status_code == 422


def test_only_officers_add_and_import(rehearsal: Enrolment) -> None:
    head = signed_in(build.member(rehearsal.agency, Role.HEAD))
    shown = page(head, rehearsal)
    assert "เพิ่มจุดบริการ" not in shown
    assert "นำเข้าคำตอบ" not in shown
    assert head.post(address(rehearsal, "points/"), {"name": "x"}).status_code == 403


def test_the_table_for_keying_has_a_column_for_each_row_and_lines_of_its_own(
    officer: Client, rehearsal: Enrolment
) -> None:
    first, second = (read_lines_of(officer.get(address(rehearsal, "EIT1/paper/keying.xlsx")).content) for _ in range(2))
    assert first[0].cells == ["เลขที่ชุด", *(f"e{at}" for at in range(1, 10)), "ข้อเสนอแนะ"]
    assert re.fullmatch(r"[A-Z2-9]{4}-001", first[1].cells[0])
    assert {one.cells[0] for one in first[1:]}.isdisjoint({one.cells[0] for one in second[1:]})


def test_the_message_to_paste_is_whole(officer: Client, rehearsal: Enrolment) -> None:
    shown = page(officer, rehearsal)
    message = re.search(r'<textarea id="words-IIT"[^>]*>(.*?)</textarea>', shown, re.DOTALL)
    assert message
    link = answer_link(build.survey(rehearsal).code)
    for words in ("[ซ้อม]", rehearsal.agency.name, "1 ปี", "3 นาที", "ไม่ถามชื่อ", "2569", link):
        assert words in message[1], words


def test_no_address_of_another_site_is_asked(officer: Client, rehearsal: Enrolment) -> None:
    sources = re.findall(r'(?:src|href)="([^"]+)"', page(officer, rehearsal))
    assert not [one for one in sources if one.startswith(("http", "//"))]


def test_where_the_public_survey_is_one_part_it_has_all_of_it(officer: Client, agency: Agency) -> None:
    enrolment = build.rehearsal(agency, rules_of=2565)
    shown = page(officer, enrolment)
    assert shown.count("<section") == 2
    assert "เพิ่มจุดบริการ" in shown
    assert "9 นาที" in shown
    assert "i3.1" in words_of(officer.get(address(enrolment, "IIT/paper/form.pdf")).content)
