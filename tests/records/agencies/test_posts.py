from datetime import date, timedelta

import pytest

from prongsai.core.offices import Act
from prongsai.core.offices import Role as OfficeRole
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency, Post, Role
from prongsai.records.agencies.office import chain_of, holder_on, posts_of
from prongsai.records.agencies.posts import (
    HoldingDraft,
    PostDraft,
    add_post,
    correct_holding,
    leave_post,
    move_post,
    offered_posts,
    remove_post,
    take_post,
)
from prongsai.records.journal.models import Entry
from tests import build

pytestmark = pytest.mark.django_db
START = date(2024, 10, 1)
DAY = date(2025, 1, 15)


def post(of: Agency, title: str = "ปลัดเทศบาล", role: Role | str = Role.CLERK, unit: str = "") -> Post:
    return add_post(of, PostDraft(title, str(role), build.unit(of, unit) if unit else None))


def name_on(of: Post, day: date) -> str:
    holder = holder_on(of, day)
    return holder.person_name if holder else ""


def acting(name: str, since: date, until: date | None = None) -> HoldingDraft:
    return HoldingDraft(
        name, since, until, acting_as="รักษาราชการแทน", own_post="รองปลัดเทศบาล", order_number="12/2568", ordered_on=since
    )


def test_a_new_holder_ends_the_time_of_the_one_before() -> None:
    clerk = post(build.agency())
    take_post(clerk, HoldingDraft("นางสาวแรก มาก่อน", START))
    take_post(clerk, HoldingDraft("นายสอง มาหลัง", DAY))
    assert name_on(clerk, DAY - timedelta(days=1)) == "นางสาวแรก มาก่อน"
    assert name_on(clerk, DAY) == "นายสอง มาหลัง"
    assert name_on(clerk, START - timedelta(days=1)) == ""


def test_who_acts_signs_for_the_holder_on_those_days_only() -> None:
    clerk = post(build.agency())
    take_post(clerk, HoldingDraft("ผู้ดำรง", START))
    take_post(clerk, acting("ผู้แทน", DAY, DAY + timedelta(days=4)))
    assert [name_on(clerk, DAY + timedelta(days=days)) for days in (-1, 0, 4, 5)] == ["ผู้ดำรง", "ผู้แทน", "ผู้แทน", "ผู้ดำรง"]


def test_acting_in_a_vacant_post_ends_when_a_holder_comes() -> None:
    clerk = post(build.agency())
    take_post(clerk, acting("ผู้แทน", START))
    take_post(clerk, HoldingDraft("ผู้ดำรง", DAY))
    assert name_on(clerk, DAY - timedelta(days=1)) == "ผู้แทน"
    assert name_on(clerk, DAY) == "ผู้ดำรง"


def test_two_do_not_hold_a_post_at_once() -> None:
    clerk = post(build.agency())
    take_post(clerk, HoldingDraft("หนึ่ง", START, DAY))
    with pytest.raises(InputError, match="overlaps"):
        take_post(clerk, HoldingDraft("สอง", DAY))
    take_post(clerk, acting("สาม", START))
    with pytest.raises(InputError, match="overlaps"):
        take_post(clerk, acting("สี่", START, START))


