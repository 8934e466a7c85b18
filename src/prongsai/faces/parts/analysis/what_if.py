"""Assumed scores: read from an address, worked out, and shown as parts/what_if.html shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from urllib.parse import urlencode

from django.http import QueryDict

from prongsai.core.analysis.assumptions import Assumed, check_assumed, lineage, read_assumed, together, unreachable
from prongsai.core.analysis.findings import name_of
from prongsai.core.analysis.gap_words import OF_AVERAGE, level_said, total_said
from prongsai.core.analysis.plain import answer_data
from prongsai.core.analysis.what_if import is_shown_as, what_if
from prongsai.core.analysis.zeros import Zeros, grounded, zeros
from prongsai.core.frameworks.model import Instrument
from prongsai.core.published.row import Scope
from prongsai.core.scoring.figures import CEILING, shown_figure
from prongsai.core.scoring.gates import is_known
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.numbers import parse_score
from prongsai.faces.parts.analysis.gap import GapView, gap_view

OTHER, FIX = "set", "fix"
LONGEST = 400
_BETWEEN = re.compile(r"[,;\n]+")


@dataclass(frozen=True)
class ScoreField:
    """A score that may be assumed: what it is now (empty where it is not known), what was typed, and what is wrong."""

    name: str
    label: Text
    now: str
    value: str = ""
    error: Text | None = None


@dataclass(frozen=True)
class FixField:
    """OIT items at 0 of one sub-indicator: named ones to tick, or a number of those that nobody has named."""

    name: str
    label: Text
    items: tuple[tuple[str, Text, bool], ...]
    numbers: tuple[tuple[int, bool], ...]


@dataclass(frozen=True)
class Section:
    """The fields of one instrument."""

    code: str
    title: Text
    scores: tuple[ScoreField, ...]
    fixes: tuple[FixField, ...]


@dataclass(frozen=True)
class NodeRow:
    """A node that moves; empty where it is not known."""

    code: str
    name: Text
    before: str
    after: str
    change: str


@dataclass(frozen=True)
class AnswerView:
    """What an assumption changes: the total before and after (empty where not known), the sentences, every node."""

    before: str
    after: str
    total: Text
    level: Text
    because: Text | None
    remarks: tuple[Text, ...]
    nodes: tuple[NodeRow, ...]
    gap: GapView | None


@dataclass(frozen=True)
class WhatIfView:
    """The form as it was sent, with the answer to it; `problem` where the whole of it cannot be."""

    sections: tuple[Section, ...]
    other: str
    problem: Text | None
    answer: AnswerView | None

    @property
    def errors(self) -> tuple[ScoreField, ...]:
        """The fields that cannot be read."""
        return tuple(one for section in self.sections for one in section.scores if one.error)

    @property
    def has_errors(self) -> bool:
        return bool(self.errors or self.problem)


@dataclass
class _Sent:
    """What was read of an address."""

    moves: dict[str, Fraction] = field(default_factory=dict)
    errors: dict[str, Text] = field(default_factory=dict)
    problem: Text | None = None


def tidy_query(query: QueryDict) -> str:
    """The query without empty fields, as it is shared; the same query when it has none."""
    return urlencode([(name, value) for name, values in query.lists() for value in values if value.strip()])


def what_if_view(card: Scorecard, query: QueryDict, scope: Scope = Scope.AGENCY) -> WhatIfView:
    """The form of a result, and the answer to the assumptions of an address."""
    card = grounded(card, scope)
    found = zeros(card) if scope is Scope.AGENCY else ()
    sent = _read(card, found, query)
    answer = None if sent.errors or sent.problem or not sent.moves else _answer(card, sent.moves, scope)
    sections = tuple(_sections(card, found, query, sent.errors))
    return WhatIfView(sections, query.get(OTHER, "")[:LONGEST], sent.problem, answer)


def _read(card: Scorecard, found: Sequence[Zeros], query: QueryDict) -> _Sent:
    sent = _Sent()
    typed: dict[str, Fraction] = {}
    for code in _offered(card):
        try:
            typed |= _typed(card, code, query.get(code, ""))
        except InputError as error:
            sent.errors[code] = error.text
    try:
        sent.moves = together((typed, _fixed(found, query), _other(card, query)))
        check_assumed(card.framework, sent.moves)
    except InputError as error:
        sent.problem = error.text
    return sent


def _typed(card: Scorecard, code: str, written: str) -> dict[str, Fraction]:
    """A typed score; empty, or what is shown already, is no assumption."""
    value = parse_score(written[:LONGEST])
    return {} if value is None or is_shown_as(card.figure(code), value) else {code: value}


def _fixed(found: Sequence[Zeros], query: QueryDict) -> dict[str, Fraction]:
    """Items that are ticked as mended, and numbers of items of a sub-indicator."""
    moves = dict.fromkeys(query.getlist(FIX), CEILING)
    for one in found:
        number = query.get(f"{FIX}-{one.code}", "")
        if number.isascii() and number.isdigit() and 0 < int(number[:2]) <= one.number:
            moves |= one.moves(int(number[:2]))
    return moves


def _other(card: Scorecard, query: QueryDict) -> dict[str, Fraction]:
    written = [one for text in query.getlist(OTHER) for one in _BETWEEN.split(text[:LONGEST]) if one.strip()]
    return read_assumed(card.framework, written)


def _offered(card: Scorecard) -> list[str]:
    """The codes of the scores that the form offers."""
    if card.framework.indices:
        return [one.code for one in card.framework.indices]
    return [code for one in card.framework.instruments for code in _codes_of(card, one)]


def _codes_of(card: Scorecard, instrument: Instrument) -> list[str]:
    """The indicators of an instrument and its parts; the instrument itself where nothing below it is known."""
    indicators = [one.code for one in instrument.indicators]
    own = [] if any(is_known(card.figure(code)) for code in indicators) else [instrument.code]
    return [*own, *indicators, *(part.code for part in instrument.parts)]


def _sections(
    card: Scorecard, found: Sequence[Zeros], query: QueryDict, errors: Mapping[str, Text]
) -> Iterator[Section]:
    framework = card.framework
    if framework.indices:
        codes = [one.code for one in framework.indices]
        yield Section("indices", Text("ดัชนี", "Indices"), _fields(card, codes, query, errors), ())
        return
    for one in framework.instruments:
        own = {indicator.code for indicator in one.indicators}
        fixes = tuple(_fix(card, each, query) for each in found if each.indicator in own)
        title = Text(f"{one.code} {one.name.th}", f"{one.code} {one.name.en}")
        yield Section(one.code, title, _fields(card, _codes_of(card, one), query, errors), fixes)


def _fields(
    card: Scorecard, codes: Sequence[str], query: QueryDict, errors: Mapping[str, Text]
) -> tuple[ScoreField, ...]:
    return tuple(
        ScoreField(
            name=code,
            label=_label(card, code),
            now=shown_figure(card.figure(code)) or "",
            value=query.get(code, "")[:LONGEST],
            error=errors.get(code),
        )
        for code in codes
    )


def _label(card: Scorecard, code: str) -> Text:
    name = name_of(card, code)
    if code == TOTAL or code in lineage(card.framework).parts:
        return name
    return Text(f"{code} {name.th}", f"{code} {name.en}")


def _fix(card: Scorecard, one: Zeros, query: QueryDict) -> FixField:
    ticked = set(query.getlist(FIX))
    name = f"{FIX}-{one.code}"
    label = Text(f"{one.code} {one.name.th}", f"{one.code} {one.name.en}")
    if one.is_named:
        return FixField(FIX, label, tuple((code, _label(card, code), code in ticked) for code in one.among), ())
    chosen = query.get(name, "0")
    return FixField(name, label, (), tuple((number, chosen == str(number)) for number in range(one.number + 1)))


def _answer(card: Scorecard, moves: Assumed, scope: Scope) -> AnswerView:
    answer = what_if(card, moves)
    is_average = scope is Scope.AVERAGE
    return AnswerView(
        before=shown_figure(card.total) or "",
        after=shown_figure(answer.after.total) or "",
        total=total_said(answer),
        level=OF_AVERAGE if is_average else level_said(answer),
        because=None if is_average else answer.after.grade.because,
        remarks=unreachable(card.framework, moves),
        nodes=tuple(
            NodeRow(code, _label(card, code), *(one or "" for one in (node["before"], node["after"], node["change"])))
            for code, node in answer_data(answer)["nodes"].items()
        ),
        gap=gap_view(answer.after, scope),
    )
