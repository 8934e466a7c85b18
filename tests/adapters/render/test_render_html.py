"""The HTML page: complete in itself, read by everybody, printable."""

from __future__ import annotations

import re

from lxml import html

from prongsai.adapters.render import render
from tests.adapters.render.sample import document, one_paragraph


def page(*, thai_numerals: bool = True) -> html.HtmlElement:
    return html.document_fromstring(render(document(), "html", thai_numerals=thai_numerals).decode())


def test_it_fetches_nothing_and_runs_nothing() -> None:
    text = render(document(), "html").decode()
    assert "<script" not in text
    assert " style=" not in text
    assert " src=" not in text
    assert "<link" not in text
    assert not re.search(r"url\((?!#)", text)
    assert "@import" not in text


def test_language_title_and_headings_in_their_order() -> None:
    found = page()
    assert found.get("lang") == "th"
    assert found.findtext("head/title") == "รายงานการวิเคราะห์ผลการประเมิน"
    assert [one.tag for one in found.iter("h1", "h2", "h3")] == ["h1", "h2", "h3", "h2"]


def test_tables_have_captions_and_header_cells() -> None:
    for table in page().iter("table"):
        assert table.findtext("caption")
        assert all(cell.get("scope") == "col" for cell in table.find("thead").iter("th"))


def test_every_bar_has_its_label_and_figure_as_text_and_a_weak_one_is_hatched() -> None:
    bars = page().find_class("bars")[0].findall("li")
    assert [bar.find_class("figure")[0].text_content() for bar in bars] == ["๑๐๐.๐๐", "๙๕.๐๑", "๘๒.๗๓", "ไม่ได้เผยแพร่"]
    hatched = [bar for bar in bars if any("hatch" in rect.get("fill", "") for rect in bar.iter("rect"))]
    assert hatched == [bars[2]]
    assert bars[2].get("class") == "weak"
    assert len(list(bars[3].iter("rect"))) == 1


def test_the_table_of_the_chart_follows_it() -> None:
    figure = page().get_element_by_id("chart")
    assert figure.getnext().find("table").get("id") == "ranking"


def test_ids_are_the_blocks_own_and_each_stands_once() -> None:
    ids = [one.get("id") for one in page().iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {block.id for block in document().blocks} <= set(ids)


def test_arabic_digits_when_asked_for() -> None:
    assert "91.47" in page(thai_numerals=False).text_content()
    assert "๙๑.๔๗" in page().text_content()


def test_markup_in_a_text_stays_text() -> None:
    text = render(one_paragraph('<script>alert("x")</script> & ต่อ'), "html").decode()
    assert "<script" not in text
    assert "&lt;script&gt;" in text
