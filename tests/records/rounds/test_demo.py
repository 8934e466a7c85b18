"""The demonstration fills its own round alone: one that a person makes in it stays as it was when it starts again."""

from __future__ import annotations

import pytest

from prongsai.records.agencies import mandates
from prongsai.records.agencies.mandates import Charge
from prongsai.records.agencies.models import OversightRole
from prongsai.records.disclosures import demo as disclosures
from prongsai.records.disclosures.models import Disclosure
from prongsai.records.rounds import demo
from prongsai.records.rounds.models import Assignment, RoundKind
from prongsai.records.rounds.services import RoundDraft, enrol, make_round
from tests import build

pytestmark = pytest.mark.django_db


def test_a_round_that_a_person_made_is_left_alone() -> None:
    for role in (OversightRole.REVIEWER, OversightRole.INTERVIEWER):
        mandates.give(build.user(), Charge(role, "", None), None)
    agency = build.agency("องค์การบริหารส่วนตำบลจำลองขาว", "จำลองเหนือ", simulated=True)
    of_demo = make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568, is_simulated=True))
    of_person = make_round(RoundDraft(RoundKind.OFFICIAL, 2567, 2567, is_simulated=True), build.user())
    for one in (of_demo, of_person):
        enrol(one, [agency])
    demo.load()
    disclosures.load()
    assert {one.enrolment.round for one in Assignment.objects.all()} == {of_demo}
    assert {one.enrolment.round for one in Disclosure.objects.all()} == {of_demo}
