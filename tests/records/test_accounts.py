import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, connection
from django.test import RequestFactory

from prongsai.records.accounts.models import User

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
