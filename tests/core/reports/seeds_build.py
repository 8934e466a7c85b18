"""The plans of five agencies as builders: their facts, dates and owners in short words of our own, without people."""

from __future__ import annotations

from datetime import date

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.months import whole_year
from prongsai.core.measures.model import (
    Answered,
    Committee,
    Measure,
    Meeting,
    Plan,
    PlanKind,
    Progress,
    Source,
    Status,
    Step,
)
from prongsai.core.offices import Act
from prongsai.core.reports.blocks import Signatory
from prongsai.core.reports.paper import Place, Setting
from prongsai.core.text import Text
from prongsai.core.thai.dates import thai_date
from prongsai.core.thai.names import kind_of

OFFICE, FINANCE, WORKS = "สำนักปลัด", "กองคลัง", "กองช่าง"
EDUCATION, WELFARE, ALL_UNITS = "กองการศึกษา", "กองสวัสดิการสังคม", "ทุกสำนัก/กอง"
MONTHLY, YEAR_END = Rhythm(Every.MONTH), Rhythm(Every.YEAR_END)


def steps(*texts: str, **more: object) -> tuple[Step, ...]:
    """Steps one after the other, alike but for their text."""
    return tuple(Step(f"s{number}", number, text, **more) for number, text in enumerate(texts, start=1))  # type: ignore[arg-type]


def finding(code: str, name: str, shown: str = "", kind: str = "weakness", indicator: str = "") -> Answered:
    return Answered(Source.FINDING, code, indicator or code, Text(name, name), shown, kind)


def setting(agency: str, result_year: int, plan_year: int, oit_year: int, **more: object) -> Setting:
    """The agency as its papers see it."""
    given = {"agency": agency, "kind": kind_of(agency), "software_version": "0.3.0"} | more
    return Setting(result_year=result_year, plan_year=plan_year, oit_year=oit_year, **given)  # type: ignore[arg-type]


# Song Phi Nong: by instrument, two rhythms at once


def song_phi_nong_setting(**more: object) -> Setting:
    return setting("องค์การบริหารส่วนตำบลสองพี่น้อง", 2564, 2565, 2565, **more)


def song_phi_nong_plan() -> Plan:
    """The plan for 2565: a measure for IIT, summed up at the year's end, and one for EIT, reported monthly as well."""
    property_rules = Measure(
        "property",
        1,
        "จัดทำแนวทางปฏิบัติการใช้ทรัพย์สินของราชการ",
        group="IIT",
        answers=(
            Answered(
                Source.ASSESSOR, "4", "4", Text("ทำขั้นตอนขออนุญาตยืมทรัพย์สินให้ชัดเจนและสะดวก", "Clear rules for borrowing")
            ),
        ),
        steps=steps("กำชับให้ใช้คู่มือการใช้ทรัพย์สิน", "รายงานการใช้คู่มือในที่ประชุมพนักงานทุกเดือน", "ติดบอร์ดหน้าที่ทำการ"),
        owners=(OFFICE, FINANCE),
        monitoring="ติดตามการปฏิบัติตามคู่มือการใช้ทรัพย์สิน",
        rhythms=(YEAR_END,),
    )
    channels = Measure(
        "channels",
        2,
        "เพิ่มช่องทางติดต่อทางสื่อออนไลน์",
        group="EIT",
        answers=(Answered(Source.ASSESSOR, "8", "8", Text("เปิดให้ผู้มาติดต่อมีส่วนร่วม", "Let visitors take part")),),
        steps=steps(
            "เชื่อมกระดานสนทนาของเว็บไซต์กับเฟซบุ๊ก",
            "เปิดช่องแสดงความคิดเห็นบนเว็บไซต์",
            "มอบหมายผู้รวบรวมความเห็นเสนอผู้บริหารรายเดือน",
        ),
        owners=(OFFICE,),
        rhythms=(MONTHLY, YEAR_END),
    )
    return Plan(PlanKind.ITA, "", 2565, 2565, 2564, 2565, measures=(property_rules, channels))


# Chan Lan: an owner for each step, the former way beside the result, a chain of opinion and order


