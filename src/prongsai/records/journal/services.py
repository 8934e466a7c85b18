"""Writes the journal: append-only, each entry bound to the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from django.db import connection, models, transaction

from prongsai.adapters import clock
from prongsai.records.journal.models import Entry, Person


class Actor(Protocol):
    """Who acts: a user of accounts, which this app does not know."""

    pk: Any

    def __str__(self) -> str: ...


def write(
    chain: str,
    verb: str,
    *,
    actor: Actor | None = None,
    about: models.Model | None = None,
    facts: dict[str, Any] | None = None,
    names: dict[str, str] | None = None,
) -> Entry:
    """Append an act to a chain (an agency's code, or SITE). Call it in the transaction that does the act.

    `facts` must hold no personal data; names of people go into `names`, which are kept apart and can be erased.
    Raises TypeError for facts that a database would give back otherwise than it got them (floats, dates).
    """
    _require_plain(facts or {})
    with transaction.atomic():
        _wait_for(chain)
        last = Entry.objects.filter(chain=chain).order_by("-number").first()
        entry = Entry(
            chain=chain,
            number=last.number + 1 if last else 1,
            at=clock.now(),
            verb=verb,
            object_type=about._meta.label_lower if about is not None else "",
            object_id=str(about.pk) if about is not None else "",
            facts=facts or {},
            actor=f"u{actor.pk}" if actor is not None else "",
            previous_hash=last.hash if last else "",
        )
        entry.hash = hash_of(entry)
        entry.save()
        Person.objects.create(entry=entry, actor_name=str(actor) if actor is not None else "", names=names or {})
    return entry


def hash_of(entry: Entry) -> str:
    """SHA-256 over everything in the entry and the hash of the one before it."""
    content = [entry.chain, entry.number, _moment(entry.at), entry.verb, entry.object_type, entry.object_id]
    content += [entry.facts, entry.actor, entry.previous_hash]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class Broken(NamedTuple):
    """The first entry of a chain that does not fit: it was changed, or one before it is gone."""

    chain: str
    number: int


def verify(chain: str) -> int | Broken:
    """How many entries a chain has, when each fits the one before it; else the first that does not."""
    count, before = 0, ""
    for entry in Entry.objects.filter(chain=chain).order_by("number").iterator(chunk_size=2000):
        if entry.number != count + 1 or entry.previous_hash != before or entry.hash != hash_of(entry):
            return Broken(chain, entry.number)
        count, before = entry.number, entry.hash
    return count


def erase_names(actor: Actor, chains: Collection[str], known_as: Collection[str] = ()) -> int:
    """Take a person's names out of the journal; acts, times and hashes stay. The number of entries changed.

    Her acts lose her name wherever they stand; where an entry of `chains` names her by a name that she acted under
    or is `known_as`, that name goes too.
    """
    with transaction.atomic():
        own = Person.objects.filter(entry__actor=f"u{actor.pk}").exclude(actor_name="")
        called = {*known_as, *own.values_list("actor_name", flat=True).distinct()} - {""}
        changed = set(own.values_list("pk", flat=True))
        own.update(actor_name="")
        for person in Person.objects.filter(entry__chain__in=chains).exclude(names={}).iterator(chunk_size=2000):
            left = {what: name for what, name in person.names.items() if name not in called}
            if left != person.names:
                Person.objects.filter(pk=person.pk).update(names=left)
                changed.add(person.pk)
    return len(changed)


def _wait_for(chain: str) -> None:
    """One writer of a chain at a time, the writer of its first entry too. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"journal {chain}"])


def _require_plain(value: object) -> None:
    if isinstance(value, dict):
        for name, one in value.items():
            _require_plain(one)
            if not isinstance(name, str):
                raise TypeError(f"facts are named by texts, not by {name!r}")
    elif isinstance(value, list | tuple):
        for one in value:
            _require_plain(one)
    elif value is not None and not isinstance(value, str | int):
        raise TypeError(f"facts hold texts, whole numbers and lists of them, not {value!r}")


def _moment(at: datetime) -> str:
    return at.astimezone(clock.BANGKOK).isoformat(timespec="microseconds")
