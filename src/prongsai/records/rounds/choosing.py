"""Which agencies are to be enrolled: chosen in the register, or named in a list that people paste or send as a file.

A simulated round takes simulated agencies alone, any other real ones alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Q, QuerySet

from prongsai.adapters.sheets import Problem, read_table
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.names import normalise_name
from prongsai.core.thai.provinces import find_province
from prongsai.records.agencies.identity import Named
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.register_known import Known, known_to
from prongsai.records.agencies.register_sheet import Line
from prongsai.records.rounds.models import Round

MOST_LINES = 20_000
MOST_LETTERS = 200
_QUOTES = "\"'"
_GAP = re.compile(r"\t|\||;|,|\s{2,}")
_NUMBER = re.compile(r"^[0-9๐-๙]{1,5}[.)]?$")
_NUMBERED = re.compile(r"^[0-9๐-๙]{1,5}[.)]\s*")


class Choice(NamedTuple):
    """A part of the register; empty means all."""

    kind: str = ""
    province: str = ""
    body: int | None = None


class Understood(NamedTuple):
    """What a list of agencies says: those that are known, each once, and the lines that name none."""

    agencies: tuple[Agency, ...]
    problems: tuple[Problem, ...]
    repeated: int


def register_of(the_round: Round) -> QuerySet[Agency]:
    """The agencies that may take part in a round: simulated ones in a simulated round, real ones in any other."""
    return Agency.objects.filter(is_simulated=the_round.is_simulated)


def chosen(the_round: Round, choice: Choice) -> QuerySet[Agency]:
    """The agencies of a part of the register, in Thai order."""
    wanted = Q()
    if choice.kind:
        wanted &= Q(kind=choice.kind)
    if choice.province:
        wanted &= Q(province=choice.province)
    if choice.body:
        wanted &= Q(parent=choice.body) | Q(parent__parent=choice.body)
    return register_of(the_round).filter(wanted).order_by("sort_key", "pk")


def text_of(data: bytes, filename: str) -> str:
    """The lines of a file of agencies, one agency a line with tabs between its cells. Raises SheetError.

    Each row of a table stands in the line of its number, so that what is said of a line is found in the file.
    """
    if not filename.lower().endswith(".xlsx"):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass  # not plain text: a table in another encoding
    table = read_table(data, filename)
    lines = {row.number: "\t".join(tidy(cell) for cell in row.cells.values()) for row in table.rows}
    lines[table.heading_row] = "\t".join(table.shown(one) for one in table.columns)
    return "\n".join(lines.get(number, "") for number in range(1, max(lines) + 1))


def understood(the_round: Round, text: str) -> Understood:
    """The agencies that the lines of a text name, by code or by name and province. Raises InputError for too many."""
    found: dict[int, Agency] = {}
    problems: list[Problem] = []
    repeated = 0
    for line, agency in each_meant(the_round, lines_of(text)):
        if isinstance(agency, Text):
            problems.append(problem_of(line, agency))
        else:
            repeated += agency.pk in found
            found[agency.pk] = agency
    return Understood(tuple(found.values()), tuple(problems), repeated)


def each_meant(the_round: Round, lines: Sequence[Line]) -> Iterator[tuple[Line, Agency | Text]]:
    """The agency that each line names, or why it names none."""
    known = known_to(lines)
    for line in lines:
        yield line, _meant(known, line, the_round.is_simulated)


def problem_of(line: Line, why: Text) -> Problem:
    """What is wrong with a line, which is quoted."""
    name = quoted(line.named.name)
    return Problem(line.row, "", Text(name, name) + why)


def lines_of(text: str) -> list[Line]:
    """The lines of a text without headings and numbers. Raises InputError for too many."""
    lines = list(_lines(text))
    if len(lines) > MOST_LINES:
        raise InputError(
            Text(f"รายชื่อยาวเกิน {MOST_LINES:,} บรรทัด โปรดแบ่งส่ง", f"More than {MOST_LINES:,} lines. Send them in parts.")
        )
    return lines


def _lines(text: str) -> Iterator[Line]:
    for number, written in enumerate(text.splitlines(), start=1):
        cells = [tidy(_NUMBERED.sub("", cell.strip().strip(_QUOTES)))[:MOST_LETTERS] for cell in _GAP.split(written)]
        cells = [cell for cell in cells if cell and not _NUMBER.match(cell)]
        if cells and not _is_heading(cells):
            yield _line(number, cells)


def _is_heading(cells: Sequence[str]) -> bool:
    return normalise_name(cells[0]) in _HEADINGS or (len(cells) > 1 and normalise_name(cells[1]) in _HEADINGS)


def _line(number: int, cells: Sequence[str]) -> Line:
    """A code may stand first or alone; what names a province says where the agency lies."""
    province = next((found.th for cell in cells[1:] if (found := find_province(cell))), "")
    names = [cell for cell in cells if not find_province(cell) or cell == cells[0]]
    codes = [cell for cell in names if cell.isascii() and " " not in cell]
    named = next((cell for cell in names if cell not in codes), names[0])
    return Line(number, codes[0] if codes else "", Named(named, province))


def _meant(known: Known, line: Line, is_simulated: bool) -> Agency | Text:
    """The agency of a line, or why it is none."""
    agency = known.by_code.get(line.code) if line.code else None
    if agency is None:
        key = normalise_name(line.named.name)
        namesakes = known.by_key[key] or known.by_former[key]
        near = [one for one in namesakes if one.province == line.named.province] if line.named.province else namesakes
        if len(near) > 1:
            return _SEVERAL
        if not near:
            return _ELSEWHERE if namesakes else _UNKNOWN
        agency = near[0]
    if agency.is_simulated != is_simulated:
        return _REAL_ONLY if agency.is_simulated else _SIMULATED_ONLY
    return agency


_HEADINGS = {normalise_name(one) for one in ("ชื่อหน่วยงาน", "หน่วยงาน", "ชื่อ", "agency", "name", "รหัสหน่วยงาน")}
_UNKNOWN = Text("ไม่พบในทะเบียน โปรดตรวจตัวสะกด หรือเพิ่มในทะเบียนก่อน", "is not in the register. Check it, or add it first.")
_SEVERAL = Text("มีหลายแห่งชื่อนี้ โปรดระบุจังหวัดหรือรหัส", "names several agencies. Give the province or the code.")
_ELSEWHERE = Text("ไม่มีชื่อนี้ในจังหวัดที่ระบุ โปรดตรวจจังหวัด", "is not in the province given. Check the province.")
_REAL_ONLY = Text("เป็นหน่วยงานจำลอง เข้ารอบจริงไม่ได้", "is simulated and cannot take part in a real round.")
_SIMULATED_ONLY = Text("เป็นหน่วยงานจริง เข้ารอบจำลองไม่ได้", "is real and cannot take part in a simulated round.")
