"""kill -9 under load: web processes and the database server are killed in turn while people answer.

    python -m benchmarks.surveys_kill postgresql 20
    python -m benchmarks.surveys_kill sqlite 20

People send until they are told "received", as a device does. Afterwards every acknowledged sheet must be there, none
twice, and nothing that nobody sent. The web server has to find its database again by itself.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event, Thread
from urllib.parse import urlencode

from benchmarks.surveys_machine import Cluster, Web, a_machine, children_of
from benchmarks.surveys_sending import Sender, rows_of

PEOPLE = 8
BETWEEN = 1.0
LONGEST_TO_COME_BACK = 5.0


class Crowd:
    """People who answer one after the other, each sending again until it is acknowledged; in a thread of its own."""

    def __init__(self, port: int, codes: Sequence[str]) -> None:
        self.sender = Sender(port, codes, rows_of(codes[0]))
        self.bodies: dict[str, tuple[str, bytes]] = {}
        self.acknowledged: set[str] = set()
        self.last = time.monotonic()
        self.repeats = 0
        self._over = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._all()))

    def __enter__(self) -> Crowd:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def seconds_until_the_next(self) -> float:
        """How long it takes from now until somebody is told "received"."""
        began = time.monotonic()
        while self.last < began:
            if time.monotonic() - began > 60:
                raise TimeoutError("nobody was told “received” for a minute")
            time.sleep(0.005)
        return time.monotonic() - began

    async def _all(self) -> None:
        await asyncio.gather(*(self._person() for _ in range(PEOPLE)))

    async def _person(self) -> None:
        while not self._over.is_set():
            key, code, body = self._filled_in()
            self.bodies[key] = code, body
            while not await self.sender.arrived(code, body) and not self._over.is_set():
                self.repeats += 1
                await asyncio.sleep(0.1)
            else:
                if not self._over.is_set():
                    self.acknowledged.add(key)
                    self.last = time.monotonic()

    def _filled_in(self) -> tuple[str, str, bytes]:
        key = f"killed-{os.getpid()}-{len(self.bodies)}-{random.getrandbits(64)}"
        chosen = {name: random.randint(1, options) for name, options in self.sender.rows}
        return key, random.choice(self.sender.codes), urlencode({"fits": "yes", "key": key} | chosen).encode()


def kill_a_worker(web: Web, _: Cluster | None) -> None:
    """One web process; its master starts another."""
    workers = children_of(web.processes()[0])
    with suppress(ProcessLookupError, IndexError):
        os.kill(random.choice(workers), signal.SIGKILL)


def kill_the_web(web: Web, _: Cluster | None) -> None:
    """All web processes, which are then started again."""
    web.kill()
    web.start()


def kill_the_database(_: Web, cluster: Cluster | None) -> None:
    """The whole database server, which is then started again; the web server is left as it is."""
    assert cluster
    cluster.kill()
    cluster.start()


def kill_a_session(_: Web, cluster: Cluster | None) -> None:
    """One process of the database server: it then throws everybody out and recovers."""
    assert cluster
    sessions = cluster.processes()[1:]
    with suppress(ProcessLookupError):
        os.kill(random.choice(sessions), signal.SIGKILL)


Kill = Callable[[Web, Cluster | None], None]
WEB_ALONE: tuple[Kill, ...] = (kill_a_worker, kill_the_web)
ALL: tuple[Kill, ...] = (kill_the_database, kill_a_worker, kill_a_session, kill_the_web)


def run(engine: str, kills: int, surveys: int = 20) -> str:
    """So many kills under load; what was found, in a line. AssertionError where a promise is broken."""
    with a_machine(engine, surveys) as (web, cluster, codes):
        slowest = 0.0
        with Crowd(web.port, codes) as crowd:
            crowd.seconds_until_the_next()
            for number in range(kills):
                kill = (ALL if cluster else WEB_ALONE)[number % len(ALL if cluster else WEB_ALONE)]
                time.sleep(BETWEEN * random.random())
                kill(web, cluster)
                slowest = max(slowest, crowd.seconds_until_the_next())
            time.sleep(BETWEEN)
        found = compare(crowd)
    assert slowest <= LONGEST_TO_COME_BACK, f"{slowest:.1f} s until the next was received"
    return f"{engine}: {kills} kills, {found}, {crowd.repeats} sendings again, back within {slowest:.1f} s"


def compare(crowd: Crowd) -> str:
    """What is stored against what was sent and acknowledged."""
    from django.db import connection

    from prongsai.records.surveys.models import DayCount, Key, Sheet, Survey
    from prongsai.records.surveys.receiving import hashed

    connection.close()
    surveys = dict(Survey.objects.values_list("code", "pk"))
    stored = set(Key.objects.values_list("pk", flat=True))
    keys = {key: hashed(surveys[code], key) for key, (code, _) in crowd.bodies.items()}
    lost = [key for key in crowd.acknowledged if keys[key] not in stored]
    assert not lost, f"{len(lost)} acknowledged sheets are lost"
    assert stored <= set(keys.values()), "a sheet that nobody sent"
    sheets = Counter(Sheet.objects.values_list("survey", "answers"))
    assert sheets == _answers_of(crowd, surveys, {key for key, kept in keys.items() if kept in stored})
    assert sheets.total() == sum(DayCount.objects.values_list("sheets", flat=True))
    return f"{len(crowd.bodies)} sent, {len(crowd.acknowledged)} acknowledged, {len(stored)} stored, 0 lost, 0 twice"


def _answers_of(crowd: Crowd, surveys: dict[str, int], keys: set[str]) -> Counter[tuple[int, str]]:
    """The sheets that must be stored with these keys."""
    found: Counter[tuple[int, str]] = Counter()
    for key in keys:
        code, body = crowd.bodies[key]
        chosen = dict(one.split("=") for one in body.decode().split("&"))
        found[surveys[code], "".join(chosen[name] for name, _ in crowd.sender.rows)] += 1
    return found


def main() -> None:
    """Both databases, or the one that is named, with 20 kills or so many as are asked for."""
    engines = sys.argv[1:2] or ["postgresql", "sqlite"]
    for engine in engines:
        print("  " + run(engine, int(sys.argv[2]) if len(sys.argv) > 2 else 20), flush=True)


if __name__ == "__main__":
    main()
