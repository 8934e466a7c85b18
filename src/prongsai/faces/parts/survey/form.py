"""A questionnaire as a form: what was chosen stays chosen, what is missing is said beside the question."""

from __future__ import annotations

from typing import NamedTuple

from prongsai.core.surveys.respondents import Respondents
from prongsai.core.text import Text
from prongsai.faces.parts.survey.questionnaire import Question, Questionnaire, Row, Section
from prongsai.faces.parts.survey.reading import FITS, WORDS, Filled
from prongsai.records.surveys.models import LONGEST_WORDS

UNANSWERED = Text("ข้อนี้ยังไม่ได้ตอบ", "Not answered yet.")
WORDS_TOO_LONG = Text(
    f"ยาวเกิน {LONGEST_WORDS:,} ตัวอักษร โปรดตัดให้สั้นลง", f"Longer than {LONGEST_WORDS:,} letters; please shorten it."
)
NOTHING = Text("ยังไม่ได้ตอบข้อใดเลย โปรดตอบอย่างน้อยหนึ่งข้อ", "Nothing is answered yet. Answer at least one question, please.")


class RowView(NamedTuple):
    """An answer row with the number of the option that is chosen (0: none)."""

    row: Row
    chosen: int
    error: Text | None


class QuestionView(NamedTuple):
    """A question with its rows."""

    question: Question
    rows: tuple[RowView, ...]


class SectionView(NamedTuple):
    """The questions of an indicator."""

    section: Section
    questions: tuple[QuestionView, ...]


class Problem(NamedTuple):
    """What is missing, with the place on the page to go to."""

    place: str
    text: Text


class FormView(NamedTuple):
    """What the templates of parts/survey show: `filled` is None for a fresh one, `is_refused` names what is missing.

    `fitting` is who is asked.
    """

    asked: Questionnaire
    fitting: Respondents
    filled: Filled | None = None
    is_refused: bool = False

    @property
    def total(self) -> int:
        return len(self.asked.rows)

    @property
    def longest(self) -> int:
        return LONGEST_WORDS

    @property
    def sections(self) -> tuple[SectionView, ...]:
        return tuple(
            SectionView(one, tuple(self._shown(question) for question in one.questions)) for one in self.asked.sections
        )

    @property
    def fits_error(self) -> Text | None:
        return UNANSWERED if self.is_refused and self.filled and self.filled.fits is None else None

    @property
    def words_error(self) -> Text | None:
        return WORDS_TOO_LONG if self.is_refused and self.filled and self.filled.is_too_long else None

    @property
    def nothing(self) -> Text | None:
        return NOTHING if self.filled and self.filled.is_empty else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is missing, in the order of the page."""
        found = [Problem(FITS, self.fitting.asks)] if self.fits_error else []
        found += [Problem(row.name, Text(f"ข้อ {row.number}", f"Question {row.number}")) for row in self._missing]
        return (*found, Problem(WORDS, WORDS_TOO_LONG)) if self.words_error else tuple(found)

    @property
    def can_be_sent_so(self) -> bool:
        """Whether only questions were found to be left out, which everybody may do."""
        filled = self.filled
        return bool(self.is_refused and filled and filled.fits and filled.answers and not filled.is_too_long)

    @property
    def _missing(self) -> tuple[Row, ...]:
        if not self.is_refused or self.filled is None or self.filled.may_skip:
            return ()
        return self.filled.unanswered

    def _shown(self, question: Question) -> QuestionView:
        answers = self.filled.answers if self.filled else {}
        missing = self._missing
        rows = (RowView(one, answers.get(one.code, 0), UNANSWERED if one in missing else None) for one in question.rows)
        return QuestionView(question, tuple(rows))
