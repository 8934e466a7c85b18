"""A service account has no home: nothing may be written there, by no part of Prongsai."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_nothing_is_written_in_the_home_of_whoever_runs_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    bare = {"HOME": str(home), "PATH": os.environ["PATH"]}
    words = "from prongsai.core.surveys.office_words import lexicon; lexicon()"
    subprocess.run([sys.executable, "-c", words], env=bare, check=True)
    assert list(home.iterdir()) == []
