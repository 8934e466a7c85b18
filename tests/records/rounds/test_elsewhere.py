"""What an officer sees in another system is kept with the day on which she saw it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency
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
