"""Officers are invited from a list of addresses: each line is understood or named, and nobody is invited twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest
from pytest_django import Settings

from prongsai.adapters import clock
from prongsai.adapters.mail import server_from
from prongsai.adapters.sheets import SheetToWrite, write_xlsx
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.invitations import InvitationDraft, accept_as_new, invite
from prongsai.records.agencies.invited import find
from prongsai.records.agencies.memberships import members
from prongsai.records.agencies.models import Agency, Invitation, Role
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import take
from prongsai.records.jobs.worker import do
from prongsai.records.journal.selectors import of_chain
from prongsai.records.notices.models import Notice
from prongsai.records.rounds import officers
from prongsai.records.rounds.choosing import text_of
from prongsai.records.rounds.models import Outgoing, Round
from prongsai.records.rounds.officers import hand_over, invite_all, lines, send_again, to_send_again, understood
from tests import build
from tests.adapters.mail.smtp_server import Taken, mail_server
from tests.build import agency, member, official_round

pytestmark = pytest.mark.django_db
GOOD = "รหัสผ่านที่ยาวพอ 2570"


@pytest.fixture
def taken(settings: Settings) -> Iterator[Taken]:
    with mail_server() as server:
        settings.MAIL_SERVER = server_from(server.url)
        yield server


def worked() -> None:
    """A worker does what waits now."""
    while (job := take()) is not None:
        do(job, Event())


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + by)
    Job.objects.filter(state=State.WAITING).update(not_before=now)


def states(of: Round) -> dict[str, str]:
    return {one.name: one.state.value for one in lines(of)}


def invited(of: Round, text: str) -> int:
    return invite_all(of, understood(of, text).new, build.user("ผู้ดูแล"))


ONE, TWO = "เทศบาลตำบลหนึ่ง", "เทศบาลตำบลสอง"


@pytest.fixture
def two() -> Round:
    return official_round(agency(ONE), agency(TWO))


def test_a_list_is_understood_line_by_line(two: Round) -> None:
    agency("เทศบาลตำบลนอกรอบ")
    known = two.enrolments.get(agency__name=ONE).agency
    member(known, name="เจ้าหน้าที่เดิม")
    said = understood(
        two,
        "\n".join(
            (
                "ลำดับ\tหน่วยงาน\tจังหวัด\tอีเมล",
                f"1\t{TWO}\tเชียงใหม่\tSomying@Example.go.th",
                f"{ONE}, new@example.go.th",
                "เทศบาลตำบลไม่มีจริง, a@example.go.th",
                "เทศบาลตำบลนอกรอบ, b@example.go.th",
                f"{TWO}, ผิด@@example",
                f"{TWO}",
                "c@example.go.th",
            )
        ),
    )
    assert [(one.row, one.agency.name, one.email) for one in said.new] == [(2, TWO, "somying@example.go.th")]
    assert [(one.row, one.email) for one in said.taken] == [(3, "new@example.go.th")]
    assert said.without_email == 1
    rows = {one.row: one.text.th for one in said.problems}
    assert sorted(rows) == [4, 5, 6, 8]
    assert "ไม่พบในทะเบียน" in rows[4]
    assert "ไม่อยู่ในรอบนี้" in rows[5]
    assert "ไม่ใช่อีเมล" in rows[6]
    assert "c@example.go.th" in rows[8]


def test_lines_of_a_workbook_keep_their_numbers(two: Round) -> None:
    rows = [["หน่วยงาน", "อีเมล"], [ONE, "a@example.go.th"], ["", ""], ["ไม่มีจริง", "b@example.go.th"]]
    book = write_xlsx([SheetToWrite("รายชื่อ", ["บัญชีเจ้าหน้าที่", ""], rows)])
    said = understood(two, text_of(book, "list.xlsx"))
    assert [one.row for one in said.new] == [3]
    assert [one.row for one in said.problems if "ไม่มีจริง" in one.text.th] == [5]


def test_the_same_list_again_invites_nobody_twice(two: Round) -> None:
    text = f"{ONE}, a@example.go.th\n{TWO}, b@example.go.th\n{ONE}, A@example.go.th"
    before = understood(two, text)
    assert len(before.new) == 2
    assert invite_all(two, before.new, None) == 2
    assert invite_all(two, before.new, None) == 0, "pressed twice"
    again = understood(two, text)
    assert (len(again.new), len(again.waiting)) == (0, 2)
    assert Invitation.objects.count() == 2
    said = [line.what.th for line in of_chain(two.enrolments.get(agency__name=ONE).agency.code).lines]
    assert said == ["เชิญ a@example.go.th เป็นเจ้าหน้าที่ผู้รับผิดชอบ ITA"]


def test_invitations_are_mailed_once_and_lead_into_the_agency(two: Round, taken: Taken) -> None:
    assert invited(two, f"{ONE}, a@example.go.th") == 1
    assert states(two) == {ONE: "to_send", TWO: "nobody"}
    worked()
    worked()
    assert len(taken.messages) == 1
    assert states(two)[ONE] == "sent"
    body = taken.messages[0].get_content()
    token = body.split("/account/invitation/")[1].split("/")[0]
    person = accept_as_new(find(token), "สมหญิง รักงาน", GOOD)
    assert [(one.user, one.role) for one in members(two.enrolments.get(agency__name=ONE).agency)] == [
        (person, Role.OFFICER)
    ]
    assert states(two)[ONE] == "come"


def test_what_the_server_refused_is_said_and_can_be_handed_over(two: Round, taken: Taken) -> None:
    taken.answers["RCPT"] = "550 no such mailbox"
    invited(two, f"{ONE}, a@example.go.th")
    worked()
    assert states(two)[ONE] == "failed"
    assert ["550" in call.reason.th for line in lines(two) for call in line.calls] == [True]
    (link,) = hand_over(two, build.user())
    assert find(link.token).email == "a@example.go.th"
    assert states(two)[ONE] == "sent"


def test_without_a_mail_server_links_are_handed_over_once(two: Round) -> None:
    invited(two, f"{ONE}, a@example.go.th\n{TWO}, b@example.go.th")
    assert states(two) == {ONE: "to_send", TWO: "to_send"}
    links = hand_over(two, build.user())
    assert {one.email for one in links} == {"a@example.go.th", "b@example.go.th"}
    assert all(find(one.token) for one in links)
    assert hand_over(two, build.user()) == [], "a second press ends no link"
    assert all(find(one.token) for one in links)


def test_who_has_not_come_gets_another_link_but_not_on_the_same_day(
    two: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = build.user()
    invited(two, f"{ONE}, a@example.go.th")
    (first,) = hand_over(two, by)
    assert to_send_again(lines(two)) == []
    later(monkeypatch, timedelta(days=2))
    calls = to_send_again(lines(two))
    assert send_again(two, calls, by) == 1
    assert send_again(two, calls, by) == 0, "pressed twice"
    assert find(first.token), "the former link holds until there is another"
    (second,) = hand_over(two, by)
    assert find(second.token)
    with pytest.raises(InputError, match="no invitation"):
        find(first.token)
    later(monkeypatch, timedelta(days=30))
    assert states(two)[ONE] == "run_out"
    assert len(to_send_again(lines(two))) == 1


def test_invitations_made_by_the_agency_itself_are_seen_and_sent_again(
    two: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = two.enrolments.get(agency__name=ONE).agency
    invite(of, InvitationDraft("own@example.go.th", officers.officer_duty()), None)
    assert states(two)[ONE] == "sent"
    assert understood(two, f"{ONE}, own@example.go.th").waiting
    later(monkeypatch, timedelta(days=20))
    assert send_again(two, to_send_again(lines(two)), build.user()) == 1
    assert states(two)[ONE] == "to_send"


def test_who_came_meanwhile_gets_no_mail(two: Round, taken: Taken) -> None:
    invited(two, f"{ONE}, a@example.go.th")
    Invitation.objects.update(accepted_at=clock.now())
    worked()
    assert taken.messages == []
    assert not Outgoing.objects.exists()


def test_officers_who_are_there_are_told_of_another_one(two: Round) -> None:
    of: Agency = two.enrolments.get(agency__name=ONE).agency
    there = member(of)
    made = officers.invite_one(of, InvitationDraft("b@example.go.th", officers.officer_duty()), build.user("ผู้ดูแล"))
    told = Notice.objects.get(user=there)
    assert "ผู้ดูแล" in told.text_th
    assert "b@example.go.th" in told.text_th
    officers.went_out(made.invitation, None)
    assert [call.state for line in lines(two) for call in line.calls] == [officers.State.SENT]


def test_a_nation_of_agencies_is_read_by_a_fixed_number_of_queries(
    two: Round, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        lines(two)
