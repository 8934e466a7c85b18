"""ข้อเสนอแนะ: what people suggest in their own words, masked, and put together by topic.

Deterministic: the same suggestions in any order give the same groups. A group of fewer than five is told only as part
of "others", and nothing at all of a survey in which fewer than five suggested something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from prongsai.core.few import LEAST as FEWEST
from prongsai.core.surveys.masking import mask
from prongsai.core.surveys.office_words import lexicon, words_of
from prongsai.core.text import Text

MOST_EXAMPLES = 3
MOST_KEYWORDS = 4
MOST_GROUPS = 12
LONGEST_EXAMPLE = 240
SHORTEST_KEYWORD = 3
THAI = re.compile("[ก-๎]+")
OTHERS = Text("อื่น ๆ", "Others")
NOT_PERFECT = Text(
    "ระบบปิดชื่อ หมายเลข และช่องทางติดต่อให้อัตโนมัติ อาจปิดเกินหรือปิดไม่ครบ โปรดอย่าคัดลอกต่อโดยไม่อ่านก่อน",
    "Names, numbers and contacts are masked by the system, perhaps too many of them, perhaps not all: read before you "
    "copy anything.",
)


class Group(NamedTuple):
    """Suggestions of one topic: its name, the words found most, how many, and examples with names masked."""

    name: Text
    keywords: tuple[str, ...]
    number: int
    examples: tuple[str, ...]


class Grouped(NamedTuple):
    """All suggestions of a survey. No group where there are fewer than five."""

    number: int
    groups: tuple[Group, ...]
    not_perfect: Text = NOT_PERFECT


class _Read(NamedTuple):
    text: str
    topics: frozenset[str]
    words: frozenset[str]


def grouped(suggestions: Iterable[str]) -> Grouped:
    """Masks suggestions and groups them by what they are about; "others" come last."""
    written = [text for one in suggestions if (text := " ".join(one.split()))]
    if len(written) < FEWEST:
        return Grouped(len(written), ())
    left = sorted(map(_read, written))
    found: list[tuple[str, list[_Read]]] = []
    while len(found) < MOST_GROUPS and (topic := _largest(left)):
        found.append((topic, [one for one in left if _is_about(one, topic)]))
        left = [one for one in left if not _is_about(one, topic)]
    if left and len(left) < FEWEST and found:  # too few to stand alone: the smallest group joins them
        left = sorted([*found.pop()[1], *left])
    groups = [_group(Text(topic, topic), members) for topic, members in found]
    return Grouped(len(written), (*groups, *([_group(OTHERS, left)] if left else [])))


def _read(text: str) -> _Read:
    masked = mask(text)
    words, topic_of = set(words_of(masked)), lexicon().topic_of
    topics = frozenset(topic_of[one] for one in words if one in topic_of)
    return _Read(masked, topics, frozenset(filter(_says_something, words)))


def _says_something(word: str) -> bool:
    words = lexicon()
    if word in words.topic_of:
        return word not in words.no_topic
    is_word = len(word) >= SHORTEST_KEYWORD and word in words.known and bool(THAI.fullmatch(word))
    return is_word and not any(word in one for one in (words.no_topic, words.given_names, words.family_names))


def _is_about(one: _Read, topic: str) -> bool:
    return topic in one.topics or topic in one.words


def _largest(left: Sequence[_Read]) -> str:
    """The topic of most of what is left, one of our list before a mere word; empty where none has five."""
    topics = Counter(topic for one in left for topic in one.topics)
    words = Counter(word for one in left if not one.topics for word in one.words)
    for counted in (topics, words):
        enough = [(-number, _place(name), name) for name, number in counted.items() if number >= FEWEST]
        if enough:
            return min(enough)[2]
    return ""


def _place(name: str) -> int:
    topics = lexicon().topics
    return topics.index(name) if name in topics else len(topics)


def _group(name: Text, members: Sequence[_Read]) -> Group:
    counted = Counter(word for one in members for word in one.words)
    often = sorted((word for word, number in counted.items() if number >= FEWEST), key=lambda one: (-counted[one], one))
    return Group(name, tuple(often[:MOST_KEYWORDS]), len(members), _examples(members, often))


def _examples(members: Sequence[_Read], often: Sequence[str]) -> tuple[str, ...]:
    """Those that say most of what the group says, none twice."""
    common = frozenset(often)
    ranked = sorted({one.text: one for one in members}.values(), key=lambda one: (-len(one.words & common), one.text))
    return tuple(_short(one.text) for one in ranked[:MOST_EXAMPLES])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_EXAMPLE else f"{text[: LONGEST_EXAMPLE - 1].rstrip()}…"
