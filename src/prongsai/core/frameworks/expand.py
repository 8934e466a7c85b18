"""Writes out what a framework file may leave unsaid: the basis of each part, and rows and elements in short form.

Three short forms keep the files readable; the model only knows the long ones:

- a part without `basis` has the basis of the part around it; `items_basis` and `elements_basis` of an instrument
  or indicator stand for all items or elements below;
- a question with one answer row gives `scale` and `direction` itself; rows without them take the question's;
- an element may be its wording alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

_WORDING = frozenset({"th", "en"})
_NO_PART = frozenset({"sources", "basis", "decided_on_basis", "weak_below_basis"})
_DEFAULTS = frozenset({"items_basis", "elements_basis"})
_ROW_FIELDS = frozenset({"scale", "direction"})


class Defaults(NamedTuple):
    """The bases that parts without their own take, by the kind of part."""

    around: Any = None
    items: Any = None
    elements: Any = None

    def inside(self, part: dict[str, Any]) -> Defaults:
        """The defaults for the parts inside `part`."""
        return Defaults(
            part.get("basis", self.around),
            part.get("items_basis", self.items),
            part.get("elements_basis", self.elements),
        )

    def of_children(self, key: str) -> Defaults:
        """The defaults for the parts that stand under `key`."""
        special = {"items": self.items, "elements": self.elements}.get(key)
        return self if special is None else self._replace(around=special)


def expand(raw: dict[str, Any]) -> dict[str, Any]:
    """The content of a framework file in the long form that the model reads."""
    return _part(raw, Defaults())


def _part(raw: dict[str, Any], defaults: Defaults) -> dict[str, Any]:
    inside = defaults.inside(raw)
    long = {key: _under(key, value, inside) for key, value in raw.items() if key not in _DEFAULTS}
    return long if inside.around is None else long | {"basis": inside.around}


def _under(key: str, value: object, defaults: Defaults) -> object:
    if key in _NO_PART or _is_wording(value):
        return value
    inside = defaults.of_children(key)
    if key == "scales" and isinstance(value, dict):
        return {code: _value(scale, inside) for code, scale in value.items()}
    if key in _SHORT and isinstance(value, list):
        value = [_SHORT[key](one) for one in value]
    return _value(value, inside)


def _value(value: object, defaults: Defaults) -> object:
    if isinstance(value, list):
        return [_value(one, defaults) for one in value]
    return _part(value, defaults) if isinstance(value, dict) and not _is_wording(value) else value


def _is_wording(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= _WORDING


def _element(raw: object) -> object:
    if not isinstance(raw, dict) or "th" not in raw:
        return raw
    wording = {key: raw[key] for key in raw if key in _WORDING}
    return {"topic": wording} | {key: raw[key] for key in raw if key not in _WORDING}


def _item(raw: object) -> object:
    if not isinstance(raw, dict) or _ROW_FIELDS.isdisjoint(raw):
        return raw
    shared = {key: raw[key] for key in _ROW_FIELDS if key in raw}
    rows = raw.get("rows", [{"code": raw.get("code"), "topic": raw.get("topic")}])
    long = {key: value for key, value in raw.items() if key not in _ROW_FIELDS}
    return long | {"rows": [_row(one, shared) for one in rows] if isinstance(rows, list) else rows}


def _row(raw: object, shared: dict[str, Any]) -> object:
    return shared | raw if isinstance(raw, dict) else raw


_SHORT: dict[str, Callable[[object], object]] = {"items": _item, "elements": _element}
