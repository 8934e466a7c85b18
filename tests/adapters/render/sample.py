"""A paper with every kind of block in it, for an agency that does not exist."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.reports.blocks import (
    Band,
    Bar,
    Block,
    Callout,
    Chart,
    Column,
    Document,
    Heading,
    ItemList,
    Metadata,
    PageBreak,
    Paragraph,
    Row,
    Signatory,
    Signature,
    Table,
    Threshold,
    Title,
    cell,
    strong,
    verbatim,
    words,
)

AGENCY = "เทศบาลตำบลบ้านสมมุติพัฒนา"
SENTENCE = (
    "หน่วยงานได้คะแนนร้อยละ 91.47 ในปีงบประมาณ พ.ศ. 2566 ผู้มาติดต่อรู้ขั้นตอนและระยะเวลาที่กำหนดไว้อย่างชัดเจน "
    "เจ้าหน้าที่ป้องกันการเรียกรับเงิน ทรัพย์สิน หรือประโยชน์อื่น ๆ และสำนักปลัดฯ กำกับดูแลน้ำ ไฟ และรถส่วนกลาง "
    "ส่วนข้อ o42 (มาตรการส่งเสริมคุณธรรม) เผยแพร่ที่ https://www.example.go.th/ita/2566 ของ อบต. และ ป.ป.ช. จังหวัด "
)
SCORES = (("9 การเปิดเผยข้อมูล", "100.00"), ("1 การปฏิบัติหน้าที่", "95.01"), ("8 การปรับปรุงระบบการทำงาน", "82.73"))


def ranking() -> Table:
    columns = (Column("อันดับ", 1, "center"), Column("ตัวชี้วัด", 5), Column("คะแนน", 1.4, "right", "number"))
    ranked = (
        Row((cell(str(place)), cell(name), cell(score)), weak=score < "85")
        for place, (name, score) in enumerate(SCORES, start=1)
    )
    rows = (Band("ตัวชี้วัดทั้งหมด"), *ranked, Row((cell("4"), cell(), cell())))
    return Table("ranking", columns, rows, "ตารางลำดับคะแนนรายตัวชี้วัด")


def chart() -> Chart:
    bars = tuple(Bar(name, Fraction(score), score, weak=Fraction(score) < 85) for name, score in SCORES)
    missing = Bar("7 ประสิทธิภาพการสื่อสาร", None, "ไม่ได้เผยแพร่")
    alt = "แผนภูมิแท่งของคะแนนสามตัวชี้วัด ต่ำสุดคือ 8 การปรับปรุงระบบการทำงาน 82.73"
    return Chart(
        "chart", (*bars, missing), "แผนภูมิคะแนนรายตัวชี้วัด", alt, (Threshold(Fraction(85), "เกณฑ์ 85"),), 100, ranking()
    )


def long_table(rows: int) -> Table:
    columns = (Column("ข้อ", 1, "center"), Column("ประเด็นที่ต้องพัฒนา", 4), Column("แนวทาง", 5))
    told = (
        Row((cell(f"o{number}"), cell(SENTENCE[:90]), cell(SENTENCE[:120], SENTENCE[120:240])))
        for number in range(1, rows + 1)
    )
    return Table("issues", columns, tuple(told), "ประเด็นที่ต้องพัฒนาและแนวทาง")


def blocks() -> tuple[Block, ...]:
    return (
        Title("title", ("รายงานการวิเคราะห์ผลการประเมิน", AGENCY)),
        Callout("simulated", "simulated", "ข้อมูลจำลอง", (words("หน่วยงานและคะแนนนี้สมมุติขึ้น"),)),
        Heading("part-1", 1, "1. ผลการประเมิน"),
        Paragraph("result", words("โดยภาพรวมได้คะแนน ", strong("ร้อยละ 91.47"), " รุ่นโปรแกรม ", verbatim("0.1.0"), ")")),
        Paragraph("long", words(SENTENCE * 3)),
        Heading("part-1-1", 2, "1.1 เครื่องมือ"),
        ItemList("tools", (words("แบบวัด IIT 5 ตัวชี้วัด"), words("แบบวัด EIT 3 ตัวชี้วัด " + SENTENCE))),
        ItemList("points", (words("แบบตรวจ OIT"),), marker="bullet"),
        chart(),
        PageBreak("break"),
        Heading("part-2", 1, "2. ประเด็นที่ต้องพัฒนา"),
        long_table(12),
        Paragraph("note", words("หมายเหตุ กรอบการประเมินปี 2566"), "note"),
        Signature("sign", (Signatory("ปลัดเทศบาล", "นางสาวสมมุติ ตัวอย่าง"), Signatory("นายกเทศมนตรี"))),
    )


def document(*, simulated: bool = True) -> Document:
    about = Metadata(
        agency=AGENCY,
        fiscal_year=2566,
        framework_hash="a1" * 32,
        software_version="0.1.0",
        simulated=simulated,
        notes=("วิธีรวม EIT ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช.",),
        terms=("บ้านสมมุติพัฒนา",),
    )
    return Document("รายงานการวิเคราะห์ผลการประเมิน", "th", blocks(), about)


def one_paragraph(text: str, *terms: str) -> Document:
    return Document("ทดสอบ", "th", (Paragraph("only", words(text)),), Metadata(AGENCY, 2566, terms=terms))
