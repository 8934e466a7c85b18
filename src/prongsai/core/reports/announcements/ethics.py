"""ส่งเสริมการปฏิบัติตามประมวลจริยธรรม: the code is known, asked about and lived by."""

from __future__ import annotations

from prongsai.core.reports.announcements.wording import Announcement
from prongsai.core.text import Text

ETHICS = Announcement(
    subject=Text("มาตรการส่งเสริมการปฏิบัติตามประมวลจริยธรรม", "Promoting the code of ethics"),
    called="จริยธรรม|ethic",
    why=Text(
        "ประมวลจริยธรรมมีผลเมื่อทุกคนใน{agency}รู้ เข้าใจ และใช้ตัดสินใจในงานประจำวัน ไม่ใช่เมื่อเก็บไว้ในแฟ้ม",
        "A code of ethics works when everybody in {agency} knows it, understands it and decides by it, not in a "
        "folder.",
    ),
    otherwise=Text(
        "อาศัยพระราชบัญญัติมาตรฐานทางจริยธรรม พ.ศ. 2562 ซึ่งมาตรา 5 วางมาตรฐานทางจริยธรรมของเจ้าหน้าที่ของรัฐ "
        "และ[ระบุชื่อและวันที่ของประมวลจริยธรรมที่ใช้กับเจ้าหน้าที่ของหน่วยงาน] {agency}จึงกำหนดมาตรการไว้ดังนี้",
        "By the Ethical Standards Act B.E. 2562, whose section 5 lays down the standards of state officials, and "
        "[fill in: name and date of the code of ethics that holds for the agency's staff], {agency} sets these "
        "measures:",
    ),
    local=Text(
        "อาศัยพระราชบัญญัติมาตรฐานทางจริยธรรม พ.ศ. 2562 ซึ่งมาตรา 5 วางมาตรฐานทางจริยธรรมของเจ้าหน้าที่ของรัฐ "
        "และประมวลจริยธรรมของผู้บริหารท้องถิ่น สมาชิกสภาท้องถิ่น และพนักงานส่วนท้องถิ่น "
        "[ระบุวันที่ประกาศของประมวลจริยธรรมแต่ละฉบับที่ใช้] {agency}จึงกำหนดมาตรการไว้ดังนี้",
        "By the Ethical Standards Act B.E. 2562, whose section 5 lays down the standards of state officials, and "
        "the codes "
        "of ethics of local executives, councillors and officials [fill in: date of each code], {agency} sets these "
        "measures:",
    ),
    clauses=(
        Text(
            "ผู้บริหารและ{staff}ทุกคนปฏิบัติตามประมวลจริยธรรม ผู้บริหารต้องเป็นแบบอย่าง",
            "Executives and {staff} live by the code; executives give the example.",
        ),
        Text(
            "จัดทำข้อควรทำและไม่ควรทำ (Do's & Don'ts) จากเรื่องที่เกิดจริงในงาน ไม่เกินหนึ่งหน้า และทบทวนทุกปี",
            "One page of do's and don'ts from cases of everyday work is made, and reviewed every year.",
        ),
        Text(
            "อบรมหรือทบทวนประมวลจริยธรรมอย่างน้อยปีละครั้ง และให้ผู้เข้าใหม่ทุกคนเรียนรู้ก่อนเริ่มงาน",
            "The code is taught or gone through at least once a year, and to everybody new before work begins.",
        ),
        Text(
            "นำพฤติกรรมทางจริยธรรมมาใช้ประกอบการประเมินผล แต่งตั้ง และยกย่อง",
            "Conduct counts in appraisals, appointments and praise.",
        ),
        Text(
            "มอบหมายผู้ให้คำปรึกษาเมื่อไม่แน่ใจว่าสิ่งใดทำได้หรือไม่ และตอบภายในเจ็ดวันทำการ",
            "Somebody is named to ask when one is not sure what is right, and answers within seven working days.",
        ),
        Text(
            "แจ้งการฝ่าฝืนได้ทาง {channels} และรายงานจำนวนเรื่องพร้อมผลต่อ{head}ทุกหกเดือน โดยไม่เปิดเผยชื่อผู้แจ้ง",
            "Breaches are reported by {channels}; numbers and outcomes go to the {head} every six months, "
            "without names.",
        ),
    ),
)
