"""One result as data: everything that is needed to compute it again, and what came out here."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from prongsai.core.analysis.small_groups import public_tallies
from prongsai.core.published.row import FIGURE_CODES
from prongsai.core.scoring.exact import fraction, ratio, shown
from prongsai.core.scoring.figures import Derived, Figure, Missing
from prongsai.core.scoring.plan import evaluate, steps_of
from prongsai.core.scoring.scorecard import Node, Scorecard
from prongsai.core.scoring.tally import Tally
from prongsai.records.results.content import public_received_of, tallies_of
from prongsai.records.results.models import Origin
from prongsai.records.results.selectors import ResultView
from prongsai.records.surveys.closing import tally_hash

NAMES = {code: name for name, code in FIGURE_CODES.items()}
HEADING = (
    "agency",
    "fiscal_year",
    "code",
    "what",
    "value",
    "note",
    "computed",
    "exact",
    "worth",
    "is_simulated",
    "framework_sha256",
)


def as_table(found: ResultView) -> Iterator[tuple[str, ...]]:
    """One line a figure, read back by `prongsai score` and by the check: `value` is what was published or scored.

    `computed` is the figure worked out here, `exact` the same as a fraction, `worth` its points of the total.
    """
    yield HEADING
    head = (found.agency.name, str(found.result.fiscal_year))
    tail = ("1" if found.result.is_simulated else "0", found.result.framework_sha256)
    for line in _lines(found):
        yield (*head, *line, *tail)


def as_json(found: ResultView) -> dict[str, Any]:
    """The stored content of the edition beside the tree that was worked out from it.

    The fingerprint of the content is left out where counts are: they could be found by trying which ones fit it.
    """
    stored, scored_from = found.result, _scored_from(found)
    return {
        "agency": {"code": found.agency.code, "name": found.agency.name, "province": found.agency.province},
        "fiscal_year": stored.fiscal_year,
        "edition": stored.edition,
        "is_simulated": stored.is_simulated,
        "scope": stored.scope,
        "origin": stored.said_by,
        "source": {"title": stored.source_title, "url": stored.source_url, "note": stored.note},
        "framework": {"fiscal_year": stored.fiscal_year, "sha256": stored.framework_sha256},
        "software_version": stored.software_version,
        "content_sha256": stored.content_sha256 if scored_from["is_complete"] else "",
        "published": {"figures": stored.figures, "level": stored.published_level},
        "scored_from": scored_from,
        "received": {} if stored.entered_by_agency else stored.received,
        "checks": stored.checks,
        "computed": _computed(found.scorecard),
    }


def _scored_from(found: ResultView) -> dict[str, Any]:
    """What a result was counted from, without the counts that would tell what a few people answered.

    `is_complete` is false where some are left out: then the result cannot be recomputed from public data. `sha256` is
    the fingerprint of counts that are all there.
    """
    public = published_counts(found)
    tallies = {one.tally.instrument: _counts(one) for one in public if one.is_shown}
    is_complete = all(one.is_whole for one in public)
    return {"tallies": tallies, "disclosures": found.result.disclosures, "is_complete": is_complete}


class PublishedCounts(NamedTuple):
    """Counts of a survey that are for everybody; `is_shown` where there are any, `is_whole` where none is missing."""

    tally: Tally
    is_shown: bool
    is_whole: bool

    @property
    def sha256(self) -> str:
        """The fingerprint of the counts; empty where some are left out, since those could be found by trying."""
        return tally_hash(self.tally) if self.is_whole and self.is_shown else ""


def published_counts(found: ResultView) -> tuple[PublishedCounts, ...]:
    """What was counted for a result, survey by survey, as far as it may be published."""
    if found.scorecard is None:
        return ()
    framework = found.scorecard.framework
    counted = tallies_of(found.result, framework)
    public = {one.instrument: one for one in public_tallies(framework, counted)}
    return tuple(_published(one, public.get(one.instrument)) for one in counted)


def _published(counted: Tally, public: Tally | None) -> PublishedCounts:
    if public is None:
        return PublishedCounts(counted._replace(counts={}), False, not counted.sheets)
    return PublishedCounts(public, True, public.counts == counted.counts)


def _counts(one: PublishedCounts) -> dict[str, Any]:
    fingerprint = {"sha256": one.sha256} if one.sha256 else {}
    return {"sheets": one.tally.sheets, "counts": dict(one.tally.counts)} | fingerprint


def _lines(found: ResultView) -> Iterator[tuple[str, ...]]:
    received, worked_out = public_received_of(found.result), _worked_out(found)
    for node in _nodes(found.scorecard):
        yield _figure(found, node, received.notes.get(node.code, ""), worked_out.get(node.code))
    yield from _parts(found)
    yield from _texts(found)


def _nodes(card: Scorecard | None) -> Iterator[Node]:
    return (node for node in card.tree.walk() if node.kind != "sub_indicator") if card else iter(())


def _worked_out(found: ResultView) -> dict[str, Fraction]:
    """What the published figures give by the rules, unrounded: also where another figure was published."""
    card = found.scorecard
    if card is None or found.result.origin == Origin.SCORED:
        return {}
    published = {code: Fraction(value) for code, value in found.result.figures.items() if code in card.figures}
    given = {code: ratio(value) for code, value in published.items()}
    return {code: fraction(value) for code, value in evaluate(steps_of(card.framework), given).items()}


def _figure(found: ResultView, node: Node, note: str, worked_out: Fraction | None) -> tuple[str, ...]:
    computed, exact = (shown(worked_out), str(worked_out)) if worked_out is not None else _both(node.figure)
    published = found.result.figures.get(node.code, "")
    value = computed if found.result.origin == Origin.SCORED else published
    worth = "" if node.worth is None else shown(node.worth)
    return NAMES.get(node.code, node.code), node.name.th, value, note, computed, exact, worth


def _both(figure: Figure) -> tuple[str, str]:
    """The figure as shown and as a fraction."""
    return ("", "") if isinstance(figure, Missing) else (shown(figure.value), str(figure.value))


def _parts(found: ResultView) -> Iterator[tuple[str, ...]]:
    """The scores of an instrument's parts, which stand beside the tree."""
    card = found.scorecard
    for part in (part for one in card.framework.instruments for part in one.parts) if card else ():
        figure = card.figure(part.code) if card else None
        if figure is not None and not isinstance(figure, Missing):
            computed, exact = _both(figure)
            yield NAMES[part.code], part.name.th, computed, "", computed, exact, ""


