"""Papers for the test of access."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.core.reports.paper import PaperKind
from prongsai.records.agencies.models import Agency
from prongsai.records.papers.drafts import Wish, make
from prongsai.records.papers.editions import fix
from prongsai.records.papers.models import Approval, Edition, Paper
from tests import build


def a_paper(of: Agency) -> Paper:
    return make(of, Wish(PaperKind.SUGGESTIONS, 2567), build.member(of))


def an_edition(of: Agency) -> Edition:
    return fix(a_paper(of), build.member(of))


def a_place(of: Agency) -> Approval:
    return an_edition(of).approvals.get(position=1)


def a_format(_: Agency) -> str:
    return "xlsx"


THINGS: dict[str, dict[str, Callable[[Agency], object]]] = {
    "work_papers_*": {"pk": a_paper, "form": a_format},
    "work_papers_edition*": {"pk": an_edition, "form": a_format},
    "work_papers_look": {"pk": a_place},
    "work_papers_sign": {"pk": a_place},
    "work_papers_return": {"pk": a_place},
    "work_papers_in_ink": {"pk": a_place},
}
