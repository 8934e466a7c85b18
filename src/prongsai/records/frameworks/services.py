"""Keeps versions of the rules: what a round begins with is what it ends with."""

from __future__ import annotations

from django.db import transaction

from prongsai.core.frameworks.loader import available_years, package_bytes, read
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.frameworks.models import FrameworkVersion, Origin
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

IMPORTED = verb(
    "frameworks.imported",
    "นำเข้ากรอบการประเมินปี {year} (SHA-256 {sha256}…)",
    "Imported the rules of FY {year} (SHA-256 {sha256}…)",
)


def pin(fiscal_year: int) -> FrameworkVersion:
    """The version of a year's rules in force now, kept from now on; InputError for a year without rules."""
    if fiscal_year in available_years():
        return _keep(package_bytes(fiscal_year), Origin.PACKAGE)
    imported = FrameworkVersion.objects.filter(fiscal_year=fiscal_year, origin=Origin.IMPORT).order_by("-pk").first()
    if imported is None:
        raise InputError(
            Text(
                f"ยังไม่มีกรอบการประเมินของปี {fiscal_year} โปรดนำเข้าไฟล์กรอบการประเมินของปีนั้นก่อน",
                f"There are no rules for FY {fiscal_year} yet. Import the framework file of that year first.",
            )
        )
    return imported


def import_version(data: bytes, by: User | None = None) -> FrameworkVersion:
    """Keep the rules in the bytes of a YAML file. Raises FrameworkInvalid, and InputError for a year of the package."""
    framework = read(data)
    if framework.fiscal_year in available_years():
        raise InputError(
            Text(
                f"โปรแกรมมีกรอบการประเมินของปี {framework.fiscal_year} อยู่แล้ว",
                f"The program has rules for FY {framework.fiscal_year} already.",
            )
        )
    with transaction.atomic():
        kept = _keep(data, Origin.IMPORT, by)
        facts = {"year": str(framework.fiscal_year), "sha256": framework.sha256[:12]}
        write(SITE, IMPORTED, actor=by, about=kept, facts=facts)
    return kept


def _keep(data: bytes, origin: Origin, by: User | None = None) -> FrameworkVersion:
    framework = read(data)
    kept, _ = FrameworkVersion.objects.get_or_create(
        sha256=framework.sha256,
        defaults={
            "fiscal_year": framework.fiscal_year,
            "content": data,
            "origin": origin,
            "stored_by": by,
        },
    )
    return kept
