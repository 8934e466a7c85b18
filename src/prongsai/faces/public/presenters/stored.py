"""A stored result as the subject of a page."""

from __future__ import annotations

from prongsai.core.published.row import Scope
from prongsai.core.reports.analysis import Subject as ReportSubject
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.faces.public.presenters.result import Subject
from prongsai.records.results.content import public_received_of
from prongsai.records.results.selectors import ResultView


def subject_of(found: ResultView) -> Subject:
    """Whose result it is and what was made known with it."""
    agency, stored = found.agency, found.result
    return Subject(
        agency=agency.name,
        fiscal_year=stored.fiscal_year,
        province=agency.province,
        kind=agency.kind_label,
        scope=Scope(stored.scope),
        simulated=stored.is_simulated,
        published_level=stored.published_level,
        source=stored.source_title,
        source_address=stored.source_url,
        note=stored.note,
        received=public_received_of(stored),
        by_agency=stored.entered_by_agency,
    )


def report_subject(found: ResultView, card: Scorecard) -> ReportSubject:
    """The same for the report."""
    subject = subject_of(found)
    return ReportSubject(
        agency=subject.agency,
        scorecard=card,
        province=subject.province,
        level=subject.published_level,
        source=" ".join(filter(None, (subject.source, subject.source_address))),
        received=subject.received,
        checks=found.judged.checks if found.judged else {},
        simulated=subject.simulated,
    )
