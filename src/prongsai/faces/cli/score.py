"""`prongsai score`: checks a table of published results, for people or as JSON."""

from __future__ import annotations

import json
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.faces.cli.files import published
from prongsai.faces.cli.speech import Language, complain

if TYPE_CHECKING:
    from prongsai.core.published.check import Judged
    from prongsai.core.published.row import BadRow

_FILE = typer.Argument(help="ตารางผลที่ประกาศ CSV (UTF-8) หรือ XLSX · a table of published results")
_JSON = typer.Option("--json", help="พิมพ์เป็น JSON หนึ่งรายการต่อแถว · JSON, one element a row")
_LANGUAGE = typer.Option("--lang", help="ภาษาของข้อความ · language of the sentences")


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
    language: Annotated[Language, _LANGUAGE] = Language.TH,
) -> None:
    """ตรวจผลที่ประกาศ: คะแนน ระดับ และค่าที่เป็นไปได้ · Check published results.

    รหัสออก 0 ไม่มีข้อขัดแย้ง 1 มี 2 แฟ้มหรือบางแถวใช้ไม่ได้ · Exit 0: nothing contradicts, 1: something does,
    2: the file or a row of it cannot be used.
    """
    from prongsai.adapters.sheets import SheetError
    from prongsai.core.published.summary import judge_all

    try:
        reading = published(file)
    except SheetError as error:
        complain(error.text)
        if as_json:
            typer.echo("[]")
        raise typer.Exit(Outcome.UNUSABLE) from None
    results = judge_all(reading.rows)
    _complain_of_rows(results)
    _print(results, as_json=as_json, language=language)
    raise typer.Exit(outcome(results))


def outcome(results: list[Judged | BadRow]) -> Outcome:
    """The exit code for judged rows: a row that cannot be used outweighs a contradiction."""
    from prongsai.core.published.row import BadRow

    if any(isinstance(one, BadRow) for one in results):
        return Outcome.UNUSABLE
    wrong = any(not isinstance(one, BadRow) and one.contradicts for one in results)
    return Outcome.CONTRADICTS if wrong else Outcome.AGREES


def _complain_of_rows(results: list[Judged | BadRow]) -> None:
    from prongsai.core.published.row import BadRow

    for one in results:
        for problem in one.problems if isinstance(one, BadRow) else ():
            complain(problem)


def _print(results: list[Judged | BadRow], *, as_json: bool, language: Language) -> None:
    from prongsai.core.published.summary import summary

    if as_json:
        typer.echo(json.dumps([summary(one) for one in results], ensure_ascii=False, indent=1))
        return
    from prongsai.faces.cli.score_table import print_results

    print_results(results, language)
