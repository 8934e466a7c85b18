"""Reads the file of a year into a Framework, or says what is wrong with it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files

from prongsai.core.frameworks.expand import expand
from prongsai.core.frameworks.model import Framework
from prongsai.core.frameworks.places import locate
from prongsai.core.frameworks.problems import Fault, FrameworkInvalid
from prongsai.core.frameworks.rules import rule_faults
from prongsai.core.frameworks.shape import as_framework
from prongsai.core.frameworks.yaml_file import parse

YEARS = files("prongsai.core.frameworks") / "years"


def available_years() -> tuple[int, ...]:
    """The fiscal years (Buddhist Era) that the package has rules for, in order."""
    names = (one.name for one in YEARS.iterdir())
    return tuple(sorted(int(name[:4]) for name in names if name.endswith(".yaml") and name[:4].isdigit()))


@lru_cache(maxsize=32)
def load(fiscal_year: int) -> Framework:
    """The rules of a fiscal year (Buddhist Era); KeyError when the package has none."""
    if fiscal_year not in available_years():
        raise KeyError(fiscal_year)
    return read(package_bytes(fiscal_year), f"{fiscal_year}.yaml")


def package_bytes(fiscal_year: int) -> bytes:
    """The bytes of the package's file of a fiscal year (Buddhist Era), whose SHA-256 stands on every result."""
    return (YEARS / f"{fiscal_year}.yaml").read_bytes()


def read(data: bytes, name: str = "") -> Framework:
    """A Framework from the bytes of a file; its SHA-256 is kept on it.

    `name` is the name of the file, for messages; a name of four digits must agree with the year inside.
    Raises FrameworkInvalid with every problem that was found.
    """
    content, faults = parse(data)
    framework, found = _understood(content, hashlib.sha256(data).hexdigest(), name) if content else (None, [])
    if framework is None or faults or found:
        raise FrameworkInvalid(locate([*faults, *found], data, content, name))
    return framework


def _understood(content: dict[str, object], sha256: str, name: str) -> tuple[Framework | None, list[Fault]]:
    long = expand(content)
    framework, faults = as_framework(long, sha256)
    return framework, [*faults, *_new(rule_faults(long, name), faults)]


def _new(found: list[Fault], known: list[Fault]) -> list[Fault]:
    """What the rules found, without what may only follow from a wrong form of the same ladder or scale."""
    wrong = {_section(one) for one in known} - {None}
    return [one for one in found if _section(one) not in wrong]


def _section(fault: Fault) -> tuple[str | int, ...] | None:
    return {"levels": fault.path[:1], "scales": fault.path[:2]}.get(str(fault.path[0] if fault.path else ""))
