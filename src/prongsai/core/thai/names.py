"""Names of agencies: which kind they tell of, how they are shortened, and when two of them are the same."""

from __future__ import annotations

import re

from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.known_agencies import KNOWN
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numerals import to_arabic

_PREFIX_KINDS = (
    ("องค์การบริหารส่วนจังหวัด", AgencyKind.PAO),
    ("องค์การบริหารส่วนตำบล", AgencyKind.SAO),
    ("เทศบาลนคร", AgencyKind.CITY_MUNICIPALITY),
    ("เทศบาลเมือง", AgencyKind.TOWN_MUNICIPALITY),
    ("เทศบาลตำบล", AgencyKind.SUBDISTRICT_MUNICIPALITY),
    ("จังหวัด", AgencyKind.PROVINCE),
    ("มหาวิทยาลัย", AgencyKind.UNIVERSITY),
    ("สถาบันวิทยาลัยชุมชน", AgencyKind.UNIVERSITY),
    ("สำนักงานปลัดกระทรวง", AgencyKind.DEPARTMENT),
    ("สำนักงานปลัดสำนักนายกรัฐมนตรี", AgencyKind.DEPARTMENT),
    ("สำนักงานรัฐมนตรี", AgencyKind.DEPARTMENT),
    ("กรม", AgencyKind.DEPARTMENT),
    ("กองทุน", AgencyKind.FUND),
)

_SHORTENED = (
    ("องค์การบริหารส่วนจังหวัด", "อบจ."),
    ("องค์การบริหารส่วนตำบล", "อบต."),
    ("เทศบาลนคร", "ทน."),
    ("เทศบาลเมือง", "ทม."),
    ("เทศบาลตำบล", "ทต."),
    ("จังหวัด", "จ."),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคล", "มทร."),
    ("มหาวิทยาลัยราชภัฏ", "มรภ."),
    ("มหาวิทยาลัย", "ม."),
)

_START = r"(?:^|(?<=[\s(:]))"
_WORD_ENDS = r"(?![\u0e30-\u0e3a\u0e47-\u0e4c])"
_WRITTEN_OUT = tuple(
    (re.compile(_START + pattern), full)
    for pattern, full in (
        (rf"อ\.?บ\.?ต\.?{_WORD_ENDS}\s?", "องค์การบริหารส่วนตำบล"),
        (rf"อ\.?บ\.?จ\.?{_WORD_ENDS}\s?", "องค์การบริหารส่วนจังหวัด"),
        (r"(?:ท\.?\s?น(?:\.\s?|\s)|เทศบาล\s?น\.\s?)", "เทศบาลนคร"),
        (r"(?:ท\.?\s?ม(?:\.\s?|\s)|เทศบาล\s?ม\.\s?)", "เทศบาลเมือง"),
        (r"(?:ท\.?\s?ต(?:\.\s?|\s)|เทศบาล\s?ต\.\s?)", "เทศบาลตำบล"),
        (r"มทร\.?\s?", "มหาวิทยาลัยเทคโนโลยีราชมงคล"),
        (r"มรภ\.?\s?", "มหาวิทยาลัยราชภัฏ"),
        (r"ม\.\s?", "มหาวิทยาลัย"),
        (r"จ\.\s?", "จังหวัด"),
        (r"อ\.\s?", "อำเภอ"),
        (r"ต\.\s?", "ตำบล"),
    )
)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_PUNCTUATION = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+|_")


def _written_out(name: str) -> str:
    text = tidy(name)
    for pattern, full in _WRITTEN_OUT:
        text = pattern.sub(full, text)
    return text


def kind_of(name: str) -> AgencyKind:
    """The kind that a Thai name tells of; OTHER when it tells nothing.

    Abbreviations are understood (อบต., ทต.). Names that do not show their kind (การท่าเรือแห่งประเทศไทย) come from a
    small table of known agencies.
    """
    full = _written_out(name)
    bare = _IN_BRACKETS.sub("", full)
    if known := KNOWN.get(full) or KNOWN.get(bare):
        return known
    if "(องค์การมหาชน)" in full:
        return AgencyKind.PUBLIC_ORGANISATION
    if bare.endswith("มหาวิทยาลัย"):
        return AgencyKind.UNIVERSITY
    return next((kind for prefix, kind in _PREFIX_KINDS if full.startswith(prefix)), AgencyKind.OTHER)


def short_name(name: str) -> str:
    """The name as people write it in tables: "องค์การบริหารส่วนตำบลสองพี่น้อง" → "อบต.สองพี่น้อง"."""
    full = tidy(name)
    for prefix, short in _SHORTENED:
        if full.startswith(prefix) and full != prefix:
            return short + full.removeprefix(prefix).lstrip()
    return full


def full_name(name: str) -> str:
    """The name with its abbreviation written out, as papers need it: "อบต. นาดี" → "องค์การบริหารส่วนตำบลนาดี"."""
    return _written_out(name)


def normalise_name(name: str) -> str:
    """The name for matching and searching.

    Abbreviations are written out; there are no spaces or punctuation; digits are Arabic and letters small.
    "อบต. สองพี่น้อง" and "องค์การบริหารส่วนตำบลสองพี่น้อง" come out alike, and what is typed into a search box is
    found inside the normalised name of the agency. Invisible characters and ํ + า, เ + เ are mended before.
    """
    return _PUNCTUATION.sub("", to_arabic(_written_out(name))).lower()
