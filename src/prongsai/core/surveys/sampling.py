"""จำนวนผู้ตอบขั้นต่ำ: how many answers an instrument needs, from the number of people who may answer."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import NamedTuple

from prongsai.core.frameworks.model import Basis, Framework, Sampling, Status
from prongsai.core.text import Text
from prongsai.core.thai.numbers import show


class Minimum(NamedTuple):
    """The least number of answer sheets; `everybody` when all are needed. `basis` says how sure it is.

    `named_by` is where another system names it, empty where it follows from the rule of the year.
    """

    sheets: int
    everybody: bool
    basis: Basis
    named_by: str = ""


def named_minimum(sheets: int, named_by: str) -> Minimum:
    """A minimum that another system names, with its words for where it says so."""
    return Minimum(sheets, False, Basis(status=Status.VERIFIED, source=(named_by,)), named_by)


def minimum(framework: Framework, instrument: str, population: int) -> Minimum | None:
    """The least number of sheets for a population (persons); None where the year's rule is not known.

    The share of the population, rounded up, but not below the year's floor; everybody in a population below the
    floor's limit; a fixed number above the upper limit. Raises ValueError for a negative population.
    """
    if population < 0:
        raise ValueError("a population cannot be negative")
    rule = rule_of(framework, instrument)
    return _by(rule, population) if rule else None


def rule_of(framework: Framework, instrument: str) -> Sampling | None:
    """The rule of a year for an instrument; None where it states none."""
    return next((one for one in framework.sampling if one.instrument == instrument), None)


def say_rule(rule: Sampling) -> Text | None:
    """A rule in words; None where its numbers are not known."""
    if isinstance(rule.share, str) or isinstance(rule.at_least, str):
        return None
    share, least = show(rule.share).removesuffix(".00"), rule.at_least
    thai, english = f"ร้อยละ {share} แต่ไม่น้อยกว่า {least} คน", f"{share} %, at least {least} persons"
    if not isinstance(rule.everybody_below, str):
        thai += f" ถ้ามีไม่ถึง {rule.everybody_below} คน ให้ตอบทุกคน"
        english += f"; everybody where there are fewer than {rule.everybody_below}"
    if not isinstance(rule.above, str) and not isinstance(rule.least_above, str):
        thai += f" ถ้ามีเกิน {rule.above:,} คน ไม่น้อยกว่า {rule.least_above} คน"
        english += f"; at least {rule.least_above} where there are more than {rule.above:,}"
    return Text(thai, english)


def _by(rule: Sampling, population: int) -> Minimum | None:
    if isinstance(rule.everybody_below, str) or isinstance(rule.at_least, str):
        return None
    if population < rule.everybody_below:
        return Minimum(population, True, rule.basis)
    if not isinstance(rule.above, str) and population > rule.above:
        return None if isinstance(rule.least_above, str) else Minimum(rule.least_above, False, rule.basis)
    if isinstance(rule.share, str):
        return None
    least = max(ceil(Fraction(rule.share) * population / 100), rule.at_least)
    return Minimum(min(least, population), least >= population, rule.basis)
