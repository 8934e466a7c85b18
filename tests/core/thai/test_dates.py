from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai.date_reading import parse_thai_date
from prongsai.core.thai.dates import DateStyle, fiscal_year, fiscal_year_span, thai_date
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.numerals import to_thai

END_OF_MARCH = date(2024, 3, 31)
days = st.dates(date(1957, 1, 1), date(2099, 12, 31))
this_century = st.dates(date(1957, 1, 1), date(2056, 12, 31))


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("long", "31 มีนาคม 2567"),
        ("full", "31 มีนาคม พ.ศ. 2567"),
        ("short", "31 มี.ค. 2567"),
        ("brief", "31 มี.ค. 67"),
        ("month", "มีนาคม 2567"),
        ("month_short", "มี.ค. 67"),
    ],
)
def test_a_day_is_shown_in_the_buddhist_era(style: DateStyle, shown: str) -> None:
    assert thai_date(END_OF_MARCH, style) == shown


def test_the_fiscal_year_turns_in_october() -> None:
    assert fiscal_year(date(2023, 9, 30)) == 2566
    assert fiscal_year(date(2023, 10, 1)) == 2567
    assert fiscal_year(date(2025, 10, 1)) == 2569


def test_the_span_of_a_fiscal_year_has_both_its_ends() -> None:
    assert fiscal_year_span(2567) == (date(2023, 10, 1), date(2024, 9, 30))


@given(days)
def test_every_day_lies_in_the_span_of_its_fiscal_year_and_the_spans_touch(day: date) -> None:
    first, last = fiscal_year_span(fiscal_year(day))
    assert first <= day <= last
    assert fiscal_year(last + timedelta(days=1)) == fiscal_year(day) + 1


@pytest.mark.parametrize(
    "text",
    [
        "31 มีนาคม 2567",
        "31 มีนาคม พ.ศ. 2567",
        "วันที่ ๓๑ มีนาคม พ.ศ.๒๕๖๗",
        "วันอาทิตย์ที่ ๓๑ มีนาคม ๒๕๖๗",
        "๓๑ มี.ค. ๖๗",
        "31 มี.ค.67",
        "31มีค67",
        "31/3/2567",
        "31/03/67",
        "31-3-2567",
        "31.3.2567",
        "๓๑ / ๓ / ๒๕๖๗",
        "2024-03-31",
        "2024-03-31 00:00:00",
        "2024-03-31T08:30:00+07:00",
        "2567-03-31",
        "31 March 2024",
        "31 Mar 2567",
        " 31\u00a0มีนาคม\u200b 2567 ",
    ],
)
def test_the_usual_ways_to_write_a_day_are_read(text: str) -> None:
    assert parse_thai_date(text) == END_OF_MARCH


def test_the_leap_day_of_a_buddhist_year_exists() -> None:
    assert parse_thai_date("29 ก.พ. 2567") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["29 ก.พ. 2566", "31/4/2567", "3/31/2567", "0/1/2567", "2024-13-01"])
def test_a_day_that_is_not_in_the_calendar_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_thai_date(text)
    assert "ไม่มีวันที่" in refused.value.text.th
    assert "31/3/2567" in refused.value.text.th
    assert "no day" in refused.value.text.en


@pytest.mark.parametrize("text", ["", "ภายในเดือนมีนาคม", "31 มีนา 2567", "31/3/567", "31/3/1024", "31 มีนาคม", "2567"])
def test_what_is_not_a_date_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_thai_date(text)
    assert "ไม่ใช่วันที่" in refused.value.text.th
    assert "31/3/2567" in refused.value.text.en


@given(days, st.sampled_from(["long", "full", "short"]), st.booleans())
def test_what_is_shown_is_read_back(day: date, style: DateStyle, thai_digits: bool) -> None:
    shown = thai_date(day, style)
    assert parse_thai_date(to_thai(shown) if thai_digits else shown) == day
    assert parse_thai_date(day.isoformat()) == day


@given(this_century)
def test_two_digits_are_a_year_of_the_buddhist_century(day: date) -> None:
    assert parse_thai_date(thai_date(day, "brief")) == day


@given(st.text(max_size=40))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    with suppress(InputError):
        assert isinstance(parse_thai_date(text), date)
