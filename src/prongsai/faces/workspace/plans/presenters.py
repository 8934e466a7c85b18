"""What the pages of plans show of what a plan is to answer: topics with their boxes, and what answers each weakness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from prongsai.core.analysis.recommendations import must_answer
from prongsai.core.calendar.months import months_touched
from prongsai.core.measures.drafting import Topic
from prongsai.core.measures.drafts import DraftMeasure
from prongsai.core.measures.model import Answered, Source
from prongsai.core.text import Text
from prongsai.faces.workspace.plans.forms.fields import names_of
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.units import open_units
from prongsai.records.measures.library import as_written
from prongsai.records.measures.models import LeftOpen, Measure, Plan
from prongsai.records.measures.selectors import to_answer
from prongsai.records.measures.times import period_of, years_of

NO_CODE = "x"


class Box(NamedTuple):
    """A measure to tick, with who would do it here; `is_there` when the plan has it already."""

    key: str
    draft: DraftMeasure
    owners: str
    is_ticked: bool
    is_there: bool


class TopicView(NamedTuple):
    """A topic with its boxes; `is_answered` when a measure of the plan answers it already."""

    topic: Topic
    boxes: tuple[Box, ...]
    is_answered: bool

    @property
    def advice(self) -> list[Answered]:
        """What was advised, in words."""
        return [one for one in self.topic.answers if one.source is not Source.FINDING]

    @property
    def below(self) -> list[Answered]:
        """The questions and items of the indicator that are findings of their own."""
        return [one for one in self.topic.answers if one.source is Source.FINDING and one.code != self.topic.code]


class Weakness(NamedTuple):
    """A weakness, the measures that answer it, and the reason where it is left open."""

    finding: Answered
    measures: tuple[Measure, ...]
    left_open: LeftOpen | None

    @property
    def is_spoken_of(self) -> bool:
        return bool(self.measures or self.left_open)


def key_in(topic: Topic, one: DraftMeasure) -> str:
    """The name of a box."""
    return f"{topic.code or NO_CODE}:{one.key}"


def offered(topics: Iterable[Topic]) -> dict[str, DraftMeasure]:
    """Every measure that can be ticked, by the name of its box."""
    return {key_in(topic, one): one for topic in topics for one in topic.drafts}


def defaults(topics: Iterable[Topic], answered: Iterable[str] = ()) -> list[str]:
    """The boxes that are ticked to begin with: none of a topic that the plan answers already."""
    done = set(answered)
    return [key_in(topic, one) for topic in topics if topic.code not in done for one in topic.drafts if one.is_default]


def topic_views(
    topics: Sequence[Topic], agency: Agency, ticked: Iterable[str], plan: Plan | None = None
) -> list[TopicView]:
    """The topics as the page shows them."""
    ticked, answered = set(ticked), answered_topics(plan) if plan else set()
    there = set(plan.measures.values_list("library_key", flat=True)) if plan else set()
    units = open_units(agency)
    boxes = {key: names_of(as_written(one, agency, units).owners, agency) for key, one in offered(topics).items()}
    return [
        TopicView(
            topic,
            tuple(
                Box(key, one, boxes[key], key in ticked, one.key in there)
                for one in topic.drafts
                for key in [key_in(topic, one)]
            ),
            topic.code in answered,
        )
        for topic in topics
    ]


def answered_topics(plan: Plan) -> set[str]:
    """The codes of the indicators that measures of the plan are about."""
    measures = plan.measures.prefetch_related("answers")
    answers = {measure: measure.answers.all() for measure in measures}
    given = {one.indicator or one.code for found in answers.values() for one in found}
    return given | {measure.group for measure, found in answers.items() if found}


def weaknesses(plan: Plan) -> list[Weakness]:
    """Every weakness of the plan's result with what the plan says about it."""
    left = {one.code: one for one in plan.left_open.all()}
    by_code: dict[str, list[Measure]] = {}
    for measure in plan.measures.prefetch_related("answers"):
        for code in {one.indicator or one.code for one in measure.answers.all() if one.source != Source.RISK}:
            by_code.setdefault(code, []).append(measure)
    found = [one for one in to_answer(plan) if must_answer(one)]
    return [Weakness(one, tuple(by_code.get(one.code, ())), left.get(one.code)) for one in found]


def gaps(plan: Plan) -> list[Text]:
    """What measures still lack, in sentences; no reason not to use the plan."""
    measures = list(plan.measures.prefetch_related("units", "steps"))
    lacking = (
        (Text("ยังไม่มีผู้รับผิดชอบ", "has nobody responsible"), [one for one in measures if not _has_owner(one)]),
        (Text("ยังไม่มีระยะเวลา", "has no time"), [one for one in measures if one.ends_on is None]),
        (
            Text("มีระยะเวลานอกปีของแผน", "lies outside the years of the plan"),
            [one for one in measures if _is_outside(one)],
        ),
        (Text("ยังไม่มีขั้นตอน", "has no steps"), [one for one in measures if not one.steps.all()]),
        (
            Text("ยังไม่มีรอบรายงาน", "has no rhythm of reports"),
            [one for one in measures if not one.rhythms and not plan.rhythms],
        ),
    )
    return [_said(what, found) for what, found in lacking if found]


def _is_outside(one: Measure) -> bool:
    years, period = years_of(one.plan), period_of(one)
    return period is not None and not any(months_touched(period, year) for year in years)


def _has_owner(one: Measure) -> bool:
    return bool(one.units.all() or one.all_units or one.owner_text)


def _said(what: Text, found: Sequence[Measure]) -> Text:
    numbers = ", ".join(str(one.number) for one in found)
    return Text(f"มาตรการที่ {numbers} {what.th}", f"Measure {numbers} {what.en}")
