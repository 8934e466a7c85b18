"""QR codes: a link as a picture that the camera of a telephone reads."""

from __future__ import annotations

import io

import segno

QUIET_ZONE = 4
"""Empty modules around, as the standard asks for."""

LONG = 80
"""From so many letters on a code with more redundancy would get too fine for a worn poster."""

PRINT_PIXELS = 2000


def modules(link: str) -> tuple[tuple[bool, ...], ...]:
    """The dark and light modules of the code without its quiet zone."""
    return tuple(tuple(map(bool, row)) for row in _code(link).matrix)


def svg(link: str, title: str = "") -> bytes:
    """The code as a drawing that can be printed at any size."""
    out = io.BytesIO()
    _code(link).save(out, kind="svg", scale=10, border=QUIET_ZONE, light="#fff", title=title or None, omitsize=True)
    return out.getvalue()


def png(link: str) -> bytes:
    """The code as a picture of at least 2,000 pixels."""
    code, out = _code(link), io.BytesIO()
    across = code.symbol_size(border=QUIET_ZONE)[0]
    code.save(out, kind="png", scale=-(-PRINT_PIXELS // across), border=QUIET_ZONE)
    return out.getvalue()


def on_page(link: str) -> str:
    """The code as the address of an image in a page."""
    return str(_code(link).svg_data_uri(scale=4, border=QUIET_ZONE, light="#fff"))


def _code(link: str) -> segno.QRCode:
    """Never a Micro QR, which few telephones read."""
    return segno.make_qr(link, error="q" if len(link) <= LONG else "m")
