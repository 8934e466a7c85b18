"""Circulars: who is listed, who has read them, on screen and on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.files.services import keep
from prongsai.records.journal.models import Entry
from prongsai.records.measures.circulars import (
    CircularDraft,
    Name,
    add_names,
    as_paper,
    confirm,
    informed,
    may_confirm,
    names_before,
    send,
    sign,
    waiting_for,
)
from prongsai.records.measures.models import Circular
from prongsai.records.measures.reminders import remind
from prongsai.records.notices import selectors as notices
from tests import build

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def draft(**changed: object) -> CircularDraft:
    return CircularDraft(**{"title": "คู่มือการใช้ทรัพย์สิน", "sent_on": TODAY, "body": "โปรดถือปฏิบัติ", **changed})


def sent(agency: Agency, **changed: object) -> Circular:
    return send(agency, draft(**changed), build.member(agency, name="เจ้าหน้าที่"))


def names(circular: Circular) -> list[tuple[str, str]]:
    return [(one.name, one.unit.name if one.unit else "") for one in circular.receipts.order_by("pk")]


def test_everybody_with_an_account_and_every_name_is_listed_once() -> None:
    agency = build.agency()
    head = build.member(agency, Role.UNIT, in_unit=build.unit(agency, "กองคลัง"), name="ผอ.กองคลัง")
    build.member(build.agency("องค์การบริหารส่วนตำบลอื่น"), name="คนอื่น")
    paper = (Name("นายสมมุติ ไม่มีบัญชี", build.unit(agency)), Name("นายสมมุติ  ไม่มีบัญชี", build.unit(agency)), Name(" "))
    circular = sent(agency, names=paper)
    assert names(circular) == [("ผอ.กองคลัง", "กองคลัง"), ("เจ้าหน้าที่", ""), ("นายสมมุติ ไม่มีบัญชี", "สำนักปลัด")]
    assert notices.unread(head) == 1


def test_a_circular_to_units_goes_to_them_and_their_sections() -> None:
    agency = build.agency()
    finance = build.unit(agency, "กองคลัง")
    build.member(agency, Role.UNIT, in_unit=build.unit(agency, "งานพัสดุ", finance), name="งานพัสดุ")
    build.member(agency, Role.UNIT, in_unit=build.unit(agency), name="สำนักปลัด")
    circular = sent(agency, to_all=False, units=(finance,))
    assert names(circular) == [("งานพัสดุ", "งานพัสดุ")]


def test_that_all_know_of_it_is_counted() -> None:
    agency = build.agency()
    head = build.member(agency, Role.UNIT, in_unit=build.unit(agency, "กองคลัง"), name="ผอ.กองคลัง")
    circular = sent(agency, names=(Name("นายสมมุติ ไม่มีบัญชี"),))
    assert confirm(circular, head)
    fact = informed(circular)
    assert (fact.read, fact.total, [one.name for one in fact.missing]) == (1, 3, ["เจ้าหน้าที่", "นายสมมุติ ไม่มีบัญชี"])
    assert fact.says.th == "รับทราบแล้ว 1 จาก 3 รายชื่อ"
    assert not fact.is_everybody


def test_confirming_counts_once_and_settles_the_notice() -> None:
    agency = build.agency()
    head = build.member(agency, Role.HEAD)
    circular = sent(agency)
    assert list(waiting_for(head, agency)) == [circular]
    assert confirm(circular, head)
    assert not confirm(circular, head)
    assert (notices.unread(head), list(waiting_for(head, agency)), may_confirm(circular, head)) == (0, [], False)
    assert Entry.objects.filter(verb="measures.circular.confirmed").count() == 1


def test_nobody_confirms_for_another() -> None:
    agency = build.agency()
    circular = sent(agency)
    stranger = build.member(agency)
    assert not may_confirm(circular, stranger)
    assert not confirm(circular, stranger)


def test_without_names_each_unit_confirms() -> None:
    agency = build.agency()
    finance = build.unit(agency, "กองคลัง")
    build.unit(agency)
    build.unit(agency, "งานพัสดุ", finance)
    head = build.member(agency, Role.UNIT, in_unit=finance)
    circular = sent(agency, by_name=False)
    assert sorted(name for name, _ in names(circular)) == ["กองคลัง", "สำนักปลัด"]
    assert list(waiting_for(head, agency)) == [circular]
    assert confirm(circular, head)
    assert [one.name for one in informed(circular).missing] == ["สำนักปลัด"]


def test_names_signed_on_paper_need_the_scanned_sheet() -> None:
    agency = build.agency()
    officer = build.member(agency)
    circular = sent(agency, names=(Name("หนึ่ง"), Name("สอง")))
    one, two = circular.receipts.filter(user=None).order_by("pk")
    with pytest.raises(InputError, match="scan"):
        sign(circular, [one.pk], officer)
    sheet = keep(agency, "ใบเวียน.pdf", b"%PDF-", "application/pdf")
    assert sign(circular, [one.pk, two.pk], officer, sheet) == 2
    assert sign(circular, [one.pk, two.pk], officer) == 0
    assert sign(circular, [one.pk], officer) == 1
    assert [receipt.name for receipt in informed(circular).missing if receipt.user is None] == ["สอง"]
    assert [entry.verb.rpartition(".")[2] for entry in Entry.objects.filter(verb__contains="sign")] == [
        "signed",
        "unsigned",
    ]


def test_the_sheet_cannot_take_back_what_was_confirmed_on_screen() -> None:
    agency = build.agency()
    head = build.member(agency, Role.HEAD)
    circular = sent(agency)
    confirm(circular, head)
    sign(circular, [], build.member(agency))
    assert informed(circular).read == 1


def test_ticks_of_another_circular_change_nothing() -> None:
    agency = build.agency()
    first = sent(agency, names=(Name("หนึ่ง"),))
    second = sent(agency, names=(Name("หนึ่ง"),))
    sheet = keep(agency, "ใบเวียน.pdf", b"%PDF-", "application/pdf")
    strange = first.receipts.get(name="หนึ่ง").pk
    assert sign(second, [strange], build.member(agency), sheet) == 0


def test_names_can_be_added_and_are_offered_again_next_time() -> None:
    agency = build.agency()
    circular = sent(agency, names=(Name("หนึ่ง", build.unit(agency)),))
    assert add_names(circular, [Name("หนึ่ง", build.unit(agency)), Name("สอง")], build.member(agency)) == 1
    assert names_before(agency) == [Name("หนึ่ง", build.unit(agency)), Name("สอง")]


@pytest.mark.parametrize(
    "changed", [{"title": " "}, {"body": ""}, {"to_all": False}, {"to_all": False, "by_name": False}]
)
def test_what_cannot_go_round_is_refused(changed: dict[str, object]) -> None:
    agency = build.agency()
    officer = build.member(agency)
    with pytest.raises(InputError):
        send(agency, draft(**changed), officer)
    assert Circular.objects.count() == 0


def test_the_paper_lists_everybody_and_who_has_confirmed() -> None:
    agency = build.agency()
    head = build.member(agency, Role.HEAD, name="นายก")
    circular = sent(agency, names=(Name("หนึ่ง"),))
    confirm(circular, head)
    readers = as_paper(circular).readers
    assert [(one.name, one.read_on) for one in readers] == [("นายก", clock.today()), ("เจ้าหน้าที่", None), ("หนึ่ง", None)]


def test_who_has_not_read_it_after_a_week_is_told_once_more() -> None:
    agency = build.agency()
    head = build.member(agency, Role.HEAD)
    officer = build.member(agency)
    circular = send(agency, draft(), officer)
    confirm(circular, officer)
    for day in range(40):
        remind(agency, TODAY + timedelta(days=day))
    assert (notices.unread(head), notices.unread(officer)) == (2, 0)
    confirm(circular, head)
    assert notices.unread(head) == 0
