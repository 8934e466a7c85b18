"""From counted answers and judged items to the result that everybody reads."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from prongsai.adapters import clock
from prongsai.core.analysis.small_groups import TOO_FEW
from prongsai.core.frameworks.loader import load, package_bytes, read
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard, score
from prongsai.core.thai.errors import InputError
from prongsai.records.disclosures.models import Review
from prongsai.records.disclosures.selectors import items_of
from prongsai.records.disclosures.services import Entry as Written
from prongsai.records.disclosures.services import Typed, save
from prongsai.records.frameworks.models import FrameworkVersion, Origin
from prongsai.records.jobs.models import Job
from prongsai.records.jobs.registry import JobFailed
from prongsai.records.jobs.run import Run
from prongsai.records.journal.models import SITE, Entry
from prongsai.records.results import columns, jobs, selectors, services
from prongsai.records.results.from_rounds import (
    ANNOUNCED,
    CORRECTED,
    announce,
    ask_to_announce,
    if_parts_were_alike,
    items_to_judge,
    missing_for_announcement,
    rehearsed,
)
from prongsai.records.results.models import Result
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.surveys.closing import close_round, mark_seen, reopen, tallies_of
from prongsai.records.surveys.models import Survey
from tests import build
from tests.records.surveys.sending import made_up, send

pytestmark = pytest.mark.django_db


def answer(enrolment: Enrolment, seed: int = 1, **sheets: int) -> None:
    """Made-up sheets, as many for each survey as named."""
    framework, rng = rules_of(enrolment.round), Random(seed)  # noqa: S311 (made-up answers)
    for code, count in sheets.items():
        for _ in range(count):
            send(build.survey(enrolment, code), made_up(framework, code, rng), words="ขอให้เปิดแอร์")


def review(enrolment: Enrolment, *zero: str) -> None:
    """Every item is judged, with no points for those named."""
    codes = items_of(rules_of(enrolment.round))
    Review.objects.bulk_create(
        Review(
            enrolment=enrolment, item=code, points=0 if code in zero else 100, note="ไม่พบข้อมูล" if code in zero else ""
        )
        for code in codes
    )


def shut(the_round: Round) -> None:
    build.over(the_round)
    close_round(the_round)
    the_round.refresh_from_db()


@pytest.fixture
def enrolment() -> Enrolment:
    the_round = build.official_round(build.agency())
    return the_round.enrolments.select_related("agency", "round__framework").get()


def announced() -> Scorecard:
    """The scorecard of the one result that there is."""
    found = selectors.view_of(Result.objects.get()).scorecard
    assert found is not None
    return found


def test_before_closing_there_is_no_score(enrolment: Enrolment) -> None:
    answer(enrolment, IIT=8, EIT1=8, EIT2=8)
    review(enrolment)
    assert tallies_of(enrolment) == []
    with pytest.raises(InputError):
        announce(enrolment.round)
    assert not Result.objects.exists()


def test_what_is_announced_is_what_core_scores_and_keeps_the_round_closed(enrolment: Enrolment) -> None:
    answer(enrolment, IIT=8, EIT1=9, EIT2=7)
    review(enrolment, "o3")
    shut(enrolment.round)
    announce(enrolment.round)
    card = announced()
    judged = dict.fromkeys(items_of(load(2568)), 100) | {"o3": 0}
    expected = score(load(2568), tallies_of(enrolment), judged)
    assert card.total == expected.total
    assert not isinstance(card.total, Missing)
    assert card.figure("EIT1") == expected.figure("EIT1") != card.figure("EIT2")
    with pytest.raises(InputError):
        reopen(enrolment.round, "อยากเปิดอีก")


def test_the_newest_judgement_counts(enrolment: Enrolment) -> None:
    review(enrolment, "o1")
    Review.objects.create(enrolment=enrolment, item="o1", points=100)
    shut(enrolment.round)
    announce(enrolment.round)
    figure = announced().figure("OIT")
    assert not isinstance(figure, Missing)
    assert figure.value == 100


def test_what_has_no_answers_is_missing_and_not_zero(enrolment: Enrolment) -> None:
    answer(enrolment, IIT=8)
    shut(enrolment.round)
    announce(enrolment.round)
    found = selectors.result(enrolment.agency.code, 2568)
    assert found is not None
    assert found.scorecard is not None
    assert (found.result.eit, found.result.oit, found.result.total) == (None, None, None)
    assert found.result.iit is not None
    for code in ("EIT", "EIT1", "EIT2", "OIT", "total", "o1"):
        assert isinstance(found.scorecard.figure(code), Missing)


def test_fewer_than_five_sheets_give_no_score_and_no_count(enrolment: Enrolment) -> None:
    answer(enrolment, IIT=4, EIT1=9, EIT2=9)
    review(enrolment)
    shut(enrolment.round)
    announce(enrolment.round)
    assert Result.objects.get().tallies["IIT"] == {"sheets": 4, "counts": {}}
    one = announced()
    assert one.figure("IIT") == TOO_FEW
    assert isinstance(one.figure("1"), Missing)
    assert isinstance(one.figure("i1"), Missing)
    assert isinstance(one.total, Missing)
    assert not isinstance(one.figure("EIT"), Missing)


def test_an_announced_result_is_published_under_the_rules_of_its_round(enrolment: Enrolment) -> None:
    answer(enrolment, IIT=30, EIT1=9, EIT2=9)
    review(enrolment, "o7")
    shut(enrolment.round)
    by = build.user()
    assert announce(enrolment.round, by).added == 1
    stored = Result.objects.get()
    assert (stored.is_published, stored.is_newest, stored.enrolment_id) == (True, True, enrolment.pk)
    assert (stored.origin, stored.framework_sha256) == ("scored", enrolment.round.framework.sha256)
    assert set(stored.tallies) == {"IIT", "EIT1", "EIT2"}
    assert stored.received["notes"] == {"o7": "ไม่พบข้อมูล"}
    assert not stored.received["suggestions"], "what people suggested is not for everybody"
    the_round = Round.objects.get()
    assert the_round.announced_at
    assert the_round.seen_at
    assert Entry.objects.get(verb=ANNOUNCED).chain == SITE


def test_announcing_again_changes_nothing_until_something_was_corrected(enrolment: Enrolment) -> None:
    answer(enrolment, IIT=9, EIT1=9, EIT2=9)
    review(enrolment, "o7")
    shut(enrolment.round)
    announce(enrolment.round)
    first = Result.objects.get()
    assert announce(Round.objects.get()).unchanged == 1
    assert Result.objects.get() == first
    assert not Entry.objects.filter(verb=CORRECTED).exists()
    Review.objects.create(enrolment=enrolment, item="o7", points=100, note="ตรวจใหม่แล้วครบ")
    assert announce(Round.objects.get()).corrected == 1
    assert list(Result.objects.order_by("edition").values_list("edition", "is_published")) == [(1, False), (2, True)]
    assert Entry.objects.filter(verb=CORRECTED).count() == 1
    assert Entry.objects.filter(verb=ANNOUNCED).count() == 1


def seen(enrolment: Enrolment) -> Enrolment:
    """Somebody decided to see what a rehearsal gave."""
    shut(enrolment.round)
    assert mark_seen(enrolment.round)
    return enrolment


def test_a_rehearsal_is_scored_with_what_its_agency_holds_to_be_ready() -> None:
    enrolment = build.rehearsal(build.agency())
    answer(enrolment, IIT=8, EIT1=9, EIT2=7)
    save(enrolment, {"o3": Typed(Written("https://www.example.go.th/", "", True), Written().mark)})
    card = rehearsed(seen(enrolment))
    assert card is not None
    expected = score(load(2568), tallies_of(enrolment), dict.fromkeys(items_of(load(2568)), 0) | {"o3": 100})
    assert card.total == expected.total
    assert not isinstance(card.total, Missing)
    assert if_parts_were_alike(enrolment) is None


def test_a_rehearsal_is_not_scored_before_somebody_decided_to_see_it(enrolment: Enrolment) -> None:
    of_one = build.rehearsal(build.agency("เทศบาลตำบลสอง"))
    answer(of_one, IIT=8, EIT1=8)
    assert rehearsed(of_one) is None
    shut(of_one.round)
    assert (rehearsed(of_one), if_parts_were_alike(of_one)) == (None, None)
    reopen(of_one.round, "ยังไม่มีใครเห็น")
    assert rehearsed(seen(enrolment)) is None, "an official round is announced instead"


def test_fewer_than_five_sheets_score_nothing_in_a_rehearsal_either() -> None:
    enrolment = build.rehearsal(build.agency())
    answer(enrolment, IIT=4, EIT1=4)
    card = rehearsed(seen(enrolment))
    assert card is not None
    assert card.figure("IIT") == TOO_FEW
    assert isinstance(card.figure("i1"), Missing)
    assert if_parts_were_alike(enrolment) is None


def test_without_interviews_the_total_is_assumed_from_part_1() -> None:
    enrolment = build.rehearsal(build.agency())
    answer(enrolment, IIT=8, EIT1=8)
    card, assumed = rehearsed(seen(enrolment)), if_parts_were_alike(enrolment)
    assert card is not None
    assert isinstance(card.total, Missing)
    assert assumed is not None
    assert not isinstance(assumed.total, Missing)
    assert assumed.figure("EIT2") == assumed.figure("EIT1") == card.figure("EIT1")


def test_a_rehearsal_is_never_announced() -> None:
    enrolment = seen(build.rehearsal(build.agency()))
    with pytest.raises(InputError):
        announce(enrolment.round)
    assert not Result.objects.exists()
    assert Round.objects.get().announced_at is None


def test_made_up_answers_never_become_the_score_of_a_real_agency() -> None:
    real, invented = build.agency(), build.agency("เทศบาลตำบลจำลอง01", simulated=True)
    the_round = build.official_round(real, invented)
    Round.objects.update(is_simulated=True)
    the_round.refresh_from_db()
    shut(the_round)
    with pytest.raises(InputError):
        announce(the_round)
    the_round.enrolments.filter(agency=real).delete()
    announce(the_round)
    assert [one.is_simulated for one in Result.objects.all()] == [True]


def test_a_killed_announcement_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    the_round = build.official_round(*[build.agency(f"อบต.ลำดับที่{number}") for number in range(7)])
    shut(the_round)
    monkeypatch.setattr("prongsai.records.results.from_rounds.AT_ONCE", 2)
    job = Job.objects.create(kind=jobs.ANNOUNCE, state="running", attempt=1)
    run = Run(job)
    stops = iter([None, None, KeyboardInterrupt()])
    reached = Run.reached

    def until_killed(self: Run, cursor: int, *, done: int, total: int) -> None:
        if stop := next(stops):
            raise stop
        reached(self, cursor, done=done, total=total)

    monkeypatch.setattr(Run, "reached", until_killed)
    with pytest.raises(KeyboardInterrupt):
        jobs.announce_round(run, the_round.pk)
    assert Result.objects.count() == 4
    assert Round.objects.get().announced_at is None
    monkeypatch.setattr(Run, "reached", reached)
    job.refresh_from_db()
    assert job.done == 4
    jobs.announce_round(Run(job), the_round.pk)
    assert Result.objects.count() == 7
    assert set(Result.objects.values_list("edition", flat=True)) == {1}
    assert Round.objects.get().announced_at
    assert "7" in str(Entry.objects.get(verb=ANNOUNCED).facts)


def test_two_presses_make_one_job(enrolment: Enrolment, monkeypatch: pytest.MonkeyPatch) -> None:
    shut(enrolment.round)
    monkeypatch.setattr("prongsai.records.results.from_rounds.WITHOUT_A_WORKER", 0)
    by = build.user()
    job = ask_to_announce(enrolment.round, by)
    assert job is not None
    assert job.arguments == {"the_round": enrolment.round_id, "by": by.pk}
    with pytest.raises(InputError, match="already"):
        ask_to_announce(enrolment.round, by)
    assert Job.objects.filter(kind=jobs.ANNOUNCE).count() == 1
    assert Round.objects.get().announced_at is None


def test_what_cannot_be_announced_is_refused_before_there_is_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.records.results.from_rounds.WITHOUT_A_WORKER", 0)
    rehearsed = build.rehearsal(build.agency()).round
    invented = build.official_round(build.agency("เทศบาลตำบลสอง"))
    is_open = build.official_round(build.agency("เทศบาลตำบลสาม"), rules_of=2567)
    for one in (rehearsed, invented):
        shut(one)
    Round.objects.filter(pk=invented.pk).update(is_simulated=True)
    for one in (rehearsed, Round.objects.get(pk=invented.pk), is_open):
        with pytest.raises(InputError):
            ask_to_announce(one)
    assert not Job.objects.filter(kind=jobs.ANNOUNCE).exists()


def test_a_round_of_a_few_agencies_is_announced_at_once(enrolment: Enrolment) -> None:
    shut(enrolment.round)
    assert ask_to_announce(enrolment.round) is None
    assert Round.objects.get().announced_at
    assert not Job.objects.filter(kind=jobs.ANNOUNCE).exists()


def test_items_that_nobody_judged_are_counted_over_all_agencies() -> None:
    one, other = build.agency("อบต.หนึ่ง"), build.agency("อบต.สอง")
    the_round = build.official_round(one, other)
    asked = len(items_of(rules_of(the_round)))
    assert items_to_judge(the_round) == 2 * asked
    judged = the_round.enrolments.select_related("round__framework").get(agency=one)
    review(judged)
    Review.objects.create(enrolment=judged, item="o1", points=0, note="ตรวจอีกครั้ง")
    assert items_to_judge(the_round) == asked


def test_a_job_that_cannot_announce_says_why() -> None:
    the_round = build.official_round(build.agency())
    with pytest.raises(JobFailed) as failed:
        jobs.announce_round(Run(Job.objects.create(kind=jobs.ANNOUNCE, state="running")), the_round.pk)
    assert "นับคำตอบ" in failed.value.reason.th


def test_what_an_agency_lacks_is_named_before_announcing() -> None:
    whole, short, bare = (build.agency(f"อบต.{name}") for name in ("กอไก่", "ขอไข่", "คอควาย"))
    the_round = build.official_round(whole, short, bare)
    by_agency = {one.agency: one for one in the_round.enrolments.select_related("agency", "round__framework")}
    for agency in (whole, short):
        by_agency[agency].staff = by_agency[agency].served = 8
        by_agency[agency].save()
    answer(by_agency[whole], IIT=8, EIT1=8, EIT2=5)
    answer(by_agency[short], IIT=7, EIT1=8, EIT2=4)
    review(by_agency[whole])
    review(by_agency[short])
    Review.objects.filter(enrolment=by_agency[short], item="o5").delete()
    shut(the_round)
    every = len(items_of(load(2568)))
    assert [tuple(one) for one in missing_for_announcement(the_round)] == [
        (short, ("IIT", "EIT2"), 1, ()),
        (bare, ("IIT", "EIT1", "EIT2"), every, ()),
    ]


def test_what_is_odd_in_answers_is_told_before_they_are_announced(enrolment: Enrolment) -> None:
    Enrolment.objects.update(staff=6, served=100)
    answer(enrolment, IIT=7, EIT1=8, EIT2=9)
    review(enrolment)
    shut(enrolment.round)
    (found,) = missing_for_announcement(enrolment.round)
    assert [(one.code, one.odd[0].th) for one in found.odd] == [("IIT", "ได้ 7 ชุดจากผู้มีสิทธิตอบ 6 คน มากกว่าจำนวนคน")]
    assert Round.objects.get().seen_at is None, "no score was seen"


def _corrected(year: int) -> bytes:
    """The rules of a year in other bytes, as if they had been corrected since."""
    return package_bytes(year) + f"\n# corrected {uuid4()}\n".encode()


def test_a_result_is_read_by_the_rules_of_its_round_after_they_were_corrected(enrolment: Enrolment) -> None:
    data = _corrected(2568)
    sha256 = read(data).sha256
    version = FrameworkVersion.objects.create(fiscal_year=2568, sha256=sha256, content=data, origin=Origin.PACKAGE)
    Round.objects.update(framework=version)
    enrolment.refresh_from_db()
    the_round = Round.objects.select_related("framework").get()
    answer(the_round.enrolments.get(), IIT=9, EIT1=9, EIT2=9)
    shut(the_round)
    announce(the_round)
    stored = Result.objects.get()
    assert stored.framework_sha256 == version.sha256 != load(2568).sha256
    found = selectors.view_of(stored)
    assert found.scorecard is not None
    assert found.scorecard.framework.sha256 == version.sha256
    assert not found.rules_changed
    assert services.rescore(2568) == 0, "a round ends under the rules that it began with"


def test_other_scored_results_follow_corrected_rules() -> None:
    agency = build.agency()
    services.record_scored(agency, 2568, [], {"o1": 100})
    stored = Result.objects.get()
    assert columns.rules_of(stored) == load(2568)
    stored.framework_sha256 = "0" * 64
    assert columns.rules_of(stored) == load(2568)
    assert selectors.view_of(stored).rules_changed


def test_where_a_result_comes_from_never_changes(enrolment: Enrolment) -> None:
    shut(enrolment.round)
    announce(enrolment.round)
    with pytest.raises(DatabaseError), transaction.atomic():
        Result.objects.update(enrolment=None)


def test_a_round_with_a_result_cannot_be_deleted(enrolment: Enrolment) -> None:
    shut(enrolment.round)
    announce(enrolment.round)
    with pytest.raises(Exception, match="protected"):
        enrolment.delete()
    assert Survey.objects.count() == 3
    assert clock.now() - Round.objects.get().announced_at < timedelta(minutes=5)
