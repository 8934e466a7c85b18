"""A document as plain JSON values and back, and its digest: what an edition keeps of a paper, and what is signed.

The fields of the blocks are the format. What equals its default is not written, so that a block which gains a field
later leaves the digests of older documents as they were; for the same reason a default in blocks.py is never changed.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from functools import cache
from hashlib import sha256
from math import isfinite
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from prongsai.core.reports.blocks import Document
from prongsai.core.text import Text

FORMAT = 1
"""The number of this way of writing; another one would be read by another function."""

Annotation = Any
Value = Any
Writer = Callable[[Value], Value]
Reader = Callable[[Value, str], Value]


class UnreadableDocumentError(ValueError):
    """The stored values are no document that this version knows; `text` says where."""

    def __init__(self, at: str) -> None:
        super().__init__(at)
        self.text = Text(
            f"อ่านเอกสารที่เก็บไว้ไม่ได้ (ที่ {at}) อาจบันทึกด้วยโปรแกรมรุ่นใหม่กว่า โปรดปรับรุ่นโปรแกรมแล้วลองใหม่",
            f"The stored document cannot be read (at {at}). A newer version may have written it: update and try again.",
        )


def to_json(document: Document) -> dict[str, Any]:
    """The document as dictionaries, lists, strings, numbers and booleans; a fraction is "a/b"."""
    return {"format": FORMAT, **_writer(Document)(document)}


def from_json(data: Mapping[str, Any]) -> Document:
    """The document that `to_json` wrote, equal in every field. Raises UnreadableDocumentError for anything else."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise UnreadableDocumentError("format")
    values = {name: value for name, value in data.items() if name != "format"}
    document: Document = _reader(Document)(values, "document")
    return document


def digest(document: Document) -> str:
    """SHA-256 (hexadecimal) of the canonical JSON: sorted keys, no spaces, ASCII. Equal documents have the same."""
    written = json.dumps(to_json(document), sort_keys=True, separators=(",", ":"), allow_nan=False)
    return sha256(written.encode("ascii")).hexdigest()


@cache
def _writer(kind: Annotation) -> Writer:
    """How a value of this annotation is written."""
    if is_dataclass(kind):
        return _dataclass_writer(kind)
    if _origin(kind) is tuple:
        one = _writer(get_args(kind)[0])
        return lambda values: [one(value) for value in values]
    if _is_union(kind):
        return _write_alternative
    numbers: dict[Annotation, Writer] = {float: _write_float, Fraction: _write_fraction}
    return numbers.get(kind, _write_as_it_is)


def _write_as_it_is(value: Value) -> Value:
    return value


def _origin(kind: Annotation) -> Annotation:
    return get_origin(kind)


def _is_union(kind: Annotation) -> bool:
    return _origin(kind) in (Union, types.UnionType)


def _write_alternative(value: Value) -> Value:
    """One of several blocks says which it is; None and what stands alone beside None need not."""
    kind: Annotation = type(value)
    written = _writer(kind)(value)
    return {"type": _name(kind), **written} if is_dataclass(kind) else written


def _name(block: Value) -> str:
    """The name of a block in JSON: ItemList → item_list."""
    name: str = block.__name__
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def _write_float(value: float) -> float:
    """Always a float, and zero without a sign: 3 and 3.0 are equal, so they are written alike."""
    return float(value) + 0.0


def _write_fraction(value: Fraction) -> str:
    exact = Fraction(value)
    return f"{exact.numerator}/{exact.denominator}"


def _dataclass_writer(kind: Annotation) -> Writer:
    hints = get_type_hints(kind)
    parts = [(field.name, _default(field), _writer(hints[field.name])) for field in fields(kind)]

    def write(block: Value) -> dict[str, Any]:
        values = ((name, default, write_one, getattr(block, name)) for name, default, write_one in parts)
        return {name: write_one(value) for name, default, write_one, value in values if value != default}

    return write


def _default(field: Field[Any]) -> Value:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@cache
def _reader(kind: Annotation) -> Reader:
    """How a value of this annotation is read; a reader is told where it stands, for the error."""
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if _origin(kind) is tuple:
        return _tuple_reader(get_args(kind)[0])
    if _origin(kind) is Literal:
        return _literal_reader(get_args(kind))
    if _is_union(kind):
        return _alternative_reader(get_args(kind))
    return {float: _read_float, Fraction: _read_fraction}.get(kind) or _plain_reader(kind)


def _plain_reader(kind: type) -> Reader:
    def read(value: Value, at: str) -> Value:
        if type(value) is not kind:
            raise UnreadableDocumentError(at)
        return value

    return read


def _literal_reader(known: tuple[Any, ...]) -> Reader:
    def read(value: Value, at: str) -> Value:
        if isinstance(value, bool) or not isinstance(value, str | int) or value not in known:
            raise UnreadableDocumentError(at)
        return value

    return read


def _read_float(value: Value, at: str) -> float:
    if type(value) not in (int, float) or not isfinite(value):
        raise UnreadableDocumentError(at)
    return float(value)


def _read_fraction(value: Value, at: str) -> Fraction:
    try:
        above, below = value.split("/")
        return Fraction(int(above), int(below))
    except (AttributeError, ValueError, ZeroDivisionError):
        raise UnreadableDocumentError(at) from None


def _tuple_reader(kind: Annotation) -> Reader:
    one = _reader(kind)

    def read(values: Value, at: str) -> tuple[Any, ...]:
        if not isinstance(values, list | tuple):
            raise UnreadableDocumentError(at)
        return tuple(one(value, f"{at}/{place}") for place, value in enumerate(values))

    return read


def _alternative_reader(kinds: tuple[Any, ...]) -> Reader:
    readers = {kind: _reader(kind) for kind in kinds if kind is not types.NoneType}
    blocks = {_name(kind): read_one for kind, read_one in readers.items() if is_dataclass(kind)}
    others = [read_one for kind, read_one in readers.items() if not is_dataclass(kind)]
    optional = types.NoneType in kinds

    def read(value: Value, at: str) -> Value:
        if value is None and optional:
            return None
        if not isinstance(value, Mapping) and others:
            return others[0](value, at)
        if not isinstance(value, Mapping) or value.get("type") not in blocks:
            raise UnreadableDocumentError(at)
        return blocks[value["type"]]({name: one for name, one in value.items() if name != "type"}, at)

    return read


def _dataclass_reader(kind: Annotation) -> Reader:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = {field.name for field in fields(kind) if _default(field) is MISSING}

    def read(values: Value, at: str) -> Value:
        if not isinstance(values, Mapping):
            raise UnreadableDocumentError(at)
        if wrong := sorted((values.keys() - readers.keys()) | (needed - values.keys())):
            raise UnreadableDocumentError(f"{at}/{wrong[0]}")
        return kind(**{name: readers[name](value, f"{at}/{name}") for name, value in values.items()})

    return read
