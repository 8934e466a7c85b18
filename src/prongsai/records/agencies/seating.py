"""Who joins as clerk, head or for a unit is seated on the post of that role, so that papers can be signed at once."""

from __future__ import annotations

from prongsai.adapters import clock
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Holding, Post, Role, Unit
from prongsai.records.agencies.office import holder_on
from prongsai.records.agencies.posts import HoldingDraft, correct_holding, take_post

SIGNING = (Role.CLERK, Role.HEAD, Role.UNIT)


def seat(agency: Agency, person: User, role: Role, unit: Unit | None = None) -> Holding | None:
    """Tie the person to the only post of the role: to its holder of today without an account, or as its holder.

    None, and nothing changes, where no single post fits or somebody else with an account holds it. The name that the
    officer typed for the post stays as it is, since papers print it.
    """
    post = _only_post(agency, role, unit) if role in SIGNING else None
    if post is None:
        return None
    today = clock.today()
    holder = holder_on(post, today)
    if holder is None:
        return take_post(post, HoldingDraft(str(person), today, user=person), person)
    return _tied(holder, person) if holder.user is None else None


def _only_post(agency: Agency, role: Role, unit: Unit | None) -> Post | None:
    posts = list(Post.objects.filter(agency=agency, role=role.value))
    fitting = [one for one in posts if one.unit_id == unit.pk] if unit is not None else posts
    return fitting[0] if len(fitting) == 1 else None


def _tied(holder: Holding, person: User) -> Holding:
    fields = {name: getattr(holder, name) for name in HoldingDraft._fields} | {"user": person}
    correct_holding(holder, HoldingDraft(**fields), person)
    return holder
