"""`prongsai agencies` as who looks after the register would run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from prongsai.adapters.sheets import read_table
from prongsai.faces.cli.main import app
from prongsai.records.agencies.models import Agency, SetupLink
from prongsai.records.agencies.setup import may_set_up

pytestmark = pytest.mark.django_db
HEAD = "รหัสหน่วยงาน,ชื่อหน่วยงาน,ประเภท,จังหวัด,อำเภอ,สังกัด,สำนัก/กอง\n"
ROWS = "T-1,องค์การบริหารส่วนตำบลนาดี,อบต.,ลำปาง,เกาะคา,,สำนักปลัด; กองคลัง\nT-2,กรมตัวอย่าง,กรม,,,,\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def imported(folder: Path, text: str, *options: str) -> Result:
    file = folder / "register.csv"
    file.write_text(text, encoding="utf-8")
    return run("agencies", "import", str(file), *options)


def test_a_preview_counts_and_changes_nothing(tmp_path: Path) -> None:
    result = imported(tmp_path, HEAD + ROWS, "--preview")
    assert result.exit_code == 0, result.output
    assert "ใหม่ 2" in result.output
    assert not Agency.objects.exists()


def test_an_import_shows_a_bar_and_again_changes_nothing(tmp_path: Path) -> None:
    first = imported(tmp_path, HEAD + ROWS)
    assert "2/2" in first.stderr
    assert "ใหม่ 2" in first.stdout
    again = imported(tmp_path, HEAD + ROWS, "--lang", "en")
    assert "2 unchanged" in again.stdout
    assert Agency.objects.count() == 2


def test_old_and_new_are_shown_and_what_is_wrong_by_row_and_column(tmp_path: Path) -> None:
    imported(tmp_path, HEAD + ROWS)
    changed = ROWS.replace("เกาะคา", "เสริมงาม") + "T-3,อบต.ไกล,,ลำปางง,,,\n"
    result = imported(tmp_path, HEAD + changed, "--preview")
    assert result.exit_code == 1
    assert "เกาะคา → เสริมงาม" in result.output
    assert "แถวที่ 4 จังหวัด: ไม่รู้จักจังหวัด" in result.output


def test_a_file_that_is_no_table_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"%PDF-1.7")
    result = run("agencies", "import", str(tmp_path / "x.xlsx"))
    assert result.exit_code == 1
    assert "PDF" in result.output


def test_the_register_taken_away_is_read_back_unchanged(tmp_path: Path) -> None:
    imported(tmp_path, HEAD + ROWS)
    for name in ("all.csv", "all.xlsx"):
        run("agencies", "list", "--out", str(tmp_path / name))
        result = run("agencies", "import", str(tmp_path / name))
        assert "เหมือนเดิม 2" in result.stdout, result.output


def test_the_list_can_be_narrowed_down(tmp_path: Path) -> None:
    imported(tmp_path, HEAD + ROWS)
    assert run("agencies", "list", "--kind", "กรม").stdout.startswith("T-2\tกรมตัวอย่าง")
    assert run("agencies", "list", "--province", "ลำปาง").stdout.count("\n") == 1


def test_the_form_has_the_columns_that_an_import_reads(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    assert run("agencies", "template", str(file)).exit_code == 0
    import openpyxl

    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    page.append(["T-9", "อบต.กรอกเอง", "องค์การบริหารส่วนตำบล", "ลำปาง", "", "", "กองช่าง"])
    book.save(file)
    assert read_table(file.read_bytes()).columns[:3] == ["agency_code", "agency", "kind"]
    assert "ใหม่ 1" in run("agencies", "import", str(file)).stdout


def test_a_setup_link_is_printed_once_and_kept_as_a_hash() -> None:
    result = run("setup-link")
    link = result.stdout.strip()
    assert link.startswith("http://testserver/office/start/")
    token = link.rstrip("/").rpartition("/")[2]
    assert may_set_up(token)
    assert SetupLink.objects.get().token_sha256 != token
