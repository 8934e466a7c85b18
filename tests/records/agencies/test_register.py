from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.agencies.models import Agency, FormerName
from prongsai.records.agencies.selectors import by_code, matching
from prongsai.records.agencies.services import AgencyError, Named, register

pytestmark = pytest.mark.django_db

LAMPANG = Named("องค์การบริหารส่วนจังหวัดลำปาง", "ลำปาง")


def registered(*named: Named) -> list[Agency]:
    found = register(named)
    agencies = [found[one] for one in named]
    assert not any(isinstance(one, AgencyError) for one in agencies), agencies
    return agencies


def test_the_name_tells_the_kind_and_the_address_is_short() -> None:
    [agency] = registered(LAMPANG)
    assert agency.kind == AgencyKind.PAO.value
    assert agency.code.startswith("a-")
    assert len(agency.code) == 10
    assert by_code(agency.code) == agency


def test_an_agency_is_found_again_however_its_name_is_written() -> None:
    [first] = registered(LAMPANG)
    [again] = registered(Named(" อบจ. ลำปาง ", "จ.ลำปาง"))
    assert again == first
    assert Agency.objects.count() == 1


def test_an_agency_has_the_same_address_on_every_installation() -> None:
    [first] = registered(LAMPANG)
    Agency.objects.all().delete()
    registered(Named("อบต.อื่น", "ลำปาง"))
    [again] = registered(LAMPANG)
    assert again.code == first.code


def test_agencies_of_the_same_name_in_two_provinces_are_two() -> None:
    songkhla, surat = registered(Named("เทศบาลตำบลท่าช้าง", "สงขลา"), Named("เทศบาลตำบลท่าช้าง", "จันทบุรี"))
    assert songkhla != surat
    assert songkhla.code != surat.code


def test_a_district_tells_agencies_of_one_province_apart() -> None:
    registered(Named("อบต.บ้านใหม่", "นครราชสีมา", "ครบุรี"), Named("อบต.บ้านใหม่", "นครราชสีมา", "เมืองนครราชสีมา"))
    vague = Named("อบต.บ้านใหม่", "นครราชสีมา")
    problem = register([vague])[vague]
    assert isinstance(problem, AgencyError)
    assert "อำเภอ" in problem.text.th


def test_a_district_that_becomes_known_is_added() -> None:
    registered(Named("อบต.นาหม่อม", "สงขลา"))
    [agency] = registered(Named("อบต.นาหม่อม", "สงขลา", "อำเภอนาหม่อม"))
    assert agency.district == "นาหม่อม"
    assert Agency.objects.get().search_text.count("นาหม่อม") == 2


def test_an_agency_of_an_unknown_province_is_not_taken_for_one_of_a_known_province() -> None:
    known, unknown = registered(Named("อบต.สองห้อง", "อ่างทอง"), Named("อบต.สองห้อง"))
    assert known != unknown


def test_a_real_and_a_simulated_agency_never_share_a_name() -> None:
    registered(LAMPANG)
    made_up = LAMPANG._replace(is_simulated=True)
    assert isinstance(register([made_up])[made_up], AgencyError)


def test_names_are_sorted_as_in_a_thai_dictionary(engine: str) -> None:
    registered(*(Named(name, "ลำปาง") for name in ("อบต.แจ้ห่ม", "อบต.จางเหนือ", "อบต.เกาะคา", "อบต.งาว", "อบต.ไหล่หิน")))
    names = Agency.objects.order_by("sort_key").values_list("name", flat=True)
    assert list(names) == ["อบต.เกาะคา", "อบต.งาว", "อบต.จางเหนือ", "อบต.แจ้ห่ม", "อบต.ไหล่หิน"]


@pytest.mark.parametrize("q", ["อบต สองพี่น้อง", "สองพี่ เพชรบุรี", "องค์การบริหารส่วนตำบลสองพี่น้อง", "Phetchaburi", "แก่งกระจาน"])
def test_an_agency_is_found_by_any_part_of_its_name_and_place(q: str) -> None:
    registered(Named("องค์การบริหารส่วนตำบลสองพี่น้อง", "เพชรบุรี", "แก่งกระจาน"), LAMPANG)
    assert [one.name for one in Agency.objects.filter(matching(q))] == ["องค์การบริหารส่วนตำบลสองพี่น้อง"]


def test_a_search_for_signs_of_the_search_language_finds_nothing() -> None:
    registered(LAMPANG)
    assert not Agency.objects.filter(matching("ลำ%าง")).exists()


def test_a_result_under_a_former_name_belongs_to_the_agency_of_today() -> None:
    [agency] = registered(Named("เทศบาลตำบลนาใหม่", "ลำปาง"))
    FormerName.objects.create(agency=agency, name="องค์การบริหารส่วนตำบลนาเดิม", kind="sao", until_year=2565)
    assert registered(Named("อบต. นาเดิม", "ลำปาง")) == [agency]
    [elsewhere] = registered(Named("อบต. นาเดิม", "ลำพูน"))
    assert elsewhere != agency


@pytest.mark.django_db(transaction=True)
def test_two_first_imports_at_once_make_each_agency_once(engine: str) -> None:
    named = [Named(f"องค์การบริหารส่วนตำบลที่ {number}", "ลำปาง") for number in range(300)]

    def take_in(part: int) -> set[str]:
        try:
            found = register(named[part:] + named[:part])
            return {one.code for one in found.values() if isinstance(one, Agency)}
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as importers:
        codes = list(importers.map(take_in, (0, 100, 200, 0)))
    assert all(len(one) == 300 for one in codes)
    assert Agency.objects.count() == 300
