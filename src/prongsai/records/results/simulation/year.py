"""One simulated agency's result of one year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import EvidenceKind, Framework, Instrument
from prongsai.core.published.estimate import estimate, scorecard
from prongsai.core.published.row import PublishedRow
from prongsai.core.scoring.exact import rounded
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import score
from prongsai.core.scoring.tally import Tally
from prongsai.records.results.content import Content, of_row, of_scoring
from prongsai.records.results.simulation.advice import advice
from prongsai.records.results.simulation.answers import draw_counts, draw_judgements
from prongsai.records.results.simulation.names import SimulatedAgency
from prongsai.records.results.simulation.profiles import Plan, profile_of

SOURCE = "รอบจำลองเพื่อการสาธิต สร้างโดยโปรแกรม"
NOTE = "ข้อมูลจำลอง ไม่ใช่ผลของหน่วยงานใด"
INSTRUMENTS = ("IIT", "EIT", "OIT", "total")


def simulated_result(agency: SimulatedAgency, year: int) -> Content | None:
    """The content of the result; the same every time. None for a year before the agency was assessed."""
    plan = profile_of(agency.number).plan(year)
    if plan is None:
        return None
    rng = Random(f"prongsai {agency.number} {year}")  # noqa: S311 (made-up data, not a secret)
    framework = load(year)
    judged = _judgements(rng, framework, plan)
    if _questions_are_known(framework):
        return _scored(rng, framework, plan, judged)
    figures = _announced(rng, plan) | {code: Fraction(points) for code, points in judged.items()}
    row = PublishedRow(1, agency.named.name, year, figures, source=SOURCE, note=NOTE)
    return of_row(_with_totals(rng, framework, row))


def _scored(rng: Random, framework: Framework, plan: Plan, judged: dict[str, int]) -> Content:
    tallies = list(_tallies(rng, framework, plan))
    card = score(framework, tallies, judged)
    return of_scoring(tallies, judged, advice(rng, card), SOURCE, NOTE)


def _with_totals(rng: Random, framework: Framework, row: PublishedRow) -> PublishedRow:
    """The row with the scores and the level that would be announced with its figures."""
    card = scorecard(estimate(framework, row.figures))
    known = {code: one.value for code in INSTRUMENTS if not isinstance(one := card.figure(code), Missing)}
    totals = {code: rounded(value) for code, value in known.items()}
    level = card.grade.level.name.th if card.grade.level else ""
    return replace(row, figures={**row.figures, **totals}, level=level, received=advice(rng, card))


def _announced(rng: Random, plan: Plan) -> dict[str, Fraction]:
    aims = _aims(rng, plan, plan.iit, ("1", "2", "3", "4", "5"))
    if plan.eit is not None and plan.eit_survey is not None:
        aims |= _aims(rng, plan, (plan.eit + plan.eit_survey) / 2, ("6", "7", "8"))
        merged = (aims["6"] + aims["7"] + aims["8"]) / 3
        half = min((plan.eit - plan.eit_survey) / 2, 100 - merged)
        aims |= {"EIT1": merged + half, "EIT2": merged - half}
    return {code: rounded(Fraction(aim)) for code, aim in aims.items()}


def _aims(rng: Random, plan: Plan, middle: float, codes: tuple[str, ...]) -> dict[str, float]:
    """What each indicator aims at: the middle, a little off, and lower where the profile is weak."""
    off = min(1.8, (100 - middle) / 3)
    return {code: min(99.5, max(5.0, middle + rng.gauss(0, off) - plan.weak.get(code, 0))) for code in codes}


def _tallies(rng: Random, framework: Framework, plan: Plan) -> Iterator[Tally]:
    by_part = {"IIT": plan.iit, "EIT": plan.eit, "EIT1": plan.eit, "EIT2": plan.eit_survey}
    for instrument in framework.instruments:
        if instrument.kind is not EvidenceKind.SURVEY:
            continue
        numbers = tuple(one.code for one in instrument.indicators)
        for code in [part.code for part in instrument.parts] or [instrument.code]:
            middle = by_part[code]
            if middle is not None:
                aims = _aims(rng, plan, middle, numbers)
                sheets = _sheets(rng, code)
                yield Tally(code, sheets, draw_counts(rng, framework, instrument.code, sheets, aims))


def _sheets(rng: Random, code: str) -> int:
    least, most = {"IIT": (24, 140), "EIT2": (20, 60)}.get(code, (30, 260))
    return rng.randint(least, most)


def _judgements(rng: Random, framework: Framework, plan: Plan) -> dict[str, int]:
    pair = framework.improvement
    hard = frozenset({pair.measures, pair.report}) if pair else frozenset()
    items = [item for item in framework.items.values() if not item.rows]
    return draw_judgements(rng, items, plan.oit, hard)


def _questions_are_known(framework: Framework) -> bool:
    surveys = [one for one in framework.instruments if one.kind is EvidenceKind.SURVEY]
    return all(_is_complete(one) for one in surveys)


def _is_complete(instrument: Instrument) -> bool:
    return bool(instrument.indicators) and all(one.items and one.items != "unknown" for one in instrument.indicators)
