"""Slow work that a worker does: announcing a round and telling of it, the simulated round, and the register of
agencies, which lies below the jobs."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction

from prongsai.adapters import file_store
from prongsai.adapters.sheets import SheetError
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.register_import import Counts, Manner, finish, pieces, take_in
from prongsai.records.agencies.register_sheet import Sheet, read_register
from prongsai.records.jobs.registry import JobFailed, job
from prongsai.records.jobs.run import Run
from prongsai.records.results.from_rounds import announce
from prongsai.records.results.simulate import COUNT, simulate
from prongsai.records.results.telling import TELL, tell_all
from prongsai.records.rounds.announcing import ANNOUNCE
from prongsai.records.rounds.models import Round

SIMULATE = "results.simulate"
IMPORT_REGISTER = "agencies.import"
SIMULATING = Text("สร้างรอบจำลอง", "Making the simulated round")


@job(SIMULATE)
def simulate_round(run: Run) -> None:
    """Makes the simulated round, ten agencies at a time; the cursor is the number of the next agency."""
    at = run.cursor or 0
    while at < COUNT:
        with transaction.atomic():
            at = simulate(at)
            run.reached(at, done=at, total=COUNT, message=SIMULATING)


@job(ANNOUNCE)
def announce_round(run: Run, the_round: int, by: int | None = None) -> None:
    """Announces the results of an official round; the cursor is the last enrolment whose result is recorded."""
    found = Round.objects.select_related("framework", "agency").get(pk=the_round)
    try:
        announce(found, User.objects.filter(pk=by or 0).first(), run=run)
    except InputError as error:
        raise JobFailed(error.text) from error


@job(TELL)
def tell_of_results(run: Run, the_round: int) -> None:
    """Tells the people of each agency of a round that its result was announced."""
    tell_all(Round.objects.get(pk=the_round), run)


class Order(NamedTuple):
    """An import that was asked for: the file by its hash and name, how names are taken, by whom."""

    sha256: str
    name: str
    since_year: int
    corrects: bool
    by: int | None

    @property
    def manner(self) -> Manner:
        return Manner(self.since_year, self.corrects)


@job(IMPORT_REGISTER)
def import_register(run: Run, **order: object) -> None:
    """Takes a register in piece by piece; the cursor holds the number of the next piece and the counts so far."""
    wanted = Order(**order)  # type: ignore[arg-type]
    sheet, by = _sheet(wanted), User.objects.filter(pk=wanted.by or 0).first()
    parts = pieces(sheet)
    at, counts = run.cursor or (0, Counts(problems=len({one.row for one in sheet.problems})))
    while at <= len(parts):
        with transaction.atomic():
            if at < len(parts):
                counts = Counts(*counts).plus(take_in(parts[at], sheet, wanted.manner, by))
            else:
                finish(Counts(*counts), wanted.name, by)
            at += 1
            done = sum(map(len, parts[:at]))
            run.reached((at, counts), done=done, total=len(sheet.lines), message=said(Counts(*counts)))


def said(counts: Counts) -> Text:
    """What an import has done, in a sentence."""
    new, changed, unchanged, problems = counts
    return Text(
        f"ใหม่ {new:,} · แก้ไข {changed:,} · เหมือนเดิม {unchanged:,} · ข้ามเพราะมีข้อผิด {problems:,}",
        f"{new:,} new · {changed:,} changed · {unchanged:,} unchanged · {problems:,} left out",
    )


def _sheet(order: Order) -> Sheet:
    try:
        return read_register(file_store.get(order.sha256), order.name)
    except SheetError as error:
        raise JobFailed(error.text) from error
    except FileNotFoundError as error:
        raise JobFailed(Text("ไม่พบไฟล์ที่ส่งมาแล้ว โปรดส่งใหม่", "The file is no longer there. Send it again.")) from error
