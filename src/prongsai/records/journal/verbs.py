"""The words of acts: each app says how its own read."""

from __future__ import annotations

from string import Formatter

from prongsai.core.text import Text

_sayings: dict[str, Text] = {}


def verb(name: str, th: str, en: str) -> str:
    """Register the sentence of an act, with {facts} and {names} in braces; gives the name back."""
    _sayings[name] = Text(th, en)
    return name


def known() -> tuple[str, ...]:
    return tuple(_sayings)


def said(name: str, values: dict[str, str]) -> Text:
    """The act in words; what is no longer known (an erased name) is shown as "-"."""
    saying = _sayings.get(name, Text(name, name))
    return Text(_filled(saying.th, values), _filled(saying.en, values))


def _filled(saying: str, values: dict[str, str]) -> str:
    named = [field for _, field, _, _ in Formatter().parse(saying) if field]
    return saying.format(**{one: values.get(one, "-") for one in named})
