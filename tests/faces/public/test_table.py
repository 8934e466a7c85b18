"""The table of agencies at `/`."""

from fractions import Fraction

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.faces.public.build import MAE_SAI, SIMULATED, mae_sai, publish, publish_simulated, row

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_row_tells_agency_year_level_and_total(client: Client) -> None:
    (code,) = publish(mae_sai())
    page = shown(client, "/")
    assert f'href="/agencies/{code}/2566/">{MAE_SAI}</a>' in page
    assert "91.47" in page
    assert "<td>ผ่าน</td>" in page
    assert "พบ 1 ผล" in page


def test_a_simulated_row_is_flagged_and_a_real_one_is_not(client: Client) -> None:
    publish(mae_sai())
    publish_simulated()
    assert shown(client, "/?q=แม่สาย").count("ข้อมูลจำลอง") == 0
    page = shown(client, f"/?q={SIMULATED}")
    assert page.count("ข้อมูลจำลอง") == 2  # in the row, and in the word above the table


def test_contradicting_figures_are_flagged(client: Client) -> None:
    publish(mae_sai(level="ผ่านดี"))
    assert "ตัวเลขขัดกัน" in shown(client, "/")


def test_a_total_that_is_not_known_is_no_zero(client: Client) -> None:
    publish(row(MAE_SAI, 2566, {}))
    page = shown(client, "/")
    assert "ไม่มีข้อมูล" in page
    assert "0.00" not in page


def test_an_empty_table_says_what_to_do(client: Client) -> None:
    page = shown(client, "/?q=ไม่มีที่ไหน")
    assert "ไม่พบหน่วยงานที่ตรงกับที่ค้นหา" in page
    assert "ล้างการค้นหา" in page
    assert 'value="ไม่มีที่ไหน"' in page


def test_nonsense_is_said_and_left_out_and_nothing_else_is_lost(client: Client) -> None:
    publish(mae_sai())
    page = shown(client, "/?q=แม่สาย&year=abc&level=QQ&province=ดาวอังคาร&kind=castle&scope=x&sort=x&page=-7")
    assert MAE_SAI in page
    assert 'value="แม่สาย"' in page
    for words in ("“abc” ไม่ใช่ปีงบประมาณ", "ไม่มีระดับ “QQ”", "ไม่มีจังหวัด “ดาวอังคาร”", "ไม่มีประเภท “castle”"):
        assert words in page


def test_a_christian_year_is_answered_with_the_buddhist_one(client: Client) -> None:
    assert "โปรดกรอกเป็นปี พ.ศ. คือ 2566" in shown(client, "/?year=2023")


def test_thai_digits_are_a_year(client: Client) -> None:
    publish(mae_sai())
    page = shown(client, "/?year=๒๕๖๖")
    assert '<option value="2566" selected>' in page


def test_the_filters_stay_chosen_and_the_pages_keep_them(client: Client) -> None:
    rows = [row(f"องค์การบริหารส่วนตำบลบ้านที่ {number}", 2564, {"total": Fraction(90)}) for number in range(60)]
    publish(*rows)
    page = shown(client, "/?year=2564&sort=-total")
    assert "หน้า 1 จาก 2" in page
    assert "?year=2564&amp;sort=-total&amp;page=2" in page


def test_the_table_costs_few_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    publish(mae_sai())
    publish_simulated()
    shown(client, "/?year=2566")
    with django_assert_max_num_queries(5):
        shown(client, "/?q=แม่สาย&year=2566")


def test_an_empty_site_speaks_of_no_search(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "ยังไม่มีผลที่เผยแพร่ในระบบนี้" in page
    assert "ที่ค้นหา" not in page
    assert "No result is published here yet" in client.get("/en/").content.decode()
