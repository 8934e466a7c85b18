import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.records.agencies.models import Agency, Post, Role, Unit
from prongsai.records.agencies.office import holder_on
from prongsai.records.agencies.posts import PostDraft, add_post
from prongsai.records.papers.letterhead import letterhead_of
from tests import build
from tests.adapters.pictures import exif, jpeg, png
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
HOLDER = {"person_name": "นางปลัด ตัวอย่าง", "since": "1 ต.ค. 2567"}


@pytest.fixture
def agency() -> Agency:
    return build.agency("เทศบาลตำบลแม่ตัวอย่าง", "เชียงราย")


@pytest.fixture
def officer(agency: Agency) -> Client:
    return signed_in(build.member(agency, name="นางสาวใจดี ตัวอย่าง"))


def at(agency: Agency, place: str) -> str:
    return f"/office/{agency.code}/people/{place}"


def page(client: Client, address: str, data: dict[str, object] | None = None) -> str:
    response = client.get(address) if data is None else client.post(address, data, follow=True)
    return response.content.decode()


def a_post(agency: Agency, role: str = "clerk") -> Post:
    return add_post(agency, PostDraft("ปลัดเทศบาล", role))


def test_usual_units_are_offered_and_added(agency: Agency, officer: Client) -> None:
    assert "สำนักปลัดเทศบาล" in page(officer, at(agency, "units/"))
    page(officer, at(agency, "units/offered/"), {"unit": ["สำนักปลัดเทศบาล", "กองคลัง", "<script>"]})
    assert [one.name for one in agency.units.all()] == ["สำนักปลัดเทศบาล", "กองคลัง"]


def test_a_section_is_added_moved_renamed_and_closed(agency: Agency, officer: Client) -> None:
    palad = build.unit(agency)
    page(officer, at(agency, "units/add/"), {"name": "งานธุรการ", "parent": palad.pk})
    section = Unit.objects.get(name="งานธุรการ")
    assert section.parent == palad
    page(officer, at(agency, f"units/{section.pk}/"), {"name": "งานบริหารทั่วไป", "parent": ""})
    page(officer, at(agency, f"units/{section.pk}/move/"), {"to": "up"})
    section.refresh_from_db()
    assert (section.name, section.parent) == ("งานบริหารทั่วไป", None)
    assert "ปิด งานบริหารทั่วไป แล้ว" in page(officer, at(agency, f"units/{section.pk}/close/"), {"open": "no"})
    assert "เปิดอีกครั้ง" in page(officer, at(agency, "units/"))


def test_a_unit_that_is_there_already_is_said_beside_the_field(agency: Agency, officer: Client) -> None:
    build.unit(agency)
    answer = page(officer, at(agency, "units/add/"), {"name": "สำนักปลัด", "parent": ""})
    assert "มี “สำนักปลัด” อยู่แล้ว" in answer
    assert 'value="สำนักปลัด"' in answer


def test_a_unit_of_another_agency_is_no_parent(agency: Agency, officer: Client) -> None:
    foreign = build.unit(build.agency("เทศบาลตำบลอื่น"), "กองคลัง")
    answer = page(officer, at(agency, "units/add/"), {"name": "งานใหม่", "parent": foreign.pk})
    assert "โปรดเลือกจากรายการ" in answer
    assert not agency.units.exists()


def test_the_chain_of_today_is_shown_with_what_is_missing(agency: Agency, officer: Client) -> None:
    answer = page(officer, at(agency, "posts/"))
    assert "นายกเทศมนตรีตำบลแม่ตัวอย่าง" in answer
    assert "นางสาวใจดี ตัวอย่าง" in answer
    page(officer, at(agency, "posts/offered/"), {})
    assert {one.role for one in agency.posts.all()} == {"head", "clerk"}


def test_a_holder_is_typed_as_people_write_and_linked_to_an_account(agency: Agency, officer: Client) -> None:
    clerk, post = build.member(agency, Role.CLERK), a_post(agency)
    answer = page(officer, at(agency, f"posts/{post.pk}/take/"), HOLDER | {"user": clerk.pk})
    assert "1 ตุลาคม 2567" in answer
    holding = post.holdings.get()
    assert (holding.user, holding.since.isoformat()) == (clerk, "2024-10-01")
    page(officer, at(agency, f"holdings/{holding.pk}/end/"), {"until": "๓๑/๑/๒๕๖๘"})
    holding.refresh_from_db()
    assert holding.until is not None
    assert holder_on(post, holding.until) == holding


def test_acting_needs_the_own_post_and_nothing_typed_is_lost(agency: Agency, officer: Client) -> None:
    post = a_post(agency)
    acting = HOLDER | {"acting_as": "รักษาราชการแทน", "order_number": "12/2568"}
    answer = page(officer, at(agency, f"posts/{post.pk}/take/"), acting)
    assert "ตำแหน่งของตนเอง" in answer
    assert 'value="12/2568"' in answer
    assert not post.holdings.exists()
    answer = page(officer, at(agency, f"posts/{post.pk}/take/"), acting | {"own_post": "รองปลัดเทศบาล"})
    assert "รองปลัดเทศบาล" in answer
    assert "รักษาราชการแทน" in page(officer, at(agency, "posts/"))


