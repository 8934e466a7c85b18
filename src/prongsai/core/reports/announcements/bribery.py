"""ป้องกันการรับสินบน: nothing is asked for, taken or promised for doing one's duty."""

from __future__ import annotations

from prongsai.core.reports.announcements.wording import ANTI_CORRUPTION_ACT, Announcement
from prongsai.core.text import Text

BRIBERY = Announcement(
    subject=Text("มาตรการป้องกันการรับสินบน", "Preventing bribery"),
    called="สินบน|brib",
    why=Text(
        "ผู้มาติดต่อ{agency}ต้องได้รับบริการตามสิทธิ ตามลำดับ และตามเวลา โดยไม่ต้องให้สิ่งใดตอบแทน "
        "เรื่องอนุญาต จัดซื้อจัดจ้าง และบริหารบุคคลเป็นงานที่ต้องระวังที่สุด",
        "Whoever comes to {agency} is served by right, in turn and in time, and gives nothing for it. Permits, "
        "purchases "
        "and personnel need most care.",
    ),
    otherwise=Text(
        f"เพื่อให้เป็นไปตาม{ANTI_CORRUPTION_ACT.th} {{agency}}จึงกำหนดมาตรการไว้ดังนี้",
        f"In keeping with the {ANTI_CORRUPTION_ACT.en}, {{agency}} sets these measures:",
    ),
    clauses=(
        Text(
            "ห้ามผู้บริหารและ{staff}เรียก รับ หรือยอมจะรับเงิน ทรัพย์สิน หรือประโยชน์อื่นใด เพื่อทำ ไม่ทำ เร่ง "
            "หรือถ่วงงานในหน้าที่ "
            "ไม่ว่าทำเองหรือผ่านผู้อื่น",
            "Executives and {staff} ask for, take or agree to nothing of value for doing, omitting, speeding or "
            "delaying "
            "their work, neither themselves nor through others.",
        ),
        Text(
            "ห้ามให้ เสนอ หรือรับว่าจะให้สินบนแก่เจ้าหน้าที่ของหน่วยงานอื่นในนามของ{agency}",
            "Nobody gives, offers or promises a bribe to officials of others in the name of {agency}.",
        ),
        Text(
            "งานอนุมัติ อนุญาต จัดซื้อจัดจ้าง ตรวจรับ และบริหารบุคคล ต้องติดประกาศขั้นตอน ระยะเวลา และค่าธรรมเนียมไว้ให้ผู้มาติดต่อเห็น",
            "For permits, purchases, acceptance and personnel, steps, times and fees are put up where visitors "
            "see them.",
        ),
        Text(
            "{units}ที่ทำงานตามข้อ 3 ประเมินความเสี่ยงเรื่องสินบนปีละครั้ง กำหนดวิธีลดความเสี่ยง และรายงานผลต่อ{head}",
            "Each {units} with work under clause 3 assesses its risk of bribery once a year, says how to lower it, and "
            "reports to the {head}.",
        ),
        Text(
            "ผู้ถูกเสนอสินบนต้องปฏิเสธ บันทึกเหตุการณ์ และรายงานผู้บังคับบัญชาภายในวันทำการถัดไป",
            "Whoever is offered a bribe refuses, writes down what happened and reports it by the next working day.",
        ),
        Text(
            "แจ้งเหตุได้ทาง {channels} {agency}ปกปิดชื่อผู้แจ้ง ไม่กลั่นแกล้งผู้แจ้ง และแจ้งผลการดำเนินการแก่ผู้แจ้งที่ให้ช่องทางติดต่อไว้",
            "Report it by {channels}. {agency} keeps the name secret, protects whoever reports, and tells the "
            "outcome to "
            "those who left an address.",
        ),
        Text(
            "ผู้ฝ่าฝืนถูกดำเนินการทางวินัยและตามกฎหมาย ผู้บังคับบัญชาที่รู้แล้วปล่อยปละละเลยถือว่าบกพร่องต่อหน้าที่",
            "Breaches bring discipline and law; a superior who knew and did nothing has failed in his duty.",
        ),
    ),
)
