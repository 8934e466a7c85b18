"""Closing a national round: 8,300 agencies with three surveys each and 1.4 million sheets are shut, mixed, counted,
measured for quality and scored, and the graded results are recorded and published.

Worst case: no survey was mixed since its last sheet, so all sheets and keys are rewritten first. Then the usual case:
what came was mixed in the night before. In SQLite, and in a database that is made in the local PostgreSQL.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from prongsai.records.rounds.models import Round

Row = tuple[object, ...]

YEAR = 2568
AGENCIES = int(os.environ.get("PRONGSAI_BENCH_AGENCIES", "8300"))
SHEETS = {"IIT": 56, "EIT1": 93, "EIT2": 20}  # of an agency: 1.4 million in all
SUGGESTED = 0.1
DAYS = 20
LOCAL_POSTGRESQL = "postgresql:///postgres"


def main() -> None:
    """Each engine and case in a process of its own."""
    if len(sys.argv) > 1:
        measure(*sys.argv[1:3])
        return
    for engine in ("postgresql", "sqlite"):
        for case in ("unmixed", "mixed"):
            command = [sys.executable, "-m", "benchmarks.closing", engine, case]
            subprocess.run(command, check=True)  # noqa: S603 (our own module)


def measure(engine: str, case: str) -> None:
    """Makes the round, then closes and announces it; prints seconds and the most memory."""
    with tempfile.TemporaryDirectory() as folder:
        name = _prepare(engine, folder)
        try:
            _run(engine, case)
        finally:
            _drop(name)


def _prepare(engine: str, folder: str) -> str:
    """An empty database of our own; its name where the server has to be told to drop it."""
    os.environ["PRONGSAI_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.site.settings.demo"
    name = f"prongsai_bench_{os.getpid()}" if engine == "postgresql" else ""
    if name:
        _tell_server(f"CREATE DATABASE {name}")
        os.environ["DATABASE_URL"] = f"postgresql:///{name}"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    return name


def _drop(name: str) -> None:
    from django.db import connections

    connections.close_all()
    if name:
        _tell_server(f"DROP DATABASE {name}")


def _tell_server(statement: str) -> None:
    import psycopg

    with psycopg.connect(LOCAL_POSTGRESQL, autocommit=True) as server:
        server.execute(statement)


def _run(engine: str, case: str) -> None:
    begun = time.perf_counter()
    the_round = _make(waiting=case == "unmixed")
    print(f"{engine}, {case}: made in {time.perf_counter() - begun:.0f} s", flush=True)
    from prongsai.records.results.from_rounds import announce
    from prongsai.records.results.models import Result
    from prongsai.records.surveys.closing import close_round
    from prongsai.records.surveys.mixing import tidy
    from prongsai.records.surveys.models import Closing, Survey

    before, busy = _peak(), _busy()
    begun = time.perf_counter()
    close_round(the_round)
    tidy()
    closed = time.perf_counter()
    announce(the_round)
    done, busy = time.perf_counter(), _busy() - busy
    sheets = sum(Closing.objects.values_list("sheets", flat=True))
    assert sheets == AGENCIES * sum(SHEETS.values())
    assert Closing.objects.count() == Survey.objects.count() == 3 * AGENCIES
    assert Result.objects.filter(is_published=True, total__isnull=False).count() == AGENCIES
    print(f"  {sheets:,} sheets of {3 * AGENCIES:,} surveys: closed in {closed - begun:.1f} s, scored and published in")
    print(f"  {done - closed:.1f} s, together {done - begun:.1f} s ({busy:.0f} s of one processor),", end=" ")
    print(f"peak {_peak()} MiB ({before} MiB before)", flush=True)


def _busy() -> float:
    """Seconds of processor that this process and its server in PostgreSQL have used."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    connection.ensure_connection()
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def _peak() -> int:
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) // 1024


