import pytest

from prongsai.core.thai.errors import InputError
from prongsai.records.agencies import units
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.journal.models import Entry
from tests import build

pytestmark = pytest.mark.django_db


def names(agency: Agency) -> list[str]:
    return [one.name for one in units.open_units(agency)]


def verbs(agency: Agency) -> list[str]:
    return [one.verb for one in Entry.objects.filter(chain=agency.code).order_by("number")]


def test_sections_stand_below_their_unit_and_the_order_is_kept() -> None:
    agency = build.agency()
    palad, khlang = (units.add_unit(agency, name) for name in ("สำนักปลัด", "กองคลัง"))
    units.add_unit(agency, "งานธุรการ", palad)
    assert names(agency) == ["สำนักปลัด", "งานธุรการ", "กองคลัง"]
    units.move_unit(khlang, -1)
    assert names(agency) == ["กองคลัง", "สำนักปลัด", "งานธุรการ"]
    units.move_unit(khlang, -1)
    assert names(agency)[0] == "กองคลัง"


def test_every_change_is_in_the_journal_with_who_made_it() -> None:
    agency, officer = build.agency(), build.user("สมศรี")
    unit = units.add_unit(agency, "กองช่าง", by=officer)
    units.rename_unit(unit, " กองช่าง  และผังเมือง ", officer)
    units.close_unit(unit, officer)
    units.reopen_unit(unit, officer)
    assert verbs(agency) == [units.ADDED, units.RENAMED, units.CLOSED, units.REOPENED]
    renamed = Entry.objects.get(chain=agency.code, verb=units.RENAMED)
    assert renamed.facts == {"before": "กองช่าง", "unit": "กองช่าง และผังเมือง"}
    assert renamed.actor == f"u{officer.pk}"


def test_a_name_stands_once_and_a_closed_one_is_reopened_instead() -> None:
    agency = build.agency()
    unit = units.add_unit(agency, "กองคลัง")
    with pytest.raises(InputError, match="there already"):
        units.add_unit(agency, "กองคลัง ")
    units.close_unit(unit)
    with pytest.raises(InputError, match="Reopen"):
        units.add_unit(agency, "กองคลัง")
    assert units.add_units(agency, ["กองคลัง", "กองช่าง", "กองช่าง"])[0] == unit
    assert names(agency) == ["กองคลัง", "กองช่าง"]


def test_closing_a_unit_closes_its_sections_and_deletes_nothing() -> None:
    agency = build.agency()
    palad = units.add_unit(agency, "สำนักปลัด")
    section = units.add_unit(agency, "งานธุรการ", palad)
    units.close_unit(palad)
    assert names(agency) == []
    assert Unit.objects.count() == 2
    section.refresh_from_db()
    units.reopen_unit(section)
    assert names(agency) == ["สำนักปลัด", "งานธุรการ"]


def test_a_section_has_no_sections_and_no_parent_elsewhere() -> None:
    agency, other = build.agency(), build.agency("เทศบาลตำบลอื่น")
    palad = units.add_unit(agency, "สำนักปลัด")
    section = units.add_unit(agency, "งานธุรการ", palad)
    foreign = units.add_unit(other, "กองคลัง")
    for parent in (section, foreign):
        with pytest.raises(InputError):
            units.add_unit(agency, "งานใหม่", parent)
    with pytest.raises(InputError, match="sections of its own"):
        units.put_below(palad, units.add_unit(agency, "กองช่าง"))


def test_a_kind_of_agency_offers_its_usual_units() -> None:
    agency = build.agency()
    offered = units.offered_units(agency)
    units.add_units(agency, offered[:2])
    assert units.offered_units(agency) == offered[2:]


@pytest.mark.parametrize("name", ["", "  ", "ก" * 201])
def test_a_name_is_needed_and_not_endless(name: str) -> None:
    with pytest.raises(InputError):
        units.add_unit(build.agency(), name)
