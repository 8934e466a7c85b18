"""The whole set of a year at once: made, fixed, signed; what could not be done is named with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.papers.approvals import Seen, sign
from prongsai.records.papers.drafts import make
from prongsai.records.papers.editions import fix
from prongsai.records.papers.models import Approval, Paper
from prongsai.records.papers.needs import year_of
from prongsai.records.papers.states import DRAFTS


@dataclass(frozen=True, slots=True)
class Refused:
    """A paper that something could not be done with, and why."""

    label: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Done:
    """How many papers it was done with, and those it was not."""

    count: int
    refused: tuple[Refused, ...]


def make_all(agency: Agency, plan_year: int, by: User, today: date) -> Done:
    """Every paper that the year asks for and that can be made today."""
    needs = year_of(agency, plan_year, today).to_make(today)
    return _each((one.label, partial(make, agency, one.wish, by)) for one in needs)


def fix_all(agency: Agency, plan_year: int, by: User) -> Done:
    """Every draft of the year; one with edits that do not fit, or with places to fill in, stays a draft."""
    papers = Paper.objects.filter(agency=agency, plan_year=plan_year, state__in=DRAFTS).order_by("pk")
    return _each((_titled(one), partial(fix, one, by)) for one in papers)


def sign_all(places: Iterable[tuple[Approval, Seen]], by: User, said: str) -> Done:
    """The places that the signer ticked, each over the hash that she saw; odd figures are never confirmed this way."""
    ticked = [(place, Seen(seen.sha256)) for place, seen in places]
    return _each((_titled(place.edition.paper), partial(sign, place, by, said, seen)) for place, seen in ticked)


def _each(acts: Iterable[tuple[Text, Callable[[], object]]]) -> Done:
    count, refused = 0, []
    for label, act in acts:
        try:
            act()
            count += 1
        except InputError as error:
            refused.append(Refused(label, error.text))
    return Done(count, tuple(refused))


def _titled(paper: Paper) -> Text:
    return Text(paper.title, paper.title)