def chan_lan_setting(**more: object) -> Setting:
    """The memo of 20 February 2567; the deputy clerk acts for the clerk."""
    agency = "องค์การบริหารส่วนตำบลจานลาน"
    clerk = f"ปลัด{agency}"
    chain = (
        Place(Act.PROPOSE, Signatory("หัวหน้าสำนักปลัด")),
        Place(Act.OPINION, Signatory("รองปลัดองค์การบริหารส่วนตำบล", acting_as="รักษาการแทน", acting_for=clerk)),
        Place(Act.ORDER, Signatory(f"นายก{agency}")),
    )
    given = {
        "district": "พนา",
        "province": "อำนาจเจริญ",
        "phone": "0 4598 9663",
        "website": "www.janlan-acr.go.th",
        "office": f"(งานนิติการ) สำนักปลัด{agency}",
        "number": "อจ 71901/-",
        "dated": date(2024, 2, 20),
        "chain": chain,
    }
    return setting(agency, 2566, 2566, 2566, **(given | more))


def chan_lan_plan() -> Plan:
    """The plan of 2566 as it stood in February 2567: nine steps done, each with its own owner."""
    done = date(2024, 2, 15)
    owners = (ALL_UNITS, OFFICE, ALL_UNITS, OFFICE, ALL_UNITS)
    quality = (
        "ทำคู่มือปฏิบัติงานที่ระบุขั้นตอนและเวลา",
        "เปิดบริการจุดเดียวเบ็ดเสร็จ",
        "ส่งบุคลากรอบรมครบทุกสายงาน",
        "เผยแพร่ข่าวผลงานทุกสัปดาห์",
        "ประชุมประจำเดือนและกำกับการทำงาน",
    )
    first = Measure(
        "quality",
        1,
        "พัฒนาคุณภาพการดำเนินงาน",
        steps=_reported(quality, owners, done),
        former_way="จัดประชุมบุคลากร\nส่งบุคลากรอบรมตามสายงาน",
        outcome="ทุกคนมีคู่มือครบทุกงาน\nมีจุดบริการเบ็ดเสร็จ ณ ที่ทำการ\nอบรมครบทุกสายงาน ร้อยละ 100\n"
        "เผยแพร่ข่าวทุกกิจกรรมทางเว็บไซต์\nผลตรวจประจำปีไม่พบข้อบกพร่อง",
    )
    ethics = (
        "ประกาศเจตจำนงสุจริตและนโยบายไม่รับของขวัญ",
        "ทำแนวปฏิบัติ Do's & Don'ts",
        "ชี้แจงการประเมินและมอบหมายผู้เตรียมข้อมูล OIT",
        "ให้ทุกฝ่ายปฏิบัติตามประมวลจริยธรรม",
    )
    second = Measure(
        "integrity",
        2,
        "รักษาระดับคุณธรรมและความโปร่งใส",
        steps=_reported(ethics, (ALL_UNITS,) * 4, done),
        former_way="จัดประชุมบุคลากร\nมอบหมายบุคลากรร่วมกิจกรรมของ ป.ป.ช.",
        outcome="ไม่มีเรื่องร้องเรียนการรับสินบน\nไม่มีเรื่องร้องเรียนการปฏิบัติหน้าที่\n"
        "แต่งตั้งคณะทำงานและชี้แจงในการประชุมเดือนกุมภาพันธ์ 2566\nทั้งฝ่ายการเมืองและฝ่ายประจำปฏิบัติตามประมวลจริยธรรม",
    )
    committee = Committee("ita", "คณะทำงานขับเคลื่อนการประเมิน ITA", "70/2566", date(2023, 2, 9))
    meeting = Meeting("february", "การประชุมประจำเดือนกุมภาพันธ์ 2566", date(2023, 2, 20))
    return Plan(
        PlanKind.ITA, "", 2566, 2566, 2565, 2566, measures=(first, second), committees=(committee,), meetings=(meeting,)
    )


def _reported(texts: tuple[str, ...], owners: tuple[str, ...], day: date) -> tuple[Step, ...]:
    return tuple(
        Step(
            f"s{number}",
            number,
            text,
            owners=(owner,),
            status=Status.DONE,
            progress=(Progress(day, Status.DONE, f"{text}แล้ว", for_unit=owner),),
        )
        for number, (text, owner) in enumerate(zip(texts, owners, strict=True), start=1)
    )


# Mae Sai: throughout the year, or summed up by March; the questions below 85


def mae_sai_setting(**more: object) -> Setting:
    given = {"district": "แม่สาย", "province": "เชียงราย"} | more
    return setting("เทศบาลตำบลแม่สายมิตรภาพ", 2566, 2567, 2567, **given)


