"""From what a round counted and judged to the result that is announced: one edition for each agency.

Only official rounds are announced. What a rehearsal gave is seen by its agency alone and leads to no result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count

from prongsai.adapters import clock
from prongsai.core.analysis.small_groups import without_few_sheets, without_small_groups
from prongsai.core.few import LEAST
from prongsai.core.frameworks.model import Framework
from prongsai.core.published.row import Received
from prongsai.core.scoring.scorecard import Scorecard, score
from prongsai.core.scoring.tally import Tally
from prongsai.core.surveys.respondents import INTERVIEWED, is_interviewed
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.disclosures.models import Review
from prongsai.records.disclosures.selectors import items_of, ready_items
from prongsai.records.jobs.models import Job
from prongsai.records.jobs.run import Run
from prongsai.records.jobs.services import enqueue
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.results.content import Content, of_scoring
from prongsai.records.results.services import Draft, Recorded, record
from prongsai.records.results.telling import TELL
from prongsai.records.rounds.announcing import ANNOUNCE, is_being_announced
from prongsai.records.rounds.models import Enrolment, Round, RoundKind
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.rounds.services import chain_of
from prongsai.records.surveys.closing import mark_seen, read_tally, tallies_of
from prongsai.records.surveys.models import Closing
from prongsai.records.surveys.quality import Looked, looked_at

AT_ONCE = 200
PART_1 = "EIT1"
WITHOUT_A_WORKER = 20
ANNOUNCED = verb("results.announced", "ประกาศผล{name} {agencies} หน่วยงาน", "Announced: {name_en}, {agencies} agencies")
CORRECTED = verb(
    "results.corrected",
    "ประกาศผล{name} ฉบับแก้ไข {agencies} หน่วยงาน",
    "Announced corrections: {name_en}, {agencies} agencies",
)
NOT_OFFICIAL = Text(
    "ประกาศผลได้เฉพาะรอบการประเมินจริงที่ดำเนินในระบบนี้ ผลของการซ้อมใช้ภายในหน่วยงานเท่านั้น",
    "Only an official round that is run here can be announced. What a rehearsal gives is for the agency alone.",
)
STILL_OPEN = Text(
    "ยังไม่ได้ปิดรับและนับคำตอบของรอบนี้ จึงประกาศผลไม่ได้",
    "Answers of this round were not counted yet: nothing can be announced.",
)
BEING_ANNOUNCED = Text(
    "กำลังคำนวณและประกาศผลของรอบนี้อยู่แล้ว โปรดรอจนเสร็จ",
    "The results of this round are being announced already. Wait until that is done.",
)


class Lacking(NamedTuple):
    """What an agency's result would lack: surveys short of their minimum (or of five sheets), items not judged.

    `odd` is what somebody should look at in its answers first; none of it tells a score.
    """

    agency: Agency
    surveys: tuple[str, ...]
    items: int
    odd: tuple[Looked, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether something is missing, rather than odd."""
        return bool(self.surveys or self.items)


def rehearsed(enrolment: Enrolment) -> Scorecard | None:
    """What a rehearsal gave its agency: disclosures that it holds to be ready count 100, all others 0.

    None for a round of another kind, and before somebody decided to see the result, since after that the round can
    never be opened again.
    """
    the_round = enrolment.round
    if the_round.kind != RoundKind.REHEARSAL or the_round.seen_at is None:
        return None
    return _rehearsed(enrolment, without_few_sheets(tallies_of(enrolment)))


def if_parts_were_alike(enrolment: Enrolment) -> Scorecard | None:
    """The same, as if the interviews that a rehearsal was without had gone as part 1 did: an assumption.

    None where there were interviews, or no answers to part 1.
    """
    tallies = without_few_sheets(tallies_of(enrolment))
    own = next((one for one in tallies if one.instrument == PART_1 and one.counts), None)
    if own is None or rehearsed(enrolment) is None:
        return None
    if any(is_interviewed(one.instrument) and one.sheets for one in tallies):
        return None
    asked = [one for one in tallies if not is_interviewed(one.instrument)]
    return _rehearsed(enrolment, [*asked, own._replace(instrument=INTERVIEWED)])


def missing_for_announcement(the_round: Round) -> list[Lacking]:
    """The agencies of a round whose result would lack something or rest on odd answers, by name."""
    asked = len(items_of(rules_of(the_round)))
    judged, looked = _judged_items(the_round), looked_at(the_round)
    enrolled = the_round.enrolments.select_related("agency").order_by("agency__sort_key", "pk")
    every = (_lacking(one.agency, looked.get(one.pk, ()), asked - judged.get(one.pk, 0)) for one in enrolled)
    return [one for one in every if one.is_short or one.odd]


def items_to_judge(the_round: Round) -> int:
    """How many items of all its agencies together nobody has judged."""
    asked = len(items_of(rules_of(the_round))) * the_round.enrolments.count()
    return asked - sum(_judged_items(the_round).values())


def ask_to_announce(the_round: Round, by: User | None = None) -> Job | None:
    """Announce a round of a few agencies now, while nobody judges; have a worker do it (the job) for more.

    Raises InputError like `announce`, before there is a job, and while one is at it already.
    """
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=the_round.pk)
        if is_being_announced(the_round):
            raise InputError(BEING_ANNOUNCED)
        _require_announceable(the_round, by)
        if the_round.enrolments.count() > WITHOUT_A_WORKER:
            return enqueue(ANNOUNCE, the_round=the_round.pk, by=by.pk if by else None)
        announce(the_round, by)
    return None


