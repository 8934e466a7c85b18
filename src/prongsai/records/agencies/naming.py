"""An agency gets another name, kind or place: as a correction, or from a year on with the old name kept before it."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.names import normalise_name
from prongsai.core.thai.provinces import find_province
from prongsai.records.accounts.models import User
from prongsai.records.agencies.identity import KEYS, with_keys
from prongsai.records.agencies.models import LONGEST_NAME, Agency, FormerName
from prongsai.records.agencies.units import lock
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

NAMED = verb("agencies.named", "เปลี่ยนชื่อหรือที่ตั้งเป็น {name} ({where})", "Changed name or place to {name} ({where})")
COLUMNS = ("name", "kind", "province", "district")


class Naming(NamedTuple):
    """What the agency is to be called; with `since_year` the old name holds for the years before, else it was wrong."""

    name: str
    kind: AgencyKind
    province: str = ""
    district: str = ""
    since_year: int | None = None


def is_own_to_name(agency: Agency) -> bool:
    """Whether the agency itself may change it: the name of one with an official code comes from the register."""
    return agency.official_code is None


def name_agency(agency: Agency, wanted: Naming, by: User | None = None) -> None:
    """Raises InputError: no name, no province, a name and place that another agency has, a name of the register."""
    with transaction.atomic():
        lock(agency)
        agency.refresh_from_db()
        if not is_own_to_name(agency):
            raise InputError(FROM_REGISTER)
        wanted = _checked(agency, wanted)
        before = {column: getattr(agency, column) for column in COLUMNS}
        after = dict(zip(COLUMNS, (wanted.name, wanted.kind.value, wanted.province, wanted.district), strict=True))
        if before == after:
            return
        _keep_old_name(agency, wanted)
        for column, value in after.items():
            setattr(agency, column, value)
        with_keys(agency).save(update_fields=[*COLUMNS, *KEYS])
        facts = {"name": agency.name, "where": agency.province or "-", "before": before, "after": after}
        write(agency.code, NAMED, actor=by, about=agency, facts=facts)


def _checked(agency: Agency, wanted: Naming) -> Naming:
    name, province = tidy(wanted.name), find_province(wanted.province) if wanted.province else None
    if not normalise_name(name) or len(name) > LONGEST_NAME:
        raise InputError(Text("โปรดพิมพ์ชื่อหน่วยงาน ไม่เกิน 300 ตัวอักษร", "Type a name of at most 300 characters."))
    if wanted.province and province is None and wanted.province != agency.province:
        raise InputError(Text("ไม่รู้จักจังหวัดนี้", "That is no province."))
    clean = wanted._replace(
        name=name,
        province=province.th if province else wanted.province,
        district=tidy(wanted.district).removeprefix("อำเภอ").removeprefix("เขต"),
    )
    same = Agency.objects.filter(
        name_key=normalise_name(name), province=clean.province, district=clean.district
    ).exclude(pk=agency.pk)
    if same.exists():
        raise InputError(
            Text("มีหน่วยงานชื่อ จังหวัด และอำเภอนี้อยู่แล้ว", "There is an agency of that name, province and district.")
        )
    return clean


def _keep_old_name(agency: Agency, wanted: Naming) -> None:
    is_new = (agency.name, agency.kind) != (wanted.name, wanted.kind.value)
    if wanted.since_year is None or not is_new:
        return
    until = wanted.since_year - 1
    if not agency.former_names.filter(until_year=until).exists():
        FormerName.objects.create(agency=agency, name=agency.name, kind=agency.kind, until_year=until)


FROM_REGISTER = Text(
    "ชื่อของหน่วยงานมาจากทะเบียนกลาง โปรดแจ้งผู้ดูแลทะเบียนให้แก้ไข",
    "The name comes from the register. Ask who looks after the register to change it.",
)
