from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import IntegrityError, connection
from django.test import RequestFactory
from django.utils import timezone

from prongsai.records.accounts.models import User
from prongsai.records.accounts.services import end_sessions, forget_what_is_over
from prongsai.records.jobs import schedules

pytestmark = pytest.mark.django_db


def test_a_user_signs_in_with_her_email_whatever_its_capitals(engine: str, rf: RequestFactory) -> None:
    User.objects.create_user("Somying@Example.go.th", "a long password 1")
    assert connection.vendor == engine
    request = rf.post("/account/login/")
    assert authenticate(request, username="SOMYING@example.go.th", password="a long password 1") is not None


def test_the_same_address_is_one_account() -> None:
    User.objects.create_user("a@example.go.th")
    with pytest.raises(IntegrityError):
        User.objects.create_user("A@example.go.th")


def test_without_a_password_nobody_signs_in() -> None:
    assert not User.objects.create_user("a@example.go.th").has_usable_password()


def test_an_address_is_needed() -> None:
    with pytest.raises(ValueError, match="อีเมล"):
        User.objects.create_user("")


def test_what_has_run_out_is_thrown_away_once_a_day() -> None:
    kept = caches["attempts"]
    kept.set("still-counts", 1, 900)
    kept.set("over", 1, 900)
    Session.objects.create(session_key="over", session_data="", expire_date=timezone.now() - timedelta(minutes=1))
    Session.objects.create(session_key="open", session_data="", expire_date=timezone.now() + timedelta(minutes=1))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_attempts SET expires = '2020-01-01 00:00:00' WHERE cache_key LIKE '%over'")
    assert "jobs.tidy" in schedules._daily
    forget_what_is_over()
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM accounts_attempts")
        assert [key for (key,) in cursor.fetchall()] == [":1:still-counts"]
    assert [one.session_key for one in Session.objects.all()] == ["open"]


def test_other_sessions_end_when_she_says_so() -> None:
    person = User.objects.create_user("a@example.go.th", "a long password 1")
    before = person.get_session_auth_hash()
    end_sessions(person)
    assert person.get_session_auth_hash() != before
