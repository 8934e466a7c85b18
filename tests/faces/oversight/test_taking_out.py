"""Agencies enrolled by mistake are taken out on screen: listed first, with a reason, never more than was shown."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from prongsai.records.agencies.models import OversightRole
from prongsai.records.disclosures.models import Disclosure
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.services import enrol
from prongsai.records.rounds.taking_out import enrolled_at_once
from prongsai.records.surveys.closing import close_round
from tests.build import agency, official_round, over
from tests.faces.oversight.things import charged
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = "เทศบาลตำบลหนึ่ง", "เทศบาลตำบลสอง", "เทศบาลตำบลสาม"


@pytest.fixture
def browser() -> Client:
    return signed_in(charged(OversightRole.ADMINISTRATOR))


def at(made: Round) -> str:
    return reverse("oversight_take_out", args=[made.pk])


def names(made: Round) -> set[str]:
    return set(made.enrolments.values_list("agency__name", flat=True))


def test_ticked_agencies_leave_with_a_reason(browser: Client) -> None:
    made = official_round(agency(ONE), agency(TWO), agency(THREE))
    one, two = (made.enrolments.get(agency__name=name) for name in (ONE, TWO))
    Disclosure.objects.create(enrolment=two, item="o1")
    assert at(made) in browser.get(reverse("oversight_round", args=[made.pk])).content.decode()
    assert "โปรดเลือกหน้าชื่อหน่วยงาน" in browser.get(at(made), {"chosen": "1"}).content.decode()
    asked = browser.get(at(made), {"chosen": "1", "agency": [one.pk, two.pk]}).content.decode()
    assert "นำ 1 หน่วยงานออกจากรอบ" in asked
    assert f"{TWO}: บันทึก OIT แล้ว" in asked
    ticked = {"agency": [one.pk, two.pk], "count": "1"}
    assert browser.post(at(made), ticked | {"reason": " "}).status_code == 422
    assert names(made) == {ONE, TWO, THREE}
    assert browser.post(at(made), ticked | {"reason": "เพิ่มผิด"}).status_code == 302
    assert names(made) == {TWO, THREE}


def test_what_was_enrolled_last_leaves_at_once_but_never_more_than_was_shown(browser: Client) -> None:
    made = official_round(agency(ONE))
    enrol(made, [agency(TWO), agency(THREE)])
    last = enrolled_at_once(made)[0].at.isoformat()
    asked = browser.get(at(made), {"whole": "1", "at": last}).content.decode()
    assert "นำ 2 หน่วยงานออกจากรอบ" in asked
    changed = browser.post(at(made), {"at": last, "q": "", "count": "3", "reason": "ผิดจังหวัด"})
    assert "รายการเปลี่ยนไป" in changed.content.decode()
    assert names(made) == {ONE, TWO, THREE}
    browser.post(at(made), {"at": last, "q": "", "count": "2", "reason": "ผิดจังหวัด"})
    assert names(made) == {ONE}


def test_a_counted_round_lets_nobody_go(browser: Client) -> None:
    made = official_round(agency(ONE))
    over(made)
    close_round(made)
    part = made.enrolments.get()
    assert "จึงนำหน่วยงานออกไม่ได้" in browser.get(at(made)).content.decode()
    answer = browser.post(at(made), {"agency": part.pk, "count": "1", "reason": "เพิ่มผิด"})
    assert answer.status_code == 422
    assert names(made) == {ONE}


def test_very_many_leave_in_several_steps(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.faces.oversight.rounds.taking_out.MOST_AT_ONCE", 1)
    made = official_round(agency(ONE), agency(TWO))
    asked = browser.get(at(made), {"whole": "1"}).content.decode()
    assert "นำ 1 หน่วยงานออกจากรอบ" in asked
    assert "ยังเหลืออีก 1 หน่วยงาน" in asked
    browser.post(at(made), {"count": "1", "reason": "เพิ่มผิด"})
    assert len(names(made)) == 1
