from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from prongsai.adapters.sheets import SheetError, SheetToWrite, write_csv, write_xlsx
from prongsai.records.agencies.models import Agency, FormerName, Unit
from prongsai.records.agencies.register_import import ADDED, CHANGED, IMPORTED, Counts, Manner, import_all
from prongsai.records.agencies.register_plan import Plan, preview
from prongsai.records.agencies.register_sheet import read_register
from prongsai.records.agencies.selectors import identity_in
from prongsai.records.agencies.services import Named, register
from prongsai.records.journal.models import Entry

pytestmark = pytest.mark.django_db
HEAD = ("รหัสหน่วยงาน", "ชื่อหน่วยงาน", "ประเภท", "จังหวัด", "อำเภอ", "สังกัด", "สำนัก/กอง")
MANNER = Manner(2570)
NA_DEE = ("T-1", "องค์การบริหารส่วนตำบลนาดี", "อบต.", "ลำปาง", "เกาะคา", "", "สำนักปลัด; กองคลัง")
BAN_MAI = ("", "เทศบาลตำบลบ้านใหม่", "", "จ.ลำพูน", "อำเภอป่าซาง", "", "")


def table(*rows: Sequence[str]) -> bytes:
    return write_csv([HEAD, *rows])


def planned(*rows: Sequence[str]) -> Plan:
    return preview(read_register(table(*rows)))


def imported(*rows: Sequence[str], manner: Manner = MANNER) -> Counts:
    *_, done = [Counts(), *import_all(read_register(table(*rows)), manner, "ทะเบียน.csv")]
    return done


def said(plan: Plan) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in plan.problems]


def wrong(*rows: Sequence[str]) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in read_register(table(*rows)).problems]


def test_a_preview_changes_nothing() -> None:
    plan = planned(NA_DEE, BAN_MAI)
    assert [one.agency.name for one in plan.new] == [NA_DEE[1], BAN_MAI[1]]
    assert not Agency.objects.exists()
    assert not Entry.objects.exists()


def test_an_import_makes_agencies_with_units_and_the_journal_says_so() -> None:
    assert imported(NA_DEE, BAN_MAI) == Counts(new=2)
    na_dee = Agency.objects.get(official_code="T-1")
    assert (na_dee.kind, na_dee.province, na_dee.district) == ("sao", "ลำปาง", "เกาะคา")
    assert [one.name for one in na_dee.units.all()] == ["สำนักปลัด", "กองคลัง"]
    assert Agency.objects.get(name=BAN_MAI[1]).district == "ป่าซาง"
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == [ADDED, ADDED, IMPORTED]


def test_importing_again_changes_nothing_and_duplicates_nothing() -> None:
    imported(NA_DEE, BAN_MAI)
    before = list(Agency.objects.order_by("pk").values())
    assert imported(NA_DEE, BAN_MAI) == Counts(unchanged=2)
    assert list(Agency.objects.order_by("pk").values()) == before
    assert Unit.objects.count() == 2


def test_an_agency_known_from_its_results_is_taken_and_not_made_again() -> None:
    known = Named("อบต.นาดี", "ลำปาง")
    register([known])
    code = Agency.objects.get().code
    plan = planned(NA_DEE)
    assert [(one.column, one.before, one.after) for one in plan.changed[0].changes] == [
        ("name", "อบต.นาดี", "องค์การบริหารส่วนตำบลนาดี"),
        ("district", "", "เกาะคา"),
        ("official_code", "", "T-1"),
        ("units", "", "สำนักปลัด, กองคลัง"),
    ]
    assert imported(NA_DEE) == Counts(changed=1)
    agency = Agency.objects.get()
    assert (agency.code, agency.official_code, agency.district) == (code, "T-1", "เกาะคา")
    assert not agency.former_names.exists()


def test_a_new_name_under_the_same_code_keeps_the_old_one_for_the_years_before() -> None:
    imported(NA_DEE)
    town = ("T-1", "เทศบาลตำบลนาดี", "เทศบาลตำบล", "ลำปาง", "เกาะคา", "", "")
    assert imported(town) == Counts(changed=1)
    agency = Agency.objects.get()
    assert (agency.name, agency.kind) == ("เทศบาลตำบลนาดี", "subdistrict-municipality")
    assert identity_in(agency, 2569) == ("องค์การบริหารส่วนตำบลนาดี", "sao")
    assert identity_in(agency, 2570) == ("เทศบาลตำบลนาดี", "subdistrict-municipality")
    assert Entry.objects.filter(chain=agency.code, verb=CHANGED).get().facts["what"].startswith("ชื่อ: องค์การ")
    assert imported(NA_DEE) == Counts(unchanged=1), "an old list does not bring the old name back"


def test_a_name_that_was_written_wrongly_leaves_no_trace_as_a_former_name() -> None:
    imported(NA_DEE)
    imported(("T-1", "องค์การบริหารส่วนตำบลนาดีงาม", *NA_DEE[2:]), manner=Manner(2570, corrects=True))
    assert Agency.objects.get().name == "องค์การบริหารส่วนตำบลนาดีงาม"
    assert not FormerName.objects.exists()


def test_what_a_list_leaves_empty_stays() -> None:
    imported(NA_DEE)
    assert imported(("T-1", NA_DEE[1], "", "", "", "", "")) == Counts(unchanged=1)


