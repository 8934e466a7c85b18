"""Numbers in addresses, as browsers and people write them."""

from __future__ import annotations

from django.http import HttpRequest

LONGEST = 8


def number_of(written: str, otherwise: int) -> int:
    """The whole number that is written; `otherwise` for anything else."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= LONGEST else otherwise


def page_of(request: HttpRequest) -> int:
    """The page of a list that is asked for."""
    return number_of(request.GET.get("page", ""), 1)
