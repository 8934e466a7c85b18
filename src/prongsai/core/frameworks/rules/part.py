"""A part of a framework file that may be wrong in any way: reading it never fails."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.frameworks.problems import Fault, Path
from prongsai.core.text import Text


class Part(NamedTuple):
    """A value of the file with the path to it."""

    path: Path
    value: object

    def get(self, field: str) -> Part:
        """The field of that name; its value is None when it is not there."""
        inside = self.value.get(field) if isinstance(self.value, dict) else None
        return Part((*self.path, field), inside)

    def has(self, field: str) -> bool:
        return isinstance(self.value, dict) and field in self.value

    def each(self, field: str) -> list[Part]:
        """The entries of a list that are parts themselves."""
        inside = self.get(field)
        listed = inside.value if isinstance(inside.value, list) else []
        return [Part((*inside.path, at), one) for at, one in enumerate(listed) if isinstance(one, dict)]

    def entries(self, field: str) -> list[Part]:
        """The entries of a list, of whatever kind they are."""
        inside = self.get(field)
        listed = inside.value if isinstance(inside.value, list) else []
        return [Part((*inside.path, at), one) for at, one in enumerate(listed)]

    def text(self, field: str) -> str:
        """A field as text, empty when it is not there or no single value."""
        inside = self.get(field).value
        return str(inside) if isinstance(inside, (str, int, float)) and not isinstance(inside, bool) else ""

    def number(self, field: str) -> Fraction | None:
        """A field as an exact number, None when it is none."""
        try:
            return Fraction(self.text(field))
        except (ValueError, ZeroDivisionError):
            return None

    def fault(self, what: Text, remedy: Text) -> Fault:
        return Fault(self.path, what, remedy)


def scored_parts(root: Part) -> list[Part]:
    """The instruments and their parts: what a gate may name."""
    instruments = root.each("instruments")
    return instruments + [part for one in instruments for part in one.each("parts")]


def indicators(root: Part) -> list[Part]:
    return [one for instrument in root.each("instruments") for one in instrument.each("indicators")]


def items(instrument: Part) -> list[Part]:
    """The items of an instrument in the order of the file, with or without sub-indicators."""
    found = []
    for indicator in instrument.each("indicators"):
        groups = [indicator, *indicator.each("sub_indicators")]
        found += [item for group in groups for item in group.each("items")]
    return found


def all_items(root: Part) -> list[Part]:
    return [item for instrument in root.each("instruments") for item in items(instrument)]


def everywhere(part: Part) -> Iterator[Part]:
    """The part and all parts within, whatever they are."""
    yield part
    inside = part.value
    listed = enumerate(inside) if isinstance(inside, list) else ()
    for step, value in inside.items() if isinstance(inside, dict) else listed:
        if isinstance(value, (dict, list)):
            yield from everywhere(Part((*part.path, step), value))
