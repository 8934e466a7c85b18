"""What holds for every paper: stable ids, whole sentences, one figure for one thing, and made-up data named as such."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from prongsai.core.measures.model import Plan, PlanKind
from prongsai.core.reports import bound, plan, year_end
from prongsai.core.reports.blocks import Callout, Document, Heading, ItemList, Row, tables_of
from prongsai.core.reports.edit import editable
from prongsai.core.reports.store import digest, from_json, to_json
from tests.core.reports.every_paper import papers
from tests.core.reports.real_results import (
    block,
    cells,
    chan_lan,
    ids,
    lampang,
    mae_sai,
    song_phi_nong,
    tham_rong,
    told,
)
from tests.core.reports.seeds_build import (
    chan_lan_plan,
    chan_lan_setting,
    lampang_plan,
    lampang_setting,
    mae_sai_plan,
    mae_sai_setting,
    song_phi_nong_plan,
    song_phi_nong_setting,
    tham_rong_plan,
    tham_rong_setting,
)

AGENCIES = {
    "song-phi-nong": (song_phi_nong_setting, song_phi_nong_plan, song_phi_nong),
    "chan-lan": (chan_lan_setting, chan_lan_plan, chan_lan),
    "mae-sai": (mae_sai_setting, mae_sai_plan, mae_sai),
    "lampang": (lampang_setting, lampang_plan, lampang),
    "tham-rong": (tham_rong_setting, tham_rong_plan, tham_rong),
}
NAMES = sorted(papers(mae_sai_setting(), mae_sai_plan(), mae_sai()))
EMPTY = Plan(PlanKind.ITA, "", 2567, 2567, None, 2567)
BROKEN = re.compile(r"[{}]|None|  |\(\)| ,|^[,.](?!\.)|\bวันที่ *$|ที่ *:")


def texts(document: Document) -> list[str]:
    return [one.text for one in editable(document) if one.kind != "line" or one.text]


def made(name: str, agency: str, language: str = "th", **more: object) -> Document:
    setting, planned, subject = AGENCIES[agency]
    return papers(setting(language=language, **more), planned(), subject())[name]()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("agency", AGENCIES)
def test_ids_are_unique_and_the_same_when_built_again(name: str, agency: str) -> None:
    document = made(name, agency)
    places = Counter((*ids(document), *(one.id for one in tables_of(document))))
    assert not [key for key in ids(document) if ids(document).count(key) > 1]
    assert all(count <= 2 for count in places.values())
    assert made(name, agency) == document
    addresses = [one.address for one in editable(document)]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("agency", AGENCIES)
def test_no_sentence_is_broken(name: str, agency: str) -> None:
    for language in ("th", "en"):
        broken = [text for text in texts(made(name, agency, language)) if BROKEN.search(text)]
        assert broken == []


@pytest.mark.parametrize("name", sorted({*NAMES} - {"analysis"}))
def test_an_empty_plan_without_a_result_makes_every_paper(name: str) -> None:
    for language in ("th", "en"):
        document = papers(mae_sai_setting(language=language), EMPTY, None)[name]()
        assert [text for text in texts(document) if BROKEN.search(text)] == []
        assert all(one.rows for one in tables_of(document))


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_blocks(name: str) -> None:
    assert ids(made(name, "mae-sai")) == ids(made(name, "mae-sai", "en"))


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_kept_as_json_and_comes_back_the_same(name: str) -> None:
    document = made(name, "chan-lan")
    assert digest(from_json(to_json(document))) == digest(document)


@pytest.mark.parametrize("name", sorted({*NAMES} - {"analysis"}))
def test_a_simulated_agency_is_named_as_such_in_the_paper_and_in_the_file(name: str) -> None:
    document = made(name, "mae-sai", simulated=True)
    (callout,) = [one for one in document.blocks if isinstance(one, Callout) and one.kind == "simulated"]
    assert "สมมุติ" in told(callout)
    assert document.metadata.simulated
    assert not [one for one in made(name, "mae-sai").blocks if isinstance(one, Callout) and one.kind == "simulated"]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_as_many_cells_as_its_table_has_columns(name: str) -> None:
    for agency in AGENCIES:
        for table in tables_of(made(name, agency)):
            assert all(len(row.cells) == len(table.columns) for row in table.rows if isinstance(row, Row))


# Figures


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_total_and_the_counts_are_the_same_in_every_paper(agency: str) -> None:
    setting, planned, subject = AGENCIES[agency]
    steps = sum(len(one.steps) for one in planned().measures)
    for document in (build() for build in papers(setting(), planned(), subject()).values()):
        for text in texts(document):
            assert {int(found) for found in re.findall(r"แผนมี \d+ มาตรการ (\d+) ขั้นตอน", text)} <= {steps}
            assert {int(found) for found in re.findall(r"รวม (\d+) ขั้นตอน", text)} <= {steps}


def test_an_edited_measure_keeps_its_address_when_another_comes_before_it() -> None:
    first = mae_sai_plan()
    more = replace(first.measures[0], key="new", number=11)
    later = replace(first, measures=(more, *first.measures))
    before = {one.address: one.text for one in editable(plan.build(mae_sai_setting(), first, arrange="plan"))}
    after = {one.address: one.text for one in editable(plan.build(mae_sai_setting(), later, arrange="plan"))}
    kept = [key for key in before if key.startswith("measures-table/m")]
    assert kept
    assert all(after[key] == before[key] for key in kept)


# The bound paper


def bound_paper(**more: object) -> Document:
    return bound.build(mae_sai_setting(), mae_sai_plan(), mae_sai(), with_year_end=True, **more)  # type: ignore[arg-type]


def test_the_bound_paper_has_cover_foreword_contents_and_its_parts() -> None:
    document = bound_paper()
    heads = [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 1]
    assert heads == [
        "คำนำ",
        "สารบัญ",
        "ส่วนที่ 1 การวิเคราะห์ผลการประเมิน",
        "ส่วนที่ 2 มาตรการและการดำเนินการ",
        "ส่วนที่ 3 ผลการดำเนินการ",
    ]
    assert ids(document)[0] == "cover"


def test_the_contents_are_the_headings_that_follow() -> None:
    document = bound_paper()
    listed = block(document, "contents-of-part-1")
    assert isinstance(listed, ItemList)
    inside = [
        one.text
        for one in document.blocks
        if isinstance(one, Heading) and one.level == 2 and one.id.startswith("part-1-")
    ]
    assert told(listed).splitlines() == inside
    assert inside[0] == "1. หลักการและเหตุผล"


def test_each_part_says_what_the_paper_alone_says() -> None:
    whole = bound_paper()
    alone = plan.build(mae_sai_setting(), mae_sai_plan(), mae_sai())
    assert cells(block(whole, "part-2-measures-table")) == cells(block(alone, "measures-table"))
    report = year_end.build(mae_sai_setting(), mae_sai_plan(), mae_sai())
    assert told(block(whole, "part-3-counted")) == told(block(report, "counted"))


def test_captions_are_numbered_through() -> None:
    numbers = [int(one.caption.split()[1]) for one in tables_of(bound_paper()) if one.caption]
    assert numbers == list(range(1, len(numbers) + 1))


def test_without_a_result_the_bound_paper_says_so() -> None:
    document = bound.build(mae_sai_setting(), mae_sai_plan())
    assert "ยังไม่มีผลการประเมิน" in told(block(document, "part-1-none"))


def test_the_bound_paper_is_signed_once() -> None:
    assert [key for key in ids(bound_paper()) if "signatures" in key] == ["signatures"]