@pytest.mark.parametrize("day", ["", "วันนี้", "31/2/2567", "99"])
def test_a_day_that_is_none_is_said_beside_the_field(agency: Agency, officer: Client, day: str) -> None:
    post = a_post(agency)
    response = officer.post(at(agency, f"posts/{post.pk}/take/"), HOLDER | {"since": day})
    assert response.status_code == 422
    assert "id_since_error" in response.content.decode()


def test_an_account_of_another_agency_cannot_be_chosen(agency: Agency, officer: Client) -> None:
    stranger = build.member(build.agency("เทศบาลตำบลอื่น"))
    post = a_post(agency)
    page(officer, at(agency, f"posts/{post.pk}/take/"), HOLDER | {"user": stranger.pk})
    assert not post.holdings.exists()


def test_the_letterhead_is_kept_with_its_pictures_and_the_journal_says_so(agency: Agency, officer: Client) -> None:
    sent = {
        "office": "สำนักปลัด เทศบาลตำบลแม่ตัวอย่าง",
        "website": "www.example.go.th",
        "garuda": SimpleUploadedFile("ครุฑ.png", png()),
        "emblem": SimpleUploadedFile("ตรา.jpg", jpeg(exif())),
    }
    answer = page(officer, at(agency, "agency/letterhead/"), sent)
    head = letterhead_of(agency)
    assert head.website == "https://www.example.go.th"
    assert head.garuda is not None
    assert f"/files/{head.garuda.pk}/" in answer
    assert "แก้ไขหัวเอกสาร: " in page(officer, at(agency, "journal/"))
    page(officer, at(agency, "agency/letterhead/"), {"office": "ใหม่", "garuda_kept": head.garuda.pk})
    head = letterhead_of(agency)
    assert (head.office, head.website, head.emblem) == ("ใหม่", "", None)
    assert head.garuda is not None


def test_a_page_is_no_emblem_and_what_was_typed_stays(agency: Agency, officer: Client) -> None:
    sent = {"office": "สำนักปลัด", "garuda": SimpleUploadedFile("ครุฑ.png", b"<svg onload=alert(1)>")}
    answer = page(officer, at(agency, "agency/letterhead/"), sent)
    assert "เป็นหน้าเว็บ" in answer
    assert 'value="สำนักปลัด"' in answer
    assert letterhead_of(agency).pk is None


def test_a_website_that_is_none_is_refused(agency: Agency, officer: Client) -> None:
    for website in ("javascript:alert(1)", "ไม่มี", 'https://x.th/"onmouseover=1'):
        assert "ไม่ใช่ที่อยู่เว็บไซต์" in page(officer, at(agency, "agency/letterhead/"), {"website": website})


def test_a_new_name_keeps_the_old_one_for_the_years_before(agency: Agency, officer: Client) -> None:
    sent = {"name": "เทศบาลเมืองแม่ตัวอย่าง", "kind": "town-municipality", "province": "เชียงราย"}
    page(officer, at(agency, "agency/name/"), sent | {"why": "renames", "since": "๒๕๗๐"})
    answer = page(officer, at(agency, "agency/"))
    assert "เทศบาลเมืองแม่ตัวอย่าง" in answer
    assert "ใช้ถึงปีงบประมาณ 2569" in answer
    page(officer, at(agency, "agency/name/"), sent | {"name": "เทศบาลเมืองแม่ตัวอย่างดี", "why": "corrects"})
    assert agency.former_names.count() == 1


def test_a_name_that_another_agency_has_is_refused(agency: Agency, officer: Client) -> None:
    build.agency("เทศบาลตำบลอื่น", "เชียงราย")
    sent = {"name": "ทต.อื่น", "kind": "subdistrict-municipality", "province": "เชียงราย", "why": "corrects"}
    assert "อยู่แล้ว" in page(officer, at(agency, "agency/name/"), sent)


def test_a_name_of_the_register_is_not_the_agencys_to_change(agency: Agency, officer: Client) -> None:
    Agency.objects.filter(pk=agency.pk).update(official_code="T-1")
    sent = {"name": "ชื่อใหม่", "kind": "other", "why": "corrects"}
    assert "ทะเบียนกลาง" in page(officer, at(agency, "agency/name/"), sent)
    agency.refresh_from_db()
    assert agency.name == "เทศบาลตำบลแม่ตัวอย่าง"


@pytest.mark.parametrize("place", ["units/", "posts/", "agency/"])
def test_who_may_only_look_sees_no_buttons(agency: Agency, place: str) -> None:
    build.unit(agency)
    a_post(agency)
    head = signed_in(build.member(agency, Role.HEAD))
    answer = page(head, at(agency, place))
    assert f'action="/office/{agency.code}/people/' not in answer
    assert "เพิ่ม" not in answer
