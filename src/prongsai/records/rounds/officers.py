"""The officers of a round's agencies: who has come, who is invited, and who is to be invited from a list of addresses.

An invitation is that of the agency itself (`agencies.invitations`), so it lasts two weeks, is used once, and stands in
the agency's journal. Its link is made when it goes out: by e-mail, or in a list that the administrator hands over.
"""

from __future__ import annotations

import re
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from prongsai.adapters import clock
from prongsai.adapters.mail import Mail
from prongsai.adapters.sheets import Problem
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError, quoted
from prongsai.records.accounts.models import User
from prongsai.records.accounts.services import checked_email
from prongsai.records.agencies.invitations import INVITED, RENEWED, InvitationDraft, invite
from prongsai.records.agencies.invited import DAYS, Invited, hash_of, letter, new_token
from prongsai.records.agencies.memberships import OPEN, Duty, facts_of
from prongsai.records.agencies.models import Agency, Invitation, Membership, Role
from prongsai.records.journal.bulk import Act, write_each
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.notices.models import LetterState
from prongsai.records.notices.services import Wanted as Told
from prongsai.records.notices.services import notify
from prongsai.records.rounds.choosing import each_meant, lines_of, problem_of
from prongsai.records.rounds.models import Cause, Enrolment, Outgoing, Round
from prongsai.records.rounds.outgoing import ask_to_send
from prongsai.records.rounds.taking_out import pieces

ONE_DAY = timedelta(days=1)
_EMAIL = re.compile(r"[^\s,;|<>()\"'\[\]]+@[^\s,;|<>()\"'\[\]]*")
INVITED_ALL = verb("rounds.officers.invited", "เชิญเจ้าหน้าที่ {count} คน", "Invited {count} officers")
AGAIN_ALL = verb("rounds.officers.again", "ส่งคำเชิญเจ้าหน้าที่อีกครั้ง {count} คน", "Invited {count} officers again")
HANDED = verb(
    "rounds.officers.handed", "สร้างลิงก์คำเชิญเจ้าหน้าที่ {count} ลิงก์เพื่อส่งเอง", "Made {count} links of officers to hand over"
)


class State(StrEnum):
    """How an agency stands: what has been done to get an officer into it."""

    NOBODY = "nobody"
    TO_SEND = "to_send"
    SENT = "sent"
    FAILED = "failed"
    RUN_OUT = "run_out"
    COME = "come"


_STATES = {
    LetterState.WAITING.value: State.TO_SEND,
    LetterState.SENDING.value: State.TO_SEND,
    LetterState.REFUSED.value: State.FAILED,
    LetterState.UNSURE.value: State.FAILED,
}
_COLUMNS = (
    *("agency", "pk", "email", "made_at", "expires_at"),
    *(f"outgoing__{one}" for one in ("state", "sent_at", "by_hand", "reason_th", "reason_en")),
)
_NEAREST = (State.SENT, State.TO_SEND, State.FAILED, State.RUN_OUT)


@dataclass(frozen=True, slots=True)
class Call:
    """An invitation of an officer that nobody has taken up. `reason` says why its e-mail did not go out."""

    pk: int
    email: str
    state: State
    sent_at: datetime | None
    expires_at: datetime
    by_hand: bool
    reason: Text


@dataclass(frozen=True, slots=True)
class Line:
    """An agency of a round with its officers, as far as they have come."""

    enrolment: int
    agency: int
    code: str
    name: str
    province: str
    officers: tuple[str, ...]
    calls: tuple[Call, ...]

    @property
    def state(self) -> State:
        """The best that can be said."""
        if self.officers:
            return State.COME
        return next((one for one in _NEAREST if one in [call.state for call in self.calls]), State.NOBODY)


class Pair(NamedTuple):
    """An address for an agency, and the line of the list in which both stand."""

    row: int
    agency: Agency
    email: str


class Proposal(NamedTuple):
    """What a list of addresses would do."""

    new: tuple[Pair, ...]
    waiting: tuple[Pair, ...]
    come: tuple[Pair, ...]
    taken: tuple[Pair, ...]
    without_email: int
    problems: tuple[Problem, ...]


class Handed(NamedTuple):
    """A link to hand over; it is known only now."""

    agency: Agency
    email: str
    token: str
    expires_at: datetime


