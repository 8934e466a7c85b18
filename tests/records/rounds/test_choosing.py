"""Which agencies a part of the register or a pasted list means."""

from __future__ import annotations

import pytest

from prongsai.adapters.sheets import SheetError, SheetToWrite, write_csv, write_xlsx
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.choosing import MOST_LINES, Choice, chosen, text_of, understood
from prongsai.records.rounds.models import Round, RoundKind
from prongsai.records.rounds.services import RoundDraft, make_round
from tests.build import agency

pytestmark = pytest.mark.django_db
CODE = "1234567"


def the_round(*, simulated: bool = False) -> Round:
    return make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568, is_simulated=simulated))


@pytest.fixture
def mae_sai() -> Agency:
    agency("เทศบาลตำบลแม่สาย", "พะเยา")  # a namesake elsewhere
    found = agency("เทศบาลตำบลแม่สาย", "เชียงราย")
    Agency.objects.filter(pk=found.pk).update(official_code=CODE)
    return Agency.objects.get(pk=found.pk)


@pytest.mark.parametrize(
    "line",
    [
        "เทศบาลตำบลแม่สาย, เชียงราย",
        "เทศบาลตำบลแม่สาย\tเชียงราย",
        "ทต.แม่สาย   จังหวัดเชียงราย",
        "1. เทศบาลตำบลแม่สาย\tเชียงราย",
        "๑\tเทศบาลตำบลแม่สาย\tอำเภอแม่สาย\tเชียงราย",
        '"เทศบาลตำบลแม่สาย","เชียงราย"',
        CODE,
        f"{CODE}\tชื่ออะไรก็ได้",
    ],
)
def test_a_line_names_an_agency_as_people_write_it(line: str, mae_sai: Agency) -> None:
    says = understood(the_round(), f"ชื่อหน่วยงาน\tจังหวัด\n{line}\n\n")
    assert says.agencies == (mae_sai,), says.problems


def test_the_code_of_the_address_will_do(mae_sai: Agency) -> None:
    assert understood(the_round(), mae_sai.code).agencies == (mae_sai,)


def test_what_is_not_understood_is_said_by_line(mae_sai: Agency) -> None:
    text = "เทศบาลตำบลแม่สาย\nเทศบาลตำบลไม่มีจริง\nเทศบาลตำบลแม่สาย, น่าน\nทต.แม่สาย, เชียงราย\nทต.แม่สาย, เชียงราย"
    says = understood(the_round(), text)
    assert says.agencies == (mae_sai,)
    assert says.repeated == 1
    assert [(one.row, one.text.en.partition("” ")[2]) for one in says.problems] == [
        (1, "names several agencies. Give the province or the code."),
        (2, "is not in the register. Check it, or add it first."),
        (3, "is not in the province given. Check the province."),
    ]


def test_simulated_and_real_agencies_are_never_mixed() -> None:
    real, made_up = agency("เทศบาลตำบลจริง"), agency("เทศบาลตำบลจำลองดี", simulated=True)
    text = f"{real.code}\n{made_up.code}"
    real_round = the_round()
    says = understood(real_round, text)
    assert (says.agencies, len(says.problems)) == ((real,), 1)
    assert list(chosen(real_round, Choice())) == [real]
    Round.objects.all().delete()
    simulated = the_round(simulated=True)
    assert understood(simulated, text).agencies == (made_up,)
    assert list(chosen(simulated, Choice())) == [made_up]


def test_a_part_of_the_register_is_chosen_by_kind_province_and_body() -> None:
    ministry, department, town = agency("กระทรวงตัวอย่าง", ""), agency("กรมตัวอย่าง", ""), agency("เทศบาลตำบลดี", "น่าน")
    Agency.objects.filter(pk=department.pk).update(parent=ministry)
    made = the_round()
    assert set(chosen(made, Choice(kind=town.kind))) == {town}
    assert set(chosen(made, Choice(province="น่าน"))) == {town}
    assert set(chosen(made, Choice(body=ministry.pk))) == {department}
    assert set(chosen(made, Choice())) == {ministry, department, town}


def test_files_say_the_same_as_pasted_lines(mae_sai: Agency) -> None:
    rows = [["เทศบาลตำบลแม่สาย", "เชียงราย"]]
    xlsx = write_xlsx([SheetToWrite("รายชื่อ", ["ชื่อหน่วยงาน", "จังหวัด"], rows)])
    csv = write_csv([["ชื่อหน่วยงาน", "จังหวัด"], *rows])
    made = the_round()
    for data, name in ((xlsx, "a.xlsx"), (csv, "a.csv")):
        says = understood(made, text_of(data, name))
        assert says.agencies == (mae_sai,), (name, says.problems)
    with pytest.raises(SheetError, match="Save As"):
        text_of(csv.decode("utf-8-sig").encode("cp874"), "b.csv")


def test_a_list_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="lines"):
        understood(the_round(), "ก\n" * (MOST_LINES + 1))
