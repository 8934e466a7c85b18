"""The surveys of a round: their links lead nowhere else, and who opened them is told."""

from __future__ import annotations

import pytest

from prongsai.records.journal.models import Entry
from prongsai.records.rounds.models import RoundKind
from prongsai.records.rounds.services import RoundDraft, enrol, make_round
from prongsai.records.surveys import services
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.models import Survey
from tests import build

pytestmark = pytest.mark.django_db


def test_each_survey_is_made_once_and_the_journal_says_by_whom() -> None:
    person = build.user()
    made = make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))
    enrol(made, [build.agency()])
    assert services.open_surveys(made, by=person) == 3
    assert services.open_surveys(made, by=person) == 0
    (entry,) = Entry.objects.filter(verb=services.OPENED)
    assert (entry.actor, entry.facts) == (f"u{person.pk}", {"count": 3})


def test_a_code_that_leads_somewhere_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    known = build.survey(build.rehearsal(build.agency())).code
    drawn = iter([known, "abcdefg", "abcdefg", "hjkmnpq"])
    monkeypatch.setattr(services, "_code", lambda: next(drawn))
    assert sorted(services.new_codes(2)) == ["abcdefg", "hjkmnpq"]


def test_no_survey_is_opened_once_answers_were_counted() -> None:
    the_round = build.official_round(build.agency())
    build.over(the_round)
    Survey.objects.filter(instrument="EIT2").delete()
    close_round(the_round)
    assert services.open_surveys(the_round) == 0
