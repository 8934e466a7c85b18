"""What the first page asks for, in two steps: which agency, then its units, posts and first officer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django import forms
from django.http import QueryDict

from prongsai.core.offices import Role, office_of
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import full_name, kind_of
from prongsai.core.thai.provinces import PROVINCES
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.people.forms import words
from prongsai.records.agencies.identity import Named, tidied
from prongsai.records.agencies.models import LONGEST_NAME, Agency
from prongsai.records.agencies.posts import PostDraft
from prongsai.records.agencies.setup import Chair, Setup, known_agency, require_free, usual_chairs

CHAIRS = ("head", "clerk", "unit")
_CHOOSE = ("", lazily("เลือกจังหวัด", "Choose a province"))


_TITLE = lazily("ชื่อตำแหน่ง", "Title of the post")
_HOLDER = lazily("ชื่อผู้ดำรงตำแหน่ง", "Name of the holder")


class WhoForm(forms.Form):
    """Which agency it is."""

    name = words(
        lazily("ชื่อหน่วยงาน", "Name of the agency"),
        lazily("ชื่อเต็มหรือชื่อย่อก็ได้ เช่น อบต.ตัวอย่าง เทศบาลตำบลตัวอย่าง กรมตัวอย่าง", "In full or abbreviated, in Thai."),
        needed=lazily("โปรดพิมพ์ชื่อหน่วยงาน", "Type the name of the agency."),
        most=LONGEST_NAME,
    )
    province = forms.ChoiceField(
        label=lazily("จังหวัด", "Province"),
        help_text=lazily("หน่วยงานส่วนกลางเว้นว่างได้", "Central agencies may leave it empty."),
        required=False,
        choices=[_CHOOSE, *((one.th, lazily(one.th, one.en)) for one in PROVINCES)],
    )
    district = words(
        lazily("อำเภอ (ถ้ามี)", "District (if any)"),
        lazily("จำเป็นเมื่อในจังหวัดมีหน่วยงานชื่อซ้ำกัน", "Needed where several agencies of the province share a name."),
        most=100,
    )

    def clean(self) -> None:
        """A local administration needs its province; a name must mean one agency, in which nobody works yet."""
        if "name" not in self.cleaned_data:
            return
        kind = kind_of(self.cleaned_data["name"])
        if kind.is_local and not self.cleaned_data.get("province"):
            self.add_error("province", lazily("โปรดเลือกจังหวัด", "Choose the province."))
            return
        try:
            self.known = known_agency(self.named)
            if self.known is not None:
                require_free(self.known)
        except InputError as error:
            self.add_error("name", lazily(*error.text))

    known: Agency | None = None

    @property
    def named(self) -> Named:
        data = self.cleaned_data
        return tidied(Named(full_name(data["name"]), data.get("province", ""), data.get("district", "")))


class OfficeForm(forms.Form):
    """Its kind, units, posts and first officer. What is usual in an agency of this kind stands there already."""

    kind = forms.ChoiceField(
        label=lazily("ประเภท", "Kind"), choices=[(kind.value, lazily(*kind.label)) for kind in AgencyKind]
    )
    officer_name = words(
        lazily("ชื่อและนามสกุล", "Your name"),
        lazily("ตามที่ใช้ในเอกสาร เช่น นางสาวใจดี ตัวอย่าง", "As it stands on papers"),
        needed=lazily("โปรดพิมพ์ชื่อและนามสกุล", "Type your name."),
        most=200,
    )
    officer_post = words(
        lazily("ตำแหน่ง (ถ้ามี)", "Your post (if any)"),
        lazily("ตามที่พิมพ์ใต้ลายมือชื่อ เช่น นักวิเคราะห์นโยบายและแผนชำนาญการ", "As it is printed below a signature"),
    )
    email = forms.EmailField(
        label=lazily("อีเมล", "E-mail"),
        help_text=lazily("ใช้เข้าสู่ระบบ", "You sign in with it."),
        error_messages={
            "required": lazily("โปรดพิมพ์อีเมล", "Type your e-mail address."),
            "invalid": lazily("อีเมลนี้พิมพ์ไม่ครบ เช่น name@example.go.th", "This is no whole e-mail address."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=lazily("รหัสผ่าน", "Password"),
        help_text=lazily("อย่างน้อย 12 ตัวอักษร ใช้ประโยคภาษาไทยก็ได้", "At least 12 characters; a sentence will do."),
        max_length=500,
        strip=False,
        error_messages={"required": lazily("โปรดตั้งรหัสผ่าน", "Choose a password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    units = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    more_units = forms.CharField(
        label=lazily("เพิ่มเติม (บรรทัดละหนึ่งหน่วย)", "Others (one a line)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    head_title, head_holder = words(_TITLE), words(_HOLDER, most=200)
    clerk_title, clerk_holder = words(_TITLE), words(_HOLDER, most=200)
    unit_title, unit_holder = words(_TITLE), words(_HOLDER, most=200)
    PERSONAL = ("head_holder", "clerk_holder", "unit_holder", "officer_name", "officer_post", "email", "more_units")

    def __init__(
        self, named: Named, kind: AgencyKind, data: QueryDict | None = None, typed: Mapping[str, str] | None = None
    ) -> None:
        self.named = named
        self.office = office_of(kind)
        super().__init__(data, initial={**(typed or {}), **_usual(named, kind)})
        offered = self.office.units
        sent = data.getlist("units") if data else []
        self.fields["units"].choices = [(one, one) for one in dict.fromkeys((*offered, *sent))]  # type: ignore[attr-defined]

    @property
    def role_names(self) -> dict[str, Text]:
        """What the posts of the chain are called in general."""
        roles = {"head": Role.HEAD, "clerk": Role.CLERK}
        names = {one: self.office.role_name(role) for one, role in roles.items()}
        return names | {"unit": self.office.unit_head}

    def setup(self) -> Setup:
        """All that is asked, once it is valid."""
        data = self.cleaned_data
        units = tuple(dict.fromkeys((*data["units"], *filter(None, map(str.strip, data["more_units"].splitlines())))))
        first = units[0] if units else ""
        return Setup(
            named=self.named._replace(kind=AgencyKind(data["kind"])),
            units=units,
            chairs=tuple(self._chairs(first)),
            officer_name=data["officer_name"],
            officer_post=data["officer_post"],
            officer_unit=first,
            email=data["email"],
            password=data["password"],
        )

    def _chairs(self, first_unit: str) -> Iterator[Chair]:
        data = self.cleaned_data
        for name in CHAIRS:
            post = PostDraft(data[f"{name}_title"], name)
            yield Chair(post, data[f"{name}_holder"], first_unit if name == "unit" else "")


def chosen_kind(data: QueryDict, who: WhoForm) -> AgencyKind:
    """The kind that was chosen, else that of the agency that is known, else the one that the name tells."""
    chosen = data.get("kind", "")
    if chosen in {kind.value for kind in AgencyKind}:
        return AgencyKind(chosen)
    return AgencyKind(who.known.kind) if who.known else who.named.kind or AgencyKind.OTHER


def _usual(named: Named, kind: AgencyKind) -> dict[str, object]:
    units = office_of(kind).units
    chairs = usual_chairs(named.name, kind, units)
    titles = {f"{chair.post.role}_title": chair.post.title for chair in chairs}
    return {"kind": kind.value, "units": list(units), **titles}
