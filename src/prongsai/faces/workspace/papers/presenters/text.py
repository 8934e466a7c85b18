"""The text of a draft for reading and for changing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.http import QueryDict

from prongsai.core.reports.blocks import Block, Chart, Document, Heading, Row, Table, plain
from prongsai.core.reports.edit import Editable, editable, text_hash
from prongsai.core.text import Text
from prongsai.faces.parts.papers import ShownBlock, shown
from prongsai.records.papers.building import Built, Stale
from prongsai.records.papers.models import Overlay
from prongsai.records.papers.printing import pictures_of

PER_PART = 40
KINDS = {
    "line": Text("บรรทัด", "Line"),
    "heading": Text("หัวข้อ", "Heading"),
    "paragraph": Text("ย่อหน้า", "Paragraph"),
    "item": Text("รายการ", "Item"),
    "cell": Text("ช่องในตาราง", "Cell"),
    "callout": Text("กรอบข้อความ", "Framed text"),
    "caption": Text("ชื่อตารางหรือภาพ", "Caption"),
}
LONG = 70


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block on the page; `block` is what an edit is about, empty where nothing can be changed."""

    shown: ShownBlock
    block: str
    is_edited: bool
    name: str


@dataclass(frozen=True, slots=True)
class TextView:
    """The draft: its blocks, the edits that do not fit, the sentences that were left out."""

    blocks: tuple[TextBlock, ...]
    stale: tuple[Stale, ...]
    left_out: tuple[Overlay, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in the form: `made` is what the system says, `text` what stands in the field.

    `seen` is the hash of what the system said when the form was shown, `current` of what it says now.
    """

    number: int
    address: str
    label: Text
    made: str
    text: str
    seen: str
    current: str
    before: str
    error: Text | None = None

    @property
    def is_edited(self) -> bool:
        return self.before != self.made

    @property
    def is_changed(self) -> bool:
        return self.text != self.before

    @property
    def rows(self) -> int:
        """Lines of the field."""
        return min(12, max(1 + len(self.text) // LONG, self.text.count("\n") + 1))

    def typed(self, post: QueryDict) -> Sentence:
        """The sentence as it was sent; one that was not in the form stays."""
        sent = _sent(post).get(self.address)
        if post.get("restore") == self.address:
            return replace(self, text=self.made, seen=self.current)
        return replace(self, text=sent.text, seen=sent.seen) if sent else self

    def complaining(self, error: Text) -> Sentence:
        """Refused: what was typed stays in the field, over the sentence as it is now."""
        return replace(self, error=error, seen=self.current)


class Sent(NamedTuple):
    """A sentence as the form sent it."""

    text: str
    seen: str

    @property
    def is_typed(self) -> bool:
        """Whether it is not simply what was shown."""
        return text_hash(self.text) != self.seen


def homeless(post: QueryDict, view: BlockView) -> tuple[str, ...]:
    """What was typed for places that are no longer there: shown so that it can be copied."""
    here = {one.address for one in view.sentences}
    return tuple(one.text for address, one in _sent(post).items() if address not in here and one.is_typed)


def _sent(post: QueryDict) -> dict[str, Sent]:
    """The sentences of a form by address."""
    numbers = [name.removeprefix("address-") for name in post if name.startswith("address-")]
    return {str(post[f"address-{number}"]): _one_sent(post, number) for number in numbers}


def _one_sent(post: QueryDict, number: str) -> Sent:
    text = post.get(f"text-{number}", "").replace("\r\n", "\n").strip()
    return Sent(text, post.get(f"seen-{number}", ""))


@dataclass(frozen=True, slots=True)
class BlockView:
    """The sentences of a block; a large one comes in parts, counted from 1."""

    block: str
    name: str
    sentences: tuple[Sentence, ...]
    part: int
    parts: int

    @property
    def numbers(self) -> range:
        return range(1, self.parts + 1)

    @property
    def errors(self) -> list[Sentence]:
        return [one for one in self.sentences if one.error]

    def with_sentences(self, sentences: Sequence[Sentence]) -> BlockView:
        return replace(self, sentences=tuple(sentences))


def text_view(built: Built) -> TextView:
    """The draft as it will be printed, each block with what can be changed in it."""
    thai = built.ground.option("numerals", "thai") == "thai"
    blocks = shown(built.document, pictures_of(built.document), thai_numerals=thai)
    owners = {address: block.id for block in built.plain.blocks for address in _addresses(block, built.plain)}
    changeable = set(owners.values())
    edited = {owners[address] for address in built.edited if address in owners}
    left_out = tuple(one for one in built.edited.values() if not one.text)
    return TextView(
        tuple(_text_blocks(blocks, changeable, edited, built)), built.stale, left_out, built.document.language
    )


def block_view(built: Built, block_id: str, part: int) -> BlockView | None:
    """The sentences of a block; None for one that is not there or has none."""
    block = next((one for one in built.plain.blocks if one.id == block_id), None)
    places = list(_places(block, built.plain)) if block else []
    if block is None or not places:
        return None
    parts = max(1, -(-len(places) // PER_PART))
    here = min(max(part, 1), parts)
    labels = _labels(block)
    window = list(enumerate(places))[(here - 1) * PER_PART : here * PER_PART]
    sentences = tuple(_sentence(number, one, labels, built) for number, one in window)
    return BlockView(block.id, _name(block), sentences, here, parts)


def _text_blocks(
    blocks: Sequence[ShownBlock], changeable: set[str], edited: set[str], built: Built
) -> Iterator[TextBlock]:
    names = {one.id: _name(one) for one in built.plain.blocks}
    for one in blocks:
        block = one.id if one.id in changeable else ""
        yield TextBlock(one, block, one.id in edited, names.get(one.id, ""))


def _places(block: Block, document: Document) -> tuple[Editable, ...]:
    return editable(replace(document, blocks=(block,)))


def _addresses(block: Block, document: Document) -> Iterator[str]:
    return (one.address for one in _places(block, document))


def _sentence(number: int, place: Editable, labels: Mapping[str, Text], built: Built) -> Sentence:
    overlay = built.edited.get(place.address)
    text = overlay.text if overlay else place.text
    label = labels.get(place.address.rpartition("/")[0]) or _numbered(place.kind, number + 1)
    return Sentence(number, place.address, label, place.text, text, place.sha256, place.sha256, text)


def _numbered(kind: str, number: int) -> Text:
    if kind != "item":
        return KINDS[kind]
    return Text(f"รายการที่ {number}", f"Item {number}")


def _labels(block: Block) -> dict[str, Text]:
    """The names of the cells of a table: column, and the first words of the row."""
    table = block.table if isinstance(block, Chart) else block
    if not isinstance(table, Table):
        return {}
    labels = {}
    for at, row in enumerate(table.rows):
        if isinstance(row, Row):
            first = _first_words(row)
            for column, head in enumerate(table.columns):
                said = f"{head.header} · {first}" if first else head.header
                labels[f"{table.id}/{row.key or at}/{column}"] = Text(said, said)
    return labels


def _first_words(row: Row) -> str:
    words = (plain(line) for cell in row.cells for line in cell)
    found = next((one for one in words if any(letter.isalpha() for letter in one)), "")
    return found if len(found) <= 40 else found[:39] + "…"


def _name(block: Block) -> str:
    """What a block is called in a link: its heading or first words."""
    if isinstance(block, Heading):
        return block.text
    texts = [one.text for one in editable(Document("", "th", (block,))) if one.text]
    first = texts[0] if texts else ""
    return first if len(first) <= 50 else first[:49] + "…"
