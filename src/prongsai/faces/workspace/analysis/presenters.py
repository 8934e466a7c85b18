"""The officer's page of a result, made ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from prongsai.core.analysis.comparison_words import change_said, signed
from prongsai.core.analysis.findings import FindingKind, strengths
from prongsai.core.analysis.gap import Lever, gains
from prongsai.core.analysis.peers import Group
from prongsai.core.analysis.recommendations import key_of, must_answer
from prongsai.core.analysis.trend import Change, changes, severed
from prongsai.core.measures.model import Answered, Source
from prongsai.core.published.levels import open_levels, settled_level
from prongsai.core.published.row import Scope
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import shown_figure
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from prongsai.faces.parts.analysis.gap import GapView, gap_view
from prongsai.faces.parts.analysis.peers import PeersView, peers_view
from prongsai.faces.workspace.analysis.answers import Answers
from prongsai.records.results.selectors import HistoryEntry, ResultView

NO_LEVEL = Text("ไม่มีข้อมูลระดับ", "level not known")
BY_AGENCY = Text("ผลที่หน่วยงานกรอกเอง", "typed in by the agency")
ANNOUNCED = Text("ผลที่ประกาศ", "announced")
WHAT = {
    (Source.FINDING, FindingKind.WEAKNESS): Text("ต่ำกว่าเกณฑ์", "below the threshold"),
    (Source.FINDING, FindingKind.LOWEST): Text("ต่ำที่สุดของเครื่องมือ", "lowest of its instrument"),
    (Source.FINDING, FindingKind.QUESTION): Text("ข้อคำถามต่ำกว่าเกณฑ์", "question below the threshold"),
    (Source.FINDING, FindingKind.DISCLOSURE): Text("ข้อ OIT ได้ 0", "OIT item at 0"),
    (Source.ASSESSOR, ""): Text("ข้อเสนอแนะของผู้ประเมิน", "recommendation of the assessors"),
    (Source.REVIEWER, ""): Text("ข้อสังเกตของผู้ตรวจ", "note of the reviewer"),
    (Source.EXTERNAL, ""): Text("ข้อเสนอแนะจากภายนอก", "suggestion of the public"),
}
OTHER = Text("อื่น ๆ", "other")


@dataclass(frozen=True)
class HeadView:
    """Whose result it is: total (empty where it is not known), level, and what decided it."""

    fiscal_year: int
    total: str
    level: Text
    because: Text
    origin: Text
    scope: Scope


@dataclass(frozen=True)
class AnsweredView:
    """Something to answer: `what` kind it is, its figure (empty without one), and the measures that answer it."""

    key: str
    code: str
    label: Text
    what: Text
    score: str
    change: Text | None
    must: bool
    measures: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it must be answered and no measure does."""
        return self.must and not self.measures


@dataclass(frozen=True)
class ChangeView:
    """A score beside that of the year before."""

    label: Text
    before: str
    after: str
    difference: str
    direction: str


@dataclass(frozen=True)
class TrendView:
    """What changed since `year`; `cautions` are the changes of rules, `severed` why nothing is compared."""

    year: int
    rows: tuple[ChangeView, ...]
    cautions: tuple[Text, ...]
    severed: tuple[Text, ...]


@dataclass(frozen=True)
class GainView:
    """What the total gains from an indicator at 100."""

    label: Text
    score: str
    gain: str


@dataclass(frozen=True)
class AnalysisView:
    """All that stands on the page; `answers` of indicators and the whole, `of_items` of single questions and items."""

    head: HeadView
    threshold: str
    answers: tuple[AnsweredView, ...]
    of_items: tuple[AnsweredView, ...]
    has_plan: bool
    strengths: tuple[tuple[Text, str], ...]
    gap: GapView | None
    gains: tuple[GainView, ...]
    trend: TrendView | None
    peers: PeersView | None

    @property
    def open_ones(self) -> int:
        """How many weaknesses no measure answers."""
        return sum(one.is_open for one in self.answers)


