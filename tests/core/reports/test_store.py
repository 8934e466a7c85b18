"""A document kept as JSON is the same document when it is read again."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.reports.blocks import (
    Bar,
    Block,
    Chart,
    Column,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Row,
    Table,
    cell,
    words,
)
from prongsai.core.reports.store import UnreadableDocumentError, digest, from_json, to_json
from tests.core.reports.any_document import BLOCKS, documents
from tests.core.reports.real_results import mae_sai, paper

TABLE = Table("t", (Column("ข้อ", 3),), (Row((cell("o42"),)),))
SMALL = Document("ชื่อ", "th", (Heading("h", 1, "หัว"), Paragraph("p", words("ข้อความ")), TABLE), Metadata("อบต.", 2567))


def through_json(document: Document) -> Document:
    return from_json(json.loads(json.dumps(to_json(document))))


def test_every_kind_of_block_is_tried() -> None:
    assert set(BLOCKS) == set(get_args(Block))


@given(documents())
def test_nothing_is_lost(document: Document) -> None:
    read = through_json(document)
    assert read == document
    assert to_json(read) == to_json(document)
    assert digest(read) == digest(document)


@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.__name__)
@given(st.data())
def test_nothing_is_lost_in_any_block(kind: type, data: st.DataObject) -> None:
    document = replace(SMALL, blocks=(data.draw(BLOCKS[kind]),))
    assert through_json(document) == document


def test_a_real_paper_is_kept_whole() -> None:
    document = paper(mae_sai())
    assert through_json(document) == document


def test_fractions_are_written_exactly() -> None:
    chart = Chart("c", (Bar("ก", Fraction(9147, 100), "91.47"), Bar("ข", None, "-")), "รูป", "คำบรรยาย")
    (written,) = to_json(replace(SMALL, blocks=(chart,)))["blocks"]
    assert written["type"] == "chart"
    assert [bar["value"] for bar in written["bars"]] == ["9147/100", None]


def test_equal_documents_have_one_digest_however_their_numbers_were_typed() -> None:
    typed = replace(SMALL, blocks=(replace(TABLE, columns=(Column("ข้อ", 3.0),)),))
    assert digest(typed) == digest(replace(SMALL, blocks=(TABLE,)))


def test_another_word_makes_another_digest() -> None:
    other = replace(SMALL, blocks=(Heading("h", 1, "หัวข้อ"), *SMALL.blocks[1:]))
    assert digest(other) != digest(SMALL)


def test_the_digest_of_a_kept_document_never_changes() -> None:
    """Editions are signed over it: when this fails, older signatures no longer fit."""
    assert digest(SMALL) == "c5bc51489fa66d6773e83df807c48f406f01f1ef21bdd0e758b0605a39128404"


def test_what_equals_its_default_is_not_written() -> None:
    """So a field added to a block later leaves older digests alone."""
    assert to_json(SMALL)["blocks"][0] == {"type": "heading", "id": "h", "level": 1, "text": "หัว"}
    assert "wide" not in to_json(SMALL)["blocks"][2]


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({"format": 2}, "format"),
        ({"title": 5}, "document/title"),
        ({"language": "de"}, "document/language"),
        ({"colour": "red"}, "document/colour"),
        ({"blocks": [{"type": "hologram", "id": "x"}]}, "document/blocks/0"),
        ({"blocks": [{"type": "heading", "id": "x", "text": "y"}]}, "document/blocks/0/level"),
        ({"blocks": [{"type": "heading", "id": "x", "level": True, "text": "y"}]}, "document/blocks/0/level"),
        ({"blocks": "heading"}, "document/blocks"),
        ({"blocks": [{"type": "picture", "id": "x", "source": "", "alt": "", "share": "wide"}]}, "blocks/0/share"),
        ({"blocks": [{"type": "chart", "id": "x", "bars": [{"label": "", "value": "1/0", "shown": ""}]}]}, "blocks/0"),
    ],
)
def test_what_is_no_document_is_refused_with_its_place(changed: dict[str, Any], at: str) -> None:
    with pytest.raises(UnreadableDocumentError) as refused:
        from_json({**to_json(SMALL), **changed})
    assert at in str(refused.value)
    assert at in refused.value.text.th
    assert at in refused.value.text.en
