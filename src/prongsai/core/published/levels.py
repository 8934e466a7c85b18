"""Level names as people write them, matched to the levels of a year."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.frameworks.model import Framework, Level
from prongsai.core.thai.letters import mended

_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_DECORATION = re.compile(r"ผลการประเมิน|ระดับ|คะแนน|เกรด|level|grade|[\s\"“”'()\[\].:]+", re.IGNORECASE)
_OUTCOMES = {"ผ่านเกณฑ์": True, "ผ่านการประเมิน": True, "ไม่ผ่าน": False, "ไม่ผ่านเกณฑ์": False, "ไม่ผ่านการประเมิน": False}


class LevelName(StrEnum):
    """What a written level name turns out to be."""

    KNOWN = "known"
    OUTCOME = "outcome"
    OTHER_YEAR = "other_year"
    NO_YEAR = "no_year"
    UNKNOWN_SYSTEM = "unknown_system"


class Named(NamedTuple):
    """`codes` of the levels of the year that the name leaves open; `years` that use the name when this one does not."""

    verdict: LevelName
    codes: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def code(self) -> str:
        """The code of the level that is named, "" when none is."""
        return self.codes[0] if self.verdict is LevelName.KNOWN else ""


@lru_cache(maxsize=1024)
def name_of(written: str, framework: Framework) -> Named:
    """The level of a year that a written name ("AA", "ระดับ ผ่านดี", "AA (ผ่าน)") stands for.

    "ไม่ผ่าน" and the like say on which side of the year's pass mark the level lies, and no more.
    """
    if isinstance(framework.levels, str):
        return Named(LevelName.UNKNOWN_SYSTEM)
    plain, ladder = _plain(written), framework.levels.ladder
    if named := [level.code for level in ladder if plain in _names(level)]:
        return Named(LevelName.KNOWN, tuple(named))
    if plain in _OUTCOMES:
        return Named(LevelName.OUTCOME, tuple(one.code for one in ladder if one.passes is _OUTCOMES[plain]))
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
    """The name without remarks in brackets (unless there is nothing else), words around it and spaces."""
    name = mended(unicodedata.normalize("NFKC", written))
    return _DECORATION.sub("", _REMARK.sub("", name)).upper() or _DECORATION.sub("", name).upper()
