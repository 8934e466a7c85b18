"""Speaking at the start of the system, in both languages: nobody has chosen one yet."""

from __future__ import annotations

from typing import NoReturn

import typer

from prongsai.core.text import Text
from prongsai.faces.cli.speech import complain


def tell(text: Text) -> None:
    """What is going on now."""
    typer.echo(f"{text.th}\n{text.en}")


def refuse(text: Text) -> NoReturn:
    """Say why it cannot go on and what to do, and end with exit code 1."""
    complain(text)
    raise typer.Exit(1)
