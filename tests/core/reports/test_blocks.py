"""The small helpers that blocks are written with."""

from __future__ import annotations

from prongsai.core.reports.blocks import Document, Row, Table, cell, plain, strong, tables_of, verbatim, words


def test_words_keep_their_emphasis_and_leave_out_nothing_but_the_empty() -> None:
    line = words("ได้ ", strong("91.47"), "", verbatim("0.1.0"))
    assert plain(line) == "ได้ 91.470.1.0"
    assert [(run.strong, run.verbatim) for run in line] == [(False, False), (True, False), (False, True)]


def test_a_cell_has_a_paragraph_for_each_text_that_is_not_empty() -> None:
    assert [plain(line) for line in cell("ก", "", words("ข"))] == ["ก", "ข"]
    assert cell("") == ()


def test_tables_of_a_document_in_their_order() -> None:
    tables = (Table("a", (), (Row(()),)), Table("b", (), ()))
    assert list(tables_of(Document("t", "th", tables))) == list(tables)
