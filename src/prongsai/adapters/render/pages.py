"""Which blocks stand together on pages of one kind: upright, lying on their side for wide tables, or a cover."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple

from prongsai.core.reports.blocks import (
    Block,
    Callout,
    Chart,
    Cover,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Title,
    plain,
)

Form = Literal["upright", "lying", "cover"]
LETTERS_A_LINE = 85
LINES_LED_ALONG = 8
"""So many lines at most go before a wide table onto its page, instead of being left alone on a page of their own."""


SHORT_LINES, MOST_LINES = 1, 4


class Part(NamedTuple):
    """Blocks on pages of one form; the next part begins on a new page."""

    form: Form
    blocks: tuple[Block, ...]


def parts_of(blocks: tuple[Block, ...]) -> list[Part]:
    """The blocks in their order as parts.

    The headings of a wide table lie on its page, and so does all that the page before has, if it is little. Its notes
    and signatures stay with it too, so that nobody signs a page with nothing on it.
    """
    parts: list[tuple[Form, list[Block]]] = [("upright", [])]
    for block in blocks:
        _place(_upright_within(block), parts)
    trimmed = ((form, _without_breaks_at_ends(held)) for form, held in parts)
    return [Part(form, tuple(held)) for form, held in trimmed if held]


def _upright_within(block: Block) -> Block:
    """The table of a chart stays beside its chart."""
    if isinstance(block, Chart) and block.table:
        return replace(block, table=replace(block.table, wide=False))
    return block


def _place(block: Block, parts: list[tuple[Form, list[Block]]]) -> None:
    form, held = parts[-1]
    if isinstance(block, Cover):
        parts += [("cover", [block]), ("upright", [])]
    elif isinstance(block, Table) and block.wide:
        _lay(block, parts)
    elif form == "lying" and not _stays_with_table(block):
        parts.append(("upright", [block]))
    else:
        held.append(block)


def _lay(table: Table, parts: list[tuple[Form, list[Block]]]) -> None:
    form, held = parts[-1]
    if form == "lying":
        held.append(table)
        return
    led = _cut_off(held)
    if not held and len(parts) > 1 and parts[-2][0] == "lying":
        parts.pop()
        parts[-1][1].extend([*led, table])
    else:
        parts.append(("lying", [*led, table]))


def _cut_off(held: list[Block]) -> list[Block]:
    """Takes from the end of the blocks those that go with the table which follows."""
    page = next((at for at in range(len(held), 0, -1) if isinstance(held[at - 1], PageBreak)), 0)
    start = page if _is_little(held[page:]) else _start_of_headings(held)
    led = held[start:]
    del held[start:]
    return led


def _start_of_headings(held: list[Block]) -> int:
    start = len(held)
    while start and isinstance(held[start - 1], Heading | Title):
        start -= 1
    return start


def _is_little(blocks: list[Block]) -> bool:
    return sum(map(_lines, blocks)) <= LINES_LED_ALONG


def _lines(block: Block) -> float:
    """About how many lines a block of text needs; of anything else, too many."""
    if isinstance(block, Title):
        return 1.5 * len(block.lines)
    if isinstance(block, Heading):
        return 1.5
    texts = _texts(block)
    return sum(1 + len(text) // LETTERS_A_LINE for text in texts) if texts else LINES_LED_ALONG + 1


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [plain(block.words)]
    if isinstance(block, ItemList):
        return list(map(plain, block.items))
    return [block.title, *map(plain, block.paragraphs)] if isinstance(block, Callout) else []


def _stays_with_table(block: Block) -> bool:
    return isinstance(block, Signature) or (isinstance(block, Paragraph) and block.style == "note")


def _without_breaks_at_ends(held: list[Block]) -> list[Block]:
    kept = list(held)
    while kept and isinstance(kept[-1], PageBreak):
        kept.pop()
    while kept and isinstance(kept[0], PageBreak):
        kept.pop(0)
    return kept


def held_for_signatures(blocks: tuple[Block, ...]) -> set[int]:
    """The places of blocks that stay on a page with what follows, so that no page has a signature and a date alone.

    The block before the signatures always; while that is a line by itself, a short paragraph before it too.
    """
    held: set[int] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, Signature) and at and not isinstance(blocks[at - 1], PageBreak):
            held |= _held_before(blocks, at)
    return held


def _held_before(blocks: tuple[Block, ...], at: int) -> set[int]:
    first = at - 1
    while first and _is_text(blocks[first], SHORT_LINES) and _is_text(blocks[first - 1], MOST_LINES):
        first -= 1
    return set(range(first, at))


def _is_text(block: Block, lines: int) -> bool:
    return isinstance(block, Paragraph) and _lines(block) <= lines
