"""Over real HTTP, on servers of their own: nobody who answers leaves a trace, and a crash loses nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.surveys_machine import tools
from tests.demo import outside_of_tests

ROOT = Path(__file__).resolve().parents[2]
ENGINES = ["sqlite", *(["postgresql"] if tools() and shutil.which("runuser") else [])]


def run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=outside_of_tests(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("engine", ENGINES)
def test_a_thousand_people_leave_no_trace_in_files_and_logs(engine: str) -> None:
    assert "no trace" in run("benchmarks.surveys_traces", engine, "1000")


@pytest.mark.parametrize("engine", ENGINES)
def test_what_was_acknowledged_outlives_kill_minus_nine(engine: str) -> None:
    said = run("benchmarks.surveys_kill", engine, "2")
    assert "2 kills" in said
    assert "0 lost, 0 twice" in said
