"""A result as the pages of the workspace show it: a year in a line, an edition, what is to be recorded."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.check import Judged, Verdict
from prongsai.core.published.row import FIGURE_CODES, PublishedRow
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Missing, shown_figure
from prongsai.core.text import Text
from prongsai.faces.parts.figures.checks import NAMES, CheckView, check_views, summary
from prongsai.faces.parts.figures.fields import own_sections
from prongsai.faces.parts.figures.values import values_of
from prongsai.faces.workspace.people.result_entry import Sent
from prongsai.records.results.choices import UNDECIDED, level_name
from prongsai.records.results.content import row_of
from prongsai.records.results.entering import Difference
from prongsai.records.results.models import Origin, Result

OWN = Text("กรอกโดยหน่วยงาน", "typed by the agency")
ANNOUNCED = Text("ตามที่ประกาศ", "as announced")
SCORED = Text("คำนวณจากคำตอบ", "scored from answers")
NOT_KNOWN = Text("ไม่มีข้อมูล", "not known")
LEVEL = Text("ระดับที่ประกาศ", "Level as announced")
COMPUTED = Text("คำนวณให้", "worked out")


@dataclass(frozen=True)
class EditionView:
    """One edition in a line."""

    result: Result
    total: str
    level: Text
    origin: Text


@dataclass(frozen=True)
class AnswerView:
    """What was sent in and is not recorded yet: its figures, its level and the checks.

    `figures` are name and figure of the indicators; `is_computed` where the level was not given but worked out.
    """

    fiscal_year: int
    total: str
    level: Text
    is_computed: bool
    figures: tuple[tuple[Text, str], ...]
    instruments: tuple[tuple[Text, str], ...]
    counts: tuple[tuple[Text, int], ...]
    checks: tuple[CheckView, ...]
    says: Text
    contradicts: bool
    problems: tuple[Text, ...]
    data: str


@dataclass(frozen=True)
class DifferenceView:
    """A figure that the agency typed otherwise than it was announced."""

    label: Text
    typed: str
    announced: str


def edition_view(result: Result) -> EditionView:
    """An edition as it is listed."""
    level = level_name(result.fiscal_year, result.level_code, result.framework_sha256) or UNDECIDED
    return EditionView(result, _hundredths(result.total), level, origin_of(result))


def origin_of(result: Result) -> Text:
    """Who says so."""
    if result.entered_by_agency:
        return OWN
    return SCORED if result.origin == Origin.SCORED else ANNOUNCED


def answer_view(sent: Sent, judged: Judged) -> AnswerView:
    """The page on which the officer looks before she records."""
    row, card = judged.row, judged.scorecard
    total = judged.recomputed.get("total")
    level = card.grade.level if card else None
    return AnswerView(
        fiscal_year=row.fiscal_year,
        total="" if total is None else shown(total),
        level=Text(row.level, row.level) if row.level else level.name.text if level else UNDECIDED,
        is_computed=not row.level and level is not None,
        figures=_indicators(sent),
        instruments=_instruments(judged),
        counts=tuple(one for one in _counts(row) if one[1]),
        checks=_checks(judged),
        says=summary(judged.checks),
        contradicts=judged.contradicts,
        problems=sent.entry.problems,
        data=sent.entry.data,
    )


def figures_of(result: Result, framework: Framework | None) -> list[tuple[Text, str]]:
    """Everything that an edition holds, as it was typed, in the order of the form."""
    values = values_of(row_of(result))
    asked = [field for section in own_sections(framework) for field in section.fields] if framework else []
    known = [(field.label, values[field.name]) for field in asked if values.get(field.name)]
    names = {field.name for field in asked}
    return known + [(Text(name, name), text) for name, text in values.items() if name not in names]


def difference_views(found: tuple[Difference, ...], framework: Framework | None) -> list[DifferenceView]:
    """Where the agency's own figures and the announced ones differ."""
    return [DifferenceView(_label(one.code, framework), one.typed, one.announced) for one in found]


def _label(code: str, framework: Framework | None) -> Text:
    if code == "level":
        return LEVEL
    names = {value: name for name, value in FIGURE_CODES.items()}
    asked = [field for section in own_sections(framework) for field in section.fields] if framework else []
    labels = {field.name: field.label for field in asked}
    return labels.get(names.get(code, code), Text(code, code))


def _indicators(sent: Sent) -> tuple[tuple[Text, str], ...]:
    """The indicators that were read, in the order of the form, whatever order they came in."""
    values = sent.entry.values
    asked = [field for section in own_sections(sent.framework) for field in section.fields] if sent.framework else []
    codes = [(FIGURE_CODES.get(field.name, ""), field) for field in asked]
    return tuple((field.label, values[field.name]) for code, field in codes if code.isdigit() and field.name in values)


def _checks(judged: Judged) -> tuple[CheckView, ...]:
    """The checks; where no total was given, what was worked out stands in the place of what could not be held to it."""
    views = check_views(judged.checks)
    total = judged.recomputed.get("total")
    if "total" in judged.row.figures or total is None:
        return views
    undecided = {name for name, one in judged.checks.items() if one.verdict is Verdict.UNDECIDABLE}
    kept = tuple(view for name, view in zip(judged.checks, views, strict=True) if name not in undecided)
    said = Text(
        f"ไม่ได้กรอกคะแนนรวม คะแนนรวมที่คำนวณได้คือ {shown(total)}",
        f"No total was given; the computed one is {shown(total)}.",
    )
    return (*kept, CheckView(NAMES["total"], COMPUTED, "open", said, contradicts=False))


def _instruments(judged: Judged) -> tuple[tuple[Text, str], ...]:
    card = judged.scorecard
    if card is None:
        return ()
    codes = [one.code for one in card.framework.instruments]
    figures = [(code, card.figure(code)) for code in codes]
    return tuple(
        (Text(code, code), shown_figure(one) or "") for code, one in figures if one and not isinstance(one, Missing)
    )


def _counts(row: PublishedRow) -> tuple[tuple[Text, int], ...]:
    """How much was filled in of each sort."""
    codes = list(row.figures)
    received = row.received
    advice = sum(len(text.splitlines()) for text in received.recommendations.values())
    return (
        (Text("คะแนนตัวชี้วัด", "indicators"), sum(code.isdigit() for code in codes)),
        (Text("คะแนนรายข้อคำถาม", "questions"), sum(code[0] in "ie" and code[1:2].isdigit() for code in codes)),
        (Text("ข้อ OIT", "OIT items"), sum(code[0] == "o" and code[1:2].isdigit() for code in codes)),
        (Text("ข้อสังเกตของผู้ตรวจ", "notes of the reviewer"), len(received.notes)),
        (Text("ข้อเสนอแนะของผู้ประเมิน (บรรทัด)", "lines of the assessor's advice"), advice),
        (Text("ข้อเสนอแนะจากภายนอก (บรรทัด)", "lines of suggestions"), len(received.suggestions.splitlines())),
    )


def _hundredths(number: int | None) -> str:
    return "" if number is None else f"{number / 100:.2f}"
