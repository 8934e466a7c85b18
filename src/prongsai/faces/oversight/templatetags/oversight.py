"""What every page above the agencies shows around its content."""

from __future__ import annotations

from django import template
from django.template.context import RequestContext

from prongsai.core.text import Text
from prongsai.faces.oversight.menu import Entry, menu_of, roles_in_words

register = template.Library()


@register.simple_tag(takes_context=True)
def oversight_menu(context: RequestContext) -> list[Entry]:
    """The areas that the person may open."""
    return menu_of(context["request"])


@register.simple_tag(takes_context=True)
def my_mandates(context: RequestContext) -> Text:
    """What the person is above the agencies."""
    return roles_in_words(context["request"])
