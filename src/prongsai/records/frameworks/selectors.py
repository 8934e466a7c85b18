"""Reads kept versions of the rules."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.db.models import QuerySet

from prongsai.core.calendar.saying import say_day
from prongsai.core.frameworks.loader import available_years, load, package_bytes, read
from prongsai.core.frameworks.model import EvidenceKind, Framework
from prongsai.core.text import Text
from prongsai.records.frameworks.models import FrameworkVersion, Origin


class Version(NamedTuple):
    """Rules that a round of a year can be bound to: the program's own, or those of a `kept` version."""

    framework: Framework
    kept: FrameworkVersion | None = None

    @property
    def is_own(self) -> bool:
        """Whether they came with the program as it is now."""
        return self.framework.sha256 == _own_sha256(self.framework.fiscal_year)

    @property
    def imported(self) -> FrameworkVersion | None:
        return self.kept if self.kept and self.kept.origin == Origin.IMPORT else None

    @property
    def origin(self) -> Text:
        """Where it comes from: "มากับโปรแกรม", "นำเข้าเมื่อ 3 ธันวาคม 2569"."""
        if self.is_own:
            return Text("มากับโปรแกรม", "the program's own")
        if self.imported is None:
            return Text("มากับโปรแกรมรุ่นก่อน", "of an earlier version of the program")
        day = say_day(self.imported.stored_on)
        return Text(f"นำเข้าเมื่อ {day.th}", f"imported on {day.en}")

    @property
    def name(self) -> Text:
        """The same with the year and the beginning of its hash: what people choose by."""
        year, origin, mark = self.framework.fiscal_year, self.origin, self.framework.sha256[:8]
        return Text(f"ปี {year} {origin.th} ({mark}…)", f"FY {year}, {origin.en} ({mark}…)")


def versions_of(fiscal_year: int) -> tuple[Version, ...]:
    """The versions of a year's rules: the program's own, then all others that are kept, the newest first."""
    own = [Version(load(fiscal_year))] if fiscal_year in available_years() else []
    kept = kept_versions(fiscal_year).exclude(sha256=_own_sha256(fiscal_year))
    return (*own, *(Version(framework_of(one), one) for one in kept))


def version_of(sha256: str) -> Version | None:
    """The version with that hash; None when it is neither the program's own nor kept."""
    found = by_sha256(sha256)
    return Version(found, kept_versions().filter(sha256=sha256).first()) if found else None


def kept_versions(fiscal_year: int | None = None) -> QuerySet[FrameworkVersion]:
    """All that somebody relied on or imported, of a year or of all, the newest first."""
    found = FrameworkVersion.objects.defer("content").order_by("-pk")
    return found if fiscal_year is None else found.filter(fiscal_year=fiscal_year)


def imported_versions(fiscal_year: int | None = None) -> QuerySet[FrameworkVersion]:
    """What was imported, of a year or of all, the newest first."""
    return kept_versions(fiscal_year).filter(origin=Origin.IMPORT)


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
    found = imported_versions(fiscal_year).first()
    return framework_of(found) if found else None


def public_rules() -> dict[int, Framework]:
    """The rules of each fiscal year that anybody may read here: the program's own, and imported ones of other years."""
    imported = imported_versions().order_by("pk")
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
    return tuple(dict.fromkeys(one.framework.fiscal_year for one in usable_versions()))


def usable_versions() -> tuple[Version, ...]:
    """The versions whose questions are known: the newest year first, in it the program's own, then newer imports."""
    years = {*available_years(), *imported_versions().values_list("fiscal_year", flat=True)}
    found = (one for year in sorted(years, reverse=True) for one in versions_of(year))
    return tuple(one for one in found if can_be_asked(one.framework))


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


def _own_sha256(fiscal_year: int) -> str:
    return load(fiscal_year).sha256 if fiscal_year in available_years() else ""
