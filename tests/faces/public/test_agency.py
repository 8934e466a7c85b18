"""The page of one agency's result."""

from fractions import Fraction

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prongsai.core.published.row import Received
from tests.faces.public.build import MAE_SAI, mae_sai, publish, publish_simulated, row

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def page_of_mae_sai(client: Client, language: str = "", **changed: object) -> str:
    (code,) = publish(mae_sai(**changed))
    return shown(client, f"{language}/agencies/{code}/2566/")


def test_total_level_and_the_condition_that_decided_it(client: Client) -> None:
    page = page_of_mae_sai(client)
    assert f"<h1>{MAE_SAI}</h1>" in page
    assert "91.47</p>" in page
    assert "EIT รวมสองส่วนได้ 84.11" in page
    assert "จึงได้ระดับ “ผ่าน” ไม่ใช่ “ผ่านดี”" in page


def test_weak_and_strong_at_85(client: Client) -> None:
    page = page_of_mae_sai(client)
    weak, strong = page.split('id="weaknesses"')[1].split('id="strengths"')
    strong = strong.split('id="lowest"')[0]
    for name in ("2 การใช้งบประมาณ", "4 การใช้ทรัพย์สินของราชการ", "7 ประสิทธิภาพการสื่อสาร", "8 การปรับปรุงระบบการทำงาน"):
        assert name in weak
    assert "6 คุณภาพการดำเนินงาน" in strong  # 85.07


def test_weak_bars_are_hatched_and_have_their_figure(client: Client) -> None:
    page = page_of_mae_sai(client)
    bars = page.split('id="indicators"')[1].split("</ul>")[0].split("</li>")[:-1]
    assert len(bars) == 10
    assert ['<li class="weak">' in one for one in bars] == [False] * 6 + [True] * 4
    assert 'width="82.73%"' in bars[-1]
    assert '<span class="figure">82.73</span>' in bars[-1]


def test_the_sum_of_the_total_stands_in_the_tree(client: Client) -> None:
    assert "91.465… = 0.30 × 87.438 + 0.30 × 84.113… + 0.40 × 100" in page_of_mae_sai(client)


def test_the_lowest_of_an_instrument_is_named_and_none_where_all_are_full(client: Client) -> None:
    lowest = page_of_mae_sai(client).split('id="lowest"')[1].split("</table>")[0]
    assert "4 การใช้ทรัพย์สินของราชการ" in lowest
    assert "9 การเปิดเผยข้อมูล" not in lowest
    assert "ทุกตัวชี้วัดได้เต็ม" in lowest


def test_where_to_begin_stands_beside_the_total(client: Client) -> None:
    verdict = page_of_mae_sai(client).split('class="verdict"')[1].split("</section>")[0]
    assert "มากที่สุดคือ 8 การปรับปรุงระบบการทำงาน (เพิ่มได้ถึง 1.73 คะแนน)" in verdict


def test_unverified_rules_are_flagged(client: Client) -> None:
    assert "ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช." in page_of_mae_sai(client)


def test_a_wrong_level_is_shown_beside_the_right_one(client: Client) -> None:
    page = page_of_mae_sai(client, level="ผ่านดี")
    assert "ประกาศ “ผ่านดี” คำนวณได้ “ผ่าน”" in page


def test_a_wrong_total_is_told_with_the_computed_one(client: Client) -> None:
    figures = {**mae_sai().figures, "6": Fraction("83.64")}
    (code,) = publish(row(MAE_SAI, 2566, figures, level="ผ่าน"))
    page = shown(client, f"/agencies/{code}/2566/")
    assert "ตัวเลขขัดกันเอง" in page
    assert "91.32" in page


def test_what_is_missing_is_said_and_is_no_zero(client: Client) -> None:
    (code,) = publish(row(MAE_SAI, 2566, {"total": Fraction("91.47"), "1": Fraction("95.01")}))
    page = shown(client, f"/agencies/{code}/2566/")
    assert "ไม่มีข้อมูลคะแนนของ:" in page
    assert "ไม่มีข้อมูลไม่ได้แปลว่าได้ 0 คะแนน" in page
    assert '<span class="figure">0.00</span>' not in page


