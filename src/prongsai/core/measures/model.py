"""มาตรการ ขั้นตอน ความก้าวหน้า: what the papers, the pages and the calendar read of a plan.

Texts are what people typed, in the language that they typed; scores are the shown figures of a stored edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prongsai.core.calendar.model import Period, Rhythm
from prongsai.core.text import Text


class PlanKind(StrEnum):
    """Which plan it is: the measures that follow from an ITA result, or the anti-corruption action plan."""

    ITA = "ita"
    ANTI_CORRUPTION = "anti-corruption"


class Status(StrEnum):
    """What was last reported of a step. Being late is no status: it follows from the date (`calendar.standing`)."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"
    DROPPED = "dropped"


class Source(StrEnum):
    """Where what a measure answers comes from."""

    FINDING = "finding"
    ASSESSOR = "assessor"
    EXTERNAL = "external"
    REVIEWER = "reviewer"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding, recommendation or risk that a measure answers, copied when it was chosen.

    `code` is the node of the Scorecard (indicator, question, item) or empty; `shown` its figure as it was shown
    ("83.07"), empty without one; `kind` a FindingKind value for findings.
    """

    source: Source
    code: str
    indicator: str
    name: Text
    shown: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file or a link that shows what was done; `sha256` is empty for a link, `is_photo` puts it in the appendix."""

    title: str
    address: str = ""
    sha256: str = ""
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """One report on a step: what was done up to `reported_on`, and the meeting that heard it.

    `percent` is 0 to 100, None when none was given; `meeting` the title (or key) of the plan's meeting that heard
    it; `for_unit` the unit on whose behalf the officer wrote it.
    """

    reported_on: date
    status: Status
    text: str
    percent: int | None = None
    problems: str = ""
    meeting: str = ""
    for_unit: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a measure with its own owner and time; without them those of the measure hold."""

    key: str
    number: int
    text: str
    owners: tuple[str, ...] = ()
    period: Period | None = None
    status: Status = Status.PLANNED
    dropped_because: str = ""
    progress: tuple[Progress, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. `owners` are names of units or people as printed ("ทุกสำนัก/กอง", "สำนักปลัด").

    `group` is the code of the indicator or instrument that it stands under; `expected_gain` points of the total as
    shown; `budget` baht; `former_way` how it was done before (column "วิธีการดำเนินการ (เดิม)"); `outcome` what came
    of it at the end of the year, a line for each step or for the whole.
    """

    key: str
    number: int
    title: str
    group: str = ""
    answers: tuple[Answered, ...] = ()
    steps: tuple[Step, ...] = ()
    owners: tuple[str, ...] = ()
    period: Period | None = None
    rhythms: tuple[Rhythm, ...] = ()
    monitoring: str = ""
    success: str = ""
    budget: int | None = None
    budget_note: str = ""
    expected_gain: str = ""
    former_way: str = ""
    outcome: str = ""
    problems: str = ""
    advice: str = ""
    remark: str = ""

    @property
    def all_owners(self) -> tuple[str, ...]:
        """Who answers for the measure, then who answers for a step of it alone, each once."""
        return tuple(dict.fromkeys((*self.owners, *(name for one in self.steps for name in one.owners))))


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that set measures (`sets_measures`) or heard reports, as papers cite it."""

    key: str
    title: str
    held_on: date
    place: str = ""
    present: tuple[str, ...] = ()
    present_count: int | None = None
    agenda: str = ""
    resolution: str = ""
    sets_measures: bool = False


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee or working group, with the order that appointed it; members are (name, post, side).

    Sides are "staff", "citizen" and "councillor"; `duties` has a line for each.
    """

    key: str
    name: str
    order_number: str = ""
    ordered_on: date | None = None
    members: tuple[tuple[str, str, str], ...] = ()
    duties: str = ""


@dataclass(frozen=True, slots=True)
class Training:
    """Training with attendance: how many were to come and how many came."""

    key: str
    title: str
    held_on: date
    expected: int | None = None
    attended: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Risk:
    """A corruption risk of the anti-corruption plan: likelihood and impact from 1 to 5, None where not judged."""

    key: str
    number: int
    process: str
    risk: str
    likelihood: int | None = None
    impact: int | None = None
    control: str = ""
    treated_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A weakness that no measure answers, and why."""

    code: str
    name: Text
    shown: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan for a fiscal year (`until_year` the last of several), on the result of `result_year`.

    All years are of the Buddhist Era. `oit_year` is the year whose OIT items the papers are evidence for; `rhythms`
    say how often the plan as a whole is reported, beside those of its measures.
    """

    kind: PlanKind
    title: str
    plan_year: int
    until_year: int
    result_year: int | None
    oit_year: int
    measures: tuple[Measure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    committees: tuple[Committee, ...] = ()
    trainings: tuple[Training, ...] = ()
    risks: tuple[Risk, ...] = ()
    left_open: tuple[LeftOpen, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
