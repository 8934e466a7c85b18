"""What holds for every format."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings

from prongsai.adapters.render import CONTENT_TYPES, FORMATS, Format, render
from prongsai.core.reports.blocks import Block, Chart, Cover, Document, Heading, ItemList, SealedHead, Title
from tests.adapters.render.official import PICTURES, bound_report, memo, papers
from tests.adapters.render.sample import SENTENCE, document, one_paragraph
from tests.core.reports.any_document import documents


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_document_gives_the_same_bytes(form: Format) -> None:
    first = render(document(), form)
    render(one_paragraph(SENTENCE), form)
    assert render(document(), form) == first


@pytest.mark.parametrize("form", FORMATS)
def test_an_english_paper_keeps_arabic_digits(form: Format) -> None:
    english = replace(one_paragraph("Total score 91.47"), language="en")
    assert render(english, form, thai_numerals=True) == render(english, form, thai_numerals=False)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_document_is_still_a_file(form: Format) -> None:
    assert render(replace(document(), blocks=()), form)


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="odt"):
        render(document(), cast("Format", "odt"))


def test_every_format_has_its_content_type() -> None:
    assert set(CONTENT_TYPES) == set(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", papers())
def test_the_same_official_paper_gives_the_same_bytes(form: Format, name: str) -> None:
    first = render(papers()[name], form, pictures=PICTURES)
    render(memo(), form)
    assert render(papers()[name], form, pictures=PICTURES) == first


@pytest.mark.parametrize("form", FORMATS)
def test_lines_and_headings_that_say_nothing_stop_no_paper(form: Format) -> None:
    empty = (Title("t", ()), Heading("h", 1, " "), SealedHead("s", ("", "")), Cover("c", ("",)), *bound_report().blocks)
    assert render(replace(bound_report(), title="", blocks=empty), form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_part_that_says_nothing_is_still_a_part(form: Format) -> None:
    nothing = ItemList("b", (), "bullet", 0)
    blocks = (nothing, Cover("c", ("ปก",)), replace(nothing, id="d"), Cover("e", ("ปก",)), replace(nothing, id="f"))
    assert render(replace(document(), blocks=blocks), form)


def drawable(block: Block) -> bool:
    """False for a chart whose bars leave its scale, which no builder makes."""
    if not isinstance(block, Chart):
        return True
    values = [one.value for one in (*block.bars, *block.thresholds) if one.value is not None]
    return block.top > 0 and all(0 <= value <= block.top for value in values)


@settings(max_examples=20, deadline=None)
@given(documents())
def test_any_blocks_in_any_order_make_a_file(drawn: Document) -> None:
    blocks = (replace(one, start=abs(one.start) % 99) if isinstance(one, ItemList) else one for one in drawn.blocks)
    about = replace(document().metadata, layout=drawn.metadata.layout, simulated=drawn.metadata.simulated)
    paper = replace(drawn, blocks=tuple(filter(drawable, blocks)), metadata=about)
    for form in FORMATS:
        assert render(paper, form)
