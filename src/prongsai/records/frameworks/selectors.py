"""Reads kept versions of the rules."""

from __future__ import annotations

from functools import lru_cache

from prongsai.core.frameworks.loader import available_years, load, package_bytes, read
from prongsai.core.frameworks.model import EvidenceKind, Framework
from prongsai.records.frameworks.models import FrameworkVersion, Origin


def by_sha256(sha256: str) -> Framework | None:
    """The rules with that hash: those of the program's own year, or a kept version; None when neither is."""
    try:
        return _read(sha256)
    except LookupError:
        return None


def framework_of(version: FrameworkVersion) -> Framework:
    """The rules of a kept version."""
    return _read(version.sha256)


def last_imported(fiscal_year: int) -> Framework | None:
    """The rules that were last imported for a year."""
    found = FrameworkVersion.objects.filter(fiscal_year=fiscal_year, origin=Origin.IMPORT).order_by("-pk").first()
    return framework_of(found) if found else None


def public_rules() -> dict[int, Framework]:
    """The rules of each fiscal year that anybody may read here: the program's own, and imported ones of other years."""
    imported = FrameworkVersion.objects.filter(origin=Origin.IMPORT).defer("content").order_by("pk")
    return {one.fiscal_year: framework_of(one) for one in imported} | {year: load(year) for year in available_years()}


def file_of(framework: Framework) -> bytes:
    """The bytes that rules were read from. Raises LookupError for rules that are kept nowhere."""
    if framework.fiscal_year in available_years() and load(framework.fiscal_year) == framework:
        return package_bytes(framework.fiscal_year)
    kept = FrameworkVersion.objects.filter(sha256=framework.sha256).first()
    if kept is None:
        raise LookupError(framework.sha256)
    return bytes(kept.content)


def usable_years() -> tuple[int, ...]:
    """The fiscal years whose questions are known, so that people can be asked them; the newest first."""
    return tuple(sorted((year for year, one in public_rules().items() if can_be_asked(one)), reverse=True))


def can_be_asked(framework: Framework) -> bool:
    """Whether all questions of all surveys of a year are known."""
    surveys = [one for one in framework.instruments if one.kind is EvidenceKind.SURVEY]
    return bool(surveys) and all(framework.rows_of(one.code) for one in surveys)


@lru_cache(maxsize=32)
def _read(sha256: str) -> Framework:
    own = next((year for year in available_years() if load(year).sha256 == sha256), None)
    if own is not None:
        return load(own)
    kept = FrameworkVersion.objects.filter(sha256=sha256).first()
    if kept is None:
        raise LookupError(sha256)
    return read(bytes(kept.content))
