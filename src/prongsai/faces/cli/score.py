"""`prongsai score`: checks a table of published results, for people or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.faces.cli.files import published
from prongsai.faces.cli.speech import LANGUAGE, Language, complain

if TYPE_CHECKING:
    from prongsai.core.published.check import Judged
    from prongsai.core.published.row import BadRow

_FILE = typer.Argument(help="ตารางผลที่ประกาศ CSV (UTF-8) หรือ XLSX · a table of published results")
_JSON = typer.Option("--json", help="พิมพ์เป็น JSON หนึ่งรายการต่อแถว · JSON, one element a row")
EXPLAINED_IN_FULL = 10


class Outcome(IntEnum):
    """Exit codes: nothing contradicts; something does; the file, or a row of it, cannot be used."""

    AGREES = 0
    CONTRADICTS = 1
    UNUSABLE = 2


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("score")(score)


def score(
    file: Annotated[Path, _FILE],
    as_json: Annotated[bool, _JSON] = False,
    language: Annotated[Language, LANGUAGE] = Language.TH,
) -> None:
    """ตรวจผลที่ประกาศ: คะแนน ระดับ และค่าที่เป็นไปได้ · Check published results.

    รหัสออก 0 ไม่มีข้อขัดแย้ง 1 มี 2 ไฟล์หรือบางแถวใช้ไม่ได้ · Exit 0: nothing contradicts, 1: something does,
    2: the file or a row of it cannot be used.
    """
    from prongsai.adapters.sheets import SheetError
    from prongsai.core.published.summary import judge_all

    try:
        rows = published(file).rows
    except SheetError as error:
        complain(error.text)
        if as_json:
            typer.echo("[]")
        raise typer.Exit(Outcome.UNUSABLE) from None
    watch = _Watch()
    results = watch.over(judge_all(rows))
    if as_json:
        _print_json(results)
    else:
        _print_table(results, language, in_full=len(rows) <= EXPLAINED_IN_FULL)
    raise typer.Exit(watch.outcome)


class _Watch:
    """Keeps the exit code while rows go by, and complains of those that cannot be used."""

    def __init__(self) -> None:
        self.outcome = Outcome.AGREES

    def over(self, results: Iterable[Judged | BadRow]) -> Iterator[Judged | BadRow]:
        for one in results:
            self._see(one)
            yield one

    def _see(self, one: Judged | BadRow) -> None:
        """A row that cannot be used outweighs a contradiction."""
        from prongsai.core.published.row import BadRow

        if isinstance(one, BadRow):
            self.outcome = Outcome.UNUSABLE
            for problem in one.problems:
                complain(problem)
        elif one.contradicts:
            self.outcome = max(self.outcome, Outcome.CONTRADICTS)


def _print_json(results: Iterable[Judged | BadRow]) -> None:
    """An array with one element for each data row, written as the rows come."""
    from prongsai.core.published.summary import summary

    before = "["
    for one in results:
        typer.echo(before + "\n" + json.dumps(summary(one), ensure_ascii=False, indent=1), nl=False)
        before = ","
    typer.echo("\n]" if before == "," else "[]")


def _print_table(results: Iterable[Judged | BadRow], language: Language, *, in_full: bool) -> None:
    from prongsai.faces.cli.score_table import print_results

    print_results(results, language, in_full=in_full)
