"""A year that has rules can be given corrected ones, with a reason; what was made before keeps its own."""

from __future__ import annotations

import pytest

from prongsai.core.frameworks.loader import load, package_bytes
from prongsai.core.thai.errors import InputError
from prongsai.records.frameworks.selectors import public_rules, version_of, versions_of
from prongsai.records.frameworks.services import ReasonMissing, import_version, pin
from prongsai.records.journal.selectors import of_object
from tests import build

pytestmark = pytest.mark.django_db
CORRECTED = package_bytes(2568).replace(b"weak_below: 85", b"weak_below: 84", 1)


def test_a_correction_needs_a_reason_which_the_journal_keeps_with_who_gave_it() -> None:
    person = build.user("สมศรี ดูแล")
    with pytest.raises(ReasonMissing):
        import_version(CORRECTED, person, "  ")
    kept = import_version(CORRECTED, person, "คู่มือฉบับแก้ไขเปลี่ยนเกณฑ์")
    assert (kept.reason, kept.stored_by) == ("คู่มือฉบับแก้ไขเปลี่ยนเกณฑ์", person)
    line = of_object(kept)[0]
    assert "เพราะ คู่มือฉบับแก้ไขเปลี่ยนเกณฑ์" in line.what.th


def test_what_is_here_already_is_not_imported_again() -> None:
    with pytest.raises(InputError, match="letter by letter"):
        import_version(package_bytes(2568), reason="อีกครั้ง")
    import_version(CORRECTED, reason="แก้ไข")
    with pytest.raises(InputError, match="is here since"):
        import_version(CORRECTED, reason="อีกครั้ง")


def test_a_year_of_its_own_needs_no_reason_the_first_time_and_one_the_second() -> None:
    year = package_bytes(2568).replace(b"fiscal_year: 2568", b"fiscal_year: 2570").replace(b"2025-08-15", b"2027-08-15")
    import_version(year)
    with pytest.raises(ReasonMissing):
        import_version(year.replace(b"weak_below: 85", b"weak_below: 84", 1))


def test_the_program_s_own_rules_stay_the_usual_ones_and_the_corrected_are_chosen_by_hash() -> None:
    kept = import_version(CORRECTED, reason="แก้ไข")
    assert pin(2568).sha256 == load(2568).sha256
    assert pin(2568, kept.sha256) == kept
    assert public_rules()[2568] == load(2568)
    with pytest.raises(InputError):
        pin(2568, "0" * 64)
    with pytest.raises(InputError):
        pin(2567, kept.sha256)


def test_the_versions_of_a_year_say_where_they_come_from() -> None:
    pin(2568)  # a round relies on the program's own: it is still one version
    kept = import_version(CORRECTED, reason="แก้ไข")
    own, corrected = versions_of(2568)
    assert (own.is_own, corrected.is_own) == (True, False)
    assert corrected.imported == kept
    assert corrected.name.en.startswith("FY 2568, imported on ")
    assert version_of(kept.sha256) == corrected
    assert version_of("0" * 64) is None
