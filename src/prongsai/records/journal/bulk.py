"""Many acts at once, as an import makes them: each in its own chain, bound to what stands there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import models, transaction

from prongsai.adapters import clock
from prongsai.records.journal.models import Entry, Person
from prongsai.records.journal.services import Actor, hash_of


class Act(NamedTuple):
    """One act to be written; see `services.write`."""

    chain: str
    verb: str
    about: models.Model | None = None
    facts: dict[str, Any] = {}
    names: dict[str, str] = {}


def write_each(acts: Sequence[Act], actor: Actor | None = None) -> None:
    """Append acts to their chains in order; call it in the transaction that does them."""
    with transaction.atomic():
        last = _last({act.chain for act in acts})
        entries = []
        for act in acts:
            last[act.chain] = _entry(act, last.get(act.chain), actor)
            entries.append(last[act.chain])
        Entry.objects.bulk_create(entries)
        name = str(actor) if actor is not None else ""
        people = (Person(entry=one, actor_name=name, names=act.names) for one, act in zip(entries, acts, strict=True))
        Person.objects.bulk_create(people)


def _last(chains: set[str]) -> dict[str, Entry]:
    """The last entry of each chain, held so that nobody else appends to it meanwhile."""
    newest = Entry.objects.filter(chain=models.OuterRef("chain")).order_by("-number").values("number")[:1]
    last = Entry.objects.select_for_update().filter(chain__in=chains, number=models.Subquery(newest))
    return {one.chain: one for one in last.order_by("pk")}


def _entry(act: Act, before: Entry | None, actor: Actor | None) -> Entry:
    entry = Entry(
        chain=act.chain,
        number=before.number + 1 if before else 1,
        at=clock.now(),
        verb=act.verb,
        object_type=act.about._meta.label_lower if act.about is not None else "",
        object_id=str(act.about.pk) if act.about is not None else "",
        facts=act.facts,
        actor=f"u{actor.pk}" if actor is not None else "",
        previous_hash=before.hash if before else "",
    )
    entry.hash = hash_of(entry)
    return entry
