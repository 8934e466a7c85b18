"""The questions of a survey as a page shows them: sections, numbered questions, answer rows with their options."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.frameworks.model import AnswerRow, Framework, Indicator, Instrument, Item, known_items
from prongsai.core.text import Text
from prongsai.records.rounds.selectors import instrument_of

SECONDS_FOR_A_ROW = 10  # to read and choose; only for "about so many minutes"
OWN_WORDS = Text("ท่านอยากให้หน่วยงานปรับปรุงเรื่องใด", "What should the agency improve?")


class Row(NamedTuple):
    """A line to be answered; `options` from the first to the last, numbered from 1 in forms and sheets.

    `name` is what its field is called: the code, without marks that mean something in HTML.
    """

    code: str
    name: str
    number: str
    asks: Text
    options: tuple[Text, ...]


class Question(NamedTuple):
    """A question with one row that asks it itself, or with several below it."""

    number: int
    asks: Text
    hint: Text | None
    rows: tuple[Row, ...]

    @property
    def is_group(self) -> bool:
        return self.rows[0].asks != self.asks


class Section(NamedTuple):
    """The questions of an indicator."""

    number: int
    name: Text
    questions: tuple[Question, ...]


class Questionnaire(NamedTuple):
    """Everything a respondent is asked. `own_words` is None where nothing is asked in own words."""

    survey: str
    instrument: str
    name: Text
    sections: tuple[Section, ...]
    own_words: Text | None
    is_checked: bool

    @property
    def rows(self) -> tuple[Row, ...]:
        """In framework order: the order of characters in an answer sheet."""
        return tuple(row for section in self.sections for one in section.questions for row in one.rows)

    @property
    def questions(self) -> int:
        return sum(len(section.questions) for section in self.sections)

    @property
    def minutes(self) -> int:
        return -(-len(self.rows) * SECONDS_FOR_A_ROW // 60)


@lru_cache(maxsize=64)
def questionnaire(framework: Framework, survey: str) -> Questionnaire:
    """The questions of IIT, EIT, EIT1 or EIT2 in a year. KeyError where the year has no such survey."""
    instrument = instrument_of(framework, survey)
    part = next((one for one in instrument.parts if one.code == survey), None)
    return Questionnaire(
        survey=survey,
        instrument=instrument.code,
        name=(part or instrument).name.text,
        sections=_sections(framework, instrument),
        own_words=_own_words(instrument),
        is_checked=all(_is_firm(item) for one in instrument.indicators for item in known_items(one)),
    )


def _sections(framework: Framework, instrument: Instrument) -> tuple[Section, ...]:
    sections: list[Section] = []
    first = 1
    for number, indicator in enumerate(instrument.indicators, 1):
        questions = _questions(framework, indicator, first)
        sections.append(Section(number, indicator.name.text, questions))
        first += len(questions)
    return tuple(sections)


def _questions(framework: Framework, indicator: Indicator, first: int) -> tuple[Question, ...]:
    return tuple(_question(framework, number, item) for number, item in enumerate(known_items(indicator), first))


def _question(framework: Framework, number: int, item: Item) -> Question:
    asks = (item.asks or item.topic).text
    hint = item.hint.text if item.hint else None
    if len(item.rows) == 1:
        return Question(number, asks, hint, (_row(framework, item.rows[0], str(number), asks),))
    rows = (_row(framework, one, f"{number}.{at}", one.topic.text) for at, one in enumerate(item.rows, 1))
    return Question(number, asks, hint, tuple(rows))


def _row(framework: Framework, row: AnswerRow, number: str, asks: Text) -> Row:
    options = tuple(one.label.text for one in framework.scales[row.scale].options)
    return Row(row.code, re.sub(r"[^\w.-]", "_", row.code), number, asks, options)


def _own_words(instrument: Instrument) -> Text | None:
    """What visitors are asked in own words; staff, whose hand may be known, are not."""
    if instrument.free_texts:
        return instrument.free_texts[0].asks.text
    return OWN_WORDS if instrument.code == "EIT" else None


def _is_firm(item: Item) -> bool:
    return item.basis.status.is_firm and all(row.basis.status.is_firm for row in item.rows)
