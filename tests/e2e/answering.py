"""Answering in a browser: which surveys there are, filling one in, and how many sheets the site has."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page

from tests.demo import outside_of_tests


def asked(data: Path, question: str, *values: object) -> list[tuple[object, ...]]:
    """What the site's own database says; nothing can be changed by asking."""
    with closing(sqlite3.connect(f"file:{data / 'prongsai.sqlite3'}?mode=ro", uri=True)) as database:
        return database.execute(question, values).fetchall()


def codes(data: Path, instrument: str) -> list[str]:
    """The short links of a survey of the simulated official round, one an agency."""
    question = """SELECT code FROM surveys_survey JOIN rounds_enrolment ON rounds_enrolment.id = enrolment_id
        JOIN rounds_round ON rounds_round.id = round_id WHERE kind = 'official' AND instrument = ? ORDER BY code"""
    return [str(code) for (code,) in asked(data, question, instrument)]


def closed(data: Path) -> str:
    """The short link of a survey of the rehearsal that is over."""
    question = "SELECT code FROM surveys_survey WHERE closed_at IS NOT NULL AND instrument = 'EIT1' ORDER BY id"
    return str(asked(data, question)[0][0])


def sheets(data: Path, code: str) -> int:
    """How many answer sheets of a survey are stored."""
    question = """SELECT count(*) FROM surveys_sheet
        JOIN surveys_survey ON surveys_survey.id = survey_id WHERE code = ?"""
    return int(str(asked(data, question, code)[0][0]))


def offline_sheets(data: Path, code: str) -> int:
    """How many of them came later, when there was a signal again."""
    question = """SELECT coalesce(sum(sheets), 0) FROM surveys_daycount
        JOIN surveys_survey ON surveys_survey.id = survey_id WHERE code = ? AND mode = 'offline'"""
    return int(str(asked(data, question, code)[0][0]))


def shut(data: Path, code: str, *, is_shut: bool = True) -> None:
    """Close a survey at once, or open it again: the clock of the demonstration would close the round for good."""
    moment = "2026-01-01 00:00:00+00:00" if is_shut else None
    with closing(sqlite3.connect(data / "prongsai.sqlite3", timeout=10)) as database, database:
        database.execute("UPDATE surveys_survey SET closed_at = ? WHERE code = ?", (moment, code))


REHEARSAL_TO_COME = """
import django
django.setup()
from prongsai.records.agencies.models import Agency
from tests import build
print(build.survey(build.rehearsal(Agency.objects.filter(is_simulated=True).last(), collect=(3, 9))).code)
"""


def survey_to_come(data: Path) -> str:
    """The short link of a survey that opens in three days, of an agency's rehearsal made for it."""
    ours = {"PRONGSAI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "prongsai.site.settings.demo", "PYTHONPATH": "src:."}
    made = subprocess.run(
        [sys.executable, "-c", REHEARSAL_TO_COME],
        cwd=Path(__file__).parents[2],
        env=outside_of_tests() | ours,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.split()[-1]


PRESS = """pairs => pairs.filter(([name, option]) => {
    const one = document.querySelector(`.items [type=radio][name="${name}"][value="${option}"]`)
    one.click()
    return !one.checked || one.disabled || !one.checkVisibility({visibilityProperty: true})
})"""


def press(page: Page, chosen: Iterable[tuple[str, str]]) -> None:
    """Press options that can be seen, all at once: (name of the question, option)."""
    assert page.evaluate(PRESS, [list(one) for one in chosen]) == []


def choose(page: Page, option: int = 2, *, by_hand: bool = False) -> None:
    """Say that one is asked, and choose the same option everywhere; by hand one after the other, as a finger does."""
    page.locator("[name=fits][value=yes]").check()
    fitting = page.locator(f".items [type=radio][value='{option}']")
    fitting.first.check()
    if by_hand:
        for one in fitting.all():
            one.check()
    else:
        press(page, [(name, str(option)) for name in fitting.evaluate_all("all => all.map(one => one.name)")])


def send(page: Page) -> None:
    page.locator(".send button").first.click()
