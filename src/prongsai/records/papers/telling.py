"""Who is told what about a paper: whose turn it is, that it came back, that all have signed."""

from __future__ import annotations

from prongsai.adapters import clock
from prongsai.core.offices import Act
from prongsai.core.text import Text
from prongsai.records.accounts.models import User
from prongsai.records.agencies.office import holder_on
from prongsai.records.notices.services import Wanted, notify, settle
from prongsai.records.papers.models import Approval, Edition, Paper


def page_of(paper: Paper) -> str:
    """The address of a paper's page in the workspace."""
    return f"/office/{paper.agency.code}/papers/{paper.pk}/"


def sign_page_of(approval: Approval) -> str:
    """The address of the page where a place is signed."""
    return f"/office/{approval.edition.paper.agency.code}/papers/sign/{approval.pk}/"


def your_turn(paper: Paper, approval: Approval | None) -> None:
    """Tell the one whose turn it is, where the post is held by somebody with an account."""
    user = signer_of(approval) if approval else None
    if approval is None or user is None:
        return
    text = Text(f"มีเอกสารรอท่านลงนาม: {paper.title}", f"A paper waits for your signature: {paper.title}")
    notify(paper.agency, [Wanted(user, _turn(approval), text, sign_page_of(approval))])


def settled(paper: Paper, approval: Approval) -> None:
    """It has been signed or returned: nobody needs to be reminded of it."""
    settle(paper.agency, _turn(approval))


def returned(paper: Paper, approval: Approval) -> None:
    """Tell who fixed the edition that it came back; the reason stands on its page."""
    settled(paper, approval)
    text = Text(f"เอกสารถูกส่งคืนให้แก้ไข: {paper.title}", f"A paper was returned to be changed: {paper.title}")
    _tell_maker(approval.edition, f"papers.returned.{approval.pk}", text)


def signed_by_all(paper: Paper, edition: Edition) -> None:
    """Tell who fixed the edition that it can be published."""
    text = Text(f"ลงนามครบแล้ว เผยแพร่ได้: {paper.title}", f"Everybody has signed; it can be published: {paper.title}")
    _tell_maker(edition, f"papers.signed.{edition.pk}", text)


def called_back(paper: Paper, edition: Edition) -> None:
    """The officer took it back: nobody needs to sign it any more."""
    for approval in edition.approvals.all():
        settled(paper, approval)


def signer_of(approval: Approval) -> User | None:
    """The account that may sign a place today, if there is one."""
    if approval.post is None:
        return approval.edition.fixed_by if approval.act == Act.PROPOSE else None
    holder = holder_on(approval.post, clock.today())
    return holder.user if holder else None


def _turn(approval: Approval) -> str:
    return f"papers.sign.{approval.pk}."


def _tell_maker(edition: Edition, key: str, text: Text) -> None:
    if edition.fixed_by is not None:
        notify(edition.paper.agency, [Wanted(edition.fixed_by, key, text, page_of(edition.paper))])