def test_what_the_assessors_wrote_stands_at_its_indicator_and_item(client: Client) -> None:
    received = Received({"o21": "ไม่มีเดือนมีนาคม"}, {"4": "ทำแนวปฏิบัติการยืม"}, "อยากให้เปิดวันเสาร์")
    figures = {**mae_sai().figures, "o21": Fraction(0)}
    (code,) = publish(row(MAE_SAI, 2566, figures, received=received))
    page = shown(client, f"/agencies/{code}/2566/")
    assert "ทำแนวปฏิบัติการยืม" in page.split('id="weaknesses"')[1].split('id="strengths"')[0]
    assert "ไม่มีเดือนมีนาคม" in page.split('id="disclosures"')[1].split("</table>")[0]
    assert "อยากให้เปิดวันเสาร์" in page


def test_a_simulated_result_says_so_on_top(client: Client) -> None:
    page = shown(client, f"/agencies/{publish_simulated()}/2566/")
    assert page.index("ข้อมูลจำลอง") < page.index('class="verdict"')
    assert "ไม่ใช่ผลของหน่วยงานจริง" in page


def test_a_line_never_crosses_a_change_of_rules(client: Client) -> None:
    totals = {2563: "80", 2564: "85", 2565: "88", 2566: "91.47"}
    codes = publish(*(row(MAE_SAI, year, {"total": Fraction(total)}) for year, total in totals.items()))
    page = shown(client, f"/agencies/{codes[0]}/2566/")
    assert page.count('<line class="line"') == 1  # 2563 and 2564 have the same rules
    assert page.count('<line class="break"') == 2
    assert "ระดับเปลี่ยนจากอักษร AA–F เป็นห้าระดับ" in page


def test_the_agency_leads_to_its_newest_year(client: Client) -> None:
    (code,) = publish(mae_sai())
    assert client.get(f"/agencies/{code}/")["Location"] == f"/agencies/{code}/2566/"
    assert client.get(f"/en/agencies/{code}/")["Location"] == f"/en/agencies/{code}/2566/"


def test_a_year_without_result_names_those_with_one(client: Client) -> None:
    (code,) = publish(mae_sai())
    response = client.get(f"/agencies/{code}/2564/")
    assert response.status_code == 404
    assert "ยังไม่มีผลของปีงบประมาณ 2564" in response.content.decode()
    assert f"/agencies/{code}/2566/" in response.content.decode()


def test_a_year_without_rules_is_said(client: Client) -> None:
    (code,) = publish(row(MAE_SAI, 2560, {"total": Fraction(80)}))
    assert "ไม่มีกติกาของปี 2560" in shown(client, f"/agencies/{code}/2560/")


def test_an_unknown_agency_is_not_found(client: Client) -> None:
    for address in ("/agencies/nobody/", "/agencies/nobody/2566/", "/agencies/nobody/2566/report"):
        assert client.get(address).status_code == 404


def test_english_says_the_same(client: Client) -> None:
    page = page_of_mae_sai(client, "/en")
    assert f'<span lang="th">{MAE_SAI}</span>' in page
    assert "at least one part is below 85.00" in page
    assert 'href="/agencies/' in page.split('hreflang="th"')[0].rsplit("<a", 1)[1]


def test_the_page_costs_few_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    (code,) = publish(mae_sai())
    with django_assert_max_num_queries(6):
        shown(client, f"/agencies/{code}/2566/")


def test_a_level_that_fell_although_the_total_rose_is_explained_where_it_is_shown(client: Client) -> None:
    scores = {"IIT": "90", "EIT1": "92", "EIT2": "91.20", "OIT": "93", "total": "91.93"}
    before = {code: Fraction(value) for code, value in scores.items()}
    after = before | {"EIT2": Fraction("76.84"), "total": Fraction("94.72")}
    (code, _) = publish(row(MAE_SAI, 2567, before), row(MAE_SAI, 2568, after))
    page = shown(client, f"/agencies/{code}/2568/")
    verdict, trend = page.split('id="trend"')
    says = "ระดับลดจาก “ผ่านดี” ปี 2567 เป็น “ผ่าน” ปี 2568 เพราะ EIT ส่วนที่ 2"
    assert says in verdict
    assert says in trend
    assert all(f'<td class="num">{one}</td>' in trend for one in ("ผ่านดี", "ผ่าน", "91.20", "76.84"))
    assert says not in shown(client, f"/agencies/{code}/2567/").split('id="trend"')[0]
