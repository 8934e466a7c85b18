"""Forms about posts and who holds them."""

from __future__ import annotations

from django.http import QueryDict

from prongsai.core.offices import Role as OfficeRole
from prongsai.core.offices import role_name
from prongsai.core.thai.kinds import AgencyKind
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.people.forms import OfficeForm, choice, offer, words
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Holding, Post
from prongsai.records.agencies.posts import HoldingDraft, PostDraft
from prongsai.records.agencies.units import open_units

IN_CHAIN = (OfficeRole.OFFICER, OfficeRole.UNIT, OfficeRole.CLERK, OfficeRole.HEAD)


class PostForm(OfficeForm):
    """A post, and its place in the chain of approval."""

    title = words(
        lazily("ชื่อตำแหน่ง", "Title of the post"),
        lazily("ตามที่พิมพ์ในเอกสาร เช่น ปลัดเทศบาล หัวหน้าสำนักปลัด", "As papers print it"),
        needed=lazily("โปรดพิมพ์ชื่อตำแหน่ง", "Type the title of the post."),
    )
    role = choice(
        lazily("บทบาทในการเสนอเรื่อง", "Part in the chain of approval"),
        lazily(
            "ตำแหน่งที่เลือกบทบาทจะอยู่ในสายการเสนอเรื่องของเอกสาร เว้นไว้หากไม่เกี่ยวข้อง",
            "A post with a part stands in the chain of papers; leave it empty for any other.",
        ),
    )
    unit = choice(lazily("สำนัก/กอง", "Unit"))

    def __init__(self, agency: Agency, data: QueryDict | None = None, post: Post | None = None) -> None:
        now = {"title": post.title, "role": post.role, "unit": post.unit_id or ""} if post else {}
        super().__init__(data, initial=now)
        kind = AgencyKind(agency.kind)
        roles = [(one.value, lazily(*role_name(one, kind))) for one in IN_CHAIN]
        self.units = {str(one.pk): one for one in open_units(agency)}
        offer(self, "role", [("", "–"), *roles])
        offer(self, "unit", [("", "–"), *((key, one.name) for key, one in self.units.items())])

    def draft(self) -> PostDraft:
        data = self.cleaned_data
        return PostDraft(data["title"], data["role"], self.units.get(data["unit"]))


class HoldingForm(OfficeForm):
    """Who holds a post, or acts for its holder."""

    person_name = words(
        lazily("ชื่อและนามสกุล", "Name"),
        lazily("ตามที่พิมพ์ใต้ลายมือชื่อ เช่น นายตัวอย่าง ใจดี", "As it is printed below a signature"),
        needed=lazily("โปรดพิมพ์ชื่อ", "Type the name."),
        most=200,
    )
    user = choice(
        lazily("บัญชีผู้ใช้ (ถ้ามี)", "Account (if any)"),
        lazily("เลือกเพื่อให้ลงนามบนหน้าจอได้", "Choose it so that this person can sign on screen."),
    )
    since = ThaiDateField(label=lazily("ตั้งแต่วันที่", "From"), required=True)
    until = ThaiDateField(
        label=lazily("ถึงวันที่ (นับวันนั้นด้วย)", "Until (that day too)"),
        required=False,
        help_text=lazily("เว้นไว้หากยังดำรงตำแหน่งอยู่", "Leave it empty while it goes on."),
    )
    acting_as = choice(lazily("ดำรงตำแหน่งเองหรือทำการแทน", "Holder, or acting"))
    own_post = words(
        lazily("ตำแหน่งของตน (เมื่อทำการแทน)", "Own post (when acting)"),
        lazily("เอกสารพิมพ์ทั้งสองตำแหน่ง", "Papers print both posts."),
    )
    order_number = words(
        lazily("คำสั่งที่ (เมื่อทำการแทน ถ้ามี)", "Order number (when acting, if any)"),
        lazily("เช่น 123/2567", "such as 123/2567"),
        most=80,
    )
    ordered_on = ThaiDateField(label=lazily("ลงวันที่", "Dated"), required=False)

    def __init__(self, agency: Agency, data: QueryDict | None = None, holding: Holding | None = None) -> None:
        super().__init__(data, initial=_now(holding) if holding else {})
        people = User.objects.filter(memberships__agency=agency, memberships__ended_at=None).distinct()
        self.people = {str(one.pk): one for one in people.order_by("display_name", "pk")}
        if holding is not None and holding.user is not None:
            self.people[str(holding.user.pk)] = holding.user
        offer(self, "user", [("", "–"), *((key, str(one)) for key, one in self.people.items())])
        offer(self, "acting_as", list(Holding.Acting.choices))

    def draft(self) -> HoldingDraft:
        data = self.cleaned_data
        return HoldingDraft(**{**data, "user": self.people.get(data["user"])})


class LeaveForm(OfficeForm):
    """The last day in a post."""

    until = ThaiDateField(label=lazily("วันสุดท้ายที่ดำรงตำแหน่ง", "Last day in the post"), required=True)


def _now(holding: Holding) -> dict[str, object]:
    names = HoldingDraft._fields
    return {name: getattr(holding, name) for name in names if name != "user"} | {"user": holding.user_id or ""}
