"""What is sent in to be checked: typed, pasted, or as a file. It is read in memory and never kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest

from prongsai.adapters.sheets.errors import Limits, SheetError
from prongsai.adapters.sheets.pasting import read_pasted
from prongsai.adapters.sheets.reading import read_table
from prongsai.adapters.sheets.records import Record, to_records
from prongsai.adapters.sheets.table import Table
from prongsai.core.published.parse import Cell, is_figure
from prongsai.core.text import Text

LARGEST = 2_000_000
LIMITS = Limits(size=LARGEST, unpacked=20_000_000, rows=500, columns=400, cells=50_000)
_LONGEST_TEXT = 5_000
_CHUNK, _DROPPED_CHUNKS = 64_000, 400
_ADVICE = ("recommendation_", "suggestions")
_HALF_LETTERS = re.compile("[\ud800-\udfff]")
_COLUMN = re.compile(r"[a-z][a-z0-9_.]{0,39}")
_DAMAGED = Text("ข้อมูลที่ส่งมาอ่านไม่ได้ โปรดเริ่มใหม่", "What was sent cannot be read. Please start again.")
_NO_FILE = Text("ยังไม่ได้เลือกไฟล์ โปรดเลือกไฟล์ Excel หรือ CSV", "No file was chosen. Choose an Excel or CSV file.")


@dataclass(frozen=True)
class Entry:
    """One agency and year as it was sent in: cells by column name, and what could not be taken over."""

    row: int
    cells: Mapping[str, Cell]
    problems: tuple[Text, ...] = ()

    @property
    def values(self) -> dict[str, str]:
        return {name: cell.value for name, cell in self.cells.items() if cell.value}

    @property
    def data(self) -> str:
        """All that was sent in, to be carried along in the page itself."""
        return json.dumps(self.values, ensure_ascii=False, separators=(",", ":"))


def is_empty(entry: Entry) -> bool:
    """Whether nothing was filled in that could be checked or written up: no score, no advice."""
    return not any(is_figure(name) or name.startswith(_ADVICE) for name in entry.values)


@dataclass(frozen=True)
class Submission:
    """What was sent in; `problem` when it cannot be used as a whole."""

    entries: tuple[Entry, ...] = ()
    problem: Text | None = None


def is_too_large(request: HttpRequest) -> bool:
    """Whether more is sent than is read. Asked before anything of it is read."""
    return int(request.headers.get("Content-Length") or 0) > LARGEST


def keep_in_memory(request: HttpRequest) -> None:
    """Uploads are never written to the disk."""
    request.upload_handlers = [MemoryFileUploadHandler(request)]


def read_submission(request: HttpRequest) -> Submission:
    """The entries of a POST; the field `how` tells which way they came."""
    how = request.POST.get("how")
    if how == "pasted":
        return _table(request, lambda: read_pasted(request.POST.get("table", ""), LIMITS))
    if how == "file":
        return _uploaded(request)
    return _carried(request.POST["data"]) if "data" in request.POST else Submission((_typed(request.POST.items()),))


def _typed(fields: Iterable[tuple[str, object]]) -> Entry:
    words = {
        name: _HALF_LETTERS.sub("", str(value))[:_LONGEST_TEXT] for name, value in fields if _COLUMN.fullmatch(name)
    }
    return Entry(1, {name: Cell(value, name) for name, value in words.items()})


def _carried(data: str) -> Submission:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return Submission(problem=_DAMAGED)
    return Submission((_typed(values.items()),)) if isinstance(values, dict) else Submission(problem=_DAMAGED)


def _uploaded(request: HttpRequest) -> Submission:
    file = request.FILES.get("file")
    if file is None:
        return Submission(problem=_NO_FILE)
    return _table(request, lambda: read_table(file.read(), "", limits=LIMITS))


def _table(request: HttpRequest, read: Callable[[], Table]) -> Submission:
    """A table may leave out agency and year when it speaks of one; then those beside it count."""
    try:
        table = read()
    except SheetError as error:
        return Submission(problem=error.text)
    beside = {name: request.POST.get(name, "")[:_LONGEST_TEXT] for name in ("agency", "fiscal_year")}
    return Submission(tuple(_entry(record, beside) for record in to_records(table)))


def _entry(record: Record, beside: Mapping[str, str]) -> Entry:
    cells = {name: Cell(value, name) for name, value in beside.items() if value}
    cells |= {name: Cell(field.text[:_LONGEST_TEXT], field.column) for name, field in record.fields.items()}
    return Entry(record.row, cells, tuple(one.text for one in record.problems))


def throw_away(request: HttpRequest) -> None:
    """Reads what is too large and drops it, so that the browser gets to see the answer."""
    for _ in range(_DROPPED_CHUNKS):
        if not request.read(_CHUNK):
            return
