"""Who holds which post on a day, and the chain of approval that this makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from prongsai.core.offices import Act, Office, Role, office_of
from prongsai.core.thai.dates import thai_date
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Holding, Membership, Post, Unit


@dataclass(frozen=True)
class Place:
    """One place of a chain of approval, as papers print it.

    `post` is None where the agency has named no such post yet: then `post_title` is what its kind usually calls it.
    An acting signer has the own post, the word (รักษาราชการแทน …) and the order it rests on; a vacant post no name.
    """

    role: Role
    act: Act
    post: Post | None
    post_title: str
    signer_name: str = ""
    own_post: str = ""
    acting_as: str = ""
    authority: str = ""
    user: User | None = None


def holder_on(post: Post, day: date) -> Holding | None:
    """Who signs for a post on a day: the acting holder where there is one, else the holder; None while it is vacant."""
    there = [one for one in post.holdings.all() if one.since <= day and (one.until is None or one.until >= day)]
    holder = _latest([one for one in there if not one.acting_as])
    acting = _latest([one for one in there if one.acting_as and not _is_over(one, holder)])
    return acting or holder


def chain_of(agency: Agency, day: date, proposer: User | None = None) -> tuple[Place, ...]:
    """The chain of approval of an agency's papers on a day: who proposes, gives opinions and orders.

    The chain of the kind of agency (`core.offices`) with the agency's own posts in it: every post of the clerk's role
    gives an opinion, the lower before the higher, and the head of the proposer's unit before them.
    """
    office = office_of(AgencyKind(agency.kind))
    posts = list(agency.posts.select_related("unit").prefetch_related("holdings__user"))
    heads = _unit_heads(posts, _units_of(agency, proposer))
    places = [_proposing(agency, posts, day, proposer, office)]
    for role in _roles(office, heads):
        theirs = {Role.UNIT: heads, Role.CLERK: _of_role(posts, role)[::-1], Role.HEAD: _of_role(posts, role)[:1]}[role]
        places += _places(agency, role, theirs, day, office)
    return tuple(places)


def posts_of(user: User, agency: Agency, day: date) -> tuple[Post, ...]:
    """The posts for which a person signs on a day: held, or acted in while nobody acts for her."""
    posts = agency.posts.filter(holdings__user=user).distinct().prefetch_related("holdings")
    return tuple(post for post in posts if (holder := holder_on(post, day)) and holder.user_id == user.pk)


def authority_of(holding: Holding) -> str:
    """The order that an acting holder's authority rests on: "คำสั่งที่ 12/2568 ลงวันที่ 1 ตุลาคม 2567"."""
    number = f"คำสั่งที่ {holding.order_number}" if holding.order_number else ""
    dated = f"ลงวันที่ {thai_date(holding.ordered_on)}" if holding.ordered_on else ""
    return " ".join(filter(None, (number, dated)))


def _latest(holdings: Sequence[Holding]) -> Holding | None:
    return max(holdings, key=lambda one: (one.since, one.pk), default=None)


def _is_over(acting: Holding, holder: Holding | None) -> bool:
    """Acting without an end is over when a holder comes."""
    return acting.until is None and holder is not None and holder.since > acting.since


def _roles(office: Office, heads: Sequence[Post]) -> Iterator[Role]:
    asked = [link.role for link in office.chain if link.role is not Role.OFFICER]
    if heads and Role.UNIT not in asked:
        yield Role.UNIT
    yield from asked


def _of_role(posts: Sequence[Post], role: Role) -> list[Post]:
    return [one for one in posts if one.role == role.value]


def _unit_heads(posts: Sequence[Post], units: set[int]) -> list[Post]:
    """The head of the proposer's unit; the only unit head that the agency has named when that is not known."""
    heads = _of_role(posts, Role.UNIT)
    theirs = [one for one in heads if one.unit_id in units]
    return theirs[:1] or (heads if len(heads) == 1 else [])


def _units_of(agency: Agency, user: User | None) -> set[int]:
    """The units in which a person works, and those above them."""
    if user is None:
        return set()
    named = Unit.objects.filter(agency=agency).filter(
        pk__in=[
            *Membership.objects.filter(user=user, agency=agency, ended_at=None).values_list("unit", flat=True),
            *Post.objects.filter(agency=agency, holdings__user=user).values_list("unit", flat=True),
        ]
    )
    return {pk for unit in named for pk in (unit.pk, unit.parent_id) if pk}


def _proposing(agency: Agency, posts: Sequence[Post], day: date, proposer: User | None, office: Office) -> Place:
    own = [post for post in posts if proposer and (one := holder_on(post, day)) and one.user_id == proposer.pk]
    post = next(iter(_of_role(own, Role.OFFICER) or own or _of_role(posts, Role.OFFICER)), None)
    if post is not None and (post in own or proposer is None):
        return _place(Role.OFFICER, Act.PROPOSE, post, day)
    name = proposer.display_name if proposer else ""
    title = office.post_title(Role.OFFICER, agency.name).th
    return Place(Role.OFFICER, Act.PROPOSE, None, title, name, user=proposer)


def _places(agency: Agency, role: Role, posts: Sequence[Post], day: date, office: Office) -> list[Place]:
    act = Act.ORDER if role is Role.HEAD else Act.OPINION
    if posts:
        return [_place(role, act, post, day) for post in posts]
    title = office.unit_head.th if role is Role.UNIT else office.post_title(role, agency.name).th
    return [Place(role, act, None, title)]


def _place(role: Role, act: Act, post: Post, day: date) -> Place:
    holder = holder_on(post, day)
    if holder is None:
        return Place(role, act, post, post.title)
    return Place(
        role,
        act,
        post,
        post.title,
        holder.person_name,
        holder.own_post if holder.acting_as else "",
        holder.acting_as,
        authority_of(holder) if holder.acting_as else "",
        holder.user,
    )
