from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.adapters.sheets import Limits, SheetError, Table, read_table
from tests.adapters.sheets.workbooks import archive, by_hand, cell, saved, workbook, xlsx

HEAD = ["หน่วยงาน", "ปีงบประมาณ", "คะแนนรวม"]


def cells(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.number, list(row.cells.values())) for row in table.rows]


def test_a_table_is_read_with_its_row_numbers() -> None:
    table = read_table(xlsx(HEAD, ["ก", 2567, 91.47], [], ["ข", "๒๕๖๗", "๘๕.๐๐"]), "ผล.xlsx")
    assert table.columns == ["agency", "fiscal_year", "total"]
    assert cells(table) == [(2, ["ก", "2567", "91.47"]), (4, ["ข", "๒๕๖๗", "๘๕.๐๐"])]


def test_the_name_of_the_file_decides_nothing() -> None:
    assert cells(read_table(xlsx(HEAD, ["ก", 2567, 1]), "ผล.csv")) == [(2, ["ก", "2567", "1"])]


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("91.47", "91.47"),
        ("91.47000000000001", "91.47000000000001"),
        ("91.469999999999999", "91.47"),
        ("2567.0", "2567"),
        ("1E-3", "0.001"),
        ("9.147E1", "91.47"),
        ("12345678901234567890", "12345678901234567890"),
        ("1E400", "1E400"),
        ("", ""),
    ],
)
def test_numbers_are_the_shortest_decimal_that_stands_for_them(stored: str, read: str) -> None:
    sheet = f"<worksheet><sheetData><row r='1'>{cell('A1', 'agency')}{cell('B1', 'total')}</row>"
    sheet += f"<row r='2'>{cell('A2', 'ก')}<c r='B2'><v>{stored}</v></c></row></sheetData></worksheet>"
    assert cells(read_table(by_hand(sheet))) == [(2, ["ก", read])]


def test_days_times_percentages_and_truth_are_read_as_shown() -> None:
    book = workbook([["agency", "วันที่", "เวลา", "ร้อยละ", "จริง"]])
    page = book.worksheets[0]
    page.append(["ก", date(2024, 3, 31), datetime(2024, 3, 31, 8, 30), 0.9147, True])  # noqa: DTZ001
    page["D2"].number_format = "0.00%"
    page.append(["ข", 45382, 45382, 1, False])
    page["B3"].number_format = "[$-D07041E]d mmm yyyy;@"
    page["D3"].number_format = "0%"
    table = read_table(saved(book))
    assert cells(table) == [
        (2, ["ก", "2024-03-31", "2024-03-31 08:30:00", "91.47%", "TRUE"]),
        (3, ["ข", "2024-03-31", "45382", "100%", "FALSE"]),
    ]


def test_the_first_visible_sheet_that_holds_anything_is_read() -> None:
    book = workbook([["ซ่อน", "ไว้"], [1, 2]], [], [HEAD, ["ก", 2567, 1]], [["อื่น", "ๆ"], [1, 2]])
    book.worksheets[0].sheet_state = "hidden"
    assert read_table(saved(book)).columns == ["agency", "fiscal_year", "total"]


def test_a_sheet_can_be_named() -> None:
    book = workbook([["อื่น", "ๆ"], [1, 2]], [HEAD, ["ก", 2567, 1]])
    assert read_table(saved(book), sheet="แผ่น2").columns == ["agency", "fiscal_year", "total"]
    with pytest.raises(SheetError) as refused:
        read_table(saved(book), sheet="แผ่น9")
    assert "แผ่น1, แผ่น2" in refused.value.text.th


def merged(page: Worksheet, *ranges: str) -> None:
    for reference in ranges:
        page.merge_cells(reference)


def test_a_title_and_a_heading_merged_over_two_rows_are_understood() -> None:
    book = workbook(
        [
            ["ผลการประเมินปีงบประมาณ 2567", None, None, None, None, None],
            ["หน่วยงาน", "ตัวชี้วัด", None, None, None, None, "คะแนนรวม"],
            [None, 1, 2, 3, 4, 5, None],
            ["ก", 91, 92, 93, 94, 95, 93],
        ]
    )
    merged(book.worksheets[0], "A1:G1", "A2:A3", "B2:F2", "G2:G3")
    table = read_table(saved(book))
    assert table.columns == ["agency", *(f"indicator_{number}" for number in range(1, 6)), "total"]
    assert cells(table) == [(4, ["ก", "91", "92", "93", "94", "95", "93"])]


def test_a_name_merged_over_the_rows_of_several_years_stands_in_each_of_them() -> None:
    book = workbook([HEAD, ["ก", 2566, 90], [None, 2567, 91], [None, 2568, 92], ["ข", 2567, 80]])
    merged(book.worksheets[0], "A2:A4")
    assert [row.cells["agency"] for row in read_table(saved(book)).rows] == ["ก", "ก", "ก", "ข"]


def test_cells_sideways_of_a_merged_one_stay_empty() -> None:
    book = workbook([HEAD, ["ก", 2567, 91], ["รวม", None, 91]])
    merged(book.worksheets[0], "A3:B3")
    assert cells(read_table(saved(book)))[-1] == (3, ["รวม", "", "91"])


def test_formulas_have_the_result_that_excel_stored() -> None:
    sheet = f"<worksheet><sheetData><row>{cell('A1', 'agency')}{cell('B1', 'total')}</row><row>{cell('A2', 'ก')}"
    sheet += "<c r='B2'><f>SUM(C2:D2)</f><v>91.47</v></c></row></sheetData></worksheet>"
    assert cells(read_table(by_hand(sheet))) == [(2, ["ก", "91.47"])]


