"""Officers invited on screen: a list with its preview, links that are shown once, one agency by hand."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from prongsai.adapters import clock
from prongsai.adapters.mail import server_from
from prongsai.records.agencies.models import Invitation, Membership, OversightRole, Role
from prongsai.records.notices.models import Notice
from prongsai.records.rounds.models import Outgoing, Round
from tests.adapters.mail.smtp_server import mail_server
from tests.build import agency, member, official_round
from tests.faces.oversight.things import charged
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
ONE, TWO = "เทศบาลตำบลหนึ่ง", "เทศบาลตำบลสอง"
GOOD = "รหัสผ่านที่ยาวพอ 2570"


@pytest.fixture
def browser() -> Client:
    return signed_in(charged(OversightRole.ADMINISTRATOR))


@pytest.fixture
def two() -> Round:
    return official_round(agency(ONE), agency(TWO))


def at(name: str, made: Round, *more: object) -> str:
    return reverse(f"oversight_officer{name}", args=[made.pk, *more])


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def previewed(browser: Client, made: Round, text: str) -> str:
    answer = browser.post(at("s_list", made), {"names": text})
    assert answer.status_code == 200
    assert not Invitation.objects.filter(agency__name=TWO).exists(), "a preview invites nobody"
    return answer.content.decode()


def invited(browser: Client, made: Round, text: str) -> str:
    """Where the press on the button of the preview leads to."""
    shown = previewed(browser, made, text)
    kept = re.search(r"<textarea name=\"names\" hidden>([^<]*)</textarea>", shown)
    assert kept
    return str(browser.post(at("s_list", made), {"names": kept[1], "act": "invite"})["Location"])


def test_an_administrator_gets_officers_in_without_a_mail_server(browser: Client, two: Round) -> None:
    assert "มีเจ้าหน้าที่ในระบบแล้ว 0 จาก 2 หน่วยงาน" in page(browser, at("s", two))
    where = invited(browser, two, f"{ONE}, a@example.go.th\n{TWO}, b@example.go.th\nเทศบาลตำบลไม่มีจริง, c@example.go.th")
    assert where == at("s_links", two)
    assert "ส่งลิงก์เองถึง 2 คน" in page(browser, where)
    handed = browser.post(where, {"as": "page"}).content.decode()
    links = re.findall(r'value="(http://testserver/account/invitation/[^"]+)"', handed)
    assert len(links) == 2
    assert browser.post(where, {"as": "page"})["Location"] == at("s", two), "links are made once"
    officer = Client()
    typed = {"name": "สมหญิง รักงาน", "password": GOOD, "again": GOOD}
    answer = officer.post(links[0].removeprefix("http://testserver"), typed)
    joined = Membership.objects.get(user__email__endswith="@example.go.th", role=Role.OFFICER)
    assert answer["Location"] == f"/office/{joined.agency.code}/"
    assert officer.get(answer["Location"]).status_code == 200
    shown = page(browser, at("s", two))
    assert "มีเจ้าหน้าที่ในระบบแล้ว 1 จาก 2 หน่วยงาน" in shown
    assert "เชิญแล้ว ยังไม่มา" in shown
    assert "สมหญิง รักงาน" in shown


def test_the_preview_says_line_by_line_what_it_would_do(browser: Client, two: Round) -> None:
    member(two.enrolments.get(agency__name=ONE).agency)
    shown = previewed(
        browser, two, f"{TWO}\tb@example.go.th\nเทศบาลตำบลไม่มีจริง, c@example.go.th\n{ONE}, d@example.go.th\n{TWO}"
    )
    assert "เชิญ 1 คน" in shown
    assert "บรรทัดที่ 2: “เทศบาลตำบลไม่มีจริง”" in shown
    assert "หน่วยงานมีเจ้าหน้าที่คนอื่นแล้ว" in shown
    assert "บรรทัดที่ 3" in shown


def test_a_table_goes_out_is_filled_and_comes_back(browser: Client, two: Round) -> None:
    file = browser.get(at("s_file", two, "csv") + "?state=nobody").content.decode("utf-8-sig")
    heading, first, second = file.splitlines()
    filled = "\r\n".join((heading, f"{first}a@example.go.th", second)).encode("utf-8-sig")
    answer = browser.post(at("s_list", two), {"names": "", "file": SimpleUploadedFile("officers.csv", filled)})
    said = answer.content.decode()
    assert "เชิญ 1 คน" in said
    assert "บรรทัดที่เชิญไม่ได้" not in said
    book = browser.get(at("s_file", two, "xlsx")).content
    assert browser.post(at("s_list", two), {"file": SimpleUploadedFile("o.xlsx", book)}).status_code == 200


@pytest.mark.parametrize(
    "sent", [{"names": " "}, {"names": "", "file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 no")}]
)
def test_a_list_that_cannot_be_read_says_what_to_do(browser: Client, two: Round, sent: dict[str, object]) -> None:
    answer = browser.post(at("s_list", two), sent)
    assert answer.status_code == 422
    assert "ยังอ่านไม่ได้" in answer.content.decode()


def test_many_links_are_a_file(browser: Client, two: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.faces.oversight.officers.overview.MOST_LINKS_SHOWN", 1)
    where = invited(browser, two, f"{ONE}, a@example.go.th\n{TWO}, b@example.go.th")
    assert "แสดงลิงก์บนหน้านี้" not in page(browser, where)
    file = browser.post(where, {"as": "page"})
    assert file["Content-Disposition"].startswith("attachment")
    assert file.content.decode().count("http://testserver/account/invitation/") == 2


def test_from_the_preview_one_goes_back_to_the_list_as_it_was_sent(browser: Client, two: Round) -> None:
    sent = f"{ONE}, a@example.go.th\n{TWO}, b@b"
    shown = previewed(browser, two, sent)
    assert 'form="mend"' in shown
    kept = re.search(r'value="mend"><textarea name="names" hidden>([^<]*)</textarea>', shown)
    assert kept
    assert kept[1] == sent
    again = browser.post(at("s_list", two), {"act": "mend", "names": kept[1]})
    assert again.status_code == 200
    assert sent in again.content.decode()


def test_with_a_mail_server_the_list_goes_out_by_itself(browser: Client, two: Round, settings: Settings) -> None:
    with mail_server() as server:
        settings.MAIL_SERVER = server_from(server.url)
        where = invited(browser, two, f"{ONE}, a@example.go.th")
        assert where == at("s", two)
        assert "กำลังส่งอีเมลถึง 1 หน่วยงาน" in page(browser, where)
        assert "ไม่มีลิงก์ที่ต้องส่งเองแล้ว" in page(browser, at("s_links", two))


def test_who_has_not_come_is_invited_again_after_a_day(
    browser: Client, two: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = invited(browser, two, f"{ONE}, a@example.go.th")
    browser.post(where, {"as": "page"})
    assert "ส่งอีกครั้งถึงผู้ที่ยังไม่มา" not in page(browser, at("s", two))
    assert "ไม่มีผู้ที่ต้องเชิญอีกครั้งในตอนนี้" in page(browser, at("s_again", two))
    now = clock.now()
    Outgoing.objects.update(sent_at=now - timedelta(days=3))
    assert "ส่งอีกครั้งถึงผู้ที่ยังไม่มา (1)" in page(browser, at("s", two))
    assert browser.post(at("s_again", two))["Location"] == where
    assert "ส่งลิงก์เองถึง 1 คน" in page(browser, where)


def test_one_officer_is_invited_renewed_and_withdrawn(browser: Client, two: Round) -> None:
    part = two.enrolments.get(agency__name=ONE)
    where = at("", two, part.pk)
    assert browser.post(where, {"email": "somying"}).status_code == 422
    shown = browser.post(where, {"email": "a@example.go.th", "display_name": "สมหญิง"}).content.decode()
    assert "/account/invitation/" in shown
    invitation = Invitation.objects.get()
    assert (invitation.agency, invitation.role) == (part.agency, Role.OFFICER)
    again = browser.post(where, {"act": "renew", "invitation": invitation.pk})
    assert "/account/invitation/" in again.content.decode()
    assert browser.post(where, {"act": "withdraw", "invitation": invitation.pk})["Location"] == where
    assert not Invitation.objects.exists()
    assert browser.post(where, {"act": "withdraw", "invitation": invitation.pk}).status_code == 404


def test_another_officer_must_be_meant_and_the_first_is_told(browser: Client, two: Round) -> None:
    part = two.enrolments.get(agency__name=ONE)
    there = member(part.agency)
    where = at("", two, part.pk)
    assert browser.post(where, {"email": "a@example.go.th"}).status_code == 422
    assert not Invitation.objects.exists()
    assert browser.post(where, {"email": "a@example.go.th", "another": "on"}).status_code == 200
    assert Notice.objects.filter(user=there).count() == 1


def test_an_invitation_of_another_agency_is_not_there(browser: Client, two: Round) -> None:
    here, there = (two.enrolments.get(agency__name=one) for one in (ONE, TWO))
    browser.post(at("", two, there.pk), {"email": "a@example.go.th"})
    theirs = Invitation.objects.get()
    assert browser.post(at("", two, here.pk), {"act": "withdraw", "invitation": theirs.pk}).status_code == 404
    assert Invitation.objects.exists()


def test_the_way_leads_from_the_round_and_from_the_reminder(browser: Client, two: Round) -> None:
    assert "ยังไม่มีเจ้าหน้าที่ในระบบ 2 แห่ง" in page(browser, "/oversight/")
    assert at("s", two) in page(browser, reverse("oversight_round", args=[two.pk]))
    assert at("s", two) in page(browser, reverse("oversight_remind", args=[two.pk]))


def test_the_register_is_found_where_agencies_are_enrolled(browser: Client, two: Round) -> None:
    enrol = reverse("oversight_enrol", args=[two.pk])
    assert "/office/register/" in page(browser, enrol)
    preview = browser.post(enrol, {"names": "เทศบาลตำบลไม่มีจริง"})["Location"]
    assert "/office/register/" in page(browser, preview)
    assert browser.get("/office/register/").status_code == 200, "an invited administrator opens it"
    assert browser.get("/office/")["Location"] == "/oversight/"
