"""Rules for wordings: short enough for a table or a phone, and each language in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.core.frameworks.problems import Fault
from prongsai.core.frameworks.rules.part import Part, everywhere
from prongsai.core.text import Text

LONGEST = {"topic": 60, "label": 60, "name": 70}
LONGEST_SENTENCE = 300
_THAI = re.compile("[\u0e01-\u0e5b]")
_ABOVE_OR_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def width(text: str) -> int:
    """How many columns a text takes: Thai vowels and tone marks above or below a letter take none."""
    return len(_ABOVE_OR_BELOW.sub("", text))


def wordings_are_usable(root: Part) -> Iterator[Fault]:
    """Short, in the right language, on one line."""
    for wording in everywhere(root):
        if wording.has("th") and wording.has("en"):
            yield from _languages_in_place(wording)
            for language in ("th", "en"):
                yield from _short(wording, language)
                yield from _one_line(wording, language)


def _short(wording: Part, language: str) -> Iterator[Fault]:
    text = wording.text(language)
    most = LONGEST.get(_role(wording), LONGEST_SENTENCE)
    if len(text) > most and width(text) > most:
        yield wording.get(language).fault(
            Text(f"ยาว {width(text)} ตัวอักษร เกิน {most}", f"It has {width(text)} characters, more than {most}."),
            Text("เขียนให้สั้นลง", "Make it shorter."),
        )


def _languages_in_place(wording: Part) -> Iterator[Fault]:
    if _THAI.search(wording.text("en")):
        yield wording.get("en").fault(
            Text("ช่องภาษาอังกฤษมีอักษรไทย", "The English wording has Thai letters."),
            Text("เขียนภาษาอังกฤษใน en และภาษาไทยใน th", "Write English under en and Thai under th."),
        )


def _one_line(wording: Part, language: str) -> Iterator[Fault]:
    text = wording.text(language)
    if text != text.strip() or "\n" in text:
        yield wording.get(language).fault(
            Text("มีช่องว่างหน้าหรือหลังข้อความ หรือขึ้นบรรทัดใหม่", "It has blanks around it or a line break in it."),
            Text("เขียนเป็นบรรทัดเดียว ไม่มีช่องว่างหัวท้าย", "Write it on one line without blanks around it."),
        )


def _role(wording: Part) -> str:
    return str(next((step for step in reversed(wording.path) if isinstance(step, str)), ""))
