"""What a signer sees: what it is, in short, what changed, what others said, and the paper itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.core.audit.figures import Difference, Kind, Verdict
from prongsai.core.offices import Act
from prongsai.core.reports.paper import PaperKind
from prongsai.core.reports.store import from_json
from prongsai.core.text import Text
from prongsai.faces.parts.papers import ShownBlock, shown
from prongsai.faces.workspace.papers.presenters.paper import ACTS, Place, signed_places
from prongsai.records.accounts.models import User
from prongsai.records.papers.approvals import may_sign
from prongsai.records.papers.models import Approval, Edition
from prongsai.records.papers.printing import pictures_of
from prongsai.records.papers.publishing import items_of
from prongsai.records.papers.selectors import SinceLast, gist_of, since_last, text_of

USUAL_WORDS = {Act.PROPOSE: "", Act.OPINION: "เห็นควรอนุมัติ", Act.ORDER: "อนุมัติ"}
ASKED = {
    Act.PROPOSE: Text("ท่านเป็นผู้เสนอเอกสารนี้", "You propose this paper."),
    Act.OPINION: Text("ขอความเห็นของท่าน", "Your opinion is asked for."),
    Act.ORDER: Text("ขอให้ท่านสั่งการ", "Your order is asked for."),
}


@dataclass(frozen=True, slots=True)
class Odd:
    """A figure of a file from Word that the result does not have."""

    text: Text
    sentence: str


@dataclass(frozen=True, slots=True)
class SignView:
    """The page of one place to sign."""

    edition: Edition
    kind: Text
    asked: Text
    items: tuple[str, ...]
    gist: tuple[str, ...]
    since: SinceLast | None
    odd: tuple[Odd, ...]
    chain: tuple[Place, ...]
    blocks: Sequence[ShownBlock]
    paragraphs: tuple[str, ...]
    language: str
    is_my_turn: bool
    usual_words: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the list; one with odd figures must be opened to be signed."""

    place: Approval
    kind: Text
    act: Text
    is_plain: bool


def sign_view(place: Approval, viewer: User) -> SignView:
    """The paper as the signer sees it."""
    edition = place.edition
    document = from_json(edition.document) if edition.document else None
    is_blocks = edition.origin == Edition.Origin.BLOCKS and document is not None
    thai = bool(edition.rendering.get("thai_numerals", True))
    return SignView(
        edition=edition,
        kind=PaperKind(edition.paper.kind).label,
        asked=ASKED[Act(place.act)],
        items=items_of(edition.paper),
        gist=gist_of(document) if document and is_blocks else (),
        since=since_last(edition),
        odd=odd_figures(edition.checks),
        chain=signed_places(edition),
        blocks=shown(document, pictures_of(document), thai_numerals=thai) if document and is_blocks else (),
        paragraphs=text_of(edition),
        language=document.language if document else "th",
        is_my_turn=may_sign(place, viewer),
        usual_words=usual_words(place),
    )


def usual_words(place: Approval) -> str:
    """What is mostly written at such a place; the signer changes it as she likes."""
    return USUAL_WORDS[Act(place.act)]


def waiting_view(places: Iterable[Approval]) -> list[Waiting]:
    """The list of what waits."""
    return [
        Waiting(one, PaperKind(one.edition.paper.kind).label, ACTS[Act(one.act)], not one.edition.checks)
        for one in places
    ]


def odd_figures(checks: Iterable[Mapping[str, Any]]) -> tuple[Odd, ...]:
    """The figures to be checked, in words."""
    return tuple(Odd(_difference(one).text, one["sentence"]) for one in checks)


def _difference(one: Mapping[str, Any]) -> Difference:
    return Difference(
        Verdict(one["verdict"]), Kind(one["kind"]), one["shown"], one["sentence"], one["subject"], tuple(one["known"])
    )
