"""The first page above the agencies: what is there for the person to do now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.faces.oversight.page import OversightRequest, own_page


@own_page
@require_safe
def home(request: OversightRequest) -> HttpResponse:
    """`/oversight/`: a card for each part of her work."""
    return render(request, "oversight/home.html", {})
