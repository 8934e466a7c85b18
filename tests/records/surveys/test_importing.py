"""Importing: each sheet once, in random order, only while the survey takes answers; nothing else is kept of a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from random import Random

import pytest
from django.core import signing

from prongsai.adapters.sheets import SheetToWrite, write_xlsx
from prongsai.core.surveys.keyed import Keyed, check, propose
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.models import Entry
from prongsai.records.journal.verbs import said
from prongsai.records.surveys import importing
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.importing import (
    Imported,
    asked_by,
    import_sheets,
    known_before,
    pack,
    read_file,
    unpack,
)
from prongsai.records.surveys.models import DayCount, Key, Mode, Sheet, Suggestion, Survey
from prongsai.records.surveys.receiving import Received
from tests import build
from tests.records.surveys.sending import made_up

MAIL = "someone.we.know@example.go.th"


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()))


@pytest.fixture
def officer(survey: Survey) -> User:
    return build.member(survey.enrolment.agency)


def csv_of(*rows: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def form(survey: Survey, *sheets: str) -> bytes:
    """A form's export: time, e-mail and answers by code."""
    rows = asked_by(survey).rows
    lines = [[f"2026-11-20 10:{at // 60:02}:{at % 60:02}", MAIL, *one] for at, one in enumerate(sheets)]
    return csv_of(["ประทับเวลา", "อีเมล", *rows], *lines)


def keyed_of(survey: Survey, data: bytes) -> Keyed:
    return read_file(survey, data, "answers.csv")


def imported(survey: Survey, by: User, data: bytes) -> Imported:
    asks, keyed = asked_by(survey), keyed_of(survey, data)
    checked = check(asks, keyed, propose(asks, keyed))
    assert checked.is_ready, checked
    return import_sheets(survey, checked.sheets, by)


