from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction
from django.utils import timezone

from prongsai.core.text import Text
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.registry import JobFailed, job
from prongsai.records.jobs.run import Interrupted, JobLost, Run
from prongsai.records.jobs.services import enqueue, lease, take
from prongsai.records.jobs.worker import MOST_SETBACKS, do

pytestmark = pytest.mark.django_db


@job("tests.greet")
def greet(run: Run, *, name: str) -> None:
    run.reached(None, done=1, total=1, message=Text(f"สวัสดี {name}", f"Hello {name}"))


@job("tests.refuse")
def refuse(run: Run) -> None:
    raise JobFailed(Text("ไม่พบไฟล์", "The file is not there."))


@job("tests.break")
def break_down(run: Run) -> None:
    raise ZeroDivisionError


@job("tests.held_up")
def held_up(run: Run, *, how: str) -> None:
    """It takes so long that another worker takes it over, and ends badly then."""
    Job.objects.filter(pk=run.job_id).update(heartbeat=timezone.now() - lease() - timedelta(seconds=1))
    assert take() is not None
    if how == "stop":
        raise Interrupted
    refuse(run) if how == "refuse" else break_down(run)


def taken(kind: str, **arguments: object) -> Job:
    enqueue(kind, **arguments)
    held = take()
    assert held is not None
    return held


def fell_silent(held: Job) -> None:
    Job.objects.filter(pk=held.pk).update(heartbeat=timezone.now() - lease() - timedelta(seconds=1))


def test_a_job_is_done_with_its_arguments_and_says_how_far_it_is() -> None:
    do(taken("tests.greet", name="แม่สาย"), Event())
    done = Job.objects.get()
    assert (done.state, done.done, done.total) == (State.DONE, 1, 1)
    assert done.message == Text("สวัสดี แม่สาย", "Hello แม่สาย")


def test_a_kind_that_nobody_does_is_refused_when_it_is_asked_for() -> None:
    with pytest.raises(LookupError, match=r"tests\.nothing"):
        enqueue("tests.nothing")


def test_a_job_of_a_newer_version_waits_for_a_worker_that_knows_it() -> None:
    Job.objects.create(kind="tests.of-tomorrow")
    assert take() is None


def test_a_job_that_is_held_is_given_to_nobody_else() -> None:
    taken("tests.greet", name="x")
    assert take() is None


def test_the_oldest_job_comes_first() -> None:
    first = enqueue("tests.greet", name="1")
    enqueue("tests.greet", name="2")
    assert take() == first


def test_a_job_whose_worker_fell_silent_goes_on_from_its_cursor() -> None:
    held = taken("tests.greet", name="x")
    Run(held).reached({"row": 7}, done=7)
    fell_silent(held)
    again = take()
    assert again is not None
    assert (again.pk, again.cursor, again.attempt) == (held.pk, {"row": 7}, 2)


def test_who_lost_a_job_can_write_nothing_more() -> None:
    held = taken("tests.greet", name="x")
    fell_silent(held)
    take()
    with pytest.raises(JobLost):
        Run(held).reached(1, done=1)
    with pytest.raises(JobLost):
        Run(held).finish()


@pytest.mark.parametrize("how", ["refuse", "break", "stop"])
def test_who_lost_a_job_and_then_fails_leaves_it_to_the_other(how: str) -> None:
    held = taken("tests.held_up", how=how)
    do(held, Event())
    job = Job.objects.get()
    assert (job.state, job.attempt, job.setbacks) == (State.RUNNING, 2, 1)


def test_a_refusal_is_final_and_speaks_to_the_person() -> None:
    do(taken("tests.refuse"), Event())
    failed = Job.objects.get()
    assert (failed.state, failed.message.th) == (State.FAILED, "ไม่พบไฟล์")


def test_an_error_is_tried_again_later(caplog: pytest.LogCaptureFixture) -> None:
    do(taken("tests.break"), Event())
    waiting = Job.objects.get()
    assert (waiting.state, waiting.setbacks) == (State.WAITING, 1)
    assert waiting.not_before > timezone.now()
    assert "ZeroDivisionError" in caplog.text


def test_after_many_setbacks_the_job_fails_in_words() -> None:
    held = taken("tests.break")
    held.setbacks = MOST_SETBACKS
    do(held, Event())
    failed = Job.objects.get()
    assert failed.state == State.FAILED
    assert f"งานเลขที่ {failed.pk}" in failed.message.th


def test_progress_makes_up_for_setbacks() -> None:
    held = taken("tests.greet", name="x")
    Job.objects.update(setbacks=3)
    Run(held).reached(1, done=1)
    assert Job.objects.get().setbacks == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_must_stop_keeps_the_step_and_gives_the_job_back() -> None:
    held = taken("tests.greet", name="x")
    run = Run(held, stopping=lambda: True)
    with pytest.raises(Interrupted), transaction.atomic():
        run.reached(5, done=5)
    run.give_back()
    assert (Job.objects.get().cursor, Job.objects.get().state) == (5, State.WAITING)


@pytest.mark.django_db(transaction=True)
def test_a_step_that_is_undone_is_not_recorded() -> None:
    held = taken("tests.greet", name="x")
    with transaction.atomic():
        Run(held).reached(5, done=5)
        transaction.set_rollback(True)
    assert Job.objects.get().cursor is None
