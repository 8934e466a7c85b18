"""The four checks of published figures, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.published.check import Check, Verdict
from prongsai.core.text import Text

NAMES = {
    "instruments": Text("คะแนนเครื่องมือ", "Instruments"),
    "total": Text("คะแนนรวม", "Total"),
    "level": Text("ระดับ", "Level"),
    "reachable": Text("คะแนน OIT เป็นไปได้หรือไม่", "Can the OIT score be"),
}
VERDICTS = {
    Verdict.CONSISTENT: (Text("ตรงกัน", "agrees"), "right"),
    Verdict.INCONSISTENT: (Text("ขัดกัน", "contradicts"), "wrong"),
    Verdict.IMPOSSIBLE: (Text("เป็นไปไม่ได้", "impossible"), "wrong"),
    Verdict.UNDECIDABLE: (Text("ตัดสินไม่ได้", "cannot be decided"), "open"),
}


@dataclass(frozen=True)
class CheckView:
    """`look` is the class of the flag; the word beside it says the same."""

    name: Text
    verdict: Text
    look: str
    message: Text
    contradicts: bool


def check_views(checks: Mapping[str, Check]) -> tuple[CheckView, ...]:
    """The checks in their order."""
    return tuple(_view(name, one) for name, one in checks.items())


def summary(checks: Mapping[str, Check]) -> Text:
    """One sentence on all checks of a row."""
    wrong = [NAMES[name] for name, one in checks.items() if one.verdict.contradicts]
    if wrong:
        return Text(f"ขัดกัน: {', '.join(one.th for one in wrong)}", f"Contradicts: {', '.join(one.en for one in wrong)}")
    if any(one.verdict is Verdict.CONSISTENT for one in checks.values()):
        return Text("ไม่พบที่ขัดกัน", "Nothing contradicts")
    return Text("ข้อมูลไม่พอจะตัดสิน", "Too little to decide")


def _view(name: str, check: Check) -> CheckView:
    word, look = VERDICTS[check.verdict]
    return CheckView(NAMES[name], word, look, check.message, check.verdict.contradicts)
