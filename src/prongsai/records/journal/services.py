"""Writes the journal: append-only, each entry bound to the one before it."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any, Protocol

from django.db import models, transaction

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
    """
    with transaction.atomic():
        last = Entry.objects.select_for_update().filter(chain=chain).order_by("-number").first()
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


def _moment(at: datetime) -> str:
    return at.astimezone(clock.BANGKOK).isoformat(timespec="microseconds")
