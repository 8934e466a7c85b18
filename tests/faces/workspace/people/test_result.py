from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.records.agencies.models import Agency, Role
from prongsai.records.journal.models import Entry
from prongsai.records.measures.models import Recommendation
from prongsai.records.results.models import Result
from tests import build
from tests.faces.public.build import MAE_SAI, MAE_SAI_2566, mae_sai, publish
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
FIGURES = {f"indicator_{number}": value for number, value in enumerate(MAE_SAI_2566, start=1)}
TYPED = {"fiscal_year": "2566", **FIGURES, "total": "91.47", "level": "ผ่าน", "how": "typed"}
RECORD = {**TYPED, "how": "record"}


@pytest.fixture
def agency() -> Agency:
    return build.agency(MAE_SAI, "เชียงราย")


@pytest.fixture
def officer(agency: Agency) -> Client:
    return signed_in(build.member(agency))


def at(agency: Agency, place: str = "enter/") -> str:
    return f"/office/{agency.code}/people/results/{place}"


def page(client: Client, address: str, data: dict[str, object] | None = None) -> str:
    response = client.get(address) if data is None else client.post(address, data, follow=True)
    return response.content.decode()


def test_typed_figures_are_checked_before_anything_is_recorded(agency: Agency, officer: Client) -> None:
    answer = page(officer, at(agency), TYPED)
    assert "ยังไม่ได้บันทึก" in answer
    assert "91.47" in answer
    assert not Result.objects.exists()


def test_recording_makes_an_edition_of_the_agencys_own(agency: Agency, officer: Client) -> None:
    answer = page(officer, at(agency), RECORD)
    stored = Result.objects.get()
    assert (stored.entered_by_agency, stored.is_published, stored.total) == (True, False, 9147)
    assert "กรอกโดยหน่วยงาน" in answer
    assert "ยังไม่มีใครนอกหน่วยงานเห็นผลนี้" in answer
    assert Entry.objects.filter(chain=agency.code, verb="results.entered").exists()


def test_the_same_again_is_no_new_edition_and_a_correction_keeps_the_history(agency: Agency, officer: Client) -> None:
    page(officer, at(agency), RECORD)
    assert "ไม่มีฉบับใหม่" in page(officer, at(agency), RECORD)
    answer = page(officer, at(agency), RECORD | {"indicator_4": "93.07"})
    assert [one.edition for one in Result.objects.order_by("pk")] == [1, 2]
    assert "ฉบับที่ 2" in answer
    assert "83.07" in page(officer, at(agency, "2566/editions/1/"))
    assert 'value="83.07"' in page(officer, at(agency, "enter/?year=2566&edition=1"))


def test_a_contradiction_is_said_before_and_can_be_recorded_all_the_same(agency: Agency, officer: Client) -> None:
    assert "ขัดกัน" in page(officer, at(agency), TYPED | {"total": "12.34"})
    assert "ขัดกัน" in page(officer, at(agency), RECORD | {"total": "12.34"})
    assert Result.objects.count() == 1


def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_is_lost(agency: Agency, officer: Client) -> None:
    response = officer.post(at(agency), TYPED | {"indicator_1": "เก้าสิบ", "suggestions": "<b>ยิ้ม</b>"})
    answer = response.content.decode()
    assert response.status_code == 422
    assert 'id="indicator_1-error"' in answer
    assert "&lt;b&gt;ยิ้ม&lt;/b&gt;" in answer
    assert 'value="84.45"' in answer


def test_nothing_filled_in_is_no_result(agency: Agency, officer: Client) -> None:
    assert "ยังไม่ได้กรอกคะแนน" in page(officer, at(agency), {"fiscal_year": "2566", "how": "record"})
    assert not Result.objects.exists()


def test_all_oit_items_get_100_in_one_act_and_what_was_typed_stays(agency: Agency, officer: Client) -> None:
    answer = page(officer, at(agency), TYPED | {"how": "full", "o1": "0"})
    assert answer.count('<option value="100" selected>') == 43
    assert 'value="83.07"' in answer
    assert not Result.objects.exists()


def test_items_notes_and_advice_become_recommendations(agency: Agency, officer: Client) -> None:
    advice = {"o42": "0", "o42_note": "ลิงก์เสีย", "recommendation_iit": "ควรอบรม", "suggestions": "ควรยิ้ม\nควรเร็ว"}
    answer = page(officer, at(agency), RECORD | advice)
    texts = Recommendation.objects.filter(agency=agency).values_list("text", flat=True)
    assert set(texts) == {"ลิงก์เสีย", "ควรอบรม", "ควรยิ้ม", "ควรเร็ว"}
    assert all(text in answer for text in texts)


def test_a_pasted_table_of_the_agency_alone_needs_only_the_year(agency: Agency, officer: Client) -> None:
    lines = "\n".join(f"ตัวชี้วัดที่ {number}\t{value}" for number, value in enumerate(MAE_SAI_2566, start=1))
    answer = page(officer, at(agency), {"how": "pasted", "table": lines, "fiscal_year": "๒๕๖๖"})
    assert "91.47" in answer
    assert "บันทึกผลนี้" in answer


