"""By which ways sheets came: a paper form of one person is not to be found by subtraction."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.few import Together, is_few
from prongsai.core.surveys.ways import told_by_point, told_by_way, way_of

MODES = st.dictionaries(st.sampled_from(["self", "offline", "interview", "paper"]), st.integers(0, 12))


def test_38_of_40_by_the_link_does_not_tell_of_two_on_paper() -> None:
    assert told_by_way({"self": 30, "offline": 8, "paper": 2}) == (Together(("link", "interview", "paper"), 40),)
    assert told_by_way({"self": 30, "offline": 8, "paper": 5}) == (
        Together(("link",), 38),
        Together(("interview",), 0),
        Together(("paper",), 5),
    )


def test_the_link_of_the_survey_is_not_found_by_subtracting_the_points() -> None:
    assert told_by_point({"link": 2, "1": 20, "2": 16}, ["1", "2"]) == (
        Together(("link", "1"), 22),
        Together(("2",), 16),
        Together(("interview",), 0),
        Together(("paper",), 0),
    )


@given(MODES, st.lists(st.integers(0, 12), max_size=4))
def test_points_tell_no_more_of_the_ways(modes: dict[str, int], came: list[int]) -> None:
    """What the page of links says while a survey is open, and the sentence about ways after it closed, fit together."""
    points = {str(at): number for at, number in enumerate(came)}
    counted = {way: sum(number for mode, number in modes.items() if way_of(mode) == way) for way in map(way_of, modes)}
    whole = modes | {"self": modes.get("self", 0) + sum(came)}
    by_way, by_point = told_by_way(whole), told_by_point(counted | points, list(points))
    assert (len(by_way) == 1) == (len(by_point) == 1)
    assert not any(is_few(one.number) for one in by_point if len(by_point) > 1)
    if len(by_way) > 1:
        assert [one for one in by_way if "link" not in one.parts] == [
            one for one in by_point if not {"link", *points} & set(one.parts)
        ]
