"""Words of suggestions to offices (office_words.yaml), Thai names (of pythainlp), and how a text is cut into words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml
from pythainlp.corpus.common import thai_family_names, thai_female_names, thai_male_names, thai_stopwords, thai_words
from pythainlp.tokenize.newmm import segment
from pythainlp.util import Trie

FILE = Path(__file__).with_name("office_words.yaml")
SHORTEST_NAME_AS_A_WORD = 4
Words = frozenset[str]


class Lexicon(NamedTuple):
    """What words are taken for; `topic_of` gives the topic of a word, `topics` their order."""

    topics: tuple[str, ...]
    topic_of: dict[str, str]
    no_topic: Words
    posts: Words
    workers: Words
    ends_name: Words
    no_name: Words
    given_names: Words
    family_names: Words
    known: Words


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words, read once."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    topics: dict[str, str] = content.pop("topics")
    office, ends, generic, posts, workers = (
        frozenset(content[name].split()) for name in ("office", "ends", "generic", "posts", "workers")
    )
    topic_of = {word: topic for topic, words in topics.items() for word in words.split()}
    said_everywhere = office | generic | thai_stopwords()
    return Lexicon(
        topics=tuple(topics),
        topic_of=topic_of,
        no_topic=said_everywhere,
        posts=posts,
        workers=workers,
        ends_name=ends,
        no_name=said_everywhere | ends | posts | workers | topic_of.keys(),
        given_names=thai_male_names() | thai_female_names(),
        family_names=thai_family_names(),
        known=thai_words(),
    )


@lru_cache(maxsize=1)
def _dictionary() -> Trie:
    words = lexicon()
    names = [one for one in words.given_names | words.family_names if len(one) >= SHORTEST_NAME_AS_A_WORD]
    return Trie([*words.known, *words.no_name, *names])


def words_of(text: str) -> list[str]:
    """A Thai text cut into words, blanks included, by newmm with the words of offices and Thai names."""
    cut: list[str] = segment(text, custom_dict=_dictionary())
    return cut
