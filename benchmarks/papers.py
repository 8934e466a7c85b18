"""The papers of a nation and of one agency.

8,300 simulated agencies in SQLite: `prongsai papers` makes a part of their analyses in DOCX and PDF with two processes
(PAPERS=8300 for all of them), and the time for all is told from its rate after start-up. Then one agency with a plan:
all papers of its year, built and rendered in DOCX and PDF in one process that is warm. Processor time stands beside the
seconds: it is what a machine without other work would need.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.table import AGENCIES
from benchmarks.table import build as build_nation

YEAR = 2568
PART = int(os.environ.get("PAPERS", "400"))


def nation(folder: Path) -> None:
    """Stops the command after a part, as a person would, and tells its rate."""
    out = folder / "out"
    command = [sys.executable, "-m", "prongsai", "papers", "--year", str(YEAR), "--out", str(out)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    first = None
    while process.poll() is None and _made(out) < PART:
        time.sleep(0.2)
        if first is None and _made(out):
            first = (time.perf_counter(), _made(out))
    seconds, made = time.perf_counter(), _made(out)
    process.terminate()
    process.wait()
    assert first is not None
    rate = (made - first[1]) / (seconds - first[0]) if made > first[1] else made / (seconds - start)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    each = (used.ru_utime + used.ru_stime) / _made(out)
    print(f"{made} of {AGENCIES} analyses in DOCX and PDF, two processes: {rate:.1f} a second after start-up")
    print(f"all of them: {AGENCIES / rate / 60:.1f} minutes; start-up {first[0] - start:.1f} s")
    print(f"processor time {1000 * each:.0f} ms a paper, {AGENCIES * each / 2 / 60:.1f} minutes on two cores")
    print(f"memory {used.ru_maxrss / 1024:.0f} MiB a process at most")


def _made(out: Path) -> int:
    manifest = out / "manifest.jsonl"
    return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


def one_agency() -> None:
    """All papers of one agency's year, three rounds."""
    from datetime import date

    from prongsai.adapters.render import render
    from prongsai.records.accounts.models import User
    from prongsai.records.agencies.models import Agency
    from prongsai.records.measures.models import Measure, Plan, Step
    from prongsai.records.papers.building import build_document
    from prongsai.records.papers.bulk import make_all
    from prongsai.records.papers.models import Paper

    agency = Agency.objects.filter(results__fiscal_year=YEAR).order_by("code")[0]
    years = {"plan_year": YEAR + 1, "until_year": YEAR + 1, "result_year": YEAR, "oit_year": YEAR + 1}
    plan = Plan.objects.create(agency=agency, kind="ita", **years)
    for number in range(1, 9):
        measure = Measure.objects.create(plan=plan, number=number, title=f"มาตรการที่ {number}", group=str(number))
        Step.objects.bulk_create(Step(measure=measure, number=at, text=f"ขั้นตอนที่ {at}") for at in range(1, 4))
    officer = User.objects.create_user("bench@example.go.th")
    done = make_all(agency, YEAR + 1, officer, date(2030, 1, 1))
    seconds, used = [], []
    for _ in range(4):
        start, before = time.perf_counter(), time.process_time()
        for paper in Paper.objects.filter(agency=agency):
            document = build_document(paper).document
            render(document, "docx")
            render(document, "pdf")
        seconds.append(time.perf_counter() - start)
        used.append(time.process_time() - before)
    best, cpu = min(seconds[1:]), min(used[1:])
    print(
        f"all {done.count} papers of one agency in DOCX and PDF: {best:.2f} s, processor time {cpu:.2f} s (best of 3)"
    )


def main() -> None:
    """Prints the figures of docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as folder:
        build_nation(Path(folder))
        from django.db import connections

        connections.close_all()
        nation(Path(folder))
        one_agency()


if __name__ == "__main__":
    main()
