"""How the commands speak: one language at a time, errors on the error stream."""

from __future__ import annotations

from enum import StrEnum

import typer

from prongsai.core.text import Text


class Language(StrEnum):
    """The language of the sentences."""

    TH = "th"
    EN = "en"


def say(text: Text, language: Language) -> None:
    """A sentence on the output."""
    typer.echo(text.in_language(language))


def complain(text: Text) -> None:
    """A sentence on the error stream, in both languages: who reads it may not have chosen one."""
    typer.echo(f"{text.th}\n{text.en}", err=True)