def test_parents_are_found_by_name_or_code_wherever_they_stand_in_the_list() -> None:
    division = ("D-2", "กองทุนตัวอย่าง", "กองทุน", "", "", "กรมตัวอย่าง", "")
    office = ("D-3", "สำนักงานย่อย", "อื่น ๆ", "", "", "D-2", "")
    department = ("D-1", "กรมตัวอย่าง", "กรม", "", "", "", "")
    assert imported(office, division, department) == Counts(new=3)
    found = Agency.objects.get(official_code="D-3")
    assert found.parent is not None
    assert found.parent.parent == Agency.objects.get(official_code="D-1")
    assert imported(office, division, department) == Counts(unchanged=3)


def test_a_parent_that_is_unknown_or_goes_in_a_circle_is_told_and_passed_over() -> None:
    one = ("A", "กรมหนึ่ง", "กรม", "", "", "กรมสอง", "")
    two = ("B", "กรมสอง", "กรม", "", "", "กรมหนึ่ง", "")
    lost = ("C", "กรมสาม", "กรม", "", "", "กระทรวงที่ไม่มี", "")
    plan = planned(one, two, lost)
    assert not plan.problems
    assert {warning.row for warning in plan.warnings} >= {4}
    assert len(plan.warnings) == 2
    assert imported(one, two, lost) == Counts(new=3)
    assert Agency.objects.exclude(parent=None).count() == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("", "", "กรม", "", "", "", ""), "ชื่อหน่วยงาน"),
        (("", "สถานที่หนึ่ง", "บริษัท", "", "", "", ""), "ประเภท"),
        (("", "อบต.หนึ่ง", "", "ลำปางง", "", "", ""), "จังหวัด"),
        (("", "อบต.หนึ่ง", "", "", "", "", ""), "จังหวัด"),
        (("ก" * 41, "กรมหนึ่ง", "", "", "", "", ""), "รหัสหน่วยงาน"),
        (("", "กรม" + "ก" * 300, "", "", "", "", ""), "ชื่อหน่วยงาน"),
        (("", "กรมหนึ่ง", "", "", "", "", "ก" * 201), "สำนัก/กอง"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(row: Sequence[str], column: str) -> None:
    assert (3, column) in wrong(NA_DEE, row)
    assert imported(NA_DEE, row) == Counts(new=1, problems=1)


def test_two_rows_for_one_agency_are_named() -> None:
    assert wrong(NA_DEE, NA_DEE) == [(3, "รหัสหน่วยงาน")]
    assert wrong(BAN_MAI, ("", "ทต.บ้านใหม่", "", "ลำพูน", "ป่าซาง", "", "")) == [(3, "ชื่อหน่วยงาน")]
    assert wrong(BAN_MAI, ("", "ทต.บ้านใหม่", "", "ลำพูน", "", "", "")) == [(3, "อำเภอ")]


def test_a_code_that_belongs_to_another_name_here_is_refused() -> None:
    imported(NA_DEE)
    plan = planned(("T-9", *NA_DEE[1:]))
    assert said(plan) == [(2, "ชื่อหน่วยงาน")]
    assert "T-1" in plan.problems[0].text.th


def test_a_name_cannot_move_onto_another_agency() -> None:
    imported(NA_DEE, ("T-2", "องค์การบริหารส่วนตำบลอื่น", "", "ลำปาง", "เกาะคา", "", ""))
    plan = planned(("T-2", *NA_DEE[1:]))
    assert said(plan) == [(2, "ชื่อหน่วยงาน")]


def test_a_simulated_agency_is_not_overwritten_by_a_real_one() -> None:
    register([Named("เทศบาลตำบลจำลองดาวหวาน", "ลำพูน", is_simulated=True)])
    assert said(planned(("", "เทศบาลตำบลจำลองดาวหวาน", "", "ลำพูน", "", "", ""))) == [(2, "ชื่อหน่วยงาน")]


def test_cells_that_look_like_formulas_or_pages_are_just_names() -> None:
    evil = ("=1+1", '=HYPERLINK("http://x")', "อื่น ๆ", "ลำปาง", "", "", "<script>alert(1)</script>")
    imported(evil)
    agency = Agency.objects.get()
    assert (agency.official_code, agency.name) == ("=1+1", '=HYPERLINK("http://x")')
    assert agency.units.get().name == "<script>alert(1)</script>"


def test_a_workbook_says_the_same_as_a_csv_and_a_bomb_is_not_opened() -> None:
    workbook = write_xlsx([SheetToWrite("ทะเบียน", HEAD, [NA_DEE, BAN_MAI])])
    assert read_register(workbook).lines == read_register(table(NA_DEE, BAN_MAI)).lines
    with pytest.raises(SheetError):
        read_register(b"PK\x03\x04 not a workbook")


def test_a_list_without_names_is_told_so() -> None:
    sheet = read_register("จังหวัด,อำเภอ\nลำปาง,เกาะคา\n".encode())
    assert sheet.lines == ()
    assert "ชื่อหน่วยงาน" in sheet.problems[0].text.th


def test_columns_that_mean_nothing_here_are_told() -> None:
    assert read_register("ชื่อหน่วยงาน,จังหวัด,สีของตึก\nอบต.นาดี,ลำปาง,เขียว\n".encode()).unused == ("สีของตึก",)


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_the_same_list_at_once_make_each_agency_once(engine: str) -> None:
    rows = [(f"X-{number}", f"องค์การบริหารส่วนตำบลที่ {number}", "", "ลำปาง", "", "", "กองคลัง") for number in range(600)]

    def take(_: int) -> Counts:
        try:
            return imported(*rows)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as importers:
        done = list(importers.map(take, range(2)))
    assert sum(one.new for one in done) == 600
    assert (Agency.objects.count(), Unit.objects.count()) == (600, 600)
