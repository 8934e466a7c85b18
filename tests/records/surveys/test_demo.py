"""The rounds of the demonstration are simulated, complete, and made once."""

from __future__ import annotations

import pytest
from django.db.models import Sum

from prongsai.records.rounds.models import Round, RoundKind
from prongsai.records.surveys import demo
from prongsai.records.surveys.models import DayCount, Sheet, Survey
from tests import build

pytestmark = pytest.mark.django_db


def test_the_rounds_are_marked_and_their_counts_agree_with_their_sheets() -> None:
    agency = build.agency("องค์การบริหารส่วนตำบลจำลองขาว", "จำลองเหนือ", simulated=True)
    demo.load(agency)
    assert {(one.kind, one.is_simulated) for one in Round.objects.all()} == {
        (RoundKind.OFFICIAL, True),
        (RoundKind.REHEARSAL, True),
    }
    assert Sheet.objects.count() == DayCount.objects.aggregate(all=Sum("sheets"))["all"]
    assert Survey.objects.aggregate(all=Sum("received"))["all"] == Sheet.objects.count()
    assert Round.objects.get(kind=RoundKind.REHEARSAL).closed_at
    assert Round.objects.get(kind=RoundKind.OFFICIAL).closed_at is None


def test_loading_again_makes_nothing_new() -> None:
    agency = build.agency("องค์การบริหารส่วนตำบลจำลองขาว", "จำลองเหนือ", simulated=True)
    demo.load(agency)
    before = (Round.objects.count(), Sheet.objects.count())
    demo.load(agency)
    assert (Round.objects.count(), Sheet.objects.count()) == before
