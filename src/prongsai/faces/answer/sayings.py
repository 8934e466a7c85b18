"""What is said where a sheet cannot be taken in."""

from __future__ import annotations

from prongsai.core.text import Text

CLOSED = Text(
    "ปิดรับคำตอบแล้ว คำตอบชุดนี้ไม่ได้ถูกบันทึก",
    "The survey is closed. These answers were not stored.",
)
NOT_YET = Text(
    "ยังไม่เปิดรับคำตอบ คำตอบชุดนี้ไม่ได้ถูกบันทึก",
    "The survey is not open yet. These answers were not stored.",
)
INTERVIEWED = Text(
    "แบบวัดส่วนนี้ตอบกับผู้สัมภาษณ์ คำตอบชุดนี้ไม่ได้ถูกบันทึก",
    "This part is answered to an interviewer. These answers were not stored.",
)
NOBODY = Text(
    "ไม่พบแบบวัดตามลิงก์นี้ คำตอบชุดนี้ไม่ได้ถูกบันทึก",
    "There is no survey at this link. These answers were not stored.",
)
INCOMPLETE = Text(
    "ยังตอบไม่ครบ คำตอบชุดนี้ไม่ได้ถูกบันทึก",
    "Some answers are missing. These answers were not stored.",
)
NOT_ASKED = Text(
    "ขอบคุณ แบบวัดนี้ไม่ได้ถามท่าน จึงไม่มีสิ่งใดถูกบันทึก",
    "Thank you. This survey is for others, so nothing was stored.",
)
CROWDED = Text(
    "ขณะนี้มีผู้ส่งจำนวนมาก โปรดรอสักครู่แล้วส่งอีกครั้ง",
    "Very many are sending now. Wait a moment and send again, please.",
)
