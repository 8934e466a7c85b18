"""Mutation test of core/scoring: changes the rules one by one and counts how many changes the tests notice.

Works on a copy in a folder of its own, since mutants replace the sources. Ends with the score; below LEAST it fails.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LEAST = 90
ROOT = Path(__file__).resolve().parents[1]
TESTS = ("core/scoring", "core/published", "core/conftest.py")
SETTINGS = """
[tool.pytest.ini_options]
pythonpath = ["src", "."]
addopts = "--import-mode=importlib -p no:cacheprovider -p no:django"

[tool.mutmut]
source_paths = ["src/prongsai/core/scoring"]
pytest_add_cli_args_test_selection = ["tests/core/scoring", "tests/core/published"]
also_copy = ["src", "tests"]
"""
# A few examples each, the same every time: a mutant that slips past one run must not be caught by luck in another.
PROFILE = """
from hypothesis import HealthCheck, settings

settings.register_profile(
    "mutants", max_examples=8, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile("mutants")
"""


def prepare(folder: Path) -> None:
    """The sources and the tests of the scoring, with settings that need no database."""
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in TESTS:
        source, target = ROOT / "tests" / name, folder / "tests" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    (folder / "pyproject.toml").write_text(SETTINGS)
    (folder / "tests" / "conftest.py").write_text(PROFILE)


def score(folder: Path) -> float:
    """Per cent of the mutants that the tests noticed; one that never ends counts as noticed."""
    tool = str(Path(sys.executable).with_name("mutmut"))
    subprocess.run([tool, "run"], cwd=folder, check=True)
    subprocess.run([tool, "export-cicd-stats"], cwd=folder, check=True)
    counts: dict[str, int] = json.loads((folder / "mutants" / "mutmut-cicd-stats.json").read_text())
    noticed = counts["killed"] + counts["timeout"]
    print(f"{noticed} of {counts['total']} mutants noticed, {counts['survived']} survived")
    return 100 * noticed / counts["total"]


def main() -> int:
    """Prints the score; 1 when it is too low."""
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        found = score(Path(name))
    print(f"mutation score of core/scoring: {found:.1f} % (at least {LEAST})")
    return int(found < LEAST)


if __name__ == "__main__":
    sys.exit(main())
