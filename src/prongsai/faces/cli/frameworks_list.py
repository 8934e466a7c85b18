"""The years on a terminal: a line each, and what the marks mean."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from prongsai.core.frameworks.certainty import SURENESS, sureness_count
from prongsai.core.frameworks.model import Framework, known_items
from prongsai.core.text import Text
from prongsai.faces.cli.speech import Language

MARKS = {"verified": "✓", "reproduced": "=", "inferred": "~", "assumed": "*", "unknown": "?"}
HEADINGS = (
    Text("ปี", "FY"),
    Text("ข้อ", "Items"),
    Text("ระดับ", "Levels"),
    *(Text(mark, mark) for mark in MARKS.values()),
    Text("SHA-256", "SHA-256"),
)
LEGEND = Text("ความแน่ใจ เป็นร้อยละของข้อเท็จจริงในไฟล์", "How sure the facts are, in per cent of the facts of the file")


def print_years(years: list[Framework], language: Language) -> None:
    """Prints a line a year and the meaning of the marks."""
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(HEADINGS):
        table.add_column(heading.in_language(language), justify="right" if 3 <= place <= 7 else "left", no_wrap=True)
    for framework in years:
        table.add_row(*_cells(framework, language))
    console.print(table)
    console.print("\n" + LEGEND.in_language(language))
    for status, mark in MARKS.items():
        console.print(f"  {mark} {SURENESS[status].in_language(language)}", markup=False)


def _cells(framework: Framework, language: Language) -> list[str]:
    counts = sureness_count(framework)
    shares = [f"{100 * counts[status] / counts.total():.0f}" for status in MARKS]
    return [str(framework.fiscal_year), _items(framework), _levels(framework, language), *shares, framework.sha256[:8]]


def _items(framework: Framework) -> str:
    counts = {one.code: sum(len(known_items(part)) for part in one.indicators) for one in framework.instruments}
    return " ".join(f"{code} {count or '?'}" for code, count in counts.items())


def _levels(framework: Framework, language: Language) -> str:
    if framework.levels == "unknown":
        return SURENESS["unknown"].in_language(language)
    ladder = [one.name.text.in_language(language) for one in framework.levels.ladder]
    return f"{ladder[0]}…{ladder[-1]}" if framework.levels.system == "letters" else str(len(ladder))
