"""The offices by kind of agency. Titles of agencies that differ from the rest of their kind stand first."""

from __future__ import annotations

from dataclasses import replace

from prongsai.core.offices.model import Act, Link, Office, Post, Role, Title
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import kind_of

_CHAIN = (Link(Role.OFFICER, Act.PROPOSE), Link(Role.CLERK, Act.OPINION), Link(Role.HEAD, Act.ORDER))
_CHAIN_PAST_THE_UNIT = (_CHAIN[0], Link(Role.UNIT, Act.OPINION), *_CHAIN[1:])


def _post(word: Text, *titles: tuple[str, str]) -> Post:
    return Post(word, tuple(Title(*one) for one in titles))


def _units(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_SAO = Office(
    head=_post(Text("นายกองค์การบริหารส่วนตำบล", "Chief executive"), ("องค์การบริหารส่วนตำบล", "นายกองค์การบริหารส่วนตำบล")),
    clerk=_post(Text("ปลัดองค์การบริหารส่วนตำบล", "Chief administrator"), ("องค์การบริหารส่วนตำบล", "ปลัดองค์การบริหารส่วนตำบล")),
    unit_word=Text("สำนัก/กอง", "Division"),
    units=_units("สำนักปลัด กองคลัง กองช่าง กองการศึกษา กองสวัสดิการสังคม หน่วยตรวจสอบภายใน"),
    unit_head=Text("ผู้อำนวยการกอง", "Director of division"),
    staff=Text("พนักงานส่วนตำบล ลูกจ้าง และพนักงานจ้าง", "officials and employees"),
    seat=Text("ที่ทำการองค์การบริหารส่วนตำบล", "the offices"),
    chain=_CHAIN,
    has_council=True,
)
_PAO = replace(
    _SAO,
    head=_post(Text("นายกองค์การบริหารส่วนจังหวัด", "Chief executive"), ("องค์การบริหารส่วนจังหวัด", "นายกองค์การบริหารส่วนจังหวัด")),
    clerk=_post(
        Text("ปลัดองค์การบริหารส่วนจังหวัด", "Chief administrator"),
        ("องค์การบริหารส่วนจังหวัด", "ปลัดองค์การบริหารส่วนจังหวัด"),
    ),
    units=_units(
        "สำนักปลัด สำนักงานเลขานุการ กองยุทธศาสตร์และงบประมาณ กองคลัง กองช่าง กองสาธารณสุข "
        "กองการศึกษา กองการเจ้าหน้าที่ กองพัสดุและทรัพย์สิน หน่วยตรวจสอบภายใน"
    ),
    staff=Text("ข้าราชการ ลูกจ้าง และพนักงานจ้าง", "officials and employees"),
    seat=Text("สำนักงานองค์การบริหารส่วนจังหวัด", "the offices"),
)
_MUNICIPALITY = replace(
    _SAO,
    head=_post(Text("นายกเทศมนตรี", "Mayor"), ("เทศบาล", "นายกเทศมนตรี")),
    clerk=_post(Text("ปลัดเทศบาล", "Municipal clerk"), ("เทศบาล", "ปลัดเทศบาล")),
    units=_units(
        "สำนักปลัดเทศบาล กองคลัง กองช่าง กองสาธารณสุขและสิ่งแวดล้อม กองการศึกษา กองสวัสดิการสังคม "
        "กองยุทธศาสตร์และงบประมาณ หน่วยตรวจสอบภายใน"
    ),
    staff=Text("พนักงานเทศบาล ลูกจ้าง และพนักงานจ้าง", "officials and employees"),
    seat=Text("สำนักงานเทศบาล", "the municipal offices"),
)
_SPECIAL_LOCAL = replace(
    _SAO,
    head=_post(
        Text("ผู้บริหารท้องถิ่น", "Head of the administration"),
        ("กรุงเทพมหานคร", "ผู้ว่าราชการกรุงเทพมหานคร"),
        ("เมืองพัทยา", "นายกเมืองพัทยา"),
    ),
    clerk=_post(Text("ปลัด", "Permanent secretary"), ("กรุงเทพมหานคร", "ปลัดกรุงเทพมหานคร"), ("เมืองพัทยา", "ปลัดเมืองพัทยา")),
    units=_units("สำนักปลัด สำนักคลัง สำนักช่าง สำนักการศึกษา หน่วยตรวจสอบภายใน"),
    staff=Text("ข้าราชการ พนักงาน และลูกจ้าง", "officials and employees"),
    seat=Text("ศาลาว่าการ", "the city hall"),
)
_OTHER = Office(
    head=_post(Text("หัวหน้าหน่วยงาน", "Head of agency")),
    clerk=_post(Text("รองหัวหน้าหน่วยงาน", "Deputy head of agency")),
    unit_word=Text("สำนัก/กอง/กลุ่ม", "Division"),
    units=_units("สำนักงานเลขานุการ กองคลัง กองยุทธศาสตร์และแผนงาน กลุ่มตรวจสอบภายใน"),
    unit_head=Text("ผู้อำนวยการกอง", "Director of division"),
    staff=Text("ข้าราชการ พนักงาน และลูกจ้าง", "officials and employees"),
    seat=Text("ที่ทำการ", "the offices"),
    chain=_CHAIN_PAST_THE_UNIT,
)
_PROVINCE = replace(
    _OTHER,
    head=_post(Text("ผู้ว่าราชการจังหวัด", "Governor"), ("จังหวัด", "ผู้ว่าราชการจังหวัด")),
    clerk=_post(Text("หัวหน้าสำนักงานจังหวัด", "Chief of the provincial office"), ("จังหวัด", "หัวหน้าสำนักงานจังหวัด")),
    unit_word=Text("ส่วนราชการ", "Office"),
    units=_units("สำนักงานจังหวัด ที่ทำการปกครองจังหวัด สำนักงานคลังจังหวัด สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด"),
    unit_head=Text("หัวหน้าส่วนราชการ", "Head of office"),
    staff=Text("ข้าราชการ พนักงานราชการ และลูกจ้าง", "officials and employees"),
    seat=Text("ศาลากลางจังหวัด", "the provincial hall"),
)
_DEPARTMENT = replace(
    _OTHER,
    head=_post(
        Text("อธิบดี", "Director-general"),
        ("สำนักงานปลัด", "ปลัด"),
        ("สำนักงานคณะกรรมการ", "เลขาธิการคณะกรรมการ"),
        ("กรม", "อธิบดีกรม"),
        ("", "หัวหน้า"),
    ),
    clerk=_post(
        Text("รองอธิบดี", "Deputy director-general"),
        ("สำนักงานปลัด", "รองปลัด"),
        ("สำนักงานคณะกรรมการ", "รองเลขาธิการคณะกรรมการ"),
        ("กรม", "รองอธิบดีกรม"),
        ("", "รองหัวหน้า"),
    ),
    staff=Text("ข้าราชการ พนักงานราชการ และลูกจ้าง", "officials and employees"),
)
_UNIVERSITY = replace(
    _OTHER,
    head=_post(Text("อธิการบดี", "President"), ("สถาบันวิทยาลัยชุมชน", "ผู้อำนวยการสถาบันวิทยาลัยชุมชน"), ("", "อธิการบดี")),
    clerk=_post(
        Text("รองอธิการบดี", "Vice president"),
        ("สถาบันวิทยาลัยชุมชน", "รองผู้อำนวยการสถาบันวิทยาลัยชุมชน"),
        ("", "รองอธิการบดี"),
    ),
    unit_word=Text("คณะ/สำนัก", "Faculty or office"),
    units=_units("สำนักงานอธิการบดี กองคลัง กองแผนงาน คณะ สำนักวิทยบริการ หน่วยตรวจสอบภายใน"),
    unit_head=Text("คณบดีหรือผู้อำนวยการ", "Dean or director"),
    staff=Text("ข้าราชการ พนักงานมหาวิทยาลัย และลูกจ้าง", "officials and employees"),
)
_STATE_ENTERPRISE = replace(
    _OTHER,
    head=_post(
        Text("กรรมการผู้จัดการใหญ่", "President"),
        ("การท่าเรือ", "ผู้อำนวยการการท่าเรือ"),
        ("การ", "ผู้ว่าการการ"),
        ("องค์การ", "ผู้อำนวยการองค์การ"),
        ("ธนาคาร", "กรรมการผู้จัดการธนาคาร"),
        ("", "กรรมการผู้จัดการใหญ่"),
    ),
    clerk=_post(
        Text("รองกรรมการผู้จัดการใหญ่", "Executive vice president"),
        ("การท่าเรือ", "รองผู้อำนวยการการท่าเรือ"),
        ("การ", "รองผู้ว่าการการ"),
        ("องค์การ", "รองผู้อำนวยการองค์การ"),
        ("ธนาคาร", "รองกรรมการผู้จัดการธนาคาร"),
        ("", "รองกรรมการผู้จัดการใหญ่"),
    ),
    unit_word=Text("ฝ่าย/สำนัก", "Department"),
    units=_units("ฝ่ายบริหาร ฝ่ายการเงินและบัญชี ฝ่ายทรัพยากรบุคคล ฝ่ายพัสดุ สำนักตรวจสอบภายใน"),
    unit_head=Text("ผู้อำนวยการฝ่าย", "Department director"),
    staff=Text("พนักงานและลูกจ้าง", "employees"),
    seat=Text("สำนักงานใหญ่", "the head office"),
)
_PUBLIC_ORGANISATION = replace(
    _OTHER,
    head=_post(Text("ผู้อำนวยการ", "Director"), ("", "ผู้อำนวยการ")),
    clerk=_post(Text("รองผู้อำนวยการ", "Deputy director"), ("", "รองผู้อำนวยการ")),
    unit_word=Text("สำนัก/ฝ่าย", "Office"),
    units=_units("ฝ่ายบริหารกลาง ฝ่ายการเงินและพัสดุ ฝ่ายนโยบายและแผน ฝ่ายตรวจสอบภายใน"),
    unit_head=Text("ผู้อำนวยการฝ่าย", "Head of office"),
    staff=Text("เจ้าหน้าที่และลูกจ้าง", "employees"),
)
_FUND = replace(
    _PUBLIC_ORGANISATION,
    head=_post(Text("ผู้จัดการ", "Manager"), ("", "ผู้จัดการ")),
    clerk=_post(Text("รองผู้จัดการ", "Deputy manager"), ("", "รองผู้จัดการ")),
    unit_word=Text("ฝ่าย", "Department"),
    staff=Text("พนักงานและลูกจ้าง", "employees"),
)
_SECRETARIAT = replace(
    _OTHER,
    head=_post(
        Text("เลขาธิการ", "Secretary-general"),
        ("สำนักงานการตรวจเงินแผ่นดิน", "ผู้ว่าการตรวจเงินแผ่นดิน"),
        ("สำนักงานเลขาธิการ", "เลขาธิการ"),
        ("สำนักงานคณะกรรมการ", "เลขาธิการคณะกรรมการ"),
        ("", "เลขาธิการ"),
    ),
    clerk=_post(
        Text("รองเลขาธิการ", "Deputy secretary-general"),
        ("สำนักงานการตรวจเงินแผ่นดิน", "รองผู้ว่าการตรวจเงินแผ่นดิน"),
        ("สำนักงานเลขาธิการ", "รองเลขาธิการ"),
        ("สำนักงานคณะกรรมการ", "รองเลขาธิการคณะกรรมการ"),
        ("", "รองเลขาธิการ"),
    ),
    unit_word=Text("สำนัก/กลุ่ม", "Bureau"),
    units=_units("สำนักบริหารกลาง สำนักการคลัง สำนักบริหารทรัพยากรบุคคล สำนักตรวจสอบภายใน"),
    unit_head=Text("ผู้อำนวยการสำนัก", "Director of bureau"),
)
_PROSECUTOR = replace(
    _OTHER,
    head=_post(Text("อัยการสูงสุด", "Attorney general")),
    clerk=_post(Text("รองอัยการสูงสุด", "Deputy attorney general")),
    unit_word=Text("สำนักงาน", "Office"),
)

_OFFICES = {
    AgencyKind.SAO: _SAO,
    AgencyKind.PAO: _PAO,
    AgencyKind.CITY_MUNICIPALITY: _MUNICIPALITY,
    AgencyKind.TOWN_MUNICIPALITY: _MUNICIPALITY,
    AgencyKind.SUBDISTRICT_MUNICIPALITY: _MUNICIPALITY,
    AgencyKind.SPECIAL_LOCAL: _SPECIAL_LOCAL,
    AgencyKind.PROVINCE: _PROVINCE,
    AgencyKind.DEPARTMENT: _DEPARTMENT,
    AgencyKind.UNIVERSITY: _UNIVERSITY,
    AgencyKind.STATE_ENTERPRISE: _STATE_ENTERPRISE,
    AgencyKind.PUBLIC_ORGANISATION: _PUBLIC_ORGANISATION,
    AgencyKind.FUND: _FUND,
    AgencyKind.INDEPENDENT: _SECRETARIAT,
    AgencyKind.COURT: _SECRETARIAT,
    AgencyKind.PARLIAMENT: _SECRETARIAT,
    AgencyKind.PROSECUTOR: _PROSECUTOR,
}


def office_of(kind: AgencyKind) -> Office:
    """The office of a kind of agency; kinds without titles of their own get general words."""
    return _OFFICES.get(kind, _OTHER)


def role_name(role: Role, kind: AgencyKind) -> Text:
    """What a role is called in an agency of this kind: นายกเทศมนตรี, อธิบดี, เจ้าหน้าที่ผู้รับผิดชอบ ITA …"""
    return office_of(kind).role_name(role)


def post_title(role: Role, agency_name: str, kind: AgencyKind | None = None) -> Text:
    """The post that holds a role, with the agency's name: "นายกองค์การบริหารส่วนตำบลจานลาน".

    The kind is read from the name unless it is given. It is a proposal: an agency names its posts as it likes.
    """
    return office_of(kind or kind_of(agency_name)).post_title(role, agency_name)
