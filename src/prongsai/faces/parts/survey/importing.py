"""Importing answers that were keyed from paper or exported from a form: file, columns, preview, done.

The same for everybody who may: a face gives its pages, and says where the person is led afterwards.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from django.http import HttpRequest, HttpResponse

from prongsai.core.surveys.keyed import LEFT_OUT, WORDS, Asked, Checked, Column, Keyed, check, option_of, propose
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.upload_limit import is_too_much
from prongsai.records.accounts.models import User
from prongsai.records.rounds.binding import words_of
from prongsai.records.surveys import importing
from prongsai.records.surveys.models import Survey

_WRONG = 422
FIELD = "answers"  # what people answered travels in it, so no form is kept with it
SHOWN_LEFT_OUT, SHOWN_EXAMPLES, MOST_TO_DECIDE = 50, 3, 300
NO_FILE = Text("โปรดเลือกไฟล์ CSV หรือ Excel (.xlsx)", "Choose a CSV or Excel file (.xlsx).")
TOO_LARGE = Text("ไฟล์ใหญ่เกินไป โปรดแบ่งเป็นหลายไฟล์", "The file is too large. Split it into several files.")
TOO_MANY = Text(
    "มีคำตอบที่ไม่ตรงกับตัวเลือกมากเกินไป โปรดตรวจว่าเป็นแบบวัดของปีเดียวกัน หรือเลือกคอลัมน์ใหม่",
    "Too many answers fit no option. Check that the form is of the same year, or choose other columns.",
)
CHANGED = Text(
    "ท่านเปลี่ยนคอลัมน์หรือตัวเลือก โปรดดูผลการตรวจใหม่ก่อน แล้วกดนำเข้าอีกครั้ง",
    "Columns or options were changed. Look at the new preview, then import.",
)


class Page(Protocol):
    """Renders a page of the face: "import" asks for a file, "import_check" shows it, "import_shut" refuses."""

    def __call__(self, name: str, context: Mapping[str, object], status: int = 200) -> HttpResponse: ...


class Desk(NamedTuple):
    """Who imports into which survey, on whose pages; `done` leads on and says what was done."""

    survey: Survey
    person: User
    page: Page
    done: Callable[[Text], HttpResponse]


@dataclass(frozen=True)
class Choices:
    """What somebody chose on the page: the meaning of columns, and of texts that are no options."""

    columns: Mapping[int, str]
    decided: Mapping[tuple[int, int], int] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        content = repr((sorted(self.columns.items()), sorted(self.decided.items())))
        return hashlib.sha256(content.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Decision:
    """A text that is no option of its row, and the options to choose from."""

    name: str
    text: str
    options: tuple[Text, ...]
    chosen: int | None


@dataclass(frozen=True)
class ColumnView:
    """A column on the page: what it is taken for, and what in it must be decided."""

    column: Column
    chosen: str
    decisions: tuple[Decision, ...]

    @property
    def name(self) -> str:
        return f"column-{self.column.place}"

    @property
    def examples(self) -> str:
        return " · ".join(one[:40] for one in self.column.values[:SHOWN_EXAMPLES])

    @property
    def is_clear(self) -> bool:
        """Whether nobody need look at it: it stands for something, and all in it is understood."""
        return self.chosen != LEFT_OUT and not self.decisions


def import_at(desk: Desk, request: HttpRequest) -> HttpResponse:
    """Ask for a file, show what it holds, take it in."""
    if not importing.takes_answers(desk.survey):
        return desk.page("import_shut", {})
    if request.method != "POST":
        return desk.page("import", {})
    try:
        return _posted(request, desk)
    except InputError as error:
        return desk.page("import", {"problem": error.text}, _WRONG)


def _posted(request: HttpRequest, desk: Desk) -> HttpResponse:
    survey, person = desk.survey, desk.person
    asks = importing.asked_by(survey, words_of(survey.enrolment.round))
    if request.POST.get("step") == "read" or FIELD not in request.POST:
        keyed = importing.read_file(survey, *_file(request))
        packed = importing.pack(survey, keyed, person)
        return _preview(desk, asks, keyed, packed, Choices(propose(asks, keyed)))
    packed = request.POST[FIELD]
    keyed = importing.unpack(survey, packed, person)
    choices = _chosen(request, asks, keyed)
    wants_import = request.POST.get("step") == "import"
    checked = check(asks, keyed, choices.columns, choices.decided)
    if wants_import and checked.is_ready and request.POST.get("seen") == choices.fingerprint:
        return desk.done(_imported(desk, checked))
    note = CHANGED if wants_import else None
    return _preview(desk, asks, keyed, packed, choices, note)


def _imported(desk: Desk, checked: Checked) -> Text:
    """What was done, in words."""
    done = importing.import_sheets(desk.survey, checked.sheets, desk.person)
    again = Text("", "")
    if done.repeated:
        again = Text(
            f"อีก {done.repeated:,} ชุดเคยนำเข้าแล้ว จึงไม่นับซ้ำ",
            f"{done.repeated:,} had been imported before and are not counted again.",
        )
    said = Text(
        f"นำเข้าคำตอบ {desk.survey.instrument} แล้ว {done.stored:,} ชุด",
        f"{done.stored:,} {desk.survey.instrument} sheets are imported.",
    )
    later = Text("จำนวนผู้ตอบจะรวมชุดเหล่านี้ตั้งแต่พรุ่งนี้", "Counts include them from tomorrow.")
    return said + again + (later if done.stored else Text("", ""))


def _file(request: HttpRequest) -> tuple[bytes, str]:
    sent = request.FILES.get("file")
    if is_too_much(request) or (sent and (sent.size or 0) > importing.LIMITS.size):
        raise InputError(TOO_LARGE)
    if sent is None:
        raise InputError(NO_FILE)
    return sent.read(), (sent.name or "")[-80:]


def _chosen(request: HttpRequest, asks: Asked, keyed: Keyed) -> Choices:
    """What the selects say; a column without one keeps what was proposed."""
    proposed, known = propose(asks, keyed), {LEFT_OUT, WORDS, *asks.rows}
    columns = {place: request.POST.get(f"column-{place}", one) for place, one in proposed.items()}
    decided = {}
    for column in keyed.columns:
        for at in range(1, len(column.values) + 1):
            said = request.POST.get(f"value-{column.place}-{at}", "")
            if said.isascii() and said.isdigit() and len(said) == 1:
                decided[column.place, at] = int(said)
    return Choices({place: one if one in known else LEFT_OUT for place, one in columns.items()}, decided)


def _preview(
    desk: Desk,
    asks: Asked,
    keyed: Keyed,
    packed: str,
    choices: Choices,
    note: Text | None = None,
) -> HttpResponse:
    checked = check(asks, keyed, choices.columns, choices.decided)
    problems = [*([note] if note else []), *checked.problems]
    if len(checked.undecided) > MOST_TO_DECIDE:
        problems.append(TOO_MANY)
    views = [_view(asks, one, checked, choices) for one in keyed.columns]
    context: dict[str, object] = {
        "keyed": keyed,
        "checked": checked,
        "known": importing.known_before(desk.survey, checked.sheets),
        "problems": problems,
        "views": views,
        "unclear": [one for one in views if not one.is_clear],
        "clear": [one for one in views if one.is_clear],
        "left_out": sorted(checked.left_out)[:SHOWN_LEFT_OUT],
        "more_left_out": max(0, len(checked.left_out) - SHOWN_LEFT_OUT),
        "rows": [(row, _short(asks, row)) for row in asks.rows],
        "takes_words": asks.takes_words,
        FIELD: packed,
        "seen": choices.fingerprint,
    }
    status = _WRONG if problems else 200
    return desk.page("import_check", context, status)


def _view(asks: Asked, column: Column, checked: Checked, choices: Choices) -> ColumnView:
    """What must be decided stands there with what was decided already, so that it can be changed."""
    chosen = choices.columns.get(column.place, LEFT_OUT)
    decisions: dict[int, int | None] = {one.value: None for one in checked.undecided if one.place == column.place}
    if chosen in asks.rows:
        decisions |= {
            at: choices.decided.get((column.place, at))
            for at, text in enumerate(column.values, start=1)
            if (column.place, at) in choices.decided and option_of(asks.labels(chosen), text) is None
        }
    shown = [_decision(asks, column, at, chosen, decisions[at]) for at in sorted(decisions)]
    return ColumnView(column, chosen, tuple(shown))


def _decision(asks: Asked, column: Column, at: int, row: str, chosen: int | None) -> Decision:
    return Decision(f"value-{column.place}-{at}", column.values[at - 1], asks.labels(row), chosen)


def _short(asks: Asked, row: str) -> Text:
    return next(one.topic.text for one in asks.framework.rows_of(asks.instrument) if one.code == row)
