"""From cells to rows: tolerant of how offices write, strict about what a score is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.published.parse import Cell, parse
from prongsai.core.published.row import BadRow, PublishedRow, Scope


def cells(**values: str) -> dict[str, Cell]:
    return {name: Cell(value, f"{name} (X)") for name, value in values.items()}


def test_every_kind_of_field_finds_its_place() -> None:
    row = parse(
        7,
        cells(
            agency=" เทศบาล ก ",
            fiscal_year="ปีงบประมาณ ๒๕๖๖",
            scope="average",
            indicator_9="๑๐๐",
            eit_part_1="84",
            o42="0",
            i11="80.5",
            o42_note="ไม่พบแผน",
            recommendation_4="ทำคู่มือ",
            suggestions="เพิ่มที่จอดรถ",
            level="ผ่าน",
        ),
    )
    assert isinstance(row, PublishedRow)
    assert (row.row, row.agency, row.fiscal_year, row.scope, row.level) == (7, "เทศบาล ก", 2566, Scope.AVERAGE, "ผ่าน")
    assert row.figures == {"9": 100, "EIT1": 84, "o42": 0, "i11": Fraction("80.5")}
    assert row.received.notes == {"o42": "ไม่พบแผน"}
    assert row.received.recommendations == {"4": "ทำคู่มือ"}
    assert row.received.suggestions == "เพิ่มที่จอดรถ"


def test_all_problems_of_a_row_are_named_at_once() -> None:
    row = parse(3, cells(agency="", fiscal_year="2024", total="120", iit="abc"))
    assert isinstance(row, BadRow)
    assert len(row.problems) == 4
    assert all(
        problem.th.startswith("แถว 3 คอลัมน์ ") and problem.en.startswith("Row 3, column ") for problem in row.problems
    )


def test_a_cell_may_stand_in_another_row_than_its_record() -> None:
    row = parse(2, {"agency": Cell("ก", "B"), "fiscal_year": Cell("2564", "B", 3), "total": Cell("101", "C", 9)})
    assert isinstance(row, BadRow)
    assert row.problems[0].th.startswith("แถว 9 คอลัมน์ C:")


@pytest.mark.parametrize("written", ["-", "–", "ไม่มี", "N/A", "ไม่ระบุ", " "])
def test_a_level_that_is_not_there_is_none(written: str) -> None:
    assert parse(2, cells(agency="ก", fiscal_year="2564", level=written)).level == ""


@pytest.mark.parametrize(
    ("written", "scope"), [("Average", "average"), ("ค่าเฉลี่ย", "average"), ("ประเมินภายใน", "internal")]
)
def test_a_scope_may_be_said_in_thai(written: str, scope: str) -> None:
    assert parse(2, cells(agency="ก", fiscal_year="2564", scope=written)).scope == scope


@given(
    st.dictionaries(
        st.sampled_from(["agency", "fiscal_year", "scope", "total", "indicator_1", "o1", "i3", "level"]), st.text()
    )
)
def test_no_cell_can_break_it(values) -> None:
    assert isinstance(parse(2, cells(**values)), PublishedRow | BadRow)
