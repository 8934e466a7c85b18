"""Records results as editions; publishing marks one edition of each agency and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from prongsai import __version__
from prongsai.core.published.row import PublishedRow, Received
from prongsai.core.scoring.tally import Tally
from prongsai.core.text import Text
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.services import AgencyError, Named, register
from prongsai.records.results.columns import fill, framework_of
from prongsai.records.results.content import Content, content_of, of_row, of_scoring
from prongsai.records.results.models import Result
from prongsai.records.rounds.models import Enrolment

BATCH = 500
Key = tuple[int, int]
Thing = TypeVar("Thing")


class Draft(NamedTuple):
    """An edition that is about to be recorded; `by_agency` when the agency itself typed it.

    `enrolment` (with its round and framework) when it comes from a round here, under whose rules it is scored.
    """

    agency: Agency
    fiscal_year: int
    content: Content
    by_agency: bool = False
    enrolment: Enrolment | None = None

    @property
    def key(self) -> Key:
        """The agency and year that it is an edition of."""
        return self.agency.pk, self.fiscal_year

    @property
    def framework_sha256(self) -> str:
        """The rules of its round; empty where it is scored under those of the year."""
        return self.enrolment.round.framework.sha256 if self.enrolment else ""


class Problem(NamedTuple):
    """A row that could not be recorded, and why."""

    row: int
    text: Text


class Recorded(NamedTuple):
    """What an import did: `added` first editions, `corrected` new editions, `unchanged` rows that were known."""

    added: int = 0
    corrected: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()

    def plus(self, other: Recorded) -> Recorded:
        """Both together."""
        return Recorded(
            self.added + other.added,
            self.corrected + other.corrected,
            self.unchanged + other.unchanged,
            self.problems + other.problems,
        )


def record_published(rows: Iterable[PublishedRow], *, is_simulated: bool = False) -> Recorded:
    """Records published rows. What is known already stays; a row that differs becomes a new, published edition.

    Of two rows for the same agency and year only the first is recorded, and the second is a problem if it differs.
    """
    done = Recorded()
    seen: dict[Key, Content] = {}
    for batch in _batches(rows):
        with transaction.atomic():
            done = done.plus(_record_rows(batch, seen, is_simulated=is_simulated))
    return done


def record_scored(
    agency: Agency,
    fiscal_year: int,
    tallies: Iterable[Tally],
    disclosures: Mapping[str, int],
    *,
    received: Received | None = None,
    source: str = "",
    note: str = "",
    publish: bool = True,
) -> Recorded:
    """Records the result of counted answers and judged items (0 or 100 by code), scored under the year's rules."""
    content = of_scoring(tallies, disclosures, received or Received(), source, note)
    return record([Draft(agency, fiscal_year, content)], publish=publish)


def record(drafts: Sequence[Draft], *, publish: bool = True) -> Recorded:
    """Records drafts, at most one for an agency and year.

    Nothing is done where the published edition (the last one, when nothing is published) says the same already.
    """
    with transaction.atomic():
        stored = _editions(drafts)
        new = [draft for draft in drafts if not _is_known(draft, stored, publish=publish)]
        added = [draft for draft in new if draft.key not in stored]
        _store(new, stored, publish=publish)
    return Recorded(len(added), len(new) - len(added), len(drafts) - len(new))


def rescore(fiscal_year: int | None = None) -> int:
    """Makes a new edition of each published result whose year's rules have changed since; the number of them.

    Results of rounds stay as they are: a round ends under the rules that it began with.
    """
    published = Result.objects.filter(is_published=True, enrolment=None).select_related("agency").order_by("pk")
    years = published.values_list("fiscal_year", flat=True).order_by().distinct()
    count = 0
    for year in years if fiscal_year is None else [fiscal_year]:
        framework = framework_of(year)
        outdated = published.filter(fiscal_year=year).exclude(framework_sha256=framework.sha256 if framework else "")
        for batch in _batches(list(outdated)):
            with transaction.atomic():
                drafts = [Draft(one.agency, year, content_of(one), one.entered_by_agency) for one in batch]
                _store(drafts, _editions(drafts), publish=True)
            count += len(batch)
    return count


def publish(result: Result) -> None:
    """Makes an edition the published one of its agency and year."""
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=result.agency_id)
        _withdraw([Draft(result.agency, result.fiscal_year, Content())])
        Result.objects.filter(pk=result.pk).update(is_published=True, published_at=timezone.now())
        _mark_newest([result.agency_id])


def withdraw(result: Result) -> None:
    """Takes an edition back from the public; the agency's last other published year becomes its newest."""
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=result.agency_id)
        Result.objects.filter(pk=result.pk).update(is_published=False, is_newest=False)
        _mark_newest([result.agency_id])


