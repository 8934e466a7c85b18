"""The analysis of real results on paper: every word of it is there to be found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path

import pypdfium2
import pytest
from pythainlp.tokenize import word_tokenize

from prongsai.adapters.render import FORMATS, Format, render
from prongsai.adapters.render.numerals import with_thai_numerals
from prongsai.adapters.render.texts import TextChange
from prongsai.core.reports.analysis import Subject
from prongsai.core.reports.blocks import Chart, Document, Run
from tests.core.reports.real_results import chan_lan, lampang, mae_sai, paper, song_phi_nong, tham_rong

FIVE = (mae_sai, lampang, song_phi_nong, chan_lan, tham_rong)


def texts(document: Document) -> list[str]:
    """Every text of a document as it is read on paper; what a picture says in words is for screen readers."""
    seen: list[str] = []

    def remember(run: Run) -> str:
        seen.append(run.text)
        return run.text

    for block in with_thai_numerals(document).blocks:
        TextChange(remember).block(replace(block, alt="") if isinstance(block, Chart) else block)
    return seen


def read_by_pdfium(pdf: bytes) -> str:
    file = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage() for page in file]
    text = "\n".join(page.get_text_range() for page in pages)
    for page in pages:
        page.close()
    file.close()
    return text


@pytest.mark.parametrize("result", FIVE)
def test_pdfium_reads_every_word_of_every_block(result: Callable[[], Subject]) -> None:
    document = paper(result())
    words = {word for text in texts(document) for word in word_tokenize(text) if re.fullmatch("[ก-๎]{2,}", word)}
    shown = read_by_pdfium(render(document, "pdf"))
    assert len(words) > 150
    assert [word for word in sorted(words) if word not in shown] == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("arrange", ["indicator", "instrument"])
def test_every_format_in_both_arrangements_and_languages(form: Format, arrange: str) -> None:
    for language in ("th", "en"):
        assert render(paper(mae_sai(), arrange=arrange, language=language), form)


def test_the_fonts_found_are_those_of_the_folders_named(tmp_path: Path) -> None:
    from prongsai.adapters.render.fonts import font_folders, thai_font

    assert thai_font((tmp_path,)) is None
    known = thai_font(font_folders())
    assert known is not None
    (regular, *_) = [font.path for font in known.fonts.fonts() if font.family == known.typeface.family]
    assert regular is not None
    (tmp_path / Path(regular).name).write_bytes(Path(regular).read_bytes())
    thai_font.cache_clear()
    alone = thai_font((tmp_path,))
    assert alone is not None
    assert alone.typeface == known.typeface


def squeezed(text: str) -> str:
    return "".join(text.split())


def ends_of_words(text: str) -> set[int]:
    """How many letters of the text, spaces left out, have been read when a word ends."""
    lengths = (len(squeezed(word)) for word in word_tokenize(text))
    return set(accumulate(lengths))


@pytest.mark.parametrize("result", FIVE)
def test_no_line_of_the_paper_ends_inside_a_word(result: Callable[[], Subject]) -> None:
    document = paper(result())
    written = {squeezed(text): ends_of_words(text) for text in texts(document) if len(text) > 40}
    lines = [squeezed(line) for line in read_by_pdfium(render(document, "pdf")).splitlines()]
    broken = [
        (upper, lower)
        for upper, lower in pairwise(lines)
        for text, ends in written.items()
        if len(upper) > 3 and len(lower) > 3 and (at := text.find(upper + lower)) >= 0 and re.search("[ก-๎]$", upper)
        if at + len(upper) not in ends
    ]
    assert broken == []
