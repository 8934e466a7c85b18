"""Counting answers: addable, independent of order, strict about what it reads."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.exact import fraction
from prongsai.core.scoring.plan import row_points
from prongsai.core.scoring.tally import AnswerSheetError, Points, Tally, layout, row_score, tally, tally_block

YEAR = load(2564)
OPTIONS = [options.decode() + "-" for _, options in layout(YEAR, "IIT")]
sheets = st.lists(st.tuples(*[st.sampled_from(one) for one in OPTIONS]).map("".join), max_size=6)


def test_an_iit_sheet_of_2564_has_51_characters_and_an_eit_sheet_19() -> None:
    assert len(layout(YEAR, "IIT")) == 51
    assert len(layout(YEAR, "EIT")) == 19


def test_counts_are_by_option_and_skips_are_not_counted() -> None:
    first = "1" + "-" * 50
    second = "4" + "-" * 50
    found = tally(YEAR, "IIT", [first, second, second])
    assert found.sheets == 3
    assert found.counts["i1.1"] == (1, 0, 0, 2)
    assert found.counts["i1.2"] == (0, 0, 0, 0)


@given(sheets, sheets)
def test_tallies_of_two_groups_add_up_to_the_tally_of_both(one, other) -> None:
    assert tally(YEAR, "IIT", one) + tally(YEAR, "IIT", other) == tally(YEAR, "IIT", one + other)


@given(sheets)
def test_the_order_of_sheets_does_not_matter(some) -> None:
    assert tally(YEAR, "IIT", some) == tally(YEAR, "IIT", reversed(some))


def test_tallies_of_different_instruments_cannot_be_added() -> None:
    with pytest.raises(ValueError, match="same instrument"):
        tally(YEAR, "IIT", []) + tally(YEAR, "EIT", [])


@pytest.mark.parametrize("block", [b"1", b"1" * 52, b"9" * 51, b"x" + b"1" * 50, b"5" + b"1" * 50, "๑".encode() * 17])
def test_a_sheet_that_does_not_fit_is_refused_in_words(block: bytes) -> None:
    with pytest.raises(AnswerSheetError) as refused:
        tally_block(YEAR, "IIT", block)
    assert refused.value.text.th
    assert refused.value.text.en == str(refused.value)


def test_a_year_without_known_questions_counts_nothing() -> None:
    with pytest.raises(AnswerSheetError):
        tally_block(load(2562), "IIT", b"1")


@pytest.mark.parametrize(
    ("row", "points"),
    [
        ("i1.1", [0, 33, 67, 100]),
        ("i9", [100, 67, 33, 0]),
        ("i4.1", [100, 0]),
        ("i26.1", [0, 100]),
        ("i11.1", [0, 33, 67, 100]),
        ("i11.2", [100, 67, 33, 0]),
    ],
)
def test_points_run_the_way_of_the_row(row: str, points: list[int]) -> None:
    assert row_points(YEAR)[row] == Points(tuple(points), 1)


def test_a_row_is_the_mean_of_those_who_answered_it() -> None:
    assert fraction(row_score(Points((0, 33, 67, 100), 1), (1, 0, 1, 2))) == Fraction(267, 4)
    assert fraction(row_score(Points((0, 100, 200, 300), 3), (0, 3, 0, 1))) == Fraction(50)
    assert row_score(Points((0, 100), 1), (0, 0)) is None


def test_only_a_tally_can_be_added() -> None:
    with pytest.raises(TypeError):
        Tally("IIT", 0, {}) + 1


def test_the_refusals_word_for_word() -> None:
    with pytest.raises(AnswerSheetError) as wrong_length:
        tally_block(YEAR, "IIT", b"1")
    assert wrong_length.value.text == (
        "ชุดคำตอบ IIT ต้องมี 51 ช่องต่อคน ตรวจว่าเป็นแบบวัดของปีเดียวกัน",
        "An IIT sheet needs 51 characters a person; check that it is of the same year.",
    )
    with pytest.raises(AnswerSheetError) as strange:
        tally(YEAR, "EIT", ["-" * 18 + "7"])
    assert strange.value.text == (
        "มีคำตอบของข้อ e15 ที่ไม่ตรงกับตัวเลือก ใช้เลขลำดับตัวเลือก หรือ - เมื่อไม่ตอบ",
        "An answer to e15 is none of its options; use the option's number, or - when skipped.",
    )


def test_letters_beyond_ascii_are_refused_as_strange_answers() -> None:
    with pytest.raises(AnswerSheetError, match="none of its options"):
        tally(YEAR, "IIT", ["๑" * 51])


def test_added_tallies_keep_instrument_and_number_of_sheets() -> None:
    both = tally(YEAR, "EIT", ["1" * 19]) + tally(YEAR, "EIT", ["-" * 19, "2" * 19])
    assert (both.instrument, both.sheets) == ("EIT", 3)
    assert both.counts["e2"] == (1, 1, 0, 0)
    with pytest.raises(ValueError, match="only tallies of the same instrument and rows can be added"):
        both + both._replace(counts={})
