"""Numbers in addresses, as browsers and people write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from django.http import HttpRequest

LONGEST = 8
PER_PAGE = 50
Thing = TypeVar("Thing")


def number_of(written: str, otherwise: int) -> int:
    """The whole number that is written; `otherwise` for anything else."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= LONGEST else otherwise


def page_of(request: HttpRequest) -> int:
    """The page of a list that is asked for."""
    return number_of(request.GET.get("page", ""), 1)


class Page(NamedTuple, Generic[Thing]):
    """A page of a list; `page` counts from 1 and lies within `pages`."""

    rows: Sequence[Thing]
    page: int
    pages: int


def page_among(things: Sequence[Thing], request: HttpRequest) -> Page[Thing]:
    """The page that is asked for; the last one for any beyond."""
    pages = max(1, -(-len(things) // PER_PAGE))
    here = min(max(page_of(request), 1), pages)
    return Page(things[(here - 1) * PER_PAGE : here * PER_PAGE], here, pages)
