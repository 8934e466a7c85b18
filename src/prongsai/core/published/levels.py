"""Level names as people write them, matched to the levels of a year; and which level a published result has at all."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.frameworks.model import Framework, Level, Status
from prongsai.core.published.row import Scope
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard
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


def settled_level(card: Scorecard, written: str, scope: Scope) -> Level | None:
    """The level that a result has: as announced where it is one of the year's, else the one that its figures decide.

    Nothing is decided by limits that are only assumed, and an average has the level that its source gives, or none:
    levels are for single agencies (core.published.sentences.level says the same in words).
    """
    levels, decided = card.framework.levels, card.grade.level
    if isinstance(levels, str):
        return None
    if written and (code := name_of(written, card.framework).code):
        return next(level for level in levels.ladder if level.code == code)
    if decided is None or scope is Scope.AVERAGE or decided.basis.status is Status.ASSUMED:
        return None
    return decided


def open_levels(card: Scorecard, written: str, scope: Scope) -> tuple[Level, ...]:
    """The levels that remain possible where none is settled, best first.

    None for an average. Without a total they are named only where the other figures leave a single one.
    """
    possible = card.grade.possible
    if scope is Scope.AVERAGE or settled_level(card, written, scope) is not None:
        return ()
    return () if isinstance(card.total, Missing) and len(possible) > 1 else possible


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
