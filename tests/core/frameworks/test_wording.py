"""Official wording changes words and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.frameworks.wording import (
    OfficialWording,
    Overlay,
    changed_words,
    our_wordings,
    overlay_bytes,
    read_overlay,
    unknown_codes,
    wording,
)
from prongsai.core.text import Text


def overlay(**wordings: OfficialWording) -> Overlay:
    return Overlay(fiscal_year=2564, wordings=wordings)


def test_without_an_overlay_the_wording_is_ours() -> None:
    framework = load(2564)
    assert wording(framework, None, "9.1") == Text("ข้อมูลพื้นฐาน", "Basic information")
    assert wording(framework, overlay(), "o1") == framework.items["o1"].topic.text


def test_a_question_is_what_it_asks_and_a_row_its_topic() -> None:
    framework = load(2564)
    asked = framework.items["i8"].asks
    assert asked
    assert wording(framework, None, "i8") == asked.text
    assert wording(framework, None, "i8.1") == framework.items["i8"].rows[0].topic.text


def test_a_question_with_one_row_has_one_wording() -> None:
    framework = load(2564)
    asked = framework.items["i2"].asks
    assert asked
    assert wording(framework, None, "i2") == asked.text


def test_the_official_wording_stands_over_ours_in_the_languages_it_has() -> None:
    framework = load(2564)
    official = overlay(o1=OfficialWording(th="ทางการ", source="คู่มือ"))
    assert wording(framework, official, "o1") == Text("ทางการ", framework.items["o1"].topic.en)


def test_a_code_of_no_such_year_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        wording(load(2564), None, "o99")


def test_codes_that_the_year_does_not_have_are_named() -> None:
    official = overlay(o1=OfficialWording(th="ก", source="ข"), o44=OfficialWording(th="ก", source="ข"))
    assert unknown_codes(load(2564), official) == ("o44",)


@pytest.mark.parametrize("year", available_years())
def test_everything_with_a_code_has_a_wording_in_both_languages(year: int) -> None:
    framework = load(year)
    words = our_wordings(framework)
    rows = [row.code for one in framework.instruments for row in framework.rows_of(one.code)]
    assert {*framework.items, *rows, *(one.code for one in framework.indicators)} <= set(words)
    assert all(text.th and text.en for text in words.values())


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)


@given(th=texts, en=texts, source=texts.filter(bool))
def test_an_overlay_is_read_back_as_it_was_written(th: str, en: str, source: str) -> None:
    written = overlay(i2=OfficialWording(th=th, en=en, source=source))
    assert read_overlay(overlay_bytes(written)).wordings == written.wordings


def test_words_that_would_be_others_are_told_in_the_language_in_which_they_change() -> None:
    framework = load(2564)
    words = Overlay(
        fiscal_year=2564,
        wordings={"i1": OfficialWording(th="ใหม่", source="ก"), "i2": OfficialWording(th="ใหม่", en="New", source="ก")},
    )
    first, second = changed_words(framework, None, words)
    assert (first.subject.en, first.after.en) == ("i1 (Thai)", "ใหม่")
    assert (second.subject.en, second.after) == ("i2", Text("ใหม่", "New"))
    assert changed_words(framework, words, words) == ()
