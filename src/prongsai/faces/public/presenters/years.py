"""The years whose rules are known, one line each."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.frameworks.model import EvidenceKind, Framework, known_items
from prongsai.core.text import Text
from prongsai.faces.public.presenters.basis import SURENESS
from prongsai.faces.public.presenters.rules import NOT_KNOWN


@dataclass(frozen=True)
class YearView:
    """A year: its levels, how many questions and OIT items are known, how sure it is as a whole."""

    fiscal_year: int
    levels: Text
    questions: Text
    disclosures: Text
    sureness: Text


def year_view(framework: Framework) -> YearView:
    """The line of a year."""
    return YearView(
        fiscal_year=framework.fiscal_year,
        levels=_levels(framework),
        questions=_count(framework, EvidenceKind.SURVEY),
        disclosures=_count(framework, EvidenceKind.DISCLOSURE),
        sureness=SURENESS[framework.basis.status],
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
