"""Reports: by a unit on a phone, by the officer for a whole meeting, corrected; nothing that was typed is lost."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from prongsai.adapters import clock
from prongsai.core.measures.model import Status
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.measures.models import Meeting, Plan, Progress, Step
from prongsai.records.measures.progress import Report, report
from tests import build
from tests.adapters.pictures import jpeg
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
TODAY = clock.today()


class Office:
    """An agency with a plan of two steps, its officer and the head of กองคลัง."""

    def __init__(self) -> None:
        self.agency: Agency = build.agency()
        finance = build.unit(self.agency, "กองคลัง")
        self.plan: Plan = build.plan(self.agency)
        self.measure = build.measure(self.plan)
        self.manual: Step = build.step(self.measure, "จัดทำคู่มือ", "", finance)
        self.circular: Step = build.step(self.measure, "แจ้งเวียน", "", build.unit(self.agency))
        self.head = build.member(self.agency, Role.UNIT, in_unit=finance)
        self.officer = build.member(self.agency)

    def at(self, page: str) -> str:
        return f"/office/{self.agency.code}/follow/{page}"


@pytest.fixture
def office() -> Office:
    return Office()


def photo(name: str, width: int = 40) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg(width=width), "image/jpeg")


def said(**changed: object) -> dict[str, Any]:
    """What the form of a report sends when only the first fields are touched."""
    usual = {"status": "under-way", "text": "ร่างแล้ว", "reported_on": TODAY.isoformat(), "percent": "", "links": ""}
    return usual | {"problems": "", "meeting": "", "for_unit": ""} | changed


def text(response: HttpResponse) -> str:
    return response.content.decode()


def fields(page: str) -> dict[str, str]:
    """What a page would send if its form were sent as it is."""
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", page):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if given.get("type") not in ("checkbox", "radio", "file") and "name" in given:
            found[given["name"]] = given.get("value", "")
    for name, value in re.findall(r'<textarea name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', page):
        found[name] = value
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def test_a_unit_reports_with_two_photos_in_one_go(office: Office) -> None:
    client = signed_in(office.head)
    assert "จัดทำคู่มือ" in text(client.get(office.at("mine/")))
    photos = [photo("หนึ่ง.jpg"), photo("สอง.jpg", 41)]
    response = client.post(office.at(f"steps/{office.manual.pk}/report/"), said(files=photos))
    assert response["Location"] == office.at("mine/")
    made = Progress.objects.get()
    assert (made.recorded_by, made.for_unit, made.text) == (office.head, None, "ร่างแล้ว")
    assert sorted(one.name for one in made.files.all()) == ["สอง.jpg", "หนึ่ง.jpg"]


def test_what_the_officer_reports_is_on_behalf_of_the_unit(office: Office) -> None:
    signed_in(office.officer).post(office.at(f"steps/{office.manual.pk}/report/"), said())
    assert Progress.objects.get().for_unit == build.unit(office.agency, "กองคลัง")
    page = text(signed_in(office.officer).get(office.at(f"steps/{office.manual.pk}/")))
    assert "บันทึกแทน กองคลัง" in page


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"status": "done", "text": ""}, "โปรดเขียนสั้น ๆ ว่าทำอะไรเสร็จแล้ว"),
        ({"status": "dropped", "text": ""}, "โปรดเขียนเหตุผลที่ยกเลิก"),
        ({"percent": "ครึ่งหนึ่ง"}, "ร้อยละต้องเป็นจำนวนเต็ม"),
        ({"links": "example.go.th"}, "ไม่ใช่ลิงก์"),
        ({"reported_on": "เมื่อวาน"}, "ไม่ใช่วันที่"),
        ({"reported_on": (TODAY + timedelta(days=3)).isoformat()}, "ยังมาไม่ถึง"),
        ({"status": ""}, "โปรดเลือกหนึ่งข้อ"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(office: Office, changed: dict[str, str], complaint: str) -> None:
    sent = said(problems="ขาดคน", files=[photo("หนึ่ง.jpg")]) | changed
    page = text(signed_in(office.head).post(office.at(f"steps/{office.manual.pk}/report/"), sent))
    assert complaint in page
    assert "ขาดคน" in page
    assert changed.get("text", "ร่างแล้ว") in page
    assert 'name="files_kept"' in page
    assert Progress.objects.count() == 0


def test_a_form_that_nobody_touched_is_no_report(office: Office) -> None:
    client, where = signed_in(office.head), office.at(f"steps/{office.manual.pk}/report/")
    page = text(client.post(where, fields(text(client.get(where))) | {"status": "under-way"}))
    assert page.count("โปรดเลือกสถานะหรือพิมพ์สิ่งที่ทำ") == 2  # above the form, and beside the field
    assert 'aria-describedby="id_text_error' in page
    assert Progress.objects.count() == 0
    assert "จัดทำคู่มือ" in text(client.get(office.at("mine/")))


@pytest.mark.parametrize("touched", [{"status": "planned"}, {"percent": "10"}, {"problems": "ขาดคน"}])
def test_one_field_that_was_touched_makes_a_report(office: Office, touched: dict[str, str]) -> None:
    signed_in(office.head).post(office.at(f"steps/{office.manual.pk}/report/"), said(text="") | touched)
    assert Progress.objects.count() == 1


def test_a_photo_alone_is_a_report(office: Office) -> None:
    sent = said(text="", files=[photo("หนึ่ง.jpg")])
    signed_in(office.head).post(office.at(f"steps/{office.manual.pk}/report/"), sent)
    assert Progress.objects.get().files.count() == 1


def test_thai_figures_and_several_links_are_read(office: Office) -> None:
    links = "https://example.go.th/a\n\nhttps://example.go.th/b"
    signed_in(office.head).post(office.at(f"steps/{office.manual.pk}/report/"), said(percent="ร้อยละ ๔๐", links=links))
    made = Progress.objects.get()
    assert (made.percent, made.links) == (40, ["https://example.go.th/a", "https://example.go.th/b"])


def test_a_correction_begins_as_it_was_said_and_keeps_the_files(office: Office) -> None:
    client = signed_in(office.head)
    client.post(office.at(f"steps/{office.manual.pk}/report/"), said(files=[photo("หนึ่ง.jpg")], percent="40"))
    first = Progress.objects.get()
    page = text(client.get(office.at(f"reports/{first.pk}/correct/")))
    assert fields(page)["text"] == "ร่างแล้ว"
    kept = re.findall(r'name="files_kept" value="(\d+)" checked', page)
    client.post(office.at(f"reports/{first.pk}/correct/"), said(text="ร่างและเสนอแล้ว", percent="60", files_kept=kept))
    second = Progress.objects.get(replaces=first)
    assert (second.percent, second.files.count()) == (60, 1)
    history = text(client.get(office.at(f"steps/{office.manual.pk}/")))
    assert "ถูกแก้ไขแล้ว" in history
    assert "ร่างแล้ว" in history


def test_correcting_what_was_corrected_is_refused_in_words(office: Office) -> None:
    client = signed_in(office.head)
    first = report(office.manual, Report(Status.UNDER_WAY, TODAY), office.head)
    client.post(office.at(f"reports/{first.pk}/correct/"), said())
    assert "ถูกแก้ไขไปแล้ว" in text(client.post(office.at(f"reports/{first.pk}/correct/"), said()))


def whole_meeting(client: Client, office: Office, **changed: str) -> HttpResponse:
    """The form as it is shown, sent with changes."""
    page = text(client.get(office.at("record/")))
    return client.post(office.at("record/"), fields(page) | changed)


def test_a_whole_meeting_is_recorded_at_once(office: Office) -> None:
    client, manual, circular = signed_in(office.officer), office.manual.pk, office.circular.pk
    changed = {f"s{manual}-status": "under-way", f"s{manual}-percent": "๕๐", f"s{manual}-text": "ร่างแล้ว"}
    response = whole_meeting(client, office, **changed, **{f"s{circular}-same": "on"})
    meeting = Meeting.objects.get()
    assert response["Location"] == office.at(f"meetings/{meeting.pk}/")
    assert (meeting.title, meeting.held_on, meeting.plan) == ("ประชุมประจำเดือน", TODAY, office.plan)
    told = {(one.step_id, one.status, one.percent, one.meeting_id) for one in Progress.objects.all()}
    assert told == {(manual, "under-way", 50, meeting.pk), (circular, "planned", None, meeting.pk)}
    assert "ร่างแล้ว" in text(client.get(office.at(f"meetings/{meeting.pk}/")))


def test_steps_nobody_spoke_of_are_not_recorded(office: Office) -> None:
    whole_meeting(signed_in(office.officer), office, **{f"s{office.manual.pk}-text": "ร่างแล้ว"})
    assert [one.step for one in Progress.objects.all()] == [office.manual]


def test_next_month_begins_as_it_stood(office: Office) -> None:
    report(office.manual, Report(Status.UNDER_WAY, TODAY, "ร่างแล้ว", 40, "ขาดคน"), office.officer)
    shown = fields(text(signed_in(office.officer).get(office.at("record/"))))
    row = {name.partition("-")[2]: value for name, value in shown.items() if name.startswith(f"s{office.manual.pk}-")}
    assert (row["status"], row["percent"], row["text"], row["problems"]) == ("under-way", "40", "ร่างแล้ว", "ขาดคน")


def test_one_bad_field_loses_nothing_and_records_nothing(office: Office) -> None:
    changed = {f"s{office.manual.pk}-percent": "ครึ่ง", f"s{office.circular.pk}-text": "แจ้งแล้วทุกคน", "title": "ประชุมพิเศษ"}
    page = text(whole_meeting(signed_in(office.officer), office, **changed))
    assert "ร้อยละต้องเป็นจำนวนเต็ม" in page
    shown = fields(page)
    assert {name: shown[name] for name in changed} == changed
    assert (Progress.objects.count(), Meeting.objects.count()) == (0, 0)


def test_a_form_that_is_sent_twice_is_recorded_once(office: Office) -> None:
    client = signed_in(office.officer)
    sent = fields(text(client.get(office.at("record/")))) | {f"s{office.manual.pk}-text": "ร่างแล้ว"}
    client.post(office.at("record/"), sent)
    client.post(office.at("record/"), sent)
    assert (Progress.objects.count(), Meeting.objects.count()) == (1, 1)


def test_a_tick_that_is_sent_twice_is_recorded_once(office: Office) -> None:
    client = signed_in(office.officer)
    report(office.manual, Report(Status.UNDER_WAY, TODAY - timedelta(days=9), "ร่างแล้ว", 40), office.officer)
    sent = fields(text(client.get(office.at("record/")))) | {f"s{office.manual.pk}-same": "on"}
    client.post(office.at("record/"), sent)
    client.post(office.at("record/"), sent)
    assert Progress.objects.filter(reported_on=TODAY).count() == 1


def test_what_a_unit_reported_meanwhile_is_not_overwritten_unseen(office: Office) -> None:
    client = signed_in(office.officer)
    sent = fields(text(client.get(office.at("record/")))) | {f"s{office.manual.pk}-text": "ยังไม่คืบหน้า"}
    report(office.manual, Report(Status.DONE, TODAY, "ประกาศใช้แล้ว"), office.head)
    Step.objects.filter(pk=office.manual.pk).update(status="under-way")  # still listed
    page = text(client.post(office.at("record/"), sent))
    assert "มีรายงานใหม่ของขั้นตอนนี้" in page
    assert "ประกาศใช้แล้ว" in page
    assert Progress.objects.count() == 1
    client.post(office.at("record/"), fields(page))
    assert Progress.objects.order_by("-pk")[0].text == "ยังไม่คืบหน้า"


def test_what_a_unit_reported_meanwhile_does_not_touch_rows_that_were_left_alone(office: Office) -> None:
    client = signed_in(office.officer)
    sent = fields(text(client.get(office.at("record/")))) | {f"s{office.circular.pk}-text": "แจ้งแล้ว"}
    report(office.manual, Report(Status.UNDER_WAY, TODAY, "ร่างแล้ว", 30), office.head)
    client.post(office.at("record/"), sent)
    assert [one.text for one in Progress.objects.order_by("pk")] == ["ร่างแล้ว", "แจ้งแล้ว"]


def test_a_meeting_at_which_nothing_was_said_is_not_made(office: Office) -> None:
    page = text(whole_meeting(signed_in(office.officer), office))
    assert "ยังไม่มีอะไรให้บันทึก" in page
    assert Meeting.objects.count() == 0


def test_a_meeting_needs_a_name_and_a_day(office: Office) -> None:
    page = text(whole_meeting(signed_in(office.officer), office, title="", held_on=""))
    assert "โปรดพิมพ์ชื่อการประชุม" in page
    assert "โปรดพิมพ์วันที่ประชุม" in page


def test_reports_of_a_meeting_that_is_there_go_to_it(office: Office) -> None:
    meeting = Meeting.objects.create(agency=office.agency, title="ประชุมเดือนตุลาคม", held_on=TODAY - timedelta(days=20))
    client = signed_in(office.officer)
    page = text(client.get(office.at(f"record/?meeting={meeting.pk}")))
    assert f'<option value="{meeting.pk}" selected' in page
    changed = {"meeting": str(meeting.pk), f"s{office.manual.pk}-text": "ร่างแล้ว"}
    client.post(office.at("record/"), fields(page) | changed)
    assert Progress.objects.get().reported_on == meeting.held_on


def test_what_a_newer_report_overrules_is_kept_and_told(office: Office) -> None:
    report(office.manual, Report(Status.UNDER_WAY, TODAY, "ร่างแล้ว"), office.head)
    client, row = signed_in(office.officer), f"s{office.manual.pk}"
    earlier = (TODAY - timedelta(days=1)).isoformat()
    done = {"held_on": earlier, f"{row}-status": "done", f"{row}-text": "ประกาศใช้แล้ว"}
    page = text(client.get(whole_meeting(client, office, **done)["Location"]))
    assert "ใหม่กว่า ผลนี้จะเก็บไว้แต่ไม่เปลี่ยนสถานะ" in page
    assert Progress.objects.count() == 2
    assert Step.objects.get(pk=office.manual.pk).status == "under-way"


def test_nothing_is_told_where_the_meeting_holds(office: Office) -> None:
    client = signed_in(office.officer)
    changed = {f"s{office.manual.pk}-status": "done", f"s{office.manual.pk}-text": "ประกาศใช้แล้ว"}
    assert "ใหม่กว่า" not in text(client.get(whole_meeting(client, office, **changed)["Location"]))


def test_a_meeting_of_another_agency_cannot_be_chosen(office: Office) -> None:
    strange = Meeting.objects.create(agency=build.agency("องค์การบริหารส่วนตำบลอื่น"), title="ประชุมอื่น", held_on=TODAY)
    whole_meeting(signed_in(office.officer), office, **{"meeting": str(strange.pk), f"s{office.manual.pk}-text": "x"})
    assert Progress.objects.count() == 0
