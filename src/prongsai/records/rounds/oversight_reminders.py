"""A supervisor reminds agencies that are behind: a notice to their officers, at most one a day, with own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Membership, Role
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.notices.models import Notice
from prongsai.records.notices.services import Wanted, notify
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.progress import Answers, Standing

LONGEST_WORD = 500
MOST_AT_ONCE = 500
REMINDED = verb(
    "rounds.oversight.reminded",
    "ผู้กำกับแจ้งเตือนเรื่องรอบการประเมินถึงเจ้าหน้าที่ {count} คน",
    "A supervisor reminded {count} officers about the round",
)
REMINDED_ALL = verb(
    "rounds.oversight.reminded-all",
    "แจ้งเตือน {agencies} หน่วยงาน ถึงเจ้าหน้าที่ {count} คน",
    "Reminded {agencies} agencies: {count} officers",
)


class Reminded(NamedTuple):
    """What became of a reminder: officers reached, agencies told today already, agencies without an officer."""

    officers: int
    agencies: int
    already: tuple[Standing, ...]
    without_officer: tuple[Standing, ...]


class Reach(NamedTuple):
    """Whom a reminder would reach today: agencies to be told, those told today already, those without an officer."""

    tellable: tuple[Standing, ...]
    already: tuple[Standing, ...]
    without_officer: tuple[Standing, ...]


def reach(behind: Sequence[Standing], today: date) -> Reach:
    """Whom a reminder to these agencies would reach."""
    officers, told = _officers([one.agency for one in behind]), told_on(today, behind)
    without = tuple(one for one in behind if one.agency not in officers)
    already = tuple(one for one in behind if one.enrolment in told)
    tellable = tuple(one for one in behind if one.agency in officers and one.enrolment not in told)
    return Reach(tellable, already, without)


def told_on(today: date, standings: Sequence[Standing]) -> set[int]:
    """The enrolments of which every officer was told on that day; an officer who came later can still be told."""
    officers = _officers([one.agency for one in standings])
    keys = [_key(one, today) for one in standings]
    told = set(Notice.objects.filter(key__in=keys).values_list("user_id", "key"))
    of = {
        one.enrolment: {(person.pk, _key(one, today)) for person in officers.get(one.agency, [])} for one in standings
    }
    return {enrolment for enrolment, wanted in of.items() if wanted and wanted <= told}


def remind(the_round: Round, behind: Sequence[Standing], words: str, today: date, by: User) -> Reminded:
    """Tell the officers of these agencies what is missing. Raises InputError: none chosen, too many, words too long."""
    words = tidy(words)
    _require_sendable(behind, words)
    officers = _officers([one.agency for one in behind])
    agencies = Agency.objects.in_bulk([one.agency for one in behind])
    told, reached = [], 0
    for one in behind:
        people = officers.get(one.agency, [])
        with transaction.atomic():
            wanted = [_wanted(the_round, one, person, words, today, by) for person in people]
            made = notify(agencies[one.agency], wanted)
            if made:
                write(one.code, REMINDED, actor=by, about=the_round, facts={"count": len(made)})
        reached += len(made)
        told += [one] if made else []
    if told:
        write(SITE, REMINDED_ALL, actor=by, about=the_round, facts={"agencies": len(told), "count": reached})
    silent = [one for one in behind if one not in told]
    already = tuple(one for one in silent if officers.get(one.agency))
    return Reminded(reached, len(told), already, tuple(one for one in silent if not officers.get(one.agency)))


def lacking(one: Standing) -> Text:
    """What an agency lacks, with its figures: "IIT ขาด 12 ชุด, ข้อมูล OIT พร้อม 3 จาก 28 ข้อ"."""
    said = [] if one.has_headcounts else [Text("ยังไม่ได้ระบุจำนวนคน", "headcounts are missing")]
    said += [_missing(answers) for answers in one.answers if answers.missing]
    if one.ready < one.items:
        said.append(
            Text(f"ข้อมูล OIT พร้อม {one.ready} จาก {one.items} ข้อ", f"{one.ready} of {one.items} disclosures are ready")
        )
    return Text(", ".join(part.th for part in said) or "ครบแล้ว", ", ".join(part.en for part in said) or "complete")


def _missing(answers: Answers) -> Text:
    return Text(f"{answers.code} ขาด {answers.missing:,} ชุด", f"{answers.code}: {answers.missing:,} sheets missing")


def _officers(agencies: Sequence[int]) -> dict[int, list[User]]:
    found: dict[int, list[User]] = defaultdict(list)
    working = Membership.objects.filter(agency__in=agencies, role=Role.OFFICER, ended_at__isnull=True)
    for one in working.filter(user__is_active=True).select_related("user").order_by("pk"):
        found[one.agency_id].append(one.user)
    return found


def _wanted(the_round: Round, one: Standing, person: User, words: str, today: date, by: User) -> Wanted:
    what = lacking(one)
    own = f" “{words}”" if words else ""
    text = Text(
        f"{the_round.name.th}: {what.th} (นับถึงเมื่อวาน) แจ้งโดย {by}{own}",
        f"{the_round.name.en}: {what.en} (counted up to yesterday), says {by}{own}",
    )
    path = f"/office/{one.code}/rounds/{one.enrolment}/"
    return Wanted(person, _key(one, today), text, path)


def _key(one: Standing, today: date) -> str:
    return f"oversight:{one.enrolment}:{today}"


def _require_sendable(behind: Sequence[Standing], words: str) -> None:
    if not behind:
        raise InputError(Text("โปรดเลือกหน่วยงานอย่างน้อยหนึ่งแห่ง", "Choose at least one agency."))
    if len(behind) > MOST_AT_ONCE:
        raise InputError(
            Text(
                f"แจ้งเตือนได้ครั้งละไม่เกิน {MOST_AT_ONCE} หน่วยงาน โปรดกรองตามจังหวัดหรือประเภท",
                f"At most {MOST_AT_ONCE} agencies at a time. Filter by province or kind.",
            )
        )
    if len(words) > LONGEST_WORD:
        raise InputError(
            Text(
                f"ข้อความยาวเกิน {LONGEST_WORD} ตัวอักษร โปรดย่อ",
                f"The words are longer than {LONGEST_WORD} letters. Shorten them.",
            )
        )
