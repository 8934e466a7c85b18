"""A survey on paper: the form to print, the table into which answers are keyed, and what such files are called."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import get_language

from prongsai import __version__
from prongsai.adapters.render import render
from prongsai.adapters.sheets.keying import KeyedColumn, KeyingTable, keying_xlsx
from prongsai.core.frameworks.wording import wording
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.questionnaire import Form, questionnaire
from prongsai.core.text import Language, Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.faces.parts.download import DOCX, PDF, XLSX
from prongsai.records.rounds.binding import words_of
from prongsai.records.rounds.models import Enrolment, RoundKind
from prongsai.records.rounds.selectors import instrument_of, rules_of
from prongsai.records.surveys.services import ALPHABET

KEYING_NOTES = (
    "{survey} · {round}{marks} · {agency}",
    "แผ่นงานแรก: หนึ่งแถวต่อกระดาษหนึ่งชุด พิมพ์ตัวเลขหน้าคำตอบลงในคอลัมน์ตามรหัสข้อ ข้อที่ผู้ตอบเว้นว่าง ให้เว้นว่าง",
    "เลขที่ชุดมีไว้ให้ระบบรู้ว่าแถวใดนำเข้าแล้ว ไม่ถูกเก็บ โปรดอย่าแก้และอย่าเขียนลงบนกระดาษ",
    "กระดาษชุดใหม่ให้พิมพ์ต่อท้าย หรือดาวน์โหลดตารางใหม่ อย่าพิมพ์ทับแถวเดิม",
    "โปรดตรวจตัวเลขให้ถูกก่อนนำเข้า แถวที่แก้หลังนำเข้าแล้วจะนับเป็นชุดใหม่ เพราะระบบไม่รู้ว่าชุดใดเป็นของใคร",
)
BATCH_LETTERS = 4
REHEARSAL, SIMULATED = Text("ซ้อม", "Rehearsal"), Text("ข้อมูลจำลอง", "Simulated data")
_NOT_IN_A_NAME = re.compile(r"[^\w\u0e00-\u0e7f]+")


class PaperFile(NamedTuple):
    """A file about answering on paper: what its name begins with, its media type, and who makes it of a survey."""

    called: str
    media_type: str
    make: Callable[[Enrolment, str], bytes]


def _form_pdf(enrolment: Enrolment, survey: str) -> bytes:
    return render(questionnaire(form_of(enrolment, survey), setting_of(enrolment)), "pdf", thai_numerals=False)


def _form_docx(enrolment: Enrolment, survey: str) -> bytes:
    return render(questionnaire(form_of(enrolment, survey), setting_of(enrolment)), "docx", thai_numerals=False)


def _keying(enrolment: Enrolment, survey: str) -> bytes:
    framework = rules_of(enrolment.round)
    instrument = instrument_of(framework, survey)
    official = words_of(enrolment.round)
    columns = [
        KeyedColumn(
            row.code,
            wording(framework, official, row.code).th,
            tuple(option.label.th for option in framework.scales[row.scale].options),
        )
        for row in framework.rows_of(instrument.code)
    ]
    batch = "".join(secrets.choice(ALPHABET) for _ in range(BATCH_LETTERS)).upper()
    has_words = instrument.code == "EIT"
    return keying_xlsx(KeyingTable(columns, batch, _notes(enrolment, survey), has_words))


def _notes(enrolment: Enrolment, survey: str) -> list[str]:
    marks = "".join(f" · {mark.th}" for mark in warnings_of(enrolment))
    facts = {"survey": survey, "round": enrolment.round.name.th, "marks": marks}
    return [note.format(**facts, agency=enrolment.agency.name) for note in KEYING_NOTES]


def form_of(enrolment: Enrolment, survey: str) -> Form:
    """A survey as it is printed."""
    the_round = enrolment.round
    framework = rules_of(the_round)
    return Form(
        framework,
        survey,
        instrument_of(framework, survey).code,
        the_round.name,
        the_round.fiscal_year,
        the_round.kind == RoundKind.REHEARSAL,
        words_of(the_round),
    )


def setting_of(enrolment: Enrolment) -> Setting:
    """Whose paper it is."""
    agency, year = enrolment.agency, enrolment.round.fiscal_year
    return Setting(
        agency=agency.name,
        kind=AgencyKind(agency.kind),
        oit_year=year,
        plan_year=year,
        province=agency.province,
        district=agency.district,
        language=language(),
        simulated=enrolment.round.is_simulated,
        software_version=__version__,
        framework_hash=enrolment.round.framework.sha256,
    )


def warnings_of(enrolment: Enrolment) -> tuple[Text, ...]:
    """The words that nobody may overlook."""
    the_round = enrolment.round
    rehearsed = (REHEARSAL,) if the_round.kind == RoundKind.REHEARSAL else ()
    return rehearsed + ((SIMULATED,) if the_round.is_simulated else ())


def file_name(enrolment: Enrolment, what: str, survey: str, ending: str, point: str = "") -> str:
    """A name that says what a file is, whose, and whether it counts."""
    marks = [one.th for one in warnings_of(enrolment)]
    parts = (what, survey, point[:30], str(enrolment.round.fiscal_year), *marks, enrolment.agency.name[:40])
    return "-".join(_NOT_IN_A_NAME.sub("-", one).strip("-") for one in parts if one) + f".{ending}"


def language() -> Language:
    """The language of the page, for papers."""
    return "en" if get_language() == "en" else "th"


FILES = {
    "form.pdf": PaperFile("แบบวัด", PDF, _form_pdf),
    "form.docx": PaperFile("แบบวัด", DOCX, _form_docx),
    "keying.xlsx": PaperFile("ตารางบันทึกคำตอบ", XLSX, _keying),
}
