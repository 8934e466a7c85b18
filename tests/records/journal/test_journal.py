"""The journal: append-only in both databases, readable, and verifiable after names were erased."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from prongsai.records.accounts.models import User
from prongsai.records.journal.models import SITE, Entry, Person
from prongsai.records.journal.selectors import chains, of_chain, of_object
from prongsai.records.journal.services import Broken, erase_names, verify, write
from prongsai.records.journal.verbs import verb
from tests import build

GREETED = verb("tests.greeted", "ทักทาย {person} ครั้งที่ {count}", "Greeted {person}, time {count}")


def greet(times: int = 1, chain: str = SITE, actor: User | None = None, person: str = "สมหมาย ใจดี") -> None:
    for number in range(times):
        write(chain, GREETED, actor=actor, facts={"count": number + 1}, names={"person": person, "other": "อีกคน"})


@pytest.mark.django_db
def test_an_entry_reads_as_a_sentence_and_names_who_acted() -> None:
    actor = build.user("สมหญิง รักงาน")
    greet(actor=actor)
    line = of_chain(SITE).lines[0]
    assert line.what.th == "ทักทาย สมหมาย ใจดี ครั้งที่ 1"
    assert line.what.en == "Greeted สมหมาย ใจดี, time 1"
    assert line.who.th == "สมหญิง รักงาน"
    greet()
    assert of_chain(SITE).lines[0].who.en == "The system"


@pytest.mark.django_db
def test_a_thing_shows_what_was_done_to_it_and_to_nothing_else() -> None:
    of, other = build.agency("เทศบาลตำบลหนึ่ง"), build.agency("เทศบาลตำบลสอง")
    write(of.code, GREETED, about=of, facts={"count": 1}, names={"person": "ก"})
    write(other.code, GREETED, about=other, facts={"count": 2}, names={"person": "ข"})
    assert [line.what.th for line in of_object(of)] == ["ทักทาย ก ครั้งที่ 1"]
    assert set(chains()) == {of.code, other.code}


@pytest.mark.django_db
def test_pages_of_a_chain_are_the_newest_first_and_never_out_of_range() -> None:
    greet(51)
    first, last = of_chain(SITE, 1), of_chain(SITE, 99)
    assert (first.total, first.pages, last.page) == (51, 2, 2)
    assert [line.number for line in first.lines][:2] == [51, 50]
    assert [line.number for line in last.lines] == [1]
    assert of_chain("nothing").lines == ()


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["update", "delete"])
@pytest.mark.parametrize("table", [Entry, Person])
def test_the_database_refuses_to_change_or_delete(table: type[Entry | Person], what: str) -> None:
    greet()
    changed = {"verb": "tests.other"} if table is Entry else {"actor_name": "คนอื่น"}
    with pytest.raises(DatabaseError, match="journal"), transaction.atomic():
        table.objects.update(**changed) if what == "update" else table.objects.all()._raw_delete("default")
    assert verify(SITE) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("names", [{"person": "อีกชื่อ"}, {"person": "สมหมาย ใจดี", "third": "เพิ่ม"}])
def test_names_can_be_erased_but_not_changed(names: dict[str, str]) -> None:
    greet()
    with pytest.raises(DatabaseError, match="erased"), transaction.atomic():
        Person.objects.update(names=names)
    assert Person.objects.update(names={"other": "อีกคน"}) == 1
    assert Person.objects.update(names={}) == 1


@pytest.mark.django_db
def test_a_person_is_erased_and_the_chain_still_verifies() -> None:
    leaving, staying = build.user("สมหมาย ใจดี"), build.user("สมหญิง รักงาน")
    greet(actor=leaving, person="สมหญิง รักงาน")
    greet(actor=staying, person="สมหมาย ใจดี")
    greet(chain="another", person="สมหมาย ใจดี")
    assert erase_names(leaving, [SITE]) == 2
    assert "สมหมาย" in of_chain("another").lines[0].what.th, "a namesake elsewhere"
    theirs, hers = of_chain(SITE).lines
    assert (hers.who.th, hers.what.th) == ("(ลบชื่อแล้ว)", "ทักทาย สมหญิง รักงาน ครั้งที่ 1")
    assert (theirs.who.th, theirs.what.th) == ("สมหญิง รักงาน", "ทักทาย - ครั้งที่ 1")
    assert verify(SITE) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("fact", [1.5, date(2026, 11, 21), [0.1], {"deep": b"x"}, {1: "number as a name"}])
def test_a_fact_that_would_come_back_otherwise_is_refused(fact: object) -> None:
    with pytest.raises(TypeError, match="facts"):
        write(SITE, GREETED, facts={"count": fact})
    assert not Entry.objects.exists()


def without_triggers() -> None:
    """What only the owner of the database can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER journal_entry_stays")
            cursor.execute("DROP TRIGGER journal_entry_not_deleted")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("number", "change"), [(2, {"facts": {"count": 9}}), (3, {"actor": "u1"}), (1, {"at": "2020-01-01T00:00Z"})]
)
def test_a_changed_entry_is_found(number: int, change: dict[str, object]) -> None:
    greet(4)
    without_triggers()
    Entry.objects.filter(number=number).update(**change)
    assert verify(SITE) == Broken(SITE, number)


@pytest.mark.django_db
def test_a_removed_entry_is_found() -> None:
    greet(4)
    without_triggers()
    Entry.objects.filter(number=4).update(number=5)
    assert verify(SITE) == Broken(SITE, 5)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("chain", ["new", SITE])
def test_writers_at_the_same_time_make_one_unbroken_chain(chain: str) -> None:
    if chain == SITE:
        greet(chain=chain)
    start = threading.Barrier(4)
    failed: list[BaseException] = []

    def work() -> None:
        try:
            start.wait()
            greet(5, chain)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    writers = [threading.Thread(target=work) for _ in range(4)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert failed == []
    assert verify(chain) == 20 + (chain == SITE)
