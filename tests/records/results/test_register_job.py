import pytest

from prongsai.adapters import file_store
from prongsai.records.agencies import register_import
from prongsai.records.agencies.models import Agency
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import enqueue, take
from prongsai.records.jobs.worker import do
from prongsai.records.journal.models import SITE, Entry
from prongsai.records.results.jobs import IMPORT_REGISTER

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = "ชื่อหน่วยงาน,จังหวัด\n" + "".join(f"อบต.ที่ {number},ลำปาง\n" for number in range(3)) + "อบต.ผิด,ลำปางง\n"


class StopAt:
    """Asks the worker to stop as soon as so many agencies are there."""

    def __init__(self, count: int) -> None:
        self.count = count

    def is_set(self) -> bool:
        return Agency.objects.count() >= self.count

    def wait(self, timeout: float, /) -> bool:
        return True


def work(stop_at: int = 99) -> Job:
    job = take()
    assert job is not None
    do(job, StopAt(stop_at))
    job.refresh_from_db()
    return job


def test_an_import_that_was_stopped_goes_on_where_it_was_and_counts_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_import, "PIECE", 1)
    sha256 = file_store.put(TABLE.encode())
    enqueue(IMPORT_REGISTER, sha256=sha256, name="ทะเบียน.csv", since_year=2570, corrects=False, by=None)
    stopped = work(stop_at=2)
    assert (stopped.state, stopped.done, Agency.objects.count()) == (State.WAITING, 2, 2)
    done = work()
    assert (done.state, done.done, done.total) == (State.DONE, 3, 3)
    assert done.message.en == "3 new · 0 changed · 0 unchanged · 1 left out"
    assert Entry.objects.get(chain=SITE).facts["new"] == 3
