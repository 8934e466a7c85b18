"""docs/open-data.md keeps its word: its program finds the total from the files that everybody can take."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from prongsai.faces.public.presenters.open_data import HEADING
from prongsai.records.results import demo
from prongsai.records.results.export import COLUMNS
from prongsai.records.results.models import Origin, Result

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "open-data.md").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_the_program_of_the_page_finds_the_published_total(client: Client, tmp_path: Path) -> None:
    demo.load_published()
    demo.simulate(0)
    (tmp_path / "again.py").write_text(_program(), encoding="utf-8")
    for year in (2567, 2568):
        (tmp_path / "data.json").write_bytes(_complete(client, year))
        (tmp_path / "rules.yaml").write_bytes(client.get(f"/frameworks/{year}.yaml").content)
        command = [sys.executable, "again.py", "data.json", "rules.yaml"]
        said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.split()
        found = dict(zip(said[::2], said[1::2], strict=True))
        assert found["total"] == found["published"]
        assert {"IIT", "EIT", "OIT"} <= found.keys()


def test_every_column_that_the_page_explains_is_there() -> None:
    table = PAGE.split("| column |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z_0-9]+)`", "\n".join(line.split("|")[1] for line in table.splitlines()[2:])))
    assert named
    assert named <= {*COLUMNS, *HEADING}


def _complete(client: Client, year: int) -> bytes:
    """The data of a result with a total, of which nothing is left out."""
    scored = Result.objects.filter(origin=Origin.SCORED, is_published=True, fiscal_year=year).select_related("agency")
    files = (client.get(f"/agencies/{one.agency.code}/{year}/data.json").content for one in scored)
    return next(one for one in files if _is_complete(json.loads(one)))


def _is_complete(data: dict[str, Any]) -> bool:
    return "total" in data["computed"]["nodes"] and data["scored_from"]["is_complete"]


def _program() -> str:
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    return str(program)
