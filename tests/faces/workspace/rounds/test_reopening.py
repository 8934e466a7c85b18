"""A rehearsal that was counted too soon takes answers again, as long as nobody has seen a score of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.thai.dates import thai_date
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.journal.models import Entry
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.rounds.scheduling import EXTENDED
from prongsai.records.rounds.selectors import phases_of
from prongsai.records.surveys.closing import KEYS_KEPT, REOPENED, close_round, due_rounds, mark_seen
from prongsai.records.surveys.models import Closing, Sheet
from prongsai.records.surveys.rehearsals import RehearsalDraft, count_now, rehearse
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.rounds.test_pages import answered, at, in_days, text

pytestmark = pytest.mark.django_db
AGAIN = "เปิดรับคำตอบอีกครั้ง"


@pytest.fixture
def agency() -> Agency:
    return build.agency()


@pytest.fixture
def officer(agency: Agency) -> Client:
    return signed_in(build.member(agency))


@pytest.fixture
def part(agency: Agency) -> Enrolment:
    """A rehearsal that its officer ended early, by mistake."""
    made = rehearse(agency, RehearsalDraft(2568, in_days(-5), in_days(3)))
    answered(made, "IIT", 6)
    count_now(made.round)
    return made


def where(part: Enrolment, page: str = "reopen/") -> str:
    return at(part.agency, f"{part.pk}/{page}")


def typed(days: int = 9, reason: str = "กดปิดผิด") -> dict[str, str]:
    return {"ends_on": thai_date(in_days(days)), "reason": reason}


def test_every_page_of_the_count_leads_to_it(part: Enrolment, officer: Client) -> None:
    for page in ("", "count/", "result/"):
        assert f'href="{where(part)}"' in text(officer.get(where(part, page))), page
    asked = text(officer.get(where(part)))
    assert thai_date((clock.now() + KEYS_KEPT).astimezone(clock.BANGKOK).date()) in asked
    assert Round.objects.get(pk=part.round_id).closed_at


def test_it_takes_answers_again_until_the_new_last_day(part: Enrolment, officer: Client) -> None:
    code = build.survey(part).code
    assert Client().get(f"/s/{code}/").status_code == 410
    answer = officer.post(where(part), typed(), follow=True)
    assert "เปิดรับคำตอบอีกครั้งแล้ว" in text(answer)
    assert Client().get(f"/s/{code}/").status_code == 200
    assert (Closing.objects.count(), Sheet.objects.count()) == (0, 6)
    again = Round.objects.get(pk=part.round_id)
    days = phases_of(again)
    assert (again.closed_at, again.grace_hours) == (None, 24)
    assert days[PhaseCode.COLLECT].ends_on == days[PhaseCode.DISCLOSE].ends_on == in_days(9)
    assert days[PhaseCode.ANNOUNCE].starts_on == in_days(11)
    assert due_rounds(clock.now() + timedelta(days=9)) == []
    assert Entry.objects.filter(verb__in=(REOPENED, EXTENDED)).count() == 2
    assert "เพราะ กดปิดผิด" in text(officer.get(where(part, "")))


@pytest.mark.parametrize(
    ("days", "reason", "field"), [(-1, "กดปิดผิด", "ends_on"), (400, "กดปิดผิด", "ends_on"), (9, " ", "reason")]
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_opened(
    part: Enrolment, officer: Client, days: int, reason: str, field: str
) -> None:
    page = text(officer.post(where(part), typed(days, reason)))
    assert f'id="id_{field}_error"' in page
    assert Round.objects.get(pk=part.round_id).closed_at
    assert not Entry.objects.filter(verb=REOPENED).exists()


def test_once_somebody_saw_a_score_there_is_no_way_back(part: Enrolment, officer: Client) -> None:
    mark_seen(part.round)
    assert AGAIN not in text(officer.get(where(part, "")))
    assert AGAIN not in text(officer.get(where(part, "count/")))
    for page in (officer.get(where(part)), officer.post(where(part), typed())):
        assert "มีผู้เห็นคะแนนของรอบนี้แล้ว" in text(page)
        assert 'name="reason"' not in text(page)
    assert Round.objects.get(pk=part.round_id).closed_at


def test_who_looks_at_the_result_while_it_is_typed_wins(part: Enrolment, officer: Client) -> None:
    assert 'name="reason"' in text(officer.get(where(part)))
    signed_in(build.member(part.agency, Role.HEAD)).post(where(part, "result/"))
    assert "มีผู้เห็นคะแนนของรอบนี้แล้ว" in text(officer.post(where(part), typed()))


def test_it_is_not_offered_when_the_keys_are_gone(part: Enrolment, officer: Client) -> None:
    Round.objects.filter(pk=part.round_id).update(closed_at=clock.now() - KEYS_KEPT - timedelta(hours=1))
    assert AGAIN not in text(officer.get(where(part, "")))
    assert "เกิน 30 วัน" in text(officer.get(where(part)))


def test_a_rehearsal_that_is_open_needs_none(agency: Agency, officer: Client) -> None:
    made = build.rehearsal(agency)
    assert AGAIN not in text(officer.get(where(made, "")))
    assert "ยังไม่ได้ปิดรับคำตอบ" in text(officer.post(where(made), typed()))


def test_an_official_round_is_reopened_by_who_runs_it(agency: Agency, officer: Client) -> None:
    made = build.official_round(agency).enrolments.get()
    build.over(made.round)
    close_round(made.round)
    assert AGAIN not in text(officer.get(where(made, "")))
    assert "เปิดรับคำตอบอีกครั้งเองได้เฉพาะการซ้อม" in text(officer.post(where(made), typed()))
    assert Round.objects.get(pk=made.round_id).closed_at


def test_who_only_looks_is_shown_no_way_to_it(part: Enrolment) -> None:
    clerk = signed_in(build.member(part.agency, Role.CLERK))
    for page in ("", "result/"):
        assert AGAIN not in text(clerk.get(where(part, page)))
    assert clerk.get(where(part)).status_code == 403