def _make(*, waiting: bool) -> Round:
    """The round with its agencies, headcounts, surveys, answers and judgements."""
    from prongsai.records.agencies.models import Agency
    from prongsai.records.agencies.services import Named, register
    from prongsai.records.rounds.models import Enrolment, Round, RoundKind
    from prongsai.records.rounds.services import RoundDraft, enrol, make_round
    from prongsai.records.surveys.models import Survey
    from prongsai.records.surveys.services import open_surveys

    names = [f"องค์การบริหารส่วนตำบลจำลองที่{number}" for number in range(AGENCIES)]
    register([Named(name, "เชียงใหม่", is_simulated=True) for name in names])
    the_round = make_round(RoundDraft(RoundKind.OFFICIAL, YEAR, YEAR, is_simulated=True))
    enrol(the_round, Agency.objects.order_by("pk"))
    Enrolment.objects.update(staff=160, served=900)
    open_surveys(the_round)
    surveys = list(Survey.objects.order_by("pk").values_list("pk", "instrument"))
    for table, columns, rows in _tables(the_round, surveys):
        _load(table, columns, rows)
    for code, count in SHEETS.items():
        Survey.objects.filter(instrument=code).update(received=count, waiting=count if waiting else 0)
    _settle()
    return Round.objects.select_related("framework").get(pk=the_round.pk)


def _tables(the_round: Round, surveys: list[tuple[int, str]]) -> Iterator[tuple[str, str, Iterator[Row]]]:
    from prongsai.core.scoring.tally import layout
    from prongsai.records.disclosures.selectors import items_of
    from prongsai.records.rounds.selectors import instrument_of, rules_of

    framework = rules_of(the_round)
    columns = {code: [row[1] for row in layout(framework, instrument_of(framework, code).code)] for code in SHEETS}
    people = [survey for survey, code in surveys for _ in range(SHEETS[code])]
    draw = random.Random(YEAR)
    draw.shuffle(people)
    codes = dict(surveys)
    yield (
        "surveys_sheet",
        "id, survey_id, answers",
        ((draw.getrandbits(63), one, _sheet(draw, columns[codes[one]])) for one in people),
    )
    yield "surveys_key", "id, survey_id", ((_uuid(draw), one) for one in people)
    yield (
        "surveys_suggestion",
        "id, survey_id, words",
        (
            (draw.getrandbits(63), one, "อยากให้เพิ่มที่จอดรถและตอบเรื่องร้องเรียนให้เร็วขึ้น")
            for one in people
            if codes[one] == "EIT1" and draw.random() < SUGGESTED
        ),
    )
    yield "surveys_daycount", "id, survey_id, day, mode, point, sheets", _days(draw, surveys)
    yield (
        "disclosures_review",
        "enrolment_id, item, points, note, judged_at",
        (
            (enrolment, item, 100 if draw.random() < 0.9 else 0, "", the_round.made_at)
            for enrolment in the_round.enrolments.values_list("pk", flat=True)
            for item in items_of(framework)
        ),
    )


def _sheet(draw: random.Random, columns: list[bytes]) -> str:
    return "".join(chr(options[int(draw.random() ** 0.4 * len(options))]) for options in columns)


def _uuid(draw: random.Random) -> UUID | str:
    from django.db import connection

    value = UUID(int=draw.getrandbits(128))
    return value if connection.vendor == "postgresql" else value.hex


def _days(draw: random.Random, surveys: list[tuple[int, str]]) -> Iterator[Row]:
    first = date(2025, 3, 1)
    for survey, code in surveys:
        mode = "interview" if code == "EIT2" else "self"
        per_day = -(-SHEETS[code] // DAYS)
        for number in range(SHEETS[code] // per_day):
            yield draw.getrandbits(63), survey, first + timedelta(days=number), mode, 0, per_day


def _load(table: str, columns: str, rows: Iterator[Row]) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * (columns.count(",") + 1))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)


def _settle() -> None:
    """What a database does by itself in the days of a round."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    main()
