"""Takes in answers keyed from paper or exported from a form. The file itself is never kept.

Between two requests what was read of it, without what tells who somebody is, travels in the page, signed and
compressed. The key of a sheet is an HMAC over all its row held, so that the same file twice adds nothing.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from django.conf import settings
from django.core import signing
from django.db import transaction

from prongsai.adapters import clock
from prongsai.adapters.sheets import Limits, SheetError, read_lines_of
from prongsai.core.frameworks.wording import Overlay
from prongsai.core.surveys.keyed import Asked, Column, Keyed, KeyedSheet, LeftOut, Line, asked, read_rows
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.journal.models import Entry
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.selectors import instrument_of, rules_of
from prongsai.records.rounds.services import chain_of
from prongsai.records.surveys.doors import Door, DoorState, door
from prongsai.records.surveys.mixing import mix
from prongsai.records.surveys.models import Mode, Survey
from prongsai.records.surveys.receiving import Incoming, Received, receive

IMPORTED = verb(
    "surveys.imported",
    "นำเข้าคำตอบ {instrument} จากกระดาษหรือไฟล์",
    "Imported {instrument} answers from paper or a file",
)
LIMITS = Limits(size=5_000_000, unpacked=30_000_000, rows=5_000, columns=150, cells=300_000)
LONGEST_PACKED = 1_200_000
KEPT_SECONDS = 12 * 60 * 60
AT_ONCE = 100
FEWEST_TOLD = 5
"""New sheets that an import must bring to be known again as a whole: below that, knowing it would test a guess."""
_SALT = "surveys.importing"
_random = secrets.SystemRandom()

TOO_LONG = Text(
    "ข้อความในไฟล์ยาวเกินไป โปรดแบ่งเป็นหลายไฟล์ แล้วนำเข้าทีละไฟล์",
    "The texts in the file are too long. Split it into several files and import them one after the other.",
)
LOST = Text(
    "เวลาผ่านไปนานเกินไป หรือหน้านี้ไม่ใช่ของแบบวัดนี้ โปรดเลือกไฟล์อีกครั้ง ยังไม่มีการบันทึกใด ๆ",
    "Too much time has passed, or the page belongs to another survey. Choose the file again; nothing was stored.",
)
SHUT = Text(
    "แบบวัดนี้ไม่อยู่ในเวลาเก็บคำตอบ จึงนำเข้าไม่ได้",
    "This survey does not take answers now, so nothing can be imported.",
)


class Imported(NamedTuple):
    """What became of the sheets: how many are new, and how many came before."""

    stored: int
    repeated: int


def takes_answers(survey: Survey) -> bool:
    """Whether a survey can be imported into now."""
    found = door(survey.code)
    return found is not None and found.state_at(clock.now()) in (DoorState.OPEN, DoorState.GRACE)


def asked_by(survey: Survey, official: Overlay | None = None) -> Asked:
    """What a survey asks."""
    framework = rules_of(survey.enrolment.round)
    return asked(framework, instrument_of(framework, survey.instrument).code, official)


def read_file(survey: Survey, data: bytes, filename: str) -> Keyed:
    """The answers in a file. Raises InputError, with what to do, for one that holds none or cannot be read."""
    try:
        lines = read_lines_of(data, filename, LIMITS)
    except SheetError as error:
        raise InputError(error.text) from None
    read = read_rows([(one.number, one.cells) for one in lines], _years(survey), lambda row: _mark(survey, row))
    if isinstance(read, Text):
        raise InputError(read)
    return read


def pack(survey: Survey, keyed: Keyed, by: User) -> str:
    """What was read, to travel in a page. Raises InputError where it is too long for that."""
    columns = [[one.place, one.heading, list(one.values)] for one in keyed.columns]
    lines = [[one.number, one.mark, list(one.cells)] for one in keyed.lines]
    left_out = [[one.number, list(one.why)] for one in keyed.left_out]
    content = {"columns": columns, "lines": lines, "thrown": list(keyed.thrown), "left_out": left_out}
    packed = signing.dumps(content, salt=_salt(survey, by), compress=True)
    if len(packed) > LONGEST_PACKED:
        raise InputError(TOO_LONG)
    return packed


def unpack(survey: Survey, packed: str, by: User) -> Keyed:
    """What `pack` made for the same survey and person. Raises InputError for anything else."""
    try:
        content: dict[str, Any] = signing.loads(packed, salt=_salt(survey, by), max_age=KEPT_SECONDS)
    except signing.BadSignature:
        raise InputError(LOST) from None
    return Keyed(
        tuple(Column(place, heading, tuple(values)) for place, heading, values in content["columns"]),
        tuple(Line(number, mark, tuple(cells)) for number, mark, cells in content["lines"]),
        tuple(content["thrown"]),
        tuple(LeftOut(number, Text(*why)) for number, why in content["left_out"]),
    )


def known_before(survey: Survey, sheets: Sequence[KeyedSheet]) -> int:
    """How many of the sheets, from the first on, are those of an import that was finished; 0 where none is known so.

    A whole import is known or nothing of it: a count of known rows would tell whoever tries out rows which are there.
    """
    told = Entry.objects.filter(verb=IMPORTED, object_type=survey._meta.label_lower, object_id=str(survey.pk))
    finished = {one.get("import") for one in told.values_list("facts", flat=True)}
    return max((number for number, one in enumerate(_chained(survey, sheets), 1) if one in finished), default=0)


def import_sheets(survey: Survey, sheets: Sequence[KeyedSheet], by: User) -> Imported:
    """Receive the sheets in random order, each once however often it is imported; the journal says by whom.

    Raises InputError for a survey that takes no answers.
    """
    if not takes_answers(survey):
        raise InputError(SHUT)
    stored = repeated = 0
    try:
        for piece in _shuffled(sheets):
            with transaction.atomic():
                answers = [receive(_incoming(survey, one)) for one in piece]
            if Received.CLOSED in answers:
                raise InputError(SHUT)
            stored += answers.count(Received.STORED)
            repeated += answers.count(Received.REPEATED)
    finally:
        if stored:
            mix(survey.pk)
            is_finished = stored + repeated == len(sheets)
            facts = {"instrument": survey.instrument}  # no number: it would be a count of today, by the minute
            facts |= {"import": _seal(survey, sheets)} if is_finished and stored >= FEWEST_TOLD else {}
            write(chain_of(survey.enrolment.round), IMPORTED, actor=by, about=survey, facts=facts)
    return Imported(stored, repeated)


def _chained(survey: Survey, sheets: Sequence[KeyedSheet]) -> Iterator[str]:
    """For each beginning of the sheets what stands for exactly these in this order."""
    chain = hmac.new(settings.SURVEY_SECRET.encode(), f"{_SALT} import {survey.pk}".encode(), sha256)
    for sheet in sheets:
        chain.update(f" {sheet.mark}".encode())
        yield chain.hexdigest()[:30]


def _seal(survey: Survey, sheets: Sequence[KeyedSheet]) -> str:
    return list(_chained(survey, sheets))[-1]


def _shuffled(sheets: Sequence[KeyedSheet]) -> Iterator[list[KeyedSheet]]:
    mixed = list(sheets)
    _random.shuffle(mixed)
    return (mixed[start : start + AT_ONCE] for start in range(0, len(mixed), AT_ONCE))


def _incoming(survey: Survey, sheet: KeyedSheet) -> Incoming:
    return Incoming(survey.pk, sheet.mark, sheet.answers, Mode.PAPER, sheet.words)


def _mark(survey: Survey, row: str) -> str:
    """A mark of a row that leads back to nothing in it."""
    message = f"{_SALT} {survey.pk} {row}".encode()
    return hmac.digest(settings.SURVEY_SECRET.encode(), message, sha256)[:15].hex()


def _salt(survey: Survey, by: User) -> str:
    return f"{_SALT}.{survey.pk}.{by.pk}"


def _years(survey: Survey) -> frozenset[int]:
    """The years in which the survey takes answers."""
    found = door(survey.code)
    return _years_of(found) if found else frozenset()


def _years_of(found: Door) -> frozenset[int]:
    local = [one.astimezone(clock.BANGKOK) for one in (found.opens, found.closes)]
    return frozenset(range(local[0].year, local[1].year + 1))
