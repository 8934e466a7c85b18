"""What the cells of a workbook refer to: its sheets, its shared texts and its number formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeVar

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from prongsai.adapters.sheets.errors import SheetError, damaged
from prongsai.adapters.sheets.package import Package
from prongsai.adapters.sheets.xml import walk
from prongsai.core.text import Text

Part = TypeVar("Part")
NumberKind = Literal["plain", "date", "percent"]
_DATES_OF_ASIA = frozenset({*range(27, 37), *range(50, 59), *range(71, 82)})


class Sheet(NamedTuple):
    """A visible worksheet: its name and the part that holds it."""

    name: str
    part: str


class Workbook(NamedTuple):
    """The sheets in their order, the shared texts, the kind of number of each cell style, and how days count."""

    sheets: list[Sheet]
    texts: list[str]
    number_kinds: list[NumberKind]
    from_1904: bool


class Letters:
    """Collects the text inside the elements `t` (and not the reading aids inside `rPh`)."""

    def __init__(self, *tags: str) -> None:
        self._tags = tags
        self._parts: list[str] = []
        self._open = False
        self._aids = 0

    def start(self, tag: str) -> None:
        self._aids += tag == "rPh"
        self._open = tag in self._tags and not self._aids

    def end(self, tag: str) -> None:
        self._aids -= tag == "rPh"
        self._open = False

    def text(self, text: str) -> None:
        if self._open:
            self._parts.append(text)

    def take(self) -> str:
        """What was collected since the last time."""
        taken = "".join(self._parts)
        self._parts.clear()
        return taken


def open_workbook(package: Package) -> Workbook:
    """Read what the sheets of a workbook need."""
    part = _part_of(package.relations(""), "officeDocument")
    if part is None or not package.has(part):
        raise damaged()
    relations = package.relations(part)
    sheets, from_1904 = _sheets(package.read(part), relations)
    return Workbook(
        sheets,
        _optional(package, relations, "sharedStrings", _shared_texts),
        _optional(package, relations, "styles", _number_kinds),
        from_1904,
    )


def _part_of(relations: dict[str, tuple[str, str]], kind: str) -> str | None:
    return next((part for found, part in relations.values() if found == kind), None)


def _optional(
    package: Package, relations: dict[str, tuple[str, str]], kind: str, read: Callable[[bytes], list[Part]]
) -> list[Part]:
    part = _part_of(relations, kind)
    return read(package.read(part)) if part and package.has(part) else []


def _sheets(data: bytes, relations: dict[str, tuple[str, str]]) -> tuple[list[Sheet], bool]:
    sheets: list[Sheet] = []
    from_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        if tag == "workbookPr":
            from_1904 = attributes.get("date1904") in ("1", "true")
        if tag == "sheet" and attributes.get("state", "visible") == "visible":
            identity = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            kind, part = relations.get(identity, ("", ""))
            sheets.extend([Sheet(attributes.get("name", ""), part)] if kind == "worksheet" else [])

    walk(data, start)
    return sheets, from_1904


def _shared_texts(data: bytes) -> list[str]:
    texts: list[str] = []
    letters = Letters("t")

    def end(tag: str) -> None:
        letters.end(tag)
        if tag == "si":
            texts.append(letters.take())

    walk(data, lambda tag, _: letters.start(tag), end, letters.text)
    return texts


def _number_kinds(data: bytes) -> list[NumberKind]:
    """The kind of number of each entry of `cellXfs`, which cells name by position."""
    formats = dict(BUILTIN_FORMATS)
    kinds: list[NumberKind] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        inside = inside or tag == "cellXfs"
        if tag == "numFmt":
            formats[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        if tag == "xf" and inside:
            kinds.append(_number_kind(_whole(attributes.get("numFmtId", "")), formats))

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag != "cellXfs"

    walk(data, start, end)
    return kinds


def _whole(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _number_kind(number: int, formats: dict[int, str]) -> NumberKind:
    shown = formats.get(number, "General")
    if number in _DATES_OF_ASIA or is_date_format(shown):
        return "date"
    return "percent" if "%" in shown else "plain"


def choose(sheets: list[Sheet], name: str) -> Sheet:
    """The sheet of this name; SheetError names the sheets that there are."""
    for sheet in sheets:
        if sheet.name.strip().casefold() == name.strip().casefold():
            return sheet
    there = ", ".join(sheet.name for sheet in sheets[:20])
    raise SheetError(
        Text(f"ไม่พบแผ่นงาน “{name}” แผ่นงานที่มีคือ {there}", f"There is no sheet “{name}”. The sheets are: {there}")
    )
