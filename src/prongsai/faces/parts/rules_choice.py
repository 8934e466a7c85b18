"""Choosing the rules of a round: a year, or one of several versions of it."""

from __future__ import annotations

from typing import NamedTuple

from prongsai.core.text import Text
from prongsai.records.frameworks.selectors import usable_versions


class ChosenRules(NamedTuple):
    """The year whose rules are used, and the hash of the version."""

    year: int
    sha256: str


def rules_offered() -> list[tuple[str, Text]]:
    """What can be chosen, the newest year first. The first version of a year is named by the year alone."""
    versions = usable_versions()
    years = [one.framework.fiscal_year for one in versions]
    return [
        (key, one.name if years.count(one.framework.fiscal_year) > 1 else _year(one.framework.fiscal_year))
        for key, one in zip(_keys(), versions, strict=True)
    ]


def chosen_rules(key: str) -> ChosenRules:
    """What a choice stands for. KeyError for one that is not offered."""
    one = dict(zip(_keys(), usable_versions(), strict=True))[key]
    return ChosenRules(one.framework.fiscal_year, one.framework.sha256)


def _keys() -> list[str]:
    keys: list[str] = []
    for one in usable_versions():
        year = str(one.framework.fiscal_year)
        keys.append(f"{year}-{one.framework.sha256[:16]}" if year in keys else year)
    return keys


def _year(year: int) -> Text:
    return Text(f"ปีงบประมาณ {year}", f"FY {year}")
