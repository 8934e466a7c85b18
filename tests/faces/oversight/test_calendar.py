"""What those above the agencies read of phases that happen outside the system."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.thai.dates import thai_date
from prongsai.records.agencies.models import OversightRole
from prongsai.records.disclosures.judging import NEEDS_REASON
from prongsai.records.rounds.models import Phase, Round
from prongsai.records.rounds.scheduling import extend
from tests import build
from tests.faces.oversight.things import charged
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


def test_the_calendar_says_what_happens_outside_the_system() -> None:
    made = build.official_round(build.agency())
    administrator = signed_in(charged(OversightRole.ADMINISTRATOR))
    page = administrator.get(reverse("oversight_round", args=[made.pk])).content.decode()
    assert page.count("ขั้นนี้ยังทำนอกระบบ ตามที่ผู้จัดการประเมินแจ้ง") == 2


def typed(page: str, **days: str) -> dict[str, str]:
    """What the form on the page would send, with other days in some of its fields."""
    fields = {**dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))}
    assert "collect_seen" in fields
    return fields | days


def test_an_older_form_does_not_take_an_extension_back() -> None:
    made = build.official_round(build.agency())
    build.collecting(made, 5, 30)
    address = reverse("oversight_phases", args=[made.pk])
    administrator = signed_in(charged(OversightRole.ADMINISTRATOR))
    shown = administrator.get(address).content.decode()
    disclose, announce = (made.phases.get(code=one) for one in ("disclose", "announce"))
    later = clock.today() + timedelta(days=7)
    extend(disclose, later, "น้ำท่วม")
    other = thai_date(announce.ends_on + timedelta(days=1))
    answer = administrator.post(address, typed(shown, announce_ends=other))
    assert answer.status_code == 302
    disclose.refresh_from_db()
    announce.refresh_from_db()
    assert (disclose.ends_on, thai_date(announce.ends_on)) == (later, other)


def test_who_changes_what_another_changed_meanwhile_is_asked_once_more() -> None:
    made = build.official_round(build.agency())
    build.collecting(made, 5, 30)
    address = reverse("oversight_phases", args=[made.pk])
    administrator = signed_in(charged(OversightRole.ADMINISTRATOR))
    shown = administrator.get(address).content.decode()
    disclose = made.phases.get(code="disclose")
    later = clock.today() + timedelta(days=7)
    extend(disclose, later, "น้ำท่วม")
    mine = thai_date(disclose.ends_on + timedelta(days=1))
    asked = administrator.post(address, typed(shown, disclose_ends=mine)).content.decode()
    assert f"ถึง {thai_date(later)} หลังจากท่านเปิดหน้านี้" in asked
    assert f'name="disclose_ends" value="{mine}"' in asked
    assert administrator.post(address, typed(asked)).status_code == 302
    disclose.refresh_from_db()
    assert thai_date(disclose.ends_on) == mine


def test_a_calendar_that_lies_in_the_past_says_so() -> None:
    made = build.official_round(build.agency())
    administrator = signed_in(charged(OversightRole.ADMINISTRATOR))
    build.collecting(made, -90, -30)
    says = "ปฏิทินนี้อยู่ในอดีต"
    address = reverse("oversight_phases", args=[made.pk])
    assert says in administrator.get(address).content.decode()
    build.collecting(made, 5, 30)
    assert says not in administrator.get(address).content.decode()


def test_nobody_is_promised_a_clarification_in_the_system() -> None:
    made = build.official_round(build.agency())
    build.over(made)
    Round.objects.filter(pk=made.pk).update(closed_at=clock.now())
    Phase.objects.filter(round=made, code=PhaseCode.CONFIRM).update(ends_on=clock.today())
    administrator = signed_in(charged(OversightRole.ADMINISTRATOR))
    page = administrator.get(reverse("oversight_announce", args=[made.pk])).content.decode()
    assert "ยังไม่ถึงเวลาประกาศผล" in page
    assert "หน่วยงานชี้แจงไม่ทัน" not in page
    assert "ชี้แจง" not in NEEDS_REASON.th
    assert "เห็นเมื่อประกาศผล" in NEEDS_REASON.th
