"""Committees and working groups, with those who sit on them for the office, the citizens and the council."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db import transaction

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.models import Committee, Plan

ADDED = verb("measures.committee.added", "บันทึกคณะทำงาน “{committee}”", "Recorded the committee “{committee}”")
CHANGED = verb("measures.committee.changed", "แก้ไขคณะทำงาน “{committee}”", "Changed the committee “{committee}”")
REMOVED = verb("measures.committee.removed", "ลบคณะทำงาน “{committee}”", "Removed the committee “{committee}”")
_NO_NAME = Text("โปรดพิมพ์ชื่อคณะทำงาน", "Type the name of the committee.")
_NO_MEMBERS = Text("โปรดใส่ชื่อกรรมการอย่างน้อยหนึ่งคน", "Name at least one member.")


class Side(StrEnum):
    """For whom somebody sits on a committee."""

    STAFF = "staff"
    CITIZEN = "citizen"
    COUNCILLOR = "councillor"

    @property
    def label(self) -> Text:
        return _SIDES[self]


_SIDES = {
    Side.STAFF: Text("บุคลากรของหน่วยงาน", "Staff"),
    Side.CITIZEN: Text("ประชาชน", "Citizens"),
    Side.COUNCILLOR: Text("สมาชิกสภา", "Councillors"),
}


class Member(NamedTuple):
    """Somebody on a committee, with the post there or in the office."""

    name: str
    post: str
    side: Side


@dataclass(frozen=True, slots=True)
class CommitteeDraft:
    """A committee as somebody describes it, with the order that appointed it."""

    name: str
    members: tuple[Member, ...]
    plan: Plan | None = None
    order_number: str = ""
    ordered_on: date | None = None
    duties: str = ""


def add_committee(agency: Agency, draft: CommitteeDraft, by: User) -> Committee:
    """A new committee. Raises InputError for one without name or members."""
    return _kept(Committee(agency=agency), draft, by, ADDED)


def change_committee(committee: Committee, draft: CommitteeDraft, by: User) -> Committee:
    """Other details of the same committee. Raises InputError as `add_committee` does."""
    return _kept(committee, draft, by, CHANGED)


def remove_committee(committee: Committee, by: User) -> None:
    """Take away a committee that was recorded by mistake."""
    with transaction.atomic():
        write(committee.agency.code, REMOVED, actor=by, about=committee, names={"committee": committee.name})
        committee.delete()


def members_of(committee: Committee) -> tuple[Member, ...]:
    """Those who sit on it, in the order in which they were named."""
    return tuple(Member(name, post, Side(side)) for name, post, side in committee.members)


def _kept(committee: Committee, draft: CommitteeDraft, by: User, act: str) -> Committee:
    if not draft.name.strip():
        raise InputError(_NO_NAME)
    if not draft.members:
        raise InputError(_NO_MEMBERS)
    with transaction.atomic():
        committee.name, committee.plan, committee.duties = draft.name.strip(), draft.plan, draft.duties
        committee.order_number, committee.ordered_on = draft.order_number, draft.ordered_on
        committee.members = [[one.name, one.post, one.side.value] for one in draft.members]
        committee.save()
        write(committee.agency.code, act, actor=by, about=committee, names={"committee": committee.name})
    return committee
