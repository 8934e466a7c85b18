"""Answering in a browser: which surveys there are, filling one in, and how many sheets the site has."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page


def asked(data: Path, question: str, *values: object) -> list[tuple[object, ...]]:
    """What the site's own database says; nothing can be changed by asking."""
    with closing(sqlite3.connect(f"file:{data / 'prongsai.sqlite3'}?mode=ro", uri=True)) as database:
        return database.execute(question, values).fetchall()


def codes(data: Path, instrument: str) -> list[str]:
    """The short links of a survey of the simulated official round, one an agency."""
    question = """SELECT code FROM surveys_survey JOIN rounds_enrolment ON rounds_enrolment.id = enrolment_id
        JOIN rounds_round ON rounds_round.id = round_id WHERE kind = 'official' AND instrument = ? ORDER BY code"""
    return [str(code) for (code,) in asked(data, question, instrument)]


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


def choose(page: Page, option: int = 2) -> None:
    """Say that one is asked, and choose the same option everywhere."""
    page.locator("[name=fits][value=yes]").check()
    for one in page.locator(f".items [type=radio][value='{option}']").all():
        one.check()


def send(page: Page) -> None:
    page.locator(".send button").first.click()
