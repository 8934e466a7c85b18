"""What every page above the agencies shows around its content."""

from __future__ import annotations

from django import template
from django.template.context import RequestContext

from prongsai.core.text import Text
from prongsai.faces.oversight.menu import Entry, menu_of, roles_in_words
from prongsai.faces.oversight.page import allowed
from prongsai.records.agencies.access import OversightAction, SiteAction, can_for_all
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.officers import without_officer

register = template.Library()


@register.simple_tag(takes_context=True)
def oversight_menu(context: RequestContext) -> list[Entry]:
    """The areas that the person may open."""
    return menu_of(context["request"])


@register.simple_tag(takes_context=True)
def my_mandates(context: RequestContext) -> Text:
    """What the person is above the agencies."""
    return roles_in_words(context["request"])


@register.simple_tag
def agencies_without_officer(the_round: Round) -> int:
    """How many agencies of a round have nobody who could do their part."""
    return without_officer(the_round)


@register.simple_tag(takes_context=True)
def may_invite_officers(context: RequestContext) -> bool:
    """Whether the person may invite officers into agencies."""
    return allowed(context["request"], OversightAction.TEAM_MANAGE)


@register.simple_tag(takes_context=True)
def may_edit_register(context: RequestContext) -> bool:
    """Whether the person may add agencies to the register."""
    return can_for_all(context["request"].user, SiteAction.REGISTER_EDIT)
