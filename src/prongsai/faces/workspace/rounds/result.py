"""What a rehearsal gave: counted answers, and the disclosures that the agency itself holds to be ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from prongsai.core.analysis.findings import lowest, ranking, weaknesses
from prongsai.core.analysis.small_groups import is_large_enough
from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.published.row import Scope
from prongsai.core.reports.rehearsal import Counted, Rehearsal
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Missing, shown_figure
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.scoring.tally import Tally
from prongsai.core.text import Text
from prongsai.faces.parts.analysis.gap import GapView, gap_view
from prongsai.faces.parts.bars import Bar, bar
from prongsai.faces.parts.quality import QualityView, quality_of
from prongsai.faces.workspace.analysis.presenters import NO_LEVEL, HeadView
from prongsai.faces.workspace.collect.words import SURVEYS
from prongsai.records.disclosures.selectors import items_of, ready_items
from prongsai.records.results.from_rounds import if_parts_were_alike
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import minimum_of, rules_of
from prongsai.records.surveys.closing import tallies_of

BY_AGENCY = Text("ผลการซ้อม ไม่ใช่ผลการประเมิน", "The result of a rehearsal, not of the assessment")
NOBODY = Text("ไม่มีผู้ตอบ", "nobody answered")
TOO_FEW = Text("ไม่แสดง เพราะมีผู้ตอบน้อยกว่า 5 คน", "not shown: fewer than five answered")


@dataclass(frozen=True)
class Sheets:
    """How many sheets of a survey were counted."""

    code: str
    number: int


@dataclass(frozen=True)
class ResultView:
    """The page: a head, bars with the threshold, what is weak, what is missing, and what the next level lacks."""

    head: HeadView
    instruments: list[Bar]
    indicators: list[Bar]
    marks: list[str]
    weak: list[tuple[Text, str]]
    lowest: list[tuple[Text, str]]
    not_ready: list[Text]
    ready: int
    sheets: list[Sheets]
    gap: GapView | None
    if_alike: Text | None
    doubt: Text | None
    quality: QualityView | None


def rehearsal_result(part: Enrolment, card: Scorecard) -> ResultView:
    """The result of a rehearsal from its scorecard."""
    framework, tallies = rules_of(part.round), tallies_of(part)
    items, ready = items_of(framework), set(ready_items(part))
    return ResultView(
        head=_head(part, card),
        instruments=list(_instruments(card, tallies)),
        indicators=[bar(_named(one.code, one.name), one.figure, framework.weak_below) for one in ranking(card)],
        marks=[shown(framework.weak_below).removesuffix(".00")],
        weak=[(_named(one.code, one.name), shown(one.figure.value)) for one in weaknesses(card)],
        lowest=[
            (_named(one.code, one.name), shown(one.figure.value)) for found in lowest(card).values() for one in found
        ],
        not_ready=[_named(code, item.topic.text) for code, item in items.items() if code not in ready],
        ready=len(ready),
        sheets=[Sheets(one.instrument, one.sheets) for one in tallies],
        gap=gap_view(card, Scope.AGENCY),
        if_alike=_if_alike(part, card),
        doubt=None if framework.basis.status.is_firm else NOT_CHECKED,
        quality=quality_of(part, card),
    )


def rehearsal_told(part: Enrolment, card: Scorecard) -> Rehearsal:
    """The same for the paper."""
    items, ready = items_of(rules_of(part.round)), set(ready_items(part))
    return Rehearsal(
        part.round.name,
        card,
        tuple(_counted(part, one) for one in tallies_of(part)),
        len(ready),
        tuple(_named(code, item.topic.text) for code, item in items.items() if code not in ready),
        _if_alike(part, card),
    )


def _counted(part: Enrolment, tally: Tally) -> Counted:
    least = minimum_of(part, tally.instrument)
    name = SURVEYS[tally.instrument]
    return Counted(name, tally.sheets, least.sheets if least else None, _absent(tally))


def _absent(tally: Tally) -> Text | None:
    """Why a survey has no score."""
    if is_large_enough(tally.sheets):
        return None
    return TOO_FEW if tally.sheets else NOBODY


def _head(part: Enrolment, card: Scorecard) -> HeadView:
    possible = [one.name.text for one in card.grade.possible] if not isinstance(card.total, Missing) else []
    level = (
        Text(" หรือ ".join(one.th for one in possible), " or ".join(one.en for one in possible))
        if possible
        else NO_LEVEL
    )
    total = shown_figure(card.total) or ""
    return HeadView(part.round.fiscal_year, total, level, card.grade.because, BY_AGENCY, Scope.AGENCY)


def _instruments(card: Scorecard, tallies: Sequence[Tally]) -> Iterator[Bar]:
    absent = {one.instrument: why for one in tallies if (why := _absent(one))}
    for instrument in card.framework.instruments:
        yield _bar(card, instrument.code, _named(instrument.code, instrument.name.text), absent)
        for part in instrument.parts:
            yield _bar(card, part.code, part.name.text, absent)


def _bar(card: Scorecard, code: str, name: Text, absent: Mapping[str, Text]) -> Bar:
    return Bar(name, absent=absent[code]) if code in absent else bar(name, card.figure(code), card.framework.weak_below)


def _if_alike(part: Enrolment, card: Scorecard) -> Text | None:
    """The total that a rehearsal without interviews would have if part 2 were answered as part 1 was."""
    assumed = if_parts_were_alike(part) if isinstance(card.total, Missing) else None
    total = shown_figure(assumed.total) if assumed else None
    if total is None:
        return None
    return Text(
        f"ไม่มีการสัมภาษณ์ EIT ส่วนที่ 2 จึงไม่มีคะแนนรวม หากส่วนที่ 2 ได้เท่าส่วนที่ 1 คะแนนรวมจะเป็น {total} (ข้อสมมติ)",
        "Without interviews for EIT part 2 there is no total. If part 2 were answered as part 1 was, the total would "
        f"be {total} (an assumption).",
    )


def _named(code: str, name: Text) -> Text:
    return Text(f"{code} {name.th}", f"{code} {name.en}")