def test_a_formula_without_result_is_named_by_its_cell() -> None:
    with pytest.raises(SheetError) as refused:
        read_table(xlsx(HEAD, ["ก", 2567, "=1+1"]))
    assert "C2" in refused.value.text.th
    assert "Paste values" in refused.value.text.th


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell() -> None:
    sheet = f"<worksheet><sheetData><row>{cell('A1', 'agency')}{cell('B1', 'total')}</row><row>{cell('A2', 'ก')}"
    sheet += "<c r='B2' t='str'><f>IF(1,\"\",2)</f><v></v></c></row></sheetData></worksheet>"
    assert cells(read_table(by_hand(sheet))) == [(2, ["ก", ""])]


def test_shared_texts_may_be_rich_and_have_reading_aids_and_escapes() -> None:
    strings = (
        "<sst><si><r><t>หน่วย</t></r><r><t>งาน</t></r><rPh><t>aid</t></rPh></si><si><t>ก_x000D_ข_x0000_</t></si></sst>"
    )
    sheet = "<worksheet><sheetData><row><c t='s'><v>0</v></c><c t='inlineStr'><is><t>total</t></is></c></row>"
    sheet += "<row><c t='s'><v>1</v></c><c><v>5</v></c></row></sheetData></worksheet>"
    assert cells(read_table(by_hand(sheet, strings))) == [(2, ["ก\rข", "5"])]


def test_prefixed_names_of_other_programs_are_read() -> None:
    sheet = "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r='A1' t='str'><x:v>agency</x:v></x:c>"
    sheet += "<x:c r='B1' t='str'><x:v>total</x:v></x:c></x:row><x:row r='7'><x:c r='B7'><x:v>5</x:v></x:c></x:row>"
    assert cells(read_table(by_hand(sheet + "</x:sheetData></x:worksheet>"))) == [(7, ["", "5"])]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "thai"),
    [
        (OLE, "Excel รุ่นเก่า (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "มีรหัสผ่าน"),
        (
            archive([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]),
            "OpenDocument",
        ),
        (archive([("_rels/.rels", ""), ("word/document.xml", "<x/>")]), "เอกสาร Word"),
        (archive([("_rels/.rels", ""), ("ppt/presentation.xml", "<x/>")]), "PowerPoint"),
        (archive([("_rels/.rels", ""), ("xl/workbook.bin", "")]), "xlsb"),
        (archive([("photo.jpg", "x")]), "ไม่ใช่ตาราง Excel"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "รูปภาพ"),
        (b"\xff\xd8\xff\xe0", "รูปภาพ"),
        (b"\xef\xbb\xbf<html><table>", "หน้าเว็บ"),
        (b" <!DOCTYPE html>", "หน้าเว็บ"),
        (b"{\\rtf1 x}", ".rtf"),
        (b"PK\x03\x04rubbish", "เสียหาย"),
        (archive([("_rels/.rels", "<Relationships/>")]), "เสียหาย"),
        (archive([("_rels/.rels", "not xml")]), "เสียหาย"),
        (xlsx(HEAD, ["ก", 2567, 1])[:-300], "เสียหาย"),
        (xlsx(), "ไม่มีข้อมูล"),
        (xlsx(HEAD), "มีแต่หัวตาราง"),
    ],
)
def test_other_files_are_recognised_and_the_remedy_named(data: bytes, thai: str) -> None:
    with pytest.raises(SheetError) as refused:
        read_table(data, "ไฟล์.xlsx")
    assert thai in refused.value.text.th
    assert refused.value.text.en.startswith("ไฟล์.xlsx: ")


@pytest.mark.parametrize(
    "row",
    [
        "<row r='0'/>",
        "<row r='x'/>",
        "<row r='99999999'/>",
        "<row r='2'/><row r='2'/>",
        "<row><c r='1A'/></row>",
        "<row><c t='s'><v>7</v></c></row>",
        "<row><c t='s'><v>-1</v></c></row>",
        "<row><c></row>",
    ],
)
def test_a_sheet_that_makes_no_sense_is_damaged(row: str) -> None:
    with pytest.raises(SheetError, match="damaged"):
        read_table(by_hand(f"<worksheet><sheetData>{row}</sheetData></worksheet>"))


@pytest.mark.parametrize(
    ("limits", "english"),
    [
        (Limits(size=600), "larger than"),
        (Limits(unpacked=2_000), "unusually large"),
        (Limits(parts=3), "unusually large"),
        (Limits(rows=2), "more than 2 rows"),
        (Limits(columns=2), "more than 2 columns"),
        (Limits(cells=8), "more than 8 cells"),
    ],
)
def test_more_than_the_limits_is_refused(limits: Limits, english: str) -> None:
    with pytest.raises(SheetError, match=english):
        read_table(xlsx(HEAD, *[["ก", 2567, 91.5]] * 3), limits=limits)


WHOLE = xlsx(HEAD, ["ก", 2567, 91.47], ["ข", date(2024, 1, 1), None])


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_damage_does_more_than_be_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    try:
        table = read_table(bytes(data))
    except SheetError:
        return
    assert table.columns


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
def test_no_sheet_does_more_than_be_refused(content: bytes) -> None:
    parts = [("_rels/.rels", b'<a><Relationship Id="r" Type="/officeDocument" Target="w.xml"/></a>')]
    parts += [("w.xml", b'<w><sheet name="a" r:id="r1"/></w>')]
    parts += [
        ("_rels/w.xml.rels", b'<a><Relationship Id="r1" Type="/worksheet" Target="s.xml"/></a>'),
        ("s.xml", content),
    ]
    with pytest.raises(SheetError):
        read_table(archive(parts))
