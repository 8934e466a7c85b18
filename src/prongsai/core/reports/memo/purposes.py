"""What a memo says for each purpose: subject, how it came, the facts, and what is asked."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.core.measures.model import PlanKind
from prongsai.core.reports.memo import facts as known
from prongsai.core.reports.memo.matter import Matter, MemoPurpose
from prongsai.core.reports.paper import PaperKind, Setting, evidence_items
from prongsai.core.reports.plan import title_of, years_of
from prongsai.core.reports.saying import Saying
from prongsai.core.text import Text

SUBJECTS = {
    MemoPurpose.ADOPT: Text("ขอความเห็นชอบ{plan} {years}", "Adoption of {plan}, {years}"),
    MemoPurpose.PROGRESS: Text("รายงานความก้าวหน้าตาม{plan} {years}{stretch}", "Progress of {plan}, {years}{stretch}"),
    MemoPurpose.YEAR_END: Text("รายงานผลการดำเนินการตาม{plan} {years}", "Report on {plan}, {years}"),
    MemoPurpose.ANNOUNCE: Text("ขอความเห็นชอบและลงนามประกาศตาม{plan} {years}", "Announcements under {plan}, {years}"),
    MemoPurpose.SUGGESTIONS: Text("สรุปข้อเสนอแนะของผู้มีส่วนได้ส่วนเสียภายนอก {years}", "Suggestions of the public, {years}"),
}
BACKGROUNDS = {
    MemoPurpose.ADOPT: Text(
        "ตามที่{agency}ต้องนำผลการประเมิน ITA มาวิเคราะห์ กำหนดมาตรการ และติดตามผล{items} นั้น",
        "{agency} has to analyse its ITA result, set measures and follow them up{items}.",
    ),
    MemoPurpose.PROGRESS: Text(
        "ตามที่{agency}ใช้{plan} {years} และกำหนดให้รายงานความก้าวหน้าตามรอบ นั้น",
        "{agency} works by {plan}, {years}, and has progress reported at set times.",
    ),
    MemoPurpose.YEAR_END: Text(
        "ตามที่{agency}ใช้{plan} {years} ไปแล้ว และต้องสรุปผลการดำเนินการ{items} นั้น",
        "{agency} has worked by {plan}, {years}, and has to report on it{items}.",
    ),
    MemoPurpose.ANNOUNCE: Text(
        "ตามที่{agency}กำหนดให้จัดทำประกาศและระเบียบไว้ใน{plan} {years} นั้น",
        "{plan}, {years}, of {agency} calls for announcements and rules.",
    ),
    MemoPurpose.SUGGESTIONS: Text(
        "ตามที่{agency}เปิดให้ประชาชนและผู้มาติดต่อเสนอแนะ และรวบรวมเสนอผู้บริหารตามรอบ นั้น",
        "{agency} lets citizens and visitors make suggestions and puts them before its executives at set times.",
    ),
}
ITEMS = Text(" ตามข้อ {items} ของ OIT ปีงบประมาณ พ.ศ. {year}", " (item {items} of OIT, fiscal year {year} B.E.)")
STRETCH = Text(" ประจำ{stretch}", ", {stretch}")
ADOPT = Text("เห็นควรให้ความเห็นชอบ{plan} {years} ตามที่เสนอ", "That {plan}, {years}, be adopted as proposed.")
INFORM = Text("เห็นควรแจ้งทุก{units}ทราบและดำเนินการตามกำหนด", "That every {unit_en} be told and act in time.")
PUBLISH = Text("เห็นควรเผยแพร่บนเว็บไซต์หลัก{website}ให้ประชาชนทราบ", "That it be published on the main website{website}.")
WEBSITE = Text(" {website} ", ", {website}")
NOTE = Text("เพื่อโปรดทราบความก้าวหน้าตามรายงานที่แนบ", "That the report enclosed be noted.")
HURRY = Text(
    "เห็นควรกำชับผู้รับผิดชอบขั้นตอนที่ล่าช้าให้เร่งดำเนินการและรายงานในการประชุมครั้งถัดไป",
    "That those with late steps be told to hurry and report in the next meeting.",
)
ACCEPT = Text("เห็นควรรับทราบผลการดำเนินการตามรายงานที่แนบ", "That the report enclosed be accepted.")
NEXT_YEAR = Text(
    "เห็นควรนำขั้นตอนที่ยังไม่แล้วเสร็จและข้อเสนอแนะไปกำหนดมาตรการของปีถัดไป",
    "That what was not finished, and the advice, go into next year's measures.",
)
SIGN = Text("เห็นควรลงนามในประกาศและระเบียบที่แนบ", "That the announcements and rules enclosed be signed.")
ASSIGN = Text(
    "เห็นควรมอบหมายผู้รับผิดชอบพิจารณาข้อเสนอแนะแต่ละเรื่องและแจ้งผลกลับ",
    "That each suggestion be given to somebody who considers it and reports back.",
)
THE_PLAN = Text("แผน", "the plan")
PAPERS = {MemoPurpose.ADOPT: PaperKind.PLAN, MemoPurpose.YEAR_END: PaperKind.YEAR_END}


def subject_of(purpose: MemoPurpose, setting: Setting, matter: Matter, saying: Saying) -> str:
    """The subject line where the officer gave none."""
    return saying.say(SUBJECTS[purpose], **_values(purpose, setting, matter, saying)).strip()


def background(purpose: MemoPurpose, setting: Setting, matter: Matter, saying: Saying) -> str:
    """How the matter came about, with the OIT items that ask for it where they are known."""
    return saying.say(BACKGROUNDS[purpose], **_values(purpose, setting, matter, saying))


def facts(purpose: MemoPurpose, setting: Setting, matter: Matter, saying: Saying) -> list[str]:
    """The facts in sentences, each from the figures; none where nothing is known."""
    found: dict[MemoPurpose, Callable[[], list[str]]] = {
        MemoPurpose.ADOPT: lambda: [*known.of_result(matter.subject, saying), *known.of_plan(matter, saying)],
        MemoPurpose.PROGRESS: lambda: known.of_progress(setting, matter, saying),
        MemoPurpose.YEAR_END: lambda: [
            *known.of_progress(setting, matter, saying),
            *known.of_result(matter.later, saying),
        ],
        MemoPurpose.ANNOUNCE: lambda: known.of_announcements(matter, saying),
        MemoPurpose.SUGGESTIONS: lambda: known.of_suggestions(matter, saying),
    }
    return found[purpose]()


def proposals(purpose: MemoPurpose, setting: Setting, matter: Matter, saying: Saying) -> list[str]:
    """What is asked, as far as it follows from the purpose and the figures."""
    is_late, is_unfinished = known.has_late(setting, matter), known.has_unfinished(setting, matter)
    asked = {
        MemoPurpose.ADOPT: [ADOPT, INFORM, PUBLISH],
        MemoPurpose.PROGRESS: [NOTE, *([HURRY] if is_late else [])],
        MemoPurpose.YEAR_END: [ACCEPT, *([NEXT_YEAR] if is_unfinished else []), PUBLISH],
        MemoPurpose.ANNOUNCE: [SIGN, INFORM, PUBLISH],
        MemoPurpose.SUGGESTIONS: [ASSIGN, INFORM],
    }[purpose]
    values = _values(purpose, setting, matter, saying)
    return [saying.say(one, **values).strip() for one in asked]


def _values(purpose: MemoPurpose, setting: Setting, matter: Matter, saying: Saying) -> dict[str, str]:
    plan, unit = matter.plan, setting.own_office.unit_word
    return {
        "agency": setting.agency,
        "plan": title_of(plan, saying) if plan else saying.say(THE_PLAN),
        "years": years_of(plan, saying) if plan else saying.years(setting.plan_year),
        "stretch": saying.say(STRETCH, stretch=known.stretch_of(matter, saying)) if matter.stretch else "",
        "items": _items(purpose, setting, matter, saying),
        "units": unit.th,
        "unit_en": unit.en.lower(),
        "website": saying.say(WEBSITE, website=setting.website) if setting.website else "",
    }


def _items(purpose: MemoPurpose, setting: Setting, matter: Matter, saying: Saying) -> str:
    kind = matter.plan.kind if matter.plan else PlanKind.ITA
    paper = PAPERS.get(purpose)
    found = evidence_items(paper, setting.oit_year, kind) if paper else ()
    return saying.say(ITEMS, items=saying.joined(found), year=setting.oit_year) if found else ""
