from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Membership, Role, SetupLink
from prongsai.records.agencies.office import chain_of
from prongsai.records.agencies.posts import PostDraft
from prongsai.records.agencies.services import Named
from prongsai.records.agencies.setup import Chair, Setup, known_agency, may_set_up, set_up, setup_token, usual_chairs
from prongsai.records.journal.models import Entry
from tests import build

pytestmark = pytest.mark.django_db
NAME = "เทศบาลตำบลตั้งต้นดี"
WANTED = Setup(
    named=Named(NAME, "ลำปาง"),
    units=("สำนักปลัดเทศบาล", "กองคลัง"),
    chairs=(
        Chair(PostDraft("นายกเทศมนตรีตำบลตั้งต้นดี", "head"), "นายหนึ่ง ตัวอย่าง"),
        Chair(PostDraft("ปลัดเทศบาล", "clerk")),
        Chair(PostDraft("หัวหน้าสำนักปลัด", "unit"), "", "สำนักปลัดเทศบาล"),
    ),
    officer_name="นางสาวใจดี ตัวอย่าง",
    officer_post="นักวิเคราะห์นโยบายและแผน",
    officer_unit="สำนักปลัดเทศบาล",
    email="Jaidee@example.go.th",
    password=build.PASSWORD,
)


@pytest.fixture
def laptop(settings) -> None:
    settings.SETUP_NEEDS_LINK = False


@pytest.mark.usefixtures("laptop")
def test_one_act_makes_agency_units_posts_and_officer() -> None:
    agency, officer = set_up(WANTED)
    assert (agency.kind, officer.email) == ("subdistrict-municipality", "jaidee@example.go.th")
    assert officer.check_password(build.PASSWORD)
    roles = Membership.objects.filter(user=officer, agency=agency).values_list("role", flat=True)
    assert set(roles) == {Role.OFFICER, Role.ADMINISTRATOR}
    assert [one.name for one in agency.units.all()] == ["สำนักปลัดเทศบาล", "กองคลัง"]
    chain = chain_of(agency, clock.today(), officer)
    assert [(one.post_title, one.signer_name) for one in chain] == [
        ("นักวิเคราะห์นโยบายและแผน", "นางสาวใจดี ตัวอย่าง"),
        ("ปลัดเทศบาล", ""),
        ("นายกเทศมนตรีตำบลตั้งต้นดี", "นายหนึ่ง ตัวอย่าง"),
    ]
    assert Entry.objects.filter(chain=agency.code).count() == Entry.objects.count() > 5


@pytest.mark.usefixtures("laptop")
def test_an_agency_that_is_known_is_taken_with_all_it_has() -> None:
    known = build.agency("ทต.ตั้งต้นดี", "ลำปาง")
    assert known_agency(WANTED.named) == known
    agency, _ = set_up(WANTED)
    assert agency == known
    assert Agency.objects.count() == 1


@pytest.mark.usefixtures("laptop")
def test_nobody_walks_into_an_agency_where_somebody_works() -> None:
    set_up(WANTED)
    with pytest.raises(InputError, match="invitation"):
        set_up(WANTED._replace(email="other@example.go.th"))
    assert User.objects.count() == 1


@pytest.mark.usefixtures("laptop")
def test_a_simulated_agency_has_no_officer() -> None:
    build.agency("เทศบาลตำบลจำลองดาวหวาน", "ลำปาง", simulated=True)
    with pytest.raises(InputError):
        set_up(WANTED._replace(named=Named("เทศบาลตำบลจำลองดาวหวาน", "ลำปาง")))


@pytest.mark.usefixtures("laptop")
@pytest.mark.parametrize(
    "changed", [{"email": "ไม่ใช่อีเมล"}, {"officer_name": " "}, {"password": "short"}, {"named": Named("")}]
)
def test_what_cannot_be_leaves_nothing_behind(changed: dict[str, str]) -> None:
    with pytest.raises((InputError, ValidationError)):
        set_up(WANTED._replace(**changed))  # type: ignore[arg-type]
    assert not Agency.objects.exists()
    assert not User.objects.exists()


def test_on_a_server_the_door_is_shut_without_a_link() -> None:
    assert not may_set_up()
    assert not may_set_up("guessed")
    for token in ("", "guessed"):
        with pytest.raises(InputError, match="setup link"):
            set_up(WANTED, token)
    assert not Agency.objects.exists()


def test_a_link_opens_once_and_not_for_ever() -> None:
    token, late = setup_token(), setup_token()
    assert token not in str(list(SetupLink.objects.values()))
    SetupLink.objects.filter(pk=SetupLink.objects.latest("pk").pk).update(expires_at=clock.now() - timedelta(seconds=1))
    assert may_set_up(token)
    assert not may_set_up(late)
    set_up(WANTED, token)
    assert not may_set_up(token)


def test_a_mistake_does_not_use_the_link_up() -> None:
    token = setup_token()
    with pytest.raises(ValidationError):
        set_up(WANTED._replace(password="short"), token)
    assert may_set_up(token)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("with_link", [True, False])
def test_of_two_at_once_one_gets_in(engine: str, settings, with_link: bool) -> None:
    settings.SETUP_NEEDS_LINK = with_link
    token = setup_token() if with_link else ""

    def come(number: int) -> bool:
        try:
            set_up(WANTED._replace(email=f"person{number}@example.go.th"), token)
        except InputError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(4) as people:
        assert sum(people.map(come, range(4))) == 1
    assert (Agency.objects.count(), User.objects.count()) == (1, 1)


def test_the_usual_posts_follow_name_and_kind() -> None:
    titles = [one.post.title for one in usual_chairs("อบต.นาดี", AgencyKind.SAO, ("สำนักปลัด", "กองคลัง"))]
    assert titles[-1] == "หัวหน้าสำนักปลัด"
    assert len(titles) == 3
