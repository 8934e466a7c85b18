"""Which indicator and item of one year continues in another: only what continues may stand in one trend."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import Literal, NamedTuple

import yaml
from pydantic import Field

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Basis, Framework, Part, Source, Wording, known_items
from prongsai.core.frameworks.yaml_file import SAFE
from prongsai.core.text import Text

FILE = files("prongsai.core.frameworks") / "crosswalk.yaml"
Codes = dict[str, tuple[str, ...]]


class BreakFact(Part):
    """A change of the rules as the file says it."""

    what: Wording
    severs: bool = False
    instruments: tuple[str, ...] = ()
    basis: Basis | None = None


class Step(Part):
    """What continues from one year in the next, as the file says it."""

    from_year: int = Field(alias="from")
    to_year: int = Field(alias="to")
    basis: Basis
    indicators: Literal["same"] | dict[str, str]
    questions: Literal["same", "none"]
    continues: Literal["same"] | dict[str, str] = {}
    ended: tuple[str, ...] = ()
    new: Literal["all"] | tuple[str, ...] = ()
    breaks: tuple[BreakFact, ...] = ()


class CrosswalkFile(Part):
    """The whole file."""

    sources: dict[str, Source]
    steps: tuple[Step, ...]


class Break(NamedTuple):
    """A change of the rules between two years; `severs` when no score of one side can stand beside the other.

    `instruments` are those it concerns, empty when it concerns the whole result.
    """

    from_year: int
    to_year: int
    what: Text
    severs: bool
    instruments: tuple[str, ...]
    basis: Basis


class Crosswalk(NamedTuple):
    """What continues from one year in another: each code of the first year with its codes in the second."""

    from_year: int
    to_year: int
    indicators: Codes
    items: Codes
    breaks: tuple[Break, ...]


@cache
def crosswalk_file() -> CrosswalkFile:
    """The file as it stands in the package."""
    raw = yaml.load(FILE.read_bytes(), Loader=SAFE)  # noqa: S506 (CSafeLoader is as safe as SafeLoader)
    return CrosswalkFile.model_validate(raw)


@cache
def crosswalk(from_year: int, to_year: int) -> Crosswalk:
    """What continues from one fiscal year in another, over several steps and backwards too.

    A code that ended on the way has no codes in the second year. KeyError for a year without rules.
    """
    first, last = sorted((from_year, to_year))
    (indicators, items), end = _start(load(first)), _start(load(last))
    steps = [_step(*pair) for pair in pairwise(range(first, last + 1))]
    for step in steps:
        indicators, items = _then(indicators, step.indicators), _then(items, step.items)
    if from_year > to_year:
        indicators, items = _back(indicators, end[0]), _back(items, end[1])
    return Crosswalk(from_year, to_year, indicators, items, tuple(chain.from_iterable(one.breaks for one in steps)))


def indicator_in(code: str, from_year: int, to_year: int) -> tuple[str, ...]:
    """The codes of an indicator ("1" … "10") in another year; empty when it does not continue there."""
    return crosswalk(from_year, to_year).indicators.get(code, ())


def item_in(code: str, from_year: int, to_year: int) -> tuple[str, ...]:
    """The codes of a question or OIT item in another year; empty when it does not continue there."""
    return crosswalk(from_year, to_year).items.get(code, ())


def breaks_between(from_year: int, to_year: int) -> tuple[Break, ...]:
    """The changes of the rules between two years, oldest first, whichever year is named first."""
    return crosswalk(from_year, to_year).breaks


@cache
def _step(from_year: int, to_year: int) -> Crosswalk:
    found = next(one for one in crosswalk_file().steps if (one.from_year, one.to_year) == (from_year, to_year))
    before, after = load(from_year), load(to_year)
    indicators = _mapped(found.indicators, [one.code for one in before.indicators], ())
    items = _mapped(found.continues, oit_items(before), found.ended)
    questions = [code for code in before.items if code not in oit_items(before)] if found.questions == "same" else []
    items |= {code: (code,) for code in questions if code in after.items}
    breaks = tuple(
        Break(from_year, to_year, one.what.text, one.severs, one.instruments, one.basis or found.basis)
        for one in found.breaks
    )
    return Crosswalk(from_year, to_year, indicators, items, breaks)


def oit_items(framework: Framework) -> list[str]:
    """The codes of the OIT items of a year, in order (none where they are unknown)."""
    disclosures = [one for one in framework.instruments if one.kind == "disclosure"]
    return [item.code for one in disclosures for indicator in one.indicators for item in known_items(indicator)]


def _mapped(continues: Literal["same"] | dict[str, str], codes: list[str], ended: tuple[str, ...]) -> Codes:
    if continues == "same":
        return {code: (code,) for code in codes if code not in ended}
    return {old: (new,) for old, new in continues.items()}


def _start(framework: Framework) -> tuple[Codes, Codes]:
    """Every indicator and item of a year as itself."""
    return {one.code: (one.code,) for one in framework.indicators}, {code: (code,) for code in framework.items}


def _then(codes: Codes, step: Codes) -> Codes:
    return {
        old: tuple(dict.fromkeys(chain.from_iterable(step.get(one, ()) for one in now))) for old, now in codes.items()
    }


def _back(codes: Codes, later: Codes) -> Codes:
    """The map read the other way: each code of the later year with those it came from."""
    turned: defaultdict[str, list[str]] = defaultdict(list)
    for old, now in codes.items():
        for one in now:
            turned[one].append(old)
    return {code: tuple(turned[code]) for code in later}
