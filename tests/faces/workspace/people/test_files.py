import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from prongsai.adapters import file_store
from prongsai.faces.parts import upload_limit
from prongsai.faces.workspace.people.files_uploads import Uploads, uploads_of
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.files.models import StoredFile
from prongsai.records.files.services import receive
from tests import build
from tests.adapters.pictures import jpeg

pytestmark = pytest.mark.django_db
PAPER = b"%PDF-1.7 minutes"


def address(of: Agency, stored: StoredFile) -> str:
    return f"/office/{of.code}/people/files/{stored.pk}/{stored.name}"


def handed_in(agency: Agency, *files: tuple[str, bytes], **fields: object) -> Uploads:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    request = RequestFactory().post("/", {"files": sent, **fields})
    request.agency, request.user = agency, build.member(agency)  # type: ignore[attr-defined]
    return uploads_of(request)  # type: ignore[arg-type]


def test_a_file_is_saved_and_nothing_in_it_runs(client: Client) -> None:
    agency = build.agency()
    stored = receive(agency, "รายงานการประชุม.pdf", PAPER)
    client.force_login(build.member(agency, Role.UNIT))
    response = client.get(address(agency, stored))
    assert response.content == PAPER
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"


def test_the_file_of_another_agency_is_not_found_under_either_address(client: Client) -> None:
    agency, other = build.agency(), build.agency("เทศบาลตำบลอื่น")
    stored = receive(other, "ลับ.pdf", PAPER)
    client.force_login(build.member(agency))
    assert client.get(address(agency, stored)).status_code == 404
    assert client.get(address(other, stored)).status_code == 404


def test_who_has_not_signed_in_gets_no_file(client: Client) -> None:
    agency = build.agency()
    response = client.get(address(agency, receive(agency, "ลับ.pdf", PAPER)))
    assert response.status_code == 302


def test_a_file_that_the_machine_has_lost_is_said_to_be_lost(client: Client) -> None:
    agency = build.agency()
    stored = receive(agency, "หาย.pdf", PAPER + b"lost")
    file_store.path_of(stored.sha256).unlink()
    client.force_login(build.member(agency))
    response = client.get(address(agency, stored))
    assert response.status_code == 410
    assert "หาย.pdf" in response.content.decode()


def test_good_files_are_kept_when_another_is_refused() -> None:
    agency = build.agency()
    uploads = handed_in(agency, ("อบรม.jpg", jpeg()), ("หน้าเว็บ.pdf", b"<html>"))
    assert [one.name for one in uploads.files] == ["อบรม.jpg"]
    assert len(uploads.problems) == 1
    again = handed_in(agency, files_kept=[str(uploads.files[0].pk)])
    assert again.files == uploads.files


def test_a_form_cannot_attach_the_file_of_another_agency() -> None:
    foreign = receive(build.agency("เทศบาลตำบลอื่น"), "ลับ.pdf", PAPER)
    assert handed_in(build.agency(), files_kept=[str(foreign.pk)]).files == ()


def test_too_much_at_once_is_refused_and_the_fields_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_limit, "LARGEST_REQUEST", 500)
    uploads = handed_in(build.agency(), ("ใหญ่.pdf", PAPER + bytes(1000)), text="ยังอยู่")
    assert uploads.files == ()
    assert "120 MB" in uploads.problems[0].th
    assert not StoredFile.objects.exists()
