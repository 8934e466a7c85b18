"""What a newcomer's machine may lack, and what she is told."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path: Path) -> ModuleType:
    """The script, with an environment elsewhere."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.VENV = tmp_path / ".venv"
    script.VENV.mkdir()
    return script


def refusal(attempt: Callable[[], None], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        attempt()
    assert ended.value.code == 1
    return capsys.readouterr().out


def test_an_old_python_is_named_with_the_remedy(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    said = refusal(bootstrap.require_python, capsys)
    assert "พบ 3.9" in said
    assert "make PYTHON=" in said


@pytest.mark.parametrize("lacking", ["venv", "ensurepip"])
def test_a_missing_venv_module_is_named_with_the_remedy(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lacking: str
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == lacking else object())
    said = refusal(bootstrap.require_venv_module, capsys)
    assert "ไม่มีส่วน venv" in said
    assert "apt install python3-venv" in said


def test_what_is_installed_is_not_installed_again_until_its_lock_changes(bootstrap: ModuleType) -> None:
    assert not bootstrap.is_installed("run")
    bootstrap.stamp("run").write_text(bootstrap.fingerprint("run"))
    assert bootstrap.is_installed("run")
    bootstrap.stamp("run").write_text("another lock")
    assert not bootstrap.is_installed("run")


def test_an_environment_of_another_place_or_python_is_made_anew(bootstrap: ModuleType) -> None:
    (bootstrap.VENV / ".made-for").write_text("another python in another place")
    assert not bootstrap.venv_works()
