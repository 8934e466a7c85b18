"""Makes notices, each once, marks them read, and has them sent by e-mail where that is set up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.jobs.services import enqueue
from prongsai.records.notices.models import Letter, Notice

MAIL = "notices.mail"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one person is to be told: `key` names the cause, `path` is the page (in Thai) where it is dealt with.

    Two notices of one cause and one stage have the same key; only the first is made. Nobody is judged in `text`.
    """

    user: User
    key: str
    text: Text
    path: str = ""
    due_on: date | None = None


def notify(agency: Agency, wanted: Iterable[Wanted], *, by_mail: bool = True) -> list[Notice]:
    """Make the notices that do not exist yet, and one e-mail to each person about all of hers; those that are new."""
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)  # two that find the same one missing wait for each other
        new = _not_yet_made(list(wanted))
        notices = Notice.objects.bulk_create([_notice(agency, one) for one in new])
        if by_mail and notices and settings.MAIL_SERVER:
            _write_letters(agency, notices)
            enqueue(MAIL)
    return notices


def mark_read(notices: Iterable[Notice]) -> int:
    """Mark them read now, those that are not yet; how many these were."""
    unread = Notice.objects.filter(pk__in=[one.pk for one in notices], read_at__isnull=True)
    return unread.update(read_at=clock.now())


def mark_all_read(user: User, agency: Agency) -> int:
    """Mark everything read that a person was told in an agency."""
    return Notice.objects.filter(user=user, agency=agency, read_at__isnull=True).update(read_at=clock.now())


def settle(agency: Agency, cause: str, still_due: Collection[date] = (), of: User | None = None) -> int:
    """What was reminded of is done: nobody (or only `of`) needs to read what has a key that begins with `cause`.

    Notices of the days in `still_due` stay unread.
    """
    open_ones = Notice.objects.filter(agency=agency, key__startswith=cause, read_at__isnull=True)
    if of is not None:
        open_ones = open_ones.filter(user=of)
    return open_ones.exclude(due_on__in=still_due).update(read_at=clock.now())


def _not_yet_made(wanted: Sequence[Wanted]) -> list[Wanted]:
    keys = {one.key for one in wanted}
    made = set(Notice.objects.filter(key__in=keys).values_list("user_id", "key"))
    return list({(one.user.pk, one.key): one for one in wanted if (one.user.pk, one.key) not in made}.values())


def _notice(agency: Agency, one: Wanted) -> Notice:
    return Notice(
        agency=agency,
        user=one.user,
        key=one.key,
        text_th=one.text.th,
        text_en=one.text.en,
        path=one.path,
        due_on=one.due_on,
        made_at=clock.now(),
    )


def _write_letters(agency: Agency, notices: Sequence[Notice]) -> None:
    for user in dict.fromkeys(one.user for one in notices):
        letter = Letter.objects.create(agency=agency, user=user, not_before=clock.now())
        Notice.objects.filter(pk__in=[one.pk for one in notices if one.user == user]).update(letter=letter)
