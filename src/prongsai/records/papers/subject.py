"""What the papers of an agency are told: its result of a year, its plan, and what stands on its letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property

from prongsai import __version__
from prongsai.core.measures.model import Committee, Plan, Source
from prongsai.core.published.row import Received
from prongsai.core.reports.analysis import Subject
from prongsai.core.reports.paper import PaperKind, Setting
from prongsai.core.text import Language
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.measures.data import as_data
from prongsai.records.measures.models import Committee as StoredCommittee
from prongsai.records.measures.models import Recommendation
from prongsai.records.papers.chain import core_places, places_of
from prongsai.records.papers.models import Letterhead, Paper
from prongsai.records.results import selectors as results
from prongsai.records.results.content import received_of
from prongsai.records.results.peers import peers_of
from prongsai.records.results.selectors import ResultView


class Ground:
    """What a paper is built from; each part is read once, when it is first asked for."""

    def __init__(self, paper: Paper, day: date) -> None:
        self.paper = paper
        self.day = day

    @cached_property
    def found(self) -> ResultView | None:
        """The result of the paper's result year that the agency works with."""
        year = self.paper.result_year
        return results.working(self.paper.agency, year) if year else None

    @cached_property
    def subject(self) -> Subject | None:
        """The result as papers read it, beside last year's and those of peers; None where its year has no rules."""
        if self.found is None or (told := subject_of(self.found)) is None:
            return None
        return replace(told, before=self._before(told.fiscal_year), peers=peers_of(self.found.result))

    def _before(self, fiscal_year: int) -> Subject | None:
        found = results.working(self.paper.agency, fiscal_year - 1)
        return subject_of(found) if found else None

    @cached_property
    def later(self) -> Subject | None:
        """The result of the plan's own year, which shows what the measures brought."""
        found = results.working(self.paper.agency, self.paper.plan_year) if self.paper.plan_year else None
        return subject_of(found) if found else None

    @cached_property
    def committees(self) -> tuple[Committee, ...]:
        """The agency's working groups, those of the plan first."""
        found = StoredCommittee.objects.filter(agency=self.paper.agency)
        ordered = sorted(found, key=lambda one: (one.plan_id != self.paper.plan_id, one.pk))
        return tuple(map(_committee, ordered))

    @cached_property
    def plan(self) -> Plan | None:
        return as_data(self.paper.plan) if self.paper.plan else None

    @cached_property
    def framework_hash(self) -> str:
        return self.subject.framework.sha256 if self.subject else ""

    @cached_property
    def language(self) -> Language:
        return "en" if self.paper.options.get("language") == "en" else "th"

    @cached_property
    def setting(self) -> Setting:
        """What every paper is told beside its subject."""
        paper, agency = self.paper, self.paper.agency
        head = Letterhead.objects.select_related("garuda", "emblem").filter(agency=agency).first() or Letterhead()
        return Setting(
            agency=agency.name,
            kind=AgencyKind(agency.kind),
            oit_year=paper.oit_year,
            plan_year=paper.plan_year or paper.oit_year,
            result_year=paper.result_year,
            province=agency.province,
            district=agency.district,
            address=head.address,
            phone=head.phone,
            website=head.website,
            office=head.office,
            number=self.typed("number") or (head.number_prefix if paper.kind == PaperKind.MEMO else ""),
            dated=self.typed_date("date"),
            garuda=head.garuda.sha256 if head.garuda else "",
            emblem=head.emblem.sha256 if head.emblem else "",
            chain=core_places(places_of(paper, self.day)),
            language=self.language,
            simulated=agency.is_simulated,
            software_version=__version__,
            framework_hash=self.framework_hash,
        )

    def typed(self, name: str) -> str:
        """What the officer typed in a field, empty where she did not."""
        return str(self.paper.typed.get(name) or "")

    def typed_date(self, name: str) -> date | None:
        written = self.typed(name)
        return date.fromisoformat(written) if written else None

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a field where each is a thing of its own."""
        return tuple(line.strip() for line in self.typed(name).splitlines() if line.strip())

    def option(self, name: str, usual: str = "") -> str:
        return str(self.paper.options.get(name) or usual)


def subject_of(found: ResultView) -> Subject | None:
    """A stored result as the papers read it; None for a year without rules."""
    if found.scorecard is None:
        return None
    stored = found.result
    return Subject(
        agency=found.agency.name,
        scorecard=found.scorecard,
        province=found.agency.province,
        level=stored.published_level,
        source=" ".join(filter(None, (stored.source_title, stored.source_url))),
        received=_received(found),
        checks=found.judged.checks if found.judged else {},
        simulated=stored.is_simulated,
    )


def _committee(one: StoredCommittee) -> Committee:
    members = tuple((name, post, side) for name, post, side in one.members)
    return Committee(str(one.pk), one.name, one.order_number, one.ordered_on, members, one.duties)


def _received(found: ResultView) -> Received:
    """What came with the result, and the advice that the agency wrote down beside it."""
    received = received_of(found.result)
    own = Recommendation.objects.filter(agency=found.agency, result_year=found.result.fiscal_year)
    notes, advice, outside = dict(received.notes), dict(received.recommendations), received.suggestions
    for one in own:
        if one.source == Source.EXTERNAL:
            outside = _added(outside, one.text)
        elif one.source in (Source.REVIEWER, Source.ASSESSOR):
            texts = notes if one.source == Source.REVIEWER else advice
            texts[one.code] = _added(texts.get(one.code, ""), one.text)
    return Received(notes, advice, outside)


def _added(lines: str, line: str) -> str:
    """The lines with one more, unless it is there already."""
    return lines if line in lines else "\n".join(filter(None, (lines, line)))
