"""The judgement of one disclosure item (OIT) as people write it."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numbers import parse_score

FULL, NONE = Fraction(100), Fraction(0)
_PASSED = frozenset({"ผ่าน", "ครบถ้วน", "ครบ", "✓", "✔", "pass", "passed"})
_FAILED = frozenset({"ไม่ผ่าน", "ไม่ครบถ้วน", "ไม่ครบ", "✗", "✘", "fail", "failed"})


def _neither(value: object) -> InputError:
    return InputError(
        Text(
            f"{quoted(value)} ใช้ไม่ได้ ข้อ OIT มีเพียง 100 (ผ่าน) หรือ 0 (ไม่ผ่าน) โปรดกรอกค่าใดค่าหนึ่ง",
            f"{quoted(value)} cannot be used. An OIT item is 100 (complete) or 0 (not complete): type one of them.",
        )
    )


def parse_item_score(value: object) -> Fraction | None:
    """100 or 0 for one OIT item, None when nothing is written; ผ่าน and ไม่ผ่าน are read too.

    Source: an item is judged complete or not (published reports of FY 2566). Raises InputError for any other
    number: 1 is refused, since it may mean 100 per cent or one point of a hundred.
    """
    word = tidy(str(value)).lower()
    if word in _PASSED:
        return FULL
    if word in _FAILED:
        return NONE
    score = parse_score(value)
    if score not in (None, FULL, NONE):
        raise _neither(value)
    return score