def head_view(found: ResultView, card: Scorecard) -> HeadView:
    """The head of the page: as announced or typed where a level was, else what the rules give."""
    stored, scope = found.result, Scope(found.result.scope)
    figure = card.stated.get(TOTAL) or card.total
    level = settled_level(card, stored.published_level, scope)
    names = [one.name.text for one in ((level,) if level else open_levels(card, stored.published_level, scope))]
    said = Text(" หรือ ".join(one.th for one in names), " or ".join(one.en for one in names)) if names else NO_LEVEL
    origin = BY_AGENCY if stored.entered_by_agency else ANNOUNCED
    return HeadView(stored.fiscal_year, shown_figure(figure) or "", said, card.grade.because, origin, scope)


def analysis_view(
    found: ResultView, card: Scorecard, history: Sequence[HistoryEntry], answers: Answers, peers: Sequence[Group]
) -> AnalysisView:
    """The page of a result with its Scorecard; `history` holds the results of the agency, oldest first."""
    head = head_view(found, card)
    before = _before(history, head.fiscal_year)
    changed = changes(before, card) if before else ()
    told = sorted(_answers(answers, changed, before), key=_worst_first)
    return AnalysisView(
        head=head,
        threshold=shown(card.framework.weak_below).removesuffix(".00"),
        answers=tuple(one for one in told if one.code not in card.framework.items),
        of_items=tuple(one for one in told if one.code in card.framework.items),
        has_plan=answers.plan is not None,
        strengths=tuple((_numbered(one.code, one.name), shown(one.figure.value)) for one in strengths(card)),
        gap=gap_view(card, head.scope),
        gains=tuple(_gain(one) for one in gains(card)),
        trend=_trend(before, card, changed) if before else None,
        peers=peers_view(peers, found.agency.kind) if head.scope is Scope.AGENCY else None,
    )


def _before(history: Sequence[HistoryEntry], year: int) -> Scorecard | None:
    """The result of the last year before that has rules."""
    earlier = [one.scorecard for one in history if one.fiscal_year < year and one.scorecard is not None]
    return earlier[-1] if earlier else None


def _answers(answers: Answers, changed: Sequence[Change], before: Scorecard | None) -> Iterator[AnsweredView]:
    by_code = {one.code: one for one in changed}
    for one in answers.to_answer:
        change = by_code.get(one.code) if one.source is Source.FINDING else None
        yield AnsweredView(
            key=key_of(one),
            code=one.code,
            label=_numbered(one.code, one.name) if one.source is Source.FINDING else one.name,
            what=_what(one),
            score=one.shown if one.source is Source.FINDING else "",
            change=change_said(change, before.framework.fiscal_year) if change and before else None,
            must=must_answer(one),
            measures=tuple(answers.measures.get(key_of(one), ())),
        )


def _worst_first(one: AnsweredView) -> float:
    """What has no score comes last."""
    return float(one.score) if one.score else inf


def _what(one: Answered) -> Text:
    """What kind of thing it is, with what advice is about."""
    kind = WHAT.get((one.source, one.kind), OTHER)
    if one.source is Source.FINDING or not one.code:
        return kind
    return Text(f"{kind.th} · {one.code}", f"{kind.en} · {one.code}")


def _trend(before: Scorecard, card: Scorecard, changed: Sequence[Change]) -> TrendView:
    """Total, instruments and indicators; single questions and items stand beside what is to be answered."""
    wanted = [one for one in changed if one.code not in card.framework.items]
    cautions = dict.fromkeys(caution.what for one in wanted for caution in one.cautions)
    broken = tuple(one.what for one in severed(before, card))
    return TrendView(before.framework.fiscal_year, tuple(_change(one) for one in wanted), tuple(cautions), broken)


def _change(one: Change) -> ChangeView:
    label = one.name if one.code == TOTAL else _numbered(one.code, one.name)
    before, after = shown(one.before.value), shown(one.after.value)
    return ChangeView(label, before, after, signed(one.difference), one.direction.value)


def _gain(one: Lever) -> GainView:
    gain = "" if one.gain is None else shown(one.gain)
    return GainView(_numbered(one.code, one.name), shown(one.figure.value), gain)


def _numbered(code: str, name: Text) -> Text:
    return Text(f"{code} {name.th}", f"{code} {name.en}")
