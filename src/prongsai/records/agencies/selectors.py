"""Finds agencies."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q

from prongsai.core.thai.names import normalise_name
from prongsai.records.agencies.models import Agency


def by_code(code: str) -> Agency | None:
    """The agency whose address is `code`."""
    return Agency.objects.filter(code=code).first()


def matching(q: str, prefix: str = "") -> Q:
    """The condition that `q` as a whole, or each of its words, stands in the search text.

    `prefix` leads from the model that is searched to its agency ("agency__").
    """
    words = [normalise_name(word) for word in q.split()]
    every_word = Q()
    for word in filter(None, words):
        every_word &= Q(**{f"{prefix}search_text__contains": word})
    return every_word | Q(**{f"{prefix}search_text__contains": normalise_name(q)}) if len(words) > 1 else every_word


class Identity(NamedTuple):
    """What an agency was called in a year, and which kind it was (the value of an AgencyKind)."""

    name: str
    kind: str


def identity_in(agency: Agency, fiscal_year: int) -> Identity:
    """The name and kind of an agency in a fiscal year."""
    former = agency.former_names.filter(until_year__gte=fiscal_year).order_by("until_year").first()
    return Identity(former.name, former.kind) if former else Identity(agency.name, agency.kind)


class RegisterPage(NamedTuple):
    """A page of the register; `page` counts from 1 and lies within `pages`."""

    agencies: tuple[Agency, ...]
    total: int
    page: int
    pages: int


def register_page(q: str = "", page: int = 1, per_page: int = 50) -> RegisterPage:
    """The agencies of the register in Thai order, without those of the demonstration."""
    found = Agency.objects.filter(matching(q), is_simulated=False).order_by("sort_key", "pk")
    total = found.count()
    pages = max(1, -(-total // per_page))
    page = min(max(1, page), pages)
    shown = found.select_related("parent")[(page - 1) * per_page : page * per_page]
    return RegisterPage(tuple(shown), total, page, pages)