@pytest.fixture(autouse=True)
def _any_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up times of these files count, whenever the tests run."""
    monkeypatch.setattr(importing, "_years", lambda _survey: frozenset({2026}))


@pytest.mark.django_db
def test_sheets_come_in_by_paper_and_are_counted_so(survey: Survey, officer: User) -> None:
    sheets = ["2" * 15, "112111111111111", "1" * 15]
    assert imported(survey, officer, form(survey, *sheets)) == Imported(3, 0)
    assert sorted(one.answers for one in Sheet.objects.all()) == sorted(sheets)
    assert [(one.mode, one.sheets) for one in DayCount.objects.all()] == [(Mode.PAPER, 3)]


@pytest.mark.django_db
def test_the_same_file_again_adds_nothing_and_a_longer_one_only_what_is_new(survey: Survey, officer: User) -> None:
    one, two = "1" * 15, "2" * 15
    assert imported(survey, officer, form(survey, one, one, two)) == Imported(3, 0)
    assert imported(survey, officer, form(survey, one, one, two)) == Imported(0, 3)
    assert imported(survey, officer, form(survey, one, one, two, one)) == Imported(1, 3)
    assert Sheet.objects.count() == Key.objects.count() == 4


@pytest.mark.django_db
def test_excel_and_csv_of_one_form_are_the_same_sheets(survey: Survey, officer: User) -> None:
    rows = asked_by(survey).rows
    lines = [[f"20/11/2569, 10:00:0{at}", MAIL, *("1" * 15)] for at in range(3)]
    excel = write_xlsx([SheetToWrite("ตอบ", ["ประทับเวลา", "อีเมล", *rows], lines)])
    other = [[f"2026-11-20 10:00:0{at}", MAIL, *("1" * 15)] for at in range(3)]
    assert imported(survey, officer, excel) == Imported(3, 0)
    assert imported(survey, officer, csv_of(["ประทับเวลา", "อีเมล", *rows], *other)) == Imported(0, 3)


@pytest.mark.django_db
def test_the_same_rows_count_for_each_survey_apart(survey: Survey, officer: User) -> None:
    other = build.survey(survey.enrolment, "EIT1")
    assert imported(survey, officer, csv_of(["i1", "i2"], ["1", "1"])) == Imported(1, 0)
    assert imported(other, officer, csv_of(["e1", "e2"], ["1", "1"])) == Imported(1, 0)


@pytest.mark.django_db
def test_they_lie_in_another_order_than_in_the_file(survey: Survey, officer: User) -> None:
    rng, framework = Random(5), asked_by(survey).framework  # noqa: S311 (made-up answers)
    sheets = [made_up(framework, "IIT", rng) for _ in range(130)]
    assert imported(survey, officer, form(survey, *sheets)) == Imported(130, 0)
    stored = list(Sheet.objects.order_by("id").values_list("answers", flat=True))
    assert sorted(stored) == sorted(sheets)
    assert stored not in (sheets, sheets[::-1])
    survey.refresh_from_db()
    assert (survey.waiting, survey.received) == (0, 130)


@pytest.mark.django_db
def test_suggestions_are_kept_apart(survey: Survey, officer: User) -> None:
    other = build.survey(survey.enrolment, "EIT1")
    imported(other, officer, csv_of(["e1", "ข้อเสนอแนะ"], ["1", "ตอบไวกว่านี้"], ["2", ""]))
    assert [one.words for one in Suggestion.objects.all()] == ["ตอบไวกว่านี้"]


@pytest.mark.django_db
def test_the_journal_says_by_whom_and_tells_no_count_of_today(survey: Survey, officer: User) -> None:
    imported(survey, officer, form(survey, "1" * 15, "2" * 15))
    imported(survey, officer, form(survey, "1" * 15, "2" * 15))
    (entry,) = Entry.objects.filter(verb=importing.IMPORTED)
    assert entry.facts == {"instrument": "IIT"}, "two rows: nothing to know the file by"
    assert entry.actor == f"u{officer.pk}"
    assert entry.chain == survey.enrolment.agency.code
    assert "IIT" in said(entry.verb, {name: str(one) for name, one in entry.facts.items()}).th


def known(survey: Survey, data: bytes) -> int:
    asks, keyed = asked_by(survey), keyed_of(survey, data)
    return known_before(survey, check(asks, keyed, propose(asks, keyed)).sheets)


SIX = ["1" * 15, "2" * 15, "112111111111111", "1" * 15, "121111111111111", "111211111111111"]


@pytest.mark.django_db
def test_a_whole_import_is_known_again_and_where_it_ends(survey: Survey, officer: User) -> None:
    assert known(survey, form(survey, *SIX)) == 0
    imported(survey, officer, form(survey, *SIX))
    assert known(survey, form(survey, *SIX)) == 6
    assert known(survey, form(survey, *SIX, "2" * 15)) == 6
    assert known(build.survey(survey.enrolment, "EIT1"), csv_of(["e1", "e2"], *[["1", "1"]] * 6)) == 0
    assert known(build.survey(build.rehearsal(build.agency("เทศบาลตำบลสอง"))), form(survey, *SIX)) == 0


@pytest.mark.django_db
def test_no_row_is_known_that_somebody_tries_out(survey: Survey, officer: User) -> None:
    imported(survey, officer, form(survey, *SIX))
    rows = form(survey, *SIX).splitlines(keepends=True)
    for tried in (rows[1:2], rows[1:6], rows[2:7], rows[:0:-1]):
        assert known(survey, b"".join([rows[0], *tried])) == 0
    longer = form(survey, *SIX, "2" * 15)
    assert imported(survey, officer, longer) == Imported(1, 6)
    assert known(survey, longer) == 6, "that the last is there too would tell who guesses it"


@pytest.mark.django_db
def test_an_import_that_broke_off_is_not_known(survey: Survey, officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([Received.STORED] * 5 + [Received.CLOSED])
    monkeypatch.setattr(importing, "receive", lambda _incoming: next(answers))
    monkeypatch.setattr(importing, "AT_ONCE", 5)
    with pytest.raises(InputError):
        imported(survey, officer, form(survey, *SIX))
    assert known(survey, form(survey, *SIX)) == 0


@pytest.mark.django_db
def test_nothing_of_the_file_is_kept(survey: Survey, officer: User) -> None:
    before = StoredFile.objects.count()
    data = form(survey, "1" * 15)
    keyed = keyed_of(survey, data)
    packed = pack(survey, keyed, officer)
    imported(survey, officer, data)
    assert MAIL not in repr(keyed)
    assert MAIL not in repr(signing.loads(packed, salt=importing._salt(survey, officer)))
    assert "10:00" not in repr(keyed)
    assert StoredFile.objects.count() == before


@pytest.mark.django_db
def test_what_was_read_comes_back_whole_for_who_read_it(survey: Survey, officer: User) -> None:
    keyed = keyed_of(survey, form(survey, "1" * 15, "-" * 15))
    packed = pack(survey, keyed, officer)
    assert unpack(survey, packed, officer) == keyed
    other = build.survey(survey.enrolment, "EIT1")
    for wrong in (packed[:-1], "", packed + "x"):
        with pytest.raises(InputError):
            unpack(survey, wrong, officer)
    for of, by in ((other, officer), (survey, build.member(survey.enrolment.agency))):
        with pytest.raises(InputError):
            unpack(of, packed, by)


@pytest.mark.django_db
def test_a_page_that_lay_too_long_asks_for_the_file_again(
    survey: Survey, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = pack(survey, keyed_of(survey, form(survey, "1" * 15)), officer)
    monkeypatch.setattr(importing, "KEPT_SECONDS", -1)
    with pytest.raises(InputError, match="again"):
        unpack(survey, packed, officer)


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "last", "takes"), [(1, 9, False), (-5, 3, True), (-5, -1, True), (-9, -3, False)])
def test_only_in_the_time_for_answers_and_its_grace(
    survey: Survey, officer: User, first: int, last: int, takes: bool
) -> None:
    keyed, asks = keyed_of(survey, form(survey, "1" * 15)), asked_by(survey)
    sheets = check(asks, keyed, propose(asks, keyed)).sheets
    build.collecting(survey.enrolment.round, first, last)
    assert importing.takes_answers(survey) == takes
    if takes:
        assert import_sheets(survey, sheets, officer) == Imported(1, 0)
    else:
        with pytest.raises(InputError):
            import_sheets(survey, sheets, officer)
        assert Sheet.objects.count() == 0


@pytest.mark.django_db
def test_what_was_closed_meanwhile_takes_nothing(
    survey: Survey, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyed, asks = keyed_of(survey, form(survey, "1" * 15)), asked_by(survey)
    build.over(survey.enrolment.round)
    close_round(survey.enrolment.round)
    monkeypatch.setattr(importing, "takes_answers", lambda _survey: True)
    with pytest.raises(InputError):
        import_sheets(survey, check(asks, keyed, propose(asks, keyed)).sheets, officer)
    assert Sheet.objects.count() == Key.objects.count() == 0
    assert not Entry.objects.filter(verb=importing.IMPORTED).exists()


def many(rows: int) -> bytes:
    return b"i1,i2\n" + b"1,2\n" * rows


HOSTILE = {
    "empty": b"",
    "nul": b"i1,i2\n1,\0\n",
    "tis-620": "ข้อ,คำตอบ\n1,2\n".encode("tis-620"),
    "too many rows": many(100_000),
    "too many columns": (",".join(f"i{at}" for at in range(200)) + "\n" + "1," * 199 + "1\n").encode(),
    "bomb": b"PK\x03\x04" + b"\0" * 100,
    "pdf": b"%PDF-1.7",
    "open quote": b'i1,i2\n"1,2\n',
    "heading only": b"i1,i2\n",
}


@pytest.mark.django_db
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_is_refused_in_words(survey: Survey, data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read_file(survey, data, "ไฟล์.csv")
    assert refused.value.text.th
    assert refused.value.text.en


@pytest.mark.django_db
def test_the_most_rows_are_read_and_fit_into_a_page(survey: Survey, officer: User) -> None:
    rng, framework = Random(3), asked_by(survey).framework  # noqa: S311 (made-up answers)
    sheets = [made_up(framework, "IIT", rng) for _ in range(importing.LIMITS.rows)]
    keyed = keyed_of(survey, form(survey, *sheets))
    assert len(keyed.lines) == importing.LIMITS.rows
    assert unpack(survey, pack(survey, keyed, officer), officer) == keyed


@pytest.mark.django_db
def test_texts_that_are_too_long_for_a_page_are_refused(survey: Survey, officer: User) -> None:
    rng = Random(3)  # noqa: S311 (made-up words)
    rows = [["1", "".join(chr(rng.randrange(0x0E01, 0x0E2E)) for _ in range(900))] for _ in range(1700)]
    keyed = keyed_of(survey, csv_of(["i1", "เล่า"], *rows))
    with pytest.raises(InputError, match="Split"):
        pack(survey, keyed, officer)
