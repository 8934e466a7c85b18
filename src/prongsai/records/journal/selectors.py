"""Reads the journal: what was done to a thing, what was done in an agency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any, NamedTuple

from django.db import models
from django.db.models.functions import Cast

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.records.journal.models import Entry
from prongsai.records.journal.verbs import said

PER_PAGE = 50
SYSTEM = Text("ระบบ", "The system")
ERASED = Text("(ลบชื่อแล้ว)", "(name erased)")


class Line(NamedTuple):
    """An act in words: when, who (a name, the system, or that the name was erased), what."""

    number: int
    at: datetime
    who: Text
    what: Text


class JournalPage(NamedTuple):
    """A page of a chain, the newest first; `page` counts from 1 and lies within `pages`."""

    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


def of_object(thing: models.Model, most: int = 100) -> tuple[Line, ...]:
    """What was done to a thing, the newest first."""
    entries = Entry.objects.filter(object_type=thing._meta.label_lower, object_id=str(thing.pk))
    return _lines(entries.order_by("-at", "-number")[:most].select_related("person"))


@dataclass(frozen=True)
class Wanted:
    """Which entries are asked for; None asks for all.

    `verbs` are names of acts, `actor` is a number as entries have it ("u12", empty for the system); `about` are the
    things that something was done to, each queryset of another model.
    """

    verbs: tuple[str, ...] | None = None
    actor: str | None = None
    day: date | None = None
    about: Sequence[models.QuerySet[Any]] | None = None

    def numbers(self, chain: str) -> models.QuerySet[Entry, int]:
        """The numbers of the entries of a chain, the newest first."""
        found = self._among(Entry.objects.filter(chain=chain))
        if self.about is None:
            return found.order_by("-number").values_list("number", flat=True)
        # One query for each kind of thing: put together by OR, PostgreSQL would look each entry up in all things.
        first, *others = [found.filter(_is_about(one)).values_list("number", flat=True) for one in self.about]
        return first.union(*others, all=True).order_by("-number")

    def _among(self, found: models.QuerySet[Entry]) -> models.QuerySet[Entry]:
        if self.verbs is not None:
            found = found.filter(verb__in=self.verbs)
        if self.actor is not None:
            found = found.filter(actor=self.actor)
        if self.day is not None:
            next_day = self.day + timedelta(days=1)
            found = found.filter(at__gte=clock.midnight(self.day), at__lt=clock.midnight(next_day))
        return found


def _is_about(things: models.QuerySet[Any]) -> models.Q:
    numbers = things.order_by().annotate(written=Cast("pk", models.CharField())).values("written")
    return models.Q(object_type=things.model._meta.label_lower, object_id__in=numbers)


ALL = Wanted()


def of_chain(chain: str, page: int = 1, wanted: Wanted = ALL) -> JournalPage:
    """What was done in a chain (an agency's code, or SITE), the newest first; a page that is not there is the last.

    The numbers of a page are found first, so that of the pages before it nothing but an index is read.
    """
    found = wanted.numbers(chain)
    count = found.count()
    pages = max(1, ceil(count / PER_PAGE))
    here = min(max(page, 1), pages)
    numbers = list(found[(here - 1) * PER_PAGE : here * PER_PAGE])
    entries = Entry.objects.filter(chain=chain, number__in=numbers).order_by("-number").select_related("person")
    return JournalPage(_lines(entries), count, here, pages)


def actors(chain: str) -> tuple[str, ...]:
    """Who acted in a chain, as entries have it; the system ("") among them."""
    return tuple(Entry.objects.filter(chain=chain).order_by("actor").values_list("actor", flat=True).distinct())


def chains() -> tuple[str, ...]:
    """Every chain that has an entry."""
    return tuple(Entry.objects.order_by("chain").values_list("chain", flat=True).distinct())


def _lines(entries: Iterable[Entry]) -> tuple[Line, ...]:
    return tuple(Line(one.number, one.at, _who(one), _what(one)) for one in entries)


def _who(entry: Entry) -> Text:
    if not entry.actor:
        return SYSTEM
    name = entry.person.actor_name
    return Text(name, name) if name else ERASED


def _what(entry: Entry) -> Text:
    values = entry.facts | entry.person.names
    return said(entry.verb, {name: _shown(value) for name, value in values.items() if value is not None})


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
