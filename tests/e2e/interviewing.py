"""Interviewers of the running demonstration with a tablet: who they are, whom they are sent to, signing in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.build import PASSWORD
from tests.demo import outside_of_tests
from tests.e2e.answering import asked
from tests.e2e.going import follow

TWO_PEOPLE = """
import django
django.setup()
from prongsai.records.agencies.models import OversightRole
from prongsai.records.rounds.assigning import assign
from prongsai.records.rounds.models import Round, Task
from tests.faces.oversight.things import charged
made = Round.objects.get(kind="official", is_simulated=True)
for _ in range(2):
    person = charged(OversightRole.INTERVIEWER)
    assign(made, list(made.enrolments.all()), person, Task.INTERVIEW)
    print(person.email)
"""


def two_interviewers(data: Path) -> list[str]:
    """E-mail addresses of two people who are made for this, both assigned to every agency of the simulated round."""
    ours = {"PRONGSAI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "prongsai.site.settings.demo", "PYTHONPATH": "src:."}
    made = subprocess.run(
        [sys.executable, "-c", TWO_PEOPLE],
        cwd=Path(__file__).parents[2],
        env=outside_of_tests() | ours,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.split()[-2:]


def interviewed_agencies(data: Path) -> list[tuple[int, str]]:
    """The agencies of the simulated official round, each with the code of its EIT part 2."""
    question = """SELECT enrolment_id, code FROM surveys_survey
        JOIN rounds_enrolment ON rounds_enrolment.id = enrolment_id
        JOIN rounds_round ON rounds_round.id = round_id WHERE kind = 'official' AND instrument = 'EIT2' ORDER BY code"""
    return [(int(str(pk)), str(code)) for pk, code in asked(data, question)]


def interviews(data: Path, code: str) -> int:
    """How many sheets of a survey are counted as interviews."""
    question = """SELECT coalesce(sum(sheets), 0) FROM surveys_daycount
        JOIN surveys_survey ON surveys_survey.id = survey_id WHERE code = ? AND mode = 'interview'"""
    return int(str(asked(data, question, code)[0][0]))


def sign_in(page: Page, email: str) -> None:
    """On the page that asks for it."""
    page.locator("#id_login").fill(email)
    page.locator("#id_password").fill(PASSWORD)
    follow(page.locator("form:has(#id_login) button"))
    expect(page.locator("#id_login")).to_have_count(0)


def sign_out(page: Page, site: str) -> None:
    page.goto(f"{site}/oversight/")
    page.get_by_role("button", name="ออกจากระบบ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ออกจากระบบแล้ว")
