"""The page as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.core.text import Text
from prongsai.faces.workspace.at_home.cards import NO_RESULT, Card, cards
from prongsai.faces.workspace.at_home.first_steps import FirstStep, first_steps
from prongsai.faces.workspace.at_home.outlook import Outlook, outlook
from prongsai.faces.workspace.at_home.round import RoundHome, round_home
from prongsai.faces.workspace.at_home.todo import MOST_LATE, Todo, signatures, todo, urgent_measures
from prongsai.faces.workspace.at_home.who import Viewer
from prongsai.faces.workspace.follow.headline import headline, mine_headline, waits
from prongsai.records.measures.follow_selectors import Following, MeasureView, in_use, of_units
from prongsai.records.papers.approvals import waiting_for

MOST_MEASURES = 6


@dataclass(frozen=True)
class HomeView:
    """What the page shows: a sentence with the figures first.

    `urgent` stands above all else: what is to be done in a round that leads; then the first steps are folded up.
    """

    headline: Text
    lead: Text
    round: RoundHome | None
    cards: list[Card]
    first_steps: list[FirstStep]
    waiting: list[Todo]
    urgent: list[Todo]
    todo: list[Todo]
    measures: list[MeasureView]
    looks_after_people: bool
    outlook: Outlook | None
    nothing_to_sign: bool

    @property
    def nothing_next(self) -> bool:
        """Whether nothing at all waits for this person."""
        return not (self.todo or self.steps_left or self.waiting or self.urgent)

    @property
    def folds_steps(self) -> bool:
        """Whether the first steps come after what a round needs now."""
        return self.round is not None and self.round.leads

    @property
    def steps_left(self) -> list[FirstStep]:
        return [one for one in self.first_steps if not one.done]

    @property
    def steps_done(self) -> list[FirstStep]:
        return [one for one in self.first_steps if one.done]

    @property
    def steps_count(self) -> int:
        return len(self.first_steps)


def home_view(viewer: Viewer) -> HomeView:
    """The first page for a person on a day."""
    plans = in_use(viewer.agency, viewer.today)
    shown = cards(viewer, plans)
    steps = first_steps(viewer)
    the_round = round_home(viewer)
    leading = the_round if the_round and the_round.leads else None
    waiting = [] if viewer.is_unit_only else signatures(viewer)
    of_round = the_round.todo if the_round else []
    return HomeView(
        _headline(viewer, plans, steps, leading),
        leading.lead if leading else _lead(shown[0]),
        the_round,
        shown,
        steps,
        waiting,
        of_round if leading else [],
        [*([] if leading else of_round), *todo(viewer, plans)],
        _measures(viewer, plans),
        viewer.looks_after_people,
        outlook(viewer),
        viewer.is_executive and not waiting,
    )


def _headline(
    viewer: Viewer, plans: Sequence[Following], steps: Sequence[FirstStep], leading: RoundHome | None
) -> Text:
    """The sentence that matters most to this person today."""
    if viewer.is_unit_only:
        own = [step for plan in plans for step in of_units(plan.steps, viewer.units)]
        return mine_headline(sum(waits(one) for one in own))
    signatures = len(waiting_for(viewer.user, viewer.agency))
    if signatures:
        return Text(
            f"รอท่านลงนาม {signatures} ฉบับ",
            f"{signatures} papers wait for your signature" if signatures > 1 else "1 paper waits for your signature",
        )
    if leading:
        return leading.headline
    following = next((one for one in steps if one.is_next), None)
    if following and not plans:
        return Text(f"ขั้นต่อไป: {following.label.th}", f"Next: {following.label.en}")
    if plans:
        return headline(plans[0])
    return Text("ยังไม่มีแผนที่ใช้อยู่", "No plan is in use yet")


def _lead(result: Card) -> Text:
    if result.big == NO_RESULT:
        return Text("ยังไม่มีผลการประเมินในระบบ", "There is no result here yet.")
    return Text(f"{result.title.th} ได้ {result.big.th}", f"{result.title.en}: {result.big.en}")


def _measures(viewer: Viewer, plans: Sequence[Following]) -> list[MeasureView]:
    """The measures with what is late first, but none that the list above names; none for a unit alone."""
    if viewer.is_unit_only:
        return []
    named = set() if viewer.is_executive else {one.measure.pk for one in urgent_measures(plans)[:MOST_LATE]}
    shown = [one for plan in plans for one in plan.by_urgency if one.is_open and one.measure.pk not in named]
    return shown[:MOST_MEASURES]
