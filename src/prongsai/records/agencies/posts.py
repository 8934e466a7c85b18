"""Posts of an agency and who holds them, or acts for the holder, from when until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max, Q

from prongsai.core.offices import Role as OfficeRole
from prongsai.core.offices import office_of
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Holding, Membership, Post, Unit
from prongsai.records.agencies.units import lock
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

ADDED = verb("agencies.post.added", "เพิ่มตำแหน่ง {post}", "Added the post {post}")
CHANGED = verb("agencies.post.changed", "แก้ไขตำแหน่ง {post}", "Changed the post {post}")
REMOVED = verb("agencies.post.removed", "ลบตำแหน่ง {post} ที่ไม่เคยมีผู้ดำรง", "Removed the post {post}, never held")
HELD = verb("agencies.holding.added", "{person} เป็นผู้ดำรงตำแหน่ง {post}", "{person} holds the post {post}")
ACTS = verb("agencies.holding.acting", "{person} {acting} {post}", "{person} acts ({acting}) for {post}")
CORRECTED = verb(
    "agencies.holding.corrected", "แก้ไขข้อมูลผู้ดำรงตำแหน่ง {post}: {person}", "Corrected who holds {post}: {person}"
)
ENDED = verb("agencies.holding.ended", "{person} พ้นจากตำแหน่ง {post}", "{person} left the post {post}")


class PostDraft(NamedTuple):
    """A post as it is typed; `role` (empty for none) puts it into the chain of approval."""

    title: str
    role: str = ""
    unit: Unit | None = None


class HoldingDraft(NamedTuple):
    """Who holds a post, as it is typed. With `acting_as` the own post is needed; `until` counts that day too."""

    person_name: str
    since: date
    until: date | None = None
    user: User | None = None
    acting_as: str = ""
    own_post: str = ""
    order_number: str = ""
    ordered_on: date | None = None


def add_post(agency: Agency, draft: PostDraft, by: User | None = None) -> Post:
    """A new post at the end of the list. Raises InputError: no title, one that exists, a unit of another agency."""
    with transaction.atomic():
        lock(agency)
        draft = _checked_post(agency, draft)
        last = agency.posts.aggregate(last=Max("position"))["last"]
        post = Post.objects.create(agency=agency, position=0 if last is None else last + 1, **draft._asdict())
        write(agency.code, ADDED, actor=by, about=post, facts={"post": post.title})
    return post


def change_post(post: Post, draft: PostDraft, by: User | None = None) -> None:
    """Another title, role or unit; papers that were signed keep what they print."""
    with transaction.atomic():
        lock(post.agency)
        draft = _checked_post(post.agency, draft, post)
        for name, value in draft._asdict().items():
            setattr(post, name, value)
        post.save()
        write(post.agency.code, CHANGED, actor=by, about=post, facts={"post": post.title})


def remove_post(post: Post, by: User | None = None) -> None:
    """Take away a post that nobody ever held. Raises InputError for one that was."""
    with transaction.atomic():
        lock(post.agency)
        if post.holdings.exists():
            raise InputError(_WAS_HELD)
        write(post.agency.code, REMOVED, actor=by, about=post, facts={"post": post.title})
        post.delete()


_WAS_HELD = Text(
    "ตำแหน่งนี้มีผู้ดำรงแล้ว จึงลบไม่ได้ (ประวัติต้องคงอยู่)",
    "Somebody has held this post, so it stays in the history.",
)


def move_post(post: Post, places: int, by: User | None = None) -> None:
    """Move a post up (-1) or down (1) in the list: the higher stands first."""
    with transaction.atomic():
        lock(post.agency)
        order = list(post.agency.posts.all())
        at = order.index(post)
        if not 0 <= at + places < len(order):
            return
        order.insert(at + places, order.pop(at))
        for position, one in enumerate(order):
            one.position = position
        Post.objects.bulk_update(order, ["position"])
        write(post.agency.code, CHANGED, actor=by, about=post, facts={"post": post.title})


def take_post(post: Post, draft: HoldingDraft, by: User | None = None) -> Holding:
    """Write down who holds a post, or acts for its holder. Who held it before, without an end, leaves the day before.

    Raises InputError: no name, an end before the beginning, two holders at once, acting without an own post.
    """
    with transaction.atomic():
        lock(post.agency)
        draft = _checked_holding(post, draft)
        _let_go(post, draft, by)
        _require_room(post, draft)
        holding = Holding.objects.create(post=post, **draft._asdict())
        _write(ACTS if draft.acting_as else HELD, holding, by)
    return holding


def correct_holding(holding: Holding, draft: HoldingDraft, by: User | None = None) -> None:
    """Mend what was typed wrongly."""
    with transaction.atomic():
        lock(holding.post.agency)
        draft = _checked_holding(holding.post, draft)
        _require_room(holding.post, draft, holding)
        for name, value in draft._asdict().items():
            setattr(holding, name, value)
        holding.save()
        _write(CORRECTED, holding, by)


def leave_post(holding: Holding, until: date, by: User | None = None) -> None:
    """Somebody's last day in a post."""
    with transaction.atomic():
        lock(holding.post.agency)
        _require_order(holding.since, until)
        holding.until = until
        holding.save(update_fields=["until"])
        _write(ENDED, holding, by)


