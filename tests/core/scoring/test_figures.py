"""Figures and the intervals that rounding leaves."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.scoring.figures import (
    ANYTHING,
    Derived,
    Exact,
    Interval,
    Missing,
    Published,
    around,
    rounded_on_the_way,
    shown_figure,
    strictly_around,
)
from prongsai.core.text import Text


def interval(low: str, high: str) -> Interval:
    return Interval(Fraction(low), Fraction(high))


def test_a_published_figure_stands_for_half_a_step_on_both_sides() -> None:
    assert around(Fraction("84.11")) == interval("84.105", "84.115")
    assert Published(Fraction(100)).interval == interval("99.995", "100")
    assert around(Fraction(0)) == interval("0", "0.005")
    assert Exact(Fraction(1, 3)).interval == Interval(Fraction(1, 3), Fraction(1, 3))


def test_working_upwards_leaves_out_what_is_shown_as_a_neighbour() -> None:
    assert strictly_around(Fraction("84.11")).shown == ("84.11", "84.11")
    assert around(Fraction("84.11")).shown == ("84.11", "84.12")
    assert strictly_around(Fraction(100)).high == 100
    assert strictly_around(Fraction(0)).low == 0


def test_rounding_on_the_way_may_send_a_half_either_way() -> None:
    assert rounded_on_the_way(interval("83.335", "83.335")) == interval("83.33", "83.34")
    assert rounded_on_the_way(interval("97.777", "97.778")) == interval("97.777", "97.78")


def test_intervals_that_touch_meet() -> None:
    assert interval("1", "2").meets(interval("2", "3"))
    assert interval("2", "3").meets(interval("1", "2"))
    assert not interval("1", "2").meets(interval("2.01", "3"))
    assert not interval("2.01", "3").meets(interval("1", "2"))


def test_hull_and_within() -> None:
    assert interval("1", "2").hull(interval("5", "6"), interval("0", "1")) == interval("0", "6")
    assert interval("-5", "50").within(ANYTHING) == interval("0", "50")
    assert interval("50", "150").within(ANYTHING) == interval("50", "100")
    assert interval("101", "150").within(ANYTHING) == interval("101", "150")


def test_what_is_missing_is_not_shown() -> None:
    assert shown_figure(Missing(Text("ไม่มี", "none"))) is None
    assert shown_figure(Derived(Fraction("91.4654"), ANYTHING)) == "91.47"