def _texts(found: ResultView) -> Iterator[tuple[str, ...]]:
    stored, received = found.result, public_received_of(found.result)
    level = found.scorecard.grade.level if found.scorecard else None
    yield "level", "ระดับ", stored.published_level or (level.name.th if level else ""), "", "", "", ""
    for code, advice in received.recommendations.items():
        yield f"recommendation_{code}", f"ข้อเสนอแนะ {code}", advice, "", "", "", ""
    if received.suggestions:
        yield "suggestions", "ข้อเสนอแนะจากภายนอก", received.suggestions, "", "", "", ""
    yield "source", "ที่มา", " ".join(filter(None, (stored.source_title, stored.source_url))), "", "", "", ""


def _computed(card: Scorecard | None) -> dict[str, Any] | None:
    if card is None:
        return None
    level = card.grade.level
    return {
        "level": level.code if level else None,
        "possible_levels": [one.code for one in card.grade.possible],
        "because": card.grade.because._asdict(),
        "nodes": {node.code: _node(node) for node in card.tree.walk() if not isinstance(node.figure, Missing)},
    }


def _node(node: Node) -> dict[str, Any]:
    figure = node.figure
    if isinstance(figure, Missing):
        return {}
    interval = [str(one) for one in figure.interval] if isinstance(figure, Derived) else None
    return {"shown": shown(figure.value), "exact": str(figure.value), "interval": interval, "basis": node.basis.status}