def _record_rows(batch: Sequence[PublishedRow], seen: dict[Key, Content], *, is_simulated: bool) -> Recorded:
    named = {row.row: Named(row.agency, row.province, is_simulated=is_simulated) for row in batch}
    agencies = register(named.values())
    drafts, problems, repeated = [], [], 0
    for row in batch:
        agency = agencies[named[row.row]]
        if isinstance(agency, AgencyError):
            problems.append(Problem(row.row, agency.text))
            continue
        draft = Draft(agency, row.fiscal_year, of_row(row))
        if draft.key not in seen:
            drafts.append(draft)
        elif seen[draft.key] == draft.content:
            repeated += 1
        else:
            problems.append(Problem(row.row, _twice(row)))
        seen.setdefault(draft.key, draft.content)
    return record(drafts).plus(Recorded(unchanged=repeated, problems=tuple(problems)))


Fingerprint = tuple[str, bool]
NOTHING: Fingerprint = ("", False)


class _Editions(NamedTuple):
    """The last edition number of an agency and year, and the fingerprints of the last and the published one.

    The same figures typed by the agency and announced for all are two things: the second replaces the first.
    """

    last: int
    last_content: Fingerprint
    published_content: Fingerprint


def _editions(drafts: Sequence[Draft]) -> dict[Key, _Editions]:
    agencies = sorted({draft.agency.pk for draft in drafts})
    list(Agency.objects.select_for_update().filter(pk__in=agencies).order_by("pk").values_list("pk"))
    stored: dict[Key, _Editions] = {}
    found = Result.objects.filter(agency__in=agencies).order_by("edition")
    columns = ("agency_id", "fiscal_year", "edition", "content_sha256", "entered_by_agency", "is_published")
    for one in found.only(*columns):
        key = (one.agency_id, one.fiscal_year)
        content = (one.content_sha256, one.entered_by_agency)
        before = stored[key].published_content if key in stored else NOTHING
        stored[key] = _Editions(one.edition, content, content if one.is_published else before)
    return stored


def _is_known(draft: Draft, stored: Mapping[Key, _Editions], *, publish: bool) -> bool:
    known = stored.get(draft.key)
    if known is None:
        return False
    content = (draft.content.sha256, draft.by_agency)
    return content == (known.published_content if publish else known.last_content)


def _store(drafts: Sequence[Draft], stored: Mapping[Key, _Editions], *, publish: bool) -> None:
    now = timezone.now()
    if publish:
        _withdraw(drafts)
    editions = [
        Result(
            agency=draft.agency,
            fiscal_year=draft.fiscal_year,
            edition=stored[draft.key].last + 1 if draft.key in stored else 1,
            is_simulated=draft.agency.is_simulated,
            entered_by_agency=draft.by_agency,
            enrolment=draft.enrolment,
            framework_sha256=draft.framework_sha256,
            software_version=__version__,
            recorded_at=now,
            is_published=publish,
            published_at=now if publish else None,
            **draft.content.columns(),
        )
        for draft in drafts
    ]
    Result.objects.bulk_create([fill(one) for one in editions], batch_size=BATCH)
    if publish:
        _mark_newest(sorted({draft.agency.pk for draft in drafts}))


def _withdraw(drafts: Sequence[Draft]) -> None:
    """Takes the published mark from the editions that drafts replace."""
    agencies = {draft.agency.pk for draft in drafts}
    keys = {draft.key for draft in drafts}
    published = Result.objects.filter(agency__in=agencies, is_published=True).values_list("pk", "agency", "fiscal_year")
    replaced = [pk for pk, agency, year in published if (agency, year) in keys]
    Result.objects.filter(pk__in=replaced).update(is_published=False, is_newest=False)


def _mark_newest(agencies: Sequence[int]) -> None:
    """Marks the last published year of each agency."""
    published = Result.objects.filter(agency__in=agencies, is_published=True)
    published.filter(is_newest=True).update(is_newest=False)
    later = Result.objects.filter(agency=OuterRef("agency"), is_published=True, fiscal_year__gt=OuterRef("fiscal_year"))
    published.filter(~Exists(later)).update(is_newest=True)


def _batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _twice(row: PublishedRow) -> Text:
    return Text(
        f"มีผลปี {row.fiscal_year} ของ “{row.agency}” ซ้ำในไฟล์เดียวกัน และคะแนนไม่ตรงกัน โปรดเหลือแถวเดียว",
        f"The file has two different results of “{row.agency}” for {row.fiscal_year}. Please keep one row.",
    )
