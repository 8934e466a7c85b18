"""Accounts: made by invitation, closed and erased; sessions that end."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User

LONGEST_NAME = 200


def checked_email(written: str) -> str:
    """An e-mail address as accounts keep it. Raises InputError for what is none."""
    email = written.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise InputError(
            Text(
                f"“{written.strip()}” ไม่ใช่อีเมล โปรดตรวจการสะกด", f"“{written.strip()}” is no e-mail address. Check it."
            )
        ) from None
    return email


def checked_name(written: str) -> str:
    """A person's name as pages show it. Raises InputError: none, or one that is too long."""
    name = tidy(written)
    if not name:
        raise InputError(Text("โปรดพิมพ์ชื่อและนามสกุล", "Type your name."))
    if len(name) > LONGEST_NAME:
        raise InputError(Text(f"ชื่อยาวเกิน {LONGEST_NAME} ตัวอักษร", f"The name is longer than {LONGEST_NAME} letters."))
    return name


def make_account(email: str, name: str, password: str | None = None) -> User:
    """A new account; without a password she signs in by her agency's own sign-on, or sets one by a link.

    Raises InputError (name, address that is known) and Django's ValidationError (a password that is too weak).
    """
    person = User(email=checked_email(email), display_name=checked_name(name))
    if User.objects.filter(email=person.email).exists():
        raise InputError(Text("อีเมลนี้มีบัญชีอยู่แล้ว", "There is an account with this e-mail address already."))
    if password is not None:
        validate_password(password, person)
    person.set_password(password)
    person.save()
    return person


def rename(person: User, name: str) -> None:
    """Another name for the same person; what is written in the journal stays."""
    person.display_name = checked_name(name)
    person.save(update_fields=["display_name"])


def end_sessions(person: User) -> None:
    """Wherever she is signed in, she is so no longer."""
    User.objects.filter(pk=person.pk).update(session_epoch=F("session_epoch") + 1)
    person.refresh_from_db(fields=["session_epoch"])


def drop_second_step(person: User) -> None:
    """Codes and passkeys that she has lost; a password alone lets her in again."""
    Authenticator.objects.filter(user=person).delete()


def forget_what_is_over() -> None:
    """Throw away sessions that have run out, and the counts of wrong passwords that no longer matter."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(settings.ATTEMPTS_TABLE)
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [now])  # noqa: S608 our own table


def erase_account(person: User) -> None:
    """Close an account for good and forget its name and address; the number that the journal knows stays."""
    with transaction.atomic():
        drop_second_step(person)
        SocialAccount.objects.filter(user=person).delete()
        end_sessions(person)
        person.email, person.display_name, person.is_active = f"erased-{person.pk}@invalid", "", False
        person.set_unusable_password()
        person.save()
