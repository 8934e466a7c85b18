"""Level names as people write them, matched to the levels of a year."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.frameworks.model import Framework, Level

_DECORATION = re.compile(r"ระดับ|level|[\s\"“”'()\[\].:]+", re.IGNORECASE)


class LevelName(StrEnum):
    """What a written level name turns out to be."""

    KNOWN = "known"
    OTHER_YEAR = "other_year"
    NO_YEAR = "no_year"
    UNKNOWN_SYSTEM = "unknown_system"


class Named(NamedTuple):
    """`code` of the level when it is one of the year's; `years` that use the name when it is not."""

    verdict: LevelName
    code: str = ""
    years: tuple[int, ...] = ()


def name_of(written: str, framework: Framework) -> Named:
    """The level of a year that a written name ("AA", "ระดับ ผ่านดี") stands for."""
    if isinstance(framework.levels, str):
        return Named(LevelName.UNKNOWN_SYSTEM)
    plain = _plain(written)
    for level in framework.levels.ladder:
        if plain in _names(level):
            return Named(LevelName.KNOWN, level.code)
    years = _years_with(plain)
    return Named(LevelName.OTHER_YEAR, years=years) if years else Named(LevelName.NO_YEAR)


@lru_cache(maxsize=256)
def _years_with(plain: str) -> tuple[int, ...]:
    return tuple(year for year in available_years() if plain in _all_names(load(year)))


def _all_names(framework: Framework) -> set[str]:
    if isinstance(framework.levels, str):
        return set()
    return {name for level in framework.levels.ladder for name in _names(level)}


def _names(level: Level) -> set[str]:
    return {_plain(level.code), _plain(level.name.th), _plain(level.name.en)}


def _plain(written: str) -> str:
    return _DECORATION.sub("", written).upper()
