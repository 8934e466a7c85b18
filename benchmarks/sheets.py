"""A made-up national round as it would be stored: one row a sheet, one character an answer row. All of it simulated."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.tally import layout

AGENCIES = 8_300
SHEETS = {"IIT": 460_000, "EIT": 940_000}
SEED = 2564


def build(path: Path, framework: Framework) -> None:
    """Writes the sheets of both surveys, grouped by agency as an index would have them, and the judged OIT items."""
    with sqlite3.connect(path) as store:
        store.execute("PRAGMA journal_mode=OFF")
        store.execute("PRAGMA synchronous=OFF")
        store.execute("CREATE TABLE sheet (agency INTEGER NOT NULL, instrument TEXT NOT NULL, answers TEXT NOT NULL)")
        store.execute("CREATE TABLE disclosure (agency INTEGER PRIMARY KEY, points TEXT NOT NULL)")
        for instrument, count in SHEETS.items():
            store.executemany("INSERT INTO sheet VALUES (?, ?, ?)", _sheets(framework, instrument, count))
        store.executemany("INSERT INTO disclosure VALUES (?, ?)", _disclosures(framework))
        store.execute("CREATE INDEX sheet_by_survey ON sheet (instrument, agency)")


def _sheets(framework: Framework, instrument: str, count: int) -> Iterator[tuple[int, str, str]]:
    chance = random.Random(SEED + count)
    columns = layout(framework, instrument)
    for number in range(count):
        answers = "".join(chr(options[int(chance.random() ** 0.5 * len(options))]) for _, options in columns)
        yield number % AGENCIES, instrument, answers


def _disclosures(framework: Framework) -> Iterator[tuple[int, str]]:
    chance = random.Random(SEED)
    items = [code for code, item in framework.items.items() if not item.rows]
    for agency in range(AGENCIES):
        yield agency, "".join("1" if chance.random() < 0.9 else "0" for _ in items)
