"""Forms about units."""

from __future__ import annotations

from django.http import QueryDict

from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.people.forms import OfficeForm, choice, offer, words
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.agencies.units import LONGEST, open_units


class UnitForm(OfficeForm):
    """The name of a unit, and the unit that it is a section of."""

    name = words(
        lazily("ชื่อสำนัก/กอง หรืองาน", "Name of the unit or section"),
        needed=lazily("โปรดพิมพ์ชื่อ", "Type the name."),
        most=LONGEST,
    )
    parent = choice(
        lazily("อยู่ภายใน", "Section of"),
        lazily("เว้นไว้หากเป็นสำนัก/กอง เลือกเมื่อเป็นงานภายในสำนัก/กอง", "Leave it for a unit; choose one for a section."),
    )

    def __init__(self, agency: Agency, data: QueryDict | None = None, unit: Unit | None = None) -> None:
        now = {"name": unit.name, "parent": unit.parent_id or ""} if unit else {}
        super().__init__(data, initial=now)
        tops = [one for one in open_units(agency) if one.parent_id is None and one != unit]
        self.parents = {str(one.pk): one for one in tops}
        offer(self, "parent", [("", "–"), *((key, one.name) for key, one in self.parents.items())])

    @property
    def parent_unit(self) -> Unit | None:
        return self.parents.get(self.cleaned_data["parent"])
