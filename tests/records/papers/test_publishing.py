"""What is published stands under its hash, with everything that proves it, and its address is noted as evidence."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256

import pytest

from prongsai.core.thai.errors import InputError
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.models import Entry
from prongsai.records.papers import editions, publishing
from prongsai.records.papers.models import Letterhead, PaperState, Publication
from prongsai.records.papers.publishing import give_address, pack_of, publish, withdraw
from tests.records.papers import build

pytestmark = pytest.mark.django_db


def published() -> tuple[build.Office, Publication]:
    of = build.office()
    edition = build.edition(of)
    build.sign_all(edition, of)
    return of, publish(edition.paper, of.officer)


def test_only_what_everybody_signed_is_published() -> None:
    of = build.office()
    edition = build.edition(of)
    with pytest.raises(InputError, match="everybody has signed"):
        publish(edition.paper, of.officer)
    assert not StoredFile.objects.filter(is_public=True).exists()


def test_a_published_paper_has_its_files_public_under_their_hash() -> None:
    of, publication = published()
    assert publication.evidence_for == ["o34"]
    endings = {one["name"].rpartition(".")[2] for one in publication.files}
    assert endings == {"pdf", "docx", "html", "xlsx", "csv"}
    public = StoredFile.objects.filter(agency=of.agency, is_public=True)
    assert {one.sha256 for one in public} == {one["sha256"] for one in publication.files}
    assert Entry.objects.filter(verb=publishing.PUBLISHED).count() == 1


def test_the_pack_holds_the_files_with_their_hashes() -> None:
    _, publication = published()
    archive = zipfile.ZipFile(io.BytesIO(pack_of(publication).content))
    manifest = json.loads(archive.read("manifest.json"))
    assert manifest["edition_sha256"] == publication.edition.sha256
    for one in manifest["files"]:
        assert sha256(archive.read(one["name"])).hexdigest() == one["sha256"]
    assert len(manifest["signed"]) == 3
    assert manifest["files"][0]["name"] in archive.read("ลิงก์สำหรับวางในเว็บไซต์.html").decode()
    assert "o34" in archive.read("อ่านก่อน.txt").decode()


@pytest.mark.parametrize(
    "address",
    ["", "example.go.th/x", "javascript:alert(1)", "ftp://a.go.th/x", "https://", "https://a b.go.th", "http://u:p@a.go.th/",
     "https://" + "a" * 600 + ".go.th", 'https://a.go.th/"onclick', "https://localhost/x", "https://a.go.th:99999/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(address: str) -> None:
    of, publication = published()
    with pytest.raises(InputError, match="http"):
        give_address(publication, address, of.officer)
    publication.refresh_from_db()
    assert publication.address == ""


def test_an_address_elsewhere_is_noted_with_a_warning() -> None:
    of, publication = published()
    Letterhead.objects.create(agency=of.agency, website="www.maesai.go.th")
    assert give_address(publication, "https://maesai.go.th/ita/67/แผน.pdf", of.officer).doubt is None
    assert give_address(publication, "http://data.maesai.go.th/x", of.officer).doubt is None
    for elsewhere in ("https://drive.example.com/x", "https://notmaesai.go.th/", "https://maesai.go.th.example.com/"):
        doubt = give_address(publication, elsewhere, of.officer).doubt
        assert doubt is not None
        assert "www.maesai.go.th" in doubt.th
    assert Entry.objects.filter(verb=publishing.ADDRESS_GIVEN).count() == 5


def test_a_withdrawn_paper_is_public_no_more_and_can_be_published_again() -> None:
    of, publication = published()
    paper = publication.edition.paper
    withdraw(paper, of.officer)
    assert not StoredFile.objects.filter(is_public=True).exists()
    paper.refresh_from_db()
    assert paper.state == PaperState.SIGNED
    with pytest.raises(InputError):
        withdraw(paper, of.officer)
    again = publish(paper, of.officer)
    assert (again.pk, again.withdrawn_at) == (publication.pk, None)
    assert StoredFile.objects.filter(is_public=True).exists()


def test_the_next_edition_takes_the_place_of_the_one_before() -> None:
    of, first = published()
    paper = first.edition.paper
    editions.reopen(paper, of.officer)
    assert StoredFile.objects.filter(is_public=True).exists()
    build.sign_all(editions.fix(paper, of.officer), of)
    second = publish(paper, of.officer)
    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert {one["sha256"] for one in second.files} == set(
        StoredFile.objects.filter(is_public=True).values_list("sha256", flat=True)
    )
