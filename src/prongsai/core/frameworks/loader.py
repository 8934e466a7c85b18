"""Reads the file of a year into a Framework."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from prongsai.core.frameworks.model import Framework

YEARS = files("prongsai.core.frameworks") / "years"
_WORDING = {"th", "en"}
_WITHOUT_BASIS = {"sources", "basis"}


def available_years() -> tuple[int, ...]:
    """The fiscal years (Buddhist Era) that the package has rules for, in order."""
    names = (one.name for one in YEARS.iterdir())
    return tuple(sorted(int(name[:4]) for name in names if name.endswith(".yaml") and name[:4].isdigit()))


@lru_cache(maxsize=32)
def load(fiscal_year: int) -> Framework:
    """The rules of a fiscal year (Buddhist Era); KeyError when the package has none."""
    if fiscal_year not in available_years():
        raise KeyError(fiscal_year)
    return read((YEARS / f"{fiscal_year}.yaml").read_bytes())


def read(data: bytes) -> Framework:
    """A Framework from the bytes of a file; its SHA-256 is kept on it."""
    raw = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    raw = inherit(raw, raw.get("basis"))
    return Framework.model_validate({**raw, "sha256": hashlib.sha256(data).hexdigest()})


def inherit(raw: Any, basis: Any) -> Any:
    """Gives every part without a basis of its own the basis of the part around it."""
    if isinstance(raw, list):
        return [inherit(one, basis) for one in raw]
    if not isinstance(raw, dict) or set(raw) == _WORDING:
        return raw
    own = raw.get("basis", basis)
    return {key: value if key in _WITHOUT_BASIS else _child(key, value, own) for key, value in raw.items()} | {"basis": own}


def _child(key: str, value: Any, basis: Any) -> Any:
    if key == "scales" and isinstance(value, dict):
        return {code: inherit(scale, basis) for code, scale in value.items()}
    return inherit(value, basis)
