"""What the page of a paper shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from prongsai.adapters import clock
from prongsai.core.offices import Act
from prongsai.core.reports.paper import PaperKind
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.papers.presenters.year import flag_of, state_of
from prongsai.records.accounts.models import User
from prongsai.records.papers.approvals import may_sign, next_place
from prongsai.records.papers.building import build_document
from prongsai.records.papers.chain import places_of
from prongsai.records.papers.kinds import LETTERS
from prongsai.records.papers.models import Approval, Edition, Paper, PaperState, Publication
from prongsai.records.papers.publishing import items_of
from prongsai.records.papers.selectors import editions_of, publication_of, returned_by
from prongsai.records.papers.states import DRAFTS
from prongsai.records.papers.subject import Ground

ACTS = {
    Act.PROPOSE: Text("เสนอ", "Proposes"),
    Act.OPINION: Text("ให้ความเห็น", "Gives an opinion"),
    Act.ORDER: Text("สั่งการ", "Orders"),
}
ORIGINS = {
    Edition.Origin.BLOCKS: Text("จัดทำจากระบบ", "made by the system"),
    Edition.Origin.FILE: Text("ไฟล์ที่แก้ใน Word", "edited in Word"),
    Edition.Origin.SCAN: Text("ไฟล์สแกนที่ลงนามในกระดาษ", "scan, signed in ink"),
}
BLANK = {
    (True, True): Text(
        "ยังไม่ได้ใส่เลขที่และวันที่ จะเว้นไว้เขียนด้วยมือหรือไม่",
        "There is no number and no date yet. Shall both stay empty, to be written by hand?",
    ),
    (True, False): Text(
        "ยังไม่ได้ใส่เลขที่ จะเว้นไว้เขียนด้วยมือหรือไม่", "There is no number yet. Shall it stay empty, to be written by hand?"
    ),
    (False, True): Text(
        "ยังไม่ได้ใส่วันที่ จะเว้นไว้เขียนด้วยมือหรือไม่", "There is no date yet. Shall it stay empty, to be written by hand?"
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the chain: who, as what, and how far; `approval` is None in a draft."""

    act: Text
    post: str
    name: str
    own_post: str
    said: str
    at: datetime | None
    approval: Approval | None
    is_next: bool
    on_paper: bool = False
    returned: bool = False


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper as its page shows it. `problem` says why the draft cannot be built, `sign_here` is the viewer's turn.

    `blank` asks about a number or day that is not given; `is_settled` means signed by all.
    """

    kind: Text
    state: Text
    flag: str
    items: tuple[str, ...]
    is_draft: bool
    places: tuple[Place, ...]
    editions: Sequence[Edition]
    newest: Edition | None
    publication: Publication | None
    returned: Approval | None
    sign_here: Approval | None
    turn: Approval | None
    problem: Text | None = None
    stale: int = 0
    to_fill: tuple[str, ...] = ()
    blank: Text | None = None
    is_settled: bool = False

    @property
    def older(self) -> Sequence[Edition]:
        return self.editions[1:]


def paper_view(paper: Paper, viewer: User) -> PaperView:
    """The paper for one person."""
    editions = editions_of(paper)
    newest = editions[0] if editions else None
    is_draft = paper.state in DRAFTS
    on_the_way = newest if newest and paper.state in (PaperState.FIXED, PaperState.UNDER_WAY) else None
    turn = next_place(on_the_way) if on_the_way else None
    problem, stale, to_fill = _draft(paper) if is_draft else (None, 0, ())
    return PaperView(
        kind=PaperKind(paper.kind).label,
        state=state_of(paper),
        flag=flag_of(paper),
        items=items_of(paper),
        is_draft=is_draft,
        places=_drafted(paper) if is_draft or newest is None else signed_places(newest),
        editions=editions,
        newest=newest,
        publication=publication_of(paper),
        returned=returned_by(paper) if paper.state == PaperState.RETURNED else None,
        sign_here=turn if turn and may_sign(turn, viewer) else None,
        turn=turn,
        problem=problem,
        stale=stale,
        to_fill=to_fill,
        blank=_blank(paper) if is_draft else None,
        is_settled=paper.state in (PaperState.SIGNED, PaperState.PUBLISHED),
    )


def signed_places(edition: Edition) -> tuple[Place, ...]:
    """The chain of an edition."""
    turn = next_place(edition)
    return tuple(_place(one, is_next=turn is not None and turn.pk == one.pk) for one in edition.approvals.all())


def _place(one: Approval, *, is_next: bool) -> Place:
    own = " ".join(filter(None, (one.own_post, one.acting_as)))
    done = one.state != Approval.State.WAITING
    return Place(
        ACTS[Act(one.act)],
        one.post_title,
        one.signer_name,
        own,
        one.said,
        one.signed_at if done else None,
        one,
        is_next,
        one.scan_id is not None,
        one.state == Approval.State.RETURNED,
    )


def _drafted(paper: Paper) -> tuple[Place, ...]:
    """The chain as it would be if the draft were fixed today."""
    return tuple(
        Place(
            ACTS[one.act],
            one.post_title,
            one.signer_name,
            " ".join(filter(None, (one.own_post, one.acting_as))),
            "",
            None,
            None,
            False,
        )
        for one in places_of(paper, clock.today())
    )


def _blank(paper: Paper) -> Text | None:
    """The question about a number or day that a letter does not have yet."""
    if paper.kind not in LETTERS:
        return None
    ground = Ground(paper, paper.made_at.date())
    return BLANK.get((not ground.typed("number").strip(), ground.typed_date("date") is None))


def _draft(paper: Paper) -> tuple[Text | None, int, tuple[str, ...]]:
    try:
        built = build_document(paper)
    except InputError as error:
        return error.text, 0, ()
    return None, len(built.stale), built.to_fill
