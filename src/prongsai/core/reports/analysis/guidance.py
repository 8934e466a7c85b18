"""Where an agency may begin with each indicator: our own suggestions, which the officer changes as she sees fit."""

from __future__ import annotations

from prongsai.core.text import Text

GUIDANCE: dict[str, tuple[Text, ...]] = {
    "การปฏิบัติหน้าที่": (
        Text(
            "ติดขั้นตอนและระยะเวลาของงานบริการไว้ ณ จุดบริการ แล้วตรวจทุกไตรมาสว่าทำได้ตามนั้น",
            "Put up steps and time limits where people are served, and check each quarter that they are kept.",
        ),
        Text(
            "จัดคิวและรับเรื่องด้วยวิธีเดียวกันทุกคน ไม่ว่ารู้จักกันหรือไม่",
            "Serve everybody by the same queue and the same way, known or not.",
        ),
        Text(
            "ย้ำข้อห้ามเรียก รับ และให้ของกำนัลในที่ประชุมประจำเดือน พร้อมบอกช่องทางแจ้งเหตุ",
            "Repeat in the monthly meeting that nothing may be asked, taken or given, and where to report it.",
        ),
    ),
    "การใช้งบประมาณ": (
        Text(
            "แจ้งแผนและผลการใช้จ่ายให้บุคลากรทุกคนทราบอย่างน้อยไตรมาสละครั้ง",
            "Tell all staff the spending plan and its results at least once a quarter.",
        ),
        Text(
            "เปิดให้ทุกกองเสนอความต้องการตอนตั้งงบประมาณ และสอบถามการเบิกจ่ายได้",
            "Let every division say what it needs when the budget is made, and ask about payments.",
        ),
        Text(
            "เปิดเผยการจัดซื้อจัดจ้างและการตรวจรับของแต่ละเดือนให้คนในหน่วยงานดูได้",
            "Show staff each month's purchases and their acceptance.",
        ),
    ),
    "การใช้อำนาจ": (
        Text(
            "เขียนคำอธิบายงานและเกณฑ์ประเมินของแต่ละตำแหน่ง แล้วแจ้งผลเป็นรายคนพร้อมเหตุผล",
            "Write down tasks and appraisal criteria of each post, and tell each person the result with reasons.",
        ),
        Text(
            "ประกาศหลักเกณฑ์และรายชื่อผู้ได้รับคัดเลือกไปอบรม ดูงาน หรือรับทุน",
            "Publish the criteria and the names of those chosen for training, study visits or grants.",
        ),
        Text(
            "กำหนดข้อห้ามสั่งงานส่วนตัว และช่องทางแจ้งที่ไม่ผ่านผู้บังคับบัญชาโดยตรง",
            "Forbid private errands and give a way to report them past the direct superior.",
        ),
    ),
    "การใช้ทรัพย์สินของราชการ": (
        Text(
            "ทำแนวปฏิบัติการยืมและใช้ทรัพย์สินหนึ่งหน้า เวียนให้ทุกคนลงนามรับทราบ",
            "Make one page of rules for borrowing and using property, and have everybody sign that they have read it.",
        ),
        Text(
            "ใช้แบบยืมและทะเบียนยืมคืนชุดเดียวทั้งหน่วยงาน ขออนุญาตได้ในวันเดียว",
            "Use one form and one register for the whole agency; permission is given the same day.",
        ),
        Text(
            "สุ่มตรวจรถ เชื้อเพลิง และวัสดุทุกเดือน แล้วรายงานผลในที่ประชุม",
            "Check vehicles, fuel and supplies at random each month and report it in the meeting.",
        ),
    ),
    "การแก้ไขปัญหาการทุจริต": (
        Text(
            "ให้ผู้บริหารสูงสุดแจ้งผลการป้องกันการทุจริตแก่บุคลากรด้วยตนเองทุกครึ่งปี",
            "Have the head tell staff in person, twice a year, what was done against corruption.",
        ),
        Text(
            "อบรมมาตรฐานทางจริยธรรมด้วยเรื่องที่เกิดจริงในงาน",
            "Teach the ethical standards with cases from everyday work.",
        ),
        Text(
            "ทำช่องทางร้องเรียนที่ปกปิดชื่อได้ ตอบรับภายในเวลาที่กำหนด และแจ้งผลการดำเนินการ",
            "Offer a way to complain without a name, answer within a set time, and tell what came of it.",
        ),
    ),
    "คุณภาพการดำเนินงาน": (
        Text(
            "สำรวจความพึงพอใจ ณ จุดบริการ แล้วแก้จุดที่ได้คะแนนต่ำสุดก่อน",
            "Ask about satisfaction where people are served and mend the weakest point first.",
        ),
        Text(
            "ทำรายการเอกสาร ค่าธรรมเนียม และเวลาที่ใช้ของแต่ละบริการให้ครบและตรงกับที่ปฏิบัติ",
            "List the papers, fees and time of each service, complete and as it is really done.",
        ),
        Text(
            "ติดประกาศไม่รับของขวัญและช่องทางร้องเรียนให้ผู้มาติดต่อเห็นก่อนเริ่มรับบริการ",
            "Show the no-gift notice and the way to complain before anybody is served.",
        ),
    ),
    "ประสิทธิภาพการสื่อสาร": (
        Text(
            "จัดหน้าแรกของเว็บไซต์ให้พบเรื่องที่ประชาชนใช้บ่อยภายในสองคลิก",
            "Arrange the home page so that what people need most is two clicks away.",
        ),
        Text(
            "สรุปผลงานและงบประมาณเป็นภาพหนึ่งหน้า เผยแพร่ทั้งเว็บไซต์ เพจ และเสียงตามสาย",
            "Sum up work and budget on one page with pictures, on the website, the page and the village speakers.",
        ),
        Text(
            "กำหนดผู้ตอบคำถามและเวลาตอบของทุกช่องทาง แล้วนับเรื่องที่ค้างทุกเดือน",
            "Name who answers each channel and how soon, and count what is left open each month.",
        ),
    ),
    "การปรับปรุงระบบการทำงาน": (
        Text(
            "เลือกบริการที่คนใช้มากที่สุดมาลดขั้นตอนหรือเวลา แล้วประกาศให้ประชาชนทราบว่าเร็วขึ้นเท่าใด",
            "Shorten the service that most people use, and tell them how much quicker it is.",
        ),
        Text(
            "เปิดบริการออนไลน์อย่างน้อยหนึ่งเรื่อง พร้อมคนช่วยสำหรับผู้ที่ใช้ไม่เป็น",
            "Open at least one online service, with help for those who cannot use it.",
        ),
        Text(
            "เชิญผู้รับบริการร่วมออกแบบการปรับปรุง และบอกกลับว่านำข้อเสนอใดไปใช้",
            "Invite users to plan improvements, and tell them which of their ideas were taken.",
        ),
    ),
    "การเปิดเผยข้อมูล": (
        Text(
            "ตั้งผู้รับผิดชอบรายข้อ OIT และวันกำหนดส่งก่อนปิดระบบอย่างน้อยหนึ่งเดือน",
            "Name who is responsible for each OIT item, with a date at least a month before the system closes.",
        ),
        Text(
            "ตรวจทุกข้อว่าเป็นข้อมูลของปีปัจจุบัน ครบทุกองค์ประกอบ และเปิดดูได้โดยไม่ต้องเข้าระบบ",
            "Check that each item is of this year, has every element, and opens without a login.",
        ),
    ),
    "การป้องกันการทุจริต": (
        Text(
            "เริ่มจากข้อที่มีผลต่อคะแนนรวมมากที่สุด คือมาตรการส่งเสริมคุณธรรมและความโปร่งใสและรายงานผลของมาตรการ",
            "Begin with the items worth most: the integrity measures and the report on them.",
        ),
        Text(
            "เก็บหลักฐานการประชุม ประกาศ และรายงานระหว่างปี ไม่รอรวบรวมตอนสิ้นปี",
            "Keep proof of meetings, announcements and reports during the year instead of gathering it at its end.",
        ),
    ),
}

KEEP = Text(
    "รักษาวิธีที่ทำได้ดีไว้ และติดตามผลทุกครึ่งปีไม่ให้คะแนนลดลง",
    "Keep what works, and follow it twice a year so that the score does not fall.",
)
GENERAL = (
    Text(
        "หาสาเหตุร่วมกับหน่วยงานภายในที่รับผิดชอบ แล้วกำหนดมาตรการ ผู้รับผิดชอบ และวันติดตามผล",
        "Look for the cause with the responsible division; then set a measure, a person and a date.",
    ),
)


def guidance(indicator: Text) -> tuple[Text, ...]:
    """Suggestions for an indicator by its name; general ones for a name that is not known."""
    return GUIDANCE.get(indicator.th, GENERAL)
