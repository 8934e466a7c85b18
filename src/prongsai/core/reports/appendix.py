"""The appendix: photos of what was done, and the list of files and links that prove it."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.measures.model import Evidence
from prongsai.core.reports.blocks import Block, Column, Heading, Picture, Pictures, Row, Table, cell
from prongsai.core.reports.frame import new_page
from prongsai.core.reports.standing import StepNow
from prongsai.core.reports.tables.filling import Telling
from prongsai.core.text import Text

HEADING = Text("ภาคผนวก", "Appendix")
PHOTOS, PROOF = Text("ภาพการดำเนินการ", "Photos"), Text("เอกสารและลิงก์หลักฐาน", "Documents and links")
CAPTION = Text("มาตรการที่ {number} ขั้นตอนที่ {step} {title}", "Measure {number}, step {step}: {title}")
PLACE, TITLE, ADDRESS = Text("มาตรการ/ขั้นตอน", "Measure/step"), Text("หลักฐาน", "Evidence"), Text("ที่อยู่", "Address")
IN_FILE = Text("ไฟล์แนบ", "attached file")


def appendix(telling: Telling) -> Iterator[Block]:
    """On a page of its own; nothing where nothing was handed in."""
    found = [(step, one) for step in telling.now.steps for report in step.reports for one in report.evidence]
    if not found:
        return
    saying = telling.saying
    photos = [(step, one) for step, one in found if one.is_photo and one.sha256]
    others = [(step, one) for step, one in found if not (one.is_photo and one.sha256)]
    yield new_page("appendix")
    yield Heading("appendix", 1, saying.say(HEADING))
    if photos:
        yield Heading("appendix-photos", 2, saying.say(PHOTOS))
        yield Pictures("photos", tuple(_photo(step, one, telling) for step, one in photos))
    if others:
        yield Heading("appendix-proof", 2, saying.say(PROOF))
        yield _proof(others, telling)


def _photo(step: StepNow, one: Evidence, telling: Telling) -> Picture:
    said = telling.saying.say(CAPTION, number=step.measure.number, step=step.step.number, title=one.title)
    return Picture(f"photo-{step.measure.key}-{step.step.key}-{one.sha256[:8]}", one.sha256, said, said)


def _proof(found: list[tuple[StepNow, Evidence]], telling: Telling) -> Table:
    saying = telling.saying
    columns = (Column(saying.say(PLACE), 1.2, "center"), Column(saying.say(TITLE), 4), Column(saying.say(ADDRESS), 4))
    rows = tuple(
        Row(
            (
                cell(f"{step.measure.number}/{step.step.number}"),
                cell(one.title),
                cell(one.address or saying.say(IN_FILE)),
            )
        )
        for step, one in found
    )
    return Table("proof-table", columns, rows)
