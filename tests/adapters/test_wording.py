"""Official wording comes out of a spreadsheet row by row, and every row that cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.adapters.sheets import SheetError, SheetToWrite, write_xlsx
from prongsai.adapters.wording import store, stored
from prongsai.adapters.wording_sheet import Imported, from_table
from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.problems import FrameworkInvalid


def imported(text: str, source: str = "") -> Imported:
    return from_table(text.encode(), "official.csv", load(2564), source)


def test_each_row_becomes_a_wording_with_its_source() -> None:
    overlay = imported("code,wording_th,wording_en,source\ni2,ก,A,คู่มือ\no1,ข,,คู่มือ\n").overlay
    assert overlay
    assert overlay.wordings["i2"].en == "A"
    assert (overlay.wordings["o1"].th, overlay.wordings["o1"].en) == ("ข", "")


def test_codes_and_years_may_be_written_as_offices_write_them() -> None:
    overlay = imported("ปี,code,wording_th,source\n๒๕๖๔,O1,ก,ข\n2564,๙.๑,ค,ข\n").overlay
    assert overlay
    assert list(overlay.wordings) == ["o1", "9.1"]


def test_rows_of_other_years_are_passed_over_and_counted() -> None:
    found = imported("year,code,wording_th,source\n2564,o1,ก,ข\n2565,o1,ก,ข\n")
    assert found.of_other_years == 1
    assert found.overlay


def test_an_xlsx_is_read_the_same() -> None:
    sheet = SheetToWrite("ถ้อยคำ", ["code", "wording_th", "source"], [["i30.4", "ก", "ข"]])
    found = from_table(write_xlsx([sheet]), "official.xlsx", load(2564))
    assert found.overlay
    assert list(found.overlay.wordings) == ["i30.4"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("i99,ก,ข", "has no code “i99”"),
        ("i2,,ข", "There is no wording"),
        ("i2,ก,", "name one source for all rows"),
        (f"i2,{'ก' * 2001},ข", "more than 2,000 characters"),
        ("i1,ก,ข", "earlier row"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row: str, said: str) -> None:
    found = imported(f"code,wording_th,source\ni1,ก,ข\n{row}\n")
    assert found.overlay is None
    (problem,) = found.problems
    assert problem.row == 3
    assert said in problem.text.en


def test_the_source_may_be_given_for_all() -> None:
    overlay = imported("code,wording_th\ni2,ก\n", source="คู่มือ").overlay
    assert overlay
    assert overlay.wordings["i2"].source == "คู่มือ"


@pytest.mark.parametrize("heading", ["code,source", "wording_th,source"])
def test_a_table_without_the_columns_is_refused(heading: str) -> None:
    with pytest.raises(SheetError) as caught:
        imported(f"{heading}\na,b\n")
    assert "wording_th" in caught.value.text.th


def test_a_table_without_a_row_of_the_year_gives_nothing() -> None:
    found = imported("year,code,wording_th,source\n2565,o1,ก,ข\n")
    assert found.overlay is None
    assert "no row of FY 2564" in found.problems[0].text.en


def test_what_is_stored_is_read_back_with_its_hash(tmp_path: Path) -> None:
    overlay = imported("code,wording_th,source\ni2,ก,ข\n").overlay
    assert overlay
    kept = store(overlay, tmp_path / "wording")
    assert stored(tmp_path / "wording", 2564) == kept
    assert len(kept.sha256) == 64
    assert kept.wordings == overlay.wordings


def test_a_later_import_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    for text in ("ก", "ข"):
        overlay = imported(f"code,wording_th,source\ni2,{text},ค\n").overlay
        assert overlay
        store(overlay, tmp_path)
    kept = stored(tmp_path, 2564)
    assert kept
    assert kept.wordings["i2"].th == "ข"
    assert len(list(tmp_path.iterdir())) == 1


def test_no_overlay_is_none(tmp_path: Path) -> None:
    assert stored(tmp_path, 2564) is None


def test_a_spoilt_file_is_named_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "2564.yaml").write_text("fiscal_year: 2564\nwordings:\n  i2: {th: ก}\n", encoding="utf-8")
    with pytest.raises(FrameworkInvalid) as caught:
        stored(tmp_path, 2564)
    (problem,) = caught.value.problems
    assert (problem.line, problem.field) == (3, "wordings.i2.source")
