"""Reads notices, and how their e-mails went."""

from __future__ import annotations

from django.conf import settings
from django.db.models import F, QuerySet

from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import Anyone
from prongsai.records.agencies.models import Agency
from prongsai.records.notices.models import Letter, LetterState, Notice


def unread(user: Anyone, agency: Agency | None = None) -> int:
    """How many notices a person has not read, in one agency or in all of hers."""
    if not user.is_authenticated:
        return 0
    found = Notice.objects.filter(user=user, read_at__isnull=True)
    return (found if agency is None else found.filter(agency=agency)).count()


def of_person(user: User, agency: Agency) -> QuerySet[Notice]:
    """What a person was told in an agency: the unread first, then the newest."""
    return Notice.objects.filter(user=user, agency=agency).order_by(F("read_at").asc(nulls_first=True), "-pk")


def is_mail_set_up() -> bool:
    """Whether this installation can send e-mail."""
    return settings.MAIL_SERVER is not None


def mail_troubles(agency: Agency) -> QuerySet[Letter]:
    """The e-mails that did not go out, may not have arrived, or are tried again; the newest first."""
    troubled = agency.letters.exclude(state__in=[LetterState.SENT, LetterState.SENDING]).filter(tries__gt=0)
    return troubled.select_related("user").order_by("-pk")
