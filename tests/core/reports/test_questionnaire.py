"""The form on paper asks everything, once, with the numbers to key and the question of eligibility first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.wording import OfficialWording, Overlay
from prongsai.core.reports.blocks import Band, Callout, Document, Paragraph, Row, Table, plain
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.questionnaire import BOX, Form, questionnaire
from prongsai.core.surveys.respondents import respondents_of
from prongsai.core.text import Language, Text
from prongsai.core.thai.kinds import AgencyKind

ROUND = Text("ซ้อมประเมิน ปี 2570 ครั้งที่ 1", "Rehearsal FY 2570 no. 1")
SETTING = Setting("เทศบาลตำบลตัวอย่าง", AgencyKind.SUBDISTRICT_MUNICIPALITY, oit_year=2570, plan_year=2570)


def form(year: int, survey: str, instrument: str, *, rehearsed: bool = False) -> Form:
    return Form(load(year), survey, instrument, ROUND, 2570, rehearsed)


def printed(of: Form, language: Language = "th", *, simulated: bool = False) -> Document:
    return questionnaire(of, replace(SETTING, language=language, simulated=simulated))


def rows_of(document: Document) -> dict[str, list[str]]:
    (table,) = (one for one in document.blocks if isinstance(one, Table))
    rows = [one for one in table.rows if isinstance(one, Row)]
    return {plain(one.cells[0][0]): [plain(line) for line in one.cells[1]] for one in rows}


def callouts(document: Document) -> list[str]:
    return [f"{one.kind} {one.title}" for one in document.blocks if isinstance(one, Callout)]


@pytest.mark.parametrize(
    ("year", "survey", "instrument"), [(2568, "IIT", "IIT"), (2568, "EIT1", "EIT"), (2565, "IIT", "IIT")]
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_row_stands_there_with_numbered_boxes(
    year: int, survey: str, instrument: str, language: Language
) -> None:
    framework = load(year)
    rows = rows_of(printed(form(year, survey, instrument), language))
    for row in framework.rows_of(instrument):
        boxes = rows[row.code][-1].replace("\u00a0", " ")
        options = framework.scales[row.scale].options
        for number, one in enumerate(options, start=1):
            assert f"{BOX} {number} {one.label.text.in_language(language)}" in boxes
        assert boxes.count(BOX) == len(options)


def test_a_question_with_parts_is_asked_once_above_them() -> None:
    rows = rows_of(printed(form(2565, "IIT", "IIT")))
    assert [BOX in " ".join(rows[code]) for code in ("i1", "i1.1", "i1.2")] == [False, True, True]


def test_eligibility_comes_before_the_questions() -> None:
    document = printed(form(2568, "EIT1", "EIT"))
    kinds = [one.id for one in document.blocks]
    assert kinds.index("eligible") < kinds.index("questions") < kinds.index("suggests-1") < kinds.index("for-keying")
    (asked,) = (plain(one.words) for one in document.blocks if isinstance(one, Paragraph) and one.id == "eligible")
    assert asked == respondents_of("EIT1", 2570).asks.th


def test_only_the_public_is_asked_for_suggestions() -> None:
    assert "suggests-1" not in [one.id for one in printed(form(2568, "IIT", "IIT")).blocks]


def test_it_says_what_it_is() -> None:
    quiet = printed(form(2568, "IIT", "IIT"))
    loud = printed(form(2568, "IIT", "IIT", rehearsed=True), simulated=True)
    assert not [one for one in callouts(quiet) if one.startswith("warning")]
    assert "warning ซ้อม · ข้อมูลจำลอง" in callouts(loud)
    assert any(one.startswith("unverified") for one in callouts(quiet))
    assert loud.metadata.simulated


def test_official_words_are_printed_where_there_are_some() -> None:
    overlay = Overlay(fiscal_year=2568, wordings={"i2": OfficialWording(th="ถ้อยคำทางการ", source="x")})
    rows = rows_of(printed(replace(form(2568, "IIT", "IIT"), official=overlay)))
    assert rows["i2"][0] == "ถ้อยคำทางการ"


def test_indicators_head_their_questions() -> None:
    (table,) = (one for one in printed(form(2568, "IIT", "IIT")).blocks if isinstance(one, Table))
    bands = [one.text for one in table.rows if isinstance(one, Band)]
    assert bands == [one.name.th for one in load(2568).instrument("IIT").indicators]
