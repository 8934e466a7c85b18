"""A corrected version of a year is compared with the one it corrects, part by part, and nothing is passed over."""

from __future__ import annotations

import pytest

from prongsai.core.frameworks.correction import corrections
from prongsai.core.frameworks.loader import load, package_bytes, read

YEAR = 2564


def corrected(old: str, new: str) -> dict[str, list[tuple[str, str, str]]]:
    """What differs after one replacement in the file of the year, by part, in English."""
    text = package_bytes(YEAR).decode()
    assert old in text
    found = corrections(load(YEAR), read(text.replace(old, new, 1).encode()))
    return {one.part.en: [(each.subject.en, each.before.en, each.after.en) for each in one.changes] for one in found}


def test_the_same_rules_differ_in_nothing() -> None:
    assert corrected("title:", "title:") == {}


@pytest.mark.parametrize(
    ("old", "new", "part", "change"),
    [
        ("minimum: 95", "minimum: 96", "Weights, numbers of items, indicators and levels", "AA 96"),
        ("weak_below: 85", "weak_below: 80", "How scores are put together, and what passes", "80.00"),
        ("at_least: 30", "at_least: 31", "Least numbers of answers", "at least 31"),
        ("end: 2021-08-26", "end: 2021-08-27", "Calendar", "27 August 2021"),
        ("direction: reverse", "direction: normal", "Items and their answers", "= 0"),
    ],
)
def test_each_part_of_the_rules_is_compared(old: str, new: str, part: str, change: str) -> None:
    found = corrected(old, new)
    assert list(found) == [part]
    assert any(change in after for _, _, after in found[part])


def test_words_items_and_how_sure_they_are_stand_apart() -> None:
    first = next(iter(load(YEAR).items.values()))
    assert first.asks
    found = corrected(first.asks.en, "Is it so?")
    assert found == {"Wording": [(f"{first.code} (English)", first.asks.en, "Is it so?")]}
