"""`prongsai frameworks` as an officer, a developer or a researcher would run it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from prongsai.core.frameworks.loader import YEARS, available_years, load
from prongsai.core.frameworks.rules.wording import width
from prongsai.faces.cli.main import app

GOOD = Path(__file__).parents[2] / "core" / "frameworks" / "good.yaml"
BAD = GOOD.parent / "bad" / "weights_not_100.yaml"


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "80"}).invoke(app, ["frameworks", *words])


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRONGSAI_DATA", str(tmp_path / "data"))


def test_list_has_a_line_for_each_year_with_its_hash() -> None:
    result = run("list")
    assert result.exit_code == 0
    for year in available_years():
        (line,) = [one for one in result.stdout.splitlines() if one.startswith(str(year))]
        assert load(year).sha256[:8] in line


def test_list_speaks_english_when_asked() -> None:
    assert "found in the source named" in run("list", "--lang", "en").stdout
    asked_by_environment = CliRunner(env={"PRONGSAI_LANG": "en"}).invoke(app, ["frameworks", "list"])
    assert "found in the source named" in asked_by_environment.stdout


@pytest.mark.parametrize("year", available_years())
@pytest.mark.parametrize("language", ["th", "en"])
def test_show_fits_eighty_columns_and_leaves_no_blanks_behind(year: int, language: str) -> None:
    result = run("show", str(year), "--lang", language)
    assert result.exit_code == 0
    for line in result.stdout.splitlines():
        assert width(line) <= 80, line
        assert line == line.rstrip()


@pytest.mark.parametrize("year", available_years())
def test_show_marks_what_is_not_checked(year: int) -> None:
    assert "* ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช." in run("show", str(year)).stdout


def test_show_marks_the_assumed_weight_and_not_the_verified_question() -> None:
    shown = run("show", "2567").stdout
    assert "น้ำหนัก 30 *" in shown
    assert "i1  ทำงานตามขั้นตอนและเวลาที่กำหนด *" in shown
    assert "i1  ทำงานตามขั้นตอนและเวลาที่กำหนด\n" in run("show", "2564").stdout


def test_show_prints_only_the_sections_asked_for() -> None:
    shown = run("show", "2566", "--section", "levels").stdout
    assert "ผ่านดีเยี่ยม: ตั้งแต่ 95 และทุกเงื่อนไขตั้งแต่ 95 (ผ่าน)" in shown
    assert "เครื่องมือ" not in shown


def test_show_as_json_is_the_whole_framework() -> None:
    said = json.loads(run("show", "2564", "--json").stdout)
    assert said["fiscal_year"] == 2564
    assert said["sha256"] == load(2564).sha256
    assert len(said["instruments"]) == 3


def test_a_year_of_the_common_era_is_answered_with_the_buddhist_one() -> None:
    result = run("show", "2024")
    assert result.exit_code == 1
    assert "2567" in result.stderr


def test_a_year_without_rules_is_answered_with_the_years_there_are() -> None:
    result = run("show", "2560")
    assert result.exit_code == 1
    assert "2561 ถึง 2569" in result.stderr


def test_check_accepts_every_file_of_the_package() -> None:
    result = run("check", *(str(YEARS / f"{year}.yaml") for year in available_years()))
    assert result.exit_code == 0


def test_check_says_file_line_field_fault_and_remedy() -> None:
    result = run("check", str(BAD), str(GOOD), "--lang", "en")
    assert result.exit_code == 1
    assert f"{BAD}:22 instruments" in result.stdout.replace("\n  ", "")
    assert "The weights make 110, not 100." in result.stdout
    assert "→ Change the weights so that they make 100." in result.stdout
    assert "good.yaml is good" in result.stdout.replace("\n", " ")


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_check_of_what_is_no_file_is_an_answer_and_no_traceback(name: str) -> None:
    result = run("check", name)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert name in result.stderr


def test_diff_says_breaks_rules_and_items() -> None:
    shown = run("diff", "2565", "2566").stdout
    assert "! 2565→2566" in shown
    assert "การบริหารเงินงบประมาณ → การจัดซื้อจัดจ้าง" in shown
    assert "o12 → o13 รายงานผลการดำเนินงานประจำปี" in shown
    assert "+ o10 นโยบายคุ้มครองข้อมูลส่วนบุคคล" in shown
    assert "- o35 การมีส่วนร่วมของผู้บริหาร" in shown


def test_diff_of_a_year_with_itself_is_nothing() -> None:
    assert "Nothing changed." in run("diff", "2564", "2564", "--lang", "en").stdout


def test_diff_says_when_the_items_of_a_year_are_not_known() -> None:
    assert "ปีใดปีหนึ่งไม่ทราบรายการข้อ OIT" in run("diff", "2562", "2563").stdout


def test_imported_wording_stands_over_ours_and_is_marked(tmp_path: Path) -> None:
    table = tmp_path / "official.csv"
    table.write_text("code,wording_th,source\ni2,ถ้อยคำทางการ,คู่มือ หน้า 5\n", encoding="utf-8")
    imported = run("import-wording", str(table), "--year", "2564")
    assert imported.exit_code == 0
    assert (tmp_path / "data" / "wording" / "2564.yaml").is_file()
    assert "รอบที่เริ่มถามแล้วใช้ถ้อยคำเดิมจนจบ" in imported.stdout
    shown = run("show", "2564", "--section", "items").stdout
    assert "ถ้อยคำทางการ †" in shown
    assert "† คู่มือ หน้า 5" in shown
    assert load(2564).sha256 in shown


def test_wording_goes_to_the_folder_named(tmp_path: Path) -> None:
    table = tmp_path / "official.csv"
    table.write_text("code,wording_en\no1,Structure\n", encoding="utf-8")
    result = run("import-wording", str(table), "--year", "2564", "--source", "Manual", "--out", str(tmp_path / "here"))
    assert result.exit_code == 0
    assert (tmp_path / "here" / "2564.yaml").is_file()


def test_a_bad_row_is_named_and_nothing_is_saved(tmp_path: Path) -> None:
    table = tmp_path / "official.csv"
    table.write_text("code,wording_th,source\no1,ก,ข\ni99,ก,ข\n", encoding="utf-8")
    result = run("import-wording", str(table), "--year", "2564")
    assert result.exit_code == 1
    assert "แถวที่ 3: ปี 2564 ไม่มีรหัส “i99”" in result.stderr
    assert not (tmp_path / "data").exists()


def test_a_spoilt_overlay_is_said_and_our_wording_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "wording"
    folder.mkdir(parents=True)
    shutil.copy(BAD, folder / "2564.yaml")
    result = run("show", "2564")
    assert result.exit_code == 0
    assert "There is no field" in result.stderr
    assert "†" not in result.stdout


def test_years_are_read_as_people_write_them() -> None:
    assert run("show", "๒๕๖๔").stdout == run("show", "2564").stdout
    assert run("diff", "2566", "ปี 2567").exit_code == 0
    assert "Type four digits" in run("show", "ปีหน้า").stderr


def test_a_year_of_indices_says_so_where_others_have_indicators() -> None:
    shown = run("show", "2561").stdout
    assert "ปีนี้ใช้ดัชนี" in shown
    assert "คะแนนรวมคิดจากดัชนีตามน้ำหนัก" in shown
