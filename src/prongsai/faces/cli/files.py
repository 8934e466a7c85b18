"""Files named on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from prongsai.core.text import Text
from prongsai.faces.cli.speech import complain

if TYPE_CHECKING:
    from prongsai.adapters.published import Reading


def published(file: Path) -> Reading:
    """The rows of a table of published results; columns that are not used are named on the error stream.

    Raises SheetError, with what to do, when the file is not there, cannot be opened or cannot be used.
    """
    from prongsai.adapters.published import read_file

    reading = read_file(content(file), file.name)
    if reading.unused:
        complain(_not_used(", ".join(reading.unused)))
    return reading


def _not_used(columns: str) -> Text:
    return Text(
        f"คอลัมน์ที่ไม่ได้ใช้: {columns} หากเป็นคะแนน โปรดแก้ชื่อคอลัมน์ให้ตรงกับแม่แบบ",
        f"Columns not used: {columns}. If one holds a score, name it as the template does.",
    )


def content(file: Path) -> bytes:
    """The bytes of a file; SheetError when it is not there or cannot be opened."""
    from prongsai.adapters.sheets import SheetError

    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise SheetError(
            Text(f"ไม่พบไฟล์ {file} โปรดตรวจชื่อและโฟลเดอร์", f"There is no file {file}: check its name and folder.")
        ) from None
    except OSError as error:
        raise SheetError(
            Text(f"เปิดไฟล์ {file} ไม่ได้ ({error.strerror})", f"{file} cannot be opened ({error.strerror}).")
        ) from None
