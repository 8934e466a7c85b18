"""The chain of approval of a paper: that of its agency, or the one that the officer made for this paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from prongsai.core.offices import Act, Role, post_title, role_name
from prongsai.core.reports.blocks import Signatory
from prongsai.core.reports.paper import PaperKind
from prongsai.core.reports.paper import Place as CorePlace
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Post
from prongsai.records.agencies.office import Place, authority_of, chain_of, holder_on
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.papers.models import Paper
from prongsai.records.papers.states import require_draft

CHANGED = verb("papers.chain.changed", "กำหนดผู้ลงนามของ {title}", "Set who signs {title}")
MOST_SIGNERS = 12
_NEEDS_NO_HEAD = (PaperKind.MINUTES,)
_POINTS = frozenset(".,-–—_()/'\"“”‘’·")
CHOOSE_IT = Text(
    "“{title}” เป็นตำแหน่งของหน่วยงาน โปรดเลือกจากรายการตำแหน่ง (ถ้ายังไม่มี ให้เพิ่มในหน้าตำแหน่งก่อน) จะพิมพ์ชื่อเองไม่ได้",
    "“{title}” is a post of the agency: choose it from the list (if need be add it on the page of posts).",
)
HEAD_SIGNS = Text(
    "เอกสารนี้ต้องมีหัวหน้าหน่วยงานให้ความเห็นหรือสั่งการ โปรดเลือกตำแหน่งของหัวหน้าหน่วยงานอย่างน้อยหนึ่งลำดับ",
    "The head of the agency gives an opinion or an order on this paper. Choose the head's post for one of the places.",
)


class Link(NamedTuple):
    """One place as the officer sets it: a post of the agency, or the title of one that is not in the list."""

    act: Act
    post: Post | None = None
    title: str = ""


def places_of(paper: Paper, day: date) -> tuple[Place, ...]:
    """Who proposes, gives opinions and orders on this paper, with who holds the posts on that day."""
    own: list[dict[str, Any]] | None = paper.options.get("chain")
    if own is None:
        return chain_of(paper.agency, day, paper.made_by)
    posts = paper.agency.posts.prefetch_related("holdings__user").in_bulk([one["post"] for one in own if one["post"]])
    return tuple(_place(Act(one["act"]), posts.get(one["post"]), one["title"], paper, day) for one in own)


def set_chain(paper: Paper, links: Sequence[Link], by: User) -> None:
    """The chain of this paper from now on. Raises InputError: nobody, too many, no title, a post of another agency,
    a typed title that is a post's, no place of the head.
    """
    with transaction.atomic():
        paper = require_draft(paper)
        paper.options = paper.options | {"chain": [_stored(one, paper) for one in _checked(links)]}
        _require_head(paper, links)
        paper.save(update_fields=["options"])
        write(paper.agency.code, CHANGED, actor=by, about=paper, facts={"title": paper.title, "places": len(links)})


def usual_chain(paper: Paper, by: User) -> None:
    """Go back to the chain of the agency."""
    with transaction.atomic():
        paper = require_draft(paper)
        paper.options = {name: value for name, value in paper.options.items() if name != "chain"}
        paper.save(update_fields=["options"])
        write(paper.agency.code, CHANGED, actor=by, about=paper, facts={"title": paper.title})


def signatory_of(place: Place, signed: str = "") -> Signatory:
    """The place as papers print it: who acts for another signs with both posts."""
    if not place.acting_as:
        return Signatory(place.post_title, place.signer_name, signed=signed)
    return Signatory(place.own_post, place.signer_name, place.acting_as, place.post_title, place.authority, signed)


def core_places(places: Iterable[Place]) -> tuple[CorePlace, ...]:
    """The chain as the builders of papers are told."""
    return tuple(CorePlace(one.act, signatory_of(one)) for one in places)


def _place(act: Act, post: Post | None, title: str, paper: Paper, day: date) -> Place:
    role = Role(post.role) if post and post.role else Role.OFFICER
    place = Place(role, act, post, post.title if post else title)
    holder = holder_on(post, day) if post else None
    if holder is None:
        return _proposer(place, paper)
    held = replace(place, signer_name=holder.person_name, user=holder.user)
    if not holder.acting_as:
        return held
    return replace(held, own_post=holder.own_post, acting_as=holder.acting_as, authority=authority_of(holder))


def _proposer(place: Place, paper: Paper) -> Place:
    """Who made the paper proposes it where no post is named for that."""
    maker = paper.made_by
    if place.act is not Act.PROPOSE or place.post is not None or maker is None:
        return place
    return replace(place, signer_name=maker.display_name, user=maker)


def _checked(links: Sequence[Link]) -> Sequence[Link]:
    if not links:
        raise InputError(
            Text("ต้องมีผู้ลงนามอย่างน้อยหนึ่งตำแหน่ง โปรดเลือกตำแหน่ง", "At least one post signs. Please choose one.")
        )
    if len(links) > MOST_SIGNERS:
        raise InputError(
            Text(f"กำหนดผู้ลงนามได้ไม่เกิน {MOST_SIGNERS} ตำแหน่ง", f"At most {MOST_SIGNERS} posts can sign a paper.")
        )
    return links


def _stored(link: Link, paper: Paper) -> dict[str, Any]:
    if link.post is not None and link.post.agency_id != paper.agency_id:
        raise InputError(Text("โปรดเลือกตำแหน่งของหน่วยงานนี้", "Choose a post of this agency."))
    title = link.post.title if link.post else tidy(link.title)
    if link.post is None:
        _refuse_title_of_post(link.act, title, paper)
    if not title:
        raise InputError(Text("โปรดเลือกหรือพิมพ์ชื่อตำแหน่งของผู้ลงนาม", "Choose or type the post of the one who signs."))
    return {"act": link.act.value, "post": link.post.pk if link.post else None, "title": title}


def _refuse_title_of_post(act: Act, title: str, paper: Paper) -> None:
    """Nobody signs under the title of a post that she does not hold by typing it."""
    taken = set(paper.agency.posts.values_list("title", flat=True))
    if act is Act.PROPOSE:
        taken |= _titles_above(paper)
    if _bare(title) in {_bare(one) for one in taken}:
        raise InputError(Text(CHOOSE_IT.th.format(title=title), CHOOSE_IT.en.format(title=title)))


def _titles_above(paper: Paper) -> set[str]:
    """What head and clerk of such an agency are called, whether or not it has named these posts."""
    kind, both = AgencyKind(paper.agency.kind), (Role.HEAD, Role.CLERK)
    whole = {post_title(role, paper.agency.name, kind).th for role in both}
    return whole | {role_name(role, kind).th for role in both}


def _bare(title: str) -> str:
    """A title as it is compared: no spaces, dots or capitals."""
    return "".join(letter for letter in tidy(title).casefold() if not letter.isspace() and letter not in _POINTS)


def _require_head(paper: Paper, links: Sequence[Link]) -> None:
    if PaperKind(paper.kind) in _NEEDS_NO_HEAD or not paper.agency.posts.filter(role=Role.HEAD.value).exists():
        return
    if not any(one.post and one.post.role == Role.HEAD and one.act is not Act.PROPOSE for one in links):
        raise InputError(HEAD_SIGNS)
