"""A round with the people above it, and what stands in the places of the addresses below `/oversight/`."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.wording import OfficialWording, Overlay, overlay_bytes, read_overlay
from prongsai.records.accounts.models import User
from prongsai.records.agencies import mandates
from prongsai.records.agencies.mandates import Charge, TeamDraft
from prongsai.records.agencies.models import Agency, Mandate, Membership, OversightRole, Role
from prongsai.records.frameworks.wording import Words, keep_wording
from prongsai.records.rounds.assigning import assign
from prongsai.records.rounds.models import Enrolment, Round, Task
from tests import build

WORKERS = {OversightRole.REVIEWER: Task.REVIEW, OversightRole.INTERVIEWER: Task.INTERVIEW}


def charged(role: OversightRole, province: str = "", body: Agency | None = None, name: str = "") -> User:
    """A new person with that role above the agencies."""
    person = build.user(name)
    mandates.give(person, Charge(role, province, body), None)
    return person


def assigned(enrolment: Enrolment, task: Task = Task.REVIEW) -> User:
    """A new person who reviews, or interviews, for that agency."""
    person = charged(OversightRole.REVIEWER if task == Task.REVIEW else OversightRole.INTERVIEWER)
    assign(enrolment.round, [enrolment], person, task)
    return person


def reviewing_now(the_round: Round) -> None:
    """Let the days of review be these."""
    today = clock.today()
    the_round.phases.filter(code=PhaseCode.REVIEW).update(starts_on=today, ends_on=today)
    the_round.phases.filter(code=PhaseCode.CONFIRM).update(starts_on=today, ends_on=today)


def asked_officially(the_round: Round) -> None:
    """Let the round be bound to official words, which can be taken away."""
    words = Overlay(fiscal_year=2568, wordings={"i1": OfficialWording(th="ถ้อยคำจากคู่มือ", source="คู่มือ")})
    content = overlay_bytes(words)
    the_round.wording = keep_wording(Words(read_overlay(content), content))
    the_round.worded_at = clock.now()
    the_round.save()


@dataclass(frozen=True)
class Nation:
    """An official round of two agencies in two provinces, with everybody who could want something of it."""

    the_round: Round
    here: Enrolment
    there: Enrolment
    by_role: dict[str, User]
    outsiders: dict[str, User]

    def place(self, name: str, place: str) -> object:
        """What stands in a place of an address; the things of one agency are those `here`."""
        if place == "pk" and name.startswith(("oversight_review", "oversight_interview")):
            return self.here.pk
        if name.startswith("oversight_invitation"):
            return mandates.invite(
                TeamDraft("somying@example.go.th", Charge(OversightRole.REVIEWER)), None
            ).invitation.pk
        if name == "oversight_mandate_end":
            return Mandate.objects.filter(role=OversightRole.REVIEWER).earliest("pk").pk
        things = {"pk": self.the_round.pk, "phase": PhaseCode.COLLECT, "code": "o1", "ending": "csv"}
        things |= {"name": "keying.xlsx", "enrolment": self.here.pk}
        return (things | {"sha256": self.the_round.framework.sha256})[place]


def nation() -> Nation:
    """Build it. The supervisor and the assigned workers are those of `here`."""
    agency, other = build.agency("เทศบาลตำบลหนึ่ง", "เชียงราย"), build.agency("เทศบาลตำบลสอง", "พะเยา")
    the_round = build.official_round(agency, other)
    asked_officially(the_round)
    reviewing_now(the_round)
    here, there = (the_round.enrolments.get(agency=one) for one in (agency, other))
    by_role: dict[str, User] = {
        OversightRole.ADMINISTRATOR.value: charged(OversightRole.ADMINISTRATOR),
        OversightRole.SUPERVISOR.value: charged(OversightRole.SUPERVISOR, "เชียงราย"),
        OversightRole.REVIEWER.value: assigned(here, Task.REVIEW),
        OversightRole.INTERVIEWER.value: assigned(here, Task.INTERVIEW),
    }
    charged(OversightRole.ADMINISTRATOR)  # so that the other one is not the last
    return Nation(the_round, here, there, by_role, _outsiders(agency))


def _outsiders(agency: Agency) -> dict[str, User]:
    """People with accounts and every role of an agency, and one whose mandate ended."""
    people = {f"{role} of an agency": build.member(agency, Role(role)) for role in Role.values}
    former = charged(OversightRole.ADMINISTRATOR)
    Mandate.objects.filter(user=former).update(ended_at=clock.now())
    left = build.member(agency)
    Membership.objects.filter(user=left).update(ended_at=clock.now())
    return people | {"no role": build.user(), "former administrator": former, "left": left}
