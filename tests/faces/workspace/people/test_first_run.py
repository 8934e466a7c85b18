import pytest
from django.test import Client

from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.agencies.setup import setup_token
from tests import build

pytestmark = pytest.mark.django_db
WHO = {"name": "อบต. นาดี", "province": "ลำปาง", "district": "เกาะคา", "step": "who"}
OFFICER = {"officer_name": "นางสาวใจดี ตัวอย่าง", "email": "jaidee@example.go.th", "password": build.PASSWORD}
OFFICE = {
    **WHO,
    **OFFICER,
    "kind": "sao",
    "units": ["สำนักปลัด", "กองคลัง"],
    "more_units": "กองส่งเสริมการเกษตร\n",
    "head_title": "นายกองค์การบริหารส่วนตำบลนาดี",
    "head_holder": "",
    "clerk_title": "ปลัดองค์การบริหารส่วนตำบลนาดี",
    "clerk_holder": "นายปลัด ตัวอย่าง",
    "step": "office",
}


@pytest.fixture
def laptop(settings) -> None:
    settings.SETUP_NEEDS_LINK = False


def text(client: Client, data: dict[str, object] | None = None, address: str = "/office/start/") -> str:
    response = client.get(address) if data is None else client.post(address, data)
    return response.content.decode()


@pytest.mark.usefixtures("laptop")
def test_the_kind_and_what_is_usual_is_filled_in_from_the_name(client: Client) -> None:
    page = text(client, WHO)
    assert '<option value="sao" selected>' in page
    assert 'value="สำนักปลัด"' in page
    assert 'value="นายกองค์การบริหารส่วนตำบลนาดี"' in page
    assert not Agency.objects.exists()


@pytest.mark.usefixtures("laptop")
def test_two_forms_lead_into_the_workspace_signed_in(client: Client) -> None:
    response = client.post("/office/start/", OFFICE)
    agency = Agency.objects.get()
    assert response["Location"] == f"/office/{agency.code}/people/results/"
    assert (agency.name, agency.province, agency.district) == ("องค์การบริหารส่วนตำบลนาดี", "ลำปาง", "เกาะคา")
    assert [one.name for one in agency.units.all()] == ["สำนักปลัด", "กองคลัง", "กองส่งเสริมการเกษตร"]
    assert agency.posts.get(role="clerk").holdings.get().person_name == "นายปลัด ตัวอย่าง"
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.usefixtures("laptop")
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(client: Client) -> None:
    page = text(client, {**OFFICE, "password": "สั้น", "email": "jaidee@", "units": ["กองคลัง"]})
    assert "พิมพ์ไม่ครบ" in page
    assert 'value="นายปลัด ตัวอย่าง"' in page
    assert 'value="กองคลัง" id="id_units_1" checked' in page
    assert "สำนักปลัด" in page
    assert "สั้น" not in page
    assert not User.objects.exists()


@pytest.mark.usefixtures("laptop")
@pytest.mark.parametrize(
    ("changed", "said"),
    [({"name": ""}, "โปรดพิมพ์ชื่อหน่วยงาน"), ({"province": ""}, "โปรดเลือกจังหวัด"), ({"name": "ก" * 301}, "300")],
)
def test_an_agency_that_cannot_be_is_refused_in_the_first_step(client: Client, changed, said: str) -> None:
    assert said in text(client, WHO | changed)


@pytest.mark.usefixtures("laptop")
def test_an_agency_with_people_is_not_taken_over(client: Client) -> None:
    build.member(build.agency("องค์การบริหารส่วนตำบลนาดี", "ลำปาง"), Role.OFFICER)
    assert "คำเชิญ" in text(client, WHO)
    assert "คำเชิญ" in text(client, OFFICE)
    assert User.objects.count() == 1


@pytest.mark.usefixtures("laptop")
def test_another_kind_is_filled_in_anew_and_names_stay(client: Client) -> None:
    page = text(client, OFFICE | {"kind": "subdistrict-municipality", "step": "kind"})
    assert 'value="สำนักปลัดเทศบาล"' in page
    assert 'value="นายปลัด ตัวอย่าง"' in page
    assert build.PASSWORD not in page


@pytest.mark.usefixtures("laptop")
def test_back_and_forth_keeps_what_was_typed(client: Client) -> None:
    page = text(client, OFFICE | {"step": "back"})
    assert 'value="อบต. นาดี"' in page
    assert 'name="clerk_holder" value="นายปลัด ตัวอย่าง"' in page
    assert build.PASSWORD not in page


@pytest.mark.usefixtures("laptop")
def test_a_name_with_a_script_is_only_a_name(client: Client) -> None:
    page = text(client, WHO | {"name": "<script>alert(1)</script>"})
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_on_a_server_the_page_is_shut_without_a_link(client: Client) -> None:
    for method in (client.get, client.post):
        assert method("/office/start/", OFFICE).status_code == 403
        assert method("/office/start/abc/", OFFICE).status_code == 403
    assert not Agency.objects.exists()


def test_a_link_opens_the_page_once(client: Client) -> None:
    address = f"/office/start/{setup_token()}/"
    assert client.get(address).status_code == 200
    assert client.post(address, OFFICE).status_code == 302
    assert Client().get(address).status_code == 403
