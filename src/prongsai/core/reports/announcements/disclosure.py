"""มาตรการเปิดเผยข้อมูลสาธารณะ: who publishes what, by when, and who looks that it is there."""

from __future__ import annotations

from prongsai.core.reports.announcements.wording import Announcement
from prongsai.core.text import Text

DISCLOSURE = Announcement(
    subject=Text("มาตรการเปิดเผยข้อมูลต่อสาธารณะ", "Publishing information"),
    called="เปิดเผยข้อมูล|เผยแพร่ข้อมูลสาธารณะ|publish",
    why=Text(
        "ประชาชนตรวจสอบและใช้บริการของ{agency}ได้ดีเมื่อข้อมูลครบ เป็นปัจจุบัน และหาพบง่าย",
        "People can check and use {agency} when its information is complete, up to date and easy to find.",
    ),
    otherwise=Text(
        "เพื่อให้เป็นไปตามมาตรา 7 และมาตรา 9 แห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 "
        "และไม่กระทบข้อมูลส่วนบุคคลตามพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 {agency}จึงกำหนดมาตรการไว้ดังนี้",
        "In keeping with sections 7 and 9 of the Official Information Act B.E. 2540, and without harm to personal data "
        "under the Personal Data Protection Act B.E. 2562, {agency} sets these measures:",
    ),
    clauses=(
        Text(
            "เผยแพร่ข้อมูลที่กฎหมายกำหนดและข้อที่ใช้ประเมินการเปิดเผยข้อมูลสาธารณะ (OIT) ของปีนั้นครบทุกข้อบนเว็บไซต์หลัก",
            "What the law asks for and all items of the year's public disclosure (OIT) stand on the main website.",
        ),
        Text(
            "{clerk}มอบหมายผู้รับผิดชอบเป็นรายข้อ พร้อมวันที่ต้องเผยแพร่และวันที่ต้องทบทวน",
            "The {clerk} names who is responsible for each item, when it is published and when it is looked at again.",
        ),
        Text(
            "ข้อมูลแต่ละเรื่องต้องระบุวันที่ปรับปรุง เปิดได้โดยไม่ต้องเข้าระบบ และอ่านด้วยเครื่องอ่านหน้าจอได้เท่าที่ทำได้",
            "Each says when it was last changed, opens without a login, and can be read by a screen reader where "
            "possible.",
        ),
        Text(
            "ตรวจว่าเปิดดูได้จริงทุกเดือน บันทึกผล และแก้ไขลิงก์ที่เสียภายในสามวันทำการ",
            "Once a month somebody looks whether it opens, writes it down, and has broken links mended in three "
            "working days.",
        ),
        Text(
            "ก่อนเผยแพร่ให้ตรวจว่าไม่มีข้อมูลส่วนบุคคลเกินจำเป็น เช่น เลขประจำตัวประชาชน ที่อยู่ หมายเลขโทรศัพท์ส่วนตัว",
            "Before anything is published, personal data beyond need is taken out: identity numbers, addresses, "
            "private "
            "telephones.",
        ),
        Text(
            "ผู้ที่หาข้อมูลไม่พบขอได้ทาง {channels} และได้รับคำตอบภายในสิบห้าวัน",
            "Whoever does not find something asks by {channels} and has an answer within fifteen days.",
        ),
        Text(
            "รายงานผลการตรวจและจำนวนคำขอต่อ{head}ทุกหกเดือน",
            "What was found and how many asked is reported to the {head} every six months.",
        ),
    ),
)
