"""ก่อนและหลังมาตรการ: the score that a measure answered, and the same score in a later year, where it is the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from prongsai.core.analysis.trend import Change, changes, severed
from prongsai.core.frameworks.crosswalk import crosswalk
from prongsai.core.measures.model import Answered
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text, listed

NO_PROOF = Text(
    "คะแนนที่เปลี่ยนไปไม่ได้พิสูจน์ว่าเป็นผลของมาตรการ ผู้ตอบ กติกา และเหตุการณ์อื่นในปีนั้นก็ทำให้คะแนนเปลี่ยนได้",
    "A changed score does not prove that the measure changed it: who answered, the rules and other events do so too.",
)
_NO_SCORE = Text("ประเด็นนี้ไม่มีคะแนนให้เทียบ", "There is no score of this to compare.")


class BeforeAfter(NamedTuple):
    """What a measure answered, and how its score changed; without a change, why the years are not compared."""

    answered: Answered
    change: Change | None
    why_not: Text | None


def before_and_after(answers: Iterable[Answered], before: Scorecard, after: Scorecard) -> tuple[BeforeAfter, ...]:
    """Each thing that a measure answers with its score in the result that it came from and in a later one.

    Advice without a code of its own is held against the indicator that it is about. Only what continues from one year
    in the other by the crosswalk is compared. KeyError for a year without rules.
    """
    by_code = {one.code_before: one for one in changes(before, after)}
    return tuple(_one(each, by_code, before, after) for each in answers)


def _one(answered: Answered, by_code: dict[str, Change], before: Scorecard, after: Scorecard) -> BeforeAfter:
    code = answered.code or answered.indicator
    change = by_code.get(code)
    return BeforeAfter(answered, change, None if change else _why_not(code, before, after))


def _why_not(code: str, before: Scorecard, after: Scorecard) -> Text:
    years = before.framework.fiscal_year, after.framework.fiscal_year
    if not code:
        return _NO_SCORE
    if breaking := severed(before, after):
        what = listed([one.what for one in breaking])
        return Text(
            f"คะแนนปี {years[0]} กับปี {years[1]} เทียบกันไม่ได้: {what.th}",
            f"The scores of {years[0]} and {years[1]} cannot be compared: {what.en}",
        )
    if not _continues(code, *years):
        return Text(
            f"ไม่มีสิ่งเดียวกันในปี {years[1]} จึงไม่เทียบ (เลิกใช้ รวม หรือแยกข้อ)",
            f"The same thing does not exist in {years[1]} (ended, merged or split), so it is not compared.",
        )
    return Text(
        f"ไม่ทราบคะแนนของปี {years[0]} หรือปี {years[1]}", f"The score of {years[0]} or of {years[1]} is not known."
    )


def _continues(code: str, from_year: int, to_year: int) -> bool:
    """An indicator or item that is one and the same thing in both years; instruments and total have no entry."""
    forward, back = crosswalk(from_year, to_year), crosswalk(to_year, from_year)
    for there, here in ((forward.indicators, back.indicators), (forward.items, back.items)):
        if code in there:
            return len(there[code]) == 1 and here.get(there[code][0]) == (code,)
    return code == TOTAL or not code[:1].islower()
