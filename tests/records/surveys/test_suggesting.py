"""Nobody reads a suggestion before closing, and after it nobody reads a name."""

from __future__ import annotations

import pytest

from prongsai.records.surveys.closing import close_round, reopen
from prongsai.records.surveys.suggesting import suggestions_of
from tests import build
from tests.records.surveys.sending import send

pytestmark = pytest.mark.django_db


def test_suggestions_are_read_after_closing_masked_and_together() -> None:
    enrolment = build.rehearsal(build.agency())
    for number in range(6):
        send(build.survey(enrolment, "EIT1"), "1" * 9, words=f"นางสุดา ใจดี ไม่ให้จอดรถหน้าอาคาร {number}")
    send(build.survey(enrolment), "1" * 15)
    assert suggestions_of(enrolment) is None
    build.over(enrolment.round)
    close_round(enrolment.round)
    found = suggestions_of(enrolment)
    assert found is not None
    assert [(one.name.th, one.number) for one in found.groups] == [("ที่จอดรถ", 6)]
    assert "สุดา" not in str(found)
    reopen(enrolment.round, "ระบบล่ม")
    assert suggestions_of(enrolment) is None
    send(build.survey(enrolment, "EIT1"), "1" * 9, words="ขอที่จอดรถเพิ่ม")
    close_round(enrolment.round)
    again = suggestions_of(enrolment)
    assert again is not None
    assert again.number == 7


def test_too_few_suggestions_show_no_text() -> None:
    enrolment = build.rehearsal(build.agency())
    for number in range(4):
        send(build.survey(enrolment, "EIT1"), "1" * 9, words=f"ขอที่จอดรถ {number}")
    build.over(enrolment.round)
    close_round(enrolment.round)
    found = suggestions_of(enrolment)
    assert found is not None
    assert (found.number, found.groups) == (4, ())