def lines(the_round: Round, enrolments: Collection[int] | None = None) -> list[Line]:
    """The agencies of a round in Thai order, by a fixed number of queries."""
    found = the_round.enrolments.order_by("agency__sort_key", "pk")
    if enrolments is not None:
        found = found.filter(pk__in=enrolments)
    rows = list(found.values_list("pk", "agency", "agency__code", "agency__name", "agency__province"))
    officers, calls = _officers(the_round), _calls(the_round)
    return [Line(*row, tuple(officers[row[1]]), tuple(calls[row[1]])) for row in rows]


def understood(the_round: Round, text: str) -> Proposal:
    """What a list says, an agency and an address in a line; files begin with tabs between their cells.

    Raises InputError for a list that is too long.
    """
    emails, bare = _apart(text)
    enrolled = set(the_round.enrolments.values_list("agency", flat=True))
    pairs: list[Pair] = []
    problems: list[Problem] = []
    without = 0
    for line, agency in each_meant(the_round, lines_of(bare)):
        written = emails.pop(line.row, [])
        why = _wrong(agency, written, enrolled)
        if why is not None and (written or isinstance(agency, Text)):
            problems.append(problem_of(line, why))
        elif why is None and isinstance(agency, Agency):
            pairs += [Pair(line.row, agency, one.strip().lower()) for one in written]
            without += not written
    problems += [Problem(row, "", _quoted(one[0]) + _NO_AGENCY) for row, one in emails.items()]
    return _sorted(the_round, pairs, without, sorted(problems, key=lambda one: one.row))


def invite_all(the_round: Round, pairs: Sequence[Pair], by: User | None) -> int:
    """Invite those who are neither invited nor there yet, and send what can be sent; how many.

    Whoever presses twice invites once: the second press finds the invitations of the first.
    """
    with transaction.atomic():
        _hold(the_round, {one.agency.pk for one in pairs})
        new = _sorted(the_round, pairs, 0, ()).new
        for some in pieces(new):
            _invite(some, by)
        if new:
            write(SITE, INVITED_ALL, actor=by, about=the_round, facts={"count": len(new)})
            ask_to_send()
    return len(new)


def invite_one(agency: Agency, draft: InvitationDraft, by: User) -> Invited[Invitation]:
    """Invite one officer, whose link is shown at once; those who are there are told. Raises what `invite` does."""
    with transaction.atomic():
        made = invite(agency, draft, by)
        text = Text(
            f"ผู้ดูแลการประเมิน ({by}) เชิญ {made.invitation.email} เป็นเจ้าหน้าที่ของหน่วยงาน",
            f"The administrator of the assessment ({by}) invited {made.invitation.email} as an officer of the agency.",
        )
        path = f"/office/{agency.code}/people/"
        told = [Told(one, f"officer-invited:{made.invitation.pk}", text, path) for one in _keepers(agency)]
        notify(agency, told)
    return made


def went_out(invitation: Invitation, trouble: Text | None) -> None:
    """Keep that a link was shown to who makes it, and mailed where there was no trouble: it is not sent again."""
    said = {"reason_th": trouble.th, "reason_en": trouble.en} if trouble else {"reason_th": "", "reason_en": ""}
    fields = {"state": LetterState.SENT, "by_hand": trouble is not None, "sent_at": clock.now(), **said}
    new = {"key": _key(invitation), "cause": Cause.INVITED, **fields}
    Outgoing.objects.update_or_create(invitation=invitation, defaults=fields, create_defaults=new)


def to_send_again(found: Iterable[Line]) -> list[Call]:
    """Whom to invite again: who has not come, and got no link within a day."""
    recently = clock.now() - ONE_DAY
    late = (State.SENT, State.FAILED, State.RUN_OUT)
    calls = [call for line in found if not line.officers for call in line.calls if call.state in late]
    return [one for one in calls if one.state is not State.SENT or one.sent_at is None or one.sent_at < recently]


def send_again(the_round: Round, calls: Sequence[Call], by: User) -> int:
    """Let these go out once more, with a new link each; the former link ends when the new one is made. How many."""
    with transaction.atomic():
        _hold(the_round, set())
        wanted = {one.pk for one in calls}
        due = [one.pk for one in to_send_again(lines(the_round)) if one.pk in wanted]
        for some in pieces(due):
            _put_back(some, by)
        if due:
            write(SITE, AGAIN_ALL, actor=by, about=the_round, facts={"count": len(due)})
            ask_to_send()
    return len(due)


def to_hand_over(found: Iterable[Line]) -> list[Call]:
    """Whose links are to be handed over: without a mail server all that wait, with one those that it did not take."""
    wanted = {State.FAILED} if settings.MAIL_SERVER else {State.FAILED, State.TO_SEND}
    return [call for line in found if not line.officers for call in line.calls if call.state in wanted]