def offered_posts(agency: Agency) -> tuple[PostDraft, ...]:
    """The posts of the chain of approval, as this kind of agency calls them, where the agency has named none."""
    office = office_of(AgencyKind(agency.kind))
    roles = (OfficeRole.HEAD, OfficeRole.CLERK)
    known = set(agency.posts.values_list("role", flat=True))
    return tuple(
        PostDraft(office.post_title(role, agency.name).th, role.value) for role in roles if role.value not in known
    )


def _checked_post(agency: Agency, draft: PostDraft, itself: Post | None = None) -> PostDraft:
    title = tidy(draft.title)
    if not title:
        raise InputError(Text("โปรดพิมพ์ชื่อตำแหน่ง", "Type the title of the post."))
    if agency.posts.filter(title=title).exclude(pk=itself.pk if itself else 0).exists():
        raise InputError(Text(f"มีตำแหน่ง “{title}” อยู่แล้ว", f"The post “{title}” is there already."))
    if draft.unit is not None and draft.unit.agency_id != agency.pk:
        raise InputError(Text("โปรดเลือกสำนัก/กองของหน่วยงานนี้", "Choose a unit of this agency."))
    return draft._replace(title=title)


def _checked_holding(post: Post, draft: HoldingDraft) -> HoldingDraft:
    draft = draft._replace(
        person_name=tidy(draft.person_name), own_post=tidy(draft.own_post), order_number=tidy(draft.order_number)
    )
    if not draft.person_name:
        raise InputError(Text("โปรดพิมพ์ชื่อผู้ดำรงตำแหน่ง", "Type the name of the person."))
    if draft.acting_as and not draft.own_post:
        raise InputError(
            Text(
                "ผู้รักษาราชการแทนต้องมีตำแหน่งของตนเอง โปรดพิมพ์ตำแหน่งของตน เพราะเอกสารพิมพ์ทั้งสองตำแหน่ง",
                "Who acts for another has a post of her own. Type it: papers print both.",
            )
        )
    if draft.until is not None:
        _require_order(draft.since, draft.until)
    _require_member(post.agency, draft.user)
    return draft if draft.acting_as else draft._replace(own_post="", order_number="", ordered_on=None)


def _require_order(since: date, until: date) -> None:
    if until < since:
        raise InputError(
            Text("วันสิ้นสุดอยู่ก่อนวันเริ่ม โปรดตรวจสอบวันที่", "The last day lies before the first. Check the dates.")
        )


def _require_member(agency: Agency, user: User | None) -> None:
    theirs = Membership.objects.filter(user=user, agency=agency)
    if user is not None and not theirs.exists():
        raise InputError(Text("บัญชีนี้ไม่ใช่ของบุคลากรในหน่วยงาน", "This account is of nobody in the agency."))


def _let_go(post: Post, draft: HoldingDraft, by: User | None) -> None:
    """A new holder ends the time of the one before, and of who acted while the post was vacant."""
    if draft.acting_as:
        return
    for before in post.holdings.filter(until=None, since__lt=draft.since):
        leave_post(before, draft.since - timedelta(days=1), by)


def _require_room(post: Post, draft: HoldingDraft, itself: Holding | None = None) -> None:
    """One holder at a time, and one who acts for the holder."""
    ends_later = Q(until=None) | Q(until__gte=draft.since)
    others = post.holdings.filter(ends_later).exclude(pk=itself.pk if itself else 0)
    others = others.exclude(acting_as="") if draft.acting_as else others.filter(acting_as="")
    if draft.until is not None:
        others = others.filter(since__lte=draft.until)
    if (other := others.first()) is not None:
        raise InputError(
            Text(
                f"ช่วงเวลาซ้อนกับ {other.person_name} โปรดแก้วันที่ หรือให้ผู้นั้นพ้นจากตำแหน่งก่อน",
                f"The time overlaps with that of {other.person_name}. Change the dates, or end that one first.",
            )
        )


def _write(name: str, holding: Holding, by: User | None) -> None:
    facts = {"post": holding.post.title, "since": holding.since.isoformat(), "acting": holding.acting_as}
    if holding.until:
        facts["until"] = holding.until.isoformat()
    write(holding.post.agency.code, name, actor=by, about=holding, facts=facts, names={"person": holding.person_name})