MAE_SAI_BY_MARCH: dict[str, object] = {
    "rhythms": (Rhythm(Every.DATE, date(2024, 3, 31)),),
    "monitoring": "รายงานความก้าวหน้าและสรุปผลภายในเดือนมีนาคม 2567",
}
MAE_SAI_ALL_YEAR: dict[str, object] = {
    "period": Period(*whole_year(2567)[:2], "ตลอดปีงบประมาณ พ.ศ. 2567"),
    "rhythms": (YEAR_END,),
}
MAE_SAI_PUBLISH = "เผยแพร่ผ่านเว็บไซต์ของหน่วยงาน"
MAE_SAI_ROWS: list[tuple[str, str, tuple[str, ...], str, dict[str, object]]] = [
    (
        "แยกประโยชน์ส่วนตนออกจากส่วนรวม และบริการอย่างเท่าเทียม",
        "5",
        (
            "ประกาศป้องกันการขัดกันแห่งผลประโยชน์",
            "ประกาศป้องกันการรับสินบน",
            "ประกาศนโยบายไม่รับของขวัญ (No Gift Policy)",
            MAE_SAI_PUBLISH,
        ),
        OFFICE,
        MAE_SAI_BY_MARCH,
    ),
    (
        "ให้ความรู้เรื่องการประเมิน ITA",
        "",
        ("วิเคราะห์ผลและจัดทำมาตรการ", "ประชุมชี้แจงบุคลากร", MAE_SAI_PUBLISH),
        OFFICE,
        MAE_SAI_BY_MARCH,
    ),
    (
        "เสริมความรู้และป้องกันการทุจริต",
        "5",
        ("จัดทำโครงการสร้างความเข้าใจ", "ดำเนินโครงการและประชาสัมพันธ์ผล", "ติดตามเพื่อปรับปรุง"),
        ALL_UNITS,
        MAE_SAI_ALL_YEAR,
    ),
    (
        "เสริมมาตรฐานทางจริยธรรม",
        "5",
        ("ประกาศมาตรการตามประมวลจริยธรรม", "ประชุมให้ความรู้ด้านจริยธรรม", MAE_SAI_PUBLISH),
        OFFICE,
        MAE_SAI_BY_MARCH,
    ),
    (
        "กำหนดแนวปฏิบัติการขอยืมทรัพย์สินของราชการ",
        "4",
        ("จัดทำคู่มือการใช้ทรัพย์สิน", "แจ้งเวียนบุคลากร", "เผยแพร่คู่มือบนเว็บไซต์"),
        FINANCE,
        MAE_SAI_BY_MARCH,
    ),
    (
        "เสริมความรู้และความโปร่งใสในการบริหารงาน",
        "2",
        ("ประชุมชี้แจงแผนการใช้จ่ายงบประมาณ",),
        f"{OFFICE}/{FINANCE}",
        MAE_SAI_ALL_YEAR,
    ),
    ("ประกาศแผนการจัดซื้อจัดจ้าง", "2", ("เผยแพร่ประกาศบนเว็บไซต์",), FINANCE, MAE_SAI_ALL_YEAR),
    (
        "ปรับปรุงระบบงานและเปิดให้ผู้มีส่วนได้ส่วนเสียร่วมปรับปรุง",
        "8",
        ("ประชาสัมพันธ์ช่องทางร้องเรียนและเสนอแนะ",),
        OFFICE,
        MAE_SAI_ALL_YEAR,
    ),
    (
        "เปิดให้ประชาชนมีส่วนร่วม",
        "8",
        ("แต่งตั้งผู้แทนประชาชนเป็นกรรมการ", "ประชุมร่วมคิด ร่วมวางแผน ร่วมติดตาม"),
        ALL_UNITS,
        MAE_SAI_ALL_YEAR,
    ),
    (
        "เผยแพร่ข้อมูลสาธารณะ",
        "7",
        ("ประกาศมาตรการเปิดเผยข้อมูลสาธารณะ", "รวบรวมข้อมูลเผยแพร่บนเว็บไซต์", "ประชาสัมพันธ์ช่องทางการสื่อสาร"),
        ALL_UNITS,
        MAE_SAI_ALL_YEAR,
    ),
]
MAE_SAI_WEAK = {
    "2": ("การใช้งบประมาณ", "84.45"),
    "4": ("การใช้ทรัพย์สินของราชการ", "83.07"),
    "7": ("ประสิทธิภาพการสื่อสาร", "84.54"),
    "8": ("การปรับปรุงระบบการทำงาน", "82.73"),
}


