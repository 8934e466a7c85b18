from threading import Event

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.adapters import file_store
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import take
from prongsai.records.jobs.worker import do
from prongsai.records.journal.models import Entry
from tests import build
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
HEAD = "รหัสหน่วยงาน,ชื่อหน่วยงาน,ประเภท,จังหวัด,อำเภอ,สังกัด,สำนัก/กอง\n"
ROWS = "T-1,องค์การบริหารส่วนตำบลนาดี,อบต.,ลำปาง,เกาะคา,,สำนักปลัด\nT-2,อบต.ไกล,,ลำปางง,,,\n"


@pytest.fixture
def keeper() -> Client:
    person = build.user()
    User.objects.filter(pk=person.pk).update(is_superuser=True)
    return signed_in(User.objects.get(pk=person.pk))


def sent(client: Client, text: str = HEAD + ROWS, name: str = "ทะเบียน.csv") -> str:
    """The address of the preview."""
    response = client.post("/office/register/", {"file": SimpleUploadedFile(name, text.encode())})
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def work_once() -> None:
    job = take()
    assert job is not None
    do(job, Event())


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_preview_shows_new_and_wrong_rows_and_changes_nothing(keeper: Client) -> None:
    page = text(keeper, sent(keeper))
    assert "องค์การบริหารส่วนตำบลนาดี" in page
    assert "แถวที่ 3 · จังหวัด" in page
    assert not Agency.objects.exists()


def test_a_worker_imports_and_the_page_says_how_far_it_is(keeper: Client) -> None:
    response = keeper.post(sent(keeper))
    job = Job.objects.get()
    assert response["Location"] == f"/office/register/jobs/{job.pk}/"
    assert keeper.get(response["Location"])["Refresh"] == "3"
    work_once()
    done = keeper.get(response["Location"])
    assert "Refresh" not in done
    assert "นำเข้าเสร็จแล้ว" in done.content.decode()
    assert "ใหม่ 1 · แก้ไข 0 · เหมือนเดิม 0 · ข้ามเพราะมีข้อผิด 1" in done.content.decode()
    assert Agency.objects.get().official_code == "T-1"
    assert list(Entry.objects.filter(chain="site").values_list("verb", flat=True)) == ["agencies.imported"]


def test_old_and_new_are_shown_beside_each_other(keeper: Client) -> None:
    keeper.post(sent(keeper))
    work_once()
    page = text(keeper, sent(keeper, HEAD + ROWS.replace("องค์การบริหารส่วนตำบลนาดี", "เทศบาลตำบลนาดี")))
    assert "องค์การบริหารส่วนตำบลนาดี" in page
    assert "เทศบาลตำบลนาดี" in page
    assert 'name="since"' in page


def test_a_year_that_is_none_is_refused(keeper: Client) -> None:
    response = keeper.post(sent(keeper), {"names": "renames", "since": "เมื่อวาน"})
    assert response.status_code == 422
    assert not Job.objects.exists()


def test_a_file_that_is_gone_is_said_to_be_gone(keeper: Client) -> None:
    address = sent(keeper)
    keeper.post(address)
    job = Job.objects.get()
    file_store.path_of(job.arguments["sha256"]).unlink()
    assert "โปรดส่งใหม่" in text(keeper, address)
    work_once()
    job.refresh_from_db()
    assert (job.state, "โปรดส่งใหม่" in job.message_th) == (State.FAILED, True)


@pytest.mark.parametrize("content", ["", "<html></html>", "จังหวัด\nลำปาง\n"])
def test_a_file_that_is_no_register_is_refused_or_said_to_lack_names(keeper: Client, content: str) -> None:
    response = keeper.post(
        "/office/register/", {"file": SimpleUploadedFile("x.csv", content.encode() or b" ")}, follow=True
    )
    page = response.content.decode()
    assert "ยังอ่านไม่ได้" in page or "ไม่พบคอลัมน์ชื่อหน่วยงาน" in page


def test_an_address_that_nobody_signed_opens_no_file(keeper: Client) -> None:
    assert keeper.get("/office/register/import/abc:def:ghi/").status_code == 404
    assert keeper.post("/office/register/import/abc:def:ghi/").status_code == 404


def test_the_register_is_searched_and_taken_away(keeper: Client) -> None:
    build.agency("องค์การบริหารส่วนตำบลนาดี", "ลำปาง")
    build.agency("เทศบาลตำบลจำลองดาวหวาน", "ลำปาง", simulated=True)
    assert "นาดี" in text(keeper, "/office/register/?q=นาดี&page=9999999")
    assert "นาดี" not in text(keeper, "/office/register/?q=ไม่มีแน่")
    assert "จำลองดาวหวาน" not in text(keeper, "/office/register/")
    csv = keeper.get("/office/register/agencies.csv").content.decode()
    assert csv.count("\r\n") == 2
    assert keeper.get("/office/register/agencies.exe").status_code == 404
    assert keeper.get("/office/register/form.xlsx").content.startswith(b"PK")


def test_a_cell_that_looks_like_a_formula_stays_text_when_taken_away(keeper: Client) -> None:
    build.agency("=HYPERLINK(1)", "ลำปาง")
    assert "'=HYPERLINK(1)" in keeper.get("/office/register/agencies.csv").content.decode()


def test_an_officer_of_an_agency_does_not_keep_the_register() -> None:
    officer = signed_in(build.member(build.agency()))
    for address in ("", "form.xlsx", "agencies.csv"):
        assert officer.get(f"/office/register/{address}").status_code == 403
