"""A supervisor's reminders: with the figures of each agency, never twice a day, and who has no officer is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.models import SITE
from prongsai.records.journal.selectors import of_chain
from prongsai.records.notices.models import Notice
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.oversight_reminders import LONGEST_WORD, Reminded, reach, remind
from prongsai.records.rounds.progress import progress
from tests.build import agency, member, official_round, user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counts_of_no_other_test() -> None:
    cache.clear()


def reminded(the_round: Round, words: str = "") -> Reminded:
    today = clock.today()
    standings = progress(the_round, Agency.objects.all(), today).standings
    return remind(the_round, standings, words, today, user("ผู้กำกับดี"))


def test_each_officer_reads_what_the_own_agency_lacks() -> None:
    one, other = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง")
    officers = [member(one), member(one)]
    made = official_round(one, other, collect=(-10, 9))
    made.enrolments.update(staff=100, served=100)
    done = reminded(made, " โทรหาได้ที่สำนักงาน ")
    assert (done.officers, done.agencies) == (2, 1)
    assert [standing.name for standing in done.without_officer] == ["เทศบาลตำบลสอง"]
    notices = Notice.objects.order_by("user")
    assert [notice.user for notice in notices] == officers
    said = notices[0].text_th
    assert "IIT ขาด 30 ชุด, EIT1 ขาด 30 ชุด, ข้อมูล OIT พร้อม 0 จาก 28 ข้อ" in said
    assert "“โทรหาได้ที่สำนักงาน”" in said
    assert "ผู้กำกับดี" in said
    assert notices[0].path == f"/office/{one.code}/rounds/{made.enrolments.get(agency=one).pk}/"
    assert of_chain(SITE).lines[0].what.th == "แจ้งเตือน 1 หน่วยงาน ถึงเจ้าหน้าที่ 2 คน"
    assert "ผู้กำกับแจ้งเตือน" in of_chain(one.code).lines[0].what.th


def test_nobody_is_told_twice_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    of = agency()
    member(of)
    made = official_round(of)
    assert reminded(made).officers == 1
    again = reminded(made)
    assert (again.officers, [one.name for one in again.already], again.without_officer) == (0, [of.name], ())
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert reminded(made).officers == 1


def test_what_cannot_be_sent_is_refused_with_what_to_do() -> None:
    made = official_round(agency())
    with pytest.raises(InputError, match="Shorten"):
        reminded(made, "ก" * (LONGEST_WORD + 1))
    with pytest.raises(InputError, match="at least one"):
        remind(made, [], "", clock.today(), user())


def test_whom_a_reminder_reaches_is_known_before_it_is_sent() -> None:
    told, silent, late = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง"), agency("เทศบาลตำบลสาม")
    member(told)
    made = official_round(told, silent, late)
    reminded(made)
    member(late)
    found = reach(progress(made, Agency.objects.all(), clock.today()).standings, clock.today())
    assert [[one.name for one in group] for group in found] == [[late.name], [told.name], [silent.name]]
    member(told)
    again = reach(progress(made, Agency.objects.all(), clock.today()).standings, clock.today())
    assert again.already == (), "who came later can still be told"