def hand_over(the_round: Round, by: User) -> list[Handed]:
    """Make the links that are to be handed over. They count as sent: nobody gets another one by a second press."""
    with transaction.atomic():
        _hold(the_round, set())
        due = [one.pk for one in to_hand_over(lines(the_round))]
        handed = [one for some in pieces(due) for one in _handed(some)]
        if handed:
            write(SITE, HANDED, actor=by, about=the_round, facts={"count": len(handed)})
    return handed


def mail_of(one: Outgoing) -> Mail | None:
    """The e-mail of an invitation, with a link that is made now; None for one that was taken up."""
    invitation = one.invitation
    if invitation is None or invitation.accepted_at is not None:
        return None
    return letter(invitation, f"{settings.SITE_ADDRESS}/account/invitation/{new_token(invitation)}/")


def officer_duty() -> Duty:
    """What an administrator invites to: the role of the officer; she invites whoever else is to come."""
    return Duty(Role.OFFICER)


def without_officer(the_round: Round) -> int:
    """How many agencies of a round have no officer who could do their part."""
    working = Membership.objects.filter(OPEN, role=Role.OFFICER, user__is_active=True)
    return the_round.enrolments.exclude(agency__in=working.values("agency")).count()


def enrolment_of(the_round: Round, pk: int) -> Enrolment | None:
    """An agency's part in the round."""
    return the_round.enrolments.select_related("agency").filter(pk=pk).first()


def _officers(the_round: Round) -> defaultdict[int, list[str]]:
    of_round = {"agency__enrolments__round": the_round, "role": Role.OFFICER}
    found = Membership.objects.filter(OPEN, user__is_active=True, **of_round)
    named: defaultdict[int, list[str]] = defaultdict(list)
    for agency, name, email in found.order_by("pk").values_list("agency", "user__display_name", "user__email"):
        named[agency].append(name or email)
    return named


def _calls(the_round: Round) -> defaultdict[int, list[Call]]:
    """Rows, not objects: a nation has thousands of them."""
    found = Invitation.objects.filter(role=Role.OFFICER, accepted_at=None, agency__enrolments__round=the_round)
    calls: defaultdict[int, list[Call]] = defaultdict(list)
    now = clock.now()
    for agency, *row in found.order_by("pk").values_list(*_COLUMNS):
        calls[agency].append(_call(now, *row))
    return calls


def _call(
    now: datetime,
    pk: int,
    email: str,
    made_at: datetime,
    expires_at: datetime,
    letter: str | None,
    sent_at: datetime | None,
    by_hand: bool | None,
    *reason: str | None,
) -> Call:
    """`letter` is the state of its e-mail; without one the agency itself has invited."""
    state = _STATES.get(letter or "") or (State.SENT if expires_at > now else State.RUN_OUT)
    said = Text(reason[0] or "", reason[1] or "")
    return Call(pk, email, state, sent_at if letter else made_at, expires_at, bool(by_hand), said)


def _apart(text: str) -> tuple[dict[int, list[str]], str]:
    """The addresses of each line, and the text without them."""
    emails: dict[int, list[str]] = {}
    bare = []
    for number, written in enumerate(text.splitlines(), start=1):
        if found := list(dict.fromkeys(_EMAIL.findall(written))):
            emails[number] = found
        bare.append(_EMAIL.sub(" ", written))
    return emails, "\n".join(bare)


def _wrong(agency: Agency | Text, written: Sequence[str], enrolled: set[int]) -> Text | None:
    if isinstance(agency, Text):
        return agency
    if agency.pk not in enrolled:
        return _NOT_ENROLLED
    for one in written:
        try:
            checked_email(one)
        except InputError as error:
            return error.text
    return None


def _sorted(the_round: Round, pairs: Sequence[Pair], without: int, problems: Sequence[Problem]) -> Proposal:
    agencies = {one.agency.pk for one in pairs}
    there, staffed, called = _there(the_round, agencies)
    sorts: dict[str, dict[tuple[int, str], Pair]] = {"new": {}, "waiting": {}, "come": {}, "taken": {}}
    for one in pairs:
        key = one.agency.pk, one.email
        place = "come" if key in there else "waiting" if key in called else "taken" if key[0] in staffed else "new"
        sorts[place].setdefault(key, one)
    new, waiting, come, taken = (tuple(found.values()) for found in sorts.values())
    return Proposal(new, waiting, come, taken, without, tuple(problems))


