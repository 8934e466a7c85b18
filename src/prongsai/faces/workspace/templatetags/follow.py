"""How a step stands, as pages of following up show it."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from django import template
from django.template.context import RequestContext
from django.urls import reverse

from prongsai.adapters import clock
from prongsai.core.calendar.saying import say_late
from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.model import Status
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Known
from prongsai.core.text import Text
from prongsai.core.thai.numbers import show_signed
from prongsai.faces.parts.templatetags.prongsai import text
from prongsai.faces.workspace.follow.headline import unit_late
from prongsai.faces.workspace.menu import Entry, opens
from prongsai.records.measures.follow_selectors import LateUnit
from prongsai.records.notices.models import Notice

register = template.Library()
LOOKS = {Standing.LATE: "wrong", Standing.DONE: "right", Standing.UNDER_WAY: "", Standing.DROPPED: "open"}
NAV = {
    "work_follow": Text("ภาพรวม", "Overview"),
    "work_follow_mine": Text("ของหน่วยข้าพเจ้า", "My unit"),
    "work_follow_record": Text("บันทึกการประชุมทั้งครั้ง", "Record a meeting"),
    "work_follow_meetings": Text("การประชุม คณะทำงาน การอบรม", "Meetings and trainings"),
    "work_follow_circulars": Text("แจ้งเวียน", "Circulars"),
    "work_follow_compare": Text("ก่อนและหลัง", "Before and after"),
}
_REPORTED = {
    Status.PLANNED: Text("ยังไม่เริ่ม", "Not started"),
    Status.UNDER_WAY: Text("กำลังดำเนินการ", "Under way"),
    Status.DONE: Text("เสร็จแล้ว", "Done"),
    Status.DROPPED: Text("ยกเลิก", "Dropped"),
}


@register.filter
def look(standing: Standing) -> str:
    """The class of its flag."""
    return LOOKS.get(standing, "open")


@register.filter
def status_label(status: str) -> Text:
    """A reported status in words."""
    return _REPORTED[Status(status)]


@register.filter
def days_late(days: int) -> Text:
    return say_late(days)


@register.filter
def day_past(one: Notice) -> Text | None:
    """Says that the day has passed of which a notice speaks as still to come."""
    if one.due_on is None or not one.made_at.astimezone(clock.BANGKOK).date() <= one.due_on < clock.today():
        return None
    return Text("พ้นกำหนดแล้ว", "This day has passed")


@register.filter("unit_late")
def _unit_late(one: LateUnit) -> Text:
    return unit_late(one)


@register.simple_tag(takes_context=True)
def follow_menu(context: RequestContext) -> list[Entry]:
    """The pages of following up that the person may open; that of her unit only where she stands for one."""
    request = context["request"]
    has_unit = any(one.unit_id for one in request.memberships)
    shown = []
    for name, label in NAV.items():
        href = reverse(name, args=[request.agency.code])
        if opens(request, href) and (has_unit or name != "work_follow_mine"):
            shown.append(Entry(label, href, "page" if request.path == href else ""))
    return shown


@register.filter
def mixed(words: object) -> str:
    """Words that may hold Thai; on an English page that part is marked."""
    return text(Text(str(words), str(words)))


@register.filter
def local_day(moment: datetime) -> date:
    """The day in Thailand of a moment."""
    return moment.astimezone(clock.BANGKOK).date()


@register.filter
def figure(score: Known) -> str:
    """A score with two decimals."""
    return shown(score.value)


@register.filter
def signed(points: Fraction) -> str:
    """A difference with its sign."""
    return show_signed(points)
