"""Two people, or one who presses twice, at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from prongsai.core.thai.errors import InputError
from prongsai.records.frameworks.services import pin
from prongsai.records.rounds.models import Round, RoundKind
from prongsai.records.rounds.services import RoundDraft, count_people, make_round
from prongsai.records.surveys.closing import close_pieces, close_surveys
from tests import build

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_official_round_is_made_and_the_other_is_told() -> None:
    pin(2568)
    together = Barrier(2)

    def press(_: int) -> str:
        together.wait()
        try:
            return make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568)).name.en
        except InputError as refused:
            return refused.text.en
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        said = sorted(people.map(press, range(2)))
    assert Round.objects.count() == 1
    assert said[1] == "There is a round of FY 2568 already."


def test_headcounts_stay_from_the_first_answers_that_are_counted() -> None:
    made = build.official_round(build.agency(), build.agency("อบต.สอง", "เชียงราย"))
    build.over(made)
    close_surveys(made, close_pieces(made)[0][:3])
    with pytest.raises(InputError, match="were counted"):
        count_people(made.enrolments.order_by("pk")[0], 10, 20)
