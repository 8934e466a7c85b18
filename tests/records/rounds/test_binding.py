"""A round keeps the rules and the words that it asks by, whatever is imported later."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.loader import package_bytes
from prongsai.core.frameworks.wording import OfficialWording, Overlay
from prongsai.core.thai.errors import InputError
from prongsai.records.disclosures.models import Disclosure
from prongsai.records.frameworks.services import import_version
from prongsai.records.frameworks.wording import import_wording
from prongsai.records.journal.models import Entry
from prongsai.records.rounds.binding import bind_words, choose_rules, may_reword, reword, why_rules_stay, words_of
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.selectors import phases_of, rules_of
from prongsai.records.surveys.doors import door, forget
from tests import build

pytestmark = pytest.mark.django_db
CORRECTED = package_bytes(2568).replace(b"weak_below: 85", b"weak_below: 84", 1)


@pytest.fixture(autouse=True)
def words_folder() -> Iterator[None]:
    yield
    shutil.rmtree(Path(settings.DATA) / "wording", ignore_errors=True)
    forget()


def prepared() -> Round:
    """An official round of one agency whose answers are still to come."""
    return build.official_round(build.agency(), collect=(5, 30))


def words(says: str) -> Overlay:
    return import_wording(Overlay(fiscal_year=2568, wordings={"i1": OfficialWording(th=says, source="คู่มือ")}))


def fresh(of: Round) -> Round:
    return Round.objects.select_related("framework", "wording").get(pk=of.pk)


class TestRules:
    def test_a_round_that_is_prepared_can_choose_the_corrected_ones(self) -> None:
        the_round, kept = prepared(), import_version(CORRECTED, reason="แก้ไข")
        assert rules_of(fresh(the_round)).sha256 != kept.sha256
        choose_rules(the_round, kept.sha256)
        assert rules_of(fresh(the_round)).sha256 == kept.sha256
        assert Entry.objects.filter(verb="rounds.rules_chosen").count() == 1

    def test_days_that_nobody_set_follow_the_calendar_of_the_corrected_ones(self) -> None:
        announced = CORRECTED.replace(b"2025-08-15", b"2025-08-29")
        assert announced != CORRECTED
        the_round, kept = prepared(), import_version(announced, reason="เลื่อนวันประกาศผล")
        collect = phases_of(the_round)[PhaseCode.COLLECT]
        choose_rules(the_round, kept.sha256)
        phases = phases_of(fresh(the_round))
        assert phases[PhaseCode.ANNOUNCE].ends_on == date(2025, 8, 29)
        assert phases[PhaseCode.COLLECT].starts_on == collect.starts_on

    def test_it_keeps_its_rules_once_answers_are_taken(self) -> None:
        the_round, kept = build.official_round(build.agency()), import_version(CORRECTED, reason="แก้ไข")
        with pytest.raises(InputError, match="keeps its rules"):
            choose_rules(the_round, kept.sha256)

    def test_it_keeps_them_once_an_agency_entered_something(self) -> None:
        the_round, kept = prepared(), import_version(CORRECTED, reason="แก้ไข")
        Disclosure.objects.create(enrolment=the_round.enrolments.get(), item="o1", address="https://example.go.th/")
        with pytest.raises(InputError, match="entered something"):
            choose_rules(the_round, kept.sha256)

    def test_a_rehearsal_keeps_what_it_was_made_with(self) -> None:
        part = build.rehearsal(build.agency(), collect=(5, 30))
        assert why_rules_stay(part.round)

    def test_rules_with_other_surveys_are_refused(self) -> None:
        the_round = prepared()
        text = CORRECTED.decode().replace("EIT2", "EIT3")
        kept = import_version(text.encode(), reason="ทดลอง")
        with pytest.raises(InputError, match="other surveys"):
            choose_rules(the_round, kept.sha256)


class TestWords:
    def test_while_answers_are_taken_an_import_changes_nothing_for_this_round(self) -> None:
        first = words("ถ้อยคำแรก")
        the_round = build.official_round(build.agency())
        survey = build.survey(the_round.enrolments.get())
        before = door(survey.code)
        words("ถ้อยคำใหม่")
        forget()
        after = door(survey.code)
        assert before
        assert after
        assert before.official == after.official == first
        assert words_of(fresh(the_round)) == first

    def test_a_round_without_official_words_keeps_ours(self) -> None:
        the_round = build.official_round(build.agency())
        assert words_of(fresh(the_round)) is None
        words("ถ้อยคำใหม่")
        assert words_of(fresh(the_round)) is None
        assert fresh(the_round).worded_at

    def test_the_journal_is_not_told_when_the_first_person_came(self) -> None:
        the_round = build.official_round(build.agency())
        words_of(the_round)
        bound = fresh(the_round)
        assert bound.worded_at == clock.midnight(phases_of(bound)[PhaseCode.COLLECT].starts_on)
        assert not Entry.objects.filter(verb="rounds.worded").exists()

    def test_words_follow_the_newest_import_until_somebody_may_be_asked(self) -> None:
        the_round = prepared()
        words("ถ้อยคำแรก")
        newest = words("ถ้อยคำใหม่")
        assert words_of(the_round) == newest
        assert fresh(the_round).worded_at is None

    def test_a_printed_form_binds_them_and_they_can_be_replaced_until_the_first_day(self) -> None:
        the_round, person, first = prepared(), build.user(), words("ถ้อยคำแรก")
        bind_words(the_round, person)
        second = words("ถ้อยคำใหม่")
        assert words_of(fresh(the_round)) == first
        assert may_reword(the_round)
        reword(the_round, person)
        assert words_of(fresh(the_round)) == second
        assert Entry.objects.filter(verb="rounds.worded").exclude(actor="").count() == 2
        build.collecting(the_round, 0, 30)
        with pytest.raises(InputError, match="same words"):
            reword(fresh(the_round), person)

    def test_a_door_that_was_looked_at_before_it_opened_asks_in_the_words_that_are_bound(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        the_round = build.official_round(build.agency(), collect=(1, 30))
        survey = build.survey(the_round.enrolments.get())
        early = door(survey.code)
        assert early
        assert not early.is_worded
        bound, now = words("ถ้อยคำทางการ"), clock.now()
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1))
        opened = door(survey.code)
        assert opened
        assert opened.is_worded
        assert opened.official == bound
