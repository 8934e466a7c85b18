"""The analysis says what the figures say, and says so where they say nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from prongsai.core.analysis.peers import groups
from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.published.row import Received
from prongsai.core.reports.analysis import Subject
from prongsai.core.reports.blocks import Callout, Chart, Document, Heading, Paragraph, tables_of
from tests.core.reports.real_results import (
    block,
    cells,
    chan_lan,
    ids,
    lampang,
    mae_sai,
    paper,
    song_phi_nong,
    subject,
    tham_rong,
    told,
)

FIVE = {"mae_sai": mae_sai, "lampang": lampang, "song": song_phi_nong, "chan_lan": chan_lan, "tham_rong": tham_rong}


def headings(document: Document) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 1]


# In short


def test_a_reader_with_five_seconds_sees_total_level_weaknesses_and_what_counts_most() -> None:
    said = told(block(paper(mae_sai()), "in-short"))
    assert "คะแนนรวม 91.47 คะแนน ระดับ “ผ่าน”" in said
    assert "ต้องพัฒนา 4 จาก 10" in said
    assert "ตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน (เพิ่มได้ถึง 1.73 คะแนน)" in said


def test_in_short_where_nothing_is_weak_or_little_is_known() -> None:
    assert "รักษาระดับ" in told(block(paper(lampang()), "in-short"))
    assert "ผู้ประเมินเสนอให้พัฒนา 4\u00a0การใช้ทรัพย์สิน" in told(block(paper(song_phi_nong()), "in-short"))
    assert "ไม่มีคะแนนรวม" in told(block(paper(tham_rong()), "in-short"))


# Part 1


def test_the_levels_of_the_year_stand_with_their_conditions() -> None:
    rows = cells(block(paper(mae_sai()), "levels-table"))
    assert [row[2] for row in rows] == ["ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"]
    assert [row[0] for row in rows] == ["95.00–100.00", "85.00 ขึ้นไป", "85.00 ขึ้นไป", "70.00–84.99", "0.00–69.99"]
    assert "EIT ส่วนที่ 2" in rows[1][1]
    assert "ส่วนใดส่วนหนึ่งต่ำกว่า 85.00" in rows[2][1]


def test_letters_have_ranges_and_no_conditions() -> None:
    rows = cells(block(paper(lampang()), "levels-table"))
    assert rows[0] == ["95.00–100.00", "AA"]
    assert rows[4] == ["55.00–64.99", "D"]


def test_a_year_without_known_levels_says_so() -> None:
    document = paper(subject("อบต.ทดสอบ", 2569, {"total": "90"}))
    assert "ยังไม่ทราบเกณฑ์ระดับ" in told(block(document, "levels-unknown"))


# Part 2


def test_total_level_and_the_condition_that_decided_it() -> None:
    said = told(block(paper(mae_sai()), "total"))
    assert "91.47 คะแนน" in said
    assert "ระดับ “ผ่าน”" in said
    assert "84.11" in said
    assert "ไม่ใช่ “ผ่านดี”" in said


def test_instruments_with_what_they_bring_to_the_total() -> None:
    rows = cells(block(paper(mae_sai()), "instrument-scores-table"))
    assert [row[1:] for row in rows] == [
        ["87.44", "26.23", "ถึงเกณฑ์"],
        ["84.11", "25.23", "ต่ำกว่าเกณฑ์"],
        ["100.00", "40.00", "ถึงเกณฑ์"],
    ]


def test_parts_of_eit_stand_below_it_when_they_are_known() -> None:
    known = mae_sai(EIT1="90.10", EIT2="78.13")
    rows = cells(block(paper(known), "instrument-scores-table"))
    assert [row[1] for row in rows] == ["87.44", "84.11", "90.10", "78.13", "100.00"]


def test_ranking_as_in_the_published_report() -> None:
    rows = cells(block(paper(mae_sai()), "ranking-table"))
    assert [row[0] for row in rows] == [str(place) for place in range(1, 11)]
    assert [row[1].split()[1] for row in rows] == ["9", "10", "1", "3", "5", "6", "7", "2", "4", "8"]
    assert [row[3] for row in rows] == ["จุดแข็ง"] * 6 + ["ต้องพัฒนา"] * 4


def test_the_chart_hatches_what_is_weak_and_says_its_figures_in_words() -> None:
    chart = block(paper(mae_sai()), "ranking-chart")
    assert isinstance(chart, Chart)
    assert [bar.weak for bar in chart.bars] == [False] * 6 + [True] * 4
    assert "8 การปรับปรุงระบบการทำงาน 82.73" in chart.alt
    assert chart.thresholds[0].value == 85


def test_indicators_without_a_score_are_named() -> None:
    assert "ตัวชี้วัดที่ 10 การป้องกันการทุจริต" in told(block(paper(tham_rong()), "unknown-indicators"))


# Part 3


def test_strengths_and_weaknesses_with_what_each_asks() -> None:
    document = paper(mae_sai())
    good, bad = told(block(document, "strengths-list")), told(block(document, "weaknesses-list"))
    assert good.count("\n") + 1 == 6
    assert "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้ 84.54 คะแนน" in bad
    assert "ต่ำกว่าเกณฑ์ 0.46 คะแนน" in bad
    assert load(2566).indicators[6].asks.th in bad


def test_85_is_a_strength() -> None:
    assert "85.00" in told(block(paper(mae_sai(**{"7": "85.00"})), "strengths-list"))


def test_where_nothing_is_weak_the_level_is_kept() -> None:
    document = paper(lampang())
    assert "รักษาระดับ" in told(block(document, "weaknesses-none"))
    assert "weaknesses-list" not in ids(document)


def test_the_lowest_of_each_instrument_is_named_even_when_it_is_high() -> None:
    rows = cells(block(paper(lampang()), "lowest-table"))
    assert [(row[0], row[1].split()[1], row[2]) for row in rows] == [
        ("IIT", "2", "98.83"),
        ("EIT", "8", "97.75"),
        ("OIT", "10", "93.75"),
    ]
    assert all("ต่ำสุดในเครื่องมือนี้" in row[3] for row in rows)


def test_an_instrument_with_full_marks_has_no_lowest() -> None:
    assert cells(block(paper(mae_sai()), "lowest-table"))[2] == ["OIT", "ทุกตัวชี้วัดได้เต็ม", "100.00", "รักษาระดับไว้"]


def test_by_instrument_each_has_a_part_of_its_own() -> None:
    document = paper(mae_sai(), arrange="instrument")
    assert [key for key in ids(document) if key.startswith("standing-") and key.count("-") == 1] == [
        "standing-IIT",
        "standing-EIT",
        "standing-OIT",
    ]
    assert "84.11" in told(block(document, "standing-EIT-score"))
    assert "ตัวชี้วัดที่ 8" in told(block(document, "standing-EIT-score"))
    assert {"issues-table-IIT", "issues-table-EIT"} <= set(ids(document))


# Part 4


def test_each_recommendation_stands_on_its_own_with_what_it_is_about() -> None:
    document = paper(song_phi_nong())
    rows = cells(block(document, "assessor-table"))
    assert [(row[0], row[1].split()[1]) for row in rows] == [("1", "4"), ("2", "8"), ("3", "9"), ("4", "10")]
    assert "สาธารณูปโภค" in told(block(document, "outside-list"))
    assert "2 เรื่อง" in told(block(document, "outside-count"))
    assert [row[0].split()[1] for row in cells(block(document, "issues-table")) if len(row) == 1] == [
        "4",
        "8",
        "9",
        "10",
    ]


def test_advice_by_instrument_is_banded() -> None:
    bands = [
        row[0] for row in cells(block(paper(song_phi_nong(), arrange="instrument"), "assessor-table")) if len(row) == 1
    ]
    assert [band[-4:-1] for band in bands] == ["IIT", "EIT", "OIT"]


def test_two_pieces_of_advice_on_one_indicator_are_two_and_one_on_an_instrument_is_kept() -> None:
    given = Received(recommendations={"IIT": "ให้บุคลากรรู้แนวปฏิบัติ", "4": "1. ทำคู่มือ\n2. ตรวจการใช้"})
    rows = cells(block(paper(subject("อบต.ทดสอบ", 2564, {"total": "80"}, received=given)), "assessor-table"))
    assert [row[2] for row in rows] == ["ให้บุคลากรรู้แนวปฏิบัติ", "ทำคู่มือ", "ตรวจการใช้"]
    assert rows[0][1].endswith("(IIT)")


def test_a_note_on_an_item_that_is_not_at_0_is_told_too() -> None:
    document = paper(received({"o1": "ลิงก์เปิดช้า", "o42": "ไม่มีการวิเคราะห์ผล"}))
    assert [row[1] for row in cells(block(document, "reviewers-table"))] == ["ลิงก์เปิดช้า"]


def test_problems_in_the_words_of_the_officer_stand_last_in_part_4() -> None:
    document = paper(replace(lampang(), problems=("จัดโครงการไม่ได้เพราะโรคระบาด",)))
    assert told(block(document, "problems-list")) == "จัดโครงการไม่ได้เพราะโรคระบาด"
    assert ids(document).index("problems") > ids(document).index("worth-table")


# Part 2, beyond the scores


def test_what_the_next_level_lacks_is_said_with_its_points() -> None:
    assert "ระดับถัดไปคือ “C”" in told(block(paper(song_phi_nong()), "gap-head"))
    assert "ขาดอีก 5.46 คะแนน" in told(block(paper(song_phi_nong()), "gap-list"))


def test_at_the_top_no_gap_is_made_up() -> None:
    assert "ระดับสูงสุด" in told(block(paper(lampang()), "gap-none"))


def test_the_year_before_stands_beside_only_where_both_are_known() -> None:
    before = subject("เทศบาลตำบลแม่สายมิตรภาพ", 2565, {"total": "88.40", "4": "80.00"})
    rows = cells(block(paper(replace(mae_sai(), before=before)), "change-table"))
    assert [(row[0].split()[0], row[1:]) for row in rows] == [
        ("คะแนนรวม", ["88.40", "91.47", "+3.07"]),
        ("ตัวชี้วัดที่", ["80.00", "83.07", "+3.07"]),
    ]
    assert "EIT แยกเป็นสองส่วน" in told(block(paper(replace(mae_sai(), before=before)), "change-cautions"))


def test_peers_stand_with_their_median_and_how_many_are_above() -> None:
    scores = [8000, 8500, 9000, 9500, 9600]
    found = groups({"total": 9147}, {}, {"total": scores})
    rows = cells(block(paper(replace(mae_sai(), peers=found)), "peers-table"))
    assert rows == [["ทั้งประเทศ (5 แห่ง)"], ["คะแนนรวม", "91.47", "90.00", "+1.47", "3"]]


def received(notes: dict[str, str]) -> Subject:
    figures = {"total": "80", "i1": "84.99", "i2": "85.00", "o1": "100", "o42": "0", "o6": "0"}
    return subject("อบต.ทดสอบ", 2564, figures, received=Received(notes=notes))


def test_questions_below_85_and_items_at_0_are_what_to_work_on() -> None:
    issues = told(block(paper(received({"o42": "ไม่มีการวิเคราะห์ผล"})), "issues-table"))
    assert "i1 " in issues
    assert "i2 " not in issues
    assert "o42 มาตรการส่งเสริมคุณธรรมและความโปร่งใส" in issues
    assert "ข้อสังเกต: ไม่มีการวิเคราะห์ผล" in issues
    assert "o1 " not in issues


def test_an_item_at_0_shows_what_it_would_bring() -> None:
    rows = cells(block(paper(received({"o42": "ไม่มีการวิเคราะห์ผล"})), "zeros-table"))
    assert [(row[0], row[3]) for row in rows] == [("o6", "0.44"), ("o42", "5.00")]
    assert rows[1][2] == "ไม่มีการวิเคราะห์ผล"


def test_elements_that_nobody_verified_are_marked() -> None:
    document = paper(received({}))
    assert "*" in told(block(document, "issues-table"))
    assert "ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช." in told(block(document, "issues-unverified"))


def test_what_each_item_is_worth() -> None:
    rows = [row for row in cells(block(paper(lampang()), "worth-table")) if len(row) > 1]
    assert [(row[1], row[2], row[3]) for row in rows][-2:] == [("o34–o41", "8", "1.25"), ("o42–o43", "2", "5.00")]
    assert rows[0][3] == "0.44"


# The closing part


def test_the_total_is_worked_out_before_the_readers_eyes() -> None:
    facts = told(block(paper(mae_sai()), "method-list"))
    assert "0.30 × 87.438 + 0.30 × 84.113 + 0.40 × 100.000 = 91.4654 ปัดเศษเป็น 91.47" in facts


def test_a_total_that_rounding_of_the_parts_explains_is_not_said_to_be_another() -> None:
    facts = told(block(paper(lampang()), "method-list"))
    assert "= 98.0252 ต่างจากที่ประกาศ 98.02 ไม่เกินการปัดเศษ" in facts
    assert "98.03" not in facts


def test_rules_and_software_are_named() -> None:
    facts = told(block(paper(mae_sai()), "method-list"))
    assert load(2566).sha256 in facts
    assert "0.1.0" in facts
    assert "คะแนน EIT แยกส่วน" in facts


@pytest.mark.parametrize("year", [2566, 2567])
def test_unverified_rules_are_named(year: int) -> None:
    document = paper(subject("อบต.ทดสอบ", year, {"total": "90"}))
    said = told(block(document, "unverified"))
    assert said.startswith("ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช.")
    assert re.search("เป็นข้อสมมติ ยังไม่พบเอกสารยืนยัน: .*การรวม EIT ส่วนที่ 1 และส่วนที่ 2", said)
    assert set(document.metadata.notes)


def test_contradictions_stand_at_the_head() -> None:
    document = paper(mae_sai(**{"6": "83.64"}))
    first = [one.kind for one in document.blocks if isinstance(one, Callout)]
    assert first[0] == "warning"
    assert "91.47" in told(block(document, "contradictions"))
    assert "contradictions" not in ids(paper(mae_sai()))


def test_simulated_data_says_so_on_paper_and_in_the_properties() -> None:
    document = paper(replace(mae_sai(), simulated=True))
    assert document.metadata.simulated
    assert "สมมุติขึ้น" in told(block(document, "simulated"))
    assert "simulated" not in ids(paper(mae_sai()))


# For every result


@pytest.mark.parametrize("arrange", ["indicator", "instrument"])
@pytest.mark.parametrize("name", FIVE)
def test_every_paper_has_its_five_parts_and_no_empty_table(name: str, arrange: str) -> None:
    document = paper(FIVE[name](), arrange=arrange)
    assert [text[0] for text in headings(document)] == list("12345")
    assert all(table.rows for table in tables_of(document))
    assert len(set(ids(document))) == len(document.blocks)
    assert all(told(one) for one in document.blocks if isinstance(one, Paragraph))


@pytest.mark.parametrize("year", available_years())
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_total_alone_is_enough_in_every_year(year: int, language: str) -> None:
    document = paper(subject("อบต.ทดสอบ", year, {"total": "59.54"}), language=language)
    assert "59.54" in told(block(document, "total"))
    assert all(table.rows for table in tables_of(document))


def test_a_total_alone_says_what_is_not_published() -> None:
    document = paper(chan_lan())
    assert "84.14" in told(block(document, "total"))
    assert "ต้องปรับปรุง" in told(block(document, "total"))
    assert {"no-instruments", "no-indicators", "standing-unknown", "issues-none"} <= set(ids(document))


def test_without_a_total_there_is_no_level() -> None:
    assert "ไม่มีคะแนนรวม" in told(block(paper(tham_rong()), "total"))


def test_five_indices_of_2561() -> None:
    scores = {"1": "87.62", "2": "92.27", "3": "93.36", "4": "90.94", "5": "66.79", "total": "86.50"}
    document = paper(subject("กระทรวงทดสอบ", 2561, scores, "สูงมาก"))
    assert "ดัชนีที่ 5" in told(block(document, "weaknesses-list"))
    assert "0.18 × 66.790" in told(block(document, "method-list"))


def test_english_papers_are_in_english() -> None:
    document = paper(mae_sai(), language="en")
    said = told(block(document, "total")) + told(block(document, "weaknesses-list"))
    assert "has a total of 91.47 points" in said
    for proper in ("เทศบาลตำบลแม่สายมิตรภาพ", "ผ่านดี", "ผ่าน"):
        said = said.replace(proper, "")
    assert not re.search("[ก-๛]", said)


def test_tables_and_charts_are_numbered() -> None:
    captions = [table.caption for table in tables_of(paper(mae_sai()))]
    assert [caption.split()[1] for caption in captions] == [str(number) for number in range(1, len(captions) + 1)]


def test_the_title_names_agency_and_year() -> None:
    document = paper(mae_sai())
    assert "2566" in document.title
    assert "เทศบาลตำบลแม่สายมิตรภาพ" in document.title
    assert document.metadata.terms == ("แม่สายมิตรภาพ", "เชียงราย")


def test_text_of_users_is_never_taken_as_a_pattern() -> None:
    odd = subject("อบต.{year} {agency}", 2564, {"total": "59.54"}, received=Received(suggestions="{score} {0}"))
    document = paper(odd)
    assert "อบต.{year} {agency}ได้คะแนนรวม" in told(block(document, "total"))
    assert told(block(document, "outside-list")) == "{score} {0}"


def test_both_languages_have_the_same_blocks() -> None:
    assert ids(paper(mae_sai())) == ids(paper(mae_sai(), language="en"))
