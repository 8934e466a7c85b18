"""What an agency was advised, as things of their own that measures answer; and entering a result together with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from prongsai.core.analysis.recommendations import recommendations
from prongsai.core.measures.model import Source
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.models import Answer, Recommendation
from prongsai.records.results.columns import read
from prongsai.records.results.content import Content, received_of
from prongsai.records.results.entering import Entered
from prongsai.records.results.entering import enter as enter_result
from prongsai.records.results.models import Result

RECEIVED = verb(
    "measures.recommendations.received",
    "รับข้อเสนอแนะจากผลปี {year}: เพิ่ม {added} ข้อ นำออก {removed} ข้อ",
    "Took the advice of {year}: {added} added, {removed} removed",
)


class Advice(NamedTuple):
    """One piece of advice; `code` is what it is about, empty for nothing in particular."""

    source: str
    code: str
    text: str


def enter(agency: Agency, fiscal_year: int, content: Content, by: User | None = None) -> Entered:
    """Keeps the result that an agency typed, and the advice in it as recommendations."""
    with transaction.atomic():
        entered = enter_result(agency, fiscal_year, content, by)
        receive(entered.result, by)
    return entered


def receive(result: Result, by: User | None = None) -> list[Recommendation]:
    """Makes the recommendations of the agency and year those of the result.

    Advice that is there already stays the same thing. What an earlier edition had and this one has not is taken away,
    unless a measure answers it; what the agency wrote down beside its results stays.
    """
    wanted = _advice_in(result)
    with transaction.atomic():
        agency = Agency.objects.select_for_update().get(pk=result.agency_id)
        stored = Recommendation.objects.filter(agency=agency, result_year=result.fiscal_year)
        known = {_key(one): one for one in stored}
        added = [one for one in wanted if one not in known]
        gone = [known[one].pk for one in _earlier(result) if one in known and one not in wanted]
        gone = [pk for pk in gone if not Answer.objects.filter(recommendation=pk).exists()]
        Recommendation.objects.filter(pk__in=gone).delete()
        _add(agency, result.fiscal_year, added)
        if added or gone:
            facts = {"year": result.fiscal_year, "added": len(added), "removed": len(gone)}
            write(agency.code, RECEIVED, actor=by, about=result, facts=facts)
    return list(stored.all())


def _advice_in(result: Result) -> dict[Advice, None]:
    """The advice of an edition in framework order; none for a year without rules."""
    card = read(result).scorecard
    found = recommendations(card, received_of(result)) if card else ()
    return dict.fromkeys(Advice(one.source.value, one.code, one.text) for one in found)


def _earlier(result: Result) -> dict[Advice, None]:
    """The advice of the other editions of that year."""
    others = Result.objects.filter(agency=result.agency_id, fiscal_year=result.fiscal_year).exclude(pk=result.pk)
    return {one: None for other in others for one in _advice_in(other)}


def _add(agency: Agency, fiscal_year: int, advice: Sequence[Advice]) -> None:
    Recommendation.objects.bulk_create(
        Recommendation(agency=agency, result_year=fiscal_year, **one._asdict()) for one in advice
    )


def _key(stored: Recommendation) -> Advice:
    return Advice(Source(stored.source).value, stored.code, stored.text)
