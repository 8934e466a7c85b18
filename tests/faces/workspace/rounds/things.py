"""What the addresses of rounds are about."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Enrolment
from tests import build


def a_part(of: Agency) -> Enrolment:
    return build.rehearsal(of)


def a_phase(_: Agency) -> str:
    return "collect"


def an_ending(_: Agency) -> str:
    return "docx"


THINGS: dict[str, dict[str, Callable[[Agency], object]]] = {
    "work_rounds_*": {"pk": a_part, "phase": a_phase, "ending": an_ending},
}
