"""Which figures an agency receives in a year: the fields of the form on screen and of the form in Excel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from prongsai.core.frameworks.model import EvidenceKind, Framework, Indicator, Instrument, known_items
from prongsai.core.published.row import INSTRUMENT_CODES
from prongsai.core.text import Text

Kind = Literal["text", "score", "item", "note", "level", "long"]
_COLUMNS = {code: name for name, code in INSTRUMENT_CODES.items()}

AGENCY = Text("ชื่อหน่วยงาน", "Name of the agency")
PROVINCE = Text("จังหวัด (ถ้ามี)", "Province (if any)")
SOURCE = Text("ที่มาของตัวเลข (ถ้ามี)", "Where the figures come from (if known)")
TOTAL = Text("คะแนนรวมที่ประกาศ", "Total as announced")
LEVEL = Text("ระดับที่ประกาศ", "Level as announced")
SUGGESTIONS = Text("ข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอก", "What external respondents suggested")


@dataclass(frozen=True)
class Field:
    """One figure or text: `name` is the column of a table of published results."""

    name: str
    label: Text
    kind: Kind = "score"


@dataclass(frozen=True)
class Section:
    """Fields that belong together; `extra` ones are shown folded, since not every agency has them."""

    code: str
    title: Text
    fields: tuple[Field, ...]
    extra: bool = False


def sections(framework: Framework) -> tuple[Section, ...]:
    """All that an agency receives in this year, in the order of the result it gets."""
    found = (
        Section("who", Text("หน่วยงาน", "Agency"), _who()),
        Section("indicators", _indicators_title(framework), tuple(_indicators(framework))),
        Section("totals", Text("คะแนนเครื่องมือ คะแนนรวม และระดับ", "Instruments, total and level"), _totals(framework)),
        *_questions(framework),
        *_disclosures(framework),
        Section("advice", Text("ข้อเสนอแนะที่ได้รับ", "Advice received"), tuple(_advice(framework)), extra=True),
    )
    return tuple(one for one in found if one.fields)


def own_sections(framework: Framework) -> tuple[Section, ...]:
    """The same for an agency that is known: only where the figures come from is asked beside them."""
    who, *rest = sections(framework)
    asked = tuple(field for field in who.fields if field.name not in ("agency", "province"))
    return (*rest, Section("source", Text("ที่มาของตัวเลข", "Where the figures come from"), asked, extra=True))


def _who() -> tuple[Field, ...]:
    return Field("agency", AGENCY, "text"), Field("province", PROVINCE, "text"), Field("source", SOURCE, "text")


def _indicators_title(framework: Framework) -> Text:
    return Text("คะแนนดัชนี", "Indices") if framework.indices else Text("คะแนนตัวชี้วัด", "Indicators")


def _indicators(framework: Framework) -> Iterator[Field]:
    for one in framework.indices or framework.indicators:
        yield Field(f"indicator_{one.code}", _numbered(one.code, one.name.text))


def _totals(framework: Framework) -> tuple[Field, ...]:
    instruments = () if framework.indices else tuple(_instruments(framework))
    return (*instruments, Field("total", TOTAL), Field("level", LEVEL, "level"))


def _instruments(framework: Framework) -> Iterator[Field]:
    for one in framework.instruments:
        merged = Text(f"{one.code} รวม", f"{one.code}, both parts") if one.parts else Text(one.code, one.code)
        yield Field(_COLUMNS[one.code], merged)
        for part in one.parts:
            yield Field(_COLUMNS[part.code], part.name.text)


def _questions(framework: Framework) -> Iterator[Section]:
    for instrument in _of_kind(framework, EvidenceKind.SURVEY):
        fields = tuple(_scores(indicator) for indicator in instrument.indicators)
        title = Text(f"คะแนนรายข้อ {instrument.code}", f"Questions of {instrument.code}")
        yield Section(f"questions-{instrument.code.lower()}", title, sum(fields, ()), extra=True)


def _scores(indicator: Indicator) -> tuple[Field, ...]:
    return tuple(Field(item.code, _numbered(item.code, item.topic.text)) for item in known_items(indicator))


def _disclosures(framework: Framework) -> Iterator[Section]:
    for instrument in _of_kind(framework, EvidenceKind.DISCLOSURE):
        fields = tuple(field for indicator in instrument.indicators for field in _judged(indicator))
        yield Section("disclosures", Text("ผลการตรวจ OIT รายข้อ", "OIT items"), fields, extra=True)


def _judged(indicator: Indicator) -> Iterator[Field]:
    for item in known_items(indicator):
        yield Field(item.code, _numbered(item.code, item.topic.text), "item")
        yield Field(f"{item.code}_note", _note_on(item.code), "note")


def _advice(framework: Framework) -> Iterator[Field]:
    for one in framework.indices or framework.indicators:
        about = _numbered(one.code, one.name.text)
        label = Text(f"ข้อเสนอแนะของผู้ประเมิน: {about.th}", f"The assessor's advice: {about.en}")
        yield Field(f"recommendation_{one.code}", label, "long")
    for instrument in () if framework.indices else framework.instruments:
        yield Field(f"recommendation_{instrument.code.lower()}", _advice_on(instrument.code), "long")
    yield Field("suggestions", SUGGESTIONS, "long")


def _of_kind(framework: Framework, kind: EvidenceKind) -> Iterator[Instrument]:
    return (one for one in framework.instruments if one.kind is kind)


def _numbered(code: str, name: Text) -> Text:
    return Text(f"{code} {name.th}", f"{code} {name.en}")


def _advice_on(code: str) -> Text:
    return Text(f"ข้อเสนอแนะของผู้ประเมินต่อ {code}", f"The assessor's advice on {code}")


def _note_on(code: str) -> Text:
    return Text(f"ข้อสังเกตของผู้ตรวจ {code}", f"Reviewer's note on {code}")
