"""`prongsai score` as a journalist or an officer would run it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from prongsai.adapters.sheets import SheetToWrite, write_xlsx
from prongsai.faces.cli.main import app

HEADER = "agency,fiscal_year,indicator_10,iit,eit,oit,total,level,scope\n"


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["score", str(path), *options])


def rows(result: Result) -> list[dict]:
    return json.loads(result.stdout)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, encoding: str = "utf-8", name: str = "results.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_a_row_comes_back_recomputed_with_its_checks(table) -> None:
    result = run(table(HEADER + "เทศบาล ก,2566,,87.44,84.11,100,91.47,ผ่าน,agency\n"), "--json")
    assert result.exit_code == 0
    (row,) = rows(result)
    assert list(row) == ["row", "agency", "fiscal_year", "iit", "eit", "oit", "total", "level", "checks", "messages"]
    assert (row["row"], row["agency"], row["fiscal_year"]) == (2, "เทศบาล ก", 2566)
    assert (row["iit"], row["eit"], row["oit"], row["total"], row["level"]) == (
        "87.44",
        "84.11",
        "100.00",
        "91.47",
        "ผ่าน",
    )
    assert row["checks"] == {
        "instruments": "undecidable",
        "total": "consistent",
        "level": "consistent",
        "reachable": "consistent",
    }
    assert any("84.11" in message for message in row["messages"])


def test_unknown_figures_are_null(table) -> None:
    (row,) = rows(run(table("agency,fiscal_year,total\nก,2564,59.54\n"), "--json"))
    assert (row["iit"], row["eit"], row["oit"], row["total"], row["level"]) == (None, None, None, "59.54", "D")


def test_a_contradiction_ends_with_1(table) -> None:
    result = run(table(HEADER + "ก,2564,42.56,,,,,,\n"), "--json")
    assert result.exit_code == 1
    assert rows(result)[0]["checks"]["reachable"] == "impossible"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("ก,2564,,,,,120,AA,", ["แถว 3", "total", "120"]),
        ("ก,2024,,,,,90,AA,", ["แถว 3", "fiscal_year", "2567"]),
        ("ก,2564,,,,,เก้าสิบ,AA,", ["แถว 3", "total", "เก้าสิบ"]),
        (",2564,,,,,90,AA,", ["แถว 3", "agency"]),
        ("ก,,,,,,90,AA,", ["แถว 3", "fiscal_year"]),
        ("ก,2564,,,,,90,AA,country", ["แถว 3", "scope", "average"]),
    ],
)
def test_a_bad_row_is_named_and_the_good_rows_are_still_judged(table, line: str, named: list[str]) -> None:
    result = run(table(HEADER + "ดี,2564,,,,,98.02,AA,\n" + line + "\n"), "--json")
    assert result.exit_code == 2
    good, bad = rows(result)
    assert good["checks"]["level"] == "consistent"
    assert all(any(word in message for message in bad["messages"]) for word in named)
    assert all(word in result.stderr for word in named)
    assert bad["total"] is None
    assert set(bad["checks"].values()) == {"undecidable"}


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        ("agency,total\nก,90\n", "utf-8", "fiscal_year"),
        (HEADER + "ก,2564,,,,,90,AA,\n", "cp874", "UTF-8"),
        ("", "utf-8", ""),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_2_and_says_why(table, text: str, encoding: str, named: str) -> None:
    result = run(table(text, encoding), "--json")
    assert result.exit_code == 2
    assert rows(result) == []
    assert named in result.stderr
    assert result.stderr.strip()


def test_the_first_cell_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    path.write_bytes((HEADER + "ก,2564,,,,,90,A,\n").encode() + "ข,2564,,,,,90,ผ่าน,\n".encode("cp874"))
    assert "แถว 3 คอลัมน์ A" in run(path).stderr
    assert "row 3, column A" in run(path).stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run(tmp_path / "none.csv")
    assert result.exit_code == 2
    assert "none.csv" in result.stderr


def test_thai_digits_and_excels_bom(table) -> None:
    text = HEADER + "ก,๒๕๖๖,,๘๗.๔๔,๘๔.๑๑,๑๐๐,๙๑.๔๗,ผ่าน,\n"
    (row,) = rows(run(table(text, "utf-8-sig"), "--json"))
    assert row["total"] == "91.47"
    assert row["fiscal_year"] == 2566


def test_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "results.xlsx"
    heading, cells = ["agency", "fiscal_year", "total", "level"], [["ก", 2564, 98.02, "AA"]]
    path.write_bytes(write_xlsx([SheetToWrite("ผล", heading, cells)]))
    (row,) = rows(run(path, "--json"))
    assert (row["total"], row["level"]) == ("98.02", "AA")


def test_a_year_without_rules_is_undecidable_and_no_error(table) -> None:
    result = run(table(HEADER + "ก,2560,,,,,95,,\n"), "--json")
    assert result.exit_code == 0
    (row,) = rows(result)
    assert set(row["checks"].values()) == {"undecidable"}
    assert row["total"] == "95.00"


def test_the_table_for_people_explains_what_contradicts(table) -> None:
    path = table(HEADER + "ก,2566,,90,90,90,91,AA,\nข,2561,,,,,90.82,,\n")
    thai, english = run(path), run(path, "--lang", "en")
    assert "✗ แถว 2 ก (คะแนนรวม): คะแนนรวมที่ประกาศ 91.00" in thai.stdout
    assert "สูงมาก*" in thai.stdout
    assert "Row 2" in english.stdout
    assert "is not what the figures give" in english.stdout


def test_a_few_rows_are_explained_in_full_and_many_only_where_something_is_wrong(table) -> None:
    lines = "ก,2564,,,,,98.02,AA,\n"
    assert "คะแนนรวม 98.02 อยู่ในช่วง 95.00–100.00" in run(table(HEADER + lines)).stdout
    assert "อยู่ในช่วง" not in run(table(HEADER + lines * 11)).stdout


def test_no_agency_is_cut_short_in_the_table(table) -> None:
    name = "สำนักงานคณะกรรมการสิทธิมนุษยชนแห่งชาติจังหวัดนครศรีธรรมราช [สาขา]"
    shown = run(table(HEADER + f"{name},2564,,,,,98.02,AA,\n" * 11)).stdout
    assert "…" not in shown
    assert "[สาขา]" in shown


def test_columns_that_are_not_used_are_named(table) -> None:
    result = run(table("agency,fiscal_year,total,อีไอที\nก,2564,98.02,90\n"), "--json")
    assert result.exit_code == 0
    assert "คอลัมน์ที่ไม่ได้ใช้: อีไอที" in result.stderr


def test_every_data_row_has_its_element(table) -> None:
    lines = "ก,2564,,,,,98.02,AA,\n\nข,2564,,,,,120,AA,\nค,2570,,,,,90,,\n"
    assert [one["row"] for one in rows(run(table(HEADER + lines), "--json"))] == [2, 4, 5]
