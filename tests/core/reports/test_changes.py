"""What changed between two editions, for the one who signs again."""

from __future__ import annotations

from prongsai.core.reports.blocks import Column, Document, Paragraph, Row, Table, cell, words
from prongsai.core.reports.changes import Change, changes


def paper(*sentences: str, score: str = "83.07") -> Document:
    table = Table("t", (Column("ตัวชี้วัด"), Column("คะแนน")), (Row((cell("4"), cell(score))),))
    return Document("x", "th", (*(Paragraph(str(at), words(one)) for at, one in enumerate(sentences)), table))


def test_the_same_paper_has_no_changes() -> None:
    assert changes(paper("ก", "ข"), paper("ก", "ข")) == ()


def test_a_changed_an_added_and_a_removed_sentence_stand_in_reading_order() -> None:
    assert changes(paper("ก", "ข", "ค"), paper("ก", "ขใหม่", "ค", "ง")) == (
        Change(("ข",), ("ขใหม่",)),
        Change((), ("ง",)),
    )
    assert changes(paper("ก", "ข"), paper("ก")) == (Change(("ข",), ()),)


def test_a_changed_row_is_shown_as_one_line() -> None:
    assert changes(paper(), paper(score="84.00")) == (Change(("4 | 83.07",), ("4 | 84.00",)),)
