"""Papers made in several processes: a few at a time are in hand, whole files only are left behind."""

from __future__ import annotations

import hashlib
import os
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for_any
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from prongsai.core.text import Text
from prongsai.faces.cli.ending import Ending
from prongsai.faces.cli.speech import complain
from prongsai.faces.parts.paper_names import NOT_IN_A_NAME

if TYPE_CHECKING:  # a process of the pool reads this module before Django is set up
    from prongsai.records.papers.mass import Job, Order

PAPERS_A_TASK = 4
TASKS_A_PROCESS = 400
"""A process makes so many tasks and ends: whatever its libraries keep does not grow with the nation."""

LOST = Text(
    "โปรเซสหนึ่งถูกปิดกลางทาง (เครื่องอาจมีหน่วยความจำไม่พอ) ไฟล์ที่เสร็จแล้วใช้ได้ โปรดสั่งซ้ำ หรือใช้ --processes 1",
    "A process was ended (the machine may be short of memory). What is made is whole: run it again, or with "
    "--processes 1.",
)
LONGEST_NAME = 60
ELSEWHERE = "ไม่ระบุจังหวัด"


class Written(NamedTuple):
    """A file that was written, as the manifest has it; `path` is below the folder."""

    format: str
    path: str
    size: int
    sha256: str


class Done(NamedTuple):
    """A paper that was made, or why it could not be."""

    job: Job
    files: tuple[Written, ...] = ()
    problem: Text | None = None


def made(order: Order, waiting: Sequence[Job], out: Path, processes: int, stop: Ending) -> Iterator[Done]:
    """The papers as they are made; once `stop` is set, those in hand are finished and no more are begun."""
    tasks = (waiting[at : at + PAPERS_A_TASK] for at in range(0, len(waiting), PAPERS_A_TASK))
    context = get_context("spawn")
    with ProcessPoolExecutor(
        processes, mp_context=context, initializer=_begin, max_tasks_per_child=TASKS_A_PROCESS
    ) as pool:
        in_hand: set[Future[list[Done]]] = set()
        while True:
            room = 0 if stop.is_set() else 2 * processes - len(in_hand)
            in_hand |= {pool.submit(_make, order, task, out) for task in islice(tasks, room)}
            if not in_hand:
                return
            finished, in_hand = wait(in_hand, timeout=1, return_when=FIRST_COMPLETED)
            try:
                for one in finished:
                    yield from one.result()
            except BrokenProcessPool:
                complain(LOST)
                return


def _begin() -> None:
    """A process of the pool: it leaves signals to the one that began it and ends with it; fonts and words are ready."""
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)
    Thread(target=_end_with_the_starter, daemon=True).start()
    import django

    django.setup()
    from prongsai.adapters.render import warm_up

    warm_up()


def _end_with_the_starter() -> None:
    """Also when it was killed: nobody would take what is made."""
    starter = parent_process()
    if starter is not None:
        wait_for_any([starter.sentinel])
        os._exit(1)


def _make(order: Order, task: Sequence[Job], out: Path) -> list[Done]:
    return [_one(order, job, out) for job in task]


def _one(order: Order, job: Job, out: Path) -> Done:
    from prongsai.adapters.render import RenderError
    from prongsai.core.thai.errors import InputError
    from prongsai.records.papers.mass import files_of

    try:
        files = files_of(order, job.agency)
        return Done(job, tuple(_write(out, _place(order, job, form), form, content) for form, content in files.items()))
    except (InputError, RenderError) as error:
        return Done(job, problem=error.text)
    except OSError as error:
        return Done(job, problem=Text(f"เขียนไฟล์ไม่ได้ ({error.strerror})", f"Cannot be written ({error.strerror})."))


def _place(order: Order, job: Job, form: str) -> Path:
    """A folder a province, so that no folder holds the whole nation; the code keeps names apart."""
    name = NOT_IN_A_NAME.sub("-", job.name).strip("-")[:LONGEST_NAME]
    province = NOT_IN_A_NAME.sub("-", job.province).strip("-") or ELSEWHERE
    return Path(province) / f"ITA-{order.year}-{order.kind.value}-{name}-{job.code}.{form}"


def _write(out: Path, place: Path, form: str, content: bytes) -> Written:
    """The file whole or not at all."""
    path = out / place
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
    return Written(form, place.as_posix(), len(content), hashlib.sha256(content).hexdigest())
