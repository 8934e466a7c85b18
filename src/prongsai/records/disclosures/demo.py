"""Made-up disclosures of the simulated agencies of the demonstration, at addresses that nobody ever has."""

from __future__ import annotations

from random import Random

from prongsai.records.disclosures.models import Disclosure
from prongsai.records.disclosures.selectors import items_of
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.rounds.selectors import official_rounds, rules_of

DOMAIN = "prongsai.invalid"  # reserved: nobody ever has an address there


def load() -> None:
    """Disclosures in the simulated official round that has none yet, never in one that a person made."""
    for one in official_rounds().filter(is_simulated=True, made_by=None, announced_at=None):
        if not Disclosure.objects.filter(enrolment__round=one).exists():
            _fill(one)


def _fill(the_round: Round) -> None:
    rng = Random("prongsai disclosures")  # noqa: S311 (made-up data, not a secret)
    items = list(items_of(rules_of(the_round)))
    enrolments = the_round.enrolments.select_related("agency").order_by("agency")
    made = [one for enrolment in enrolments for one in _some(rng, enrolment, items)]
    Disclosure.objects.bulk_create(made, batch_size=1000)


def _some(rng: Random, enrolment: Enrolment, items: list[str]) -> list[Disclosure]:
    """Of some items a link; the more of them the further the agency is."""
    so_far = rng.randint(len(items) // 6, len(items))
    return [
        Disclosure(
            enrolment=enrolment,
            item=item,
            address=f"https://{enrolment.agency.code}.{DOMAIN}/ita/{item}",
            is_ready=rng.random() < 0.9,
        )
        for item in items[:so_far]
    ]
