"""The parts of the rules that can be asked for one by one."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """The parts that `show` prints, in their order."""

    OVERVIEW = "overview"
    INDICATORS = "indicators"
    ITEMS = "items"
    SCALES = "scales"
    LEVELS = "levels"
    SCORING = "scoring"
    SAMPLING = "sampling"
    CALENDAR = "calendar"
    SOURCES = "sources"
