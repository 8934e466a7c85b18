"""The rules of a year are compiled once a process; no test may rest on what another one compiled."""

from __future__ import annotations

import pytest

from prongsai.core.scoring import bounds, plan, tally


@pytest.fixture(autouse=True)
def nothing_compiled() -> None:
    cached = (plan.steps_of, plan.instrument_steps, plan.row_points, plan.worth, bounds.grid, tally.layout)
    for function in cached:
        function.cache_clear()
