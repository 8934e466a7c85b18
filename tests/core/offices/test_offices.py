"""Who heads an agency and who gives opinions depends on its kind, and so do the words of its papers."""

from __future__ import annotations

import pytest

from prongsai.core.offices import Act, Link, Role, office_of, post_title, role_name
from prongsai.core.thai.kinds import AgencyKind


@pytest.mark.parametrize(
    ("agency", "head", "clerk"),
    [
        ("องค์การบริหารส่วนตำบลจานลาน", "นายกองค์การบริหารส่วนตำบลจานลาน", "ปลัดองค์การบริหารส่วนตำบลจานลาน"),
        ("เทศบาลตำบลแม่สายมิตรภาพ", "นายกเทศมนตรีตำบลแม่สายมิตรภาพ", "ปลัดเทศบาลตำบลแม่สายมิตรภาพ"),
        ("เทศบาลนครขอนแก่น", "นายกเทศมนตรีนครขอนแก่น", "ปลัดเทศบาลนครขอนแก่น"),
        ("องค์การบริหารส่วนจังหวัดลำปาง", "นายกองค์การบริหารส่วนจังหวัดลำปาง", "ปลัดองค์การบริหารส่วนจังหวัดลำปาง"),
        ("จังหวัดเชียงราย", "ผู้ว่าราชการจังหวัดเชียงราย", "หัวหน้าสำนักงานจังหวัดเชียงราย"),
        ("กรมส่งเสริมการปกครองท้องถิ่น", "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น", "รองอธิบดีกรมส่งเสริมการปกครองท้องถิ่น"),
        ("สำนักงานปลัดกระทรวงมหาดไทย", "ปลัดกระทรวงมหาดไทย", "รองปลัดกระทรวงมหาดไทย"),
        ("มหาวิทยาลัยเชียงใหม่", "อธิการบดีมหาวิทยาลัยเชียงใหม่", "รองอธิการบดีมหาวิทยาลัยเชียงใหม่"),
        ("การไฟฟ้านครหลวง", "ผู้ว่าการการไฟฟ้านครหลวง", "รองผู้ว่าการการไฟฟ้านครหลวง"),
    ],
)
def test_the_posts_carry_the_name_of_the_agency(agency: str, head: str, clerk: str) -> None:
    assert post_title(Role.HEAD, agency).th == head
    assert post_title(Role.CLERK, agency).th == clerk


@pytest.mark.parametrize("kind", list(AgencyKind))
@pytest.mark.parametrize("role", list(Role))
def test_every_role_of_every_kind_has_a_name_in_both_languages(kind: AgencyKind, role: Role) -> None:
    assert all(role_name(role, kind))
    assert all(post_title(role, "หน่วยงานสมมุติ", kind))


@pytest.mark.parametrize("kind", list(AgencyKind))
def test_a_chain_begins_with_the_officer_and_ends_with_the_order_of_the_head(kind: AgencyKind) -> None:
    chain = office_of(kind).chain
    assert chain[0] == Link(Role.OFFICER, Act.PROPOSE)
    assert chain[-1] == Link(Role.HEAD, Act.ORDER)
    assert all(one.act is Act.OPINION for one in chain[1:-1])


def test_only_local_administrations_have_councils() -> None:
    assert {kind for kind in AgencyKind if office_of(kind).has_council} == {
        kind for kind in AgencyKind if kind.is_local
    }
