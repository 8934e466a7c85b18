"""What docs/running.md tells the person who runs a server: the same in both languages, and true of this program."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main

from prongsai.faces.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("running.md", "running.th.md")]
READ_BY = [*(ROOT / "src/prongsai/site").rglob("*.py"), *(ROOT / "src/prongsai/adapters").rglob("*.py")]
BLOCK = re.compile(r"```\w*\n(.*?)```", re.DOTALL)


def test_both_languages_give_the_same_commands() -> None:
    in_english, in_thai = (BLOCK.findall(page) for page in PAGES)
    assert in_english == in_thai
    assert len(in_english) > 10


def test_every_command_is_there() -> None:
    known = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    named = {
        line.split()[1] for line in _commands() if line.startswith(("prongsai ", "/opt/prongsai/.venv/bin/prongsai "))
    }
    assert {"prepare", "people", "backup", "journal"} <= named <= known


def test_every_variable_is_read() -> None:
    code = "".join(one.read_text(encoding="utf-8") for one in READ_BY)
    named = set(re.findall(r"\b(?:PRONGSAI_[A-Z]+|DATABASE_URL)\b", PAGES[0]))
    assert [name for name in named if name.replace("_OIDC_URL", "_OIDC_") not in code] == []


def test_the_proxy_logs_nothing_on_any_port() -> None:
    (proxy,) = (block for block in BLOCK.findall(PAGES[0]) if "proxy_pass" in block)
    servers = proxy.split("server {")[1:]
    assert len(servers) == 3
    assert all("access_log off;" in one and "error_log /dev/null crit;" in one for one in servers)


def _commands() -> list[str]:
    return [line.strip() for block in BLOCK.findall(PAGES[0]) for line in block.splitlines()]
