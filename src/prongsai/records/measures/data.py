"""A stored plan as the plain data of core: what papers, pages and the API read."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch

from prongsai.core.measures import model as core
from prongsai.core.offices import office_of
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.files.models import StoredFile
from prongsai.records.measures import models as stored
from prongsai.records.measures.times import period_of, rhythms_of

NOT_REPLACED = stored.Progress.objects.filter(replaced_by__isnull=True).select_related("meeting", "for_unit")
WITH_PARENTS = Unit.objects.select_related("parent")
OF_A_MEASURE = (
    "answers",
    Prefetch("units", WITH_PARENTS),
    "steps",
    Prefetch("steps__units", WITH_PARENTS),
    Prefetch("steps__progress", NOT_REPLACED.prefetch_related("files")),
)
OF_A_PLAN = (
    *(
        f"measures__{one}" if isinstance(one, str) else Prefetch(f"measures__{one.prefetch_to}", one.queryset)
        for one in OF_A_MEASURE
    ),
    "meetings",
    "committees",
    "trainings",
    "risks__answers",
    "left_open",
)


def as_data(plan: stored.Plan) -> core.Plan:
    """The whole plan with its measures, steps and progress, in a fixed number of queries."""
    found = stored.Plan.objects.select_related("agency").prefetch_related(*OF_A_PLAN).get(pk=plan.pk)
    return core.Plan(
        kind=core.PlanKind(found.kind),
        title=found.title,
        plan_year=found.plan_year,
        until_year=found.until_year,
        result_year=found.result_year,
        oit_year=found.oit_year,
        measures=tuple(_measure(one, found.agency) for one in found.measures.all()),
        meetings=tuple(_meeting(one) for one in found.meetings.all()),
        committees=tuple(_committee(one) for one in found.committees.all()),
        trainings=tuple(_training(one) for one in found.trainings.all()),
        risks=tuple(_risk(one) for one in found.risks.all()),
        left_open=tuple(_left_open(one) for one in found.left_open.all()),
        rhythms=rhythms_of(found.rhythms),
    )


def owners_of(thing: stored.Measure | stored.Step, agency: Agency) -> tuple[str, ...]:
    """The names of those who do it, as printed: units, "ทุกสำนัก/กอง", and what was added in words."""
    every = (every_unit(agency),) if thing.all_units else ()
    named = tuple(unit_name(one) for one in sorted(thing.units.all(), key=lambda one: (one.position, one.pk)))
    added = tuple(line.strip() for line in thing.owner_text.splitlines() if line.strip())
    return (*every, *named, *added)


def every_unit(agency: Agency) -> str:
    """All units in the word of the agency's kind: "ทุกสำนัก/กอง"."""
    return f"ทุก{office_of(AgencyKind(agency.kind)).unit_word.th}"


def unit_name(unit: Unit) -> str:
    """A unit as printed; งาน within a สำนัก with both names: "งานนิติการ สำนักปลัด"."""
    return f"{unit.name} {unit.parent.name}" if unit.parent else unit.name


def answered(one: stored.Answer) -> core.Answered:
    """What a measure answers, as core reads it."""
    name = Text(one.name_th, one.name_en or one.name_th)
    return core.Answered(core.Source(one.source), one.code, one.indicator, name, one.shown, one.kind)


def _measure(one: stored.Measure, agency: Agency) -> core.Measure:
    return core.Measure(
        key=str(one.pk),
        number=one.number,
        title=one.title,
        group=one.group,
        answers=tuple(answered(each) for each in one.answers.all()),
        steps=tuple(_step(each, agency) for each in one.steps.all()),
        owners=owners_of(one, agency),
        period=period_of(one),
        rhythms=rhythms_of(one.rhythms),
        monitoring=one.monitoring,
        success=one.success,
        budget=one.budget,
        budget_note=one.budget_note,
        expected_gain=one.expected_gain,
        former_way=one.former_way,
        outcome=one.outcome,
        problems=one.problems,
        advice=one.advice,
        remark=one.remark,
    )


def _step(one: stored.Step, agency: Agency) -> core.Step:
    return core.Step(
        key=str(one.pk),
        number=one.number,
        text=one.text,
        owners=owners_of(one, agency),
        period=period_of(one),
        status=core.Status(one.status),
        dropped_because=one.dropped_because,
        progress=tuple(_progress(each) for each in one.progress.all()),
    )


def _progress(one: stored.Progress) -> core.Progress:
    return core.Progress(
        reported_on=one.reported_on,
        status=core.Status(one.status),
        text=one.text,
        percent=one.percent,
        problems=one.problems,
        meeting=one.meeting.title if one.meeting else "",
        for_unit=one.for_unit.name if one.for_unit else "",
        evidence=tuple(_evidence(one)),
    )


def _evidence(one: stored.Progress) -> Iterator[core.Evidence]:
    for file in one.files.all():
        yield core.Evidence(file.name, sha256=file.sha256, is_photo=is_photo(file))
    for link in one.links:
        title, address = (link, link) if isinstance(link, str) else (link.get("title", ""), link["address"])
        yield core.Evidence(title or address, address=address)


def is_photo(file: StoredFile) -> bool:
    """Whether a file goes into the appendix as a picture."""
    return file.content_type in ("image/jpeg", "image/png")


def _meeting(one: stored.Meeting) -> core.Meeting:
    return core.Meeting(
        key=str(one.pk),
        title=one.title,
        held_on=one.held_on,
        place=one.place,
        present=tuple(str(each) for each in one.present),
        present_count=one.present_count,
        agenda=one.agenda,
        resolution=one.resolution,
        sets_measures=one.sets_measures,
    )


def _committee(one: stored.Committee) -> core.Committee:
    members = tuple((name, post, side) for name, post, side in one.members)
    return core.Committee(str(one.pk), one.name, one.order_number, one.ordered_on, members, one.duties)


def _training(one: stored.Training) -> core.Training:
    return core.Training(str(one.pk), one.title, one.held_on, one.expected, one.attended, one.note)


def _risk(one: stored.Risk) -> core.Risk:
    treated_by = tuple(str(each.measure_id) for each in one.answers.all())
    return core.Risk(
        str(one.pk), one.number, one.process, one.risk, one.likelihood, one.impact, one.control, treated_by
    )


def _left_open(one: stored.LeftOpen) -> core.LeftOpen:
    name = Text(one.name_th or one.code, one.name_en or one.name_th or one.code)
    return core.LeftOpen(one.code, name, one.shown, one.reason)
