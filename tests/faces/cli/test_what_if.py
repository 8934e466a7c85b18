"""`prongsai what-if` as an officer would run it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from prongsai.faces.cli.main import app

HEADER = "agency,fiscal_year," + ",".join(f"indicator_{number}" for number in range(1, 11)) + ",total,level,scope,o42\n"
MAE_SAI = "เทศบาลตำบลแม่สายมิตรภาพ,2566,95.01,84.45,88.62,83.07,86.04,85.07,84.54,82.73,100,100,91.47,ผ่าน,,\n"
LAMPANG = "อบจ.ลำปาง,2564,99.56,98.83,99.33,100,99.55,98.26,98.38,97.75,100,93.75,98.02,AA,,\n"
SONG_PHI_NONG = "อบต.สองพี่น้อง,2564" + "," * 11 + "59.54,D,,0\n"
MEAN = "ค่าเฉลี่ยจังหวัด,2564" + "," * 11 + "81.45,,average,\n"
TABLE = HEADER + MAE_SAI + LAMPANG + SONG_PHI_NONG + MEAN


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    def what_if(*options: str, table: str = TABLE) -> Result:
        file = tmp_path / "results.csv"
        file.write_text(table, encoding="utf-8")
        return CliRunner().invoke(app, ["what-if", str(file), *options])

    return what_if


def test_an_item_is_worth_what_it_is_worth(run: Callable[..., Result]) -> None:
    result = run("--agency", "สองพี่น้อง", "--set", "o42=100")
    assert result.exit_code == 0
    assert "คะแนนรวม 59.54 เป็น 64.54 (+5.00)" in result.stdout
    assert "ระดับยังเป็น “D”" in result.stdout
    assert "คะแนนรวม 64.54 ขาดอีก 0.46 คะแนนจึงถึง 65.00" in result.stdout


def test_data_for_machines(run: Callable[..., Result]) -> None:
    answer = json.loads(run("--agency", "แม่สาย", "--set", "8=90", "--set", "o1=100", "--json").stdout)
    assert (answer["agency"], answer["fiscal_year"]) == ("เทศบาลตำบลแม่สายมิตรภาพ", 2566)
    assert answer["before"] == {"total": "91.47", "between": ["91.47", "91.47"], "levels": ["ผ่าน"]}
    assert answer["after"]["levels"] == ["ผ่านดี", "ผ่าน"]
    assert (answer["gain"], answer["exact"]) == ("+0.73", "727/1000")  # o1 has 100: the whole of OIT has
    assert answer["changes_level"] is None
    assert answer["nodes"]["8"] == {"before": "82.73", "after": "90.00", "change": "+7.27"}
    assert answer["gap"]["conditions"][2] == {
        "code": "EIT",
        "needed": "85.00",
        "seen": ["86.53", "86.54"],
        "known": True,
        "merged": True,
        "meets": "maybe",
        "missing": None,
    }


def test_without_an_assumption_the_gap_is_told(run: Callable[..., Result]) -> None:
    result = run("--agency", "แม่สาย", "--year", "2566", "--lang", "en")
    assert "The next level is “ผ่านดี” (Pass, good). What it lacks:" in result.stdout
    assert "Before" not in result.stdout
    assert "This is the highest level of the year." in run("--agency", "ลำปาง", "--lang", "en").stdout


def test_levers_that_alone_are_enough_are_named(run: Callable[..., Result]) -> None:
    result = run("--agency", "ลำปาง", "--set", "10=68.75", "--lang", "en")
    assert "One of these alone is enough:\n10 Prevention of corruption from 68.75 to 81.25" in result.stdout


def test_a_value_that_no_items_give_is_remarked(run: Callable[..., Result]) -> None:
    result = run("--agency", "ลำปาง", "--set", "10=42.56", "--lang", "en")
    assert "No set of items gives 10 exactly 42.56; the nearest possible: 37.50 and 43.75." in result.stdout


def test_an_average_has_no_level(run: Callable[..., Result]) -> None:
    result = run("--agency", "ค่าเฉลี่ย", "--set", "OIT=90", "--lang", "en")
    assert "An average has no level of its own." in result.stdout
    assert "next level" not in result.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "4 rows match"),
        (["--agency", "เชียงใหม่"], "no row of that agency"),
        (["--agency", "ลำปาง", "--year", "2560"], "no row of that agency"),
        (["--agency", "ลำปาง", "--year", "2021"], "2564"),
        (["--agency", "ลำปาง", "--set", "o99=100"], "FY 2564 has no “o99”"),
        (["--agency", "ลำปาง", "--set", "10=90", "--set", "o42=0"], "o42 is part of 10"),
    ],
)
def test_what_cannot_be_worked_out_is_said(run: Callable[..., Result], options: list[str], said: str) -> None:
    result = run(*options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["what-if", str(tmp_path / "none.csv")])
    assert (result.exit_code, "There is no file" in result.stderr) == (2, True)


def test_a_row_that_cannot_be_used_is_said(run: Callable[..., Result]) -> None:
    result = run(table="agency,fiscal_year,total\nอบต.ก,2564,สูง\n")
    assert (result.exit_code, "is not a score" in result.stderr) == (2, True)


def test_a_year_without_rules_is_said(run: Callable[..., Result]) -> None:
    result = run(table="agency,fiscal_year,total\nอบต.ก,2559,90\n")
    assert (result.exit_code, "no rules for FY 2559" in result.stderr) == (2, True)
