"""Finds papers, editions and places to sign below the agency of the request; those of others are not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from prongsai.faces.workspace.page import WorkRequest
from prongsai.records.papers.models import Approval, Edition, Paper


def paper_of(request: WorkRequest, pk: int) -> Paper:
    """The paper, or 404."""
    papers = Paper.objects.select_related("agency", "plan", "made_by")
    return get_object_or_404(papers, agency=request.agency, pk=pk)


def edition_of(request: WorkRequest, pk: int) -> Edition:
    """The edition, or 404."""
    editions = Edition.objects.select_related("paper__agency", "paper__plan", "file", "fixed_by")
    return get_object_or_404(editions, paper__agency=request.agency, pk=pk)


def place_of(request: WorkRequest, pk: int) -> Approval:
    """The place to sign, or 404."""
    places = Approval.objects.select_related("edition__paper__agency", "edition__file", "edition__fixed_by", "post")
    return get_object_or_404(places, edition__paper__agency=request.agency, pk=pk)


View = Callable[..., HttpResponse]


def _pressed(find: Callable[[WorkRequest, int], object], home: str) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: WorkRequest, pk: int) -> HttpResponse:
            found = find(request, pk)
            if request.method != "POST":
                return redirect(home, request.agency.code, pk)
            return view(request, found)

        return guarded

    return decorate


on_paper = _pressed(paper_of, "work_papers_paper")
"""Decorates `view(request, paper)` (below `page`), which a button calls; a mere look leads to the page of the paper."""

on_place = _pressed(place_of, "work_papers_look")
"""The same for `view(request, place)`, which acts on a place to sign."""
