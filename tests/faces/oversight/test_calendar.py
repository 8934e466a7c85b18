"""What those above the agencies read of phases that happen outside the system."""

from __future__ import annotations

import pytest
from django.urls import reverse

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.records.agencies.models import OversightRole
from prongsai.records.disclosures.judging import NEEDS_REASON
from prongsai.records.rounds.models import Phase, Round
from tests import build
from tests.faces.oversight.things import charged
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


def test_the_calendar_says_what_happens_outside_the_system() -> None:
    made = build.official_round(build.agency())
    administrator = signed_in(charged(OversightRole.ADMINISTRATOR))
    page = administrator.get(reverse("oversight_round", args=[made.pk])).content.decode()
    assert page.count("ขั้นนี้ยังทำนอกระบบ ตามที่ผู้จัดการประเมินแจ้ง") == 2


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
