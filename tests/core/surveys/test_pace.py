"""Whether an agency keeps up with the days."""

import pytest

from prongsai.core.surveys.pace import lag


@pytest.mark.parametrize(
    ("done", "needed", "passed", "days", "behind"),
    [
        (0, 30, 0, 90, 0),  # nothing has passed yet
        (10, 30, 30, 90, 0),  # a third of both
        (9, 30, 30, 90, 4),  # 30.0 of 33.3 per cent, rounded up
        (0, 30, 45, 90, 50),
        (30, 30, 90, 90, 0),  # complete
        (31, 30, 10, 90, 0),
        (29, 30, 90, 90, 4),  # the days are over and one is missing
        (0, 30, 200, 90, 100),  # never more than everything
        (0, 0, 50, 90, 0),  # nobody is needed
        (299, 300, 300, 300, 1),  # behind at all never shows 0
        (0, 30, -5, 90, 0),
    ],
)
def test_lag_compares_what_is_done_with_the_days(done: int, needed: int, passed: int, days: int, behind: int) -> None:
    assert lag(done, needed, passed, days) == behind


def test_a_phase_without_days_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        lag(0, 1, 0, 0)
