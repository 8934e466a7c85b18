"""Twelve ways in which an agency may fare over the years; they are what the demonstration has to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

YEARS = (2564, 2565, 2566, 2567, 2568)


class Plan(NamedTuple):
    """What one year aims at: mean scores of the surveys, the share of OIT items that are complete (0 to 1).

    `eit_survey` is EIT part 2; a None means that no answers were collected. `weak` lowers single indicators.
    """

    iit: float
    eit: float | None
    eit_survey: float | None
    oit: float
    weak: Mapping[str, float]


@dataclass(frozen=True)
class Profile:
    """A course over the years; `yearly` moves the surveys (points) and OIT (share) from one year to the next."""

    survey: float
    oit: float
    yearly: tuple[float, float] = (0.8, 0.015)
    weak: Mapping[str, float] = field(default_factory=dict)
    first_year: int = YEARS[0]
    exceptions: Mapping[int, Plan] = field(default_factory=dict)

    def plan(self, year: int) -> Plan | None:
        """The aim of a year; None before the agency was assessed."""
        if year < self.first_year:
            return None
        step = year - YEARS[0]
        survey, oit = self.survey + step * self.yearly[0], self.oit + step * self.yearly[1]
        straight = Plan(survey, survey - 0.5, survey - 2, oit, self.weak)
        return self.exceptions.get(year, straight)


STEADY = Profile(86, 0.84)
# In 2568 the total rises, but the assessors' part of EIT falls below 85: the level falls from good to pass.
ROSE_AND_FELL = Profile(
    86,
    0.86,
    exceptions={
        2567: Plan(89, 91, 90, 0.97, {}),
        2568: Plan(95, 96, 78, 1.0, {}),
    },
)

PROFILES = (
    Profile(96.4, 1.0, yearly=(0.6, 0)),
    Profile(90, 0.93),
    STEADY,
    replace(STEADY, survey=89, oit=0.42, yearly=(0.5, 0.03)),
    replace(STEADY, survey=89, oit=0.9, weak={"4": 15}),
    replace(STEADY, survey=89, oit=0.92, weak={"8": 16}),
    Profile(66, 0.3, yearly=(6.5, 0.16)),
    Profile(95, 1.0, yearly=(-3.5, -0.09)),
    ROSE_AND_FELL,
    replace(STEADY, survey=88, exceptions={2567: Plan(90, None, None, 0.9, {})}),
    Profile(84, 0.8, first_year=2567),
    Profile(60, 0.2, yearly=(1.0, 0.03), weak={"2": 6, "7": 5}),
)


def profile_of(number: int) -> Profile:
    """The profile of the simulated agency with this number."""
    return PROFILES[number % len(PROFILES)]