def test_an_unsorted_table_is_shown_in_the_order_of_the_indicators_with_what_was_worked_out(
    agency: Agency, officer: Client
) -> None:
    lines = [f"ตัวชี้วัดที่ {number}\t{value}" for number, value in enumerate(MAE_SAI_2566, start=1)]
    sent = {"how": "pasted", "table": "\n".join(reversed(lines)), "fiscal_year": "2566"}
    answer = page(officer, at(agency), sent)
    places = [answer.index(f'<th scope="row">{number} ') for number in range(1, 11)]
    assert places == sorted(places)
    assert all(f'<td class="num figure">{value}</td>' in answer for value in MAE_SAI_2566)
    assert "คะแนนรวมที่คำนวณได้คือ 91.47" in answer
    assert "ระดับที่คำนวณได้:" in answer
    assert "ตัดสินไม่ได้" not in answer


def test_a_pasted_table_without_its_year_stays_while_the_year_is_asked(agency: Agency, officer: Client) -> None:
    answer = page(officer, at(agency), {"how": "pasted", "table": "ตัวชี้วัดที่ 1\t95.01"})
    assert 'id="year-pasted-error"' in answer
    assert 'id="year-file-error"' not in answer
    assert "ตัวชี้วัดที่ 1\t95.01</textarea>" in answer


def test_of_a_table_of_many_agencies_only_the_own_row_is_taken(agency: Agency, officer: Client) -> None:
    head = "agency,fiscal_year,total\n"
    table = head + "เทศบาลตำบลอื่น,2566,99.99\n" + "ทต.แม่สายมิตรภาพ,2566,91.47\n"
    answer = page(officer, at(agency), {"how": "pasted", "table": table})
    assert "91.47" in answer
    assert "99.99" not in answer
    only_others = head + "เทศบาลตำบลอื่น,2566,99.99\nอบต.อีกแห่ง,2566,90\n"
    assert "ไม่พบแถวของหน่วยงานท่าน" in page(officer, at(agency), {"how": "pasted", "table": only_others})


def test_several_years_are_recorded_one_by_one(agency: Agency, officer: Client) -> None:
    table = f"agency,fiscal_year,total\n{MAE_SAI},2565,88\n{MAE_SAI},2566,91.47\n"
    answer = page(officer, at(agency), {"how": "pasted", "table": table})
    assert answer.count("ดูและบันทึก<span") == 2


def test_the_excel_form_is_read_back(agency: Agency, officer: Client) -> None:
    book = openpyxl.load_workbook(BytesIO(officer.get(at(agency, "template-2566.xlsx")).content))
    cells = {row[0].value: row[2] for row in book.worksheets[0].iter_rows() if row[0].value}
    for name, value in FIGURES.items():
        cells[name].value = float(value)
    cells["recommendation_iit"].value = "ควรอบรม"
    written = BytesIO()
    book.save(written)
    file = SimpleUploadedFile("ผล.xlsx", written.getvalue())
    answer = page(officer, at(agency), {"how": "file", "file": file})
    assert "บันทึกผลนี้" in answer
    assert "ควรอบรม" in answer


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04", b"<html>", b""])
def test_a_file_that_is_no_table_is_refused(agency: Agency, officer: Client, content: bytes) -> None:
    file = SimpleUploadedFile("ผล.xlsx", content or b" ")
    assert "ยังอ่านไม่ได้" in page(officer, at(agency), {"how": "file", "file": file})


def test_an_own_result_is_shown_to_everybody_only_when_asked(agency: Agency, officer: Client) -> None:
    page(officer, at(agency), RECORD)
    public = f"/agencies/{agency.code}/2566/"
    assert Client().get(public).status_code == 404
    page(officer, at(agency, "2566/public/"), {"public": "yes"})
    assert "กรอกโดยหน่วยงาน" in page(Client(), public)
    page(officer, at(agency, "2566/public/"), {"public": "no"})
    assert Client().get(public).status_code == 404


def test_an_announced_result_stays_what_the_public_sees(agency: Agency, officer: Client) -> None:
    publish(mae_sai())
    answer = page(officer, at(agency), RECORD | {"indicator_4": "93.07"})
    assert "ต่างจากที่ประกาศ" in answer
    assert "หน้าเว็บสาธารณะแสดงผลที่ประกาศ" in answer
    page(officer, at(agency, "2566/public/"), {"public": "yes"})
    assert Result.objects.get(is_published=True).entered_by_agency is False
    assert "ต่างจากที่ประกาศ" not in page(officer, at(agency, "2566/announced/"), {})


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, Role.ADMINISTRATOR])
def test_others_see_the_result_and_record_none(agency: Agency, officer: Client, role: Role) -> None:
    page(officer, at(agency), RECORD)
    other = signed_in(build.member(agency, role))
    assert "91.47" in page(other, at(agency, "2566/"))
    assert other.post(at(agency), RECORD).status_code == 403
    assert "บันทึกผลนี้" not in page(other, at(agency, ""))


def test_a_year_without_a_result_says_so(agency: Agency, officer: Client) -> None:
    assert "ยังไม่มีผลปี 2565" in page(officer, at(agency, "2565/"))
    assert officer.get(at(agency, "2565/editions/1/")).status_code == 404


def test_advice_that_an_agency_typed_is_not_shown_to_everybody(agency: Agency, officer: Client) -> None:
    page(officer, at(agency), RECORD | {"suggestions": "ความลับของผู้ตอบ"})
    page(officer, at(agency, "2566/public/"), {"public": "yes"})
    for what in ("", "data.json", "data.csv", "report?format=html"):
        answer = Client().get(f"/agencies/{agency.code}/2566/{what}")
        assert answer.status_code == 200, what
        assert "ความลับของผู้ตอบ" not in answer.content.decode()
