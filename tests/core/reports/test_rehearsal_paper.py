"""The paper of a rehearsal says on every page that it is no result, and names no score of a small group."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pypdfium2
import pytest

from prongsai.adapters.render import render
from prongsai.core.analysis.small_groups import without_few_sheets, without_small_groups
from prongsai.core.frameworks.disclosed import disclosed_items
from prongsai.core.frameworks.loader import load
from prongsai.core.reports.blocks import Callout, Chart, Document, Table, plain
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.rehearsal import MARK, Counted, Rehearsal, rehearsal_paper
from prongsai.core.scoring.scorecard import score
from prongsai.core.scoring.tally import layout, tally
from prongsai.core.text import Language, Text
from prongsai.core.thai.kinds import AgencyKind

RULES = load(2568)
NAME = Text("ซ้อมประเมิน ปี 2570 ครั้งที่ 1", "Rehearsal FY 2570 no. 1")
SETTING = Setting("เทศบาลตำบลตัวอย่าง", AgencyKind.SUBDISTRICT_MUNICIPALITY, oit_year=2570, plan_year=2570)


def rehearsal(iit: int = 12, eit: int = 3) -> Rehearsal:
    items = list(disclosed_items(RULES))
    found = []
    for instrument, part, number in (("IIT", "IIT", iit), ("EIT", "EIT1", eit)):
        rows = layout(RULES, instrument)
        sheets = [
            "".join(chr(options[(sheet + at) % len(options)]) for at, (_, options) in enumerate(rows))
            for sheet in range(number)
        ]
        found.append(tally(RULES, instrument, sheets)._replace(instrument=part))
    tallies = without_few_sheets(found)
    card = without_small_groups(score(RULES, tallies, dict.fromkeys(items, 100) | {items[0]: 0}), tallies)
    few = Text("ไม่แสดง เพราะมีผู้ตอบน้อยกว่า 5 คน", "not shown: fewer than five answered")
    counted = (Counted(Text("IIT", "IIT"), iit, 30), Counted(Text("EIT", "EIT"), eit, None, few if eit < 5 else None))
    return Rehearsal(NAME, card, counted, len(items) - 1, (RULES.items[items[0]].topic.text,))


def paper(language: Language = "th", **sheets: int) -> Document:
    return rehearsal_paper(rehearsal(**sheets), replace(SETTING, language=language))


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_says_that_it_is_no_result(language: Language) -> None:
    made, mark = paper(language), MARK.in_language(language)
    pdf = pypdfium2.PdfDocument(render(made, "pdf"))
    pages = [page.get_textpage().get_text_range().replace(" ", "") for page in pdf]
    assert len(pages) > 1
    assert all(mark.replace(" ", "") in one for one in pages)
    word = docx.Document(io.BytesIO(render(made, "docx")))
    heads = ["".join(one.text for one in section.header.paragraphs) for section in word.sections]
    assert all(mark in one for one in heads)
    assert mark in [one.title for one in made.blocks if isinstance(one, Callout)]


def test_a_survey_of_fewer_than_five_has_no_score_and_says_so() -> None:
    made = paper(eit=3)
    tables = {one.id: one for one in made.blocks if isinstance(one, Table)}
    counted = [[plain(line) for each in row.cells for line in each] for row in tables["answers-table"].rows]  # type: ignore[union-attr]
    assert ["EIT: ไม่แสดง เพราะมีผู้ตอบน้อยกว่า 5 คน", "3"] in counted
    scored = [plain(row.cells[0][0]) for row in tables["instrument-scores-table"].rows]  # type: ignore[union-attr]
    assert not [one for one in scored if "EIT" in one]
    (chart,) = (one for one in made.blocks if isinstance(one, Chart))
    of_eit = {one.code for one in RULES.instrument("EIT").indicators}
    assert not [bar.label for bar in chart.bars if bar.label.split()[0] in of_eit]


def test_without_answers_it_says_that_too_few_answered() -> None:
    made = rehearsal_paper(replace(rehearsal(1, 1), card=score(RULES, [], {})), SETTING)
    assert "too-few" in [one.id for one in made.blocks]
