"""How sure a year is, counted over all its facts."""

from pathlib import Path

from prongsai.core.frameworks.certainty import SURENESS, sureness_count
from prongsai.core.frameworks.loader import available_years, load, read
from prongsai.core.frameworks.model import Status

GOOD = Path(__file__).parent / "good.yaml"


def test_every_status_has_words() -> None:
    assert {status.value for status in Status} | {"unknown"} == set(SURENESS)


def test_what_inherits_its_basis_counts_as_sure_as_that() -> None:
    counts = sureness_count(read(GOOD.read_bytes()))
    assert counts["inferred"] == 6
    assert set(counts) == {"verified", "inferred"}


def test_every_year_says_what_is_assumed_or_unknown() -> None:
    for year in available_years():
        counts = sureness_count(load(year))
        assert counts["assumed"] + counts["unknown"] > 0


def test_2564_is_the_best_known_year_with_questions_and_2569_the_least() -> None:
    def firm(year: int) -> float:
        counts = sureness_count(load(year))
        return (counts["verified"] + counts["reproduced"]) / counts.total()

    assert firm(2564) == max(map(firm, available_years()[2:]))
    assert firm(2569) == 0
