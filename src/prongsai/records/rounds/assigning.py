"""Who of the team works for which agency: assigned by hand, or spread evenly with provinces kept together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import heapify, heapreplace

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.mandates import of_task
from prongsai.records.agencies.models import Mandate, Membership, OversightRole
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Assignment, Enrolment, Round, Task
from prongsai.records.rounds.outgoing import tell_of_work

OPEN = Q(ended_at__isnull=True)
_OWN = Exists(Membership.objects.filter(OPEN, user=OuterRef("user"), agency=OuterRef("enrolment__agency")))
ROLES = {Task.REVIEW: OversightRole.REVIEWER, Task.INTERVIEW: OversightRole.INTERVIEWER}
WORK = {
    Task.REVIEW: Text("ตรวจ OIT", "review OIT"),
    Task.INTERVIEW: Text("สัมภาษณ์ EIT ส่วนที่ 2", "interview for EIT part 2"),
}
ASSIGNED = verb(
    "rounds.assigned", "มอบหมายให้ {person} {work} {count} หน่วยงาน", "Assigned {person} to {work_en}: {count} agencies"
)
TAKEN_BACK = verb(
    "rounds.assignment.ended",
    "ยกเลิกการมอบหมาย {person} {work} {count} หน่วยงาน",
    "Took {count} agencies back from {person} ({work_en})",
)


def assigned_to(user: User, task: Task) -> QuerySet[Enrolment]:
    """The agencies that a person works for now, in Thai order; none in which she has come to work herself."""
    mine = Assignment.objects.filter(OPEN, user=user, task=task).exclude(_OWN)
    found = ever_assigned_to(user, task).filter(pk__in=mine.values("enrolment"), round__announced_at__isnull=True)
    return found.prefetch_related("round__phases").order_by("round", "agency__sort_key", "pk")


def ever_assigned_to(user: User, task: Task) -> QuerySet[Enrolment]:
    """Those also that were taken back, or are announced: what somebody typed meanwhile is not to be lost."""
    held = Assignment.objects.filter(user=user, task=task)
    found = Enrolment.objects.filter(pk__in=held.values("enrolment"))
    return found.select_related("agency", "round__framework").defer("round__framework__content")


def with_assignee(the_round: Round, task: Task) -> QuerySet[Enrolment]:
    """The agencies of a round to which somebody who still has the role is assigned."""
    return _enrolments(the_round).filter(Exists(_working(task).filter(enrolment=OuterRef("pk"))))


def without_assignee(the_round: Round, task: Task) -> QuerySet[Enrolment]:
    """The agencies of a round for which nobody works yet (or who did has no longer the role)."""
    return _enrolments(the_round).filter(~Exists(_working(task).filter(enrolment=OuterRef("pk"))))


def loads(the_round: Round, task: Task) -> list[tuple[User, int]]:
    """The people who can be assigned, with the number of agencies that each has in the round."""
    taken = Counter(_working(task).filter(enrolment__round=the_round).values_list("user", flat=True))
    return [(person, taken[person.pk]) for person in of_task(ROLES[task])]


def assignees(enrolments: Iterable[Enrolment], task: Task) -> dict[int, list[User]]:
    """Who works for each of these agencies."""
    found = _working(task).filter(enrolment__in=list(enrolments)).select_related("user").order_by("pk")
    people: dict[int, list[User]] = {}
    for one in found:
        people.setdefault(one.enrolment_id, []).append(one.user)
    return people


def assign(the_round: Round, enrolments: Sequence[Enrolment], person: User, task: Task, by: User | None = None) -> int:
    """Assign agencies to a person; how many are new.

    Raises InputError for a person without the role, and for an agency in which she works herself.
    """
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=the_round.pk)
        _require_role(person, task)
        _require_no_part(enrolments, person)
        there = set(Assignment.objects.filter(OPEN, user=person, task=task).values_list("enrolment", flat=True))
        new = [Assignment(enrolment=one, user=person, task=task) for one in enrolments if one.pk not in there]
        Assignment.objects.bulk_create(new, batch_size=1000)
        _tell(ASSIGNED, the_round, person, task, len(new), by)
    return len(new)


def take_back(the_round: Round, enrolments: Sequence[Enrolment], task: Task, by: User | None = None) -> int:
    """End all assignments of these agencies; how many there were. What was done stays."""
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=the_round.pk)
        open_ones = Assignment.objects.filter(OPEN, task=task, enrolment__in=list(enrolments))
        held = list(open_ones.select_related("user"))
        Assignment.objects.filter(pk__in=[one.pk for one in held]).update(ended_at=clock.now())
        for person, count in Counter(one.user for one in held).items():
            _tell(TAKEN_BACK, the_round, person, task, count, by)
    return len(held)


def spread(the_round: Round, task: Task, by: User | None = None) -> int:
    """Assign every agency that has nobody, evenly over the people with the role, a province as far as possible to one.

    Nobody gets an agency in which she works. How many were assigned. Raises InputError while nobody has the role.
    """
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=the_round.pk)
        people = loads(the_round, task)
        if not people:
            raise InputError(_nobody(task))
        waiting = list(without_assignee(the_round, task).order_by("agency__province", "agency__sort_key", "pk"))
        now = clock.now()
        shares = _shares(people, len(waiting))
        taken = _dealt(waiting, shares)
        new = [Assignment(enrolment=one, user=person, task=task, since=now) for person, some in taken for one in some]
        Assignment.objects.bulk_create(new, batch_size=1000)
        for person, some in taken:
            _tell(ASSIGNED, the_round, person, task, len(some), by)
    return len(new)


def _shares(people: Sequence[tuple[User, int]], waiting: int) -> list[tuple[User, int]]:
    """How many more each gets, so that in the end all have as nearly the same as can be."""
    heap = [(load, number) for number, (_, load) in enumerate(people)]
    heapify(heap)
    more = Counter[int]()
    for _ in range(waiting):
        load, number = heap[0]
        more[number] += 1
        heapreplace(heap, (load + 1, number))
    return [(person, more[number]) for number, (person, _) in enumerate(people)]


def _dealt(waiting: Sequence[Enrolment], shares: Sequence[tuple[User, int]]) -> list[tuple[User, list[Enrolment]]]:
    """One after the other, so that neighbours in the list stay together; who works there is passed over."""
    agencies = [one.agency_id for one in waiting]
    own = set(Membership.objects.filter(OPEN, agency__in=agencies).values_list("user", "agency"))
    taken: list[tuple[User, list[Enrolment]]] = [(person, []) for person, _ in shares]
    left = [share for _, share in shares]
    for one in waiting:
        willing = [number for number, (person, _) in enumerate(taken) if (person.pk, one.agency_id) not in own]
        number = next((number for number in willing if left[number] > 0), willing[0] if willing else None)
        if number is not None:
            left[number] -= 1
            taken[number][1].append(one)
    return taken


def _enrolments(the_round: Round) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(round=the_round).select_related("agency")


def _working(task: Task) -> QuerySet[Assignment]:
    """The open assignments of those who have the role still, and have not come to work for the agency since."""
    holders = Mandate.objects.filter(OPEN, role=ROLES[task], user__is_active=True)
    return Assignment.objects.filter(OPEN, task=task, user__in=holders.values("user")).exclude(_OWN)


def _require_role(person: User, task: Task) -> None:
    if not Mandate.objects.filter(OPEN, user=person, role=ROLES[task]).exists():
        raise InputError(
            Text(f"{person} ไม่มีบทบาทนี้แล้ว โปรดเลือกผู้อื่น", f"{person} has this role no longer. Choose another.")
        )


def _require_no_part(enrolments: Sequence[Enrolment], person: User) -> None:
    agencies = [one.agency_id for one in enrolments]
    own = Membership.objects.filter(OPEN, user=person, agency__in=agencies).select_related("agency").first()
    if own is not None:
        raise InputError(
            Text(
                f"{person} มีบทบาทใน{own.agency.name} จึงประเมินหน่วยงานนั้นไม่ได้",
                f"{person} works for {own.agency.name} and cannot assess it.",
            )
        )


def _nobody(task: Task) -> Text:
    return Text(
        f"ยังไม่มีผู้มีบทบาท{WORK[task].th} โปรดเชิญในหน้าทีมประเมินก่อน",
        f"Nobody has the role to {WORK[task].en} yet. Invite somebody on the page of the team first.",
    )


def _tell(act: str, the_round: Round, person: User, task: Task, count: int, by: User | None) -> None:
    if count:
        facts = {"work": WORK[task].th, "work_en": WORK[task].en, "count": count, "user": f"u{person.pk}"}
        write(SITE, act, actor=by, about=the_round, facts=facts, names={"person": str(person)})
    if count and act == ASSIGNED:
        tell_of_work(the_round, person, task)
