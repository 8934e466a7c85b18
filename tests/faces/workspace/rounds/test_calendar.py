"""What the calendar says of phases that happen elsewhere."""

from __future__ import annotations

import pytest

from prongsai.records.rounds.elsewhere import follow
from prongsai.records.rounds.models import Enrolment
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.rounds.test_pages import at, text

pytestmark = pytest.mark.django_db
OUTSIDE = {"": "ขั้นนี้ยังทำนอกระบบ ตามที่ผู้จัดการประเมินแจ้ง", "/en": "For now this is done outside the system"}


def page(part: Enrolment, language: str = "") -> str:
    return text(signed_in(build.member(part.agency)).get(at(part.agency, f"{part.pk}/", language)))


@pytest.mark.parametrize("language", ["", "/en"])
def test_clarifying_and_confirming_are_said_to_happen_outside_the_system(language: str) -> None:
    part = build.official_round(build.agency()).enrolments.get()
    assert page(part, language).count(OUTSIDE[language]) == 2


def test_a_rehearsal_has_neither_and_a_round_in_itas_has_all_of_it_elsewhere() -> None:
    agency = build.agency()
    for part in (build.rehearsal(agency), follow(agency, 2570)):
        assert OUTSIDE[""] not in page(part)
