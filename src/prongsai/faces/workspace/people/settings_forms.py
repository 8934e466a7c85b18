"""Forms about the agency's name and its letterhead."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from prongsai.adapters import clock
from prongsai.core.thai.dates import fiscal_year
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.provinces import PROVINCES
from prongsai.core.thai.years import parse_fiscal_year
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.people.forms import OfficeForm, choice, offer, words
from prongsai.records.agencies.models import LONGEST_NAME, Agency
from prongsai.records.agencies.naming import Naming
from prongsai.records.files.models import StoredFile
from prongsai.records.papers.letterhead import TEXTS, LetterheadDraft
from prongsai.records.papers.models import Letterhead

CORRECTS, RENAMES = "corrects", "renames"


class NameForm(OfficeForm):
    """What the agency is called, and whether that is new or was written wrongly."""

    name = words(
        lazily("ชื่อหน่วยงาน", "Name of the agency"),
        needed=lazily("โปรดพิมพ์ชื่อหน่วยงาน", "Type the name of the agency."),
        most=LONGEST_NAME,
    )
    kind = choice(lazily("ประเภท", "Kind"), required=True)
    province = choice(lazily("จังหวัด", "Province"))
    district = words(lazily("อำเภอ", "District"), most=100)
    why = forms.ChoiceField(
        label=lazily("เหตุที่แก้", "Why"),
        choices=[
            (CORRECTS, lazily("แก้คำที่พิมพ์ผิด", "It was written wrongly")),
            (RENAMES, lazily("หน่วยงานเปลี่ยนชื่อหรือประเภทจริง", "The agency has a new name or kind")),
        ],
    )
    since = words(
        lazily("ชื่อใหม่ใช้ตั้งแต่ปีงบประมาณ", "The new name holds from fiscal year"),
        lazily("ชื่อเดิมยังใช้กับผลของปีก่อนหน้า", "The old one stays with the results of the years before."),
        most=20,
    )

    def __init__(self, agency: Agency, data: QueryDict | None = None) -> None:
        now = {name: getattr(agency, name) for name in ("name", "kind", "province", "district")}
        super().__init__(data, initial=now | {"since": fiscal_year(clock.today())})
        provinces = [(one.th, lazily(one.th, one.en)) for one in PROVINCES]
        other = [(agency.province, agency.province)] if agency.province not in [one.th for one in PROVINCES] else []
        offer(self, "kind", [(kind.value, lazily(*kind.label)) for kind in AgencyKind])
        offer(self, "province", [("", "–"), *provinces, *(one for one in other if one[0])])

    def clean_since(self) -> int | None:
        if self.data.get("why") != RENAMES:
            return None
        try:
            return parse_fiscal_year(self.cleaned_data["since"])
        except InputError as error:
            raise forms.ValidationError(lazily(*error.text)) from None

    def naming(self) -> Naming:
        data = self.cleaned_data
        return Naming(data["name"], AgencyKind(data["kind"]), data["province"], data["district"], data["since"])


class LetterheadForm(OfficeForm):
    """The texts of the letterhead; its pictures come beside."""

    office = words(
        lazily("ส่วนราชการ (บรรทัดแรกของบันทึกข้อความ)", "Office line of memos"),
        lazily("เช่น สำนักปลัด องค์การบริหารส่วนตำบลตัวอย่าง โทร. 0 2345 6789", "As it stands at the top of a memo"),
    )
    number_prefix = words(
        lazily("เลขที่หนังสือขึ้นต้น", "Number prefix"), lazily("เช่น ชม 71801/", "such as ชม 71801/"), most=80
    )
    address = words(lazily("ที่อยู่", "Address"))
    phone = words(lazily("โทรศัพท์", "Telephone"), most=80)
    website = words(
        lazily("เว็บไซต์หลักของหน่วยงาน", "Main website of the agency"),
        lazily("ที่เผยแพร่หลักฐาน OIT เช่น www.example.go.th", "where the evidence for OIT is published"),
    )

    def __init__(self, head: Letterhead, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={name: getattr(head, name) for name in TEXTS})

    def draft(self, garuda: StoredFile | None, emblem: StoredFile | None) -> LetterheadDraft:
        texts = {name: self.cleaned_data[name] for name in TEXTS}
        return LetterheadDraft(**texts, garuda=garuda, emblem=emblem)
