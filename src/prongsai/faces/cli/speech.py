"""How the commands speak: one language at a time, errors on the error stream."""

from __future__ import annotations

from enum import StrEnum

import typer

from prongsai.core.text import Text


class Language(StrEnum):
    """The language of the sentences."""

    TH = "th"
    EN = "en"


LANGUAGE = typer.Option("--lang", envvar="PRONGSAI_LANG", help="ภาษาของข้อความ · language of the sentences")


def fiscal_year(written: str) -> int:
    """A fiscal year named on the command line; ends with 1 and says why where it is none (2024: "type 2567")."""
    from prongsai.core.thai.errors import InputError
    from prongsai.core.thai.years import parse_fiscal_year

    try:
        return parse_fiscal_year(written)
    except InputError as error:
        complain(error.text)
        raise typer.Exit(1) from None


def say(text: Text, language: Language) -> None:
    """A sentence on the output."""
    typer.echo(text.in_language(language))


def complain(text: Text) -> None:
    """A sentence on the error stream, in both languages: who reads it may not have chosen one."""
    typer.echo(f"{text.th}\n{text.en}", err=True)
