"""Where a line of Thai text may end: text cut into units that stay whole, with breakable spaces between some of them.

A line may end where pythainlp's newmm ends a word both with its own dictionary and with the terms of the assessment
and the names a document brings along (an agency, its province) added to it. Layout engines guess at Thai words; a
unit in a box leaves them nothing to guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from threading import Lock

from pythainlp.tokenize import word_dict_trie
from pythainlp.tokenize.newmm import segment

SPACE = " "
LONGEST_LATIN = 24
TERMS = ("ตัวชี้วัด", "ตัวชี้วัดที่", "ตัวชี้วัดย่อย", "น้ำหนัก", "คะแนนรวม", "ข้อเสนอแนะ", "ปีงบประมาณ", "จุดแข็ง", "จุดอ่อน", "ร้อยละ")

NO_BREAK = "\u00a0"
OPENING = "([{“‘«" + NO_BREAK
CLOSING = ")]}”’»,.;:!?%/ฯๆ" + NO_BREAK
THAI = "ก-ฺเ-๎"
PIECE = re.compile(
    r"(?:มี\.ค|เม\.ย|มิ\.ย)\."
    r"|(?:[ก-ฮ]\.){2,}"  # ป.ป.ช.
    rf"|(?<![{THAI}])[ก-ฮ]{{1,6}}\."  # อบต.
    rf"|[{THAI}]+?(?=(?:[ก-ฮ]\.){{2}}|[^{THAI}]|$)"
    rf"|[^\S{NO_BREAK}]+"
    rf"|{NO_BREAK}"
    rf"|[^\s{THAI}]+"
)
NUMBER = re.compile(r"[0-9๐-๙][0-9๐-๙.,]*")
LATIN_PART = re.compile(r"[^/\-_?&=.]{1,16}[/\-_?&=.]*|[/\-_?&=.]+")
_lock = Lock()


def warm_up() -> None:
    """Load the dictionary now (about half a second), so that the first document need not wait for it."""
    word_dict_trie()


@lru_cache(maxsize=20_000)
def _thai_words(text: str, terms: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of an unbroken stretch of Thai that end where a word ends, with the terms known and without."""
    with _lock:
        plain = segment(text, custom_dict=word_dict_trie())
        knowing = _cut_knowing(text, terms) if terms else plain
    ends = sorted({*accumulate(map(len, plain))} & {*accumulate(map(len, knowing))})
    return tuple(text[start:end] for start, end in pairwise((0, *ends)))


def _cut_knowing(text: str, terms: tuple[str, ...]) -> list[str]:
    """The words of the text with these terms in the dictionary, which does not keep them."""
    dictionary = word_dict_trie()
    new = [term for term in terms if term not in dictionary]
    for term in new:
        dictionary.add(term)
    try:
        return segment(text, custom_dict=dictionary)
    finally:
        for term in new:
            dictionary.remove(term)


def _pieces(text: str, terms: tuple[str, ...]) -> Iterator[str]:
    for piece in PIECE.findall(text):
        if piece.isspace() and piece != NO_BREAK:
            yield SPACE
        elif re.match(f"[{THAI}]", piece) and "." not in piece:
            yield from _thai_words(piece, tuple(term for term in (*TERMS, *terms) if term in piece))
        elif len(piece) > LONGEST_LATIN:
            yield from LATIN_PART.findall(piece)
        else:
            yield piece


def _clings(piece: str, before: list[str]) -> bool:
    """True when a line must not begin with this piece, so that it joins the unit before it."""
    if not before or piece == SPACE:
        return False
    after_space = before[-1] == SPACE
    if after_space:
        return len(before) > 1 and (piece[0] in "ฯๆ" or _number_after_word(piece, before[-2]))
    return piece[0] in CLOSING or before[-1][-1] in OPENING or (piece == '"' and before[-1][0] == '"')


def _number_after_word(piece: str, word: str) -> bool:
    return bool(NUMBER.fullmatch(piece)) and re.search(rf"[{THAI}.]$", word) is not None


def _joined(pieces: Iterable[str]) -> list[str]:
    units: list[str] = []
    for piece in pieces:
        if _clings(piece, units):
            tail = units.pop()
            units.append((units.pop() + SPACE if tail == SPACE else tail) + piece)
        else:
            units.append(piece)
    return units


@lru_cache(maxsize=5_000)
def units(text: str, terms: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The unbreakable units of a text in order; a unit that is one space is where a line may end too.

    ๆ, ฯ and closing marks stay with what stands before them, opening marks with what follows, a number with the Thai
    word it belongs to (ที่ ๙), and a no-break space joins its neighbours. Joined together the units give the text with
    its spaces made single.
    """
    return tuple(_joined(_pieces(text, terms)))
