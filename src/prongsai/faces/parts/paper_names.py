"""Names for the files that are written: readable, and never a way out of the folder."""

from __future__ import annotations

import re

from prongsai.core.text import Language, Text

ANALYSIS = Text("วิเคราะห์ผล", "analysis")
NOT_IN_A_NAME = re.compile(r"[^\w\u0e00-\u0e7f]+")
LONGEST = 60
"""Letters of the agency's name: three bytes each in Thai, where file systems allow 255 in all."""


def file_name(agency: str, fiscal_year: int, language: Language) -> str:
    """The name without its ending: "ITA-2566-วิเคราะห์ผล-เทศบาลตำบลแม่สายมิตรภาพ".

    Whatever is no letter, digit or Thai mark becomes a hyphen, so that no name leads to another folder.
    """
    name = NOT_IN_A_NAME.sub("-", agency).strip("-")[:LONGEST]
    return f"ITA-{fiscal_year}-{ANALYSIS.in_language(language)}-{name}".rstrip("-")
