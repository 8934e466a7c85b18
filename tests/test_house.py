"""The rules of the house that no other tool holds."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 500
MOST_LINES_OF_A_FUNCTION = 50


@cache
def tracked() -> list[Path]:
    """Every file that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-zco", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [file for file in files if file.is_file() and "vendor" not in file.parts]


def files(*endings: str) -> list[Path]:
    return [file for file in tracked() if file.name.endswith(endings)]


def sources() -> list[Path]:
    return [file for file in files(".py") if "migrations" not in file.parts]


def product() -> list[Path]:
    return [file for file in sources() if file.is_relative_to(ROOT / "src")]


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def shown(file: Path) -> str:
    return str(file.relative_to(ROOT))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (
        node for node in ast.walk(ast.parse(text(file))) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def found(pattern: str, among: list[Path]) -> list[str]:
    searched = re.compile(pattern)
    lines = ((file, number, line) for file in among for number, line in enumerate(text(file).splitlines(), 1))
    return [f"{shown(file)}:{number}" for file, number, line in lines if searched.search(line)]


def test_files_fit_in_a_head() -> None:
    code = [*sources(), *files(".html", ".css", ".js")]
    assert [shown(file) for file in code if text(file).count("\n") > MOST_LINES] == []


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{shown(file)}:{one.lineno} {one.name}"
        for file in sources()
        for one in functions(file)
        if (one.end_lineno or 0) - one.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_every_function_says_what_it_gives() -> None:
    silent = [
        f"{shown(file)}:{one.lineno} {one.name}" for file in sources() for one in functions(file) if not one.returns
    ]
    assert silent == []


def test_every_module_of_the_product_says_what_it_is_for() -> None:
    silent = [
        shown(file)
        for file in product()
        if file.name not in ("__init__.py", "apps.py") and not ast.get_docstring(ast.parse(text(file)))
    ]
    assert silent == []


def test_public_functions_of_core_are_explained() -> None:
    core = [file for file in product() if file.is_relative_to(ROOT / "src/prongsai/core")]
    core = [file for file in core if "rules" not in file.parts]  # each of these says in its own message what it demands
    silent = [
        f"{shown(file)}:{one.lineno} {one.name}"
        for file in core
        for one in ast.parse(text(file)).body
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_") and not ast.get_docstring(one)
    ]
    assert silent == []


def test_nothing_is_left_unfinished() -> None:
    marks = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"))
    assert found(rf"\b({marks})\b", [*sources(), *files(".html", ".css", ".md", ".yaml")]) == []


def test_no_path_of_a_machine_stands_anywhere() -> None:
    endings = (".py", ".md", ".toml", ".yaml", ".html", ".css", ".txt", ".in", ".csv", "Makefile")
    assert found(r"(?<![\w./:])/" + "(work|home|root|Users)/", files(*endings)) == []


@pytest.mark.parametrize(
    "lock", files(".txt") and [f for f in files(".txt") if f.parent.name == "requirements"], ids=shown
)
def test_locks_hold_hashes_and_no_addresses(lock: Path) -> None:
    content = text(lock)
    pinned = [line for line in content.splitlines() if "==" in line and not line.startswith(" ")]
    assert pinned
    assert "--hash=sha256:" in content
    assert not re.search(r"://|file:|@ |--index|--find-links|--extra", content)


def test_every_lock_has_its_source() -> None:
    folder = ROOT / "requirements"
    assert {file.stem for file in folder.glob("*.txt")} == {file.stem for file in folder.glob("*.in")}


def test_no_gregorian_date_reaches_a_page() -> None:
    assert found(r"\|\s*(date|time|timesince|naturalday)\b|\{%\s*now\b", files(".html")) == []


def test_pages_hold_no_style_no_script_and_nothing_from_elsewhere() -> None:
    pages = files(".html")
    passkeys = "src/prongsai/faces/entry/templates/mfa/webauthn/ask.html"  # speaks with the device, by our own script
    ours = {  # keep what was answered until there is a signal; drop at signing out what a device keeps
        "answer/templates/answer/device.html": ["answer/answer", "parts/survey/queue", "parts/survey/asking"],
        "oversight/templates/oversight/interview_device.html": [
            "oversight/interviews",
            "parts/survey/queue",
            "parts/survey/asking",
        ],
        "entry/templates/entry/left.html": ["entry/left"],
    }
    devices = {f"src/prongsai/faces/{page}": scripts for page, scripts in ours.items()}
    in_line = found(r"""\sstyle\s*=|<style|\son[a-z]+\s*=\s*["']|<script""", pages)
    assert [line for line in in_line if not line.startswith((passkeys, *devices))] == []
    assert text(ROOT / passkeys).count("<script") == 1
    for page, scripts in devices.items():
        assert (
            re.findall(r"""<script src="{% static "([\w/]+)\.js" %}" defer></script>""", text(ROOT / page)) == scripts
        )
        assert text(ROOT / page).count("<script") == len(scripts)
    assert found(r"""(src|href)\s*=\s*["'](https?:)?//""", [page for page in pages if "source" not in page.stem]) == []
    assert found(r"@import|url\(\s*[\"']?(https?:)?//", files(".css")) == []


def test_every_decision_is_one_page() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert pages
    assert [shown(page) for page in pages if text(page).count("\n") > 80 or not text(page).startswith("# ")] == []
