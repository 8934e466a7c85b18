"""XML read event by event. A document type, and with it every entity, is refused: Office files have none."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from prongsai.adapters.sheets.errors import SheetError, damaged
from prongsai.core.text import Text

Start = Callable[[str, dict[str, str]], None]
_MOST_ELEMENTS = 8_000_000


def _has_entities() -> SheetError:
    return SheetError(
        Text(
            "ไฟล์นี้มีส่วนที่ Excel ไม่ได้สร้าง (DOCTYPE) จึงไม่เปิดอ่าน โปรดคัดลอกตารางไปยังสมุดงานใหม่แล้วบันทึก",
            "The file has a part that Excel never writes (DOCTYPE) and is not opened. Copy the table to a new one.",
        )
    )


def _refuse_document_type(*_: object) -> None:
    raise _has_entities()


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def walk(
    data: bytes,
    start: Start,
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> None:
    """Call `start` and `end` for every element by its name without prefix, and `text` for what stands between.

    Raises SheetError for what is not XML, for a document type, and for more elements than a table can need.
    """
    left = _MOST_ELEMENTS

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise damaged()
        start(_local(name), attributes)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = started
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, LookupError):
        raise damaged() from None
