"""Files made to hurt: each is refused with a sentence, and quickly enough not to need a clock."""

import io
import struct
import tracemalloc
import zipfile
from itertools import pairwise

import pytest
from openpyxl import load_workbook

from prongsai.adapters.sheets import (
    SheetError,
    SheetToWrite,
    read_pasted,
    read_table,
    to_records,
    write_csv,
    write_xlsx,
)
from tests.adapters.sheets.workbooks import archive, by_hand, cell, xlsx

HEAD = f"<row r='1'>{cell('A1', 'agency')}{cell('B1', 'total')}</row>"
GOOD = f"<row r='2'>{cell('A2', 'ก')}<c r='B2'><v>91.47</v></c></row>"
NAMES = "abcdefghij"
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in pairwise(NAMES)
)


def sheet(rows: str, before: str = "", after: str = "") -> str:
    return f"{before}<worksheet>{after}<sheetData>{rows}</sheetData></worksheet>"


def refused(data: bytes, english: str) -> None:
    with pytest.raises(SheetError, match=english):
        read_table(data, "attack.xlsx")


def peak_of_refusing(data: bytes) -> int:
    """How many bytes were in use at most while the file was read and refused."""
    tracemalloc.start()
    try:
        with pytest.raises(SheetError):
            read_table(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = by_hand(sheet(HEAD + GOOD) + " " * 60_000_000)
    assert len(bomb) < 100_000
    assert peak_of_refusing(bomb) < 1_000_000


def test_a_file_that_unpacks_too_far_is_refused_below_the_limit_of_bytes_too() -> None:
    refused(by_hand(sheet(HEAD + GOOD) + " " * 30_000_000), "unusually large")


def test_many_parts_that_share_their_bytes_count_each() -> None:
    one = b"0" * 900_000
    refused(archive([(f"part{number}", one) for number in range(60)], zipfile.ZIP_DEFLATED), "unusually large")


def test_thousands_of_parts_are_refused() -> None:
    refused(archive([(f"p{number}", "") for number in range(3_000)]), "unusually large")


def test_a_part_that_is_larger_than_the_directory_says_is_cut_and_refused() -> None:
    data = bytearray(by_hand(sheet(HEAD + GOOD * 1) + " " * 900_000))
    entry = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    refused(bytes(data), "damaged")


@pytest.mark.parametrize(
    "part",
    [
        LAUGHS + "]><worksheet><sheetData><row><c t='str'><v>&i;</v></c></row></sheetData></worksheet>",
        "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><worksheet><c t='str'><v>&f;</v></c></worksheet>",
        "<!DOCTYPE x SYSTEM 'http://127.0.0.1/x.dtd'><worksheet/>",
        "<!DOCTYPE worksheet><worksheet/>",
    ],
)
def test_entities_and_outside_definitions_are_refused(part: str) -> None:
    refused(by_hand(part), "DOCTYPE")
    refused(by_hand(sheet(HEAD + GOOD), strings=part), "DOCTYPE")
    refused(by_hand(sheet(HEAD + GOOD), book=part), "DOCTYPE")
    refused(by_hand(part.encode("utf-16").decode("latin-1")), "damaged")


def test_entities_hidden_in_utf_16_are_refused() -> None:
    part = ("\ufeff" + LAUGHS + "]><worksheet>&i;</worksheet>").encode("utf-16-le")
    good = by_hand("HERE")
    parts = [
        (name, zipfile.ZipFile(io.BytesIO(good)).read(name)) for name in zipfile.ZipFile(io.BytesIO(good)).namelist()
    ]
    refused(archive([(name, part if content == b"HERE" else content) for name, content in parts]), "DOCTYPE")


def test_an_absurd_dimension_is_not_believed() -> None:
    for dimension in ("A1:XFD1048576", "A1:ZZZZZ99999999999", "rubbish"):
        data = by_hand(sheet(HEAD + GOOD, after=f"<dimension ref='{dimension}'/>"))
        assert [row.number for row in read_table(data).rows] == [2]


def test_a_row_far_below_costs_nothing() -> None:
    far = f"<row r='1048576'>{cell('A1048576', 'ข')}</row>"
    assert [row.number for row in read_table(by_hand(sheet(HEAD + GOOD + far))).rows] == [2, 1_048_576]


def test_a_cell_far_to_the_right_is_refused() -> None:
    refused(by_hand(sheet(HEAD + f"<row r='2'>{cell('XFD2', 'ข')}</row>")), "more than 400 columns")


def test_a_million_columns_are_refused() -> None:
    heading = ",".join(f"c{number}" for number in range(1_000_000))
    refused(f"{heading}\n1\n".encode(), "more than 400 columns")
    with pytest.raises(SheetError, match="more than 400 columns"):
        read_pasted(heading.replace(",", "\t") + "\n1\n")


def test_millions_of_empty_cells_do_not_fill_the_memory() -> None:
    cells = "".join("<c/>" if (number * 2_654_435_761) >> 13 & 1 else "<c />" for number in range(2_500_000))
    data = by_hand(f"<worksheet><sheetData>{HEAD}<row>{cells}</row></sheetData></worksheet>")
    assert peak_of_refusing(data) < 120_000_000


def test_millions_of_elements_are_refused() -> None:
    refused(by_hand("<worksheet>" + "<a/><b/>" * 4_500_000 + "</worksheet>"), "damaged|unusually large")


def test_merged_cells_over_the_whole_sheet_cost_nothing() -> None:
    merges = "<mergeCell ref='A1:XFD1048576'/>" * 20_000
    data = by_hand(f"<worksheet><sheetData>{HEAD}{GOOD}</sheetData><mergeCells>{merges}</mergeCells></worksheet>")
    assert [row.number for row in read_table(data).rows] == [2]


def test_merged_cells_that_overlap_without_end_are_refused() -> None:
    rows = "".join(f"<row r='{number}'>{cell(f'B{number}', 'x')}</row>" for number in range(2, 5_000))
    merges = "<mergeCell ref='A1:A4999'/>" * 5_000
    data = by_hand(f"<worksheet><sheetData>{HEAD}{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>")
    refused(data, "more than 2,000,000 cells|unusually large")


def test_elements_in_elements_without_end_are_read_flat() -> None:
    refused(by_hand("<a>" * 200_000), "damaged")


def test_a_number_that_would_not_end_stays_a_text() -> None:
    row = f"<row r='2'>{cell('A2', 'ก')}<c r='B2'><v>1e999999999</v></c></row>"
    assert read_table(by_hand(sheet(HEAD + row))).rows[0].cells["total"] == "1e999999999"


def test_a_part_outside_the_archive_is_not_looked_for() -> None:
    for target in ("../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1/x"):
        parts = [("_rels/.rels", f'<a><Relationship Id="r" Type="/officeDocument" Target="{target}"/></a>')]
        refused(archive(parts), "damaged")


@pytest.mark.parametrize(
    "text",
    ["=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', " =1", "＝1+1"],
)
def test_no_cell_we_write_is_ever_run(text: str) -> None:
    [[value, kind, guarded]] = [
        (found.value, found.data_type, found.quotePrefix)
        for found in [load_workbook(io.BytesIO(write_xlsx([SheetToWrite(text, [text], [[text]])]))).worksheets[0]["A2"]]
    ]
    assert (value, kind, guarded) == (text, "s", True)
    assert write_csv([[text]], byte_order_mark=False).lstrip(b'"').startswith(b"'")


def test_formulas_in_what_is_read_stay_texts() -> None:
    [record] = to_records(read_table(b"agency,fiscal_year,note\n=1+1,2567,@x\n"))
    assert (record.text("agency"), record.text("note")) == ("=1+1", "@x")


def test_patterns_do_not_run_away_on_long_lines() -> None:
    for text in ("1 " * 200_000, "ก" * 300_000, "(" * 100_000, "ตัวชี้วัด" * 30_000, "คะแนน" * 50_000, " 1." * 100_000):
        with pytest.raises(SheetError):
            read_pasted(text)
        refused(text.encode(), "no data|nothing|quotation|heading|columns")


def test_a_workbook_of_ours_is_not_taken_for_an_attack() -> None:
    rows = [["อบต.ตัวอย่าง", 2567, 91.47]] * 20_000
    assert len(read_table(xlsx(["agency", "fiscal_year", "total"], *rows)).rows) == 20_000
