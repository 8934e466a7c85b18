"""A link that one person hands over to another."""

from __future__ import annotations

import segno


def qr_of(link: str) -> str:
    """The link as a picture for the camera of a phone."""
    return segno.make(link, error="m").png_data_uri(scale=5, border=3)
