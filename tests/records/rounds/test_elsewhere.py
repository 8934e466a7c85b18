"""What an officer sees in another system is kept with the day on which she saw it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prongsai.adapters import clock
from prongsai.core.frameworks.loader import package_bytes
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency
from prongsai.records.frameworks.services import import_version
from prongsai.records.journal.selectors import of_object
from prongsai.records.rounds.elsewhere import Seen, SeenRefused, follow, newest_rules, see
from prongsai.records.rounds.models import SeenElsewhere
from prongsai.records.rounds.services import count_people
from prongsai.records.surveys.selectors import counts_of
from tests import build

pytestmark = pytest.mark.django_db
LINK = "https://itas.example.go.th/go/iit/abc123"


@pytest.fixture
def agency() -> Agency:
    return build.agency()


def test_a_year_without_rules_is_followed_under_the_newest_earlier_ones(agency: Agency) -> None:
    part = follow(agency, 2570)
    assert part.round.fiscal_year == 2570
    assert part.round.framework.fiscal_year == newest_rules(2570) == 2569
    assert newest_rules(2568) == 2568
    assert newest_rules(2500) is None


def test_a_year_is_followed_once(agency: Agency) -> None:
    follow(agency, 2568)
    with pytest.raises(InputError, match="already"):
        follow(agency, 2568)
    with pytest.raises(InputError, match="no rules"):
        follow(agency, 2500)


def test_a_year_whose_official_round_is_run_here_is_not_followed_elsewhere(agency: Agency) -> None:
    build.official_round(agency)
    with pytest.raises(InputError, match="none in ITAS"):
        follow(agency, 2568)
    assert follow(build.agency("อบต.นอกรอบ", "เชียงราย"), 2568).round.fiscal_year == 2568


def test_counts_are_shown_as_of_the_day_on_which_they_were_seen(agency: Agency) -> None:
    part = follow(agency, 2568)
    count_people(part, 45, 1000)
    day = clock.today() - timedelta(days=2)
    assert see(part, {"IIT": Seen(LINK, 12, day), "EIT1": Seen()}) == 1
    iit, eit1, _ = counts_of(part, clock.today())
    assert (iit.sheets, iit.until, iit.link, iit.missing) == (12, day, LINK, 18)
    assert (eit1.sheets, eit1.until, eit1.missing) == (None, None, None)
    assert "IIT: ผู้ตอบ 12 คน" in of_object(part)[0].what.th


def test_the_same_again_is_no_act(agency: Agency) -> None:
    part = follow(agency, 2568)
    seen = {"IIT": Seen(LINK, 12, clock.today())}
    assert [see(part, seen), see(part, seen)] == [1, 0]
    assert SeenElsewhere.objects.count() == 1


@pytest.mark.parametrize(
    ("seen", "field"),
    [
        (Seen("itas.nacc.go.th/go/iit/abc"), "link"),
        (Seen("http://itas.example.go.th/go"), "link"),
        (Seen("javascript:alert(1)"), "link"),
        (Seen("https://itas.example.go.th/go iit"), "link"),
        (Seen("https://" + "a" * 600), "link"),
        (Seen("", -1, clock.today()), "sheets"),
        (Seen("", 5, None), "seen_on"),
        (Seen("", 5, clock.today() + timedelta(days=1)), "seen_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_kept(agency: Agency, seen: Seen, field: str) -> None:
    part = follow(agency, 2568)
    with pytest.raises(SeenRefused) as refused:
        see(part, {"IIT": Seen(LINK, 1, clock.today()), "EIT1": seen})
    assert set(refused.value.of) == {("EIT1", field)}
    assert not SeenElsewhere.objects.exists()


def test_what_is_counted_here_cannot_be_entered(agency: Agency) -> None:
    with pytest.raises(InputError, match="answered here"):
        see(build.rehearsal(agency), {"IIT": Seen("", 400, clock.today())})


class TestNamedMinimum:
    """Where the year has no rule of its own the officer enters what ITAS names, with where it says so."""

    def test_answers_are_counted_against_it(self, agency: Agency) -> None:
        part = follow(agency, 2570)
        see(part, {"IIT": Seen(LINK, 12, clock.today(), 40, "หน้าข้อมูลหน่วยงาน")})
        iit = counts_of(part, clock.today())[0]
        assert iit.minimum
        assert (iit.minimum.sheets, iit.minimum.named_by, iit.missing) == (40, "หน้าข้อมูลหน่วยงาน", 28)
        assert "ระบุของ IIT: 40 คน (หน้าข้อมูลหน่วยงาน)" in of_object(part)[0].what.th

    @pytest.mark.parametrize(
        ("seen", "field"),
        [(Seen(minimum=0, minimum_source="หน้าแรก"), "minimum"), (Seen(minimum=40), "minimum_source")],
    )
    def test_a_number_that_is_none_or_comes_from_nowhere_is_refused(
        self, agency: Agency, seen: Seen, field: str
    ) -> None:
        with pytest.raises(SeenRefused) as refused:
            see(follow(agency, 2570), {"IIT": seen})
        assert list(refused.value.of) == [("IIT", field)]

    def test_the_rule_of_the_year_itself_is_not_overruled(self, agency: Agency) -> None:
        part = follow(agency, 2565)
        count_people(part, 45, 1000)
        see(part, {"IIT": Seen(LINK, 12, clock.today(), 1, "หน้าแรก")})
        found = SeenElsewhere.objects.get()
        assert (found.minimum, counts_of(part, clock.today())[0].missing) == (None, 18)

    def test_interviews_are_counted_by_the_assessors(self, agency: Agency) -> None:
        part = follow(agency, 2568)
        see(part, {"EIT2": Seen(LINK, 1, clock.today(), 10, "หน้าแรก")})
        assert {one.code: one.minimum for one in counts_of(part, clock.today())}["EIT2"] is None


def test_corrected_rules_are_followed_without_being_chosen(agency: Agency) -> None:
    corrected = package_bytes(2568).replace(b"weak_below: 85", b"weak_below: 84", 1)
    kept = import_version(corrected, reason="แก้ไข")
    assert follow(agency, 2568).round.framework == kept
