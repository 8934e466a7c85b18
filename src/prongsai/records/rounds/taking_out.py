"""Takes agencies out of a round that were enrolled by mistake, as long as nothing was done for them in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar, cast

from django.db import transaction
from django.db.models import Count, Model, Q, QuerySet

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.agencies.invitations import WITHDRAWN
from prongsai.records.agencies.memberships import facts_of
from prongsai.records.agencies.models import Invitation
from prongsai.records.agencies.selectors import matching
from prongsai.records.journal.bulk import Act, write_each
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.notices.models import LetterState, Notice
from prongsai.records.rounds.models import Enrolment, Outgoing, Round
from prongsai.records.rounds.services import LONGEST_REASON, is_being_counted, lock

BATCH = 500
Thing = TypeVar("Thing")
TAKEN_OUT = verb(
    "rounds.taken-out", "นำ {count} หน่วยงานออกจากรอบ เพราะ {reason}", "Took {count} agencies out of the round: {reason}"
)
LEFT = verb("rounds.left", "ออกจาก{name} เพราะ {reason}", "Taken out of: {name_en}, because {reason}")
_STARTED = (
    (Q(surveys__received__gt=0), Text("มีคำตอบแล้ว", "has answers")),
    (Q(disclosures__isnull=False), Text("บันทึก OIT แล้ว", "has entered disclosures")),
    (Q(reviews__isnull=False), Text("มีผลการตรวจแล้ว", "was reviewed")),
)


class Enrolled(NamedTuple):
    """What was enrolled at once: when, and how many of it are in the round."""

    at: datetime
    agencies: int


class Wanted(NamedTuple):
    """Which agencies of a round are meant: ticked ones, else all that the filters leave."""

    ticked: frozenset[int] = frozenset()
    at: datetime | None = None
    q: str = ""


class Sorted(NamedTuple):
    """Agencies that can be taken out, and those that cannot with the reason."""

    free: tuple[Enrolment, ...]
    held: tuple[tuple[Enrolment, Text], ...]


def pieces(things: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    """A few hundred at a time, as statements bear."""
    return (things[start : start + BATCH] for start in range(0, len(things), BATCH))


def enrolled_at_once(the_round: Round) -> list[Enrolled]:
    """The enrolments of a round, the newest first."""
    found = the_round.enrolments.filter(enrolled_at__isnull=False).order_by("-enrolled_at")
    return [Enrolled(*one) for one in found.values_list("enrolled_at").annotate(Count("pk"))]


def meant(the_round: Round, wanted: Wanted) -> QuerySet[Enrolment]:
    """The agencies that are meant, in Thai order."""
    found = the_round.enrolments.select_related("agency").order_by("agency__sort_key", "pk")
    if wanted.ticked:
        return found.filter(pk__in=wanted.ticked)
    chosen = matching(wanted.q, "agency__") if wanted.q else Q()
    return found.filter(chosen, **({"enrolled_at": wanted.at} if wanted.at else {}))


def sort_out(enrolments: Iterable[Enrolment]) -> Sorted:
    """Which of them can be taken out: those for which nobody answered, disclosed or judged anything."""
    every = list(enrolments)
    held: dict[int, Text] = {}
    for some in pieces([one.pk for one in every]):
        for started, reason in _STARTED:
            for pk in Enrolment.objects.filter(started, pk__in=some).values_list("pk", flat=True):
                held.setdefault(pk, reason)
    kept = tuple((one, held[one.pk]) for one in every if one.pk in held)
    return Sorted(tuple(one for one in every if one.pk not in held), kept)


def may_take_out(the_round: Round) -> bool:
    """Whether agencies can leave the round still."""
    return the_round.agency_id is None and the_round.announced_at is None and not is_being_counted(the_round)


def take_out(the_round: Round, enrolments: Sequence[Enrolment], reason: str, by: User | None = None) -> int:
    """Take those out for whom nothing was done, with the reason that their people read; how many.

    Their links, assignments and headcounts go too. Raises InputError without a reason and for a counted round.
    """
    reason = tidy(reason)
    _require_reason(reason)
    with transaction.atomic():
        the_round = lock(the_round)
        if not may_take_out(the_round):
            raise InputError(_TOO_LATE)
        numbers = [one.pk for one in enrolments]
        _hold_surveys(numbers)
        free = sort_out(the_round.enrolments.filter(pk__in=numbers).select_related("agency")).free
        _remove(the_round, free, reason, by)
    return len(free)


def _remove(the_round: Round, free: Sequence[Enrolment], reason: str, by: User | None) -> None:
    facts, names = {"name": the_round.name.th, "name_en": the_round.name.en}, {"reason": reason}
    for some in pieces(free):
        _settle(some)
        _keep_back(some, by)
        write_each([Act(one.agency.code, LEFT, one, facts, names) for one in some], by)
        Enrolment.objects.filter(pk__in=[one.pk for one in some]).delete()
    if free:
        write(SITE, TAKEN_OUT, actor=by, about=the_round, facts={"count": len(free)}, names=names)


def _hold_surveys(numbers: Sequence[int]) -> None:
    """A sheet that comes meanwhile waits for this row, so that none is taken and thrown away."""
    surveys = cast(type[Model], Enrolment._meta.get_field("surveys").related_model)  # of an app that comes later
    found = surveys._default_manager.select_for_update()
    for some in pieces(numbers):
        list(found.filter(enrolment__in=some).order_by("pk").values_list("pk", flat=True))


def _settle(enrolments: Sequence[Enrolment]) -> None:
    """Nobody needs to read what was said of a round that is none of hers."""
    prefixes = {f"{kind}:{one.pk}:" for one in enrolments for kind in ("part", "oversight")}
    unread = Notice.objects.filter(agency__in=[one.agency_id for one in enrolments], read_at__isnull=True)
    keys = [(pk, key) for pk, key in unread.values_list("pk", "key") if ":".join(key.split(":")[:2]) + ":" in prefixes]
    Notice.objects.filter(pk__in=[pk for pk, _ in keys]).update(read_at=clock.now())


def _keep_back(enrolments: Sequence[Enrolment], by: User | None) -> None:
    """What was to go out to officers of these agencies and has not is withdrawn."""
    agencies = [one.agency_id for one in enrolments]
    unsent = Outgoing.objects.filter(state=LetterState.WAITING, invitation__agency__in=agencies)
    found = Invitation.objects.filter(pk__in=unsent.values("invitation"), accepted_at=None).select_related("agency")
    acts = [Act(one.agency.code, WITHDRAWN, one, _facts(one), {"person": one.email}) for one in found]
    write_each(acts, by)
    found.delete()


def _facts(one: Invitation) -> dict[str, str]:
    return facts_of(one.agency, str(one.role), None)


def _require_reason(reason: str) -> None:
    if not reason or len(reason) > LONGEST_REASON:
        raise InputError(
            Text(
                f"โปรดระบุเหตุผลที่นำออก ไม่เกิน {LONGEST_REASON} ตัวอักษร",
                f"Give the reason in at most {LONGEST_REASON} letters.",
            )
        )


_TOO_LATE = Text(
    "นับคำตอบของรอบนี้แล้ว จึงนำหน่วยงานออกไม่ได้", "Answers of this round were counted: no agency can be taken out."
)
