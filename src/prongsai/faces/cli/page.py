"""A page on a terminal: headings, indented lines that wrap, and notes gathered at the end."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.text import Text as Line

from prongsai.core.text import Text
from prongsai.faces.cli.speech import Language


class Page:
    """Prints in one language; `note` remembers what a mark means and `notes` says it once, at the end."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.console = Console(highlight=False)
        self._notes: dict[str, None] = {}

    def say(self, text: Text) -> str:
        """The text in the language of the page."""
        return text.in_language(self.language)

    def heading(self, text: Text) -> None:
        self.console.print()
        self.console.print(Line(self.say(text), style="bold"))

    def line(self, text: str, indent: int = 0) -> None:
        """One line, or several below each other where it is too long."""
        for written in text.split("\n"):
            for part in Line(written).wrap(self.console, max(self.console.width - indent, 20)):
                typer.echo(" " * indent + part.plain.rstrip())

    def place(self, file: object, rest: str, indent: int = 0) -> None:
        """A line that names a file: never broken, so that it can be copied or clicked."""
        typer.echo(" " * indent + f"{file}{rest}")

    def note(self, mark: str, text: Text) -> str:
        """The mark to set behind a line whose meaning is said at the end."""
        self._notes[f"{mark} {self.say(text)}"] = None
        return f" {mark}"

    def notes(self) -> None:
        if self._notes:
            self.console.print()
        for note in self._notes:
            self.line(note)
