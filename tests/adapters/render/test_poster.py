"""The poster: one page, its words found by PDFium, its code that of the link with the quiet zone around it."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from prongsai.adapters import qr
from prongsai.adapters.render import NoThaiFontError, png
from prongsai.adapters.render.fonts import FOLDERS_VARIABLE
from prongsai.adapters.render.poster import Fact, Poster, card, poster_pdf
from tests.adapters.qr_reading import shown_in, with_quiet_zone, words_in

MILLIMETRE = 72 / 25.4
A4 = 210 * MILLIMETRE
POSTER = Poster(
    language="th",
    link="https://ita.example.go.th/s/k7m3pqx/",
    call="ส่องแล้วตอบ 5 นาที",
    agency="องค์การบริหารส่วนตำบลตัวอย่างดี",
    survey="แบบวัดสำหรับประชาชน",
    facts=(
        Fact("ใครตอบได้", "ประชาชนที่มาติดต่อ"),
        Fact("ตอบได้ถึง", "31\u00a0พฤษภาคม\u00a02570"),
        Fact("ไม่มีใครรู้", "ไม่ถามชื่อ"),
    ),
    round_name="รอบการประเมินจริง ปี 2570",
    by_hand="หรือพิมพ์ลิงก์นี้",
    alt="QR ของลิงก์",
)
REHEARSED = replace(POSTER, warnings=("ซ้อม", "ข้อมูลจำลอง"), warning_says="ไม่ใช่การประเมินจริง", point="งานทะเบียน")
LONGEST = replace(
    REHEARSED,
    agency="สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดประจวบคีรีขันธ์และหน่วยงานในสังกัดทั้งหมดที่มีชื่อยาวมาก",
    point="งานทะเบียนราษฎรและบัตรประจำตัวประชาชน ฝ่ายปกครอง สำนักปลัด ชั้นที่หนึ่ง อาคารหลังใหม่ ช่องบริการที่สิบสอง",
    link="https://itas.example.go.th/iit/" + "x1-" * 150,
)


def page_of(poster: Poster) -> tuple[pypdfium2.PdfDocument, pypdfium2.PdfPage]:
    file = pypdfium2.PdfDocument(poster_pdf(poster))
    assert len(file) == 1
    return file, file[0]


@pytest.mark.parametrize(("poster", "width"), [(POSTER, 96), (REHEARSED, 76)])
def test_the_code_on_the_page_is_that_of_the_link(poster: Poster, width: float) -> None:
    _file, page = page_of(poster)
    modules = qr.modules(poster.link)
    assert words_in(modules) == poster.link
    left = (A4 - width * MILLIMETRE) / 2
    assert shown_in(page, with_quiet_zone(modules), left, width * MILLIMETRE)
    assert not shown_in(page, with_quiet_zone(qr.modules(poster.link + "x")), left, width * MILLIMETRE)


@pytest.mark.parametrize("poster", [POSTER, REHEARSED, LONGEST], ids=["official", "rehearsed", "longest"])
def test_it_is_one_page_that_says_everything(poster: Poster) -> None:
    _file, page = page_of(poster)
    text = page.get_textpage().get_text_range().replace("\u00a0", " ")
    squeezed = "".join(text.split())
    link = poster.link if len(poster.link) <= 120 else ""  # nobody types such a one
    said = (poster.agency, poster.call, poster.round_name, poster.point, *poster.warnings, link)
    facts = [words for one in poster.facts for words in (one.label, one.says)]
    assert [one for one in (*said, *facts) if "".join(one.replace("\u00a0", " ").split()) not in squeezed] == []


def test_the_same_poster_is_the_same_file() -> None:
    assert poster_pdf(POSTER) == poster_pdf(POSTER)


def test_a_card_is_large_and_says_whose_it_is() -> None:
    picture = png.read(card(REHEARSED, "png"))
    assert picture
    assert picture.width >= 2000
    assert card(REHEARSED, "svg").startswith(b"<svg")


def test_without_a_thai_font_the_poster_is_refused_and_the_code_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDERS_VARIABLE, "nowhere")
    with pytest.raises(NoThaiFontError):
        poster_pdf(POSTER)
    assert card(POSTER, "svg") == qr.svg(POSTER.link, POSTER.alt)
    assert card(POSTER, "png") == qr.png(POSTER.link)


def test_nothing_in_the_words_is_run() -> None:
    _file, page = page_of(replace(POSTER, agency='#panic("x") $ * _ [อบต.] \u0000 😀'))
    assert '#panic("x")' in page.get_textpage().get_text_range()
