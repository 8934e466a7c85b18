"""`prongsai report` as an officer would run it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import CliRunner, Result

from prongsai.faces.cli.main import app

MAE_SAI = "เทศบาลตำบลแม่สายมิตรภาพ,2566,95.01,84.45,88.62,83.07,86.04,85.07,84.54,82.73,100,100,91.47,ผ่าน\n"
HEADER = "agency,fiscal_year," + ",".join(f"indicator_{number}" for number in range(1, 11)) + ",total,level\n"
NAME = "ITA-2566-วิเคราะห์ผล-เทศบาลตำบลแม่สายมิตรภาพ"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    def report(text: str, *options: str, out: Path | None = None) -> Result:
        file = tmp_path / "results.csv"
        file.write_text(text, encoding="utf-8")
        return CliRunner().invoke(app, ["report", str(file), "--out", str(out or tmp_path / "out"), *options])

    return report


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_all_formats_of_one_result(run, tmp_path: Path) -> None:
    result = run(HEADER + MAE_SAI, "--kind", "analysis", "--format", "docx,pdf,html,xlsx")
    assert result.exit_code == 0
    assert names(tmp_path / "out") == [f"{NAME}.{form}" for form in ("docx", "html", "pdf", "xlsx")]
    assert result.stdout.count("เขียนแล้ว") == 4
    assert (tmp_path / "out" / f"{NAME}.pdf").read_bytes().startswith(b"%PDF-")


def test_thai_numerals_unless_arabic_ones_are_wanted(run, tmp_path: Path) -> None:
    run(HEADER + MAE_SAI)
    assert "๙๑.๔๗ คะแนน" in text_of(tmp_path / "out" / f"{NAME}.docx")
    run(HEADER + MAE_SAI, "--numerals", "arabic")
    assert "91.47 คะแนน" in text_of(tmp_path / "out" / f"{NAME}.docx")


def test_by_instrument_and_in_english(run, tmp_path: Path) -> None:
    assert run(HEADER + MAE_SAI, "--arrange", "instrument", "--language", "en").exit_code == 0
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == "ITA-2566-analysis-เทศบาลตำบลแม่สายมิตรภาพ.docx"
    assert "3.2 Survey of external stakeholders (EIT)" in text_of(path)


def test_one_paper_a_row_and_rows_of_the_same_agency_do_not_overwrite_each_other(run, tmp_path: Path) -> None:
    rows = "อบต.ก,2564,59.54,D\nอบต.ก,2564,60.00,D\nอบต.ข,2564,59.54,D\n"
    assert run("agency,fiscal_year,total,level\n" + rows).exit_code == 0
    assert names(tmp_path / "out") == [
        "ITA-2564-วิเคราะห์ผล-อบต-ก-3.docx",
        "ITA-2564-วิเคราะห์ผล-อบต-ก.docx",
        "ITA-2564-วิเคราะห์ผล-อบต-ข.docx",
    ]


def test_figures_that_contradict_are_written_with_a_warning(run, tmp_path: Path) -> None:
    result = run(HEADER + MAE_SAI.replace("85.07", "83.64"))
    assert result.exit_code == 1
    assert "ขัดกันเอง" in result.stderr
    assert "contradict" in result.stderr
    assert "ขัดกันเอง" in text_of(tmp_path / "out" / f"{NAME}.docx")


def test_a_bad_row_is_named_and_the_good_ones_are_written(run, tmp_path: Path) -> None:
    result = run("agency,fiscal_year,total\nอบต.ก,2564,120\nอบต.ข,2564,59.54\nอบต.ค,2024,60\n")
    assert result.exit_code == 2
    assert "แถว 2" in result.stderr
    assert "แถว 4" in result.stderr
    assert names(tmp_path / "out") == ["ITA-2564-วิเคราะห์ผล-อบต-ข.docx"]


def test_a_year_without_rules_is_said(run, tmp_path: Path) -> None:
    result = run("agency,fiscal_year,total\nอบต.ก,2560,60\n")
    assert result.exit_code == 2
    assert "2560" in result.stderr
    assert names(tmp_path / "out") == []


@pytest.mark.parametrize("name", ["../../ลับ", "/etc/passwd", "..", "a\\b:c*?", "<script>", "อบต./../ก"])
def test_no_name_leads_out_of_the_folder(run, tmp_path: Path, name: str) -> None:
    assert run(f'agency,fiscal_year,total\n"{name}",2564,59.54\n', "--format", "html").exit_code == 0
    (path,) = (tmp_path / "out").iterdir()
    assert path.name.startswith("ITA-2564-วิเคราะห์ผล")
    assert not set(path.name) & set('/\\:*?<>"|')
    assert ".." not in path.name


def test_a_very_long_name_is_still_a_file(run, tmp_path: Path) -> None:
    assert run(f"agency,fiscal_year,total\n{'สำนักงาน' * 60},2564,59.54\n", "--format", "xlsx").exit_code == 0
    (path,) = (tmp_path / "out").iterdir()
    assert len(path.name.encode()) < 255


def test_text_of_a_table_is_never_a_formula_or_markup(run, tmp_path: Path) -> None:
    table = 'agency,fiscal_year,total,recommendation_4\nอบต.ก,2564,59.54,"=HYPERLINK(""http://x"")"\n'
    assert run(table, "--format", "xlsx,html").exit_code == 0
    book = openpyxl.load_workbook(BytesIO((tmp_path / "out" / "ITA-2564-วิเคราะห์ผล-อบต-ก.xlsx").read_bytes()))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("options", [("--format", "odt"), ("--format", ""), ("--format", "docx,exe")])
def test_an_unknown_format_is_said_with_the_known_ones(run, options: tuple[str, ...]) -> None:
    result = run(HEADER + MAE_SAI, *options)
    assert result.exit_code == 2
    assert "docx, pdf, html, xlsx" in result.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["report", str(tmp_path / "none.csv")])
    assert result.exit_code == 2
    assert "ไม่พบไฟล์" in result.stderr


def test_a_folder_that_cannot_be_made(run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    result = run(HEADER + MAE_SAI, out=tmp_path / "taken")
    assert result.exit_code == 2
    assert "--out" in result.stderr


def test_without_a_thai_font_word_is_written_and_pdf_is_refused(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PRONGSAI_FONTS", str(tmp_path / "no-fonts"))
    result = run(HEADER + MAE_SAI, "--format", "docx,pdf")
    assert result.exit_code == 2
    assert "fonts-thai-tlwg" in result.stderr
    assert names(tmp_path / "out") == [f"{NAME}.docx"]
