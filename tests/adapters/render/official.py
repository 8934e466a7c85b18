"""Official papers of an agency that does not exist: a memo with opinions, an announcement, an order, a bound report."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from prongsai.core.reports.blocks import (
    Block,
    Callout,
    Column,
    Cover,
    Document,
    Heading,
    ItemList,
    Layout,
    MemoHead,
    Metadata,
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    Row,
    SealedHead,
    Signatory,
    Signature,
    Table,
    Title,
    cell,
    words,
)
from tests.adapters.render.sample import AGENCY, SENTENCE

GARUDA = Picture("garuda", "a" * 64, "ตราครุฑ")
EMBLEM = Picture("emblem", "b" * 64, "ตราเทศบาล")
PHOTO, TALL = "c" * 64, "d" * 64
SUBJECT = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2566 "
    "และขอความเห็นชอบแผนปรับปรุงการดำเนินงานประจำปีงบประมาณ พ.ศ. 2567"
)


def png(width: int, height: int, colour: tuple[int, int, int] = (176, 42, 48)) -> bytes:
    """A picture of one colour with a dark frame."""
    dark = bytes((20, 38, 43))
    inner = dark + bytes(colour) * (width - 2) + dark
    rows = [dark * width, *[inner] * (height - 2), dark * width]
    packed = zlib.compress(b"".join(b"\0" + row for row in rows))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"tEXt", b"Comment\0taken at 13.7563 N"), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, parts))


def chunk(part: tuple[bytes, bytes]) -> bytes:
    name, content = part
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


PICTURES = {
    GARUDA.source: png(300, 330),
    EMBLEM.source: png(400, 400, (11, 79, 92)),
    PHOTO: png(600, 400, (120, 160, 140)),
    TALL: png(300, 500, (180, 150, 90)),
}


def paper(title: str, *blocks: Block, layout: Layout = "letter", simulated: bool = False) -> Document:
    about = Metadata(AGENCY, 2567, simulated=simulated, terms=("บ้านสมมุติพัฒนา",), layout=layout)
    return Document(title, "th", blocks, about)


def memo(*, filled: bool = True, garuda: Picture | None = GARUDA) -> Document:
    office = f"งานนิติการ สำนักปลัด{AGENCY} โทร. 0-0000-0000"
    number, date = ("สม 71901/45", "20 กุมภาพันธ์ 2567") if filled else ("", "")
    acting = Signatory(
        "รองปลัดเทศบาล",
        "นายตัวอย่าง สมมุติ",
        "รักษาราชการแทน",
        f"ปลัด{AGENCY}",
        "ตามคำสั่งเทศบาลที่ 12/2567 ลงวันที่ 3 มกราคม 2567 ตั้งแต่ 1 ถึง 29 กุมภาพันธ์ 2567",
    )
    signed = "ลงนามในระบบเมื่อ 20 ก.พ. 2567 14:05 น. รหัสเอกสาร 3fa2c91b"
    return paper(
        SUBJECT,
        MemoHead("head", office, number, date, SUBJECT, "นายกเทศมนตรี", garuda),
        Heading("h1", 2, "เรื่องเดิม"),
        Paragraph("p1", words("ตามที่ " + SENTENCE)),
        Heading("h2", 2, "ข้อเท็จจริง"),
        Paragraph("p2", words("บัดนี้ " + SENTENCE)),
        Heading("h3", 2, "ข้อเสนอเพื่อพิจารณา"),
        ItemList("asks", (words("เห็นควรแจ้งทุกส่วนราชการทราบและดำเนินการ"), words("เห็นควรเผยแพร่ที่เว็บไซต์หลัก"))),
        Paragraph("p3", words("จึงเรียนมาเพื่อโปรดพิจารณา")),
        Signature("s1", (Signatory("หัวหน้าสำนักปลัด", "นางสาวสมมุติ ตัวอย่าง", signed=signed),)),
        Heading("o1", 2, f"ความเห็นปลัด{AGENCY}"),
        Paragraph("o1-text", words("เพื่อโปรดทราบและพิจารณาอนุมัติตามเสนอ")),
        Signature("s2", (acting,)),
        Heading("o2", 2, f"คำสั่งนายก{AGENCY}"),
        Paragraph("o2-text", words("ทราบ อนุมัติ ให้ทุกส่วนราชการถือปฏิบัติและรายงานผลทุกเดือน")),
        Signature("s3", (Signatory("นายกเทศมนตรีตำบลบ้านสมมุติพัฒนา"),)),
    )


def announcement(garuda: Picture | None = GARUDA) -> Document:
    lines = (f"ประกาศ{AGENCY}", "เรื่อง นโยบายไม่รับของขวัญ (No Gift Policy) จากการปฏิบัติหน้าที่", "ประจำปีงบประมาณ พ.ศ. 2567")
    duties = tuple(words(f"{SENTENCE[:150]} ข้อ {number}") for number in range(1, 9))
    return paper(
        lines[1],
        SealedHead("head", lines, garuda),
        Paragraph("p1", words(SENTENCE * 2)),
        ItemList("duties", duties),
        Paragraph("p2", words("จึงประกาศให้ทราบโดยทั่วกัน")),
        Paragraph("date", words("ประกาศ ณ วันที่ 20 กุมภาพันธ์ พ.ศ. 2567"), "center"),
        Signature("sign", (Signatory("นายกเทศมนตรีตำบลบ้านสมมุติพัฒนา", "นายสมมุติ ตัวอย่างดี"),)),
    )


def order(garuda: Picture | None = GARUDA) -> Document:
    members = (Column("ที่", 1, "center"), Column("ชื่อและตำแหน่ง", 6), Column("หน้าที่", 3))
    rows = tuple(Row((cell(str(at)), cell("ผู้อำนวยการกองคลัง"), cell("กรรมการ"))) for at in range(1, 8))
    lines = (f"คำสั่ง{AGENCY}", "ที่ 45/2567", "เรื่อง แต่งตั้งคณะทำงานขับเคลื่อนการประเมินคุณธรรมและความโปร่งใส")
    return paper(
        lines[2],
        SealedHead("head", lines, garuda),
        Paragraph("p1", words(SENTENCE)),
        Table("members", members, rows),
        Paragraph("p2", words("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป")),
        Paragraph("date", words("สั่ง ณ วันที่ 20 กุมภาพันธ์ พ.ศ. 2567"), "center"),
        Signature("sign", (Signatory("นายกเทศมนตรีตำบลบ้านสมมุติพัฒนา", "นายสมมุติ ตัวอย่างดี"),)),
    )


def six_columns(rows: int = 6) -> Table:
    heads = ("ประเด็นที่ต้องพัฒนา", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตาม")
    columns = tuple(Column(head, share) for head, share in zip(heads, (3, 3, 4, 1.5, 1.5, 2), strict=True))
    texts = (SENTENCE[:110], SENTENCE[110:230], SENTENCE, "ทุกสำนัก/กอง", "ต.ค. 66 – ก.ย. 67", "รายงานทุกเดือน")
    return Table("plan", columns, tuple(Row(tuple(map(cell, texts))) for _ in range(rows)), "ตารางมาตรการ", wide=True)


def bound_report(*, simulated: bool = False) -> Document:
    photos = (
        Picture("photo-1", PHOTO, "ผู้เข้าประชุมในห้องประชุม", "การประชุมประจำเดือนมกราคม 2567"),
        Picture("photo-2", TALL, "ป้ายประกาศหน้าสำนักงาน", "ป้ายนโยบายไม่รับของขวัญ ณ จุดบริการประชาชน ชั้น 1 อาคารสำนักงานเทศบาล"),
        Picture("photo-3", "", "ภาพกิจกรรมอบรม", "อบรมจริยธรรม 15 มีนาคม 2567"),
    )
    lines = (
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ประจำปีงบประมาณ พ.ศ. 2567",
    )
    return paper(
        lines[0],
        Cover("cover", lines, (AGENCY, "อำเภอสมมุติ จังหวัดตัวอย่าง"), EMBLEM),
        Title("preface", ("คำนำ",)),
        Paragraph("p1", words(SENTENCE * 3)),
        PageBreak("b1"),
        Heading("h1", 1, "1. ผลการประเมิน"),
        Paragraph("p2", words(SENTENCE * 6)),
        Callout("c", "notice", "โปรดทราบ", (words(SENTENCE[:120]),)),
        Heading("h2", 1, "2. มาตรการ"),
        six_columns(),
        Paragraph("n", words("หมายเหตุ รายงานต่อที่ประชุมประจำเดือน"), "note"),
        Heading("h3", 1, "3. ภาพกิจกรรม"),
        Pictures("photos", photos),
        Picture("chart", PHOTO, "ภาพเดี่ยว", "ภาพที่ 4 ห้องประชุม", 0.5),
        Signature("sign", (Signatory("ผู้รายงาน", "นางสาวสมมุติ ตัวอย่าง"), Signatory("นายกเทศมนตรี"))),
        layout="report",
        simulated=simulated,
    )


def papers() -> dict[str, Document]:
    return {"memo": memo(), "announcement": announcement(), "order": order(), "bound": bound_report()}


def in_english(document: Document) -> Document:
    return replace(document, language="en")


def jpeg(width: int, height: int, *segments: bytes) -> bytes:
    """A grey photo of this size, with further segments at its beginning."""
    table = bytes((1,)) + bytes(15) + b"\0"
    frame = struct.pack(">BHHB", 8, height, width, 1) + bytes((1, 0x11, 0))
    blocks = -(-width // 8) * -(-height // 8)
    bits = "00" * blocks
    scan = int(bits.ljust(-(-len(bits) // 8) * 8, "1"), 2).to_bytes(-(-len(bits) // 8), "big") if bits else b""
    head = (
        segment(0xDB, b"\0" + bytes([1] * 64)),
        segment(0xC0, frame),
        segment(0xC4, b"\x00" + table),
        segment(0xC4, b"\x10" + table),
        segment(0xDA, bytes((1, 1, 0, 0, 63, 0))),
    )
    return b"\xff\xd8" + b"".join((*segments, *head)) + scan + b"\xff\xd9"


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content
