"""Names, doubts and intervals in the sentences of all checks."""

from __future__ import annotations

from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.model import Basis, Framework
from prongsai.core.scoring.figures import Interval
from prongsai.core.scoring.plan import steps_of
from prongsai.core.text import Text

UNVERIFIED = Text(f"(เกณฑ์ข้อนี้{NOT_CHECKED.th})", f"(This rule is {NOT_CHECKED.en}.)")


def label(framework: Framework, code: str) -> Text:
    """A short name for a figure: IIT, indicator 9, item o42."""
    if not code.isdigit():
        return Text(code, code)
    return Text(f"ดัชนีที่ {code}", f"index {code}") if framework.indices else indicator(code)


def indicator(code: str) -> Text:
    """An indicator by its number alone."""
    return Text(f"ตัวชี้วัดที่ {code}", f"indicator {code}")


def flagged(sentence: Text, *bases: Basis) -> Text:
    """The sentence, marked where one of the rules behind it is not verified."""
    return sentence if all(basis.status.is_firm for basis in bases) else sentence + UNVERIFIED


def basis_of(framework: Framework, code: str) -> Basis:
    """What the rule that leads to a node rests on."""
    return next(step.basis for step in steps_of(framework) if step.code == code)


def weights_of_parts(framework: Framework, code: str) -> list[Basis]:
    """What the weights of an instrument's parts rest on."""
    return [part.weight.basis for part in framework.instrument(code).parts]


def between(interval: Interval) -> Text:
    """An interval as it is shown; one figure where both ends are shown alike."""
    low, high = interval.shown
    return Text(low, low) if low == high else Text(f"{low} ถึง {high}", f"{low} to {high}")


def no_framework(year: int) -> Text:
    """The year is before or after the years whose rules are known."""
    return Text(
        f"ไม่มีกรอบการประเมินของปี {year} ในระบบ จึงตรวจไม่ได้",
        f"There are no rules for FY {year}, so nothing can be checked.",
    )
