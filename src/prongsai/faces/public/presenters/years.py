"""The years whose rules are known, one line each."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from prongsai.core.frameworks.model import EvidenceKind, Framework, known_items
from prongsai.core.text import Text
from prongsai.faces.public.presenters.rules import NOT_KNOWN, rule_views
from prongsai.records.results.columns import level_rules


@dataclass(frozen=True)
class YearView:
    """A year: its levels, how many questions and OIT items are known, how many of its rules are not verified."""

    fiscal_year: int
    levels: Text
    questions: Text
    disclosures: Text
    sureness: Text


def address_of_rules(framework: Framework) -> str:
    """Where rules can be read: on the page of the year, or of their own where others stand for the year.

    A result that was scored under corrected rules leads to those.
    """
    year = framework.fiscal_year
    if level_rules(year) == framework:
        return reverse("framework", args=[year])
    return reverse("framework_version", args=[year, framework.sha256])


def year_view(framework: Framework) -> YearView:
    """The line of a year."""
    return YearView(
        fiscal_year=framework.fiscal_year,
        levels=_levels(framework),
        questions=_count(framework, EvidenceKind.SURVEY),
        disclosures=_count(framework, EvidenceKind.DISCLOSURE),
        sureness=_sureness(framework),
    )


def _levels(framework: Framework) -> Text:
    if isinstance(framework.levels, str):
        return NOT_KNOWN
    best, worst = framework.levels.ladder[0].name, framework.levels.ladder[-1].name
    return Text(f"{best.th} … {worst.th}", f"{best.en} … {worst.en}")


def _count(framework: Framework, kind: EvidenceKind) -> Text:
    indicators = [one for each in framework.instruments if each.kind is kind for one in each.indicators]
    number = sum(len(known_items(one)) for one in indicators)
    return Text(str(number), str(number)) if number else NOT_KNOWN


def _sureness(framework: Framework) -> Text:
    rules = rule_views(framework)
    doubtful = sum(one.basis.doubt is not None for one in rules)
    return Text(f"{doubtful} จาก {len(rules)} ข้อ", f"{doubtful} of {len(rules)}")
