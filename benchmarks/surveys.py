"""Answering over HTTP, load generator included: how many sheets a second are stored, and how long each one waits.

`python -m benchmarks.surveys` runs a short version on both databases; with words it runs one part for as long as asked:

    python -m benchmarks.surveys rate postgresql 60       as many as it can for 60 s, 200 surveys
    python -m benchmarks.surveys one sqlite 10            the same, all to one single survey
    python -m benchmarks.surveys steady postgresql 600    130 a second at even intervals, whatever the answers take
    python -m benchmarks.surveys form sqlite 20           opening the form, one after the other

The web server is `prongsai web` with the settings of a server; PostgreSQL is a server of our own with the durability
that comes out of the box. What is stored is counted in the database afterwards. The generator of `rate` is wrk.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from benchmarks.surveys_machine import Cluster, Web, a_machine, wait_for
from benchmarks.surveys_sending import Sender, rows_of

SURVEYS, WORKERS, CONNECTIONS = 200, 2, 16
EVENLY = 130
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Machine:
    """What is measured, and what it took so far."""

    web: Web
    cluster: Cluster | None
    codes: Sequence[str]

    def processor(self) -> dict[str, float]:
        """Seconds of processor that web and database server have used."""
        used = {"web": sum(map(_seconds_of, self.web.processes()))}
        if self.cluster:
            used["database"] = sum(map(_seconds_of, self.cluster.processes()))
        return used

    def stored(self) -> int:
        """The sheets that are there, once as many keys and counts are: what was under way has then arrived."""
        wait_for(lambda: len(set(self._counts())) == 1, 10)
        return self._counts()[0]

    def _counts(self) -> tuple[int, int, int]:
        from prongsai.records.surveys.models import DayCount, Key, Sheet

        return Sheet.objects.count(), Key.objects.count(), sum(DayCount.objects.values_list("sheets", flat=True))


def rate(machine: Machine, seconds: int) -> None:
    """As many sheets as can be stored."""
    before = machine.processor()
    said = _wrk(machine, seconds)
    took = {name: value - before[name] for name, value in machine.processor().items()}
    sent, bad = int(_in(said, r"(\d+) requests in")), _in(said, r"Non-2xx or 3xx responses: (\d+)") or "0"
    stored = machine.stored()
    assert stored >= sent - int(bad), "an acknowledged sheet is missing"
    shares = ", ".join(f"{name} {1000 * value / stored:.2f} ms" for name, value in took.items())
    print(f"  {stored / seconds:.0f} stored a second ({stored} stored, {sent} acknowledged, {bad} refused)")
    half, most = _in(said, r"50% +(\S+)"), _in(said, r"99% +(\S+)")
    print(f"  p50 {half}, p99 {most}; processor for a sheet: {shares}")
    print(f"  web: {machine.web.memory():.0f} MiB afterwards")


def steady(machine: Machine, seconds: int) -> None:
    """EVENLY sheets a second, each sent at its moment whether the ones before were answered or not."""
    memory = [machine.web.memory()]
    sender = Sender(machine.web.port, machine.codes, rows_of(machine.codes[0]))
    for minute in range(max(1, seconds // 60)):
        left = min(60, seconds - 60 * minute)
        asyncio.run(sender.evenly(EVENLY, left))
        memory.append(machine.web.memory())
    cuts, stored = quantiles(sender.taken, n=1000), machine.stored()
    assert stored >= len(sender.acknowledged), "an acknowledged sheet is missing"
    received = len(sender.acknowledged)
    print(f"  {EVENLY}/s for {seconds} s: {received} acknowledged, {stored} stored, {sender.errors} errors")
    print(f"  p50 {cuts[499]:.1f} ms, p95 {cuts[949]:.1f} ms, p99 {cuts[989]:.1f} ms, worst {max(sender.taken):.0f} ms")
    print(f"  web memory by minute: {' '.join(f'{one:.0f}' for one in memory)} MiB")


def form(machine: Machine, seconds: int) -> None:
    """Opening the form on one connection after the other."""
    sender = Sender(machine.web.port, machine.codes, [])
    asyncio.run(sender.open_forms(seconds))
    cuts = quantiles(sender.taken, n=100)
    print(f"  {len(sender.taken)} forms of {sender.size} bytes: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms")


def one(machine: Machine, seconds: int) -> None:
    """All to a single survey, fewer than the web server takes from one before it asks for patience."""
    rate(Machine(machine.web, machine.cluster, machine.codes[:1]), seconds)


PARTS = {"rate": rate, "one": one, "steady": steady, "form": form}


def _wrk(machine: Machine, seconds: int) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        rows = [f"row {name} {options}" for name, options in rows_of(machine.codes[0])]
        file.write("\n".join([*machine.codes, *rows]) + "\n")
        file.flush()
        load = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "--latency"]
        what = ["-s", "benchmarks/surveys.lua", f"http://127.0.0.1:{machine.web.port}", "--", file.name]
        return subprocess.run([*load, *what], check=True, capture_output=True, text=True).stdout  # noqa: S603


def _in(said: str, pattern: str) -> str:
    found = re.search(pattern, said)
    return found[1] if found else ""


def _seconds_of(process: int) -> float:
    """Processor time of a process and of those of its children that have ended."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(int(one) for one in fields[11:15]) / TICKS


def measure(part: str, engine: str, seconds: int) -> None:
    """One part on a machine of its own."""
    print(f"{part}, {engine}, {seconds} s, load {os.getloadavg()[0]:.1f} at the start", flush=True)
    with a_machine(engine, SURVEYS, WORKERS) as (web, cluster, codes):
        began = time.monotonic()
        PARTS[part](Machine(web, cluster, codes), seconds)
        said = web.log.read_text()
        print(f"  took {time.monotonic() - began:.0f} s; the web server wrote {len(said)} bytes of log")
        assert not said, said


def main() -> None:
    """Runs what is asked for, or a short version of everything, each in a process of its own."""
    if len(sys.argv) == 4:
        measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))
        return
    for engine in ("postgresql", "sqlite"):
        for part, seconds in (("rate", 15), ("one", 5), ("steady", 30), ("form", 5)):
            subprocess.run([sys.executable, "-m", "benchmarks.surveys", part, engine, str(seconds)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
