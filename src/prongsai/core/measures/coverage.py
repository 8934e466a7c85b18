"""Which weaknesses a plan answers, and which nobody has spoken of."""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.core.analysis.recommendations import must_answer
from prongsai.core.measures.model import Answered, Source
from prongsai.core.text import Text, listed


def open_questions(
    to_answer: Iterable[Answered], given: Iterable[Answered], left_open: Iterable[str]
) -> tuple[Answered, ...]:
    """The weaknesses among `to_answer` that no measure answers (`given`) and whose code was not left open.

    A weakness is answered by a measure for it, or for a question, item or piece of advice of the same indicator.
    """
    spoken_of = {one.indicator or one.code for one in given if one.source is not Source.RISK} | set(left_open)
    return tuple(one for one in to_answer if must_answer(one) and one.code not in spoken_of)


def cannot_be_adopted(open_ones: Iterable[Answered]) -> Text:
    """Why a plan cannot be adopted: the weaknesses with nothing said about them, and what to do."""
    names = listed([_named(one) for one in open_ones])
    return Text(
        f"ยังไม่มีมาตรการสำหรับ {names.th} โปรดเพิ่มมาตรการ หรือระบุเหตุผลที่ยังไม่ดำเนินการ",
        f"No measure answers {names.en}. Add one, or give the reason why nothing is done about it.",
    )


def _named(one: Answered) -> Text:
    shown = f" ({one.shown})" if one.shown else ""
    return Text(f"ตัวชี้วัดที่ {one.code} {one.name.th}{shown}", f"indicator {one.code} {one.name.en}{shown}")
