"""Reads the library once, and finds the measures for an indicator of any year."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple, TypeVar

import yaml
from pydantic import ValidationError

from prongsai.core.frameworks.crosswalk import indicator_in
from prongsai.core.frameworks.yaml_file import SAFE
from prongsai.core.measures.library.shape import IndexFile, IndicatorFile, MeasureIdea, RiskFile, RiskIdea

FOLDER = files("prongsai.core.measures.library")
YEAR, FIRST_YEAR = 2566, 2561
ADVICE = ""
Shape = TypeVar("Shape", IndicatorFile, IndexFile, RiskFile)


class LibraryInvalid(ValueError):
    """A file of the library that says something impossible."""


class Library(NamedTuple):
    """All ideas: by the code of the indicator in `YEAR`, by the code of the index in FY 2561, and the risks."""

    by_indicator: dict[str, tuple[MeasureIdea, ...]]
    by_index: dict[str, tuple[MeasureIdea, ...]]
    risks: tuple[RiskIdea, ...]

    @property
    def every(self) -> dict[str, MeasureIdea]:
        """Every measure by its key."""
        return {one.key: one for ideas in self.by_indicator.values() for one in ideas}


@cache
def library() -> Library:
    """The library as it stands in the package. Raises LibraryInvalid with the file and what is wrong in it."""
    raw = {one.name: _content(one) for one in FOLDER.iterdir() if one.name.endswith(".yaml")}
    risks = _read(RiskFile, "risks.yaml", raw.pop("risks.yaml"))
    indices = _read(IndexFile, "2561.yaml", raw.pop("2561.yaml"))
    indicators = [_read(IndicatorFile, name, content) for name, content in sorted(raw.items())]
    found = Library({one.indicator: one.measures for one in indicators}, {}, risks.risks)
    _check_keys(found, indicators)
    by_index = {code: tuple(_named(found, key, "2561.yaml") for key in keys) for code, keys in indices.indices.items()}
    for risk in risks.risks:
        _ = [_named(found, key, "risks.yaml") for key in risk.measures]
    return found._replace(by_index=by_index)


def ideas_for(fiscal_year: int, code: str) -> tuple[MeasureIdea, ...]:
    """The measures for an indicator (an index in FY 2561) of a fiscal year, found by the crosswalk of the years.

    `ADVICE` gives those for what people outside suggest; a code that the library does not know gives none.
    """
    there = library()
    if code == ADVICE:
        return there.by_indicator[ADVICE]
    if fiscal_year == FIRST_YEAR:
        return there.by_index.get(code, ())
    try:
        codes = indicator_in(code, fiscal_year, YEAR)
    except KeyError:
        codes = (code,)
    return tuple(one for each in codes for one in there.by_indicator.get(each, ()))


def _content(file: Traversable) -> object:
    return yaml.load(file.read_bytes(), Loader=SAFE)  # noqa: S506 (CSafeLoader is as safe as SafeLoader)


def _read(shape: type[Shape], name: str, content: object) -> Shape:
    try:
        return shape.model_validate(content)
    except ValidationError as error:
        raise LibraryInvalid(f"{name}: {error}") from None


def _check_keys(found: Library, indicators: list[IndicatorFile]) -> None:
    keys = [one.key for each in indicators for one in each.measures]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice or len(found.by_indicator) != len(indicators):
        raise LibraryInvalid(f"the same key or indicator stands twice: {twice}")


def _named(found: Library, key: str, file: str) -> MeasureIdea:
    if key not in found.every:
        raise LibraryInvalid(f"{file}: there is no measure “{key}”")
    return found.every[key]
