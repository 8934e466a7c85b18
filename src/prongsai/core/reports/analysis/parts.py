"""The indicators of a year with the instrument each belongs to, in framework order."""

from __future__ import annotations

from typing import NamedTuple

from prongsai.core.frameworks.model import Framework
from prongsai.core.text import Text


class Part(NamedTuple):
    """An indicator; an index of FY 2561 belongs to no instrument."""

    instrument: str
    code: str
    name: Text


def parts_of(framework: Framework) -> tuple[Part, ...]:
    """All indicators of the year, or its indices."""
    if framework.indices:
        return tuple(Part("", one.code, one.name.text) for one in framework.indices)
    tools = framework.instruments
    return tuple(Part(tool.code, one.code, one.name.text) for tool in tools for one in tool.indicators)
