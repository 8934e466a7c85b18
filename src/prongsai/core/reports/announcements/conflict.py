"""ป้องกันการขัดกันแห่งผลประโยชน์: nobody decides on what is his own."""

from __future__ import annotations

from prongsai.core.reports.announcements.wording import ANTI_CORRUPTION_ACT, Announcement
from prongsai.core.text import Text

CONFLICT = Announcement(
    subject=Text("มาตรการป้องกันการขัดกันระหว่างผลประโยชน์ส่วนตนกับผลประโยชน์ส่วนรวม", "Preventing conflicts of interest"),
    called="ขัดกัน|ประโยชน์ทับซ้อน|ผลประโยชน์ส่วน|conflicts? of interest",
    why=Text(
        "งานของ{agency}ใช้เงินและอำนาจของประชาชน ผู้ตัดสินใจจึงต้องไม่มีส่วนได้เสียในเรื่องที่ตนตัดสินใจ และต้องให้ผู้อื่นตรวจสอบได้ว่าไม่มี",
        "{agency} works with the money and the powers of the public: those who decide must have no interest of "
        "their own "
        "in the matter, and others must be able to see that they have none.",
    ),
    otherwise=Text(
        f"อาศัยหลักตามมาตรา 126 และมาตรา 128 แห่ง{ANTI_CORRUPTION_ACT.th} {{agency}}จึงกำหนดมาตรการไว้ดังนี้",
        f"By the principles of sections 126 and 128 of the {ANTI_CORRUPTION_ACT.en}, {{agency}} sets these measures:",
    ),
    clauses=(
        Text(
            "มาตรการนี้ใช้กับผู้บริหาร {staff} และผู้ที่ได้รับแต่งตั้งให้ทำงานแทน{agency}",
            "They hold for executives, {staff}, and whoever is appointed to act for {agency}.",
        ),
        Text(
            "ผู้ใดต้องพิจารณา อนุมัติ ตรวจรับ หรือประเมินเรื่องที่ตน คู่สมรส บุตร บิดามารดา พี่น้อง "
            "หรือธุรกิจของคนเหล่านี้มีส่วนได้เสีย "
            "ต้องแจ้งเป็นหนังสือก่อนเริ่มพิจารณา และถอนตัวจากเรื่องนั้น",
            "Whoever has to consider, approve, accept or appraise a matter in which he, his spouse, children, parents, "
            "siblings or their businesses have an interest says so in writing first, and withdraws from it.",
        ),
        Text(
            "{clerk}มอบหมายผู้อื่นทำเรื่องนั้นแทน และบันทึกการถอนตัวไว้ในแฟ้มเรื่อง",
            "The {clerk} gives the matter to somebody else; the withdrawal is noted in its file.",
        ),
        Text(
            "คณะกรรมการจัดซื้อจัดจ้าง ตรวจรับ และสรรหาบุคคล ลงนามรับรองว่าไม่มีส่วนได้เสียก่อนทำหน้าที่ทุกครั้ง",
            "Committees that buy, accept or select people sign each time, before they begin, that they have no "
            "interest.",
        ),
        Text(
            "ห้ามใช้ข้อมูลภายใน เวลาราชการ ทรัพย์สิน หรือชื่อของ{agency} เพื่อประโยชน์ของตนหรือพวกพ้อง",
            "Inside knowledge, office hours, property and the name of {agency} are not used for private ends.",
        ),
        Text(
            "{units}สำรวจงานที่เสี่ยงต่อการขัดกันแห่งผลประโยชน์ปีละครั้ง และรายงาน{head}พร้อมวิธีแก้ไข",
            "Once a year each {units} looks for work at risk of such conflicts and reports to the {head} how to "
            "mend it.",
        ),
        Text(
            "ผู้พบเห็นแจ้งได้ทาง {channels} โดยปกปิดชื่อผู้แจ้ง ผู้ฝ่าฝืนต้องรับผิดทางวินัยและตามกฎหมาย",
            "Whoever sees a conflict reports it by {channels}; the name is kept secret. Breaches bring "
            "discipline and law.",
        ),
    ),
)