@pytest.mark.parametrize(
    "draft",
    [
        HoldingDraft("  ", START),
        HoldingDraft("ก", DAY, START),
        HoldingDraft("ก", DAY, acting_as="รักษาการแทน"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(draft: HoldingDraft) -> None:
    clerk = post(build.agency())
    with pytest.raises(InputError):
        take_post(clerk, draft)
    assert not clerk.holdings.exists()


def test_a_person_of_another_agency_cannot_be_linked() -> None:
    clerk = post(build.agency())
    stranger = build.member(build.agency("เทศบาลตำบลอื่น"))
    with pytest.raises(InputError):
        take_post(clerk, HoldingDraft("คนอื่น", START, user=stranger))


def test_names_of_people_are_not_in_the_facts_of_the_journal() -> None:
    agency = build.agency()
    holding = take_post(post(agency), HoldingDraft("นายลับ มาก", START))
    correct_holding(holding, HoldingDraft("นายลับ มากกว่า", START))
    leave_post(holding, DAY)
    entries = Entry.objects.filter(chain=agency.code)
    assert entries.count() == 4
    assert not [one for one in entries if "นายลับ" in str(one.facts)]
    assert entries.latest("number").person.names == {"person": "นายลับ มากกว่า"}


def test_a_post_that_was_held_stays() -> None:
    agency = build.agency()
    clerk, head = post(agency), post(agency, "นายกเทศมนตรี", Role.HEAD)
    take_post(clerk, HoldingDraft("ก", START))
    with pytest.raises(InputError):
        remove_post(clerk)
    remove_post(head)
    assert list(agency.posts.all()) == [clerk]


def test_the_chain_of_a_new_agency_names_the_usual_posts() -> None:
    chain = chain_of(build.agency("เทศบาลตำบลแม่ตัวอย่าง"), DAY)
    assert [(one.role, one.act) for one in chain] == [
        (OfficeRole.OFFICER, Act.PROPOSE),
        (OfficeRole.CLERK, Act.OPINION),
        (OfficeRole.HEAD, Act.ORDER),
    ]
    assert chain[2].post_title == "นายกเทศมนตรีตำบลแม่ตัวอย่าง"
    assert not any(one.post or one.signer_name for one in chain)


def test_the_chain_goes_through_the_head_of_the_proposers_unit_and_every_clerk() -> None:
    agency = build.agency("เทศบาลตำบลแม่ตัวอย่าง")
    officer = build.member(agency, name="นางเสนอ เรื่อง")
    post(agency, "นายกเทศมนตรี", Role.HEAD)
    post(agency, "ปลัดเทศบาล")
    post(agency, "รองปลัดเทศบาล")
    post(agency, "ผู้อำนวยการกองคลัง", Role.UNIT, "กองคลัง")
    post(agency, "หัวหน้าสำนักปลัด", Role.UNIT, "สำนักปลัด")
    own = post(agency, "นักวิเคราะห์นโยบายและแผน", Role.OFFICER, "สำนักปลัด")
    take_post(own, HoldingDraft("นางเสนอ เรื่อง", START, user=officer))
    titles = [one.post_title for one in chain_of(agency, DAY, officer)]
    assert titles == ["นักวิเคราะห์นโยบายและแผน", "หัวหน้าสำนักปลัด", "รองปลัดเทศบาล", "ปลัดเทศบาล", "นายกเทศมนตรี"]


def test_an_acting_signer_prints_both_posts_and_the_order() -> None:
    agency = build.agency("เทศบาลตำบลแม่ตัวอย่าง")
    deputy = build.member(agency, Role.CLERK, name="นายแทน ตัวอย่าง")
    clerk = post(agency)
    take_post(clerk, HoldingDraft("นางปลัด ตัวอย่าง", START))
    take_post(clerk, acting("นายแทน ตัวอย่าง", DAY, DAY)._replace(user=deputy))
    place = chain_of(agency, DAY)[1]
    assert (place.signer_name, place.own_post, place.acting_as) == ("นายแทน ตัวอย่าง", "รองปลัดเทศบาล", "รักษาราชการแทน")
    assert place.authority == "คำสั่งที่ 12/2568 ลงวันที่ 15 มกราคม 2568"
    assert posts_of(deputy, agency, DAY) == (clerk,)
    assert posts_of(deputy, agency, DAY + timedelta(days=1)) == ()


def test_a_proposer_without_a_post_is_named() -> None:
    agency = build.agency()
    officer = build.member(agency, name="นางเสนอ เรื่อง")
    place = chain_of(agency, DAY, officer)[0]
    assert (place.signer_name, place.user, place.post) == ("นางเสนอ เรื่อง", officer, None)


def test_posts_are_offered_as_the_kind_calls_them_and_ordered() -> None:
    agency = build.agency("เทศบาลตำบลแม่ตัวอย่าง")
    head, clerk = (add_post(agency, one) for one in offered_posts(agency))
    assert (head.title, clerk.role) == ("นายกเทศมนตรีตำบลแม่ตัวอย่าง", "clerk")
    assert offered_posts(agency) == ()
    move_post(clerk, -1)
    assert list(agency.posts.all()) == [clerk, head]
