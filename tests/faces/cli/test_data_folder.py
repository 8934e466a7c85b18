"""The folder of an installation is nobody else's on that machine: the database in it holds answers."""

from __future__ import annotations

from pathlib import Path

from prongsai.faces.cli.readiness import make_folder


def test_a_new_data_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    make_folder(folder)
    assert folder.stat().st_mode & 0o077 == 0


def test_one_that_is_there_keeps_the_rights_that_somebody_gave_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o750)
    make_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o750
