"""What the table of results can be narrowed down to, with how many results each choice has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, Max, QuerySet

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.row import Scope
from prongsai.core.text import Text
from prongsai.core.thai.collate import sort_key
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.provinces import find_province
from prongsai.records.frameworks.selectors import by_sha256
from prongsai.records.results.columns import level_rules
from prongsai.records.results.models import Result

UNDECIDED_LEVEL = "undecided"
UNDECIDED = Text("ยังสรุปไม่ได้", "Undecided")
SCOPES = {
    Scope.AGENCY: Text("หน่วยงาน", "Agencies"),
    Scope.INTERNAL: Text("การประเมินภายในหน่วยงาน", "Internal assessments"),
    Scope.AVERAGE: Text("ค่าเฉลี่ย", "Averages"),
}


@dataclass(frozen=True)
class Choice:
    """A value of a filter, its label, and the number of results that have it."""

    value: str
    label: Text
    count: int


class Choices(NamedTuple):
    """The choices of all filters; years newest first, levels best first, the others in Thai order."""

    years: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    provinces: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    scopes: tuple[Choice, ...]


def in_table(scope: str, year: int | None) -> QuerySet[Result]:
    """The results that the table is about: published ones of a year, or the newest of each agency."""
    of_year = {"is_newest": True} if year is None else {"is_published": True, "fiscal_year": year}
    return Result.objects.filter(scope=scope, **of_year)


def choices(scope: str, year: int | None) -> Choices:
    """The choices for a scope and year; counted again only after something has been published."""
    return _counted(scope, year, _stamp())


def level_name(fiscal_year: int, code: str | None, rules_sha256: str = "") -> Text | None:
    """The name of a level by the rules that a result was read by, else of its year; None when they have no such level.

    What is imported later for a year changes no name of a result that was read before.
    """
    kept = by_sha256(rules_sha256) if rules_sha256 else None
    names = _names(kept) if kept else _names_of_levels(fiscal_year)
    return names.get(code or "")


def ladder_of(fiscal_year: int) -> list[str]:
    """The codes of a year's levels from the best down; none where they are not known."""
    return list(_names_of_levels(fiscal_year))


def _names_of_levels(fiscal_year: int) -> dict[str, Text]:
    return _names(level_rules(fiscal_year))


@lru_cache(maxsize=64)
def _names(framework: Framework | None) -> dict[str, Text]:
    if framework is None or isinstance(framework.levels, str):
        return {}
    return {level.code: level.name.text for level in framework.levels.ladder}


def _stamp() -> datetime | None:
    last: datetime | None = Result.objects.aggregate(last=Max("published_at"))["last"]
    return last


@lru_cache(maxsize=64)
def _counted(scope: str, year: int | None, stamp: datetime | None) -> Choices:
    """Counts the choices; the stamp only makes the cache forget."""
    results = in_table(scope, year)
    published = Result.objects.filter(is_published=True)
    places = _counts(results, "agency__province", "agency__kind")
    return Choices(
        years=_years(_counts(published.filter(scope=scope), "fiscal_year")),
        levels=_levels(results),
        provinces=_in_thai_order(_summed((province, count) for province, _, count in places if province)),
        kinds=_in_order_of_kinds(_summed((kind, count) for _, kind, count in places)),
        scopes=_in_order_of_scopes(_summed(_counts(published, "scope"))),
    )


def _summed(counts: Iterable[tuple[Any, ...]]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for value, count in counts:
        sums[value] += count
    return sums


def _counts(results: QuerySet[Result], *columns: str) -> list[tuple[Any, ...]]:
    return list(results.order_by().values_list(*columns).annotate(Count("pk")))


def _years(counts: list[tuple[Any, ...]]) -> tuple[Choice, ...]:
    newest_first = sorted(counts, reverse=True)
    return tuple(Choice(str(year), Text(f"ปี {year}", f"FY {year}"), count) for year, count in newest_first)


def _levels(results: QuerySet[Result]) -> tuple[Choice, ...]:
    """The levels in use: those of the newest system first, each system from the best level down."""
    counts: dict[str, int] = defaultdict(int)
    labels: dict[str, Text] = {}
    for year, code, count in sorted(_counts(results, "fiscal_year", "level_code"), key=_newest_and_best_first):
        key = code or UNDECIDED_LEVEL
        counts[key] += count
        labels.setdefault(key, level_name(year, code) or UNDECIDED)
    last = counts.pop(UNDECIDED_LEVEL, 0)
    found = [Choice(code, labels[code], count) for code, count in counts.items()]
    return (*found, Choice(UNDECIDED_LEVEL, UNDECIDED, last)) if last else tuple(found)


def _newest_and_best_first(counted: tuple[Any, ...]) -> tuple[int, int]:
    year, code, _ = counted
    ladder = ladder_of(year)
    return -year, ladder.index(code) if code in ladder else len(ladder)


def _province(province: str) -> Text:
    known = find_province(province)
    return Text(province, known.en if known else province)


def _in_thai_order(counts: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(Choice(value, _province(value), counts[value]) for value in sorted(counts, key=sort_key))


def _in_order_of_kinds(counts: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(Choice(kind.value, kind.label, counts[kind.value]) for kind in AgencyKind if kind.value in counts)


def _in_order_of_scopes(counts: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(Choice(scope.value, label, counts[scope]) for scope, label in SCOPES.items() if scope in counts)
