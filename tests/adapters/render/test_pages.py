"""Which blocks share a page: wide tables lie on their side, covers stand alone, nobody signs an empty page."""

from __future__ import annotations

from prongsai.adapters.render import layout
from prongsai.adapters.render.pages import Part, held_for_signatures, parts_of
from prongsai.core.reports.blocks import (
    Block,
    Chart,
    Cover,
    Heading,
    PageBreak,
    Paragraph,
    Signatory,
    Signature,
    Table,
    Title,
    words,
)
from tests.adapters.render.official import SUBJECT, six_columns

HEADING, TITLE, BREAK = Heading("h", 1, "หัวข้อ"), Title("t", ("แผน",)), PageBreak("b")
TEXT, LONG = Paragraph("p", words("สั้น")), Paragraph("l", words("ยาว" * 400))
NOTE, SIGN = Paragraph("n", words("หมายเหตุ"), "note"), Signature("s", (Signatory("ปลัด"),))
WIDE, TABLE, COVER = six_columns(1), Table("t", (), ()), Cover("c", ("ปก",))


def shapes(*blocks: Block) -> list[tuple[str, int]]:
    return [(part.form, len(part.blocks)) for part in parts_of(blocks)]


def test_without_wide_tables_and_covers_there_is_one_part() -> None:
    blocks = (TITLE, TEXT, BREAK, HEADING, TABLE, SIGN)
    assert parts_of(blocks) == [Part("upright", blocks)]


def test_a_wide_table_takes_its_headings_along() -> None:
    assert shapes(LONG, TITLE, HEADING, WIDE, TEXT) == [("upright", 1), ("lying", 3), ("upright", 1)]


def test_what_would_stand_alone_on_a_page_goes_with_the_table() -> None:
    assert shapes(TITLE, TEXT, WIDE) == [("lying", 3)]
    assert shapes(LONG, BREAK, HEADING, TEXT, WIDE) == [("upright", 1), ("lying", 3)]


def test_notes_and_signatures_stay_with_the_table() -> None:
    assert shapes(WIDE, NOTE, SIGN) == [("lying", 3)]


def test_wide_tables_with_little_between_them_share_pages() -> None:
    assert shapes(WIDE, HEADING, TEXT, WIDE, WIDE) == [("lying", 5)]
    assert shapes(WIDE, BREAK, HEADING, WIDE) == [("lying", 1), ("lying", 2)]


def test_a_cover_stands_alone() -> None:
    assert shapes(COVER, BREAK, TEXT) == [("cover", 1), ("upright", 1)]
    assert shapes(TEXT, COVER, WIDE) == [("upright", 1), ("cover", 1), ("lying", 1)]


def test_the_table_of_a_chart_stays_beside_it() -> None:
    (part,) = parts_of((Chart("c", (), "", "", table=WIDE),))
    (chart,) = part.blocks
    assert isinstance(chart, Chart)
    assert chart.table is not None
    assert not chart.table.wide


def test_the_block_before_signatures_is_held_and_a_line_alone_takes_one_along() -> None:
    assert held_for_signatures((LONG, SIGN)) == {0}
    assert held_for_signatures((TEXT, TEXT, SIGN)) == {0, 1}
    assert held_for_signatures((LONG, TEXT, SIGN, TABLE, SIGN)) == {1, 3}
    assert held_for_signatures((SIGN, TEXT)) == set()


def test_a_title_of_several_lines_is_set_in_lines_of_like_length() -> None:
    narrow = layout.balanced(SUBJECT[:80], 28, 16.0, ())
    assert 8 < narrow < 16
    assert layout.balanced("สั้น", 28, 16.0, ()) == 16.0


def test_a_wide_table_has_the_width_of_the_long_side() -> None:
    assert round(sum(layout.widths(WIDE, ())), 6) == layout.LYING_WIDTH
    assert layout.text_width(TABLE) == layout.TEXT_WIDTH
