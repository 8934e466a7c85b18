"""Which papers a year asks for, and how far each is: what the officer sees first, and makes in one press."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.rounds import reporting_periods, say_stretch
from prongsai.core.measures.model import PlanKind
from prongsai.core.reports.memo.matter import MemoPurpose
from prongsai.core.reports.paper import ANNOUNCEMENTS, PaperKind, evidence_items
from prongsai.core.reports.years import usual_years
from prongsai.core.text import Text
from prongsai.records.agencies.models import Agency
from prongsai.records.measures.models import Plan
from prongsai.records.measures.selectors import plan_of
from prongsai.records.measures.times import rhythms_of
from prongsai.records.papers.drafts import Wish, fits
from prongsai.records.papers.kinds import stretch_key
from prongsai.records.papers.models import Paper
from prongsai.records.results import selectors as results

USUAL_RHYTHM = Rhythm(Every.QUARTER)
PROGRESS_OF = Text("{label} {stretch}", "{label}, {stretch}")
MEMO_OF = Text("บันทึกข้อความ: {purpose}", "Memo: {purpose}")
OF_THE_OTHER = Text("{label} (แผนป้องกันการทุจริต)", "{label} (anti-corruption plan)")
NO_RESULT = Text("ต้องบันทึกผลการประเมินปี {year} ก่อน", "Record the result of FY {year} first.")
NO_PLAN = Text("ต้องจัดทำแผนปี {year} ก่อน", "Make the plan of FY {year} first.")
NO_MEETING = Text("ต้องบันทึกการประชุมก่อน", "Record a meeting first.")
ON_RESULT = frozenset({PaperKind.ANALYSIS})
ON_PLAN = frozenset({PaperKind.PLAN, PaperKind.PROGRESS, PaperKind.YEAR_END, PaperKind.MINUTES, PaperKind.BOUND})


@dataclass(frozen=True, slots=True)
class Need:
    """A paper that a year asks for: `items` are what it is evidence for, `paper` what has been made of it.

    `due` is the day from which it makes sense to make it; `lacks` says what must be there first. One that is not
    `expected` is made only when somebody asks for it.
    """

    wish: Wish
    label: Text
    items: tuple[str, ...] = ()
    paper: Paper | None = None
    lacks: Text | None = None
    due: date | None = None
    expected: bool = True

    @property
    def key(self) -> str:
        """What names this need among those of its year."""
        return ".".join((self.wish.kind, self.wish.plan_kind, *self.wish.options.values()))

    def can_be_made(self, today: date) -> bool:
        """Whether pressing "make" gives something now."""
        return self.paper is None and self.lacks is None and (self.due is None or self.due <= today)


@dataclass(frozen=True, slots=True)
class Year:
    """All papers of a plan year, in the order in which they are usually made."""

    plan_year: int
    needs: tuple[Need, ...] = field(default=())

    def find(self, key: str) -> Need | None:
        """The need of that key."""
        return next((one for one in self.needs if one.key == key), None)

    def to_make(self, today: date) -> tuple[Need, ...]:
        """What "make all" makes: what is expected, not there yet, and possible today."""
        return tuple(one for one in self.needs if one.expected and one.can_be_made(today))


def year_of(agency: Agency, plan_year: int, today: date) -> Year:
    """The papers that a plan year asks for, with what has been made of them; others that were made stand at the end."""
    made = list(Paper.objects.filter(agency=agency, plan_year=plan_year).select_related("plan").order_by("pk"))
    plans = {kind: plan_of(agency, kind, plan_year) for kind in PlanKind}
    has_result = set(results.working_years(agency))
    needs, used = [], set()
    for wish, label, due, expected in _wishes(plan_year, plans):
        paper = next((one for one in made if one.pk not in used and fits(one, wish)), None)
        used |= {paper.pk} if paper else set()
        lacks = None if paper else _lacks(wish, plans[wish.plan_kind], has_result)
        needs.append(Need(wish, label, _items(wish, paper), paper, lacks, due, expected))
    needs += [_other(one) for one in made if one.pk not in used]
    return Year(plan_year, tuple(needs))


def years_of(agency: Agency, today_year: int) -> tuple[int, ...]:
    """The plan years to choose from, newest first: this one, the next, and every one that has a plan or papers."""
    papers = (
        one.plan_year or one.oit_year for one in Paper.objects.filter(agency=agency).only("plan_year", "oit_year")
    )
    plans = Plan.objects.filter(agency=agency).values_list("plan_year", flat=True)
    after_results = (year + 1 for year in results.working_years(agency)[:3])
    return tuple(sorted({today_year, *papers, *plans, *after_results}, reverse=True))


_Wished = tuple[Wish, Text, date | None, bool]


def _wishes(year: int, plans: dict[PlanKind, Plan | None]) -> Iterator[_Wished]:
    def one(kind: PaperKind, expected: bool = True) -> _Wished:
        return Wish(kind, year), kind.label, None, expected

    yield one(PaperKind.ORDER)
    yield one(PaperKind.ANALYSIS)
    yield one(PaperKind.SUGGESTIONS)
    yield one(PaperKind.PLAN)
    yield _memo(year, MemoPurpose.ADOPT)
    yield from (one(kind) for kind in ANNOUNCEMENTS)
    yield one(PaperKind.VEHICLES, expected=False)
    yield from _of_plan(year, PlanKind.ITA, plans[PlanKind.ITA])
    if plans[PlanKind.ANTI_CORRUPTION]:
        yield _named(Wish(PaperKind.PLAN, year, PlanKind.ANTI_CORRUPTION))
        yield from _of_plan(year, PlanKind.ANTI_CORRUPTION, plans[PlanKind.ANTI_CORRUPTION])
    yield one(PaperKind.BOUND, expected=False)


def _of_plan(year: int, kind: PlanKind, plan: Plan | None) -> Iterator[_Wished]:
    """The reports on a plan: one a period of its rhythm, the extract of a meeting, the end of the year."""
    for stretch in _stretches(year, plan):
        wish = Wish(PaperKind.PROGRESS, year, kind, {"stretch": stretch_key(stretch)})
        yield _named(wish, stretch)
    if kind is PlanKind.ITA:
        yield Wish(PaperKind.MINUTES, year), PaperKind.MINUTES.label, None, False
    end = reporting_periods(Rhythm(Every.YEAR_END), year)[-1].ends_on
    wish = Wish(PaperKind.YEAR_END, year, kind)
    yield wish, _label(wish), end, True
    if kind is PlanKind.ITA:
        memo, label, _, expected = _memo(year, MemoPurpose.YEAR_END)
        yield memo, label, end, expected


def _stretches(year: int, plan: Plan | None) -> tuple[Period, ...]:
    rhythms = [one for one in rhythms_of(plan.rhythms) if one.every not in (Every.YEAR_END, Every.DATE)] if plan else []
    return reporting_periods(rhythms[0] if rhythms else USUAL_RHYTHM, year)


def _memo(year: int, purpose: MemoPurpose) -> _Wished:
    wish = Wish(PaperKind.MEMO, year, options={"purpose": purpose.value})
    return wish, _filled(MEMO_OF, purpose=purpose.label), None, True


def _named(wish: Wish, stretch: Period | None = None) -> _Wished:
    label = _label(wish)
    if stretch is None:
        return wish, label, None, True
    return wish, _filled(PROGRESS_OF, label=label, stretch=say_stretch(stretch)), stretch.ends_on, True


def _label(wish: Wish) -> Text:
    if wish.plan_kind is PlanKind.ITA:
        return wish.kind.label
    return _filled(OF_THE_OTHER, label=wish.kind.label)


def _filled(sentence: Text, **values: Text) -> Text:
    return Text(
        sentence.th.format(**{name: one.th for name, one in values.items()}),
        sentence.en.format(**{name: one.en for name, one in values.items()}),
    )


def _lacks(wish: Wish, plan: Plan | None, has_result: set[int]) -> Text | None:
    usual = usual_years(wish.kind, wish.plan_year)
    result_year = plan.result_year if plan and plan.result_year else usual.result_year
    if wish.kind in ON_RESULT and result_year not in has_result:
        return Text(NO_RESULT.th.format(year=result_year), NO_RESULT.en.format(year=result_year))
    if wish.kind in ON_PLAN and plan is None:
        return Text(NO_PLAN.th.format(year=wish.plan_year), NO_PLAN.en.format(year=wish.plan_year))
    if wish.kind is PaperKind.MINUTES and plan is not None and not plan.meetings.exists():
        return NO_MEETING
    return None


def _items(wish: Wish, paper: Paper | None) -> tuple[str, ...]:
    oit_year = paper.oit_year if paper else usual_years(wish.kind, wish.plan_year).oit_year
    return evidence_items(wish.kind, oit_year, wish.plan_kind)


def _other(paper: Paper) -> Need:
    kind = PaperKind(paper.kind)
    plan_kind = PlanKind(paper.plan.kind) if paper.plan else PlanKind.ITA
    wish = Wish(kind, paper.plan_year or paper.oit_year, plan_kind)
    return Need(wish, Text(paper.title, paper.title), _items(wish, paper), paper)
