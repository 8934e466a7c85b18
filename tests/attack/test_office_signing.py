"""Signing under attack: in whose place, over what, when, how often; and the papers of others."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, close_old_connections, connection, transaction
from django.test import Client

from prongsai.adapters import clock
from prongsai.records.agencies.models import Membership, Post
from prongsai.records.journal.models import Entry
from prongsai.records.papers import editions
from prongsai.records.papers.models import Approval, Edition, Paper, PaperState, Publication
from tests.faces.sign_in import signed_in
from tests.records.papers import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> build.Office:
    return build.office()


def where(of: build.Office, path: str) -> str:
    return f"/office/{of.agency.code}/papers/{path}"


def press(client: Client, of: build.Office, path: str, **fields: object) -> int:
    return client.post(where(of, path), fields).status_code


def signed() -> int:
    return Approval.objects.filter(state=Approval.State.SIGNED).count()


def test_nobody_signs_in_the_place_of_another(of: build.Office) -> None:
    edition = build.edition(of)
    first, second, third = edition.approvals.order_by("position")
    officer, clerk, head = (signed_in(one, freshly=True) for one in (of.officer, of.clerk, of.head))
    for client, place in (
        (officer, second),
        (officer, third),
        (clerk, first),
        (clerk, third),
        (head, first),
        (head, second),
    ):
        press(client, of, f"sign/{place.pk}/sign/", sha256=edition.sha256, said="x")
        press(client, of, "sign/all/", place=f"{place.pk}:{edition.sha256}", said="x")
    press(clerk, of, f"sign/{second.pk}/sign/", sha256=edition.sha256)
    assert signed() == 0
    press(officer, of, f"sign/{first.pk}/sign/", sha256=edition.sha256)
    press(officer, of, f"sign/{second.pk}/sign/", sha256=edition.sha256)
    press(officer, of, f"sign/{second.pk}/return/", sha256=edition.sha256, comment="ก")
    press(head, of, f"sign/{third.pk}/sign/", sha256=edition.sha256)
    assert signed() == 1


@pytest.mark.parametrize("seen", ["", "0" * 64, "x" * 100_000])
def test_nothing_is_signed_but_what_was_shown(of: build.Office, seen: str) -> None:
    edition = build.edition(of)
    officer = signed_in(of.officer, freshly=True)
    place = build.turn(edition)
    press(officer, of, f"sign/{place.pk}/sign/", sha256=seen)
    press(officer, of, "sign/all/", place=f"{place.pk}:{seen}")
    press(officer, of, "sign/all/", place=str(place.pk))
    assert signed() == 0


def test_a_replaced_edition_is_not_signed_nor_a_signature_repeated(of: build.Office) -> None:
    edition = build.edition(of)
    officer, clerk = signed_in(of.officer, freshly=True), signed_in(of.clerk, freshly=True)
    first, second, _ = edition.approvals.order_by("position")
    press(officer, of, f"sign/{first.pk}/sign/", sha256=edition.sha256)
    press(officer, of, f"sign/{first.pk}/sign/", sha256=edition.sha256)
    assert Entry.objects.filter(verb="papers.signed").count() == 1
    press(officer, of, f"{edition.paper_id}/reopen/")
    press(clerk, of, f"sign/{second.pk}/sign/", sha256=edition.sha256)
    newer = editions.fix(Paper.objects.get(), of.officer)
    press(clerk, of, f"sign/{second.pk}/sign/", sha256=edition.sha256)
    press(clerk, of, f"sign/{second.pk}/sign/", sha256=newer.sha256)
    assert signed() == 1
    assert newer.approvals.filter(state=Approval.State.WAITING).count() == 3


def test_signing_asks_again_who_is_there(of: build.Office) -> None:
    edition = build.edition(of)
    place = build.turn(edition)
    client = signed_in(of.officer)
    for path in (f"sign/{place.pk}/sign/", "sign/all/", f"sign/{place.pk}/return/"):
        fields = {"sha256": edition.sha256, "comment": "ก", "place": f"{place.pk}:{edition.sha256}"}
        answer = client.post(where(of, path), fields)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/confirm/")
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    press(client, of, f"sign/{place.pk}/sign/", sha256=edition.sha256)
    assert signed() == 0


def test_no_signature_without_the_token_of_the_form(of: build.Office) -> None:
    edition = build.edition(of)
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(of.officer, freshly=True).cookies
    assert press(client, of, f"sign/{build.turn(edition).pk}/sign/", sha256=edition.sha256) == 403
    assert client.get(where(of, f"sign/{build.turn(edition).pk}/sign/"), {"sha256": edition.sha256}).status_code == 302
    assert signed() == 0


def test_who_has_left_or_holds_the_post_no_more_signs_nothing(of: build.Office) -> None:
    edition = build.edition(of)
    place = build.turn(edition)
    client = signed_in(of.officer, freshly=True)
    of.posts[next(iter(of.posts))].holdings.update(until=clock.today() - timedelta(days=1))
    press(client, of, f"sign/{place.pk}/sign/", sha256=edition.sha256)
    of.posts[next(iter(of.posts))].holdings.update(until=None)
    Membership.objects.filter(user=of.officer).update(ended_at=clock.now())
    assert press(client, of, f"sign/{place.pk}/sign/", sha256=edition.sha256) == 404
    assert signed() == 0


def test_a_paper_and_a_place_of_another_agency_are_not_there(of: build.Office) -> None:
    edition = build.edition(of)
    other = build.office("เทศบาลตำบลเวียงพางคำ")
    client = signed_in(other.officer, freshly=True)
    place, paper = build.turn(edition).pk, edition.paper_id
    for path in (
        f"{paper}/", f"{paper}/text/", f"{paper}/draft/pdf/", f"{paper}/word/", f"editions/{edition.pk}/",
        f"editions/{edition.pk}/pdf/", f"sign/{place}/", f"{paper}/pack/", f"{paper}/edit/?block=total",
    ):  # fmt: skip
        assert client.get(where(other, path)).status_code == 404, path
        assert client.get(where(of, path)).status_code == 404, path
    press(client, other, "sign/all/", place=f"{place}:{edition.sha256}")
    assert signed() == 0


def test_a_post_of_another_agency_stands_in_no_chain(of: build.Office) -> None:
    other = build.office("เทศบาลตำบลเวียงพางคำ")
    paper = build.draft(of)
    foreign = Post.objects.filter(agency=other.agency).first()
    client = signed_in(of.officer)
    press(client, of, f"{paper.pk}/chain/", **{"act-0": "order", "post-0": foreign.pk, "title-0": ""})
    press(client, of, f"{paper.pk}/chain/", **{"act-0": "order", "post-0": foreign.pk, "title-0": "นายก"})
    paper.refresh_from_db()
    assert all(one["post"] is None for one in paper.options.get("chain", []))


@pytest.mark.parametrize(
    "title", ["นายกเทศมนตรี", " นายก เทศมนตรี.", "นายกเทศมนตรีตำบลแม่สายมิตรภาพ", "ปลัดเทศบาล", "ใครก็ได้"]
)
def test_the_officer_does_not_sign_under_the_title_of_the_mayor(of: build.Office, title: str) -> None:
    paper = build.draft(of)
    client = signed_in(of.officer, freshly=True)
    press(client, of, f"{paper.pk}/chain/", **{"act-0": "propose", "post-0": "", "title-0": title})
    paper.refresh_from_db()
    assert "chain" not in paper.options
    press(client, of, f"{paper.pk}/fix/")
    edition = Edition.objects.get()
    press(client, of, f"sign/{build.turn(edition).pk}/sign/", sha256=edition.sha256)
    assert Paper.objects.get().state != PaperState.SIGNED


def test_an_edition_is_not_changed_below_its_signatures(of: build.Office) -> None:
    edition = build.edition(of)
    changed = {**(edition.document or {}), "title": "อื่น"}
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(document=changed)
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(sha256="0" * 64)


def test_only_what_all_have_signed_is_published(of: build.Office) -> None:
    edition = build.edition(of)
    client = signed_in(of.officer, freshly=True)
    press(client, of, f"{edition.paper_id}/publish/")
    build.sign_next(edition, of.officer)
    press(client, of, f"{edition.paper_id}/publish/")
    assert not Publication.objects.exists()


def test_what_is_not_published_or_was_withdrawn_is_not_public(of: build.Office) -> None:
    edition = build.edition(of)
    build.sign_all(edition, of)
    officer, anybody = signed_in(of.officer), Client()
    root = f"/agencies/{of.agency.code}/papers/"
    assert anybody.get(f"{root}{edition.sha256}/").status_code == 404
    press(officer, of, f"{edition.paper_id}/publish/")
    (publication,) = Publication.objects.all()
    files = [f"{root}files/{one['sha256']}/{one['name']}" for one in publication.files]
    assert files
    assert {anybody.get(one).status_code for one in files} == {200}
    press(officer, of, f"{edition.paper_id}/withdraw/")
    assert {anybody.get(one).status_code for one in files} == {404}
    gone = anybody.get(f"{root}{edition.sha256}/")
    assert gone.status_code == 410
    assert "91.5" not in gone.content.decode()


def test_the_paper_of_one_agency_is_not_public_below_another(of: build.Office) -> None:
    edition = build.edition(of)
    build.sign_all(edition, of)
    press(signed_in(of.officer), of, f"{edition.paper_id}/publish/")
    other = build.office("เทศบาลตำบลเวียงพางคำ")
    file = Publication.objects.get().files[0]
    root = f"/agencies/{other.agency.code}/papers/"
    assert Client().get(f"{root}{edition.sha256}/").status_code == 404
    assert Client().get(f"{root}files/{file['sha256']}/{file['name']}").status_code == 404


@pytest.mark.parametrize("name", ["\x00", "..", "../../secrets/django", "a" * 5000, "%00", "ก\x00.pdf"])
def test_no_name_of_a_public_file_breaks_the_page(of: build.Office, name: str) -> None:
    client = Client()
    client.raise_request_exception = False
    from urllib.parse import quote

    assert client.get(f"/agencies/{of.agency.code}/papers/files/{'0' * 64}/{quote(name)}").status_code == 404


def test_a_scan_that_two_papers_share_stays_public_for_the_other(of: build.Office) -> None:
    """Withdrawing one paper must not take the files of another one away."""
    from prongsai.core.reports.paper import PaperKind

    scan = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
    officer, anybody = signed_in(of.officer), Client()
    papers = []
    for kind in (PaperKind.ANALYSIS, PaperKind.SUGGESTIONS):
        paper = build.draft(of, kind)
        editions.fix(paper, of.officer)
        press(officer, of, f"{paper.pk}/scan/", file=SimpleUploadedFile("scan.pdf", scan))
        press(officer, of, f"{paper.pk}/publish/")
        papers.append(paper)
    second = Publication.objects.get(edition__paper=papers[1])
    press(officer, of, f"{papers[0].pk}/withdraw/")
    root = f"/agencies/{of.agency.code}/papers/files/"
    assert {anybody.get(f"{root}{one['sha256']}/{one['name']}").status_code for one in second.files} == {200}


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each gives or raises, all begun at the same moment."""
    gate, found = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        close_old_connections()
        gate.wait()
        try:
            found.append(act())
        except Exception as error:  # the answer to the attack
            found.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return found


