"""What the addresses of collecting answers are about."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Enrolment
from tests import build


def a_rehearsal(of: Agency) -> Enrolment:
    return build.rehearsal(of)


THINGS: dict[str, dict[str, Callable[[Agency], object]]] = {
    "work_collect*": {"pk": a_rehearsal, "instrument": lambda _agency: "IIT"},
    "work_collect_link_file": {"name": lambda _agency: "qr.svg"},
    "work_collect_paper_file": {"name": lambda _agency: "keying.xlsx"},
}
