"""OIT scores held against what the year's items can give."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.estimate import Estimate
from prongsai.core.published.row import Scope
from prongsai.core.published.sentences.shared import UNVERIFIED, flagged, label
from prongsai.core.scoring.bounds import Reach
from prongsai.core.scoring.exact import shown
from prongsai.core.text import Text, listed

NO_OIT = Text("ไม่มีคะแนน OIT หรือตัวชี้วัดของ OIT ให้ตรวจ", "There is no score of OIT or its indicators to check.")


def any_value(scope: Scope) -> Text:
    """Averages and internal assessments need not keep to the steps that an agency's items make."""
    if scope is Scope.AVERAGE:
        return Text(
            "ค่าเฉลี่ยของหลายหน่วยงานเป็นค่าใดก็ได้ จึงไม่ตรวจข้อนี้",
            "An average over agencies may have any value, so this is not checked.",
        )
    return Text(
        "การประเมินภายในหน่วยงานอาจให้คะแนนบางส่วนของข้อได้ จึงไม่ตรวจข้อนี้",
        "An internal assessment may give part of an item's points, so this is not checked.",
    )


def half_points(framework: Framework, codes: Sequence[str]) -> Text:
    """OIT items that are neither 0 nor 100."""
    names = listed([label(framework, code) for code in codes])
    sentence = Text(
        f"ข้อ OIT ได้เพียง 0 หรือ 100 แต่ {names.th} ได้คะแนนอื่น",
        f"An OIT item is given either 0 or 100; not so {names.en}.",
    )
    return flagged(sentence, framework.basis)


def not_grouped(framework: Framework) -> Text:
    """It is not known how the year's items make up its indicators."""
    year = framework.fiscal_year
    return Text(
        f"ยังไม่ทราบว่าข้อ OIT ของปี {year} รวมเป็นตัวชี้วัดอย่างไร จึงตรวจไม่ได้",
        f"How the OIT items of FY {year} make up its indicators is not known.",
    )


def possible(framework: Framework, *, firm: bool) -> Text:
    """The OIT figures can be had with that year's items."""
    year = framework.fiscal_year
    sentence = Text(f"ข้อ OIT ของปี {year} ให้คะแนนเช่นนี้ได้", f"The OIT items of FY {year} can give these scores.")
    return sentence if firm else sentence + UNVERIFIED


def out_of_reach(found: Estimate, result: Reach) -> Text:
    """A figure lies between two steps."""
    year, given = found.framework.fiscal_year, shown(found.given[result.code])
    name = label(found.framework, result.code)
    sentence = Text(
        f"{name.th} ได้ {given} ซึ่งข้อ OIT ของปี {year} ให้ไม่ได้",
        f"The OIT items of FY {year} cannot give {given} for {name.en}.",
    )
    if result.nearest:
        sentence += _nearest(result)
    return sentence if result.firm else sentence + UNVERIFIED


def _nearest(result: Reach) -> Text:
    near = listed([Text(one, one) for one in map(shown, result.nearest)])
    return Text(f"ค่าที่ใกล้ที่สุดคือ {near.th}", f"The nearest it can be: {near.en}.")
