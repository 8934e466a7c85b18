"""Opinions and orders on an edition: on screen over its hash, or on paper with the scan handed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.offices import Act, Role
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import mended, tidy
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import Action, can
from prongsai.records.agencies.memberships import must_wait_to_sign
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.office import Place, authority_of, holder_on
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.papers import telling
from prongsai.records.papers.integrity import require_whole
from prongsai.records.papers.models import Approval, Edition, Paper, PaperState
from prongsai.records.papers.states import move, newest, require_on_the_way

SENT = verb("papers.sent", "เสนอ {title} ฉบับที่ {number} ให้ลงนาม", "Sent {title}, edition {number}, to be signed")
SIGNED = verb(
    "papers.signed",
    "{signer} ลงนาม ({post}) ใน {title} ฉบับที่ {number} ลายนิ้วมือ {sha256}",
    "{signer} signed ({post}) {title}, edition {number}, hash {sha256}",
)
SIGNED_ON_PAPER = verb(
    "papers.signed.on-paper",
    "บันทึกว่า {post} ลงนาม {title} ฉบับที่ {number} ในกระดาษ พร้อมไฟล์สแกน {scan}",
    "Recorded that {post} signed {title}, edition {number}, on paper, with the scan {scan}",
)
RETURNED = verb(
    "papers.returned",
    "{signer} ({post}) ส่งคืน {title} ฉบับที่ {number} ให้แก้ไข",
    "{signer} ({post}) returned {title}, edition {number}, to be changed",
)
LONGEST_SAID = 2000
NOT_YOURS = Text(
    "ท่านไม่ใช่ผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทนในตำแหน่งนี้ ณ วันนี้ จึงลงนามแทนไม่ได้ หากข้อมูลไม่ถูกต้อง โปรดแจ้งเจ้าหน้าที่ให้แก้ในหน้าตำแหน่ง",
    "You neither hold this post today nor act for its holder, so you cannot sign. If that is wrong, ask the officer to "
    "correct the page of posts.",
)
NOT_YET = Text(
    "ยังไม่ถึงลำดับของท่าน ผู้ลงนามลำดับก่อนหน้ายังไม่ลงนาม",
    "It is not your turn yet: somebody before you has not signed.",
)
NOT_WAITING = Text("ลำดับนี้ลงนามหรือส่งคืนไปแล้ว", "This place was signed or returned already.")
REPLACED = Text(
    "เอกสารนี้มีฉบับใหม่แล้ว โปรดเปิดอ่านฉบับล่าสุดก่อนลงนาม ยังไม่มีการลงนามเกิดขึ้น",
    "This paper has a newer edition. Read it before you sign; nothing was signed.",
)
CONFIRM = Text(
    "มีตัวเลขในไฟล์ที่ไม่ตรงกับผลการประเมิน โปรดอ่านรายการและทำเครื่องหมายยืนยันก่อนลงนาม",
    "Some figures of the file are not those of the result. Read the list and tick the box before you sign.",
)
WAIT_A_DAY = Text(
    "รหัสผ่านของท่านเพิ่งตั้งใหม่ด้วยลิงก์ที่ผู้อื่นสร้างให้ จึงลงนามหรือส่งคืนบนจอได้เมื่อครบ 24 ชั่วโมง ระหว่างนี้ลงนามด้วยหมึกแล้วแนบไฟล์สแกนได้",
    "Your password was just set by a link that somebody else made. You can sign or return on screen after 24 hours; "
    "until then sign in ink, and hand in the scan.",
)
SAY_WHY = Text("โปรดพิมพ์เหตุผลที่ส่งคืน เพื่อให้เจ้าหน้าที่แก้ไขได้ตรงจุด", "Type why you return it, so that the officer can mend it.")
TOO_LONG = Text(
    f"ข้อความยาวเกินไป (ไม่เกิน {LONGEST_SAID:,} ตัวอักษร)", f"The text is too long (at most {LONGEST_SAID:,} letters)."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the signer had before her eyes: the hash of the edition, and whether she accepted its odd figures."""

    sha256: str
    confirmed: bool = False


def open_chain(edition: Edition, places: Iterable[Place]) -> None:
    """Make the places of a new edition, all waiting."""
    Approval.objects.bulk_create(
        Approval(
            edition=edition,
            position=position,
            act=place.act.value,
            post=place.post,
            post_title=place.post_title,
            signer_name=place.signer_name,
            own_post=place.own_post,
            acting_as=place.acting_as,
            authority=place.authority,
        )
        for position, place in enumerate(places, start=1)
    )


