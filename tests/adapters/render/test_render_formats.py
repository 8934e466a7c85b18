"""What holds for every format."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from prongsai.adapters.render import CONTENT_TYPES, FORMATS, Format, render
from tests.adapters.render.sample import SENTENCE, document, one_paragraph


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_document_gives_the_same_bytes(form: Format) -> None:
    first = render(document(), form)
    render(one_paragraph(SENTENCE), form)
    assert render(document(), form) == first


@pytest.mark.parametrize("form", FORMATS)
def test_an_english_paper_keeps_arabic_digits(form: Format) -> None:
    english = replace(one_paragraph("Total score 91.47"), language="en")
    assert render(english, form, thai_numerals=True) == render(english, form, thai_numerals=False)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_document_is_still_a_file(form: Format) -> None:
    assert render(replace(document(), blocks=()), form)


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="odt"):
        render(document(), cast("Format", "odt"))


def test_every_format_has_its_content_type() -> None:
    assert set(CONTENT_TYPES) == set(FORMATS)
