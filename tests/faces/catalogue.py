"""Reads a gettext catalogue as it is written, without the gettext tools."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")')
Entry = dict[str, str]


def entries(file: Path) -> Iterator[Entry]:
    """The entries of a .po file, the header first."""
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        entry: Entry = {}
        field = ""
        for line in block.splitlines():
            if found := _FIELD.fullmatch(line):
                field = found[1]
                entry[field] = ast.literal_eval(found[2])
            elif line.startswith('"'):
                entry[field] += ast.literal_eval(line)
        if entry:
            yield entry
