"""Compiles the English catalogues and names the words of the templates that have none: `make words`.

Every folder `locale` belongs to the templates beside it (and below, where there is no nearer one).
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "prongsai"
FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")')
Entry = dict[str, str]


def entries(file: Path) -> Iterator[Entry]:
    """The entries of a .po file, the header first."""
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        entry: Entry = {}
        field = ""
        for line in block.splitlines():
            if found := FIELD.fullmatch(line):
                field = found[1]
                entry[field] = ast.literal_eval(found[2])
            elif line.startswith('"'):
                entry[field] += ast.literal_eval(line)
        if entry:
            yield entry


def compiled(file: Path) -> bytes:
    """A catalogue in the format of GNU gettext."""
    messages = dict(sorted(map(_message, entries(file))))
    count = len(messages)
    ids: list[tuple[int, int]] = []
    texts: list[tuple[int, int]] = []
    data = b""
    for place, strings in ((ids, messages), (texts, messages.values())):
        for text in strings:
            place.append((len(text), 28 + 16 * count + len(data)))
            data += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    return head + b"".join(struct.pack("<2I", *one) for one in (*ids, *texts)) + data


def _message(entry: Entry) -> tuple[bytes, bytes]:
    key = entry["msgid"]
    if "msgctxt" in entry:
        key = f"{entry['msgctxt']}\x04{key}"
    if "msgid_plural" in entry:
        key = f"{key}\0{entry['msgid_plural']}"
    return key.encode(), "\0".join(value for name, value in entry.items() if name.startswith("msgstr")).encode()


def missing() -> Iterator[str]:
    """Words of templates that no catalogue knows."""
    import django
    from django.conf import settings

    settings.configure(USE_I18N=True, INSTALLED_APPS=[])
    django.setup()
    listed = [entry for file in PACKAGE.rglob("django.po") for entry in entries(file)]
    known = {entry["msgid"].replace("%%", "%") for entry in listed} | {entry.get("msgctxt", "") for entry in listed}
    for template in sorted(PACKAGE.rglob("faces/**/templates/**/*.html")):
        yield from (f"{template.relative_to(ROOT)}: {word!r}" for word in sorted(_words(template) - known))


def _words(template: Path) -> set[str]:
    """The msgids (and contexts) of a template: Django turns all else into X."""
    from django.utils.translation.template import templatize

    source = templatize(template.read_text(encoding="utf-8"))
    found = re.findall(r"u?'([^']+)'|u?\"([^\"]+)\"", source)
    return {(one or other).replace("%%", "%") for one, other in found}


def main() -> int:
    for file in PACKAGE.rglob("django.po"):
        file.with_suffix(".mo").write_bytes(compiled(file))
    without = list(missing())
    print(*without, sep="\n")
    return 1 if without else 0


if __name__ == "__main__":
    sys.exit(main())
