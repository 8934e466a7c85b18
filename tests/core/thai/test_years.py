import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai.errors import InputError
from prongsai.core.thai.numerals import to_thai
from prongsai.core.thai.years import EARLIEST, LATEST, parse_fiscal_year


@pytest.mark.parametrize(
    "value",
    [
        2567,
        2567.0,
        "2567",
        "2567.0",
        " ๒๕๖๗ ",
        "พ.ศ. 2567",
        "พ.ศ.๒๕๖๗",
        "ปีงบประมาณ 2567",
        "ปีงบประมาณ พ.ศ. 2567",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
        "ปี 2567",
        "ปี2567",
        "FY 2567",
        "FY2567",
    ],
)
def test_the_usual_ways_to_write_the_year_are_read(value: object) -> None:
    assert parse_fiscal_year(value) == 2567


@pytest.mark.parametrize("value", [64, "๖๔", "ปี 64"])
def test_a_year_of_two_digits_is_refused_and_the_whole_one_named(value: object) -> None:
    with pytest.raises(InputError) as refused:
        parse_fiscal_year(value)
    assert "คือ 2564" in refused.value.text.th
    assert "2564" in refused.value.text.en


def test_a_christian_year_is_refused_and_the_buddhist_one_named() -> None:
    with pytest.raises(InputError) as refused:
        parse_fiscal_year("2024")
    assert "ค.ศ." in refused.value.text.th
    assert "2567" in refused.value.text.th
    assert "2567" in refused.value.text.en


@pytest.mark.parametrize("value", ["2539", "2601", "1234", 0, "999999"])
def test_a_year_outside_the_range_is_refused(value: object) -> None:
    with pytest.raises(InputError) as refused:
        parse_fiscal_year(value)
    assert "2540 ถึง 2600" in refused.value.text.th


@pytest.mark.parametrize("value", ["ปีหน้า", "2567-2568", "2567.5", 2567.5, True, "-2567", "2567/8", float("nan")])
def test_what_is_not_a_year_is_refused(value: object) -> None:
    with pytest.raises(InputError, match="not a fiscal year"):
        parse_fiscal_year(value)


@pytest.mark.parametrize("value", [None, "", "  ", "\u200b"])
def test_an_empty_year_is_said_to_be_empty(value: object) -> None:
    with pytest.raises(InputError, match="empty"):
        parse_fiscal_year(value)


@given(st.integers(EARLIEST, LATEST))
def test_every_year_of_the_range_is_read_in_both_digits(year: int) -> None:
    assert (
        parse_fiscal_year(year) == parse_fiscal_year(to_thai(f"พ.ศ. {year}")) == parse_fiscal_year(float(year)) == year
    )
