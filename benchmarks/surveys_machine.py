"""What the survey benchmarks and the tests of crashes run on: a database server and a web server of their own.

Nothing here touches the PostgreSQL of the machine: the cluster lies in a folder of its own and on a port of its own.
"""

from __future__ import annotations

import http
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

TOOLS = Path("/usr/lib/postgresql")
SERVER_SETTINGS = "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 60\nport = {port}\n"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(what: Callable[[], bool], seconds: float = 60) -> float:
    """Seconds until it was so; TimeoutError when it never was."""
    began = time.monotonic()
    while not what():
        if time.monotonic() - began > seconds:
            raise TimeoutError(f"waited {seconds} seconds in vain")
        time.sleep(0.02)
    return time.monotonic() - began


def tools() -> Path | None:
    """The programs of a PostgreSQL server, of the newest version that is there."""
    found = sorted(TOOLS.glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    return found[-1].parent if found else None


class Cluster:
    """A PostgreSQL server of our own, with the durability that comes out of the box."""

    def __init__(self, folder: Path) -> None:
        self.bin = tools() or Path("missing")
        self.port = free_port()
        self.data = folder / "cluster"
        self.log = folder / "postgresql.log"
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/prongsai"
        self.data.mkdir()
        self._user: list[str] = []
        if os.geteuid() == 0:  # the server refuses to run as root
            self._user = ["runuser", "-u", "postgres", "--"]
            folder.chmod(0o755)
            shutil.chown(self.data, "postgres")
            self.log.touch()
            shutil.chown(self.log, "postgres")
        self._run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-D", str(self.data))
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(SERVER_SETTINGS.format(port=self.port))

    def start(self) -> None:
        """Start the server, after a crash too, and wait until it answers."""
        wait_for(lambda: not self.processes())
        self._run("pg_ctl", "-D", str(self.data), "-l", str(self.log), "-w", "-t", "60", "start")

    def create(self) -> None:
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "prongsai")

    def checkpoint(self) -> None:
        """Everything that is in memory goes to the files."""
        self._run("psql", "-q", "-d", self.url, "-c", "CHECKPOINT")

    def processes(self) -> list[int]:
        """The server and its children that still live, found by their folder and by their parent."""
        with suppress(OSError, IndexError, ValueError):
            first = int((self.data / "postmaster.pid").read_text().split()[0])
            return [one for one in (first, *children_of(first)) if Path(f"/proc/{one}").exists()]
        return []

    def kill(self) -> None:
        """As a cut of the power does: everything at once, nothing is flushed."""
        for one in self.processes():
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)

    def stop(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._user, str(self.bin / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")  # noqa: S603


def children_of(process: int) -> list[int]:
    """The living children of a process."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError):
            if int(status.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(status.parent.name))
    return found


class Web:
    """`prongsai web` as an operator starts it; all it says goes to a file."""

    def __init__(self, folder: Path, workers: int = 2, **environment: str) -> None:
        self.port = free_port()
        self.log = folder / "web.log"
        self.workers = workers
        outside = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
        self.environment = {**outside, "PRONGSAI_DATA": str(folder / "data"), **environment}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "prongsai", "web", "--port", str(self.port), "--workers", str(self.workers)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)  # noqa: S603
        wait_for(self.answers)

    def answers(self) -> bool:
        ask = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            ask.request("GET", "/s/nowhere/", headers={"X-Forwarded-Proto": "https"})
            return ask.getresponse().status == http.HTTPStatus.NOT_FOUND
        except (OSError, http.client.HTTPException):
            return False
        finally:
            ask.close()

    def processes(self) -> list[int]:
        """The master and its workers."""
        return [self.process.pid, *children_of(self.process.pid)] if self.process else []

    def memory(self) -> float:
        """MiB that master and workers have for themselves (what they share is counted once)."""
        return sum(_own_kib(one) for one in self.processes()) / 1024

    def kill(self) -> None:
        """Master and workers at once."""
        for one in self.processes():
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self._wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self._wait()

    def _wait(self) -> None:
        if self.process:
            self.process.wait(30)


def _own_kib(process: int) -> int:
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return 0


def set_up_django(folder: Path, url: str) -> None:
    """Django on that database in this process, and the tables in it."""
    os.environ |= {"PRONGSAI_DATA": str(folder / "data"), "DATABASE_URL": url}
    os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.site.settings.demo"
    (folder / "data").mkdir(exist_ok=True)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def a_machine(engine: str, agencies: int, workers: int = 2) -> Iterator[tuple[Web, Cluster | None, Sequence[str]]]:
    """A web server on an empty database with a round of so many agencies, and the codes of their IIT links."""
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as name:
        folder, cluster = Path(name), None
        if engine == "postgresql":
            cluster = Cluster(folder)
            cluster.start()
            cluster.create()
        url = cluster.url if cluster else ""
        web = Web(folder, workers, DATABASE_URL=url, PRONGSAI_PROXY="1", PRONGSAI_HOSTS="127.0.0.1")
        try:
            set_up_django(folder, url)
            codes = a_round(agencies)
            web.start()
            yield web, cluster, codes
        finally:
            _end(web, cluster)


def _end(web: Web, cluster: Cluster | None) -> None:
    from django.db import connections

    web.stop()
    connections.close_all()
    if cluster:
        cluster.stop()


def a_round(agencies: int) -> list[str]:
    """An official round of simulated agencies that takes answers today; the codes of its IIT links."""
    from prongsai.records.agencies.services import Named, register
    from prongsai.records.surveys.models import Survey
    from tests import build

    named = [Named(f"เทศบาลตำบลจำลอง {n:05}", "เชียงใหม่", is_simulated=True) for n in range(agencies)]
    made = build.official_round(*register(named).values())
    found = Survey.objects.filter(enrolment__round=made, instrument="IIT").order_by("pk")
    return list(found.values_list("code", flat=True))
