"""The demonstration data: real published results with their sources, and a simulated round beside them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import NamedTuple

from prongsai.core.published.parse import Cell, parse
from prongsai.core.published.row import BadRow, PublishedRow
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.services import Named, register
from prongsai.records.results.jobs import SIMULATING
from prongsai.records.results.models import Result
from prongsai.records.results.services import Recorded, record_published, rescore
from prongsai.records.results.simulate import COUNT, is_complete, simulate

PUBLISHED = files("prongsai.records.results") / "data" / "published.csv"
READING = Text("อ่านผลที่ประกาศแล้ว", "Reading published results")
Progress = Callable[[int, int, Text], None]


class Line(NamedTuple):
    """A line of the data file, and its agency as the file names it."""

    row: PublishedRow
    agency: Named


def load(progress: Progress | None = None) -> Recorded:
    """Loads all of it, or what is missing of it; `progress` is told how many agencies of how many are done."""
    say = progress or _silent
    say(0, COUNT, READING)
    done = load_published()
    at = COUNT if is_complete() else 0
    while at < COUNT:
        say(at, COUNT, SIMULATING)
        at = simulate(at)
    rescore()
    say(COUNT, COUNT, SIMULATING)
    return done


def load_published() -> Recorded:
    """Loads the published results."""
    lines = tuple(published_lines())
    register(one.agency for one in lines)
    return record_published(one.row for one in lines)


def published_lines() -> Iterator[Line]:
    """The lines of the data file; ValueError when one cannot be read, which a test forbids."""
    written = PUBLISHED.read_text(encoding="utf-8").splitlines()
    for number, values in enumerate(csv.DictReader(written), start=2):
        row = parse(number, {name: Cell(value, name) for name, value in values.items()})
        if isinstance(row, BadRow):
            raise ValueError([text.en for text in row.problems])
        kind = AgencyKind(values["kind"]) if values["kind"] else None
        yield Line(row, Named(row.agency, row.province, values["district"], kind))


def agency_to_show() -> Agency | None:
    """The simulated agency in which visitors look around: one with weaknesses, and a level within reach."""
    weak = Result.objects.filter(is_newest=True, agency__is_simulated=True, agency__kind=AgencyKind.SAO.value)
    found = weak.filter(total__range=(80_00, 84_99)).order_by("pk").select_related("agency").first()
    return found.agency if found else None


def _silent(done: int, whole: int, what: Text) -> None:
    """Nobody is told."""
