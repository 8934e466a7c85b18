"""A sheet is its answers and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.tally import layout, tally
from prongsai.core.surveys.sheet import read, write

YEAR = load(2564)
ROWS = dict(layout(YEAR, "IIT"))


@st.composite
def answers(draw: st.DrawFn) -> dict[str, int]:
    codes = draw(st.sets(st.sampled_from(sorted(ROWS))))
    return {code: draw(st.integers(1, len(ROWS[code]))) for code in sorted(codes)}


@given(answers())
def test_what_was_written_is_read_again(given_answers: dict[str, int]) -> None:
    written = write(YEAR, "IIT", given_answers)
    assert read(YEAR, "IIT", written.sheet) == given_answers
    assert set(written.skipped) == ROWS.keys() - given_answers.keys()
    assert tally(YEAR, "IIT", [written.sheet]).sheets == 1


def test_a_sheet_has_one_character_a_row() -> None:
    assert write(YEAR, "IIT", {}).sheet == "-" * len(ROWS)


def test_a_row_of_another_year_is_refused() -> None:
    with pytest.raises(KeyError, match="i99"):
        write(YEAR, "IIT", {"i99": 1})


def test_an_option_that_does_not_exist_is_refused() -> None:
    code = next(iter(ROWS))
    for answer in (0, len(ROWS[code]) + 1):
        with pytest.raises(ValueError, match="no option"):
            write(YEAR, "IIT", {code: answer})


def test_an_instrument_without_questions_has_no_sheet() -> None:
    with pytest.raises(KeyError, match="OIT"):
        write(YEAR, "OIT", {})


def test_a_sheet_of_another_length_is_not_read() -> None:
    with pytest.raises(ValueError, match="shorter"):
        read(YEAR, "IIT", "-")
