"""Words, dates and figures in templates."""

from datetime import date

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from prongsai.core.text import Text


def rendered(template: str, language: str, **values: object) -> str:
    with translation.override(language):
        return Template("{% load prongsai %}" + template).render(Context(values))


def test_a_sentence_follows_the_language_of_the_page() -> None:
    sentence = Text("ผ่าน", "Pass")
    assert rendered("{{ one|text }}", "th", one=sentence) == "ผ่าน"
    assert rendered("{{ one|text }}", "en", one=sentence) == "Pass"
    assert rendered("{{ one|text }}", "th", one=None) == ""


def test_thai_words_within_english_are_marked_and_everything_is_escaped() -> None:
    sentence = Text("", "hence “ผ่าน” <b>(Pass)</b>")
    assert rendered("{{ one|text }}", "en", one=sentence) == (
        'hence “<span lang="th">ผ่าน</span>” &lt;b&gt;(Pass)&lt;/b&gt;'
    )
    assert rendered("{{ one|plain }}", "en", one=sentence) == "hence “ผ่าน” &lt;b&gt;(Pass)&lt;/b&gt;"


def test_what_is_thai_only_is_marked_on_an_english_page() -> None:
    assert rendered("{{ one|thai }}", "th", one="อบต.<i>") == "อบต.&lt;i&gt;"
    assert rendered("{{ one|thai }}", "en", one="อบต.<i>") == '<span lang="th">อบต.&lt;i&gt;</span>'


def test_dates_are_of_the_buddhist_era() -> None:
    assert rendered("{{ one|thai_date }}", "th", one=date(2021, 8, 26)) == "26 สิงหาคม 2564"
    assert rendered("{{ one|thai_date }}", "en", one=date(2021, 8, 26)) == "26 August 2021 (BE 2564)"


def test_years_and_counts() -> None:
    assert rendered("{{ one|year }}", "th", one=2567) == "2567"
    assert rendered("{{ one|year }}", "en", one=2567) == "2567 (2024)"
    assert rendered("{{ one|count }}", "th", one=8300) == "8,300"


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("/", "/en/"),
        ("/?q=a&page=2", "/en/?q=a&amp;page=2"),
        ("/en/", "/"),
        ("/en/about/", "/about/"),
        ("/en//example.com/", "/example.com/"),
    ],
)
def test_the_other_language_is_the_same_page_and_never_another_site(address: str, other: str) -> None:
    language = "en" if address.startswith("/en/") else "th"
    request = RequestFactory().get(address)
    link = rendered("{% other_language as one %}{{ one.address }}", language, request=request)
    assert link == other
