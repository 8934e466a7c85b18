"""Who may sign what and when: in turn, over the hash that was seen, the holder of the post on that day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prongsai.adapters import clock
from prongsai.core.offices import Act
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Membership, Role
from prongsai.records.agencies.posts import HoldingDraft, take_post
from prongsai.records.files.services import receive
from prongsai.records.journal.models import Entry
from prongsai.records.notices.models import Notice
from prongsai.records.papers import approvals, editions
from prongsai.records.papers.approvals import Seen, return_, sign, sign_on_paper, waiting_for
from prongsai.records.papers.chain import Link, set_chain
from prongsai.records.papers.models import Approval, Edition, PaperState
from prongsai.records.papers.printing import edition_file, signed_document
from tests import build as things
from tests.records.papers import build

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def states(edition: Edition) -> list[str]:
    return [one.state for one in edition.approvals.all()]


def state(edition: Edition) -> str:
    edition.paper.refresh_from_db()
    return edition.paper.state


def refused(edition: Edition, by: User, match: str, sha256: str = "") -> None:
    before = states(edition)
    with pytest.raises(InputError, match=match):
        sign(build.turn(edition), by, "", Seen(sha256 or edition.sha256))
    assert states(edition) == before


def test_the_chain_signs_in_turn_and_then_the_paper_is_signed() -> None:
    of = build.office()
    edition = build.edition(of)
    build.sign_next(edition, of.officer)
    assert state(edition) == PaperState.UNDER_WAY
    build.sign_next(edition, of.clerk, "เห็นควรอนุมัติ")
    build.sign_next(edition, of.head, "อนุมัติ")
    assert state(edition) == PaperState.SIGNED
    last = edition.approvals.get(position=3)
    assert (last.signer_name, last.said, last.signed_sha256) == ("นางนายก ตัดสินใจ", "อนุมัติ", edition.sha256)
    verbs = list(Entry.objects.filter(chain=of.agency.code).values_list("verb", flat=True))
    assert verbs.count(approvals.SIGNED) == 3
    assert verbs.count(approvals.SENT) == 1


def test_nobody_signs_for_another_or_before_her_turn() -> None:
    of = build.office()
    edition = build.edition(of)
    refused(edition, of.head, "neither hold")
    refused(edition, of.clerk, "neither hold")
    second = edition.approvals.get(position=2)
    with pytest.raises(InputError, match="not your turn"):
        sign(second, of.clerk, "", Seen(edition.sha256))
    assert state(edition) == PaperState.FIXED


def test_a_person_of_another_agency_signs_nothing_here() -> None:
    of = build.office()
    edition = build.edition(of)
    stranger = things.member(things.agency("เทศบาลตำบลอื่น"))
    refused(edition, stranger, "neither hold")


def test_one_who_left_the_agency_signs_nothing_any_more() -> None:
    of = build.office()
    edition = build.edition(of)
    Membership.objects.filter(user=of.officer).update(ended_at=clock.now())
    refused(edition, of.officer, "neither hold")


def test_a_place_is_signed_once() -> None:
    of = build.office()
    edition = build.edition(of)
    first = build.turn(edition)
    sign(first, of.officer, "", Seen(edition.sha256))
    for again in (first, Approval.objects.get(pk=first.pk)):
        with pytest.raises(InputError, match="already"):
            sign(again, of.officer, "", Seen(edition.sha256))
    assert Entry.objects.filter(verb=approvals.SIGNED).count() == 1


def test_an_edition_that_was_replaced_meanwhile_is_not_signed() -> None:
    of = build.office()
    old = build.edition(of)
    stale = build.turn(old)
    editions.reopen(old.paper, of.officer)
    with pytest.raises(InputError, match="not waiting"):
        sign(stale, of.officer, "", Seen(old.sha256))
    new = editions.fix(old.paper, of.officer)
    with pytest.raises(InputError, match="newer edition"):
        sign(stale, of.officer, "", Seen(old.sha256))
    refused(new, of.officer, "newer edition", sha256="0" * 64)
    sign(build.turn(new), of.officer, "", Seen(new.sha256))


def test_an_edition_that_was_tampered_with_is_not_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    of = build.office()
    edition = build.edition(of)
    monkeypatch.setattr("prongsai.records.papers.integrity.digest", lambda _: "0" * 64)
    refused(edition, of.officer, "does not fit the hash")


def test_who_acts_for_another_signs_with_both_posts() -> None:
    of = build.office()
    deputy = things.member(of.agency, Role.CLERK, name="นายรอง แทนได้")
    today = clock.today()
    acting = HoldingDraft(
        deputy.display_name, today, today, deputy, "รักษาราชการแทน", "รองปลัดเทศบาล", "12/2568", today - timedelta(days=3)
    )
    take_post(of.posts[Role.CLERK], acting)
    edition = build.edition(of)
    build.sign_next(edition, of.officer)
    refused(edition, of.clerk, "neither hold")
    build.sign_next(edition, deputy)
    signed = edition.approvals.get(position=2)
    assert (signed.own_post, signed.acting_as, signed.post_title) == ("รองปลัดเทศบาล", "รักษาราชการแทน", "ปลัดเทศบาล")
    assert "12/2568" in signed.authority
    page = edition_file(edition, "html").content.decode()
    for part in ("นายรอง แทนได้", "รองปลัดเทศบาล", "รักษาราชการแทน", "ปลัดเทศบาล", "ลงนามในระบบ"):
        assert part in page


def test_a_return_goes_back_to_the_draft_with_its_reason_and_becomes_the_next_edition() -> None:
    of = build.office()
    edition = build.edition(of)
    build.sign_next(edition, of.officer)
    with pytest.raises(InputError, match="why you return"):
        return_(build.turn(edition), of.clerk, "  ", Seen(edition.sha256))
    return_(build.turn(edition), of.clerk, "ขอให้แก้ระยะเวลา", Seen(edition.sha256))
    assert state(edition) == PaperState.RETURNED
    assert edition.approvals.get(position=2).said == "ขอให้แก้ระยะเวลา"
    assert Notice.objects.filter(user=of.officer, key__startswith="papers.returned").count() == 1
    second = editions.fix(edition.paper, of.officer)
    assert (second.number, states(second)) == (2, ["waiting"] * 3)


def test_the_next_signer_is_told_and_reminded_no_more_once_it_is_done() -> None:
    of = build.office()
    edition = build.edition(of)
    approvals.send(edition.paper, of.officer)
    assert [one.post_title for one in map(_waiting, waiting_for(of.officer, of.agency))] == ["นักวิเคราะห์นโยบายและแผน"]
    build.sign_next(edition, of.officer)
    assert not Notice.objects.filter(user=of.officer, key__startswith="papers.sign", read_at=None).exists()
    notice = Notice.objects.get(user=of.clerk)
    assert notice.path.endswith(f"/sign/{build.turn(edition).pk}/")
    assert [one.pk for one in waiting_for(of.clerk, of.agency)] == [build.turn(edition).pk]
    assert not waiting_for(of.head, of.agency)


def _waiting(one: Approval) -> Approval:
    return one


def test_a_place_can_be_signed_in_ink_and_the_scan_is_kept() -> None:
    of = build.office()
    edition = build.edition(of)
    build.sign_next(edition, of.officer)
    scan = receive(of.agency, "ลงนาม.pdf", SCAN, of.officer)
    sign_on_paper(build.turn(edition), scan, of.officer, "เห็นชอบ", "นายปลัด รอบคอบ")
    clerk = edition.approvals.get(position=2)
    assert (clerk.state, clerk.scan, clerk.signed_by) == ("signed", scan, None)
    entry = Entry.objects.get(verb=approvals.SIGNED_ON_PAPER)
    assert entry.actor == f"u{of.officer.pk}"
    assert "ลงนามในกระดาษ" in edition_file(edition, "html").content.decode()


def test_a_scan_of_another_agency_is_not_taken() -> None:
    of = build.office()
    edition = build.edition(of)
    other = receive(things.agency("เทศบาลตำบลอื่น"), "ลงนาม.pdf", SCAN)
    with pytest.raises(InputError):
        sign_on_paper(build.turn(edition), other, of.officer)


def test_the_whole_paper_can_be_signed_in_ink() -> None:
    of = build.office()
    paper = build.draft(of)
    with pytest.raises(InputError, match="Fix the paper"):
        editions.take_scan(paper, "ทั้งเล่ม.pdf", SCAN, of.officer)
    printed = editions.fix(paper, of.officer)
    scanned = editions.take_scan(paper, "ทั้งเล่ม.pdf", SCAN, of.officer)
    assert (scanned.origin, scanned.number, states(scanned)) == ("scan", 2, ["signed"] * 3)
    assert scanned.sha256 != printed.sha256
    assert state(scanned) == PaperState.SIGNED


def test_the_chain_of_a_paper_is_what_the_officer_makes_it() -> None:
    of = build.office()
    paper = build.draft(of)
    links = [Link(Act.ORDER, of.posts[Role.HEAD]), Link(Act.OPINION, title="ประธานกรรมการ")]
    set_chain(paper, links, of.officer)
    edition = editions.fix(paper, of.officer)
    assert [(one.act, one.post_title, one.post_id is None) for one in edition.approvals.all()] == [
        ("order", "นายกเทศมนตรี", False), ("opinion", "ประธานกรรมการ", True),
    ]  # fmt: skip
    build.sign_next(edition, of.head)
    refused(edition, of.officer, "neither hold")


def test_a_chain_without_anybody_or_with_a_post_of_elsewhere_is_refused() -> None:
    of = build.office()
    paper = build.draft(of)
    elsewhere = build.office("เทศบาลตำบลอื่นไกล")
    wrong = ([], [Link(Act.ORDER)], [Link(Act.ORDER, elsewhere.posts[Role.HEAD])], [Link(Act.ORDER, title="ก")] * 13)
    for links in wrong:
        with pytest.raises(InputError):
            set_chain(paper, links, of.officer)


def test_the_signatures_stand_in_the_paper_with_times_and_hash() -> None:
    of = build.office()
    edition = build.edition(of)
    build.sign_all(edition, of)
    document = signed_document(edition)
    assert document is not None
    page = edition_file(edition, "html").content.decode()
    for person in (of.officer, of.clerk, of.head):
        assert person.display_name in page
    assert edition.sha256 in page
    assert page.count("ลงนามในระบบ") == 3