def send(paper: Paper, by: User) -> None:
    """Send the fixed edition on its way; the first signer is told."""
    with transaction.atomic():
        paper = require_on_the_way(paper)
        if paper.state == PaperState.FIXED:
            _send(paper, newest(paper), by)


def sign(approval: Approval, by: User, said: str, seen: Seen) -> None:
    """Sign over the hash of the edition that was seen. The caller has just made sure again who `by` is.

    Raises InputError, and changes nothing: not the holder of the post today, not in turn, signed already, another
    edition than the one that was seen, odd figures that were not confirmed, a stored edition that was tampered with.
    """
    with transaction.atomic():
        paper, approval = _in_hand(approval, seen)
        signer = _signer_on_screen(approval, by)
        if approval.edition.checks and not seen.confirmed:
            raise InputError(CONFIRM)
        require_whole(approval.edition)
        if paper.state == PaperState.FIXED:
            _send(paper, approval.edition, by)
        _settle(approval, Approval.State.SIGNED, signer, by, _checked(said))
        _write(SIGNED, approval, by, {"confirmed": len(approval.edition.checks)})
        _go_on(paper, approval)


def return_(approval: Approval, by: User, comment: str, seen: Seen) -> None:
    """Send the paper back to be changed, with the reason. Raises InputError as `sign` does, and without a reason."""
    with transaction.atomic():
        paper, approval = _in_hand(approval, seen)
        signer = _signer_on_screen(approval, by)
        if not tidy(comment):
            raise InputError(SAY_WHY)
        _settle(approval, Approval.State.RETURNED, signer, by, _checked(comment))
        move(paper, PaperState.RETURNED)
        _write(RETURNED, approval, by, {})
        telling.returned(paper, approval)


def sign_on_paper(approval: Approval, scan: StoredFile, by: User, said: str = "", signer_name: str = "") -> None:
    """Record that a place was signed in ink; the scan shows it. Only in turn. Raises InputError."""
    with transaction.atomic():
        paper, approval = _in_hand(approval, Seen(approval.edition.sha256))
        if scan.agency_id != paper.agency_id:
            raise InputError(NOT_YOURS)
        if paper.state == PaperState.FIXED:
            _send(paper, approval.edition, by)
        place = _as_held(approval)
        named = replace(place, signer_name=tidy(signer_name)) if tidy(signer_name) else place
        approval.scan = scan
        _settle(approval, Approval.State.SIGNED, named, None, _checked(said))
        _write(SIGNED_ON_PAPER, approval, by, {"scan": scan.sha256[:16]})
        _go_on(paper, approval)


def all_on_paper(edition: Edition, scan: StoredFile) -> None:
    """Every place of a scanned edition was signed in ink. The caller holds the paper and writes the journal."""
    for approval in edition.approvals.all():
        approval.scan = scan
        _settle(approval, Approval.State.SIGNED, _as_held(approval), None, "")


def may_sign(approval: Approval, user: User) -> bool:
    """Whether it is this person's turn to sign or return it today."""
    try:
        _signer(approval, user)
    except InputError:
        return False
    return _is_in_turn(approval) and approval.edition.paper.state in (PaperState.FIXED, PaperState.UNDER_WAY)


def next_place(edition: Edition) -> Approval | None:
    """The place whose turn it is; None when all have signed, or one has returned it."""
    places = list(edition.approvals.all())
    if any(one.state == Approval.State.RETURNED for one in places):
        return None
    return next((one for one in places if one.state == Approval.State.WAITING), None)


def waiting_for(user: User, agency: Agency) -> Sequence[Approval]:
    """What waits for this person's signature in an agency, the oldest first."""
    under_way = Approval.objects.filter(
        edition__paper__agency=agency,
        edition__paper__state__in=(PaperState.FIXED, PaperState.UNDER_WAY),
        state=Approval.State.WAITING,
    )
    found = under_way.select_related("edition__paper__agency", "post").order_by("edition__fixed_at", "position")
    return [one for one in found if _is_newest(one.edition) and may_sign(one, user) and _is_sent(one)]


def _is_sent(approval: Approval) -> bool:
    """A fixed paper that is not sent waits for its proposer alone."""
    return approval.edition.paper.state == PaperState.UNDER_WAY or approval.act == Act.PROPOSE


