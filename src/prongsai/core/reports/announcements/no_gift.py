"""นโยบายไม่รับของขวัญ (No Gift Policy): a greeting is enough."""

from __future__ import annotations

from prongsai.core.reports.announcements.wording import ANTI_CORRUPTION_ACT, Announcement
from prongsai.core.text import Text

NO_GIFT = Announcement(
    subject=Text("นโยบายไม่รับของขวัญจากการปฏิบัติหน้าที่ (No Gift Policy)", "No gifts in the course of duty (No Gift Policy)"),
    called="(?i)ไม่รับของขวัญ|งดรับของขวัญ|no.gift",
    why=Text(
        "ของขวัญที่มากับหน้าที่ทำให้ผู้รับเกรงใจ และทำให้ผู้อื่นสงสัยว่าการตัดสินใจเป็นธรรมหรือไม่ "
        "{agency}จึงประกาศให้ทราบว่าไม่รับ ไม่ว่าในเทศกาลหรือโอกาสใด",
        "A gift that comes with the office obliges whoever takes it and lets others doubt that decisions are fair. "
        "{agency} therefore declares that it takes none, at no festival and on no occasion.",
    ),
    otherwise=Text(
        f"นโยบายนี้สอดคล้องกับมาตรา 128 แห่ง{ANTI_CORRUPTION_ACT.th} "
        f"ซึ่งห้ามเจ้าพนักงานของรัฐรับทรัพย์สินหรือประโยชน์อื่นใด "
        "เว้นแต่กฎหมายให้รับได้หรือเป็นการรับโดยธรรมจรรยาตามหลักเกณฑ์ของคณะกรรมการ ป.ป.ช. โดยมีข้อปฏิบัติดังนี้",
        f"It agrees with section 128 of the {ANTI_CORRUPTION_ACT.en}, which forbids officials to take anything of "
        f"value "
        "unless the law allows it or custom does by the criteria of the NACC:",
    ),
    clauses=(
        Text(
            "ผู้บริหารและ{staff}ทุกคนไม่รับของขวัญ ของที่ระลึก บัตรกำนัล ส่วนลด การเลี้ยง การเดินทาง "
            "หรือประโยชน์อื่นใด "
            "จากผู้ที่เกี่ยวข้องกับงานในหน้าที่ ทั้งก่อน ขณะ และหลังปฏิบัติหน้าที่",
            "Executives and {staff} take no gift, souvenir, voucher, discount, meal, journey or other benefit "
            "from anybody "
            "concerned with their work, before, during or after it.",
        ),
        Text(
            "ห้ามรับแทนกัน และห้ามให้คนในครอบครัวรับแทน",
            "Nobody takes a gift for another, or lets his family take it.",
        ),
        Text(
            "ผู้ที่ได้รับของโดยปฏิเสธไม่ได้ ส่งคืนผู้ให้ทันทีที่ทำได้ ถ้าคืนไม่ได้ให้ส่งมอบแก่{agency}และบันทึกในทะเบียนภายในวันทำการถัดไป",
            "Whoever cannot refuse returns the gift as soon as possible; if that cannot be done it is handed to "
            "{agency} and "
            "entered in a register by the next working day.",
        ),
        Text(
            "การให้กันในหมู่ผู้ร่วมงานตามเทศกาลใช้คำอวยพร บัตร หรือสื่อออนไลน์แทนสิ่งของ",
            "Among colleagues, wishes, cards and messages take the place of presents.",
        ),
        Text(
            "การรับโดยธรรมจรรยาที่กฎหมายยอมให้ ต้องไม่เกินสามพันบาทต่อคนต่อโอกาสเมื่อผู้ให้มิใช่ญาติ และต้องรายงานตามแบบของ{agency}",
            "What custom and law allow is at most three thousand baht from one giver on one occasion where the "
            "giver is no "
            "relative, and is reported on the form of {agency}.",
        ),
        Text(
            "{units}รวบรวมจำนวนการปฏิเสธ การส่งคืน และการรับ รายงาน{head}ทุกหกเดือน และเผยแพร่ผล",
            "Each {units} counts what was refused, returned and taken, reports to the {head} every six months, "
            "and publishes "
            "the result.",
        ),
        Text(
            "ติดประกาศนี้ไว้ในจุดที่ผู้มาติดต่อเห็น แจ้งเวียนทุกคน และรับแจ้งการฝ่าฝืนทาง {channels}",
            "This is put up where visitors see it and sent to everybody; breaches are reported by {channels}.",
        ),
    ),
)