def _there(the_round: Round, agencies: set[int]) -> tuple[set[tuple[int, str]], set[int], set[tuple[int, str]]]:
    """Officers by agency and address, agencies in which somebody works as one, and open invitations."""
    of_round = {"agency__enrolments__round": the_round, "role": Role.OFFICER}
    working = Membership.objects.filter(OPEN, user__is_active=True, **of_round)
    there = set(working.values_list("agency", "user__email"))
    called = Invitation.objects.filter(accepted_at=None, **of_round).values_list("agency", "email")
    return there, {agency for agency, _ in there if agency in agencies}, set(called)


def _invite(pairs: Sequence[Pair], by: User | None) -> None:
    """The links are made when they go out: until then nobody knows the token of the hash that stands here."""
    ends = clock.now() + timedelta(days=DAYS)
    made = [
        Invitation(
            agency=one.agency,
            email=one.email,
            role=Role.OFFICER,
            invited_by=by,
            expires_at=ends,
            token_sha256=hash_of(secrets.token_urlsafe(32)),
        )
        for one in pairs
    ]
    Invitation.objects.bulk_create(made)
    Outgoing.objects.bulk_create([_asked(one) for one in made])
    write_each([_act(INVITED, one) for one in made], by)


def _put_back(numbers: Sequence[int], by: User) -> None:
    found = list(Invitation.objects.filter(pk__in=numbers).select_related("agency"))
    fresh = {"state": LetterState.WAITING, "tries": 0, "not_before": clock.now(), "by_hand": False}
    Outgoing.objects.filter(invitation__in=numbers).update(**fresh, sent_at=None, reason_th="", reason_en="")
    known = set(Outgoing.objects.filter(invitation__in=numbers).values_list("invitation", flat=True))
    Outgoing.objects.bulk_create([_asked(one) for one in found if one.pk not in known])
    write_each([_act(RENEWED, one) for one in found], by)


def _handed(numbers: Sequence[int]) -> Iterator[Handed]:
    invitations = list(Invitation.objects.filter(pk__in=numbers).select_related("agency").order_by("pk"))
    ends = clock.now() + timedelta(days=DAYS)
    tokens = {one.pk: secrets.token_urlsafe(32) for one in invitations}
    for one in invitations:
        one.token_sha256, one.expires_at = hash_of(tokens[one.pk]), ends
    columns = ["token_sha256", "expires_at"]  # much quicker than bulk_update
    Invitation.objects.bulk_create(invitations, update_conflicts=True, unique_fields=["id"], update_fields=columns)
    Outgoing.objects.filter(invitation__in=numbers).update(
        state=LetterState.SENT, by_hand=True, sent_at=clock.now(), reason_th="", reason_en=""
    )
    yield from (Handed(one.agency, one.email, tokens[one.pk], ends) for one in invitations)


def _act(act: str, one: Invitation) -> Act:
    facts = facts_of(one.agency, Role.OFFICER.value, None)
    return Act(one.agency.code, act, one, facts, {"person": one.display_name or one.email})


def _keepers(agency: Agency) -> list[User]:
    working = Membership.objects.filter(OPEN, agency=agency, user__is_active=True)
    found = working.filter(role__in=(Role.OFFICER, Role.ADMINISTRATOR)).select_related("user")
    return list(dict.fromkeys(one.user for one in found.order_by("pk")))


def _hold(the_round: Round, agencies: set[int]) -> None:
    """One who invites at a time; the agencies' own invitations wait too."""
    Round.objects.select_for_update(of=("self",)).get(pk=the_round.pk)
    for some in pieces(sorted(agencies)):
        list(Agency.objects.select_for_update(of=("self",)).filter(pk__in=some).order_by("pk").values_list("pk"))


def _asked(one: Invitation) -> Outgoing:
    return Outgoing(key=_key(one), cause=Cause.INVITED, invitation=one, not_before=clock.now())


def _key(invitation: Invitation) -> str:
    return f"invitation:{invitation.pk}"


def _quoted(written: str) -> Text:
    return Text(quoted(written), quoted(written))


_NO_AGENCY = Text("ไม่มีชื่อหรือรหัสหน่วยงานในบรรทัดนี้", "has no agency in its line.")
_NOT_ENROLLED = Text("ไม่อยู่ในรอบนี้ โปรดเพิ่มในรอบก่อน", "does not take part in this round. Enrol it first.")
