"""ร่างแผน: what a result asks for, and for each thing the measures that an agency may begin with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from prongsai.core.analysis.findings import indicator_of, lowest, name_of
from prongsai.core.analysis.recommendations import must_answer
from prongsai.core.frameworks.loader import load
from prongsai.core.measures.disclosing import disclosing
from prongsai.core.measures.drafts import DraftMeasure, Years, drafted
from prongsai.core.measures.library.loader import ADVICE, YEAR, ideas_for
from prongsai.core.measures.model import Answered, Source
from prongsai.core.scoring.figures import shown_figure
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

FROM_OUTSIDE = Text("ข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอก", "Suggestions of people outside")


class Topic(NamedTuple):
    """What is to be answered about one indicator (an index in FY 2561), or by advice from outside (code "").

    `answers` are its findings and advice, `drafts` the measures to choose from; `is_weak` when the plan must answer.
    """

    code: str
    name: Text
    shown: str
    is_weak: bool
    answers: tuple[Answered, ...]
    drafts: tuple[DraftMeasure, ...]


def topics(card: Scorecard, to_answer: Iterable[Answered], years: Years) -> tuple[Topic, ...]:
    """What a plan answers by indicator, in framework order, with measures to choose from.

    Of each topic the first measure is the default, and every one that mends an OIT item at 0.
    """
    sorted_out: dict[str, list[Answered]] = {}
    for one in to_answer:
        sorted_out.setdefault(_topic_of(card, one), []).append(one)
    ordered = sorted(sorted_out.items(), key=lambda one: _place(card, one[0]))
    return tuple(_topic(card, code, tuple(found), years) for code, found in ordered)


def library_topics(years: Years) -> tuple[Topic, ...]:
    """The whole library by indicator, for a plan that rests on no result; nothing is to be answered."""
    indicators = load(YEAR).indicators
    named = [(one.code, one.name.text) for one in indicators]
    return tuple(
        Topic(code, name, "", False, (), tuple(drafted(one, code, years) for one in ideas_for(YEAR, code)))
        for code, name in named
    )


def _topic_of(card: Scorecard, one: Answered) -> str:
    """The indicator that it is about; advice on an instrument goes to the lowest indicator of that."""
    if one.source is Source.EXTERNAL or not one.code:
        return ADVICE
    if found := lowest(card).get(one.code):
        return found[0].code
    return one.indicator or indicator_of(card, one.code)


def _place(card: Scorecard, code: str) -> int:
    """Where a topic stands: indicators (indices in FY 2561) in their order, all else behind them, outsiders last."""
    indices = [one.code for one in card.framework.indices]
    codes = indices or [one.code for one in card.framework.indicators]
    return codes.index(code) if code in codes else len(codes) + (code == ADVICE)


def _topic(card: Scorecard, code: str, answers: tuple[Answered, ...], years: Years) -> Topic:
    mending = disclosing(card, answers, years)
    mended = {one for each in mending for one in each.answers}
    rest = [one for one in answers if one not in mended]
    ideas = [drafted(one, code, years, rest or answers) for one in ideas_for(card.framework.fiscal_year, code)]
    if rest and ideas:
        ideas[0] = ideas[0]._replace(is_default=True)
    shown = shown_figure(card.figure(code)) if code else None
    name = name_of(card, code) if code else FROM_OUTSIDE
    return Topic(code, name, shown or "", any(map(must_answer, answers)), answers, (*mending, *ideas))
