"""Words that make a search for names or times try everything: nobody who answers or imports can keep a page busy."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from prongsai.core.surveys.keyed_people import has_time_of_day, is_private_content, moment_as_numbers, year_in
from prongsai.core.surveys.masking import mask
from prongsai.core.surveys.suggestions import grouped
from prongsai.records.surveys.models import LONGEST_WORDS

PIECES = (
    "ของ",
    "ของก ",
    "ไอดี",
    "ชื่อ",
    "id ",
    "นาย",
    "คุณ",
    "นาย ",
    "พล",
    "พ.ต.",
    "ไลน์ของ",
    "1-",
    "หนึ่ง ",
    "a.",
    "a@",
    "Abc ",
    "กข-",
)
BEGINNINGS = ("", "ไลน์", "fb ", "เลขที่ ", "นาย")
ENDS = (" ก", "!")
SECONDS = 10


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("piece", PIECES)
def test_no_suggestion_takes_long_to_mask(piece: str) -> None:
    mask("ก")  # dictionaries are read once
    with at_most(SECONDS):
        for beginning in BEGINNINGS:
            for end in ENDS:
                mask(beginning + piece * ((LONGEST_WORDS - 10) // len(piece)) + end)


def test_a_hundred_evil_suggestions_are_still_a_page() -> None:
    with at_most(SECONDS):
        assert grouped(["ไลน์" + "ของ" * 300 + " ก", "นาย" * 300] * 50).number == 100


def test_no_cell_of_an_import_takes_long_to_read() -> None:
    cell = "1/1/2569" + " " * 30_000 + "x"
    with at_most(SECONDS):
        assert year_in(cell) is None
        assert moment_as_numbers(cell) == cell
        assert not has_time_of_day(cell)
        assert not is_private_content([cell])
