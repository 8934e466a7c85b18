"""The library of measures: complete, in two languages, found for every year, and refused where it says nonsense."""

from __future__ import annotations

import re
from typing import Any

import pytest

from prongsai.core.frameworks.loader import load
from prongsai.core.measures.library import loader
from prongsai.core.measures.library.loader import ADVICE, LibraryInvalid, ideas_for, library
from prongsai.core.measures.library.shape import IndicatorFile, MeasureIdea

THAI = re.compile("[ก-๙]")
EVERY = library().every.values()


@pytest.mark.parametrize("year", range(2562, 2570))
def test_every_indicator_of_every_year_has_three_to_five_measures(year: int) -> None:
    for one in load(year).indicators:
        assert 3 <= len(ideas_for(year, one.code)) <= 5, one.code


def test_the_five_indices_of_2561_have_three_to_five_measures() -> None:
    assert [3 <= len(ideas_for(2561, one.code)) <= 5 for one in load(2561).indices] == [True] * 5


def test_a_year_without_rules_keeps_the_codes_and_an_unknown_code_has_none() -> None:
    assert ideas_for(2580, "4") == ideas_for(2566, "4")
    assert ideas_for(2566, "IIT") == ()


def test_advice_from_outside_has_measures_of_its_own() -> None:
    assert [one.key for one in ideas_for(2566, ADVICE)] == ["answer-suggestions", "suggestion-channel"]


@pytest.mark.parametrize("idea", EVERY, ids=lambda one: one.key)
def test_each_language_stays_in_its_own_script(idea: MeasureIdea) -> None:
    said = [idea.title, idea.former, idea.monitoring, idea.success, *idea.steps]
    assert [one.th for one in said if not THAI.search(one.th)] == []
    assert [one.en for one in said if THAI.search(one.en)] == []
    assert 3 <= len(idea.steps) <= 5


def a_file(**changed: Any) -> dict[str, Any]:
    both = {"th": "ทำ", "en": "Do"}
    steps = [{**both, "owner": "clerk", "months": [10, 12]}] * 2
    idea = {"key": "one", "title": both, "former": both, "owners": ["clerk"], "months": [10, 3], "rhythms": ["month"]}
    idea |= {"monitoring": both, "success": both, "steps": steps, **changed}
    return {"year": 2566, "indicator": "4", "measures": [idea, {**idea, "key": "two"}]}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"owners": ["the-boss"]}, "owners"),
        ({"rhythms": ["sometimes"]}, "rhythms"),
        ({"months": [11, 3]}, "lie outside"),
        ({"months": [10, 13]}, "tuple.index"),
        ({"steps": []}, "steps"),
        ({"key": "คู่มือ"}, "key"),
        ({"title": {"th": "ทำ", "en": ""}}, "title"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_a_mistake_in_a_file_stops_the_loading_with_its_place(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(LibraryInvalid, match=rf"(?s)x\.yaml.*{said}"):
        loader._read(IndicatorFile, "x.yaml", a_file(**changed))


def test_a_key_stands_once_and_is_known_where_it_is_named() -> None:
    twice = loader._read(IndicatorFile, "x.yaml", a_file())
    with pytest.raises(LibraryInvalid, match="stands twice"):
        loader._check_keys(library(), [twice, twice])
    with pytest.raises(LibraryInvalid, match="no measure"):
        loader._named(library(), "nowhere", "risks.yaml")
