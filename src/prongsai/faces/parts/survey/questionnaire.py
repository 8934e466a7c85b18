"""The questions of a survey as a page shows them: sections, numbered questions, answer rows with their options."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.frameworks.model import AnswerRow, Framework, Indicator, Instrument, Item, known_items
from prongsai.core.frameworks.wording import Overlay, wording
from prongsai.core.surveys.respondents import minutes
from prongsai.core.text import Text
from prongsai.records.rounds.selectors import instrument_of

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
    minutes: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """In framework order: the order of characters in an answer sheet."""
        return tuple(row for section in self.sections for one in section.questions for row in one.rows)

    @property
    def questions(self) -> int:
        return sum(len(section.questions) for section in self.sections)


class _Words(NamedTuple):
    """The rules of a year with the official words over ours."""

    framework: Framework
    official: Overlay | None

    def of(self, code: str) -> Text:
        return wording(self.framework, self.official, code)


@lru_cache(maxsize=64)
def questionnaire(framework: Framework, survey: str, official: Overlay | None = None) -> Questionnaire:
    """The questions of IIT, EIT, EIT1 or EIT2 in a year, in the official words that a round is bound to.

    KeyError where the year has no such survey.
    """
    words = _Words(framework, official)
    instrument = instrument_of(framework, survey)
    part = next((one for one in instrument.parts if one.code == survey), None)
    return Questionnaire(
        survey=survey,
        instrument=instrument.code,
        name=words.of((part or instrument).code),
        sections=_sections(words, instrument),
        own_words=_own_words(instrument),
        is_checked=all(_is_firm(item) for one in instrument.indicators for item in known_items(one)),
        minutes=minutes(framework, instrument.code),
    )


def _sections(words: _Words, instrument: Instrument) -> tuple[Section, ...]:
    sections: list[Section] = []
    first = 1
    for number, indicator in enumerate(instrument.indicators, 1):
        questions = _questions(words, indicator, first)
        sections.append(Section(number, words.of(indicator.code), questions))
        first += len(questions)
    return tuple(sections)


def _questions(words: _Words, indicator: Indicator, first: int) -> tuple[Question, ...]:
    return tuple(_question(words, number, item) for number, item in enumerate(known_items(indicator), first))


def _question(words: _Words, number: int, item: Item) -> Question:
    asks = words.of(item.code)
    hint = item.hint.text if item.hint else None
    if len(item.rows) == 1:
        return Question(number, asks, hint, (_row(words.framework, item.rows[0], str(number), asks),))
    rows = (_row(words.framework, one, f"{number}.{at}", words.of(one.code)) for at, one in enumerate(item.rows, 1))
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
