"""`prongsai papers`, as it is called from a terminal: whole files, stopped and gone on with, nothing made twice."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from prongsai.faces.cli.papers_manifest import Manifest
from prongsai.faces.cli.papers_pool import Done, Written
from tests.demo import outside_of_tests

FILL = """
from fractions import Fraction
from prongsai.core.published.row import PublishedRow
from prongsai.records.results.services import record_published
record_published([PublishedRow(n, f'เทศบาลตำบลทดสอบ{n}/../x', 2566, {'total': Fraction(60) + n, '9': Fraction(100)},
                               province='ตาก') for n in range(1, 25)])
"""


def command(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "prongsai", "papers", "--year", "2566", "--out", str(folder / "out"), *arguments]


def environment(folder: Path) -> dict[str, str]:
    return outside_of_tests() | {"PRONGSAI_DATA": str(folder)}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(folder, *arguments), env=environment(folder), capture_output=True, text=True)


@pytest.fixture(scope="module")
def data(migrated: Path) -> Path:
    called = [sys.executable, "-m", "prongsai", "manage", "shell", "--verbosity", "0", "-c", FILL]
    subprocess.run(called, env=environment(migrated), check=True, capture_output=True)
    return migrated


@pytest.fixture
def folder(data: Path) -> Path:
    shutil.rmtree(data / "out", ignore_errors=True)
    return data


def lines(folder: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(one) for one in (folder / "out" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_agency_gets_its_paper_and_nothing_is_made_twice(folder: Path) -> None:
    first = run(folder, "--format", "docx")
    assert first.returncode == 0, first.stderr
    assert "ทำเสร็จ 24 ฉบับ" in first.stdout
    written = [one for line in lines(folder) for one in line["files"]]
    assert len(written) == 24
    for one in written:
        path = folder / "out" / one["path"]
        assert path.resolve().is_relative_to((folder / "out").resolve())
        assert sha256(path.read_bytes()).hexdigest() == one["sha256"]
    (folder / "out" / written[0]["path"]).unlink()
    assert "23 are there already, 1 to make" in run(folder, "--format", "docx", "--lang", "en").stdout


def test_a_run_that_is_stopped_leaves_whole_files_and_goes_on(folder: Path) -> None:
    process = subprocess.Popen(
        command(folder, "--format", "html", "--processes", "1"),
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert "จะทำ 24" in process.stdout.readline()
    while not list((folder / "out").rglob("*.html")):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)
    assert process.returncode == 130
    assert not list((folder / "out").rglob("*.part"))
    rest = run(folder, "--format", "html")
    assert rest.returncode == 0
    assert len({one["code"] for one in lines(folder)}) == 24


def test_what_is_asked_wrongly_is_refused_in_words(folder: Path) -> None:
    assert "no such format" in run(folder, "--format", "exe").stderr
    assert run(folder, "--year", "abc").returncode == 1
    nothing = run(folder, "--year", "2561")
    assert nothing.returncode == 0
    assert "ไม่มีหน่วยงานที่มีข้อมูลของปีนี้" in nothing.stdout


def test_a_line_that_was_cut_off_counts_as_none(tmp_path: Path) -> None:
    from prongsai.core.reports.paper import PaperKind
    from prongsai.records.papers.mass import Job, Order

    order = Order(PaperKind.ANALYSIS, 2566, ("html",), {})
    job = Job(1, "a-1", "อบต.หนึ่ง", "ตาก", "f" * 16)
    (tmp_path / "a.html").write_bytes(b"x")
    with Manifest(tmp_path, order) as manifest:
        manifest.add(Done(job, (Written("html", "a.html", 1, ""),)))
    with manifest.path.open("a", encoding="utf-8") as file:
        file.write('{"kind": "analysis", "co')
    assert Manifest(tmp_path, order).has(job)
    assert not Manifest(tmp_path, order).has(job._replace(fingerprint="0" * 16))
    assert not Manifest(tmp_path, order._replace(formats=("html", "pdf"))).has(job)
    with Manifest(tmp_path, order) as manifest:
        manifest.add(Done(job._replace(code="a-2"), (Written("html", "a.html", 1, ""),)))
    assert Manifest(tmp_path, order).has(job._replace(code="a-2"))
    (tmp_path / "a.html").write_bytes(b"xy")
    assert not Manifest(tmp_path, order).has(job)
