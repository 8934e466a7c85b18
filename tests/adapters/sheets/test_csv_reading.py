import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.adapters.sheets import Limits, SheetError, Table, read_table

HEAD = "หน่วยงาน,ปีงบประมาณ,คะแนนรวม\n"


def read(text: str, limits: Limits | None = None) -> Table:
    return read_table(text.encode(), "ผล.csv", limits=limits or Limits())


def cells(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.number, list(row.cells.values())) for row in table.rows]


def test_columns_get_their_names_and_rows_the_number_of_the_spreadsheet() -> None:
    table = read(HEAD + "ทต.ก,2567,91.47\nทต.ข,2567,85\n")
    assert table.columns == ["agency", "fiscal_year", "total"]
    assert cells(table) == [(2, ["ทต.ก", "2567", "91.47"]), (3, ["ทต.ข", "2567", "85"])]
    assert table.shown("total") == "คะแนนรวม"
    assert table.letters["total"] == "C"


def test_empty_rows_are_passed_over_and_counted() -> None:
    assert [row.number for row in read(HEAD + "\nก,2567,1\n,,\n\nข,2567,2\n").rows] == [3, 6]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_line_ends_do_not_matter(mark: str, ends: str) -> None:
    table = read(mark + HEAD.replace("\n", ends) + f"ก,2567,1{ends}")
    assert table.columns[0] == "agency"
    assert cells(table) == [(2, ["ก", "2567", "1"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    table = read((HEAD + "ก,2567,91.47\n").replace(",", delimiter))
    assert cells(table) == [(2, ["ก", "2567", "91.47"])]


def test_commas_inside_the_cells_of_a_table_with_semicolons_are_no_delimiters() -> None:
    assert cells(read("หน่วยงาน;ปีงบประมาณ;หมายเหตุ\nก;2567;ก, ข, ค, ง\n")) == [(2, ["ก", "2567", "ก, ข, ค, ง"])]


def test_the_line_that_excel_writes_to_name_the_delimiter_is_no_row() -> None:
    assert cells(read("sep=;\n" + HEAD.replace(",", ";") + "ก;2567;1\n")) == [(2, ["ก", "2567", "1"])]


def test_quoted_cells_may_hold_commas_quotes_and_lines() -> None:
    table = read('agency,total,note\n"ก, ""ข""",1,"บรรทัด 1\nบรรทัด 2"\nค,2,\n')
    assert cells(table) == [(2, ['ก, "ข"', "1", "บรรทัด 1\nบรรทัด 2"]), (3, ["ค", "2", ""])]


def test_a_title_above_the_heading_is_passed_over() -> None:
    table = read("ผลการประเมิน ITA\n\n" + HEAD + "ก,2567,91\n")
    assert table.heading_row == 3
    assert cells(table) == [(4, ["ก", "2567", "91"])]


def test_a_short_row_is_filled_up() -> None:
    assert cells(read(HEAD + "ก,2567\n")) == [(2, ["ก", "2567", ""])]


def test_a_long_row_is_kept_and_named() -> None:
    table = read(HEAD + "ก,2567,91\nข,2567,91,47\n")
    assert [problem.row for problem in table.problems] == [3]
    assert "แถวที่ 3 มี 4 ช่อง แต่หัวตารางมี 3 คอลัมน์" in table.problems[0].text.th


def test_an_apostrophe_that_guards_a_formula_is_taken_off() -> None:
    assert cells(read("agency,note\nก,'=1+1\nข,'90s\n")) == [(2, ["ก", "=1+1"]), (3, ["ข", "'90s"])]


def test_unknown_columns_keep_their_own_name() -> None:
    assert read("agency,สีประจำหน่วยงาน\nก,เขียว\n").columns == ["agency", "สีประจำหน่วยงาน"]


def test_a_table_of_one_column_is_a_table() -> None:
    assert cells(read("agency\nก\nข\n")) == [(2, ["ก"]), (3, ["ข"])]


@pytest.mark.parametrize(
    ("data", "thai", "english"),
    [
        (b"", "ไม่มีข้อมูล", "nothing in it"),
        (b" \r\n\r\n", "ไม่มีข้อมูล", "nothing in it"),
        (b"\xef\xbb\xbf", "ไม่มีข้อมูล", "nothing in it"),
        (b",,,\n,,\n", "ไม่มีข้อมูล", "nothing in it"),
        (HEAD.encode(), "มีแต่หัวตาราง (แถวที่ 1)", "no data"),
        ((HEAD + "ก,2567,91").encode("cp874"), "CSV UTF-8 (Comma delimited)", "CSV UTF-8 (Comma delimited)"),
        ((HEAD + "ก,2567,91").encode("utf-16"), "CSV UTF-8 (Comma delimited)", "not in UTF-8"),
        (b"agency,total\nA\x00B,1", "ไม่ใช่ตาราง", "neither a CSV nor an Excel"),
        ((HEAD + 'ก,"2567,91').encode(), "เครื่องหมายอัญประกาศ", "quotation mark"),
        ((HEAD + 'ก,"25"67,91').encode(), "ใกล้แถวที่ 2", "near row 2"),
        ("agency,total,หน่วยงาน\nก,1,ข".encode(), "A “agency” กับคอลัมน์ C “หน่วยงาน” ซ้ำกัน", "mean the same"),
        (("agency," + "ก" * 200_000).encode(), "", ""),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_remedy(data: bytes, thai: str, english: str) -> None:
    with pytest.raises(SheetError) as refused:
        read_table(data, "ผล.csv")
    assert thai in refused.value.text.th
    assert english in refused.value.text.en
    assert refused.value.text.th.startswith("ผล.csv: ")


@pytest.mark.parametrize(
    ("limits", "english"),
    [
        (Limits(size=60), "larger than"),
        (Limits(rows=2), "more than 2 rows"),
        (Limits(columns=2), "more than 2 columns"),
        (Limits(cells=8), "more than 8 cells"),
    ],
)
def test_more_than_the_limits_is_refused(limits: Limits, english: str) -> None:
    with pytest.raises(SheetError, match=english):
        read(HEAD + "ก,2567,91\n" * 3, limits)


def test_as_many_rows_as_allowed_are_read() -> None:
    assert len(read(HEAD + "ก,2567,91\n" * 2, Limits(rows=2)).rows) == 2


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    try:
        table = read_table(data, "x.csv")
    except SheetError as refused:
        assert refused.text.th and refused.text.en  # noqa: PT017, PT018
        return
    assert all(set(row.cells) == set(table.columns) for row in table.rows)


@given(st.text(max_size=200))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        table = read_table(text.encode("utf-8", "ignore"), "x.csv")
    except SheetError:
        return
    assert table.rows
