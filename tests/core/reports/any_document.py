"""Documents of every kind of block, drawn by hypothesis."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar, get_type_hints

from hypothesis import strategies as st

from prongsai.core.reports.blocks import (
    Band,
    Block,
    Callout,
    Chart,
    Column,
    Cover,
    Document,
    Heading,
    ItemList,
    MemoHead,
    Metadata,
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    Row,
    Run,
    SealedHead,
    Signature,
    Table,
    Title,
)

T = TypeVar("T")
TEXTS = st.text(max_size=12) | st.sampled_from(["ร้อยละ 91.47", "o42", "๙"])
RUNS = st.builds(Run, TEXTS, st.booleans(), st.booleans())
WORDS = st.lists(RUNS, max_size=3).map(tuple)
COLUMNS = st.builds(
    Column,
    TEXTS,
    st.floats(0.1, 9) | st.integers(1, 9),
    st.sampled_from(["left", "right"]),
    st.sampled_from(["text", "number"]),
)
PICTURES = st.builds(Picture, TEXTS, TEXTS, TEXTS, TEXTS, st.floats(0, 1))
SOME_PICTURE = st.none() | PICTURES
TUPLES_OF_TEXT = st.lists(TEXTS, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(COLUMNS, min_size=1, max_size=3))
    cell = st.lists(WORDS, max_size=2).map(tuple)
    cells = st.lists(cell, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = st.lists(st.builds(Row, cells, st.booleans()) | st.builds(Band, TEXTS), max_size=3)
    return Table(draw(TEXTS), tuple(columns), tuple(draw(rows)), draw(TEXTS), draw(st.booleans()))


def by_type(block: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A block whose fields are all drawn, also those that have a default."""
    hints = get_type_hints(block)
    drawn = {one.name: st.from_type(hints[one.name]) for one in fields(block) if one.name not in given}
    return st.builds(block, **drawn, **given)


BLOCKS: dict[type, st.SearchStrategy[Any]] = {
    Title: by_type(Title, lines=TUPLES_OF_TEXT),
    Heading: by_type(Heading, text=TEXTS),
    Paragraph: by_type(Paragraph, words=WORDS),
    ItemList: by_type(ItemList, items=st.lists(WORDS, max_size=3).map(tuple)),
    Table: tables(),
    Chart: by_type(Chart, table=st.none() | tables()),
    Signature: by_type(Signature),
    Callout: by_type(Callout, paragraphs=st.lists(WORDS, max_size=2).map(tuple)),
    PageBreak: by_type(PageBreak),
    Picture: PICTURES,
    Pictures: by_type(Pictures, pictures=st.lists(PICTURES, max_size=2).map(tuple)),
    Cover: by_type(Cover, lines=TUPLES_OF_TEXT, foot=TUPLES_OF_TEXT, emblem=SOME_PICTURE),
    MemoHead: by_type(MemoHead, garuda=SOME_PICTURE),
    SealedHead: by_type(SealedHead, lines=TUPLES_OF_TEXT, garuda=SOME_PICTURE),
}


def numbered(drawn: list[Block]) -> tuple[Block, ...]:
    """The blocks with ids of their own, as builders give them."""
    return tuple(rename(block, f"b{at}") for at, block in enumerate(drawn))


def rename(value: T, name: str) -> T:
    """The value with new ids in it and in all blocks within it."""
    if isinstance(value, tuple):
        return tuple(rename(one, f"{name}-{at}") for at, one in enumerate(value))
    if not hasattr(value, "__dataclass_fields__"):
        return value
    parts = {
        one.name: name if one.name == "id" else rename(getattr(value, one.name), f"{name}-{one.name}")
        for one in fields(value)
    }
    return type(value)(**parts)


def documents() -> st.SearchStrategy[Document]:
    """Any document; its blocks have ids that differ."""
    blocks = st.lists(st.one_of(*BLOCKS.values()), max_size=6).map(numbered)
    return st.builds(Document, TEXTS, st.sampled_from(["th", "en"]), blocks, by_type(Metadata))
