from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from prongsai.adapters import file_store
from prongsai.core.thai.errors import InputError
from prongsai.records.files import selectors, services
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.models import Entry
from tests import build
from tests.adapters.pictures import exif, jpeg

pytestmark = pytest.mark.django_db
PAPER = b"%PDF-1.7 minutes"


def test_a_file_is_kept_once_and_the_journal_says_who_brought_it() -> None:
    agency, officer = build.agency(), build.user()
    first = services.receive(agency, "รายงานการประชุม.pdf", PAPER, officer)
    again = services.receive(agency, "รายงานการประชุม.pdf", PAPER, build.user())
    assert again == first
    assert services.content_of(first) == PAPER
    entry = Entry.objects.get(chain=agency.code)
    assert (entry.verb, entry.actor) == (services.RECEIVED, f"u{officer.pk}")
    assert "รายงาน" not in str(entry.facts)


def test_a_refused_file_leaves_nothing_behind() -> None:
    with pytest.raises(InputError):
        services.receive(build.agency(), "หน้าเว็บ.pdf", b"<html>")
    assert not StoredFile.objects.exists()
    assert not Entry.objects.exists()


def test_the_place_of_a_photo_is_never_stored() -> None:
    stored = services.receive(build.agency(), "อบรม.jpg", jpeg(exif()))
    assert b"GPS" not in file_store.get(stored.sha256)
    assert stored.is_picture


def test_only_the_files_of_the_agency_are_found() -> None:
    agency, other = build.agency(), build.agency("เทศบาลตำบลอื่น")
    own, foreign = (services.receive(one, "ก.pdf", PAPER) for one in (agency, other))
    assert own.sha256 == foreign.sha256
    assert selectors.chosen(agency, [str(foreign.pk), str(own.pk), "0", "x", "9" * 30, ""]) == [own]
    assert list(selectors.files_of(agency)) == [own]


def test_nobody_outside_sees_a_file_before_it_is_published() -> None:
    stored = services.receive(build.agency(), "ก.pdf", PAPER)
    assert selectors.public_file(stored.pk) is None
    services.make_public(stored)
    services.make_public(stored)
    assert selectors.public_file(stored.pk) == stored
    services.make_private(stored)
    assert selectors.public_file(stored.pk) is None
    verbs = Entry.objects.order_by("number").values_list("verb", flat=True)
    assert list(verbs) == [services.RECEIVED, services.PUBLISHED, services.WITHDRAWN]


@pytest.mark.django_db(transaction=True)
def test_the_same_file_handed_in_twice_at_once_is_one(engine: str) -> None:
    agency = build.agency()

    def hand_in(_: int) -> int:
        try:
            return services.receive(agency, "ก.pdf", PAPER).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as people:
        assert len(set(people.map(hand_in, range(8)))) == 1
    assert StoredFile.objects.count() == 1
