"""The journal of the site is found by kind of act, person, agency, round and day, without a script."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from prongsai.adapters import clock
from prongsai.core.thai.dates import thai_date
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, OversightRole
from prongsai.records.disclosures.judging import JUDGED
from prongsai.records.disclosures.models import Review
from prongsai.records.journal.bulk import Act, write_each
from prongsai.records.journal.models import SITE
from prongsai.records.journal.selectors import Wanted
from prongsai.records.rounds.models import Round
from tests.build import agency, official_round, user
from tests.faces.oversight.things import charged
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    return signed_in(charged(OversightRole.ADMINISTRATOR))


def judged(the_round: Round, of: Agency, by: User, items: int = 1) -> None:
    enrolment = the_round.enrolments.get(agency=of)
    made = [Review.objects.create(enrolment=enrolment, item=f"o{at}", points=100) for at in range(1, items + 1)]
    write_each([Act(SITE, JUDGED, one, {"item": one.item, "agency": of.name}) for one in made], by)


def shown(browser: Client, **asked: object) -> str:
    answer = browser.get(reverse("oversight_journal"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def lines(page: str) -> int:
    return page.count("<time ")


def test_lines_are_found_by_kind_person_agency_round_and_day(browser: Client) -> None:
    one, other = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง")
    made, reviewer, second = official_round(one, other), user("นางตรวจ ดี"), user("นายตรวจ มาก")
    judged(made, one, reviewer, 3)
    judged(made, other, second, 2)
    every = lines(shown(browser))
    assert lines(shown(browser, kind="reviews")) == 5
    assert lines(shown(browser, kind="but-reviews")) == every - 5 > 0
    assert lines(shown(browser, who=reviewer.pk)) == 3
    assert lines(shown(browser, who="system", kind="reviews")) == 0
    assert lines(shown(browser, agency="ตำบลสอง")) == 2
    assert lines(shown(browser, round=made.pk, kind="reviews")) == 5
    assert lines(shown(browser, round=made.pk, agency="ตำบลหนึ่ง", who=second.pk)) == 0
    assert lines(shown(browser, day=thai_date(clock.today()), kind="reviews")) == 5
    assert lines(shown(browser, day=thai_date(clock.today() - timedelta(days=1)))) == 0


def test_the_filter_stays_in_the_form_and_in_the_links_of_pages(browser: Client) -> None:
    of = agency()
    judged(official_round(of), of, user("นางตรวจ ดี"), 51)
    page = shown(browser, kind="reviews", agency=of.name)
    assert "พบ 51 รายการ" in page
    assert '<option value="reviews" selected>' in page
    assert f'value="{of.name}"' in page
    assert 'href="?kind=reviews&amp;agency=' in page
    assert lines(shown(browser, kind="reviews", page=2)) == 1
    assert lines(shown(browser, kind="reviews", page="x")) == 50


def test_what_is_nothing_to_filter_by_is_left_out_and_a_wrong_day_says_what_to_type(browser: Client) -> None:
    of = agency()
    judged(official_round(of), of, user())
    assert lines(shown(browser, kind="?", who="999999999", round="ก")) == lines(shown(browser))
    page = shown(browser, day="32/13/2569")
    assert 'value="32/13/2569"' in page
    assert 'class="error"' in page


def test_nothing_found_leads_back_to_all(browser: Client) -> None:
    page = shown(browser, agency="ไม่มีหน่วยงานนี้")
    assert "พบ 0 รายการ" in page
    assert f'<a href="{reverse("oversight_journal")}">ดูทั้งหมด</a>' in page


@pytest.mark.parametrize(
    ("wanted", "index"),
    [(Wanted(verbs=("x",)), "journal_by_act"), (Wanted(actor="u9"), "journal_by_person")],
)
def test_a_kind_and_a_person_are_found_by_an_index(wanted: Wanted, index: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # an empty table is read whole, or by any index that gives the order
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
            cursor.execute("ALTER TABLE journal_entry DROP CONSTRAINT journal_one_chain")
    assert index in wanted.numbers(SITE)[:50].explain()
