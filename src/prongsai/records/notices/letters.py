"""The words of an e-mail: Thai, then English; what is to be done and where, and nothing about anybody's worth."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from prongsai.adapters.mail import Mail
from prongsai.core.text import Language, Text
from prongsai.records.agencies.models import Agency
from prongsai.records.notices.models import Letter, Notice

LONGEST_SUBJECT = 120
_TO = Text("เรียน {name}", "Dear {name},")
_COUNT = Text("{agency} ขอแจ้งท่าน {count} เรื่อง", "{agency}: {count} {things} for you.")
_OPEN = Text("เปิดหน้านี้: {address}", "Open: {address}")
_LAST = Text(
    "อีเมลนี้ส่งโดยอัตโนมัติจากระบบโปร่งใส ไม่ต้องตอบกลับ",
    "This mail was sent by the Prongsai system. Please do not reply.",
)
_SIMULATED = Text("ข้อมูลจำลอง มิใช่หน่วยงานจริง", "Simulated data, no real agency")


def mail_of(letter: Letter) -> Mail:
    """The e-mail about all notices of a letter."""
    notices = list(letter.notices.order_by("due_on", "pk"))
    return Mail(
        to=letter.user.email,
        subject=_subject(letter.agency, notices),
        body="\n\n\n".join(_in_language(letter, notices, language) for language in ("th", "en")) + "\n",
        key=f"prongsai-letter-{letter.pk}-{letter.agency.code}",
    )


def _subject(agency: Agency, notices: Sequence[Notice]) -> str:
    said = notices[0].text_th if len(notices) == 1 else f"แจ้ง {len(notices)} เรื่อง"
    whole = f"{agency.short_name}: {said}"
    shortened = whole if len(whole) <= LONGEST_SUBJECT else whole[: LONGEST_SUBJECT - 1] + "…"
    return f"[{_SIMULATED.th}] {shortened}" if agency.is_simulated else shortened


def _in_language(letter: Letter, notices: Sequence[Notice], language: Language) -> str:
    def say(sentence: Text, **values: object) -> str:
        return sentence.in_language(language).format(**values)

    things = "notice" if len(notices) == 1 else "notices"
    return "\n\n".join(
        (
            *([say(_SIMULATED)] if letter.agency.is_simulated else []),
            say(_TO, name=letter.user),
            say(_COUNT, agency=letter.agency, count=len(notices), things=things),
            *(_item(number, one, language) for number, one in enumerate(notices, start=1)),
            say(_LAST),
        )
    )


def _item(number: int, notice: Notice, language: Language) -> str:
    said = f"{number}. {notice.text.in_language(language)}"
    if not notice.path or not settings.SITE_ADDRESS:
        return said
    path = f"/en{notice.path}" if language == "en" else notice.path
    return f"{said}\n   {_OPEN.in_language(language).format(address=settings.SITE_ADDRESS + path)}"
