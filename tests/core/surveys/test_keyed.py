"""Tables of answers: what tells who answered is thrown away, columns and cells are understood or left to a person."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import known_items
from prongsai.core.frameworks.wording import OfficialWording, Overlay, our_wordings
from prongsai.core.surveys.keyed import (
    LEFT_OUT,
    MOST_UNDECIDED,
    SKIPPED,
    WORDS,
    Asked,
    Keyed,
    asked,
    check,
    option_of,
    propose,
    read_rows,
)
from prongsai.core.surveys.keyed_people import is_private_content, moment_as_numbers, year_in
from prongsai.core.text import Text

FRAMEWORK = load(2568)
USABLE = [2563, 2564, 2565, 2567, 2568]
IIT, EIT = asked(FRAMEWORK, "IIT"), asked(FRAMEWORK, "EIT")
DEGREE = IIT.labels("i1")
YES_NO = IIT.labels("i3")


def table(headings: Sequence[str], *rows: Sequence[str], years: frozenset[int] = frozenset({2026})) -> Keyed:
    lines = [(number, list(one)) for number, one in enumerate((headings, *rows), start=1)]
    read = read_rows(lines, years, lambda row: row)
    assert isinstance(read, Keyed)
    return read


def answers(asks: Asked, number: int) -> list[str]:
    return [str(min(number, len(asks.labels(row)))) for row in asks.rows]


def checked_sheets(asks: Asked, keyed: Keyed) -> list[str]:
    return [one.answers for one in check(asks, keyed, propose(asks, keyed)).sheets]


@pytest.mark.parametrize("year", USABLE)
@pytest.mark.parametrize("instrument", ["IIT", "EIT"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_headings_of_a_form_find_every_row(year: int, instrument: str, language: str) -> None:
    framework, asks = load(year), asked(load(year), instrument)
    ours = our_wordings(framework)
    headings = [
        ours[item.code].in_language(language)
        if len(item.rows) == 1
        else f"{ours[item.code].in_language(language)} [{ours[row.code].in_language(language)}]"
        for indicator in framework.instrument(instrument).indicators
        for item in known_items(indicator)
        for row in item.rows
    ]
    keyed = table([f"{number}. {one}" for number, one in enumerate(headings, start=1)], answers(asks, 1))
    assert tuple(propose(asks, keyed).values()) == asks.rows


@pytest.mark.parametrize("written", ["{}", "{} คำถาม", "ข้อ {}", "ข้อที่ {}. คำถาม", "{}) คำถาม"])
@pytest.mark.parametrize("year", [2565, 2568])
def test_codes_find_every_row(written: str, year: int) -> None:
    asks = asked(load(year), "IIT")
    headings = [written.format(row.upper()) for row in asks.rows]
    assert tuple(propose(asks, table(headings, answers(asks, 1))).values()) == asks.rows


def test_official_words_find_their_row() -> None:
    official = Overlay(fiscal_year=2568, wordings={"i2": OfficialWording(th="ถ้อยคำทางการของข้อสอง", source="x")})
    asks = asked(FRAMEWORK, "IIT", official)
    assert propose(asks, table(["x", "ถ้อยคำทางการของข้อสอง"], ["a", "1"])) == {0: LEFT_OUT, 1: "i2"}


def test_columns_without_known_words_are_taken_in_their_order() -> None:
    headings = ["กลุ่ม", *(f"คำถาม {'ก' * number}" for number in range(1, 16)), "เล่าให้ฟัง"]
    keyed = table(headings, ["q", *answers(IIT, 3), "ยาว"], ["r", *answers(IIT, 2), "สั้น"])
    proposed = propose(IIT, keyed)
    assert [proposed[at] for at in range(17)] == [LEFT_OUT, *IIT.rows, LEFT_OUT]


def test_an_order_that_does_not_fit_is_left_to_a_person() -> None:
    keyed = table([f"คำถาม {'ก' * number}" for number in range(1, 15)], answers(IIT, 3)[:14])
    assert set(propose(IIT, keyed).values()) == {LEFT_OUT}


def test_of_two_columns_of_one_question_the_first_is_taken() -> None:
    proposed = propose(IIT, table(["i1", "i1", "i2"], ["1", "2", "3"]))
    assert proposed == {0: "i1", 1: LEFT_OUT, 2: "i2"}


def test_two_columns_chosen_for_one_question_are_refused() -> None:
    keyed = table(["i1", "i1"], ["1", "2"])
    (problem,) = check(IIT, keyed, {0: "i1", 1: "i1"}).problems
    assert "i1" in problem.th


def test_questions_of_another_year_are_named() -> None:
    checked = check(IIT, table(["i1", "i22", "i3.2", "x"], ["1", "2", "1", "z"]), {0: "i1"})
    assert checked.strange == ("i22", "i3.2")
    assert checked.missing == IIT.rows[1:]


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("มากที่สุด", 6),
        (" มาก ", 5),
        ("MUCH", 5),
        ("not  at all", 1),
        ("6", 6),
        ("๖", 6),
        ("5.0", 5),
        ("5 มาก", 5),
        ("(5) มาก", 5),
        ("5. Much", 5),
        ("5 น้อย", None),
        ("7", None),
        ("0", None),
        ("มากมาย", None),
        ("-", SKIPPED),
        ("ไม่ตอบ", SKIPPED),
        ("✓", None),
        ("=1+1", None),
        ("5,6", None),
    ],
)
def test_what_a_cell_says(text: str, option: int | None) -> None:
    assert option_of(DEGREE, text) == option


@pytest.mark.parametrize(("text", "option"), [("ไม่มี", 1), ("มี", 2), ("ใช่", 2), ("ไม่ใช่", 1), ("No", 1), ("3", None)])
def test_yes_and_no_where_there_are_two_options(text: str, option: int | None) -> None:
    assert option_of(YES_NO, text) == option


def test_yes_says_nothing_where_there_are_six() -> None:
    assert option_of(DEGREE, "ใช่") is None


def test_texts_that_are_no_options_wait_for_a_decision() -> None:
    keyed = table(["i1", "i2"], ["มากมาย", "1"], ["เยอะ", "2"], ["มาก", "3"])
    columns = propose(IIT, keyed)
    open_ones = check(IIT, keyed, columns)
    assert [(one.text, one.row) for one in open_ones.undecided] == [("มากมาย", "i1"), ("เยอะ", "i1")]
    assert not open_ones.is_ready
    decided = check(IIT, keyed, columns, {(0, 1): 6, (0, 2): SKIPPED})
    assert decided.is_ready
    assert [one.answers[:2] for one in decided.sheets] == ["61", "-2", "53"]


def test_a_decision_beyond_the_options_is_none() -> None:
    keyed = table(["i1", "x"], ["มากมาย", "a"])
    assert not check(IIT, keyed, {0: "i1"}, {(0, 1): 9}).is_ready


def test_a_column_of_own_words_is_no_question() -> None:
    keyed = table(["i1", "x"], *([f"ข้อความ {number}", "1"] for number in range(MOST_UNDECIDED + 1)))
    checked = check(IIT, keyed, {0: "i1"})
    assert "i1" in checked.problems[0].th
    assert checked.undecided == ()


PRIVATE = {
    "ประทับเวลา": "20/11/2569, 10:00:00",
    "ที่อยู่อีเมล": "ใครบางคน",
    "Email Address": "x",
    "ชื่อ-สกุล": "x",
    "โปรดระบุชื่อผู้ตอบ": "x",
    "กรุณากรอกชื่อ - สกุลของท่าน (ถ้ามี)": "x",
    "เบอร์โทรศัพท์ที่ติดต่อได้": "x",
    "เบอร์โทรศัพท์": "x",
    "สำนัก/กอง": "x",
    "เพศ": "x",
    "ท่านสังกัดกองใด": "กองคลัง",
    "ท่านอยู่ในสำนัก/กองใด": "กองคลัง",
    "โปรดระบุอายุของท่าน (ปี)": "x",
    "ท่านเพศอะไร": "x",
    "ตอบเมื่อใด": "2026-11-20 10:00",
    "ติดต่อกลับ": "someone@example.go.th",
    "หมายเลข": "081-234-5678",
    "บัตร": "1-2345-67890-12-3",
    "เครื่อง": "192.0.2.7",
}


@pytest.mark.parametrize(("heading", "cell"), PRIVATE.items())
def test_what_tells_who_answered_is_thrown_away(heading: str, cell: str) -> None:
    keyed = table(["i1", heading, "i2"], ["1", cell, "2"], ["3", cell, "4"])
    assert keyed.thrown == (heading,)
    assert [one.heading for one in keyed.columns] == ["i1", "i2"]
    assert cell not in repr(keyed.columns)


@pytest.mark.parametrize("year", USABLE)
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_question_of_ours_is_taken_for_one_about_people(year: int, language: str) -> None:
    questions = [one.in_language(language) for one in our_wordings(load(year)).values()]
    assert table([*questions, "x"], ["1" for _ in questions]).thrown == ()


@pytest.mark.parametrize(
    "heading", ["อีเมลของหน่วยงานตอบเร็วเพียงใด", "หน่วยงานมีชื่อเสียงเพียงใด", "เวลาที่ใช้เหมาะสมเพียงใด", "ชื่อเสียง", "i1 สังกัด"]
)
def test_questions_that_only_sound_so_are_kept(heading: str) -> None:
    assert table([heading, "x"], ["มาก", "a"]).thrown == ()


def test_the_number_of_a_sheet_is_not_kept_but_tells_lines_apart() -> None:
    keyed = table(["เลขที่ชุด", "i1", "i2"], ["AB-001", "1", "1"], ["AB-002", "1", "1"], ["AB-003", "", ""])
    assert [one.heading for one in keyed.columns] == ["i1", "i2"]
    assert len({one.mark for one in keyed.lines}) == 2
    assert keyed.left_out == ()  # an untouched line of our table is nothing to speak of


def test_people_who_answer_alike_are_told_apart_by_how_often() -> None:
    keyed = table(["i1", "i2"], ["1", "1"], ["1", "1"], ["2", "2"])
    assert [one.mark for one in keyed.lines] == ["1\x1f1\x1e1", "1\x1f1\x1e2", "2\x1f2\x1e1"]
    again = table(["i1", "i2"], ["1", "1"], ["1", "1"], ["2", "2"], ["1", "1"])
    assert [one.mark for one in again.lines[:3]] == [one.mark for one in keyed.lines]


def marks(headings: list[str], *rows: list[str]) -> list[str]:
    return [one.mark for one in table(headings, *rows).lines]


def test_a_row_with_a_time_is_known_by_what_was_thrown_away_and_not_by_its_answers() -> None:
    headings = ["เวลา", "อีเมล", "i1", "i2"]
    first = marks(headings, ["2026-11-20 10:00:01", "a@example.go.th", "1", "2"])
    assert first == marks(headings, ["20/11/2569, 10:00:01", "a@example.go.th", "3", "3"])
    assert first != marks(headings, ["2026-11-20 10:00:02", "a@example.go.th", "1", "2"])


def test_a_row_without_a_time_of_day_is_known_by_its_answers_and_by_nothing_of_the_person() -> None:
    headings = ["วันที่", "อีเมล", "สังกัด", "i1", "ข้อเสนอแนะ"]
    first = marks(headings, ["2026-11-20", "a@example.go.th", "กองคลัง", "1", "ขอที่จอดรถ"])
    assert first == marks(headings, ["2026-11-21", "b@example.go.th", "กองช่าง", "1", ""])
    assert first != marks(headings, ["2026-11-20", "a@example.go.th", "กองคลัง", "2", "ขอที่จอดรถ"])


def test_rows_that_are_no_sheets_are_named_with_their_reason() -> None:
    keyed = table(
        ["เวลา", "i1", "i2"],
        ["20/11/2569, 10:00", "", ""],
        ["20/11/2569, 10:00", "1", "1", "เกิน"],
        ["20/11/2566, 10:00", "1", "1"],
        ["20/11/2026, 10:00", "1", "1"],
        ["20/11/2026, 10:01", "-", ""],
    )
    checked = check(IIT, keyed, propose(IIT, keyed))
    assert [(one.number, one.why.th[:12]) for one in sorted(checked.left_out)] == [
        (2, "ไม่มีคำตอบ"),
        (3, "มีช่องเกินหัว"[:12]),
        (4, "ตอบเมื่อปี 2566"[:12]),
        (6, "ไม่มีคำตอบ"),
    ]
    assert len(checked.sheets) == 1


def test_titles_above_the_heading_are_passed_over() -> None:
    keyed = table(["แบบสำรวจ"], ["i1", "i2"], ["1", "2"])
    assert checked_sheets(IIT, keyed) == ["12" + "-" * 13]
    assert keyed.lines[0].number == 3


@pytest.mark.parametrize("rows", [[], [["i1", "i2"]], [["เดียว"], ["1"]]])
def test_without_rows_it_says_so(rows: list[list[str]]) -> None:
    read = read_rows(list(enumerate(rows, start=1)), frozenset(), lambda row: row)
    assert isinstance(read, Text)


def test_suggestions_go_with_the_public_alone() -> None:
    headings = [*EIT.rows, "ท่านมีข้อเสนอแนะอย่างไร"]
    keyed = table(headings, [*answers(EIT, 2), "=HYPERLINK(1)"], [*answers(EIT, 2), ""])
    columns = propose(EIT, keyed)
    assert columns[len(EIT.rows)] == WORDS
    assert [one.words for one in check(EIT, keyed, columns).sheets] == ["=HYPERLINK(1)", ""]
    assert WORDS not in propose(IIT, table(["i1", "ข้อเสนอแนะ"], ["1", "x"])).values()


SAME_MOMENT = ["20/11/2569, 22:05:09", "2026-11-20 22:05:09", "2026/11/20 10:05:09 PM GMT+7", "20/11/2026 22:05:09"]


def test_one_moment_is_the_same_however_it_is_written() -> None:
    assert len({moment_as_numbers(one) for one in SAME_MOMENT}) == 1
    assert moment_as_numbers("มาก 2569") == "มาก 2569"
    assert moment_as_numbers(SAME_MOMENT[0]) != moment_as_numbers("20/11/2569, 22:05:10")
    assert moment_as_numbers("20/11/2569, 12:05:00 AM") != moment_as_numbers("20/11/2569, 12:05:00 PM")


@pytest.mark.parametrize(
    ("cell", "year"), [("20/11/2569", 2026), ("๒๐/๑๑/๒๕๖๘ 10.00 น.", 2025), ("2569", None), ("มาก", None)]
)
def test_the_year_of_a_moment(cell: str, year: int | None) -> None:
    assert year_in(cell) == year


def test_most_of_a_column_must_tell_for_it_to_be_thrown() -> None:
    assert is_private_content(["a@b.th"] * 4 + ["-"])
    assert not is_private_content(["a@b.th", "ดี", "ดี"])
    assert not is_private_content([])
