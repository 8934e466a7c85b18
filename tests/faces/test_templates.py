"""Rules that every template keeps."""

import re
from pathlib import Path

import pytest

import prongsai

TEMPLATES = sorted(Path(prongsai.__file__).parent.rglob("faces/**/templates/**/*.html"))
FORBIDDEN = {
    r"\|\s*(?:date|time|timesince|naturaltime)\b": "Gregorian dates: use thai_date",
    r"{%\s*now\b": "Gregorian dates: use thai_date",
    r"\|\s*(?:safe|safeseq)\b|{%\s*autoescape\s+off": "everything is escaped",
    r"\sstyle=|<style|<script|\son[a-z]+=": "the content policy allows nothing inline",
    r"(?:src|href)=\"(?:https?:)?//": "no request leaves the site",
    r"https?://(?!www\.w3\.org)": "addresses come from data",
}

SCRIPTS = {  # few pages run one, and say so in their policy
    "mfa/webauthn/ask.html": ("entry/passkey.js",),
    "entry/left.html": ("entry/left.js",),  # drops the pages of interviews that a device keeps
    "answer/device.html": ("answer/answer.js", "parts/survey/queue.js", "parts/survey/asking.js"),
    "oversight/interview_device.html": ("oversight/interviews.js", "parts/survey/queue.js", "parts/survey/asking.js"),
}
UNTOKENED = "oversight/interview*.html"  # they live in a device, where a token ages: the origin is checked instead


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_keeps_the_rules(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    for script in next((scripts for own, scripts in SCRIPTS.items() if file.match(own)), ()):
        source = source.replace(f'<script src="{{% static "{script}" %}}" defer></script>', "", 1)
    assert {why for pattern, why in FORBIDDEN.items() if re.search(pattern, source)} == set()


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_forms_have_a_token_and_public_ones_set_no_cookie(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    if {"public", "parts", "answer"} & set(file.parts) or file.match(UNTOKENED):
        assert "csrf_token" not in source
    else:
        assert len(re.findall(r"<form\b[^>]*method=\"post\"", source)) == source.count("{% csrf_token %}")


def test_there_are_templates() -> None:
    assert TEMPLATES


def test_the_stylesheet_is_one_small_file_that_loads_nothing() -> None:
    (stylesheet,) = Path(prongsai.__file__).parent.rglob("faces/**/static/**/*.css")
    source = stylesheet.read_text(encoding="utf-8")
    assert len(source) < 24_000
    assert "@import" not in source
    assert re.findall(r"url\(([^)]*)\)", source) == ['"#hatch"']
    for query in ("print", "prefers-reduced-motion", "prefers-contrast", "forced-colors", "max-width"):
        assert query in source
