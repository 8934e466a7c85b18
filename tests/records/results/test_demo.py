import csv
from collections import Counter

import pytest

from prongsai.core.analysis.findings import disclosures_at_zero, lowest, questions_below, weaknesses
from prongsai.records.agencies.models import Agency
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.run import Run
from prongsai.records.results import demo, jobs, selectors, simulate
from prongsai.records.results.columns import fill
from prongsai.records.results.models import Result
from prongsai.records.results.simulation.names import MARK, simulated_agencies
from prongsai.records.results.simulation.profiles import PROFILES, ROSE_AND_FELL, YEARS
from prongsai.records.results.simulation.year import simulated_result

REPORTS = {
    ("องค์การบริหารส่วนตำบลสองพี่น้อง", 2564): (5954, "D"),
    ("องค์การบริหารส่วนตำบลจานลาน", 2566): (8414, "improve"),
    ("เทศบาลตำบลแม่สายมิตรภาพ", 2566): (9147, "pass"),
    ("องค์การบริหารส่วนจังหวัดลำปาง", 2564): (9802, "AA"),
    ("องค์การบริหารส่วนตำบลถ้ำรงค์", 2563): (None, None),
}


@pytest.mark.django_db
def test_the_demonstration_is_loaded_once() -> None:
    told: list[tuple[int, int]] = []
    done = demo.load(lambda at, whole, _: told.append((at, whole)))
    assert (done.problems, told[0], told[-1]) == ((), (0, 120), (120, 120))
    count = Result.objects.count()
    assert demo.load().unchanged == len(list(demo.published_lines()))
    assert Result.objects.count() == count == Result.objects.filter(edition=1, is_published=True).count()


@pytest.mark.django_db
def test_the_results_of_the_five_reports_come_out_as_published() -> None:
    demo.load_published()
    for (name, year), expected in REPORTS.items():
        stored = Result.objects.get(agency__name=name, fiscal_year=year)
        assert (stored.total, stored.level_code) == expected, name


@pytest.mark.django_db
def test_every_real_result_names_its_source_and_none_contradicts_itself() -> None:
    demo.load_published()
    for stored in Result.objects.select_related("agency"):
        assert stored.source_title, stored
        assert not {"inconsistent", "impossible"} & set(stored.checks.values()), (stored, stored.checks)


@pytest.mark.django_db
def test_an_average_has_no_level_but_the_one_its_source_gives() -> None:
    demo.load_published()
    levels = Result.objects.filter(scope="average").values_list("published_level", "level_code")
    assert {(published or None) == level for published, level in levels} == {True}


def test_lines_of_one_agency_say_the_same_of_it() -> None:
    told = Counter(
        (line.row.agency, line.row.province) for line in {one.agency: one for one in demo.published_lines()}.values()
    )
    assert max(told.values()) == 1


def test_no_simulated_agency_has_the_name_of_a_real_one() -> None:
    real = {line.row.agency for line in demo.published_lines()}
    for one in simulated_agencies():
        assert MARK in one.named.name
        assert MARK in one.named.province
        assert one.named.name not in real
    assert not any(MARK in name for name in real)


def test_simulated_names_are_all_different() -> None:
    assert len({one.named.name for one in simulated_agencies()}) == simulate.COUNT == 120


def test_the_simulated_round_is_the_same_every_time() -> None:
    agency = simulated_agencies()[7]
    assert [simulated_result(agency, year) for year in YEARS] == [simulated_result(agency, year) for year in YEARS]


@pytest.mark.django_db
def test_the_simulated_round_has_something_for_every_page() -> None:
    simulate.simulate(0, pieces=2)
    cards = [entry for agency in Agency.objects.all() for entry in selectors.history(agency)]
    found = [one.scorecard for one in cards if one.scorecard]
    assert any(weaknesses(card) for card in found)
    assert any(questions_below(card) for card in found)
    assert any(disclosures_at_zero(card) for card in found)
    assert any(len(lowest(card)) == 3 for card in found)
    notes = [one.result.received["notes"] for one in cards]
    assert any(notes)
    assert all(one.result.note and one.result.is_simulated for one in cards)


@pytest.mark.parametrize("number", range(PROFILES.index(ROSE_AND_FELL), simulate.COUNT, len(PROFILES)))
def test_in_one_profile_the_total_rises_and_the_level_falls(number: int) -> None:
    before, after = (unsaved(number, year) for year in (2567, 2568))
    assert (before.level_code, after.level_code) == ("good", "pass")
    assert (before.total or 0) < (after.total or 0)


def unsaved(number: int, year: int) -> Result:
    content = simulated_result(simulated_agencies()[number], year)
    assert content is not None
    return fill(Result(fiscal_year=year, **content.columns()))


@pytest.mark.django_db
def test_where_no_answers_were_collected_the_total_is_missing_and_not_zero() -> None:
    simulate.simulate(0)
    stored = Result.objects.get(fiscal_year=2567, eit=None)
    assert (stored.total, stored.level_code, stored.possible_levels) == (None, None, [])
    assert stored.iit is not None


@pytest.mark.django_db
def test_a_killed_worker_loses_nothing_of_the_round() -> None:
    job = Job.objects.create(kind=jobs.SIMULATE, state=State.RUNNING, attempt=1)
    simulate.simulate(0)
    job.cursor = simulate.simulate(10, pieces=10)
    jobs.simulate_round(Run(job))
    job.refresh_from_db()
    assert (job.cursor, job.done, job.total) == (120, 120, 120)
    assert simulate.is_complete()
    assert not Result.objects.filter(edition=2).exists()


def test_the_data_file_is_plain_utf8_without_a_byte_order_mark() -> None:
    data = demo.PUBLISHED.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(data.decode().splitlines()))) == 126
