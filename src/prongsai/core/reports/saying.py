"""Small words of all papers in the language they are written in: dates, years, counts, lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from prongsai.core.calendar.months import ENGLISH_MONTHS
from prongsai.core.text import Language, Text, thai_joined
from prongsai.core.thai.dates import DateStyle, thai_date

AND, OR = Text("และ", "and"), Text("หรือ", "or")
FISCAL_YEAR = Text("ปีงบประมาณ พ.ศ. {year}", "fiscal year {year} B.E.")
FISCAL_YEARS = Text("ปีงบประมาณ พ.ศ. {first} ถึง {last}", "fiscal years {first} to {last} B.E.")
NO_BREAK = "\u00a0"


class Saying:
    """Says sentences in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, sentence: Text, **values: object) -> str:
        """The sentence with its values filled in; values are text already, or whole numbers."""
        return sentence.in_language(self.language).format(**values)

    def name(self, name: Text) -> str:
        return name.in_language(self.language)

    def joined(self, parts: Iterable[str]) -> str:
        """Parts in a row, with "and" before the last."""
        return self._listed(parts, AND)

    def either(self, parts: Iterable[str]) -> str:
        """Parts in a row, with "or" before the last."""
        return self._listed(parts, OR)

    def _listed(self, parts: Iterable[str], word: Text) -> str:
        *first, last = parts
        if not first:
            return last
        rest = thai_joined(word.th, last) if self.language == "th" else f"{word.en} {last}"
        return f"{', '.join(first)} {rest}"

    def sentences(self, parts: Iterable[str]) -> str:
        """Sentences one after the other: a space between Thai ones, a full stop after each English one."""
        if self.language == "th":
            return " ".join(parts)
        return " ".join(one if one.endswith(".") else f"{one}." for one in parts)

    def date(self, day: date, style: DateStyle = "long") -> str:
        """A day with Thai month and Buddhist year; in English with the year of the Christian era."""
        if self.language == "th":
            return thai_date(day, style)
        month = f"{ENGLISH_MONTHS[day.month - 1]} {day.year}"
        return month if style in ("month", "month_short") else f"{day.day} {month}"

    def years(self, first: int, last: int | None = None) -> str:
        """A fiscal year, or several."""
        if last is None or last == first:
            return self.say(FISCAL_YEAR, year=first)
        return self.say(FISCAL_YEARS, first=first, last=last)

    def baht(self, amount: int) -> str:
        """A sum of money with its thousands set apart."""
        return f"{amount:,}"
