"""The journal under attack by SQL, and by names that look like sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import DatabaseError, connection, transaction

from prongsai.records.journal.models import Entry, Person
from prongsai.records.journal.selectors import of_chain
from prongsai.records.journal.services import verify, write
from prongsai.records.journal.verbs import verb
from tests import build

pytestmark = pytest.mark.django_db
MADE = verb("attack.made", "{person} ทำ {thing}", "{person} made {thing}")
EVERYWHERE = (
    "UPDATE journal_entry SET facts = '{}'",
    "UPDATE journal_entry SET verb = 'x' WHERE number = 1",
    "DELETE FROM journal_person",
    "DELETE FROM journal_entry WHERE number = 2",
    "UPDATE journal_person SET actor_name = 'อื่น'",
    'UPDATE journal_person SET names = \'{"person": "อื่น"}\'',
    "UPDATE journal_person SET entry_id = entry_id + 1",
)
ON_SQLITE = (
    "INSERT OR REPLACE INTO journal_entry SELECT id, chain, number, at, 'x', object_type, object_id, facts, actor, "  # noqa: ISC004
    "previous_hash, hash FROM journal_entry WHERE number = 2",
    "REPLACE INTO journal_person SELECT id, 'อื่น', names, entry_id FROM journal_person",
    "UPDATE OR REPLACE journal_entry SET number = 1 WHERE number = 2",
)
ON_POSTGRESQL = (
    "TRUNCATE journal_entry CASCADE",
    "TRUNCATE journal_person",
    "INSERT INTO journal_entry SELECT * FROM journal_entry ON CONFLICT (id) DO UPDATE SET verb = 'x'",
    "MERGE INTO journal_entry e USING (SELECT 1) s ON TRUE WHEN MATCHED THEN UPDATE SET verb = 'x'",
    "WITH gone AS (DELETE FROM journal_entry RETURNING 1) SELECT * FROM gone",
)


def statements() -> Sequence[str]:
    return EVERYWHERE + (ON_POSTGRESQL if connection.vendor == "postgresql" else ON_SQLITE)


def test_no_statement_changes_what_was_written() -> None:
    person = build.user("นางสาวผู้ทำ")
    for n in range(3):
        write("a-town", MADE, actor=person, facts={"thing": str(n)}, names={"person": "นายหนึ่ง"})
    before = list(Entry.objects.order_by("pk").values()), list(Person.objects.order_by("pk").values())
    done = []
    for statement in statements():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
            done.append(statement)
        except DatabaseError:
            pass
    assert done == []
    assert before == (list(Entry.objects.order_by("pk").values()), list(Person.objects.order_by("pk").values()))
    assert verify("a-town") == 3


NAMES = (
    "{thing}",
    "{0}",
    "{person.__class__}",
    "{",
    "}}",
    "%s",
    "{!r}",
    "<script>alert(1)</script>",
    "\u202eอ",
    "{" * 99,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_with_braces_is_only_a_name(name: str) -> None:
    person = build.user(name)
    write("a-town", MADE, actor=person, facts={"thing": "เรื่อง"}, names={"person": name})
    (line,) = of_chain("a-town").lines
    assert line.what.th == f"{name} ทำ เรื่อง"
    assert line.who.th == name


def test_an_entry_that_was_put_in_by_hand_is_found() -> None:
    for n in range(3):
        write("a-town", MADE, facts={"thing": str(n)})
    last = Entry.objects.get(number=3)
    forged = Entry.objects.create(
        chain="a-town", number=4, at=last.at, verb=MADE, facts={}, previous_hash=last.hash, hash="0" * 64
    )
    Person.objects.create(entry=forged)
    assert verify("a-town") != 4
