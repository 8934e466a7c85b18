"""แจ้งเวียน: circulars that people confirm by name, on screen or on the printed sheet; "all know of it" is counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from prongsai.adapters import clock
from prongsai.core.reports import circulation as paper
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Membership, Role, Unit
from prongsai.records.agencies.units import open_units
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.models import Circular, Receipt, Step
from prongsai.records.notices.services import Wanted, notify, settle

WEEK = timedelta(days=7)
MOST_NAMES = 2000
LONGEST_NAME = 200
SENT = verb("measures.circular.sent", "แจ้งเวียน “{circular}” ถึง {count} รายชื่อ", "Sent round “{circular}” to {count}")
CONFIRMED = verb("measures.circular.confirmed", "รับทราบ “{circular}”", "Confirmed having read “{circular}”")
SIGNED = verb(
    "measures.circular.signed",
    "บันทึกว่า {count} คนลงชื่อรับทราบ “{circular}” ในกระดาษ",
    "Recorded that {count} people signed for “{circular}” on paper",
)
UNSIGNED = verb(
    "measures.circular.unsigned",
    "แก้ไข: {count} คนยังไม่ได้ลงชื่อรับทราบ “{circular}”",
    "Corrected: {count} people have not signed for “{circular}”",
)
WIDENED = verb("measures.circular.widened", "เพิ่มผู้รับ “{circular}” {count} คน", "Sent “{circular}” to {count} more")
_NOTICE = Text("มีหนังสือแจ้งเวียนให้ท่านอ่านและรับทราบ: “{title}”", "A circular for you to read and confirm: “{title}”")
_NO_TITLE = Text("โปรดพิมพ์เรื่องที่แจ้งเวียน", "Type what the circular is about.")
_NOTHING = Text("โปรดพิมพ์ข้อความ หรือแนบเอกสารที่แจ้งเวียน", "Type the text, or attach the document that goes round.")
_NOBODY = Text("ยังไม่มีผู้รับ โปรดเลือกสำนัก/กอง หรือพิมพ์รายชื่อผู้รับ", "It goes to nobody yet. Choose units or type names.")
_NO_SHEET = Text(
    "โปรดแนบภาพสแกนของใบเวียนที่ลงชื่อแล้ว เพื่อเป็นหลักฐานของชื่อที่เลือก",
    "Attach the scan of the signed sheet: it proves the names that you ticked.",
)
_TOO_MANY = Text(f"ใส่รายชื่อได้ไม่เกิน {MOST_NAMES:,} คน", f"At most {MOST_NAMES:,} names can be given.")


class Name(NamedTuple):
    """Somebody without an account, with the unit."""

    name: str
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class CircularDraft:
    """A circular as the officer writes it: to everybody or to `units`; `names` are those who have no account."""

    title: str
    sent_on: date
    body: str = ""
    number: str = ""
    to_all: bool = True
    units: tuple[Unit, ...] = ()
    by_name: bool = True
    names: tuple[Name, ...] = ()
    file: StoredFile | None = None
    step: Step | None = None


class Informed(NamedTuple):
    """How many of those it went to have read it, and who has not."""

    read: int
    total: int
    missing: tuple[Receipt, ...]

    @property
    def is_everybody(self) -> bool:
        return self.total > 0 and self.read == self.total

    @property
    def says(self) -> Text:
        """The fact as papers and pages state it."""
        if self.is_everybody:
            return Text(f"รับทราบครบทั้ง {self.total} รายชื่อ", f"All {self.total} have confirmed it")
        return Text(f"รับทราบแล้ว {self.read} จาก {self.total} รายชื่อ", f"{self.read} of {self.total} have confirmed it")


def send(agency: Agency, draft: CircularDraft, by: User) -> Circular:
    """Send a circular round: everybody it goes to is listed and told. Raises InputError with what to do."""
    _require(draft)
    with transaction.atomic():
        circular = Circular.objects.create(
            agency=agency,
            step=draft.step,
            title=tidy(draft.title),
            body=draft.body.strip(),
            number=draft.number.strip(),
            sent_on=draft.sent_on,
            to_all=draft.to_all,
            by_name=draft.by_name,
            file=draft.file,
            made_by=by,
        )
        circular.units.set(draft.units)
        receipts = _listed(circular, draft)
        if not receipts:
            raise InputError(_NOBODY)
        _write(SENT, circular, by, len(receipts))
        notify(agency, _notices(circular))
    return circular


def add_names(circular: Circular, names: Sequence[Name], by: User) -> int:
    """List more people who have no account; how many were not listed yet."""
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=circular.agency_id)
        made = _add_names(circular, names)
        if made:
            _write(WIDENED, circular, by, len(made))
    return len(made)


def confirm(circular: Circular, user: User) -> bool:
    """Note that a person has read it, for herself or for her unit; False when there was nothing left to note."""
    with transaction.atomic():
        if not _theirs(circular, user).filter(read_at__isnull=True).update(read_at=clock.now()):
            return False
        _write(CONFIRMED, circular, user)
        settle(circular.agency, f"circular:{circular.pk}:u{user.pk}:")
    return True


def sign(circular: Circular, signed: Collection[int], by: User, sheet: StoredFile | None = None) -> int:
    """Note who has signed the sheet, by key of the receipt, and keep its scan; how many lines changed.

    A line that was ticked before and is not now was a mistake and is taken back. Who confirmed on screen stays.
    Raises InputError when names are ticked and there is no scan.
    """
    with transaction.atomic():
        circular = Circular.objects.select_for_update().get(pk=circular.pk)
        if sheet is not None:
            circular.signed_sheet = sheet
            circular.save(update_fields=["signed_sheet"])
        ticked = circular.receipts.filter(pk__in=signed, read_at__isnull=True)
        mistaken = circular.receipts.filter(on_paper=True).exclude(pk__in=signed)
        if circular.signed_sheet is None and ticked.exists():
            raise InputError(_NO_SHEET)
        taken_back = mistaken.update(read_at=None, on_paper=False)
        added = ticked.update(read_at=clock.now(), on_paper=True)
        for act, count in ((SIGNED, added), (UNSIGNED, taken_back)):
            if count:
                _write(act, circular, by, count)
    return added + taken_back


def remind_readers(agency: Agency, today: date) -> Iterator[Wanted]:
    """One more notice, after a week, to those who have not read a circular of the last month."""
    recent = agency.circulars.filter(sent_on__gt=today - 4 * WEEK, sent_on__lte=today - WEEK)
    for circular in recent.filter(receipts__read_at__isnull=True).distinct():
        yield from _notices(circular, again=True)


def informed(circular: Circular) -> Informed:
    """How many have read it, and who has not."""
    receipts = list(circular.receipts.select_related("unit", "user"))
    missing = tuple(one for one in receipts if one.read_at is None)
    return Informed(len(receipts) - len(missing), len(receipts), missing)


def may_confirm(circular: Circular, user: User) -> bool:
    """Whether it waits for this person."""
    return _theirs(circular, user).filter(read_at__isnull=True).exists()


def waiting_for(user: User, agency: Agency) -> QuerySet[Circular]:
    """The circulars of an agency that a person has still to confirm, the newest first."""
    units = _units(user, agency)
    hers = Q(receipts__user=user) | Q(receipts__user=None, receipts__unit__in=units, by_name=False)
    return Circular.objects.filter(hers, agency=agency, receipts__read_at__isnull=True).distinct()


def names_before(agency: Agency) -> list[Name]:
    """Those without an account to whom the last circular by name went: mostly the same people again."""
    last = agency.circulars.filter(by_name=True, receipts__user=None).order_by("-pk").first()
    if last is None:
        return []
    return [Name(one.name, one.unit) for one in last.receipts.filter(user=None).select_related("unit")]


def as_paper(circular: Circular) -> paper.Circulation:
    """The circular as the printed sheet has it."""
    readers = tuple(
        paper.Reader(
            name=one.name,
            unit=one.unit.name if one.unit and circular.by_name else "",
            read_on=one.read_at.astimezone(clock.BANGKOK).date() if one.read_at else None,
            on_paper=one.on_paper,
        )
        for one in circular.receipts.select_related("unit")
    )
    return paper.Circulation(circular.title, circular.sent_on, readers, circular.body, circular.number)


def _require(draft: CircularDraft) -> None:
    if not draft.title.strip():
        raise InputError(_NO_TITLE)
    if not draft.body.strip() and draft.file is None:
        raise InputError(_NOTHING)
    if len(draft.names) > MOST_NAMES:
        raise InputError(_TOO_MANY)


def _listed(circular: Circular, draft: CircularDraft) -> list[Receipt]:
    if not draft.by_name:
        units = [one for one in open_units(circular.agency) if one.parent_id is None] if draft.to_all else draft.units
        return Receipt.objects.bulk_create(Receipt(circular=circular, name=one.name, unit=one) for one in units)
    people = [
        Receipt(circular=circular, user=user, name=str(user), unit=unit) for user, unit in _people(draft, circular)
    ]
    return Receipt.objects.bulk_create(people) + _add_names(circular, draft.names)


def _add_names(circular: Circular, names: Iterable[Name]) -> list[Receipt]:
    known = {(one.name, one.unit_id) for one in circular.receipts.all()}
    new = {(tidy(one.name)[:LONGEST_NAME], one.unit.pk if one.unit else None): one for one in names if tidy(one.name)}
    return Receipt.objects.bulk_create(
        Receipt(circular=circular, name=key[0], unit=one.unit) for key, one in new.items() if key not in known
    )


def _people(draft: CircularDraft, circular: Circular) -> Iterator[tuple[User, Unit | None]]:
    """Each once who has a role in the agency, or in one of the units or their sections; with a unit if there is one."""
    held = Membership.objects.filter(agency=circular.agency, ended_at__isnull=True, user__is_active=True)
    if not draft.to_all:
        held = held.filter(Q(unit__in=draft.units) | Q(unit__parent__in=draft.units))
    units: dict[User, Unit | None] = {}
    for one in held.select_related("user", "unit").order_by("pk"):
        units[one.user] = units.get(one.user) or one.unit
    yield from units.items()


def _notices(circular: Circular, *, again: bool = False) -> list[Wanted]:
    text = Text(_NOTICE.th.format(title=circular.title), _NOTICE.en.format(title=circular.title))
    path = f"/office/{circular.agency.code}/follow/circulars/{circular.pk}/"
    unread = circular.receipts.filter(read_at__isnull=True).select_related("user", "unit", "circular")
    users = {user for one in unread for user in _readers(one)}
    return [Wanted(one, f"circular:{circular.pk}:u{one.pk}:{'again' if again else ''}", text, path) for one in users]


def _readers(receipt: Receipt) -> Iterator[User]:
    """The person herself; for a unit those who stand for it."""
    if receipt.user is not None:
        yield receipt.user
    elif receipt.unit is not None and not receipt.circular.by_name:
        held = Membership.objects.filter(unit=receipt.unit, role=Role.UNIT, ended_at__isnull=True)
        yield from (one.user for one in held.select_related("user"))


def _theirs(circular: Circular, user: User) -> QuerySet[Receipt]:
    hers = Q(user=user)
    if not circular.by_name:
        hers |= Q(user=None, unit__in=_units(user, circular.agency))
    return circular.receipts.filter(hers)


def _units(user: User, agency: Agency) -> list[int]:
    held = Membership.objects.filter(user=user, agency=agency, role=Role.UNIT, ended_at__isnull=True)
    return [pk for pk in held.values_list("unit", flat=True) if pk is not None]


def _write(act: str, circular: Circular, by: User, count: int = 1) -> None:
    write(
        circular.agency.code, act, actor=by, about=circular, facts={"count": count}, names={"circular": circular.title}
    )
