from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai.errors import InputError
from prongsai.core.thai.marks import parse_item_score
from prongsai.core.thai.numbers import parse_number, parse_score, show, show_signed
from prongsai.core.thai.numerals import to_thai

hundredths = st.integers(0, 10_000).map(lambda cents: Fraction(cents, 100))


@pytest.mark.parametrize(
    "value",
    [
        "91.47",
        "๙๑.๔๗",
        " 91.47 ",
        "ร้อยละ 91.47",
        "ร้อยละ ๙๑.๔๗",
        "91.47 %",
        "91.47%",
        "91.47 คะแนน",
        "คะแนน 91.47",
        "+91.47",
        "91.470",
        91.47,
        "91.47000000000001",
        "91.469999999999999",
        91.47000000000001,
        Decimal("91.47"),
        "\u00a091.47\u200b",
    ],
)
def test_the_usual_ways_to_write_a_score_are_read_exactly(value: object) -> None:
    assert parse_score(value) == Fraction(9147, 100)


@pytest.mark.parametrize("value", [None, "", " ", "-", "–", "—", "ไม่มี", "ไม่มีข้อมูล", "n/a", "N/A"])
def test_nothing_is_nothing_and_not_zero(value: object) -> None:
    assert parse_score(value) is None


@pytest.mark.parametrize(("value", "exact"), [("0", 0), ("100", 100), (100, 100), ("100.00", 100), ("๑๐๐", 100)])
def test_both_ends_are_scores(value: object, exact: int) -> None:
    assert parse_score(value) == exact


def test_more_than_two_decimals_are_kept() -> None:
    assert parse_score("98.0252") == Fraction(980252, 10000)
    assert parse_score("84.9949999") == Fraction(849949999, 10000000)


@pytest.mark.parametrize(
    ("value", "thai", "english"),
    [
        ("เก้าสิบ", "ไม่ใช่คะแนน", "not a score"),
        ("91.4.7", "ไม่ใช่คะแนน", "not a score"),
        ("#N/A", "ไม่ใช่คะแนน", "not a score"),
        (True, "ไม่ใช่คะแนน", "not a score"),
        (float("nan"), "ไม่ใช่คะแนน", "not a score"),
        (float("inf"), "ไม่ใช่คะแนน", "not a score"),
        ("1e999999999", "ไม่ใช่คะแนน", "not a score"),
        ("91,47", "จุดทศนิยม", "decimal point"),
        ("-1", "ต่ำกว่า 0", "below 0"),
        ("−0.01", "ต่ำกว่า 0", "below 0"),
        ("120", "เกิน 100", "over 100"),
        ("100.01", "เกิน 100", "over 100"),
        ("1e50", "เกิน 100", "over 100"),
    ],
)
def test_what_is_not_a_score_is_refused_with_the_remedy(value: object, thai: str, english: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_score(value)
    assert thai in refused.value.text.th
    assert english in refused.value.text.en


def test_a_long_value_is_cut_in_the_message() -> None:
    with pytest.raises(InputError) as refused:
        parse_score("ก" * 5000)
    assert len(refused.value.text.th) < 200


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(980252, 10000), "98.03"),
        (Fraction(98025, 1000), "98.03"),
        (Fraction(980249, 10000), "98.02"),
        (Fraction(914654, 10000), "91.47"),
        (Fraction(100), "100.00"),
        (Fraction(0), "0.00"),
        (Fraction(5, 1000), "0.01"),
        (Fraction(-5, 1000), "-0.01"),
        (Fraction(-4, 1000), "0.00"),
        (Fraction(-40, 100), "-0.40"),
        (Fraction(2, 3), "0.67"),
    ],
)
def test_a_number_is_shown_half_up_once(number: Fraction, shown: str) -> None:
    assert show(number) == shown


def test_places_can_be_chosen() -> None:
    assert show(Fraction(4445, 10000), 3) == "0.445"
    assert show(Fraction(5, 2), 0) == "3"


def test_a_difference_has_a_sign() -> None:
    assert show_signed(Fraction(5, 4)) == "+1.25"
    assert show_signed(Fraction(-2, 5)) == "-0.40"
    assert show_signed(Fraction(0)) == show_signed(Fraction(1, 1000)) == show_signed(Fraction(-1, 1000)) == "0.00"


@given(hundredths)
def test_what_is_shown_is_read_back(score: Fraction) -> None:
    assert parse_score(show(score)) == parse_score(to_thai(show(score))) == score


@given(st.floats(0, 100))
def test_a_number_of_a_spreadsheet_is_read_within_its_noise(value: float) -> None:
    read = parse_number(value)
    assert read is not None
    assert abs(read - Fraction(value)) <= Fraction(1, 1_000_000_000)


@given(st.fractions(), st.fractions(), st.integers(0, 6))
def test_showing_keeps_the_order_and_stays_within_half_a_step(one: Fraction, other: Fraction, places: int) -> None:
    low, high = sorted((one, other))
    assert Fraction(show(low, places)) <= Fraction(show(high, places))
    assert abs(Fraction(show(one, places)) - one) <= Fraction(1, 2 * 10**places)
    assert show(-one, places).lstrip("-") == show(one, places).lstrip("-")


@given(st.text(max_size=30))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        score = parse_score(text)
    except InputError:
        return
    assert score is None or 0 <= score <= 100


@pytest.mark.parametrize("value", ["100", "๑๐๐", "100.00", 100.0, "ผ่าน", " ครบถ้วน "])
def test_an_item_that_passed_is_100(value: object) -> None:
    assert parse_item_score(value) == 100


@pytest.mark.parametrize("value", ["0", "๐", "0.00", 0, "ไม่ผ่าน", "ไม่ครบถ้วน"])
def test_an_item_that_failed_is_0(value: object) -> None:
    assert parse_item_score(value) == 0


@pytest.mark.parametrize("value", [None, "", "-", "ไม่มีข้อมูล"])
def test_an_item_without_a_judgement_is_none(value: object) -> None:
    assert parse_item_score(value) is None


@pytest.mark.parametrize("value", ["1", "50", "99.99", 1])
def test_an_item_has_no_other_score(value: object) -> None:
    with pytest.raises(InputError) as refused:
        parse_item_score(value)
    assert "100 (ผ่าน) หรือ 0 (ไม่ผ่าน)" in refused.value.text.th


@pytest.mark.parametrize("written", ["१", "９１", "९१.४७"])
def test_digits_of_other_scripts_are_no_scores(written: str) -> None:
    with pytest.raises(InputError):
        parse_score(written)
