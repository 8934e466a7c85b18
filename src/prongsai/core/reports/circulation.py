"""ใบเวียน: the sheet on which those sign who have read a circular, and what is known of who has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from prongsai.core.reports.blocks import Block, Column, Document, Paragraph, Row, Table, Title, cell, words
from prongsai.core.reports.frame import document, simulated
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.saying import Saying
from prongsai.core.text import Text

NAME = Text("ใบแจ้งเวียนและรับทราบ", "Circulation sheet")
SUBJECT = Text("เรื่อง {subject}", "Subject: {subject}")
NUMBER = Text("ที่ {number}", "No. {number}")
DATED = Text("ลงวันที่ {date}", "Dated {date}")
ASKS = Text(
    "โปรดอ่านแล้วลงชื่อในช่องของท่าน เพื่อเป็นหลักฐานว่าได้รับทราบแล้ว",
    "Please read it and sign beside your name, as proof that you know of it.",
)
HEADERS = (
    Text("ลำดับ", "No."),
    Text("ชื่อ", "Name"),
    Text("สำนัก/กอง", "Unit"),
    Text("ลงชื่อ", "Signature"),
    Text("วันที่", "Date"),
)
SHARES = (0.6, 2.6, 1.6, 1.8, 1.2)
ON_SCREEN = Text("รับทราบในระบบ", "confirmed on screen")
ON_PAPER = Text("ลงชื่อแล้ว", "signed")
ROOM = "\u00a0"  # an empty cell would be shown as "-", but here somebody signs


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is to read it; `read_on` is None as long as she has not, `on_paper` says how she confirmed it."""

    name: str
    unit: str = ""
    read_on: date | None = None
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Circulation:
    """A circular and those it goes to; `number` is empty where it has none."""

    subject: str
    sent_on: date
    readers: tuple[Reader, ...]
    body: str = ""
    number: str = ""


def circulation_sheet(circular: Circulation, setting: Setting) -> Document:
    """The sheet with a line for each reader; who has confirmed on screen already need not sign."""
    saying = Saying(setting.language)
    title = saying.say(NAME)
    return document(setting, title, _blocks(circular, setting, saying, title), layout="letter")


def _blocks(circular: Circulation, setting: Setting, saying: Saying, title: str) -> Iterator[Block]:
    yield Title("title", (title, setting.agency))
    yield from simulated(setting, saying)
    dated = saying.say(DATED, date=saying.date(circular.sent_on))
    number = circular.number and saying.say(NUMBER, number=circular.number)
    yield Paragraph("subject", words(saying.say(SUBJECT, subject=circular.subject)), "indent")
    yield Paragraph("dated", words(" ".join(filter(None, (number, dated)))), "indent")
    for line, text in enumerate(filter(None, map(str.strip, circular.body.splitlines())), start=1):
        yield Paragraph(f"body-{line}", words(text))
    yield Paragraph("asks", words(saying.say(ASKS)))
    columns = tuple(Column(saying.say(name), share) for name, share in zip(HEADERS, SHARES, strict=True))
    rows = tuple(_row(number, one, saying) for number, one in enumerate(circular.readers, start=1))
    yield Table("readers", columns, rows)


def _row(number: int, reader: Reader, saying: Saying) -> Row:
    signed, on = ROOM, ROOM
    if reader.read_on is not None:
        signed = saying.say(ON_PAPER if reader.on_paper else ON_SCREEN)
        on = saying.date(reader.read_on, "brief")
    return Row((cell(str(number)), cell(reader.name), cell(reader.unit), cell(signed), cell(on)))
