import pytest

from prongsai.records.journal.bulk import Act, write_each
from prongsai.records.journal.models import Entry
from prongsai.records.journal.services import hash_of, write
from tests import build

pytestmark = pytest.mark.django_db


def test_many_acts_go_on_in_their_chains_as_single_ones_do() -> None:
    officer = build.user("นางสาวใจ ดี")
    write("a-1", "one", actor=officer)
    write_each([Act("a-1", "two", names={"person": "ใคร"}), Act("a-2", "one"), Act("a-1", "three")], officer)
    last = write("a-1", "four")
    chain = list(Entry.objects.filter(chain="a-1").order_by("number"))
    assert [(one.number, one.verb) for one in chain] == [(1, "one"), (2, "two"), (3, "three"), (4, "four")]
    assert [one.previous_hash for one in chain[1:]] == [one.hash for one in chain[:-1]]
    assert all(one.hash == hash_of(one) for one in chain)
    assert chain[1].person.names == {"person": "ใคร"}
    assert chain[2].person.actor_name == "นางสาวใจ ดี"
    assert last.number == 4
    assert Entry.objects.get(chain="a-2").previous_hash == ""
