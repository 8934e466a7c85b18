import csv
import io
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.styles.styleable import StyleDescriptor
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.adapters.sheets import SheetToWrite, Value, read_table, write_csv, write_xlsx
from prongsai.adapters.sheets.safe import FORMULA_STARTS, LONGEST, clean, looks_like_formula

HEAD = ["agency", "fiscal_year", "total", "note"]
ROW: list[Value] = ["อบต.จางลาน", 2566, Fraction(8414, 100), "=1+1"]
texts = st.text(st.sampled_from("กำ้ '=+-@1.a\n＝") | st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(
    str.strip
)
dangerous = st.builds(str.__add__, st.sampled_from(FORMULA_STARTS), texts)


def page(data: bytes, number: int = 0) -> Worksheet:
    return load_workbook(io.BytesIO(data)).worksheets[number]


def test_a_csv_begins_with_a_byte_order_mark_and_can_do_without() -> None:
    assert write_csv([HEAD, ROW]) == "\ufeffagency,fiscal_year,total,note\r\nอบต.จางลาน,2566,84.14,'=1+1\r\n".encode()
    assert write_csv([HEAD], byte_order_mark=False) == b"agency,fiscal_year,total,note\r\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("", ""),
        (Fraction(980252, 10000), "98.03"),
        (Decimal("1.10"), "1.10"),
        (-5, "-5"),
        ("-0.40", "-0.40"),
        ("+1.25", "+1.25"),
        (date(2024, 3, 31), "2024-03-31"),
        ("-", "-"),
        ("- ข้อ 1", "'- ข้อ 1"),
        ("'=1", "''=1"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("  =1+1", "'  =1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+66 2 000", "'+66 2 000"),
        ("\t=1", "'\t=1"),
        ("ก\x00\x07ข", "กข"),
    ],
)
def test_a_cell_of_a_csv_is_never_run_and_loses_nothing(value: Value, written: str) -> None:
    assert write_csv([[value]], byte_order_mark=False).decode().rstrip("\r\n").strip('"') == written


@given(st.lists(st.lists(texts, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_written_as_csv_is_read_back(rows: list[list[str]]) -> None:
    written = write_csv([["agency", "สี"], *[["ก" + one, other] for one, other in rows]])
    read = [list(row.cells.values()) for row in read_table(written).rows]
    assert read == [["ก" + one, other] for one, other in rows]


@given(dangerous)
def test_no_csv_has_a_cell_that_a_spreadsheet_would_run(text: str) -> None:
    [[cell]] = list(csv.reader(io.StringIO(write_csv([[text]], byte_order_mark=False).decode(), newline="")))
    assert not looks_like_formula(cell)


def test_a_workbook_has_numbers_as_numbers_and_texts_as_texts() -> None:
    sheet = page(write_xlsx([SheetToWrite("ผล", HEAD, [ROW, [None, 2567, Decimal("1.5"), date(2024, 3, 31)]])]))
    assert [cell.value for cell in sheet[2]] == ["อบต.จางลาน", 2566, 84.14, "=1+1"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "s"]
    assert (sheet["C2"].number_format, sheet["D2"].quotePrefix, sheet["A2"].quotePrefix) == ("0.00", True, False)
    assert sheet["D3"].is_date
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D3")
    assert sheet["A2"].font.name == "TH Sarabun New"


def test_titles_that_excel_refuses_are_changed() -> None:
    data = write_xlsx([SheetToWrite("ผล [2567]: รวม/ย่อย" + "ก" * 40, ["a"], []), SheetToWrite("??", ["a"], [])])
    assert [sheet.title for sheet in load_workbook(io.BytesIO(data)).worksheets] == [
        ("ผล  2567   รวม ย่อย" + "ก" * 40)[:31],
        "Sheet2",
    ]


def test_columns_are_as_wide_as_asked_or_as_their_texts() -> None:
    sheet = page(write_xlsx([SheetToWrite("ก", ["สั้น", "ยาว", "กว้าง"], [["ก", "ข" * 200, ""]], widths=[0, 0, 33])]))
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [8, 60, 33]


def test_the_same_tables_give_the_same_bytes() -> None:
    sheets = [SheetToWrite("ผล", HEAD, [ROW])]
    assert write_xlsx(sheets) == write_xlsx(sheets)
    assert b"2000-01-01T00:00:00Z" not in write_xlsx(sheets)
    assert page(write_xlsx(sheets)).parent.properties.modified.year == 2000


@given(st.lists(st.lists(st.one_of(texts, dangerous.map(str.strip)), min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_written_as_workbook_is_read_back(rows: list[list[str]]) -> None:
    rows = [["ก" + one, other] for one, other in rows]
    table = read_table(write_xlsx([SheetToWrite("ผล", ["agency", "สี"], rows)]))
    assert [list(row.cells.values()) for row in table.rows] == rows


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    assert len(clean("ก" * 40_000)) == LONGEST
    assert clean("ก" * 40_000).endswith("…")
    assert clean("ก" * LONGEST) == "ก" * LONGEST


def test_every_row_is_dressed_alike_and_no_style_is_worked_out_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[object] = []
    set_style = StyleDescriptor.__set__

    def counted(self: StyleDescriptor, cell: object, value: object) -> None:
        worked_out.append(value)
        set_style(self, cell, value)

    monkeypatch.setattr(StyleDescriptor, "__set__", counted)
    row: list[Value] = [*ROW, date(2024, 3, 31), None]
    few = write_xlsx([SheetToWrite("ผล", [*HEAD, "day", "none"], [row] * 2)])
    after_few = len(worked_out)
    many = page(write_xlsx([SheetToWrite("ผล", [*HEAD, "day", "none"], [row] * 40)]))
    assert len(worked_out) == 2 * after_few
    for first, last in zip(page(few)[2], many[41], strict=True):
        for part in ("font", "border", "alignment"):
            assert repr(getattr(first, part)) == repr(getattr(last, part))
        assert (first.number_format, first.quotePrefix) == (last.number_format, last.quotePrefix)
        assert last.font.name == "TH Sarabun New"
        assert last.border.left.style == "thin"
