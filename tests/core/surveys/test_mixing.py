"""When a survey is put into a new random order."""

import pytest

from prongsai.core.surveys.mixing import is_due, is_small


@pytest.mark.parametrize(
    ("waiting", "total", "due"),
    [(19, 19, False), (20, 20, True), (19, 10_000, False), (20, 10_000, True), (39, 20_000, False), (40, 20_000, True)],
)
def test_twenty_new_sheets_are_mixed_in_and_one_in_five_hundred_of_many(waiting: int, total: int, due: bool) -> None:
    assert is_due(waiting, total) is due


@pytest.mark.parametrize(("total", "small"), [(1, True), (300, True), (301, False)])
def test_up_to_three_hundred_sheets_are_quickly_rewritten(total: int, small: bool) -> None:
    assert is_small(total) is small
