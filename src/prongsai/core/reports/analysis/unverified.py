"""The rules of a year that a score or a level rests on and that no document confirms."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.frameworks.certainty import SURENESS
from prongsai.core.frameworks.model import Basis, Framework, Status
from prongsai.core.text import Text

DOUBTFUL = (Status.INFERRED, Status.ASSUMED)
WEIGHT = Text("น้ำหนักของ {name}", "weight of {name}")
STEPS = {
    "rows_to_item": Text("การเฉลี่ยประเด็นย่อยเป็นคะแนนรายข้อ", "sub-items into questions"),
    "items_to_indicator": Text("การเฉลี่ยข้อคำถามเป็นตัวชี้วัด", "questions into indicators"),
    "items_to_sub_indicator": Text("การเฉลี่ยข้อ OIT เป็นตัวชี้วัดย่อย", "OIT items into sub-indicators"),
    "sub_indicators_to_indicator": Text("การเฉลี่ยตัวชี้วัดย่อยเป็นตัวชี้วัด", "sub-indicators into indicators"),
    "indicators_to_instrument": Text("การเฉลี่ยตัวชี้วัดเป็นคะแนนเครื่องมือ", "indicators into instruments"),
    "parts_to_instrument": Text("การรวม EIT ส่วนที่ 1 และส่วนที่ 2", "merging the two parts of EIT"),
}
LEVELS = Text("เกณฑ์ระดับผลการประเมิน", "limits of the levels")
DECIDED_ON = Text("การตัดสินระดับจากคะแนนทศนิยมสองตำแหน่ง", "deciding the level on two decimals")
GROUPING = Text("การจัดข้อ OIT เข้าตัวชี้วัดย่อย", "grouping of OIT items")
WORDING = Text("รายการข้อคำถามและข้อ OIT", "list of questions and OIT items")


def unverified(framework: Framework) -> dict[Status, tuple[Text, ...]]:
    """The rules behind a score or level that are inferred or assumed, each named once."""
    rules = list(_rules(framework))
    found = {status: dict.fromkeys(what for what, basis in rules if basis.status is status) for status in DOUBTFUL}
    return {status: tuple(names) for status, names in found.items() if names}


def told(rules: dict[Status, tuple[Text, ...]]) -> tuple[Text, ...]:
    """One sentence for each status: "อนุมานจากเอกสารที่พบ: …"."""
    return tuple(
        Text(
            f"{SURENESS[status].th}: {', '.join(one.th for one in names)}",
            f"{SURENESS[status].en}: {', '.join(one.en for one in names)}",
        )
        for status, names in rules.items()
    )


def _rules(framework: Framework) -> Iterator[tuple[Text, Basis]]:
    yield from _weights(framework)
    for step in framework.aggregation:
        yield STEPS[step.step], step.basis
    for indicator in framework.indicators:
        yield from ((GROUPING, sub.basis) for sub in indicator.sub_indicators)
    yield from ((WORDING, item.basis) for item in framework.items.values())
    yield from _levels(framework)


def _weights(framework: Framework) -> Iterator[tuple[Text, Basis]]:
    for tool in framework.instruments:
        if tool.weight is not None:
            yield _weight_of(Text(tool.code, tool.code)), tool.weight.basis
        yield from ((_weight_of(part.name.text), part.weight.basis) for part in tool.parts)
    yield from ((_weight_of(index.name.text), index.weight.basis) for index in framework.indices)


def _weight_of(name: Text) -> Text:
    """A short name: what stands in brackets after it is left out."""
    return Text(WEIGHT.th.format(name=name.th.split(" (")[0]), WEIGHT.en.format(name=name.en.split(" (")[0]))


def _levels(framework: Framework) -> Iterator[tuple[Text, Basis]]:
    if isinstance(framework.levels, str):
        return
    yield LEVELS, framework.levels.basis
    if framework.levels.decided_on_basis is not None:
        yield DECIDED_ON, framework.levels.decided_on_basis
