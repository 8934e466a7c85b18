from datetime import date

import pytest

from prongsai.adapters.render import render
from prongsai.core.reports.blocks import Callout, Row, Table, plain
from prongsai.core.reports.circulation import Circulation, Reader, circulation_sheet
from prongsai.core.reports.paper import Setting
from prongsai.core.text import Language
from prongsai.core.thai.kinds import AgencyKind

READERS = (
    Reader("ผู้อำนวยการกองคลัง", "กองคลัง", date(2026, 11, 20)),
    Reader("เจ้าหน้าที่พัสดุ", "กองคลัง", date(2026, 11, 21), on_paper=True),
    Reader("คนงาน"),
)
CIRCULAR = Circulation("คู่มือการใช้ทรัพย์สิน", date(2026, 11, 16), READERS, "ข้อความ\n\nอีกย่อหน้า", "ชม 72001/ว 15")


def setting(language: Language = "th", *, simulated: bool = False) -> Setting:
    kind = next(iter(AgencyKind))
    return Setting("องค์การบริหารส่วนตำบลตัวอย่างดี", kind, 2570, 2570, language=language, simulated=simulated)


def rows(language: Language = "th") -> list[list[str]]:
    blocks = circulation_sheet(CIRCULAR, setting(language)).blocks
    (table,) = (one for one in blocks if isinstance(one, Table))
    return [["".join(map(plain, cell)) for cell in row.cells] for row in table.rows if isinstance(row, Row)]


def test_each_reader_has_a_line_and_room_to_sign_unless_she_has_confirmed() -> None:
    on_screen, on_paper, open_one = rows()
    assert on_screen == ["1", "ผู้อำนวยการกองคลัง", "กองคลัง", "รับทราบในระบบ", "20 พ.ย. 69"]
    assert on_paper[3] == "ลงชื่อแล้ว"
    assert open_one == ["3", "คนงาน", "", "\u00a0", "\u00a0"]


def test_it_says_what_goes_round() -> None:
    text = " ".join(plain(one.words) for one in circulation_sheet(CIRCULAR, setting()).blocks if hasattr(one, "words"))
    for said in ("เรื่อง คู่มือการใช้ทรัพย์สิน", "ที่ ชม 72001/ว 15 ลงวันที่ 16 พฤศจิกายน 2569", "ข้อความ", "อีกย่อหน้า"):
        assert said in text


def test_english_and_simulated_sheets_say_so() -> None:
    assert rows("en")[0][3] == "confirmed on screen"
    blocks = circulation_sheet(CIRCULAR, setting(simulated=True)).blocks
    assert any(isinstance(one, Callout) and one.kind == "simulated" for one in blocks)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_it_prints(form: str) -> None:
    assert len(render(circulation_sheet(CIRCULAR, setting()), form)) > 5_000  # type: ignore[arg-type]