def mae_sai_plan() -> Plan:
    """The plan for 2567: ten measures for what was below 85 in 2566."""
    made = tuple(
        Measure(
            f"m{number}",
            number,
            title,
            group=group,
            answers=(finding(group, *MAE_SAI_WEAK[group]),) if group in MAE_SAI_WEAK else (),
            steps=steps(*texts),
            owners=(owner,),
            **more,  # type: ignore[arg-type]
        )
        for number, (title, group, texts, owner, more) in enumerate(MAE_SAI_ROWS, start=1)
    )
    return Plan(PlanKind.ITA, "", 2567, 2567, 2566, 2567, measures=made)


# Lampang: a meeting that set the measures, a time of its own words, problems of the year before


LAMPANG_PROBLEM = "การระบาดของโควิด 19 ทำให้จัดโครงการตามแผนป้องกันการทุจริต 4 ปี (2561 – 2564) ไม่ได้และล่าช้า"


def lampang_setting(**more: object) -> Setting:
    return setting("องค์การบริหารส่วนจังหวัดลำปาง", 2564, 2565, 2565, **({"district": "เกาะคา", "province": "ลำปาง"} | more))


def lampang_plan() -> Plan:
    """The plan for 2565: two measures set on 16 December 2564."""
    hurry = Measure(
        "hurry",
        1,
        "แจ้งส่วนราชการให้เร่งรัดโครงการตามแผน",
        group="10",
        answers=(finding("10", "การป้องกันการทุจริต", "93.75", "lowest"),),
        steps=steps("แจ้งเวียนส่วนราชการและมอบหมายผู้ติดตามผล"),
        owners=("สำนักปลัดฯ",),
        period=Period(*whole_year(2565)[:2], "ภายในปีงบประมาณ 2565"),
        rhythms=(Rhythm(Every.QUARTER),),
        monitoring="รายงานผลการดำเนินงานทุก 3 เดือน",
    )
    watch = Measure(
        "watch",
        2,
        "ติดตามและประเมินผลโครงการ",
        group="10",
        steps=steps("แต่งตั้งคณะทำงานติดตามประเมินผล ให้สมาชิกสภามีส่วนร่วมตรวจสอบ"),
        owners=("กองยุทธศาสตร์และงบประมาณ", "ส่วนราชการต่าง ๆ"),
        period=Period(date(2022, 2, 1), date(2022, 9, 30), "ก.พ. 65 – ก.ย. 65"),
        monitoring="รายงานผลการดำเนินงาน",
    )
    meeting = Meeting(
        "december",
        "การประชุมองค์การบริหารส่วนจังหวัดลำปาง",
        date(2021, 12, 16),
        resolution="เห็นชอบมาตรการทั้งสองข้อ",
        sets_measures=True,
    )
    committee = Committee(
        "watchers",
        "คณะทำงานติดตามประเมินผลโครงการ",
        members=(("ผู้แทนกองยุทธศาสตร์", "ประธาน", "staff"), ("ผู้แทนสภา", "กรรมการ", "councillor")),
    )
    return Plan(
        PlanKind.ITA, "", 2565, 2565, 2564, 2565, measures=(hurry, watch), meetings=(meeting,), committees=(committee,)
    )


# Tham Rong: nine rows, each heard in the meeting of its month


def tham_rong_setting(**more: object) -> Setting:
    return setting("องค์การบริหารส่วนตำบลถ้ำรงค์", 2563, 2564, 2564, **more)


