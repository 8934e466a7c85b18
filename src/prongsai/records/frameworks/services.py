"""Keeps versions of the rules: what a round begins with is what it ends with."""

from __future__ import annotations

from django.db import transaction

from prongsai.core.calendar.saying import say_day
from prongsai.core.frameworks.loader import available_years, load, package_bytes, read
from prongsai.core.frameworks.model import Framework
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.frameworks.models import FrameworkVersion, Origin
from prongsai.records.frameworks.selectors import imported_versions, kept_versions
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

LONGEST_REASON = 500
IMPORTED = verb(
    "frameworks.imported",
    "นำเข้ากรอบการประเมินปี {year} (SHA-256 {sha256}…)",
    "Imported the rules of FY {year} (SHA-256 {sha256}…)",
)
CORRECTED = verb(
    "frameworks.corrected",
    "นำเข้ากรอบการประเมินฉบับแก้ไขของปี {year} (SHA-256 {sha256}…) เพราะ {reason}",
    "Imported corrected rules of FY {year} (SHA-256 {sha256}…): {reason}",
)


class ReasonMissing(InputError):
    """A year that has rules already is given others only with a reason."""


def pin(fiscal_year: int, sha256: str = "") -> FrameworkVersion:
    """The version of a year's rules with that hash, kept from now on.

    Without a hash the program's own, else what was last imported. InputError for a year or version without rules.
    """
    if fiscal_year in available_years() and sha256 in ("", load(fiscal_year).sha256):
        return _keep(package_bytes(fiscal_year), Origin.PACKAGE)
    kept, imported = kept_versions(fiscal_year), imported_versions(fiscal_year)
    found = kept.filter(sha256=sha256).first() if sha256 else imported.first()
    if found is None:
        raise InputError(
            Text(
                f"ยังไม่มีกรอบการประเมินของปี {fiscal_year} โปรดนำเข้าไฟล์กรอบการประเมินของปีนั้นก่อน",
                f"There are no rules for FY {fiscal_year} yet. Import the framework file of that year first.",
            )
        )
    return found


def import_version(data: bytes, by: User | None = None, reason: str = "") -> FrameworkVersion:
    """Keep the rules in the bytes of a YAML file as a new version. No round and no result changes by it.

    Raises FrameworkInvalid; ReasonMissing where the year has rules and no reason is given; InputError for rules that
    are here already.
    """
    framework, why = read(data), reason.strip()
    with transaction.atomic():
        is_correction = _require_new(framework)
        if is_correction and not 0 < len(why) <= LONGEST_REASON:
            raise ReasonMissing(_GIVE_A_REASON)
        kept = _keep(data, Origin.IMPORT, by, why)
        facts = {"year": str(framework.fiscal_year), "sha256": framework.sha256[:12]}
        names = {"reason": why} if is_correction else {}  # may name people
        write(SITE, CORRECTED if is_correction else IMPORTED, actor=by, about=kept, facts=facts, names=names)
    return kept


def _require_new(framework: Framework) -> bool:
    """Whether the year has other rules already; InputError where it has these."""
    year = framework.fiscal_year
    own = year in available_years()
    if own and load(year) == framework:
        raise InputError(
            Text(
                f"ไฟล์นี้ตรงกับกรอบการประเมินปี {year} ที่มากับโปรแกรมทุกตัวอักษร ไม่ต้องนำเข้า",
                f"This file is the program's own of FY {year}, letter by letter: there is nothing to import.",
            )
        )
    kept = kept_versions(year)
    same = kept.filter(sha256=framework.sha256).first()
    if same is not None:
        day = say_day(same.stored_on)
        raise InputError(
            Text(f"ไฟล์นี้มีในระบบแล้วตั้งแต่ {day.th} ใช้ได้เลย", f"This file is here since {day.en} and can be used.")
        )
    return own or kept.exists()


def _keep(data: bytes, origin: Origin, by: User | None = None, reason: str = "") -> FrameworkVersion:
    framework = read(data)
    kept, _ = FrameworkVersion.objects.get_or_create(
        sha256=framework.sha256,
        defaults={
            "fiscal_year": framework.fiscal_year,
            "content": data,
            "origin": origin,
            "reason": reason,
            "stored_by": by,
        },
    )
    return kept


_GIVE_A_REASON = Text(
    f"ปีนี้มีกรอบการประเมินอยู่แล้ว โปรดระบุเหตุผลที่นำเข้าฉบับแก้ไข ไม่เกิน {LONGEST_REASON} ตัวอักษร",
    f"This year has rules already. Say why they are corrected, in at most {LONGEST_REASON} characters.",
)
