"""What is said when a table cannot be read or written."""

from __future__ import annotations

from typing import NamedTuple

from prongsai.core.text import Text


class SheetError(ValueError):
    """The whole file or text cannot be used; `text` says what is wrong and what to do, in Thai and English."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Problem(NamedTuple):
    """Something wrong at one place: the row as the sheet numbers it, the column as it is headed ("" for the row)."""

    row: int
    column: str
    text: Text


class Limits(NamedTuple):
    """How much is read: bytes packed and unpacked; rows, columns, cells; parts of the file, how far they unpack."""

    size: int = 10_000_000
    unpacked: int = 50_000_000
    rows: int = 200_000
    columns: int = 400
    cells: int = 2_000_000
    parts: int = 2_000
    ratio: int = 200


LIMITS = Limits()

SAVE_AS_XLSX = Text(
    "โปรดเปิดไฟล์ด้วย Excel หรือ LibreOffice แล้วบันทึกเป็น Excel Workbook (.xlsx)",
    "Open it in Excel or LibreOffice and save it as Excel Workbook (.xlsx).",
)
SAVE_AS_CSV = Text(
    "โปรดเปิดใน Excel แล้วเลือก บันทึกเป็น › CSV UTF-8 (Comma delimited) (.csv)",
    "Open it in Excel and choose Save As › CSV UTF-8 (Comma delimited) (.csv).",
)
SPLIT = Text("โปรดแบ่งเป็นหลายไฟล์ แล้วลองอีกครั้ง", "Split it into several files and try again.")


def too_large(limit: int) -> SheetError:
    """The file has more bytes than are read."""
    size = limit // 1_000_000
    return SheetError(Text(f"ไฟล์ใหญ่เกิน {size} MB", f"The file is larger than {size} MB.") + SPLIT)


def too_many_rows(limit: int) -> SheetError:
    """The table has more rows than are read."""
    return SheetError(Text(f"ตารางมีเกิน {limit:,} แถว", f"The table has more than {limit:,} rows.") + SPLIT)


def too_many_columns(limit: int, row: int) -> SheetError:
    """A row has more columns than are read."""
    return SheetError(
        Text(
            f"แถวที่ {row} มีเกิน {limit} คอลัมน์ โปรดลบคอลัมน์ที่ไม่ใช้ออก",
            f"Row {row} has more than {limit} columns. Delete the columns that are not needed.",
        )
    )


def too_many_cells(limit: int) -> SheetError:
    """The table has more cells than are read."""
    return SheetError(Text(f"ตารางมีเกิน {limit:,} ช่อง", f"The table has more than {limit:,} cells.") + SPLIT)


def damaged() -> SheetError:
    """The file cannot be opened as what it says it is."""
    return SheetError(Text("ไฟล์เสียหาย อ่านไม่ได้", "The file is damaged and cannot be read.") + SAVE_AS_XLSX)


def empty() -> SheetError:
    """There is nothing in the file."""
    return SheetError(
        Text(
            "ไม่มีข้อมูลในไฟล์ โปรดใส่แถวหัวตารางและข้อมูลอย่างน้อยหนึ่งแถว",
            "There is nothing in it. A heading row and at least one row of data are needed.",
        )
    )
