from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from prongsai.core.frameworks.loader import load
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.services import Named, register
from prongsai.records.results import columns
from prongsai.records.results.models import Result
from prongsai.records.results.services import publish, record_published, record_scored, rescore
from tests.records.results.build import lampang, row

pytestmark = pytest.mark.django_db


def the_result() -> Result:
    return Result.objects.get(is_published=True)


def test_a_published_result_is_judged_when_it_is_recorded() -> None:
    assert record_published([lampang()]).added == 1
    stored = the_result()
    assert (stored.total, stored.iit, stored.eit, stored.oit) == (9802, 9945, 9813, 9688)
    assert (stored.level_code, stored.edition, stored.is_newest) == ("AA", 1, True)
    assert stored.checks == dict.fromkeys(("total", "level", "reachable"), "consistent") | {
        "instruments": "undecidable"
    }
    assert len(stored.framework_sha256) == 64


def test_recording_again_changes_nothing() -> None:
    record_published([lampang()])
    before = Result.objects.values().get()
    assert record_published([lampang()]).unchanged == 1
    assert Result.objects.values().get() == before


def test_a_corrected_figure_is_a_new_edition_and_the_old_one_stays() -> None:
    record_published([lampang()])
    assert record_published([lampang(total="98.03")]).corrected == 1
    assert list(Result.objects.order_by("edition").values_list("edition", "total", "is_published")) == [
        (1, 9802, False),
        (2, 9803, True),
    ]


def test_a_correction_that_is_taken_back_is_a_third_edition() -> None:
    for total in ("98.02", "98.03", "98.02"):
        record_published([lampang(total=total)])
    assert (the_result().edition, the_result().total) == (3, 9802)


def test_of_two_different_rows_in_one_file_the_first_is_kept_and_the_second_is_named() -> None:
    rows = [row(2, total="98.02"), row(3, total="98.03"), row(4, total="98.02")]
    done = record_published(rows)
    assert (done.added, done.unchanged, [one.row for one in done.problems]) == (1, 1, [3])
    assert record_published(rows)[:3] == (0, 0, 2)


def test_the_newest_published_year_is_marked() -> None:
    record_published([row(year=2566, total="90"), row(year=2564, total="80"), row(year=2565, total="85")])
    assert list(Result.objects.filter(is_newest=True).values_list("fiscal_year", flat=True)) == [2566]


def test_a_year_without_rules_is_kept_as_it_was_published() -> None:
    record_published([row(year=2560, total="77.57", level="สูง")])
    stored = the_result()
    assert (stored.total, stored.level_code, stored.framework_sha256) == (7757, None, "")
    assert set(stored.checks.values()) == {"undecidable"}


def test_a_merged_score_leaves_two_levels_possible() -> None:
    record_published([row(year=2566, total="91.00", IIT="90", EIT="90", OIT="92.5")])
    assert (the_result().level_code, the_result().possible_levels) == (None, ["good", "pass"])


def test_what_the_total_merely_implies_is_not_put_in_the_table() -> None:
    record_published([row(total="98.04", EIT="93.47", OIT="100", level="AA")])
    assert the_result().iit is None


def test_an_edition_is_never_changed() -> None:
    record_published([lampang()])
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Result.objects.update(total=9999)


def test_no_real_agency_carries_a_simulated_result() -> None:
    record_published([lampang()])
    made_up = Result.objects.get()
    made_up.pk, made_up.edition, made_up.is_published, made_up.is_newest = None, 2, False, False
    made_up.is_simulated = True
    with pytest.raises(IntegrityError, match="simulated"), transaction.atomic():
        made_up.save(force_insert=True)


def test_a_published_row_for_a_simulated_agency_is_refused() -> None:
    register([Named("เทศบาลตำบลจำลองเมฆขาว", "ลำปาง", is_simulated=True)])
    done = record_published([row(agency="เทศบาลตำบลจำลองเมฆขาว", total="90")])
    assert "จำลอง" in done.problems[0].text.th
    assert not Result.objects.exists()


def test_a_draft_waits_until_it_is_published() -> None:
    record_published([lampang()])
    agency = Agency.objects.get()
    record_scored(agency, 2564, [], {"o1": 100}, publish=False)
    assert the_result().edition == 1
    publish(Result.objects.get(edition=2))
    assert (the_result().edition, the_result().is_newest) == (2, True)


def test_results_are_scored_anew_when_the_rules_of_their_year_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    record_published([lampang(), row(year=2566, total="90")])
    assert rescore() == 0
    correct_rules(monkeypatch, 2564)
    assert rescore() == 1
    assert sorted(Result.objects.values_list("fiscal_year", "edition", "is_published")) == [
        (2564, 1, False),
        (2564, 2, True),
        (2566, 1, True),
    ]
    assert rescore() == 0


def correct_rules(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    corrected = load(year).model_copy(update={"sha256": "0" * 64})
    read: Callable[[int], object] = columns.framework_of
    for module in ("columns", "services"):
        path = f"prongsai.records.results.{module}.framework_of"
        monkeypatch.setattr(path, lambda asked: corrected if asked == year else read(asked))
