"""The blocks a document is made of: what stands on paper, before anybody decides how it is rendered.

A builder fills them with finished sentences of one language; figures inside are text with Arabic digits.
Each block has an id that stays the same when the document is built again, so that an edited sentence finds its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from prongsai.core.text import Language

Layout = Literal["report", "letter"]
Align = Literal["left", "center", "right"]
CalloutKind = Literal["simulated", "unverified", "warning", "notice"]
ColumnKind = Literal["text", "number"]
Marker = Literal["number", "bullet"]
ParagraphStyle = Literal["body", "note", "indent", "center"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `verbatim` keeps Arabic digits where the paper turns the others into Thai ones."""

    text: str
    strong: bool = False
    verbatim: bool = False


Words = tuple[Run, ...]


def words(*parts: str | Run) -> Words:
    """Plain strings and runs as one line of words; empty parts are left out."""
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return tuple(run for run in runs if run.text)


def strong(text: str) -> Run:
    """Text that is set in bold."""
    return Run(text, strong=True)


def verbatim(text: str) -> Run:
    """Text whose digits stay Arabic: a version, a checksum, a code made of digits alone."""
    return Run(text, verbatim=True)


def plain(line: Words) -> str:
    """The words without their emphasis."""
    return "".join(run.text for run in line)


@dataclass(frozen=True, slots=True)
class Title:
    """The head of the paper, one or more centred lines; the first names the document."""

    id: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a part of the paper) to 3."""

    id: str
    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `body` begins with the indent of official letters, `note` is small, `indent` is set in."""

    id: str
    words: Words
    style: ParagraphStyle = "body"


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items one below the other, numbered (๑. ๒. on Thai paper) from `start`, or with bullets."""

    id: str
    items: tuple[Words, ...]
    marker: Marker = "number"
    start: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table with its share of the width; a column of numbers stays numbers in a spreadsheet."""

    header: str
    share: float = 1.0
    align: Align = "left"
    kind: ColumnKind = "text"


Cell = tuple[Words, ...]
"""The paragraphs of a cell; an empty cell is shown as "-"."""


def cell(*paragraphs: str | Words) -> Cell:
    """A cell of one or more paragraphs."""
    return tuple(words(one) if isinstance(one, str) else one for one in paragraphs if one)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of as many cells as the table has columns. `weak` marks a row that falls short of its threshold.

    `joins` are the columns (from 0) whose cell is one with the cell above it; what they hold is the same, and stands
    in a spreadsheet alone. `key` names the row when others come before it, so that an edited text stays with it.
    """

    cells: tuple[Cell, ...]
    weak: bool = False
    joins: tuple[int, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A row of one cell across the whole table, which names the rows below it."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header is repeated on each page; a `wide` one lies across a page turned on its side."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row | Band, ...]
    caption: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its value from 0 to `Chart.top` (None when it is not known), and the text that stands beside it."""

    label: str
    value: Fraction | None
    shown: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line across all bars, and what it is called."""

    value: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale from zero. A weak bar is hatched; `alt` says in words what the picture shows."""

    id: str
    bars: tuple[Bar, ...]
    caption: str
    alt: str
    thresholds: tuple[Threshold, ...] = ()
    top: int = 100
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the post, and the name, which stands in brackets (a dotted line when empty).

    One who acts for another holds `post` and signs for `acting_for`; `acting_as` is the word between them
    (รักษาราชการแทน, รักษาการแทน), `authority` the order and the dates it rests on. `signed` says when and how it was
    signed on screen; empty leaves room for ink.
    """

    post: str
    name: str = ""
    acting_as: str = ""
    acting_for: str = ""
    authority: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Places to sign with room for the signatures: two side by side, the last of an odd number at the right."""

    id: str
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: `source` is the SHA-256 of its bytes, which the renderer is given apart; an empty one keeps its place.

    `share` is its part of the width of the text, from 0 to 1.
    """

    id: str
    source: str
    alt: str
    caption: str = ""
    share: float = 0.6


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures side by side, two to a line: the appendix with photos."""

    id: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """A page of its own: the emblem above, the title in the middle, the agency and its addresses below."""

    id: str
    lines: tuple[str, ...]
    foot: tuple[str, ...] = ()
    emblem: Picture | None = None


@dataclass(frozen=True, slots=True)
class MemoHead:
    """The head of a memo (บันทึกข้อความ): Garuda at the left, then ส่วนราชการ, ที่, วันที่, เรื่อง and เรียน.

    `number` and `date` are typed by the officer; empty ones leave a dotted line.
    """

    id: str
    office: str
    number: str
    date: str
    subject: str
    to: str
    garuda: Picture | None = None


@dataclass(frozen=True, slots=True)
class SealedHead:
    """The head of an announcement, an order or a rule: Garuda in the middle, the lines below it, centred."""

    id: str
    lines: tuple[str, ...]
    garuda: Picture | None = None


@dataclass(frozen=True, slots=True)
class Callout:
    """A framed notice that must not be overlooked: simulated data, rules nobody has verified yet."""

    id: str
    kind: CalloutKind
    title: str
    paragraphs: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    id: str


Block = (
    Title
    | Heading
    | Paragraph
    | ItemList
    | Table
    | Chart
    | Signature
    | Callout
    | PageBreak
    | Picture
    | Pictures
    | Cover
    | MemoHead
    | SealedHead
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself in its properties and at the foot of its pages.

    `fiscal_year` is a Buddhist Era year. `mark` stands at the head of every page: what nobody may overlook. `terms` are
    names that a line must not be broken within. A `letter` (memo, announcement, order, rule) has the margins of
    official letters, 3 and 2 cm, and nothing at the foot.
    """

    agency: str
    fiscal_year: int
    framework_hash: str = ""
    software_version: str = ""
    simulated: bool = False
    mark: str = ""
    notes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    layout: Layout = "report"


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in their order, in one language, with what the file says about itself."""

    title: str
    language: Language
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=lambda: Metadata(agency="", fiscal_year=0))


def tables_of(document: Document) -> Iterator[Table]:
    """All tables of a document in their order, those that belong to a chart included."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Chart) and block.table is not None:
            yield block.table