THAM_RONG_UNITS = (OFFICE, FINANCE, WORKS, EDUCATION, WELFARE)
THAM_RONG_PUBLICISE = ("ส่งเสริมให้ทุกสำนัก/กอง/ฝ่ายมีส่วนร่วม", "แจ้งเวียนบุคลากร", "เผยแพร่บนเว็บไซต์", "ติดบอร์ดหน้าสำนักงาน")
THAM_RONG_ROWS: list[tuple[str, str, tuple[str, ...], tuple[str, ...], date]] = [
    (
        "กำหนดขั้นตอนและบทลงโทษการใช้รถส่วนกลาง",
        "4",
        ("ทำระเบียบการใช้รถส่วนกลาง", *THAM_RONG_PUBLICISE, "เปิดช่องทางรับความเห็น"),
        (OFFICE, FINANCE),
        date(2021, 2, 4),
    ),
    (
        "รับฟังความเห็น ลดเวลาบริการ และประกาศเจตนารมณ์ต้านทุจริต",
        "8",
        (
            "ประเมินความพึงพอใจและวิเคราะห์ผล",
            "ปรับกระบวนการบริการ",
            "แก้จุดที่พบข้อผิดพลาด",
            "ลดเวลาบริการ",
            "ดำเนินการอย่างโปร่งใส ตรวจสอบได้",
        ),
        THAM_RONG_UNITS,
        date(2021, 1, 7),
    ),
    (
        "ส่งเสริมความโปร่งใสและป้องกันการทุจริตภายใน",
        "9",
        ("กำหนดมาตรการภายใน", *THAM_RONG_PUBLICISE),
        THAM_RONG_UNITS,
        date(2020, 12, 3),
    ),
    ("ตอบคำถามผ่านเว็บไซต์ให้ทันเหตุการณ์", "9", ("เปิดช่องทางตอบคำถามได้ทันที",), (OFFICE,), date(2020, 11, 6)),
    ("รับคำร้องออนไลน์", "9", ("เปิดช่องทางขอรับบริการบนเว็บไซต์",), (OFFICE,), date(2020, 11, 6)),
    (
        "กำหนดหลักเกณฑ์บริหารและพัฒนาบุคลากร",
        "9",
        ("กำหนดหลักเกณฑ์", "เผยแพร่บนเว็บไซต์", "ประชาสัมพันธ์"),
        (OFFICE,),
        date(2020, 10, 5),
    ),
    (
        "แต่งตั้งผู้รับเรื่องร้องเรียนการทุจริต",
        "9",
        ("เปิดช่องทางแจ้งเรื่องบนเว็บไซต์", "แต่งตั้งผู้รับแจ้งและส่งต่อ"),
        (OFFICE,),
        date(2020, 10, 5),
    ),
    (
        "ขับเคลื่อนมาตรการภายในให้ดีขึ้น",
        "9",
        ("วิเคราะห์ผลการประเมิน", "กำหนดแนวทางนำไปปฏิบัติ", "จัดทำมาตรการขับเคลื่อน", "กำหนดวิธีกำกับและรายงาน"),
        (OFFICE,),
        date(2020, 10, 8),
    ),
    ("ติดตามผลตามมาตรการภายใน", "9", ("รวบรวมผลการดำเนินการ", "สรุปเสนอผู้บริหาร"), (OFFICE,), date(2020, 10, 8)),
]


def tham_rong_plan() -> Plan:
    """The plan for 2564 with what was reported in the monthly meetings from October 2563 to February 2564."""
    meetings = {
        day.strftime("%Y-%m"): Meeting(day.strftime("%Y-%m"), f"การประชุมประจำเดือน{month}", last)
        for day, month, last in (
            (date(2020, 10, 8), "ตุลาคม 2563", date(2020, 10, 28)),
            (date(2020, 11, 6), "พฤศจิกายน 2563", date(2020, 11, 27)),
            (date(2020, 12, 3), "ธันวาคม 2563", date(2020, 12, 28)),
            (date(2021, 1, 7), "มกราคม 2564", date(2021, 1, 28)),
            (date(2021, 2, 4), "กุมภาพันธ์ 2564", date(2021, 2, 26)),
        )
    }
    made = tuple(
        Measure(
            f"m{number}",
            number,
            title,
            group=group,
            owners=owners,
            period=Period(day, day, thai_date(day, "brief")),
            rhythms=(MONTHLY,),
            steps=steps(
                *texts,
                status=Status.DONE,
                progress=(
                    Progress(meetings[day.strftime("%Y-%m")].held_on, Status.DONE, "", meeting=day.strftime("%Y-%m")),
                ),
            ),
        )
        for number, (title, group, texts, owners, day) in enumerate(THAM_RONG_ROWS, start=1)
    )
    return Plan(PlanKind.ITA, "", 2564, 2564, 2563, 2564, measures=made, meetings=tuple(meetings.values()))
