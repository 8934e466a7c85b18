"""A QR code holds its link, whatever its length, with the empty modules around it that cameras need."""

from __future__ import annotations

import re

import pytest

from prongsai.adapters import qr
from prongsai.adapters.render import png
from tests.adapters.qr_reading import words_in

SHORT = "https://ita.example.go.th/s/k7m3pqx/"
LINKS = [SHORT, "http://a.th/s/2/", f"https://itas.example.go.th/iit/{'x' * 120}", f"https://x.th/?q={'ab-9' * 110}"]


@pytest.mark.parametrize("link", LINKS, ids=len)
def test_the_modules_hold_the_link(link: str) -> None:
    assert words_in(qr.modules(link)) == link


def test_a_wrong_module_would_be_seen() -> None:
    modules = [list(row) for row in qr.modules(SHORT)]
    modules[-1][-1] = not modules[-1][-1]
    spoilt = tuple(map(tuple, modules))
    with pytest.raises((AssertionError, UnicodeDecodeError, ValueError)):
        assert words_in(spoilt) == SHORT


def test_a_short_link_is_no_micro_code_and_stands_much_wear() -> None:
    assert len(qr.modules("http://a.th/s/2/")) >= 21
    code = qr._code(SHORT)
    assert code.error in ("Q", "H")


def test_the_picture_is_large_enough_for_print() -> None:
    picture = png.read(qr.png(SHORT))
    assert picture
    assert picture.width == picture.height >= qr.PRINT_PIXELS


def test_the_drawing_scales_and_says_what_it_is() -> None:
    drawing = qr.svg(SHORT, "QR <ของ> ลิงก์").decode()
    assert "viewBox" in drawing
    assert not re.search(r"<svg[^>]* width=", drawing)
    assert "<title>QR &lt;ของ&gt; ลิงก์</title>" in drawing


def test_on_a_page_it_asks_no_other_address() -> None:
    assert qr.on_page(SHORT).startswith("data:image/svg+xml")
