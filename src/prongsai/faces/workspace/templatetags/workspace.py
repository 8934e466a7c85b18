"""What every page of the workspace shows around its content."""

from __future__ import annotations

from django import template
from django.db.models import Model
from django.template.context import RequestContext

from prongsai.core.text import Text
from prongsai.faces.workspace.menu import Entry, menu_of, people_menu_of, roles_in_words
from prongsai.faces.workspace.page import allowed
from prongsai.records.agencies.access import Action
from prongsai.records.journal.selectors import Line, of_object
from prongsai.records.notices.selectors import unread

register = template.Library()


@register.simple_tag(takes_context=True)
def work_menu(context: RequestContext) -> list[Entry]:
    """The areas that the person may open."""
    return menu_of(context["request"])


@register.simple_tag(takes_context=True)
def people_menu(context: RequestContext) -> list[Entry]:
    """What there is about people and the agency itself."""
    return people_menu_of(context["request"])


@register.simple_tag(takes_context=True)
def my_roles(context: RequestContext) -> Text:
    """What the person is in this agency."""
    return roles_in_words(context["request"].memberships)


@register.simple_tag(takes_context=True)
def unread_notices(context: RequestContext) -> int:
    """How many notices of this agency wait for the person."""
    return unread(context["request"].user, context["request"].agency)


@register.simple_tag(takes_context=True)
def journal_of(context: RequestContext, thing: Model) -> tuple[Line, ...]:
    """What was done to a thing, for those who may read the journal: {% journal_of plan as entries %}, then
    {% include "workspace/journal_of.html" %}.
    """
    request = context["request"]
    return of_object(thing) if allowed(request, Action.JOURNAL_VIEW) else ()
