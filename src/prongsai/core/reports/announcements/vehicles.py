"""ระเบียบว่าด้วยหลักเกณฑ์การใช้รถส่วนกลาง: asked for, written down, brought back, and checked."""

from __future__ import annotations

from prongsai.core.reports.announcements.wording import Announcement
from prongsai.core.text import Text

VEHICLES = Announcement(
    subject=Text("ว่าด้วยหลักเกณฑ์การใช้รถส่วนกลาง", "The use of official vehicles"),
    called="รถส่วนกลาง|รถยนต์|รถราชการ|vehicle",
    is_rule=True,
    why=Text(
        "รถส่วนกลางซื้อและเติมน้ำมันด้วยเงินของประชาชน การใช้ต้องขอก่อน จดไว้ และตรวจได้ทุกครั้ง",
        "Official vehicles are bought and fuelled with public money: each use is asked for, written down and can "
        "be checked.",
    ),
    otherwise=Text(
        "เพื่อให้เป็นไปตามระเบียบสำนักนายกรัฐมนตรีว่าด้วยรถราชการ พ.ศ. 2523 และที่แก้ไขเพิ่มเติม "
        "หรือ[ระบุระเบียบว่าด้วยรถที่ใช้กับหน่วยงาน ถ้าเป็นฉบับอื่น] {agency}จึงวางระเบียบไว้ดังนี้",
        "In keeping with the rules of the Office of the Prime Minister on official vehicles B.E. 2523 as amended, or "
        "[fill in: the rules on vehicles that hold for the agency, if others], {agency} lays down:",
    ),
    local=Text(
        "เพื่อให้เป็นไปตามระเบียบกระทรวงมหาดไทยว่าด้วยการใช้และรักษารถยนต์ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 "
        "และที่แก้ไขเพิ่มเติม {agency}จึงวางระเบียบไว้ดังนี้",
        "In keeping with the rules of the Ministry of the Interior on the vehicles of local administrations B.E. "
        "2548 as "
        "amended, {agency} lays down:",
    ),
    clauses=(
        Text(
            "ระเบียบนี้ใช้กับรถยนต์ รถจักรยานยนต์ และเครื่องจักรกลที่{agency}เป็นเจ้าของหรือเช่า ตั้งแต่วันถัดจากวันประกาศ",
            "This rule holds for cars, motorcycles and machines that {agency} owns or hires, from the day after "
            "its date.",
        ),
        Text(
            "ใช้รถได้เฉพาะงานราชการ ห้ามใช้เพื่อธุระส่วนตัวหรือเพื่อพวกพ้อง และห้ามให้ผู้ที่ไม่มีหน้าที่ขับ",
            "Vehicles are used for official work alone, never for private errands or friends, and driven only by "
            "those whose "
            "duty it is.",
        ),
        Text(
            "ผู้จะใช้รถยื่นใบขอใช้ระบุผู้ขอ งาน สถานที่ วันเวลา และผู้โดยสาร ก่อนใช้อย่างน้อยหนึ่งวันทำการ เว้นแต่เหตุฉุกเฉิน",
            "Whoever needs one hands in a request, with name, task, place, time and passengers, a working day "
            "before, except "
            "in an emergency.",
        ),
        Text(
            "{clerk}หรือผู้ที่ได้รับมอบหมายเป็นผู้อนุญาต เหตุฉุกเฉินให้ขออนุญาตด้วยวาจาแล้วทำหนังสือภายในวันทำการถัดไป",
            "The {clerk}, or whoever is charged with it, gives permission; in an emergency by word, with the "
            "paper following "
            "on the next working day.",
        ),
        Text(
            "ผู้ขับลงบันทึกการใช้รถทุกเที่ยว เลขไมล์ก่อนและหลัง เวลา และสภาพรถ",
            "The driver enters each journey: mileage before and after, times, and the state of the vehicle.",
        ),
        Text(
            "เติมน้ำมันตามใบสั่งจ่าย และเทียบปริมาณกับเลขไมล์ทุกเดือน",
            "Fuel is filled by order slip and compared with the mileage every month.",
        ),
        Text(
            "เก็บรถในที่ของ{agency}เมื่อเลิกใช้ การเก็บที่อื่นต้องได้รับอนุญาตเป็นหนังสือจาก{head}เป็นคราว ๆ",
            "Vehicles are kept on the premises of {agency}; elsewhere only with a written permission of the "
            "{head} each time.",
        ),
        Text(
            "เกิดอุบัติเหตุหรือเสียหาย ให้ผู้ขับรายงานทันที และทำรายงานเป็นหนังสือภายในวันทำการถัดไป",
            "Accidents and damage are reported at once, and in writing by the next working day.",
        ),
        Text(
            "สุ่มตรวจใบขอใช้ บันทึกการใช้ และน้ำมันทุกเดือน รายงานผลในที่ประชุมประจำเดือน",
            "Requests, journeys and fuel are checked at random every month, and the result is told in the "
            "monthly meeting.",
        ),
        Text(
            "ใช้รถเพื่อประโยชน์ส่วนตัวต้องชดใช้ค่าใช้จ่ายและรับผิดทางวินัย ผู้พบเห็นแจ้งได้ทาง {channels}",
            "Private use is paid back and brings discipline. Whoever sees it reports it by {channels}.",
        ),
    ),
)
