"""The bars of a result: instruments against their thresholds, indicators from the highest to the lowest."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prongsai.core.analysis.findings import ranking
from prongsai.core.frameworks.model import Framework, Instrument
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Figure, Missing
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from prongsai.faces.parts.bars import Bar, bar
from prongsai.faces.public.presenters.amounts import exactly

NO_PARTS = Text("ไม่มีคะแนนแยกส่วน", "the scores of its parts are not known")


def thresholds(framework: Framework) -> tuple[str, ...]:
    """Where the bars are marked: the year's threshold first, then the higher conditions of its levels."""
    marks = {framework.weak_below}
    if not isinstance(framework.levels, str):
        marks |= {one.every_gate_at_least for one in framework.levels.ladder if one.every_gate_at_least is not None}
    return tuple(exactly(one) for one in sorted(marks) if one >= framework.weak_below)


def instrument_bars(card: Scorecard) -> tuple[Bar, ...]:
    """One bar an instrument, and one for each part of it whose score is known (indices in FY 2561)."""
    if card.framework.indices:
        return ()
    return tuple(one for instrument in card.framework.instruments for one in _of_instrument(card, instrument))


def indicator_bars(card: Scorecard) -> tuple[Bar, ...]:
    """The indicators (indices in FY 2561) that are known, ranked as reports rank them."""
    limit = card.framework.weak_below
    return tuple(bar(_numbered(one.code, one.name), one.figure, limit) for one in ranking(card))


def unknown_indicators(card: Scorecard) -> tuple[Text, ...]:
    """The indicators whose score is not known: named, and never shown as zero."""
    parts = card.framework.indices or card.framework.indicators
    return tuple(_numbered(one.code, one.name.text) for one in parts if isinstance(card.figure(one.code), Missing))


def _of_instrument(card: Scorecard, instrument: Instrument) -> Iterator[Bar]:
    figure, limit = card.figure(instrument.code), card.framework.weak_below
    parts = [part for part in instrument.parts if not isinstance(card.figure(part.code), Missing)]
    words = [*_weight(instrument), *_below(figure, limit)]
    if instrument.parts and not parts and not isinstance(figure, Missing):
        words.append(NO_PARTS)
    yield bar(_numbered(instrument.code, instrument.name.text), figure, limit, _joined(words))
    for part in parts:
        score = card.figure(part.code)
        yield bar(part.name.text, score, limit, _joined(_below(score, limit)))


def _weight(instrument: Instrument) -> list[Text]:
    if instrument.weight is None:
        return []
    if isinstance(instrument.weight.value, str):
        return [Text("ยังไม่ทราบน้ำหนัก", "weight not known")]
    value = exactly(instrument.weight.value)
    return [Text(f"น้ำหนัก {value}", f"weight {value}")]


def _below(figure: Figure, limit: Fraction) -> list[Text]:
    if isinstance(figure, Missing) or Fraction(shown(figure.value)) >= limit:
        return []
    value = exactly(limit)
    return [Text(f"ต่ำกว่าเกณฑ์ {value}", f"below {value}")]


def _joined(words: list[Text]) -> Text | None:
    if not words:
        return None
    return Text(" · ".join(one.th for one in words), " · ".join(one.en for one in words))


def _numbered(code: str, name: Text) -> Text:
    return Text(f"{code} {name.th}", f"{code} {name.en}")
