"""Words of plans on pages: times, rhythms, what is answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from django import template
from django.template.context import RequestContext
from django.urls import reverse

from prongsai.core.calendar.model import Period, Rhythm
from prongsai.core.calendar.saying import say_period, say_rhythms
from prongsai.core.measures.drafting import Topic
from prongsai.core.measures.model import Answered, PlanKind, Source
from prongsai.core.measures.risks import RiskLevel
from prongsai.core.text import Text
from prongsai.faces.parts.templatetags.prongsai import text
from prongsai.faces.workspace.menu import Entry
from prongsai.faces.workspace.plans.forms.measure import label_of
from prongsai.records.measures.data import answered
from prongsai.records.measures.models import Answer, LeftOpen, Plan, Step
from prongsai.records.measures.plans import name_of
from prongsai.records.measures.times import period_of, rhythms_of, rhythms_of_measure

register = template.Library()
Value = TypeVar("Value")
LOOKS = {RiskLevel.LOW: "open", RiskLevel.MEDIUM: "", RiskLevel.HIGH: "wrong", RiskLevel.EXTREME: "wrong"}
_SOURCES = {
    Source.FINDING: Text("ผลการประเมิน", "Result"),
    Source.ASSESSOR: Text("ผู้ประเมิน", "Assessors"),
    Source.REVIEWER: Text("ผู้ตรวจ OIT", "OIT reviewer"),
    Source.EXTERNAL: Text("ผู้มีส่วนได้ส่วนเสียภายนอก", "People outside"),
    Source.RISK: Text("ความเสี่ยง", "Risk"),
}

register.filter("period_of", period_of)
register.filter("stored_rhythms", rhythms_of)
register.filter("own_or_plan_rhythms", rhythms_of_measure)
register.filter("plan_name", name_of)


@register.filter
def period_text(period: Period | None) -> Text:
    """A time in words."""
    return say_period(period)


@register.filter
def rhythms_text(rhythms: Sequence[Rhythm]) -> Text:
    """Rhythms in words."""
    return say_rhythms(rhythms)


@register.filter
def at(values: Mapping[object, Value], key: object) -> Value | None:
    """What stands under a key."""
    return values.get(key)


@register.filter
def answer_text(one: Answer | Answered) -> Text:
    """What a measure answers: "ตัวชี้วัด 4 การใช้ทรัพย์สินของราชการ (83.07)"."""
    return label_of(answered(one) if isinstance(one, Answer) else one)


@register.filter
def left_open_name(one: LeftOpen) -> Text:
    """The weakness that was left open."""
    return Text(one.name_th, one.name_en or one.name_th)


@register.filter
def has_owners(step: Step) -> bool:
    """Whether a step has owners of its own."""
    return bool(step.all_units or step.owner_text or step.units.all())


@register.filter
def source_text(one: Answer | Answered) -> Text:
    """Where it comes from."""
    return _SOURCES[Source(one.source)]


@register.filter
def marked(words: object) -> str:
    """Words of either language; Thai ones are marked as Thai on an English page."""
    return text(Text(str(words), str(words)))


@register.filter
def topic_anchor(topic: Topic) -> str:
    """The place of a topic on its page."""
    return f"topic-{topic.code or 'advice'}"


@register.filter
def risk_look(level: RiskLevel) -> str:
    """The class of its flag."""
    return LOOKS[level]


@register.filter
def numbers(things: Iterable[object]) -> str:
    """Numbers with commas."""
    return ", ".join(str(one) for one in things)


@register.simple_tag(takes_context=True)
def plan_menu(context: RequestContext, plan: Plan) -> list[Entry]:
    """The views of a plan; the choice of a unit goes along."""
    request = context["request"]
    unit = request.GET.get("unit", "")
    query = f"?unit={unit}" if unit.isdecimal() else ""
    views = {
        "work_plans_plan": Text("ตาราง", "Table"),
        "work_plans_timeline": Text("ปฏิทินตุลาคม–กันยายน", "October to September"),
    }
    if plan.kind == PlanKind.ANTI_CORRUPTION or plan.risks.exists():
        views["work_plans_risks"] = Text("ความเสี่ยงการทุจริต", "Corruption risks")
    shown = []
    for name, label in views.items():
        href = reverse(name, args=[request.agency.code, plan.pk])
        shown.append(Entry(label, href + query, "page" if request.path == href else ""))
    return shown
