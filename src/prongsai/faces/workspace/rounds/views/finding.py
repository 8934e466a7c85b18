"""Finds an agency's part in a round, for every page about one."""

from __future__ import annotations

from django.http import Http404

from prongsai.faces.workspace.page import WorkRequest
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import enrolment_of

MOST = 2**63


def part_of(request: WorkRequest, pk: int) -> Enrolment:
    """The part in one of the agency's rounds; 404 for that of another agency."""
    found = enrolment_of(request.agency, pk) if pk < MOST else None
    if found is None:
        raise Http404
    return found
