"""What may happen to a paper in which state; every service takes hold of the paper here first."""

from __future__ import annotations

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.papers.models import Edition, Paper, PaperState

DRAFTS = (PaperState.DRAFT, PaperState.RETURNED)
ON_THE_WAY = (PaperState.FIXED, PaperState.UNDER_WAY)
_NOT_A_DRAFT = Text(
    "เอกสารนี้ยืนยันเป็นฉบับแล้ว จึงแก้ไขไม่ได้ หากต้องการแก้ โปรดกด “กลับไปแก้ไขร่าง” ก่อน",
    "This paper is fixed as an edition and cannot be changed. To change it, press “Back to the draft” first.",
)
_NOT_ON_THE_WAY = Text(
    "เอกสารนี้ไม่ได้อยู่ระหว่างเสนอลงนาม โปรดเปิดหน้าเอกสารเพื่อดูสถานะล่าสุด",
    "This paper is not waiting for signatures. Open its page to see how it stands.",
)
_NO_EDITION = Text("เอกสารนี้ยังไม่ได้ยืนยันเป็นฉบับ", "This paper has no edition yet.")


def held(paper: Paper) -> Paper:
    """The paper as it is now, held until the transaction ends: nobody else changes it meanwhile."""
    return Paper.objects.select_for_update(of=("self",)).select_related("agency", "made_by").get(pk=paper.pk)


def require_draft(paper: Paper) -> Paper:
    """The paper, held, if it can be edited. Raises InputError."""
    now = held(paper)
    if now.state not in DRAFTS:
        raise InputError(_NOT_A_DRAFT)
    return now


def require_on_the_way(paper: Paper) -> Paper:
    """The paper, held, if it is fixed and not yet signed by all. Raises InputError."""
    now = held(paper)
    if now.state not in ON_THE_WAY:
        raise InputError(_NOT_ON_THE_WAY)
    return now


def newest(paper: Paper) -> Edition:
    """The last edition. Raises InputError where there is none."""
    found = paper.editions.order_by("-number").first()
    if found is None:
        raise InputError(_NO_EDITION)
    return found


def move(paper: Paper, state: PaperState) -> None:
    """Set the state; the caller holds the paper and writes the journal."""
    paper.state = state
    paper.save(update_fields=["state"])
