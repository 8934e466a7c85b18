"""`make demo` as a person meets it: it starts, keeps its data, ends cleanly, and says in words why it cannot start."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.demo import Demo, begun


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, common: Path) -> Path:
    """Of a demonstration that was started there before: `begun` sees to the first start and its end."""
    return begun(tmp_path_factory.mktemp("data"), common)


def processes_of(group: int) -> set[int]:
    """The processes that descend from the demo started as leader of this session, read from /proc."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(fields[1])
    found = {group}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def are_gone(processes: set[int]) -> bool:
    """Whether all of them end; a zombie that nobody has read counts as ended."""
    for _ in range(300):
        if not any(is_running(one) for one in processes):
            return True
        time.sleep(0.1)
    return False


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def status_of(demo: Demo) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", demo.port, timeout=30)) as connection:
        connection.request("GET", "/")
        return connection.getresponse().status


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_starts_and_a_signal_ends_web_and_worker(data: Path, how: signal.Signals) -> None:
    with Demo(data) as demo:
        demo.wait_until_ready()
        assert status_of(demo) == 200
        everything = processes_of(demo.process.pid)
        assert len(everything) >= 4, "supervisor, web, at least one web process, worker"
        assert demo.end(how) == 0
    assert "Your data is kept" in demo.said[-1]
    assert are_gone(everything)


def test_ctrl_c_reaches_the_whole_group_and_still_ends_cleanly(data: Path) -> None:
    with Demo(data) as demo:
        demo.wait_until_ready()
        os.killpg(demo.process.pid, signal.SIGINT)
        assert demo.refused() == 0
    assert "Traceback" not in "".join(demo.said)


def test_when_the_demo_itself_is_killed_nothing_stays_behind(data: Path) -> None:
    with Demo(data) as demo:
        demo.wait_until_ready()
        everything = processes_of(demo.process.pid)
        assert demo.end(signal.SIGKILL) == -signal.SIGKILL
        assert are_gone(everything)


def test_a_part_that_dies_is_started_again(data: Path) -> None:
    with Demo(data) as demo:
        demo.wait_until_ready()
        before = processes_of(demo.process.pid)
        for part in before - {demo.process.pid}:
            os.kill(part, signal.SIGKILL)
        assert are_gone(before - {demo.process.pid})
        assert status_of(demo) == 200
        assert demo.end() == 0
    assert "The part web ended unexpectedly" in "".join(demo.said)
    assert "The part worker ended unexpectedly" in "".join(demo.said)


def test_an_occupied_port_is_said_in_both_languages(tmp_path: Path) -> None:
    with socket.socket() as occupant:
        occupant.bind(("127.0.0.1", 0))
        occupant.listen()
        with Demo(tmp_path, PRONGSAI_PORT=str(occupant.getsockname()[1])) as demo:
            assert demo.refused() == 1
    assert "มีโปรแกรมอื่นใช้อยู่" in demo.said[-1]
    assert "is in use by another program" in demo.said[-1]
    assert not list(tmp_path.iterdir()), "nothing is made when it cannot start"


@pytest.mark.parametrize("named", ["eighty", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused(tmp_path: Path, named: str) -> None:
    with Demo(tmp_path, PRONGSAI_PORT=named) as demo:
        assert demo.refused() == 1
    assert "PRONGSAI_PORT ต้องเป็นเลข" in demo.said[-1]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with Demo(in_the_way / "data") as demo:
        assert demo.refused() == 1
    assert f"โฟลเดอร์ข้อมูล {in_the_way / 'data'}" in demo.said[-1]
    assert "PRONGSAI_DATA" in demo.said[-1]


def test_data_of_a_newer_version_is_left_alone(tmp_path: Path, common: Path) -> None:
    begun(tmp_path, common)
    with closing(sqlite3.connect(tmp_path / "prongsai.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('jobs', '9999_of_tomorrow', '2026')"
        )
    with Demo(tmp_path) as demo:
        assert demo.refused() == 1
    assert "รุ่นที่ใหม่กว่า" in demo.said[-1]
    assert "newer version" in demo.said[-1]


def test_a_damaged_database_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "prongsai.sqlite3").write_bytes(b"not a database at all" * 100)
    with Demo(tmp_path) as demo:
        assert demo.refused() == 1
    assert "ใช้ฐานข้อมูลไม่ได้" in demo.said[-1]
    assert "Traceback" not in "".join(demo.said)
