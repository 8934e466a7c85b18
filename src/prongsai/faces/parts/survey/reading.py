"""What came back from a questionnaire: read once, leniently; whatever is no option counts as not answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from django.http import HttpRequest

from prongsai.core.frameworks.model import Framework
from prongsai.core.surveys.sheet import write
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.survey.questionnaire import Questionnaire, Row
from prongsai.records.surveys.models import LONGEST_WORDS
from prongsai.records.surveys.receiving import is_key

MOST_BYTES = 48_000
MOST_FIELDS = 300
FORM = "application/x-www-form-urlencoded"
FITS, KEY, WORDS, SKIP, QUEUED, SWITCH = "fits", "key", "words", "skip", "queued", "switch"
Fields = Mapping[str, str]


class Filled(NamedTuple):
    """A questionnaire as somebody filled it in; `answers` are option numbers by row code.

    `fits`: whether the person is one of those who are asked; None while that is not said.
    """

    answers: dict[str, int]
    unanswered: tuple[Row, ...]
    words: str
    fits: bool | None
    key: str
    may_skip: bool
    was_queued: bool

    @property
    def is_empty(self) -> bool:
        return not self.answers

    @property
    def is_too_long(self) -> bool:
        return len(self.words) > LONGEST_WORDS

    @property
    def is_complete(self) -> bool:
        """Whether it can be taken in as it is."""
        settled = self.may_skip or not self.unanswered
        return bool(self.fits and self.answers and settled and not self.is_too_long)


def fields_of(request: HttpRequest) -> Fields:
    """The fields of a form that was sent. Raises InputError for what is no form of ours."""
    if request.content_type != FORM:
        raise InputError(NO_FORM)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise InputError(TOO_LONG)
    try:
        pairs = parse_qsl(
            request.body.decode("ascii"), True, encoding="utf-8", errors="strict", max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise InputError(NO_FORM) from None
    return dict(pairs)


def fill(asked: Questionnaire, fields: Fields) -> Filled:
    """What the fields say. Raises InputError where the key that every form has is missing or was tampered with."""
    key = fields.get(KEY, "")
    if not is_key(key):
        raise InputError(NO_KEY)
    answers = {row.code: number for row in asked.rows if (number := _option(row, fields.get(row.name, "")))}
    return Filled(
        answers=answers,
        unanswered=tuple(row for row in asked.rows if row.code not in answers),
        words=_words(asked, fields.get(WORDS, "")),
        fits={"yes": True, "no": False}.get(fields.get(FITS, "")),
        key=key,
        may_skip=fields.get(SKIP) == "1",
        was_queued=fields.get(QUEUED) == "1",
    )


def sheet_of(framework: Framework, asked: Questionnaire, filled: Filled) -> str:
    """The answer sheet of a filled questionnaire."""
    return write(framework, asked.instrument, filled.answers).sheet


def _option(row: Row, chosen: str) -> int:
    """The number of the option, or 0 for what is none."""
    if len(chosen) != 1 or not "1" <= chosen <= "9":
        return 0
    number = int(chosen)
    return number if number <= len(row.options) else 0


def _words(asked: Questionnaire, typed: str) -> str:
    """A browser counts a new line as one letter and sends it as two."""
    return typed.replace("\r\n", "\n").replace("\0", "").strip() if asked.own_words else ""


NO_FORM = Text(
    "อ่านแบบที่ส่งมาไม่ได้ โปรดเปิดแบบวัดจากลิงก์หรือ QR อีกครั้งแล้วตอบใหม่",
    "What was sent cannot be read. Open the survey by its link or QR code again.",
)
TOO_LONG = Text(
    "แบบที่ส่งมายาวเกินไป โปรดเปิดแบบวัดจากลิงก์หรือ QR อีกครั้งแล้วตอบใหม่",
    "What was sent is too long. Open the survey by its link or QR code again.",
)
NO_KEY = Text(
    "แบบที่ส่งมาไม่ครบ โปรดเปิดแบบวัดจากลิงก์หรือ QR อีกครั้งแล้วตอบใหม่",
    "What was sent is not complete. Open the survey by its link or QR code again.",
)
