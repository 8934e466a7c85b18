"""The ledger of OIT: all rows at once, nothing typed is lost, nobody's work is overwritten unseen."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from prongsai.core.calendar.phases import PhaseCode
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.disclosures.models import Disclosure
from prongsai.records.rounds.models import Enrolment, Phase
from prongsai.records.surveys.closing import close_round
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.rounds.test_pages import at, in_days, text

pytestmark = pytest.mark.django_db
LINK = "https://www.example.go.th/o1"


@pytest.fixture
def part() -> Enrolment:
    return build.rehearsal(build.agency())


@pytest.fixture
def officer(part: Enrolment) -> Client:
    return signed_in(build.member(part.agency))


def form_of(page: str) -> dict[str, str]:
    """What a browser would send of the page as it stands."""
    given = dict(re.findall(r'<input type="hidden" name="(o\d+-seen)" value="(\w+)">', page))
    given |= dict(re.findall(r'<input type="url" name="(o\d+-address)" id="[^"]*" value="([^"]*)"', page))
    return given | dict.fromkeys(re.findall(r'name="(o\d+-ready)" id="[^"]*" checked', page), "on")


def saved(client: Client, part: Enrolment, form: dict[str, str]) -> str:
    return text(client.post(at(part.agency, f"{part.pk}/oit/save/"), form, follow=True))


def test_items_stand_by_group_with_what_they_must_contain_and_are_worth(part: Enrolment, officer: Client) -> None:
    page = text(officer.get(at(part.agency, f"{part.pk}/oit/")))
    assert "OIT พร้อมส่ง 0 จาก 28 ข้อ" in page
    assert "ยังไม่พร้อมส่ง 28 ข้อ มีค่ารวม 40.00 คะแนน" in page
    assert "9.1 ข้อมูลพื้นฐาน" in page
    assert "แผนผังโครงสร้างของหน่วยงาน" in page
    assert page.count('type="url"') == 28


def test_rows_are_saved_together_and_counted(part: Enrolment, officer: Client) -> None:
    form = form_of(text(officer.get(at(part.agency, f"{part.pk}/oit/"))))
    page = saved(officer, part, form | {"o1-address": f" {LINK} ", "o1-ready": "on", "o2-explanation": "กำลังทำ\r\nอยู่"})
    assert "บันทึก 2 ข้อแล้ว" in page
    assert "OIT พร้อมส่ง 1 จาก 28 ข้อ" in page
    assert Disclosure.objects.get(item="o2").explanation == "กำลังทำ\nอยู่"
    assert "ไม่มีข้อใดเปลี่ยน" in saved(officer, part, form_of(page) | {"o2-explanation": "กำลังทำ\r\nอยู่"})


def test_mistakes_lead_to_their_field_and_nothing_is_lost_or_half_kept(part: Enrolment, officer: Client) -> None:
    form = form_of(text(officer.get(at(part.agency, f"{part.pk}/oit/"))))
    page = saved(
        officer, part, form | {"o1-address": LINK, "o2-address": "<b>", "o3-ready": "on", "o3-explanation": "ข"}
    )
    assert 'href="#id_o2-address"' in page
    assert 'value="&lt;b&gt;"' in page
    assert "ใส่ลิงก์ก่อนเลือกว่าพร้อมส่ง" in page
    assert f'value="{LINK}"' in page
    assert ">ข</textarea>" in page
    assert not Disclosure.objects.exists()


def test_the_second_of_two_people_decides_knowingly(part: Enrolment, officer: Client) -> None:
    second = signed_in(build.member(part.agency))
    form = form_of(text(officer.get(at(part.agency, f"{part.pk}/oit/"))))
    saved(officer, part, form | {"o1-address": LINK})
    page = saved(second, part, form | {"o1-address": "https://www.example.go.th/other"})
    assert "มีผู้แก้ข้อนี้ระหว่างที่ท่านกรอก" in page
    assert f'<span class="hash">{LINK}</span>' in page
    assert Disclosure.objects.get().address == LINK
    saved(second, part, form_of(page))
    assert Disclosure.objects.get().address == "https://www.example.go.th/other"


def test_others_of_the_agency_read_it(part: Enrolment, officer: Client) -> None:
    form = form_of(text(officer.get(at(part.agency, f"{part.pk}/oit/"))))
    saved(officer, part, form | {"o1-address": LINK, "o1-ready": "on"})
    page = text(signed_in(build.member(part.agency, Role.UNIT)).get(at(part.agency, f"{part.pk}/oit/")))
    assert f'href="{LINK}"' in page
    assert "<textarea" not in page


def test_after_the_count_what_was_typed_is_still_there_with_the_reason(part: Enrolment, officer: Client) -> None:
    form = form_of(text(officer.get(at(part.agency, f"{part.pk}/oit/"))))
    build.over(part.round)
    close_round(part.round)
    page = saved(officer, part, form | {"o1-address": LINK})
    assert "จึงแก้ไขไม่ได้" in page
    assert f'value="{LINK}"' in page
    assert not Disclosure.objects.exists()
    assert "อ่านได้อย่างเดียว" in text(officer.get(at(part.agency, f"{part.pk}/oit/")))


def test_in_an_official_round_the_phase_decides() -> None:
    agency: Agency = build.agency()
    part = build.official_round(agency).enrolments.get()
    client = signed_in(build.member(agency))
    disclose = Phase.objects.filter(round=part.round, code=PhaseCode.DISCLOSE)
    disclose.update(starts_on=in_days(1), ends_on=in_days(9))
    before = text(client.get(at(agency, f"{part.pk}/oit/")))
    assert "ขณะนี้ไม่อยู่ในช่วงเปิดเผยข้อมูล" in before
    assert "<summary>ต้องมี" in before, "what an item must contain is read before its time"
    disclose.update(starts_on=in_days(0))
    assert "<textarea" in text(client.get(at(agency, f"{part.pk}/oit/")))
