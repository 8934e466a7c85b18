"""The gap to the next level, peers and assumptions on the public pages."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.test import Client

from prongsai.core.published.row import Scope
from tests.faces.public.build import MAE_SAI, mae_sai, publish, publish_simulated, row

pytestmark = pytest.mark.django_db

LAMPANG_2564 = ("99.56", "98.83", "99.33", "100", "99.55", "98.26", "98.38", "97.75", "100", "93.75")


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def result_of_mae_sai(client: Client, language: str = "") -> str:
    (code,) = publish(mae_sai())
    return shown(client, f"{language}/agencies/{code}/2566/")


def assumed(client: Client, query: str, language: str = "") -> str:
    (code,) = publish(mae_sai())
    return shown(client, f"{language}/agencies/{code}/2566/what-if/?{query}")


def test_the_gap_names_what_gates_the_next_level(client: Client) -> None:
    page = result_of_mae_sai(client)
    assert "ระดับถัดไปคือ “ผ่านดี” ยังขาดดังนี้" in page
    assert "แต่ไม่ทราบว่าส่วนใดและขาดเท่าใด" in page
    assert "/agencies/" in page.split('id="gap"')[1].split("what-if/")[0]


def test_sets_of_items_lead_to_the_page_of_assumptions(client: Client) -> None:
    (code,) = publish(row("อบต.ตัวอย่าง", 2564, {"total": Fraction("84"), "o42": Fraction(0)}))
    page = shown(client, f"/agencies/{code}/2564/")
    assert "o42 (+5.00)" in page
    assert f"/agencies/{code}/2564/what-if/?fix=o42" in page
    answer = shown(client, f"/agencies/{code}/2564/what-if/?fix=o42")
    assert "89.00" in answer
    assert "ระดับเปลี่ยนจาก “B” เป็น “A”" in answer
    assert 'value="o42" checked' in answer


def test_items_that_nobody_named_are_mended_by_their_number(client: Client) -> None:
    figures = {str(number): Fraction(value) for number, value in enumerate(LAMPANG_2564, start=1)}
    (code,) = publish(row("อบจ.ตัวอย่าง", 2564, figures))
    form = shown(client, f"/agencies/{code}/2564/what-if/")
    assert 'name="fix-10.1"' in form
    answer = shown(client, f"/agencies/{code}/2564/what-if/?fix-10.1=1")
    assert "+1.25" in answer
    for wrong in ("fix-10.1=9", "fix-10.1=x", "fix-10.1=-1", "fix-10.1=๑", "fix-99=1"):
        assert "+1.25" not in shown(client, f"/agencies/{code}/2564/what-if/?{wrong}")


def test_an_assumed_indicator_shows_total_and_level(client: Client) -> None:
    page = assumed(client, "8=90")
    assert "คะแนนรวม 91.47 เป็น 92.19 (+0.73)" in page
    assert "จาก “ผ่าน” อาจเป็น “ผ่านดี” หรือ “ผ่าน”" in page
    assert "เป็นคะแนนสมมติ ไม่ใช่ผลที่ประกาศ" in page
    assert 'name="8" value="90"' in page


def test_parts_of_eit_may_be_assumed(client: Client) -> None:
    assert "ระดับเปลี่ยนจาก “ผ่าน” เป็น “ผ่านดี”" in assumed(client, "EIT1=90&EIT2=90")


def test_what_is_shown_already_and_empty_fields_assume_nothing(client: Client) -> None:
    assert "ผลของการสมมติ" not in assumed(client, "8=82.73")


def test_the_address_holds_no_empty_fields(client: Client) -> None:
    (code,) = publish(mae_sai())
    sent = client.get(f"/agencies/{code}/2566/what-if/?1=&8=90&set=")
    assert (sent.status_code, sent["Location"]) == (302, f"/agencies/{code}/2566/what-if/?8=90")
    assert client.get(f"/agencies/{code}/2566/what-if/?1=")["Location"] == f"/agencies/{code}/2566/what-if/"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("8=สูง", "ไม่ใช่คะแนน"),
        ("8=101", "เกิน 100"),
        ("8=90&set=e1=90", "ไม่มี “e1”"),
        ("9=50&fix=o1", "o1 อยู่ใน 9"),
        ("EIT1=90&7=90", "7 รวมทุกส่วนของเครื่องมือไว้แล้ว"),
        ("set=o1=100,o1=0", "สองค่าที่ไม่ตรงกัน"),
        ("8=90&set=8=91", "สองค่าที่ไม่ตรงกัน"),
        ("set=%00", "อ่าน"),
        ("fix=o99", "ไม่มี “o99”"),
        ("fix=8&8=90", "สองค่าที่ไม่ตรงกัน"),
    ],
)
def test_what_cannot_be_assumed_is_said_and_nothing_typed_is_lost(client: Client, query: str, said: str) -> None:
    page = assumed(client, query)
    assert said in page
    assert "ผลของการสมมติ" not in page


def test_several_items_are_typed_with_commas(client: Client) -> None:
    assert "คะแนนรวม 91.47 เป็น 91.07 (-0.40)" in assumed(client, "set=o1=0,%20o12=100")


def test_a_value_that_no_items_give_is_remarked(client: Client) -> None:
    assert "ข้อ OIT ของปีนี้ทำให้ 10 ได้ 42.56 พอดีไม่ได้" in assumed(client, "10=42.56")


def test_in_english(client: Client) -> None:
    page = assumed(client, "8=90", language="/en")
    assert "The total 91.47 becomes 92.19 (+0.73)." in page
    assert "This is an assumption, not an announced result." in page
    assert "What it lacks:" in result_of_mae_sai(client, "/en")


def test_simulated_results_are_labelled_there_too(client: Client) -> None:
    code = publish_simulated()
    assert "ข้อมูลจำลอง" in shown(client, f"/agencies/{code}/2566/what-if/?8=90")


def test_search_engines_are_kept_out(client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in assumed(client, "8=90")
    assert "Disallow: /*/what-if/" in client.get("/robots.txt").content.decode()


def test_there_is_no_such_page_without_a_result_or_rules(client: Client) -> None:
    (code,) = publish(mae_sai(), row(MAE_SAI, 2559, {"total": Fraction(80)}, province="เชียงราย"))[:1]
    assert client.get(f"/agencies/{code}/2564/what-if/").status_code == 404
    assert client.get(f"/agencies/{code}/2559/what-if/").status_code == 404
    assert client.post(f"/agencies/{code}/2566/what-if/").status_code == 405


def test_an_average_has_no_level_and_no_gap(client: Client) -> None:
    (code,) = publish(row("ค่าเฉลี่ย อบต. ตราด", 2564, {"total": Fraction("81.45")}, scope=Scope.AVERAGE))
    page = shown(client, f"/agencies/{code}/2564/")
    assert '<p class="level">ค่าเฉลี่ยไม่มีระดับของตนเอง</p>' in page
    assert 'id="gap"' not in page
    assert 'id="peers"' not in page
    assert "ค่าเฉลี่ยไม่มีระดับของตนเอง" in shown(client, f"/agencies/{code}/2564/what-if/?OIT=90")


def test_peers_of_the_province_are_named_when_there_are_enough(client: Client) -> None:
    rows = [row(f"อบต.บ้าน{number}", 2564, {"total": Fraction(80 + number)}, province="ลำปาง") for number in range(6)]
    codes = publish(*rows)
    page = shown(client, f"/agencies/{codes[5]}/2564/")
    assert "คะแนนรวม 85.00 สูงกว่าค่ากลาง 82.00 อยู่ 3.00 คะแนน (คะแนนมากกว่า 5 แห่ง น้อยกว่า 0 แห่ง จาก 5 แห่ง)" in page
    assert "81.00–83.00" in page


def test_few_peers_are_not_shown(client: Client) -> None:
    assert "น้อยกว่า 5 แห่ง จึงไม่แสดงการเทียบ" in result_of_mae_sai(client)


def test_passing_is_said_where_the_next_level_does_not_pass(client: Client) -> None:
    (code,) = publish(row("อบต.สองพี่น้อง", 2564, {"total": Fraction("59.54")}))
    page = shown(client, f"/agencies/{code}/2564/")
    assert "คะแนนรวม 59.54 ขาดอีก 5.46 คะแนนจึงถึง 65.00" in page
    assert "คะแนนรวม 59.54 ขาดอีก 25.46 คะแนนจึงถึง 85.00" in page