def announce(the_round: Round, by: User | None = None, *, run: Run | None = None) -> Recorded:
    """Record and publish the result of each agency of an official round; what is published already stays.

    What lacks answers or judgements is missing in the result, never zero. Doing it again publishes what was corrected
    since. Raises InputError for another kind of round, before it is closed, and where made-up answers would become the
    score of a real agency.
    """
    _require_announceable(the_round, by)
    framework, done = rules_of(the_round), Recorded()
    at, total = (run.cursor if run else None) or 0, the_round.enrolments.count()
    while batch := _next(the_round, at):
        with transaction.atomic():
            done = done.plus(record(_drafts(framework, batch)))
            at = batch[-1].pk
            if run is not None:
                run.reached(at, done=the_round.enrolments.filter(pk__lte=at).count(), total=total)
    _finish(the_round, by, done, total)
    return done


def _rehearsed(enrolment: Enrolment, tallies: Sequence[Tally]) -> Scorecard:
    framework, ready = rules_of(enrolment.round), set(ready_items(enrolment))
    judged = {code: 100 if code in ready else 0 for code in items_of(framework)}
    return without_small_groups(score(framework, tallies, judged), tallies)


def _require_announceable(the_round: Round, by: User | None) -> None:
    if the_round.kind != RoundKind.OFFICIAL:
        raise InputError(NOT_OFFICIAL)
    if the_round.is_simulated and (real := the_round.enrolments.filter(agency__is_simulated=False).count()):
        raise InputError(
            Text(
                f"รอบนี้เป็นข้อมูลจำลอง แต่มีหน่วยงานจริง {real:,} แห่ง จึงประกาศผลไม่ได้ โปรดนำหน่วยงานจริงออกจากรอบ",
                f"This round is simulated but has {real:,} real agencies, which never carry a made-up score. "
                "Take them out of the round.",
            )
        )
    if not mark_seen(the_round, by):
        raise InputError(STILL_OPEN)


def _next(the_round: Round, after: int) -> list[Enrolment]:
    found = the_round.enrolments.filter(pk__gt=after).select_related("agency", "round__framework").order_by("pk")
    return list(found[:AT_ONCE])


def _drafts(framework: Framework, enrolments: Sequence[Enrolment]) -> list[Draft]:
    tallies = _tallies(enrolments)
    judged = _newest_reviews(enrolments)
    return [
        Draft(
            one.agency,
            one.round.fiscal_year,
            _content(one, framework, tallies.get(one.pk, []), judged.get(one.pk, {})),
            enrolment=one,
        )
        for one in enrolments
    ]


def _content(
    enrolment: Enrolment, framework: Framework, tallies: Iterable[Tally], reviews: dict[str, Review]
) -> Content:
    asked = [code for code in items_of(framework) if code in reviews]
    notes = {code: reviews[code].note for code in asked if reviews[code].note}
    judged = {code: reviews[code].points for code in asked}
    return of_scoring(without_few_sheets(tallies), judged, Received(notes=notes), enrolment.round.name.th, "")


def _tallies(enrolments: Sequence[Enrolment]) -> dict[int, list[Tally]]:
    found: dict[int, list[Tally]] = {}
    closings = Closing.objects.filter(survey__enrolment__in=[one.pk for one in enrolments])
    for one in closings.select_related("survey").order_by("survey"):
        found.setdefault(one.survey.enrolment_id, []).append(read_tally(one))
    return found


def _newest_reviews(enrolments: Sequence[Enrolment]) -> dict[int, dict[str, Review]]:
    """The newest judgement of each item; older ones are overwritten on the way."""
    found: dict[int, dict[str, Review]] = {}
    reviews = Review.objects.filter(enrolment__in=[one.pk for one in enrolments]).order_by("pk")
    for one in reviews.only("enrolment_id", "item", "points", "note"):
        found.setdefault(one.enrolment_id, {})[one.item] = one
    return found


def _finish(the_round: Round, by: User | None, done: Recorded, agencies: int) -> None:
    """What was announced is told to people by a worker, which finds by itself who was not told of an edition yet."""
    with transaction.atomic():
        enqueue(TELL, the_round=the_round.pk)
        stored = Round.objects.select_for_update(of=("self",)).get(pk=the_round.pk)
        facts = {"name": the_round.name.th, "name_en": the_round.name.en}
        if stored.announced_at is None:
            stored.announced_at = clock.now()
            stored.save(update_fields=["announced_at"])
            write(chain_of(stored), ANNOUNCED, actor=by, about=stored, facts=facts | {"agencies": f"{agencies:,}"})
        elif changed := done.added + done.corrected:
            write(chain_of(stored), CORRECTED, actor=by, about=stored, facts=facts | {"agencies": f"{changed:,}"})
    the_round.announced_at = stored.announced_at


def _judged_items(the_round: Round) -> dict[int, int]:
    asked = list(items_of(rules_of(the_round)))
    found = Review.objects.filter(enrolment__round=the_round, item__in=asked)
    return dict(found.values_list("enrolment").annotate(Count("item", distinct=True)))


def _lacking(agency: Agency, surveys: Sequence[Looked], items: int) -> Lacking:
    short = tuple(one.code for one in surveys if one.measured.sheets < max(LEAST, one.measured.minimum or 0))
    return Lacking(agency, short, items, tuple(one for one in surveys if one.odd))
