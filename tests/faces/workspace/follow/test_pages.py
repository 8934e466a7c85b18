"""The other pages of following up: overview, reminding, meetings, circulars, notices, before and after."""

from __future__ import annotations

import re
from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from prongsai.adapters import clock
from prongsai.core.measures.model import Status
from prongsai.core.published.row import PublishedRow
from prongsai.core.text import Text
from prongsai.records.agencies.models import Role
from prongsai.records.measures.circulars import CircularDraft, Name, send
from prongsai.records.measures.models import Answer, Circular, Committee, Meeting, Receipt, Training
from prongsai.records.measures.progress import Report, report
from prongsai.records.measures.reminders import remind
from prongsai.records.notices.models import Notice
from prongsai.records.notices.services import Wanted, notify
from tests import build
from tests.faces.public.build import MAE_SAI, mae_sai, publish, row
from tests.faces.reading import words_in
from tests.faces.sign_in import signed_in
from tests.faces.workspace.follow.test_reporting import Office, fields

pytestmark = pytest.mark.django_db
TODAY = clock.today()
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
THAI = re.compile("[\u0e00-\u0e7f]")


def text(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.fixture
def office() -> Office:
    return Office()


def test_executives_see_what_is_late_first(office: Office) -> None:
    late = build.step(build.measure(office.plan, "มาตรการที่ล่าช้า"), "ทำ", "", build.unit(office.agency))
    late.starts_on, late.ends_on = TODAY - timedelta(days=40), TODAY - timedelta(days=12)
    late.save()
    page = text(signed_in(build.member(office.agency, Role.HEAD)).get(office.at("")))
    assert "ล่าช้า 1 ขั้นตอน" in page
    assert "เกินกำหนด 12 วัน" in page
    assert page.index("มาตรการที่ล่าช้า") < page.index(office.measure.title)


def test_the_overview_narrows_to_a_unit(office: Office) -> None:
    build.step(build.measure(office.plan, "มาตรการของสำนักปลัด"), "ทำ", "", build.unit(office.agency))
    client = signed_in(office.officer)
    finance = build.unit(office.agency, "กองคลัง")
    page = text(client.get(office.at(f"?unit={finance.pk}")))
    assert office.measure.title in page
    assert "มาตรการของสำนักปลัด" not in page
    assert text(client.get(office.at("?unit=x"))).count("มาตรการของสำนักปลัด")


def test_without_a_plan_in_use_the_page_says_what_will_stand_here() -> None:
    agency = build.agency()
    build.plan(agency, state="draft")
    page = text(signed_in(build.member(agency)).get(f"/office/{agency.code}/follow/"))
    assert "ยังไม่มีแผนที่ใช้อยู่" in page


def test_what_a_unit_must_report_stands_together_by_measure(office: Office) -> None:
    finance, client = build.unit(office.agency, "กองคลัง"), signed_in(office.head)
    other = build.measure(office.plan, "มาตรการอื่น")
    days = ((office.measure, 30), (other, 20), (office.measure, 10))
    for measure, late in days:
        ends_on = TODAY - timedelta(days=late)
        build.step(measure, f"ช้า {late}", "", finance, starts_on=ends_on, ends_on=ends_on)
    page = text(client.get(office.at("mine/")))
    assert "รอรายงานจากท่าน 3 ขั้นตอน" in page
    assert page.index("ช้า 30") < page.index("ช้า 10") < page.index("ช้า 20")
    assert len(re.findall(r'id="measure-', page)) == 2


def test_executives_remind_once_a_day(office: Office) -> None:
    client = signed_in(build.member(office.agency, Role.HEAD))
    address = office.at(f"measures/{office.measure.pk}/remind/")
    assert "เตือนผู้รับผิดชอบแล้ว 1 คน" in text(client.post(address, follow=True))
    assert "วันนี้เตือนเรื่องนี้ไปแล้ว" in text(client.post(address, follow=True))
    assert Notice.objects.filter(user=office.head).count() == 1


def test_notices_lead_to_pages_that_are_there(office: Office) -> None:
    office.measure.rhythms = [{"every": "month"}]
    office.measure.save()
    office.plan.adopted_on, office.plan.plan_year, office.plan.until_year = TODAY - timedelta(days=60), 2500, 2600
    office.plan.save()
    send(office.agency, CircularDraft("คู่มือ", TODAY, "อ่าน"), office.officer)
    for day in range(40):
        remind(office.agency, TODAY + timedelta(days=day))
    build.member(office.agency, Role.HEAD)
    for path in set(Notice.objects.values_list("path", flat=True)):
        try:
            resolve(path.partition("#")[0])
        except Resolver404:
            pytest.fail(path)
    assert Notice.objects.filter(path__endswith="/record/").exists()
    assert Notice.objects.filter(path__contains="/mine/").exists()


def test_opening_a_notice_reads_it_in_the_language_of_the_page(office: Office) -> None:
    (notice,) = notify(office.agency, [Wanted(office.head, "a", Text("เรื่อง", "A matter"), office.at("mine/"))])
    client = signed_in(office.head)
    assert "ยังไม่อ่าน" in text(client.get(office.at("notices/")))
    assert client.get("/en" + office.at(f"notices/{notice.pk}/"))["Location"] == "/en" + office.at("mine/")
    assert "ยังไม่อ่าน" not in text(client.get(office.at("notices/")))


def test_nobody_opens_the_notice_of_another(office: Office) -> None:
    (notice,) = notify(office.agency, [Wanted(office.head, "a", Text("ลับ", "Secret"), office.at("mine/"))])
    client = signed_in(office.officer)
    assert client.get(office.at(f"notices/{notice.pk}/"))["Location"] == office.at("notices/")
    assert "ลับ" not in text(client.get(office.at("notices/")))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_notices_are_read_at_once_and_the_officer_learns_that_mail_is_not_set_up(office: Office) -> None:
    notify(office.agency, [Wanted(office.officer, key, Text("เรื่อง", "A matter")) for key in "ab"])
    client = signed_in(office.officer)
    assert "ยังไม่ได้ตั้งค่าอีเมล" in text(client.get(office.at("notices/")))
    client.post(office.at("notices/"))
    assert Notice.objects.filter(read_at__isnull=True).count() == 0


def test_a_meeting_is_written_down_with_who_came(office: Office) -> None:
    client = signed_in(office.officer)
    page = text(client.get(office.at("meetings/new/")))
    sent = {"held_on": TODAY.isoformat(), "present": "นายก\n\nปลัด", "sets_measures": "on", "resolution": "เห็นชอบ"}
    client.post(office.at("meetings/new/"), fields(page) | sent)
    meeting = Meeting.objects.get()
    assert (meeting.present, meeting.sets_measures, meeting.plan) == (["นายก", "ปลัด"], True, office.plan)
    shown = text(client.get(office.at(f"meetings/{meeting.pk}/")))
    assert "เห็นชอบ" in shown
    again = fields(text(client.get(office.at("meetings/new/"))))
    assert again["present"] == "นายก\nปลัด"


def test_a_meeting_with_a_mistake_keeps_what_was_typed(office: Office) -> None:
    sent = {"title": "ประชุม", "held_on": "31 ก.พ. 2569", "resolution": "เห็นชอบ", "present_count": "หลายคน"}
    page = text(signed_in(office.officer).post(office.at("meetings/new/"), sent))
    assert fields(page)["resolution"] == "เห็นชอบ"
    assert "ไม่มีวันที่" in page
    assert "โปรดพิมพ์จำนวนคนเป็นตัวเลข" in page


def test_a_committee_is_typed_or_pasted_from_a_spreadsheet(office: Office) -> None:
    client = signed_in(office.officer)
    sent = {
        "name": "คณะทำงาน",
        "staff": "ปลัด, ประธาน\nผอ.กองคลัง\tกรรมการ",
        "citizen": "นางสมมุติ ชาวบ้าน",
        "councillor": "",
    }
    client.post(office.at("committees/new/"), sent)
    committee = Committee.objects.get()
    assert committee.members == [
        ["ปลัด", "ประธาน", "staff"],
        ["ผอ.กองคลัง", "กรรมการ", "staff"],
        ["นางสมมุติ ชาวบ้าน", "", "citizen"],
    ]
    shown = fields(text(client.get(office.at(f"committees/{committee.pk}/edit/"))))
    assert shown["staff"] == "ปลัด, ประธาน\nผอ.กองคลัง, กรรมการ"
    client.post(office.at(f"committees/{committee.pk}/remove/"))
    assert Committee.objects.count() == 0


def test_a_training_has_attendance(office: Office) -> None:
    client = signed_in(office.officer)
    sent = {"title": "ผลประโยชน์ทับซ้อน", "held_on": "5/11/2568", "expected": "๖๐", "attended": "54"}
    client.post(office.at("trainings/new/"), sent)
    assert (Training.objects.get().expected, Training.objects.get().attended) == (60, 54)
    assert "เข้าร่วม 54 จาก 60 คน" in text(client.get(office.at("meetings/")))


def test_a_circular_goes_round_and_is_confirmed_on_screen_and_on_paper(office: Office) -> None:
    build.unit(office.agency, "กองช่าง")
    officer = signed_in(office.officer)
    names = "คนงาน หนึ่ง, กองช่าง\nคนงาน สอง\tกอง ช่าง\nคนงาน สาม, ไม่มีกองนี้"
    sent = {
        "title": "คู่มือ",
        "body": "โปรดอ่าน",
        "to": "all",
        "confirm": "name",
        "names": names,
        "sent_on": TODAY.isoformat(),
    }
    officer.post(office.at("circulars/new/"), sent | {"step": str(office.circular.pk)})
    circular = Circular.objects.get()
    paper = list(circular.receipts.filter(user=None).order_by("pk"))
    assert [(one.name, one.unit.name if one.unit else "") for one in paper] == [
        ("คนงาน หนึ่ง", "กองช่าง"),
        ("คนงาน สอง", "กองช่าง"),
        ("คนงาน สาม ไม่มีกองนี้", ""),
    ]
    head = signed_in(office.head)
    address = office.at(f"circulars/{circular.pk}/")
    assert "ข้าพเจ้าได้อ่านและรับทราบแล้ว" in text(head.get(address))
    head.post(address)
    assert "ข้าพเจ้าได้อ่านและรับทราบแล้ว" not in text(head.get(address))
    assert "คนงาน หนึ่ง" not in text(head.get(address))
    assert "รับทราบแล้ว 1 จาก 5 รายชื่อ" in text(officer.get(address))

    refused = text(officer.post(f"{address}signed/", {"signed": [paper[0].pk]}))
    assert "โปรดแนบภาพสแกน" in refused
    assert f'value="{paper[0].pk}" checked' in refused
    sheet = SimpleUploadedFile("ใบเวียน.pdf", PDF, "application/pdf")
    officer.post(f"{address}signed/", {"signed": [one.pk for one in paper], "files": sheet})
    assert Receipt.objects.filter(on_paper=True).count() == 3
    assert "รับทราบแล้ว 4 จาก 5 รายชื่อ" in text(officer.get(office.at(f"steps/{office.circular.pk}/")))
    begun = text(officer.get(office.at(f"steps/{office.circular.pk}/report/?circular={circular.pk}")))
    assert "แจ้งเวียน “คู่มือ” รับทราบแล้ว 4 จาก 5 รายชื่อ" in begun


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_sheet_is_printed(office: Office, form: str) -> None:
    circular = send(office.agency, CircularDraft("คู่มือ", TODAY, "อ่าน", names=(Name("หนึ่ง"),)), office.officer)
    response = signed_in(office.officer).get(office.at(f"circulars/{circular.pk}/sheet/?format={form}"))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response.content[:2] == {"pdf": b"%P", "docx": b"PK"}[form]


def test_a_circular_without_text_keeps_what_was_typed(office: Office) -> None:
    sent = {"title": "คู่มือ", "to": "all", "confirm": "name", "sent_on": TODAY.isoformat(), "names": "หนึ่ง"}
    page = text(signed_in(office.officer).post(office.at("circulars/new/"), sent))
    assert "โปรดพิมพ์ข้อความ หรือแนบเอกสาร" in page
    assert fields(page)["names"] == "หนึ่ง"


def test_before_and_after_stand_side_by_side_and_prove_nothing() -> None:
    code, _ = publish(mae_sai(), mae_sai_later())
    agency = build.agency("เทศบาลตำบลแม่สายมิตรภาพ", "เชียงราย")
    assert agency.code == code
    measure = build.measure(build.plan(agency, 2567), "คู่มือการใช้ทรัพย์สิน")
    Answer.objects.create(
        measure=measure, source="finding", code="4", indicator="4", name_th="การใช้ทรัพย์สิน", shown="83.07"
    )
    Answer.objects.create(measure=measure, source="finding", code="o11", name_th="ข้อที่รวม", shown="0.00")
    page = text(signed_in(build.member(agency)).get(f"/office/{code}/follow/compare/"))
    assert re.search(r"83\.07</td>\s*<td[^>]*>90\.10</td>\s*<td[^>]*>\+7\.03", page)
    assert "ไม่ได้พิสูจน์ว่าเป็นผลของมาตรการ" in page
    assert "ไม่มีสิ่งเดียวกันในปี 2567" in page


def mae_sai_later() -> PublishedRow:
    figures = {"4": Fraction("90.10"), "total": Fraction("93.00")}
    return row(MAE_SAI, 2567, figures, province="เชียงราย")


def test_english_pages_mark_what_is_thai(office: Office) -> None:
    report(office.manual, Report(Status.UNDER_WAY, TODAY, "ร่างแล้ว", 40, "ขาดคน"), office.officer)
    circular = send(office.agency, CircularDraft("คู่มือ", TODAY, "อ่าน", names=(Name("หนึ่ง"),)), office.officer)
    client = signed_in(office.officer)
    pages = ["", "mine/", "record/", "meetings/", "meetings/new/", "committees/new/", "trainings/new/", "circulars/"]
    pages += ["circulars/new/", f"circulars/{circular.pk}/", f"circulars/{circular.pk}/signed/", "notices/", "compare/"]
    pages += [f"steps/{office.manual.pk}/", f"steps/{office.manual.pk}/report/", f"measures/{office.measure.pk}/"]
    for page in pages:
        shown = text(client.get("/en" + office.at(page)))
        own = re.sub(r"<(textarea|option)\b.*?</\1>", "", shown, flags=re.DOTALL)
        assert not [one for one in words_in(own, other_than="th") if THAI.search(one)], page
