"""Answering on paper: the form to print, and the table into which answers are keyed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from prongsai import __version__
from prongsai.adapters.render import NoThaiFontError, render
from prongsai.adapters.sheets.keying import KeyedColumn, KeyingTable, keying_xlsx
from prongsai.core.frameworks.wording import wording
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.questionnaire import Form, questionnaire
from prongsai.core.thai.kinds import AgencyKind
from prongsai.faces.parts.download import DOCX, PDF, XLSX, attachment
from prongsai.faces.parts.tell import warn
from prongsai.faces.workspace.collect.files import language, survey_of
from prongsai.faces.workspace.collect.links import Asked
from prongsai.faces.workspace.collect.words import file_name, warnings_of
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action
from prongsai.records.rounds.binding import bind_words, words_of
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


class PaperFile(NamedTuple):
    """A file about answering on paper: what its name begins with, its media type, and who makes it."""

    called: str
    media_type: str
    make: Callable[[Asked], bytes]


@page(Action.VIEW)
@require_safe
def paper_file(request: WorkRequest, pk: int, instrument: str, name: str) -> HttpResponse:
    """`/office/<code>/collect/<pk>/<instrument>/paper/<name>`: the form (PDF, DOCX) or the table for keying (XLSX)."""
    one = survey_of(request, pk, instrument)
    kind = FILES.get(name)
    if kind is None or not one.is_here:
        raise Http404
    bind_words(one.enrolment.round, request.user)
    try:
        content = kind.make(one)
    except NoThaiFontError as error:
        warn(request, error.text)
        return redirect("work_collect", request.agency.code, pk)
    ending = name.rpartition(".")[2]
    return attachment(content, file_name(one.enrolment, kind.called, one.code, ending), kind.media_type)


def _form_pdf(one: Asked) -> bytes:
    return render(questionnaire(form_of(one), setting_of(one.enrolment)), "pdf", thai_numerals=False)


def _form_docx(one: Asked) -> bytes:
    return render(questionnaire(form_of(one), setting_of(one.enrolment)), "docx", thai_numerals=False)


def _keying(one: Asked) -> bytes:
    framework = rules_of(one.enrolment.round)
    instrument = instrument_of(framework, one.code)
    official = words_of(one.enrolment.round)
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
    return keying_xlsx(KeyingTable(columns, batch, _notes(one), has_words))


def _notes(one: Asked) -> list[str]:
    marks = "".join(f" · {mark.th}" for mark in warnings_of(one.enrolment))
    facts = {"survey": one.code, "round": one.enrolment.round.name.th, "marks": marks}
    return [note.format(**facts, agency=one.enrolment.agency.name) for note in KEYING_NOTES]


def form_of(one: Asked) -> Form:
    """A survey as it is printed."""
    the_round = one.enrolment.round
    framework = rules_of(the_round)
    return Form(
        framework,
        one.code,
        instrument_of(framework, one.code).code,
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


FILES = {
    "form.pdf": PaperFile("แบบวัด", PDF, _form_pdf),
    "form.docx": PaperFile("แบบวัด", DOCX, _form_docx),
    "keying.xlsx": PaperFile("ตารางบันทึกคำตอบ", XLSX, _keying),
}
