"""The kinds of agencies that are assessed, as the announcements of results group them."""

from __future__ import annotations

import re
from enum import Enum

from prongsai.core.text import Text
from prongsai.core.thai.letters import tidy


class AgencyKind(Enum):
    """A kind of agency; the value is what is stored and stands in addresses."""

    PAO = "pao"
    CITY_MUNICIPALITY = "city-municipality"
    TOWN_MUNICIPALITY = "town-municipality"
    SUBDISTRICT_MUNICIPALITY = "subdistrict-municipality"
    SAO = "sao"
    SPECIAL_LOCAL = "special-local"
    PROVINCE = "province"
    DEPARTMENT = "department"
    UNIVERSITY = "university"
    STATE_ENTERPRISE = "state-enterprise"
    PUBLIC_ORGANISATION = "public-organisation"
    FUND = "fund"
    INDEPENDENT = "independent"
    COURT = "court"
    PROSECUTOR = "prosecutor"
    PARLIAMENT = "parliament"
    OTHER_STATE = "other-state"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """The name of the kind."""
        return _LABELS[self][0]

    @property
    def abbreviation(self) -> Text:
        """The short name; the label where none is in use."""
        return _LABELS[self][1]

    @property
    def is_local(self) -> bool:
        """True for local administrative organisations (อปท.)."""
        return self in LOCAL


def _same(th: str, en: str) -> tuple[Text, Text]:
    return Text(th, en), Text(th, en)


_LABELS = {
    AgencyKind.PAO: (Text("องค์การบริหารส่วนจังหวัด", "Provincial administrative organisation"), Text("อบจ.", "PAO")),
    AgencyKind.CITY_MUNICIPALITY: (Text("เทศบาลนคร", "City municipality"), Text("ทน.", "City municipality")),
    AgencyKind.TOWN_MUNICIPALITY: (Text("เทศบาลเมือง", "Town municipality"), Text("ทม.", "Town municipality")),
    AgencyKind.SUBDISTRICT_MUNICIPALITY: (
        Text("เทศบาลตำบล", "Subdistrict municipality"),
        Text("ทต.", "Subdistrict municipality"),
    ),
    AgencyKind.SAO: (Text("องค์การบริหารส่วนตำบล", "Subdistrict administrative organisation"), Text("อบต.", "SAO")),
    AgencyKind.SPECIAL_LOCAL: (
        Text("องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ", "Special local administration"),
        Text("อปท. รูปแบบพิเศษ", "Special local"),
    ),
    AgencyKind.PROVINCE: _same("จังหวัด", "Province"),
    AgencyKind.DEPARTMENT: (
        Text("กรมหรือส่วนราชการเทียบเท่า", "Department or equivalent"),
        Text("กรมหรือเทียบเท่า", "Department"),
    ),
    AgencyKind.UNIVERSITY: (
        Text("สถาบันอุดมศึกษา", "University or institute of higher education"),
        Text("สถาบันอุดมศึกษา", "University"),
    ),
    AgencyKind.STATE_ENTERPRISE: _same("รัฐวิสาหกิจ", "State enterprise"),
    AgencyKind.PUBLIC_ORGANISATION: _same("องค์การมหาชน", "Public organisation"),
    AgencyKind.FUND: _same("กองทุน", "Fund"),
    AgencyKind.INDEPENDENT: _same("องค์กรอิสระ", "Independent body"),
    AgencyKind.COURT: _same("องค์กรศาล", "Court"),
    AgencyKind.PROSECUTOR: _same("องค์กรอัยการ", "Public prosecutor"),
    AgencyKind.PARLIAMENT: _same("หน่วยงานในสังกัดรัฐสภา", "Parliamentary office"),
    AgencyKind.OTHER_STATE: _same("หน่วยงานของรัฐอื่น ๆ", "Other state agency"),
    AgencyKind.OTHER: _same("อื่น ๆ", "Other"),
}

LOCAL = frozenset(
    {
        AgencyKind.PAO,
        AgencyKind.CITY_MUNICIPALITY,
        AgencyKind.TOWN_MUNICIPALITY,
        AgencyKind.SUBDISTRICT_MUNICIPALITY,
        AgencyKind.SAO,
        AgencyKind.SPECIAL_LOCAL,
    }
)

_ALSO = {
    "องค์การบริหารส่วนตำบล": AgencyKind.SAO,
    "กรม": AgencyKind.DEPARTMENT,
    "ส่วนราชการ": AgencyKind.DEPARTMENT,
    "ส่วนราชการระดับกรม": AgencyKind.DEPARTMENT,
    "มหาวิทยาลัย": AgencyKind.UNIVERSITY,
    "สถาบันการศึกษา": AgencyKind.UNIVERSITY,
    "อปทรูปแบบพิเศษ": AgencyKind.SPECIAL_LOCAL,
    "ศาล": AgencyKind.COURT,
    "อัยการ": AgencyKind.PROSECUTOR,
    "รัฐสภา": AgencyKind.PARLIAMENT,
    "หน่วยงานอื่นของรัฐ": AgencyKind.OTHER_STATE,
}
_BETWEEN = re.compile(r"[\s.\-]+")


def _bare(text: str) -> str:
    return _BETWEEN.sub("", tidy(text)).lower()


def _words_of(kind: AgencyKind) -> tuple[str, ...]:
    return kind.value, *kind.label, *kind.abbreviation


_NAMED = {_bare(word): kind for kind in reversed(AgencyKind) for word in _words_of(kind)} | _ALSO


def kind_named(text: str) -> AgencyKind | None:
    """The kind that a word of a list names: "อบต.", "เทศบาลตำบล", "SAO", "state-enterprise"; else None."""
    return _NAMED.get(_bare(text))