@pytest.mark.django_db(transaction=True)
def test_two_who_fix_sign_and_press_at_once(of: build.Office) -> None:
    paper = build.draft(of)
    clients = [signed_in(of.officer, freshly=True) for _ in range(4)]
    answers = at_once(*(lambda client=one: press(client, of, f"{paper.pk}/fix/") for one in clients))
    assert set(answers) <= {200, 302}, answers
    edition = Edition.objects.get()
    place = build.turn(edition)
    answers = at_once(
        *(lambda client=one: press(client, of, f"sign/{place.pk}/sign/", sha256=edition.sha256) for one in clients)
    )
    assert set(answers) <= {200, 302}, answers
    assert signed() == Entry.objects.filter(verb="papers.signed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_all_papers_of_a_year_are_made_once_however_often_it_is_pressed(of: build.Office) -> None:
    clients = [signed_in(of.officer) for _ in range(3)]
    answers = at_once(*(lambda client=one: press(client, of, "make-all/", year="2567") for one in clients))
    assert set(answers) <= {302}, answers
    kinds = [(one.kind, one.plan_id, str(one.options)) for one in Paper.objects.all()]
    assert len(kinds) == len(set(kinds)) == 16


@pytest.mark.django_db(transaction=True)
def test_two_publish_and_withdraw_at_once(of: build.Office) -> None:
    edition = build.edition(of)
    build.sign_all(edition, of)
    clients = [signed_in(of.officer) for _ in range(3)]
    answers = at_once(*(lambda client=one: press(client, of, f"{edition.paper_id}/publish/") for one in clients))
    assert set(answers) <= {302}, answers
    assert Publication.objects.count() == 1
