"""The things that an address names, within the agency of the page; elsewhere they are not there."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from prongsai.faces.workspace.page import WorkRequest
from prongsai.records.measures.models import Measure, Plan, Risk


def plan_at(request: WorkRequest, pk: int) -> Plan:
    """A plan of the agency."""
    return get_object_or_404(Plan.objects.select_related("agency", "result"), agency=request.agency, pk=pk)


def measure_at(request: WorkRequest, pk: int) -> Measure:
    """A measure of a plan of the agency."""
    found = Measure.objects.select_related("plan__agency", "plan__result", "carried_from__plan")
    return get_object_or_404(found, plan__agency=request.agency, pk=pk)


def risk_at(request: WorkRequest, pk: int) -> Risk:
    """A risk of a plan of the agency."""
    return get_object_or_404(Risk.objects.select_related("plan__agency"), plan__agency=request.agency, pk=pk)
