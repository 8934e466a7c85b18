"""Official wording over ours: an overlay apart from the rules, with a hash of its own.

The rules and their hash stay what they are; an overlay only changes which words are shown for a code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import yaml
from pydantic import Field, ValidationError

from prongsai.core.frameworks.diff import Change, told
from prongsai.core.frameworks.model import Framework, Instrument, Item, Part, known_items
from prongsai.core.frameworks.places import locate
from prongsai.core.frameworks.problems import Fault, FrameworkInvalid
from prongsai.core.frameworks.shape import shape_faults
from prongsai.core.frameworks.yaml_file import parse
from prongsai.core.text import Text


class OfficialWording(Part):
    """The words of one code; a language that is not given keeps our wording."""

    th: str = ""
    en: str = ""
    source: str = Field(min_length=1)


class Overlay(Part):
    """The official wording of a fiscal year, by code, as it was imported."""

    fiscal_year: int
    wordings: dict[str, OfficialWording]
    sha256: str = ""

    def __hash__(self) -> int:
        return hash((self.fiscal_year, self.sha256))


def our_wordings(framework: Framework) -> dict[str, Text]:
    """Our wording of everything that has a code: instruments, parts, indicators, sub-indicators, items, rows.

    A question is what it asks, everything else its name or topic.
    """
    return dict(_wordings(framework))


def wording(framework: Framework, overlay: Overlay | None, code: str) -> Text:
    """The words for a code: the official ones where there are some, else ours; KeyError for a code of no such year."""
    ours = our_wordings(framework)[code]
    official = overlay.wordings.get(code) if overlay else None
    return Text(official.th or ours.th, official.en or ours.en) if official else ours


def unknown_codes(framework: Framework, overlay: Overlay) -> tuple[str, ...]:
    """The codes of an overlay that this year's framework does not have."""
    known = our_wordings(framework)
    return tuple(code for code in overlay.wordings if code not in known)


def changed_words(framework: Framework, before: Overlay | None, after: Overlay | None) -> tuple[Change, ...]:
    """The codes whose words would be others, with both; where only the source of words changes, nothing does."""
    found = (
        told(Text(code, code), wording(framework, before, code), wording(framework, after, code))
        for code in our_wordings(framework)
    )
    return tuple(one for one in found if one)


def overlay_bytes(overlay: Overlay) -> bytes:
    """The file of an overlay; its hash is that of these bytes."""
    content = overlay.model_dump(exclude={"sha256"}, exclude_defaults=True)
    written: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)
    return written.encode()


def read_overlay(data: bytes, name: str = "") -> Overlay:
    """An Overlay from the bytes of its file; FrameworkInvalid, with every problem, when it cannot be used."""
    content, faults = parse(data)
    overlay, found = _understood(content, hashlib.sha256(data).hexdigest()) if content else (None, [])
    if overlay is None or faults or found:
        raise FrameworkInvalid(locate([*faults, *found], data, content, name))
    return overlay


def _understood(content: dict[str, object], sha256: str) -> tuple[Overlay | None, list[Fault]]:
    try:
        return Overlay.model_validate(content | {"sha256": sha256}), []
    except ValidationError as error:
        return None, shape_faults(content, error)


def _wordings(framework: Framework) -> Iterator[tuple[str, Text]]:
    for index in framework.indices:
        yield index.code, index.name.text
    for instrument in framework.instruments:
        yield instrument.code, instrument.name.text
        yield from ((part.code, part.name.text) for part in instrument.parts)
        yield from _of_indicators(instrument)


def _of_indicators(instrument: Instrument) -> Iterator[tuple[str, Text]]:
    for indicator in instrument.indicators:
        yield indicator.code, indicator.name.text
        yield from ((sub.code, sub.name.text) for sub in indicator.sub_indicators)
        for item in known_items(indicator):
            yield from _of_item(item)


def _of_item(item: Item) -> Iterator[tuple[str, Text]]:
    yield from ((row.code, row.topic.text) for row in item.rows)
    yield item.code, (item.asks or item.topic).text
