from fractions import Fraction

import pytest
from pytest_django import DjangoAssertNumQueries

from prongsai.core.published.row import PublishedRow, Scope
from prongsai.core.scoring.figures import shown_figure
from prongsai.core.text import Text
from prongsai.records.agencies.models import Agency
from prongsai.records.results import selectors
from prongsai.records.results.selectors import Filters, find
from prongsai.records.results.services import record_published, record_scored
from prongsai.records.results.simulate import national
from tests.records.results.build import LAMPANG, lampang, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def _three() -> None:
    rows = [
        lampang(),
        row(3, "เทศบาลตำบลแจ้ห่ม", 2564, total="70.00"),
        row(4, "เทศบาลตำบลแจ้ห่ม", 2566, "ผ่าน", total="88.00"),
        row(5, "องค์การบริหารส่วนตำบลเกาะคา", 2564, IIT="80"),
        PublishedRow(6, "ค่าเฉลี่ยระดับประเทศ", 2564, {"total": Fraction("81.25")}, Scope.AVERAGE),
    ]
    assert not record_published(rows).problems


def names(page: selectors.Page) -> list[tuple[str, int]]:
    return [(one.short_name, one.fiscal_year) for one in page.rows]


@pytest.mark.usefixtures("_three")
def test_without_a_year_the_newest_result_of_each_agency_is_shown_in_thai_order() -> None:
    assert names(find()) == [("ทต.แจ้ห่ม", 2566), ("อบจ.ลำปาง", 2564), ("อบต.เกาะคา", 2564)]


@pytest.mark.usefixtures("_three")
def test_the_table_is_narrowed_down() -> None:
    assert names(find(year=2564, kind="subdistrict-municipality")) == [("ทต.แจ้ห่ม", 2564)]
    assert names(find(q="อบต. เกาะ")) == [("อบต.เกาะคา", 2564)]
    assert names(find(level="AA")) == [("อบจ.ลำปาง", 2564)]
    assert names(find(level="undecided")) == [("อบต.เกาะคา", 2564)]
    assert names(find(province="ลำปาง", year=2566)) == [("ทต.แจ้ห่ม", 2566)]
    assert names(find(scope="average")) == [("ค่าเฉลี่ยระดับประเทศ", 2564)]
    assert find(q="ไม่มีหน่วยงานนี้").rows == ()


@pytest.mark.usefixtures("_three")
def test_the_table_is_sorted_by_total_with_unknown_totals_last() -> None:
    assert [one.total for one in find(sort="-total").rows] == [9802, 8800, None]
    assert [one.total for one in find(sort="total").rows] == [8800, 9802, None]
    assert find(sort="nonsense").sort == "name"


@pytest.mark.usefixtures("_three")
def test_choices_are_counted_and_named() -> None:
    offered = find(year=2564).choices
    assert [(one.value, one.count) for one in offered.years] == [("2566", 1), ("2564", 3)]
    assert [(one.value, one.count) for one in offered.levels] == [("AA", 1), ("C", 1), ("undecided", 1)]
    assert [(one.value, one.label.en, one.count) for one in offered.provinces] == [("ลำปาง", "Lampang", 3)]
    assert [one.value for one in offered.kinds] == ["pao", "subdistrict-municipality", "sao"]
    assert [(one.value, one.count) for one in offered.scopes] == [("agency", 4), ("average", 1)]


@pytest.mark.usefixtures("_three")
def test_choices_are_counted_again_after_something_is_published() -> None:
    before = find().choices
    record_published([row(agency="เทศบาลนครลำปาง", year=2567, total="90")])
    assert len(find().choices.years) == len(before.years) + 1


@pytest.mark.usefixtures("_three")
def test_a_page_beyond_the_last_gives_the_last() -> None:
    page = find(page=99, per_page=2)
    assert (page.page, page.pages, page.total_count, len(page.rows)) == (2, 2, 3, 1)
    assert find(page=-1).page == 1


@pytest.mark.usefixtures("_three")
def test_a_row_says_which_levels_remain_possible() -> None:
    record_published([row(agency="เทศบาลนครลำปาง", year=2566, total="91.00", IIT="90", EIT="90", OIT="92.5")])
    [line] = find(q="นครลำปาง").rows
    assert line.level is None
    assert line.possible == (Text("ผ่านดี", "Pass, good"), Text("ผ่าน", "Pass"))
    assert not line.contradicts


def test_a_level_by_limits_that_are_only_assumed_is_shown_as_unverified() -> None:
    record_published([row(year=2561, total="90.82")])
    [line] = find().rows
    assert line.level is None
    assert line.possible == (Text("สูงมาก (ยังไม่ได้ตรวจสอบ)", "Very high (unverified)"),)


def test_a_row_says_when_its_figures_contradict_each_other() -> None:
    record_published([lampang(total="99.99")])
    assert find().rows[0].contradicts


def test_a_result_is_read_with_its_scorecard() -> None:
    record_published([lampang()])
    code = Agency.objects.get().code
    found = selectors.result(code, 2564)
    assert found is not None
    assert found.scorecard is not None
    assert shown_figure(found.scorecard.total) == "98.02"
    assert not found.rules_changed
    assert selectors.result(code, 2565) is None
    assert selectors.result("a-nothing", 2564) is None


def test_the_years_of_an_agency_are_a_history() -> None:
    record_published([lampang(), row(3, year=2560, total="77"), row(4, year=2566, total="88")])
    agency = Agency.objects.get()
    assert selectors.years_of(agency) == (2566, 2564, 2560)
    assert [(one.fiscal_year, one.scorecard is None) for one in selectors.history(agency)] == [
        (2560, True),
        (2564, False),
        (2566, False),
    ]


def test_open_data_has_the_columns_that_score_reads() -> None:
    record_published([lampang(), row(3, year=2566, total="88")])
    record_scored(Agency.objects.get(), 2565, [], {f"o{number}": 100 for number in range(1, 44)})
    published, scored, last = selectors.export_rows(Filters(), every_year=True)
    assert (published["agency"], published["indicator_1"], published["level"]) == (LAMPANG, "99.56", "AA")
    assert (scored["oit"], scored["indicator_10"], scored["total"]) == ("100.00", "100.00", "")
    assert [one["fiscal_year"] for one in selectors.export_rows(Filters())] == [last["fiscal_year"]] == ["2566"]


@pytest.mark.parametrize("filters", [{"q": "บ้าน"}, {"level": "AA", "year": 2564}, {"sort": "-total"}, {"page": 2}])
def test_a_page_takes_few_queries_however_many_results_there_are(
    filters: dict[str, str], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert national(agencies=120, years=2) == 240
    find()
    find(year=2564)
    with django_assert_max_num_queries(4):
        find(**filters)  # type: ignore[arg-type]
