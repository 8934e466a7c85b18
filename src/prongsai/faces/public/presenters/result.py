"""The page of one agency's result of one year, whoever brought the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.check import Check
from prongsai.core.published.row import Received, Scope
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from prongsai.faces.parts.analysis.gap import GapView, gap_view
from prongsai.faces.parts.bars import Bar
from prongsai.faces.parts.figures.checks import CheckView, check_views
from prongsai.faces.public.presenters.bars import indicator_bars, instrument_bars, thresholds, unknown_indicators
from prongsai.faces.public.presenters.basis import address_of, doubt_about
from prongsai.faces.public.presenters.findings import FindingsView, findings_view
from prongsai.faces.public.presenters.places import province_name
from prongsai.faces.public.presenters.rules import RuleView, rule_views, threshold_basis
from prongsai.faces.public.presenters.tree import NodeView, tree_view
from prongsai.faces.public.presenters.verdict import VerdictView, verdict_view
from prongsai.faces.public.presenters.years import address_of_rules

SCOPES = {
    Scope.AGENCY: None,
    Scope.AVERAGE: Text("ค่าเฉลี่ยของหลายหน่วยงาน", "an average over agencies"),
    Scope.INTERNAL: Text("การประเมินภายในหน่วยงาน", "an internal assessment"),
}


@dataclass(frozen=True)
class Subject:
    """Whose result it is, and what was made known of it beside the figures."""

    agency: str
    fiscal_year: int
    province: str = ""
    kind: Text | None = None
    scope: Scope = Scope.AGENCY
    simulated: bool = False
    by_agency: bool = False
    published_level: str = ""
    source: str = ""
    source_address: str = ""
    note: str = ""
    received: Received = field(default_factory=Received)

    @property
    def place(self) -> Text | None:
        return province_name(self.province) if self.province else None


@dataclass(frozen=True)
class ResultView:
    """All that stands on the page; `framework` tells by which rules."""

    subject: Subject
    scope: Text | None
    source_address: str
    verdict: VerdictView
    thresholds: tuple[str, ...]
    threshold_doubt: Text | None
    instruments: tuple[Bar, ...]
    indicators: tuple[Bar, ...]
    unknown: tuple[Text, ...]
    has_indices: bool
    findings: FindingsView
    gap: GapView | None
    tree: NodeView
    checks: tuple[CheckView, ...]
    rules: tuple[RuleView, ...]
    framework: Framework
    rules_address: str

    @property
    def doubts(self) -> int:
        """How many rules rest on no firm fact."""
        return sum(one.basis.doubt is not None for one in self.rules)


def result_view(card: Scorecard, checks: Mapping[str, Check], subject: Subject) -> ResultView:
    """The page of a scorecard."""
    framework = card.framework
    return ResultView(
        subject=subject,
        scope=SCOPES[subject.scope],
        source_address=address_of(subject.source_address or subject.source),
        verdict=verdict_view(card, subject.published_level, checks, subject.scope),
        thresholds=thresholds(framework),
        threshold_doubt=doubt_about(threshold_basis(framework)),
        instruments=instrument_bars(card),
        indicators=indicator_bars(card),
        unknown=unknown_indicators(card),
        has_indices=bool(framework.indices),
        findings=findings_view(card, subject.received),
        gap=gap_view(card, subject.scope),
        tree=tree_view(card),
        checks=check_views(checks),
        rules=rule_views(framework),
        framework=framework,
        rules_address=address_of_rules(framework),
    )
