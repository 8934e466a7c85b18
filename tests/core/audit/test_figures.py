"""Which numbers of a text are figures, and what is said of a text whose figures are not those of its document."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prongsai.core.audit.figures import Kind, Verdict, compare, figures_in
from prongsai.core.audit.reading import LONGEST
from prongsai.core.reports.analysis import Options, analysis
from prongsai.core.thai.numerals import to_thai
from tests.core.reports.real_results import chan_lan, lampang, mae_sai, song_phi_nong


def shown(text: str) -> list[str]:
    return [one.shown for one in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("ได้คะแนนรวม ๙๑.๔๗ คะแนน", ["91.47"]),
        ("ร้อยละ 91.47", ["91.47"]),
        ("ร้อยละ ๑๐๐", ["100"]),
        ("มีผู้เข้าร่วม 45 คน จากเป้าหมาย 50 คน", ["45", "50"]),
        ("งบประมาณ 20,000 บาท", ["20,000"]),
        ("คะแนนอยู่ที่ 83.5", ["83.5"]),
        ("คะแนนอยู่ที่ 83 และลดลง", ["83"]),
        ("ตัวชี้วัดที่ 4 ได้ 83.07", ["83.07"]),
        ("ตัวชี้วัดที่ 9, 10 และ 1 ได้เกิน 85.00", ["85.00"]),
        ("83.07 คะแนน เป็นคะแนนต่ำสุด", ["83.07"]),
        ("5 มาตรการ", ["5"]),
        ("IIT 86.15 EIT 84.11 OIT 100", ["86.15", "84.11"]),
        ("ได้คะแนน 87.438%", ["87.438"]),
        ("95.00–100.00", ["95.00", "100.00"]),
        ("The total of 91.47 points", ["91.47"]),
        ("4\tการใช้ทรัพย์สินของราชการ\t83.07", ["83.07"]),
        ("1\tการเปิดเผยข้อมูล\t100\tจุดแข็ง", ["100"]),
    ],
)
def test_scores_and_counts_are_read_with_either_digits(text: str, figures: list[str]) -> None:
    assert shown(text) == figures
    assert shown(to_thai(text)) == figures


@pytest.mark.parametrize(
    "text",
    [
        "วันที่ 31 มีนาคม 2567",
        "วันที่ ๒๐ กุมภาพันธ์ ๒๕๖๗",
        "ก.พ. ๖๕ – ก.ย. ๖๕",
        "1 - 31 ต.ค. 66",
        "31/3/2567",
        "20.12.2567",
        "2024-03-31",
        "ประจำปีงบประมาณ พ.ศ. 2566 - 2570",
        "ปี 2566",
        "ปีงบประมาณ ๒๕๖๖",
        "ที่ อจ 71901/-",
        "ที่ อจ ๗๑๙๐๑/๑๒๓",
        "ที่ มท 0808.2/ว 1234",
        "คำสั่งที่ 123/2567",
        "ครั้งที่ 4/2567",
        "โทร. ๐-๔๕๙๙-๙๖๖๓",
        "โทรศัพท์ 0 5373 1234 ต่อ 12",
        "เวลา 09.30 - 16.30 น.",
        "มาตรา 103",
        "ข้อ 3",
        "ข้อ 12 และข้อ 13",
        "o42",
        "o1–o10",
        "ตัวชี้วัดที่ 4",
        "ตัวชี้วัดย่อยที่ 10.2",
        "9.1 ข้อมูลพื้นฐาน",
        "๓.๑ จุดแข็ง",
        "1. หลักการและเหตุผล",
        "(2) รายงานต่อผู้บริหาร",
        "www.example.go.th/ita/2567/85.07",
        "ita85@example.go.th",
        "ลายนิ้วมือ SHA-256 7cb31a054564417e71a6185a2a2ae5ef",
        "จังหวัดเชียงราย 57130",
        "ตารางที่ 3 ผลคะแนน",
        "หน้า 12",
        "ระยะเวลา 12 เดือน",
        "ไตรมาสที่ 2",
        "12\tงานนิติการ\t-",
    ],
)
def test_what_is_no_score_level_or_count_is_no_figure(text: str) -> None:
    assert shown(text) == []
    assert shown(to_thai(text)) == []


def test_a_level_is_a_figure_by_its_whole_name() -> None:
    (found,) = figures_in("อยู่ในระดับ ต้องปรับปรุงโดยด่วน")
    assert (found.kind, found.value) == (Kind.LEVEL, "ต้องปรับปรุงโดยด่วน")
    assert [one.value for one in figures_in("ระดับ “ผ่าน” ไม่ใช่ระดับ “ผ่านดี”")] == ["ผ่าน", "ผ่านดี"]
    assert [one.value for one in figures_in("ผลการประเมินระดับ AA")] == ["AA"]
    assert not figures_in("ระดับการรับรู้ของผู้มีส่วนได้ส่วนเสีย")


def test_a_figure_belongs_to_what_was_named_last_before_it() -> None:
    found = figures_in("ตัวชี้วัดที่ 9 ได้ 100 คะแนน ส่วนตัวชี้วัดที่ 4 ได้ 83.07 และ o42 ได้ 0 คะแนน คะแนนรวม 91.47")
    assert [(one.subject, one.value) for one in found] == [
        ("9", 100), ("4", Fraction("83.07")), ("o42", 0), ("total", Fraction("91.47")),
    ]  # fmt: skip
    assert figures_in("83.07 คะแนน ของตัวชี้วัดที่ 4")[0].subject == "4"
    assert figures_in("9\tตัวชี้วัดที่ 4 การใช้ทรัพย์สิน\t83.07")[0].subject == "4"
    assert figures_in("EIT ส่วนที่ 2 ได้ 84.00")[0].subject == "EIT2"


SUBJECTS = (mae_sai, lampang, song_phi_nong, chan_lan)


@pytest.mark.parametrize("build", SUBJECTS)
@pytest.mark.parametrize("thai", [True, False])
def test_a_paper_that_comes_back_unchanged_differs_in_nothing(build, thai: bool) -> None:
    from prongsai.core.audit.figures import texts_of

    subject = build()
    document = analysis(subject, Options())
    texts = [to_thai(text) if thai else text for text in texts_of(document)]
    assert compare(document, texts, subject.scorecard) == ()


def differences(text: str) -> list[tuple[Verdict, str, tuple[str, ...]]]:
    subject = mae_sai()
    found = compare(analysis(subject, Options()), [text], subject.scorecard)
    return [(one.verdict, one.shown, one.known) for one in found]


def test_the_mistake_of_a_copied_file_is_found() -> None:
    """Seed 002 gives 85.07 for indicator 6 in its table and another figure in the sentence below it."""
    ((verdict, shown_figure, known),) = differences("ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน ได้คะแนนเท่ากับร้อยละ ๘๓.๖๔")
    assert (verdict, shown_figure, known[0]) == (Verdict.CONTRADICTS, "83.64", "85.07")


def test_a_known_figure_of_another_indicator_is_found() -> None:
    ((verdict, _, known),) = differences("ตัวชี้วัดที่ 4 ได้คะแนน 95.01 คะแนน")
    assert (verdict, known[0]) == (Verdict.CONTRADICTS, "83.07")


def test_a_changed_row_of_a_table_is_found() -> None:
    ((verdict, figure, _),) = differences("9\tตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ\t93.07\tต้องปรับปรุง")
    assert (verdict, figure) == (Verdict.CONTRADICTS, "93.07")


def test_a_level_that_was_not_reached_is_found() -> None:
    assert differences("เทศบาลได้ระดับ “ผ่านดีเยี่ยม”") == [(Verdict.CONTRADICTS, "ผ่านดีเยี่ยม", ("ผ่าน",))]


def test_a_count_that_nobody_knows_is_listed_for_a_person_to_judge() -> None:
    assert differences("ประชุมครั้งที่ 1/2567 มีผู้เข้าร่วม 45 คน เมื่อวันที่ 3 ตุลาคม 2566") == [(Verdict.UNKNOWN, "45", ())]


@pytest.mark.parametrize(
    "text",
    [
        "ผลรวม ๙๑.๔๗ คะแนน ต่ำกว่าที่คาด",
        "ตัวชี้วัดที่ 4 ยังต่ำกว่า 85 คะแนน จึงกำหนดมาตรการ",
        "เทศบาลอยู่ในระดับผ่าน ด้วยคะแนนรวม 91.47",
        "จุดแข็งคือตัวชี้วัดที่ 9 และตัวชี้วัดที่ 10 ซึ่งได้ 100 คะแนน",
        "ข้อความที่ไม่มีตัวเลข",
        "",
    ],
)
def test_the_same_figures_in_other_words_are_no_difference(text: str) -> None:
    assert differences(text) == []


def test_the_sentence_around_a_figure_in_a_long_paragraph_is_shown() -> None:
    text = "ก " * 400 + "ตัวชี้วัดที่ 4 ได้ 99.99 คะแนน" + " ข" * 400
    (found,) = compare(analysis(mae_sai(), Options()), [text])
    assert "99.99" in found.sentence
    assert len(found.sentence) < 300
    assert found.text.th
    assert found.text.en


def test_a_text_without_end_is_read_so_far_and_in_no_time() -> None:
    assert len(figures_in("1.1 " * 100_000)) <= LONGEST
    assert figures_in("0" * 100_000) == ()
    figures_in("ที่ " * 50_000)
    figures_in("12-" * 50_000)
    figures_in("๑ ๒ " * 50_000)


def test_a_cell_that_was_given_the_score_of_another_row_is_found() -> None:
    """A file is read paragraph by paragraph: each cell alone."""
    subject = mae_sai()
    document = analysis(subject, Options())
    cells = ["ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ", "๙๕.๐๑", "ต้องพัฒนา"]
    (found,) = compare(document, cells, subject.scorecard)
    assert (found.verdict, found.shown, found.known[0]) == (Verdict.CONTRADICTS, "95.01", "83.07")


@pytest.mark.parametrize("build", SUBJECTS)
@pytest.mark.parametrize("thai", [True, False])
def test_a_word_file_that_comes_back_unchanged_differs_in_nothing(build, thai: bool) -> None:
    from prongsai.adapters.render import render
    from prongsai.adapters.render.read_back import text_of_docx

    subject = build()
    document = analysis(subject, Options())
    texts = text_of_docx(render(document, "docx", thai_numerals=thai))
    assert compare(document, texts, subject.scorecard) == ()
