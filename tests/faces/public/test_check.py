"""ตรวจผลของฉัน: figures sent in are answered, and nothing of them is kept."""

from __future__ import annotations

import html
import json
import logging
import re
from io import BytesIO
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from tests.faces.public.build import MAE_SAI, MAE_SAI_2566

INDICATORS = {f"indicator_{number}": value for number, value in enumerate(MAE_SAI_2566, start=1)}
TWO_ROWS = f"""agency,fiscal_year,iit,eit,oit,total
{MAE_SAI},2566,90,90,90,90.00
อบต.สอง,2566,90,90,90,95
"""
TYPED = {"how": "typed", "agency": MAE_SAI, "fiscal_year": "2566", "total": "91.47", "level": "ผ่าน", **INDICATORS}


def text_of(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def post(client: Client, address: str = "/check/", **fields: object) -> HttpResponse:
    return client.post(address, fields)


def carried(page: str) -> dict[str, str]:
    """The figures that a page carries along in its hidden field."""
    found = re.search(r'name="data" value="([^"]*)"', page)
    assert found
    return dict(json.loads(html.unescape(found[1])))


def test_typed_figures_get_the_page_of_a_result(client: Client) -> None:
    page = text_of(post(client, **TYPED))
    assert f"<h1>{MAE_SAI}</h1>" in page
    assert "จึงได้ระดับ “ผ่าน” ไม่ใช่ “ผ่านดี”" in page
    assert "91.465… = 0.30 × 87.438 + 0.30 × 84.113… + 0.40 × 100" in page


def test_thai_digits_are_figures(client: Client) -> None:
    assert "91.47</p>" in text_of(post(client, **{**TYPED, "total": "๙๑.๔๗"}))


def test_the_slip_of_the_report_is_found(client: Client) -> None:
    page = text_of(post(client, **{**TYPED, "indicator_6": "83.64"}))
    assert "ตัวเลขขัดกันเอง" in page
    assert "91.32" in page


def test_each_wrong_field_is_named_linked_and_kept(client: Client) -> None:
    response = post(client, **{**TYPED, "agency": "", "total": "191.47", "iit": "เก้าสิบ"})
    page = text_of(response)
    assert response.status_code == 422
    for name, value in {"agency": "", "total": "191.47", "iit": "เก้าสิบ"}.items():
        assert f'<a href="#{name}">' in page
        assert re.search(rf'id="{name}" name="{name}" value="{value}"[^>]* aria-invalid="true"', page)
    assert 'id="indicator_1" name="indicator_1" value="95.01"' in page
    assert "มีข้อผิดพลาด" in page.split("</title>")[0]


def test_a_christian_year_is_named(client: Client) -> None:
    page = text_of(post(client, **{**TYPED, "fiscal_year": "2023"}))
    assert '<a href="#fiscal_year">' in page
    assert "คือ 2566" in page


@pytest.mark.parametrize("year", ["", "2023", "66"])
def test_a_year_that_is_wrong_is_asked_for_and_none_is_put_in_its_place(client: Client, year: str) -> None:
    page = text_of(post(client, **{**TYPED, "fiscal_year": year}))
    assert '<option value="" selected>เลือกปี</option><option value="2569">' in page
    assert "<h1>กรอกผล ITA</h1>" in page


def test_a_form_without_any_score_says_what_to_fill_in(client: Client) -> None:
    response = post(client, how="typed", agency="", fiscal_year="2566")
    page = text_of(response)
    assert response.status_code == 422
    assert '<a href="#agency">' in page
    assert '<a href="#indicator_1">1 การปฏิบัติหน้าที่</a>: ยังไม่ได้กรอกคะแนน' in page


def test_advice_alone_is_enough_for_a_report(client: Client) -> None:
    response = post(client, how="typed", agency=MAE_SAI, fiscal_year="2566", recommendation_8="ให้มีส่วนร่วม")
    assert response.status_code == 200


def test_what_a_year_does_not_ask_for_is_kept_for_the_year_that_does(client: Client) -> None:
    page = text_of(post(client, **{**TYPED, "how": "edit", "fiscal_year": "2568", "o43": "0", "o43_note": "ไม่พบ"}))
    assert '<input type="hidden" name="o43" value="0">' in page
    assert '<input type="hidden" name="o43_note" value="ไม่พบ">' in page


def test_a_year_without_rules_is_said(client: Client) -> None:
    assert "ไม่มีกรอบการประเมินของปี 2560" in text_of(post(client, **{**TYPED, "fiscal_year": "2560"}))


def test_the_form_of_a_year_asks_for_what_that_year_has(client: Client) -> None:
    of_2561, of_2564, of_2566 = (text_of(client.get(f"/check/?year={year}")) for year in (2561, 2564, 2566))
    assert 'name="indicator_5"' in of_2561
    assert 'name="indicator_6"' not in of_2561
    assert 'name="i30"' in of_2564
    assert 'name="eit_part_1"' not in of_2564
    assert 'name="eit_part_2"' in of_2566
    for name in ("o43", "o43_note", "recommendation_10", "suggestions", "level"):
        assert f'name="{name}"' in of_2564


def test_another_year_keeps_what_was_typed(client: Client) -> None:
    page = text_of(post(client, **{**TYPED, "how": "edit", "fiscal_year": "2567", "level": "AA"}))
    assert 'id="indicator_8" name="indicator_8" value="82.73"' in page
    assert '<option value="AA" selected>' in page
    assert "aria-invalid" not in page


def test_a_pasted_table_takes_agency_and_year_beside_it(client: Client) -> None:
    names = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")
    table = "\n".join(f"{number}\t{name}\t{INDICATORS[f'indicator_{number}']}" for number, name in enumerate(names, 1))
    response = post(client, how="pasted", table=f"ที่\tตัวชี้วัด\tคะแนน\n{table}", agency=MAE_SAI, fiscal_year="2566")
    page = text_of(response)
    assert f"<h1>{MAE_SAI}</h1>" in page
    assert "87.44" in page  # IIT from five indicators


def test_what_is_no_table_is_said_and_kept(client: Client) -> None:
    response = post(client, how="pasted", table="", agency=MAE_SAI, fiscal_year="๒๕๖๖")
    page = text_of(response)
    assert response.status_code == 422
    assert "ยังตรวจไม่ได้" in page
    assert f'value="{MAE_SAI}"' in page


def test_the_excel_form_of_a_year_is_read_back(client: Client) -> None:
    form = client.get("/check/template-2566.xlsx").content
    workbook = load_workbook(BytesIO(form))
    sheet = workbook.worksheets[0]
    wanted = {"agency": MAE_SAI, "total": 91.47, "o21": 0, **{name: float(value) for name, value in INDICATORS.items()}}
    for line in sheet.iter_rows(min_row=2):
        if line[0].value in wanted:
            line[2].value = wanted.pop(str(line[0].value))
        if line[0].value == "o21":
            line[3].value = "ขาดเดือนมีนาคม"
    assert not wanted
    filled = BytesIO()
    workbook.save(filled)
    page = text_of(post(client, how="file", file=SimpleUploadedFile("ผล.xlsx", filled.getvalue())))
    assert f"<h1>{MAE_SAI}</h1>" in page
    assert "ขาดเดือนมีนาคม" in page


def test_several_rows_are_answered_by_a_list_good_and_bad(client: Client) -> None:
    table = f"{TWO_ROWS}อบต.สาม,2566,120,,,\n"
    page = text_of(post(client, how="file", file=SimpleUploadedFile("t.csv", table.encode())))
    assert "ตรวจแล้ว 3 แถว" in page
    assert "ไม่พบที่ขัดกัน" in page
    assert "ขัดกัน: คะแนนรวม" in page
    assert "แถว 4 คอลัมน์ iit" in page
    assert 'name="how" value="edit"' in page


def test_a_row_of_the_list_is_opened_by_what_it_carries(client: Client) -> None:
    page = post(client, how="file", file=SimpleUploadedFile("t.csv", TWO_ROWS.encode())).content.decode()
    assert carried(page) == {
        "agency": MAE_SAI, "fiscal_year": "2566", "iit": "90", "eit": "90", "oit": "90", "total": "90.00",
    }  # fmt: skip
    assert f"<h1>{MAE_SAI}</h1>" in text_of(post(client, how="data", data=json.dumps(carried(page))))


def test_no_file_and_damaged_data_are_said(client: Client) -> None:
    assert "ยังไม่ได้เลือกไฟล์" in text_of(post(client, how="file"))
    for data in ("", "{", "[]", "null", "7", "[" * 100_000):
        assert "อ่านไม่ได้ โปรดเริ่มใหม่" in text_of(post(client, how="data", data=data))


def test_too_much_is_refused_before_it_is_read(client: Client) -> None:
    response = post(client, how="pasted", table="x" * 2_100_000)
    assert response.status_code == 413
    assert "ใหญ่เกิน 2 MB" in text_of(response)


def test_the_report_is_made_from_what_the_page_carries(client: Client) -> None:
    page = post(client, **TYPED).content.decode()
    response = post(client, "/check/report/", data=json.dumps(carried(page)), format="docx")
    assert response.status_code == 200
    assert response.content.startswith(b"PK")
    name = f"ITA-2566-วิเคราะห์ผล-{MAE_SAI}.docx"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(name)}"


def test_a_report_on_nothing_is_refused(client: Client) -> None:
    for data in ("{}", "{", json.dumps({"agency": "x", "fiscal_year": "2560", "total": "80"})):
        assert post(client, "/check/report/", data=data).status_code == 422
    assert client.get("/check/report/").status_code == 405


def test_the_other_language_gets_the_same_figures(client: Client) -> None:
    page = post(client, **TYPED).content.decode()
    english = text_of(post(client, "/en/check/", how="data", data=json.dumps(carried(page))))
    assert "at least one part is below 85.00" in english
    assert f'<h1><span lang="th">{MAE_SAI}</span></h1>' in english


def test_nothing_is_kept(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    """No test of this file may use the database; pytest-django would refuse the query."""
    caplog.set_level(logging.DEBUG)
    for response in (post(client, **TYPED), client.get("/check/"), post(client, **{**TYPED, "total": "x"})):
        assert response["Cache-Control"] == "no-store, private"
        assert not response.cookies
    assert not client.cookies
    assert MAE_SAI not in caplog.text
    assert "91.47" not in caplog.text
