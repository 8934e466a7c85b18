"""Thai papers have Thai digits; codes and addresses keep theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from prongsai.adapters.render.numerals import thai_digits, with_thai_numerals
from prongsai.core.reports.blocks import Chart, Paragraph, Table, plain, verbatim, words
from prongsai.core.reports.store import to_json
from tests.adapters.render.official import papers
from tests.adapters.render.sample import document, one_paragraph


@pytest.mark.parametrize(
    ("arabic", "thai"),
    [
        ("ร้อยละ 91.47", "ร้อยละ ๙๑.๔๗"),
        ("85.00–94.99", "๘๕.๐๐–๙๔.๙๙"),
        ("วันที่ 31 มี.ค. 2569", "วันที่ ๓๑ มี.ค. ๒๕๖๙"),
        ("EIT ส่วนที่ 1", "EIT ส่วนที่ ๑"),
        ("โทร. 02-123-4567", "โทร. ๐๒-๑๒๓-๔๕๖๗"),
    ],
)
def test_figures_become_thai(arabic: str, thai: str) -> None:
    assert thai_digits(arabic) == thai


@pytest.mark.parametrize(
    "text",
    [
        "o42",
        "(i11)",
        "o1–o9",
        "ITA2024",
        "http://10.0.0.1/th",
        "https://www.example.go.th/ita/2566/o1.pdf",
        "it2@example.go.th",
    ],
)
def test_what_holds_a_latin_letter_keeps_its_digits(text: str) -> None:
    assert thai_digits(text) == text


def test_a_code_within_thai_text_ends_where_thai_begins() -> None:
    assert thai_digits("ข้อo42ได้ 0 คะแนน") == "ข้อo42ได้ ๐ คะแนน"


def test_a_verbatim_run_keeps_its_digits() -> None:
    (only,) = with_thai_numerals(one_paragraph("")).blocks
    assert isinstance(only, Paragraph)
    turned = with_thai_numerals(document()).blocks
    shown = "".join(plain(block.words) for block in turned if isinstance(block, Paragraph))
    assert "0.1.0" in shown
    assert verbatim("2566") in words(verbatim("2566"))


def test_every_text_of_every_block_is_turned() -> None:
    turned = with_thai_numerals(document())
    (chart,) = (block for block in turned.blocks if isinstance(block, Chart))
    (table,) = (block for block in turned.blocks if isinstance(block, Table))
    assert chart.thresholds[0].label == "เกณฑ์ ๘๕"
    assert chart.bars[0].shown == "๑๐๐.๐๐"
    assert chart.table is not None
    assert plain(chart.table.rows[1].cells[2][0]) == "๑๐๐.๐๐"  # type: ignore[union-attr]
    assert plain(table.rows[0].cells[0][0]) == "o1"  # type: ignore[union-attr]
    assert [block.id for block in turned.blocks] == [block.id for block in document().blocks]


def shown(value: object) -> Iterator[str]:
    """The texts of a stored document that are read on paper."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (text for one in value for text in shown(one))
    elif isinstance(value, dict):
        yield from (text for name, one in value.items() if name not in ("id", "source", "terms") for text in shown(one))


@pytest.mark.parametrize("name", papers())
def test_no_arabic_digit_is_left_in_an_official_paper_but_in_codes(name: str) -> None:
    words = [word for text in shown(to_json(with_thai_numerals(papers()[name]))["blocks"]) for word in text.split()]
    assert [word for word in words if re.search("[0-9]", word) and not re.search("[A-Za-z]", word)] == []
