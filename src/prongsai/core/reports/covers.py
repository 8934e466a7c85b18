"""The cover and the foreword (คำนำ) that stand before a report."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.reports.blocks import Block, Heading, Paragraph, words
from prongsai.core.reports.frame import cover, new_page
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.saying import Saying
from prongsai.core.text import Text

FOREWORD = Text("คำนำ", "Foreword")
WHY = Text(
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ทำให้หน่วยงานเห็นการทำงานของตน"
    "ผ่านบุคลากรภายใน ผู้มารับบริการ และข้อมูลที่เปิดเผยต่อสาธารณะ ผลที่ได้มีประโยชน์เมื่อนำไปแก้ไขและติดตามจนเห็นผล",
    "The integrity and transparency assessment (ITA) lets a public agency see its work through its staff, the people "
    "it serves and what it publishes. Its result is of use when things are mended and followed up.",
)
WHAT = Text(
    "{agency}จึงจัดทำ{title} {years} ฉบับนี้ เพื่อให้ผู้บริหาร บุคลากร และประชาชนทราบว่าหน่วยงานพบเรื่องใด ทำอะไรแล้ว "
    "และจะทำอะไรต่อ ข้อมูลในเล่มมาจากผลการประเมินและรายงานของสำนัก กอง หรือหน่วยงานที่รับผิดชอบ",
    "{agency} has therefore made this paper, “{title}” ({years}), so that its executives, its staff and the public "
    "know what was found, what has been done and what comes next. Its data come from the result and from those "
    "responsible.",
)
THANKS = Text(
    "หากท่านมีข้อเสนอแนะ โปรดแจ้ง{agency}{where} เพื่อนำไปปรับปรุงการทำงานต่อไป",
    "If you have suggestions, please tell {agency}{where}.",
)
BY_PHONE = Text(" โทรศัพท์ {phone}", ", telephone {phone}")
BY_WEBSITE = Text(" หรือ {website}", " or {website}")


def cover_and_foreword(setting: Setting, saying: Saying, title: str, years: str) -> Iterator[Block]:
    """The cover page, the foreword with the agency and the month, and a new page for what follows."""
    yield cover(setting, saying, title, years)
    yield Heading("foreword", 1, saying.say(FOREWORD))
    yield Paragraph("foreword-why", words(saying.say(WHY)))
    yield Paragraph("foreword-what", words(saying.say(WHAT, agency=setting.agency, title=title, years=years)))
    yield Paragraph("foreword-thanks", words(saying.say(THANKS, agency=setting.agency, where=_where(setting, saying))))
    yield Paragraph("foreword-agency", words(setting.agency), "center")
    if setting.dated:
        yield Paragraph("foreword-month", words(saying.date(setting.dated, "month")), "center")
    yield new_page("foreword")


def _where(setting: Setting, saying: Saying) -> str:
    phone = saying.say(BY_PHONE, phone=setting.phone) if setting.phone else ""
    return phone + (saying.say(BY_WEBSITE, website=setting.website) if setting.website else "")