def _in_hand(approval: Approval, seen: Seen) -> tuple[Paper, Approval]:
    """The paper, held, and the place as it is now, when it is its turn and the edition is the one that was seen."""
    paper = require_on_the_way(approval.edition.paper)
    now = Approval.objects.select_related("edition", "post").get(pk=approval.pk)
    now.edition.paper = paper
    if not _is_newest(now.edition) or now.edition.sha256 != seen.sha256:
        raise InputError(REPLACED)
    if now.state != Approval.State.WAITING:
        raise InputError(NOT_WAITING)
    if not _is_in_turn(now):
        raise InputError(NOT_YET)
    return paper, now


def _is_newest(edition: Edition) -> bool:
    return not Edition.objects.filter(paper=edition.paper_id, number__gt=edition.number).exists()


def _is_in_turn(approval: Approval) -> bool:
    first = next_place(approval.edition)
    return first is not None and first.pk == approval.pk


def _signer(approval: Approval, user: User) -> Place:
    """The person as she signs today. Raises InputError for everybody else."""
    if not can(user, Action.PAPER_SIGN, approval):
        raise InputError(NOT_YOURS)
    if approval.post is None:
        if approval.act != Act.PROPOSE or not can(user, Action.PAPER_EDIT, approval):
            raise InputError(NOT_YOURS)
        return replace(_blank(approval), signer_name=user.display_name or str(user))
    holder = holder_on(approval.post, clock.today())
    if holder is None or holder.user_id != user.pk:
        raise InputError(NOT_YOURS)
    return _as_held(approval)


def _signer_on_screen(approval: Approval, user: User) -> Place:
    """The signer, unless somebody else could have made her password. Raises InputError."""
    signer = _signer(approval, user)
    if must_wait_to_sign(user):
        raise InputError(WAIT_A_DAY)
    return signer


def _as_held(approval: Approval) -> Place:
    """The place with who holds the post today; as it was when the edition was fixed where nobody does."""
    holder = holder_on(approval.post, clock.today()) if approval.post else None
    if holder is None:
        return replace(
            _blank(approval),
            signer_name=approval.signer_name,
            own_post=approval.own_post,
            acting_as=approval.acting_as,
            authority=approval.authority,
        )
    held = replace(_blank(approval), signer_name=holder.person_name, user=holder.user)
    if not holder.acting_as:
        return held
    return replace(held, own_post=holder.own_post, acting_as=holder.acting_as, authority=authority_of(holder))


def _blank(approval: Approval) -> Place:
    role = approval.post.role if approval.post else ""
    return Place(Role(role or Role.OFFICER), Act(approval.act), approval.post, approval.post_title)


def _settle(approval: Approval, state: Approval.State, signer: Place, by: User | None, said: str) -> None:
    approval.signer_name, approval.own_post = signer.signer_name, signer.own_post
    approval.acting_as, approval.authority = signer.acting_as, signer.authority
    approval.state, approval.said, approval.signed_by = state, said, by
    approval.signed_at, approval.signed_sha256 = clock.now(), approval.edition.sha256
    approval.save()


def _checked(said: str) -> str:
    text = mended(said).strip()
    if len(text) > LONGEST_SAID:
        raise InputError(TOO_LONG)
    return text


def _send(paper: Paper, edition: Edition, by: User) -> None:
    move(paper, PaperState.UNDER_WAY)
    write(paper.agency.code, SENT, actor=by, about=paper, facts=facts_of(edition))
    telling.your_turn(paper, next_place(edition))


def _go_on(paper: Paper, approval: Approval) -> None:
    """After a signature: the next one is told, or the paper is signed by all."""
    telling.settled(paper, approval)
    waiting = next_place(approval.edition)
    if waiting is None:
        move(paper, PaperState.SIGNED)
        telling.signed_by_all(paper, approval.edition)
    else:
        telling.your_turn(paper, waiting)


def facts_of(edition: Edition) -> dict[str, object]:
    """What the journal says of an edition."""
    return {"title": edition.paper.title, "number": edition.number, "sha256": edition.sha256[:16]}


def _write(name: str, approval: Approval, by: User, more: dict[str, object]) -> None:
    edition = approval.edition
    facts = facts_of(edition) | {"post": approval.post_title, "position": approval.position} | more
    if approval.acting_as:
        facts |= {"own_post": approval.own_post, "acting_as": approval.acting_as}
    names = {"signer": approval.signer_name}
    write(edition.paper.agency.code, name, actor=by, about=edition.paper, facts=facts, names=names)
