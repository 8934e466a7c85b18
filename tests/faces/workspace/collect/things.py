"""What the addresses of collecting answers are about."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Enrolment
from prongsai.records.surveys.models import ServicePoint, Survey
from prongsai.records.surveys.services import add_point
from tests import build


def a_rehearsal(of: Agency) -> Enrolment:
    return build.rehearsal(of)


def a_point(of: Agency) -> ServicePoint:
    """A service point of the rehearsal that was built last."""
    survey = Survey.objects.filter(enrolment__agency=of, instrument="EIT1").latest("pk")
    return add_point(survey, "ห้องภาษี")


THINGS: dict[str, dict[str, Callable[[Agency], object]]] = {
    "work_collect*": {"pk": a_rehearsal, "instrument": lambda _agency: "IIT"},
    "work_collect_point_*": {"point": a_point},
    "work_collect_link_file": {"name": lambda _agency: "qr.svg"},
    "work_collect_paper_file": {"name": lambda _agency: "keying.xlsx"},
}
