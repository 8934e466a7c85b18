"""Reads the file of a year into a Framework."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files

import yaml

from prongsai.core.frameworks.expand import expand
from prongsai.core.frameworks.model import Framework

SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
    return read((YEARS / f"{fiscal_year}.yaml").read_bytes())


def read(data: bytes) -> Framework:
    """A Framework from the bytes of a file; its SHA-256 is kept on it."""
    raw: dict[str, object] = yaml.load(data, Loader=SAFE)  # noqa: S506 (CSafeLoader is as safe as SafeLoader, and ten times as fast)
    return Framework.model_validate({**expand(raw), "sha256": hashlib.sha256(data).hexdigest()})
