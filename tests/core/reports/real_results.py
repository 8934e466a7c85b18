"""Five real results as far as the agencies published them; the advice is told in our own words."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.frameworks.loader import load
from prongsai.core.published.check import judge
from prongsai.core.published.row import PublishedRow, Received
from prongsai.core.reports.analysis import Options, Subject, analysis, of_judged
from prongsai.core.reports.blocks import Block, Callout, Document, ItemList, Paragraph, Row, Table, plain

MAE_SAI_SCORES = dict(
    zip(
        [*map(str, range(1, 11)), "total"],
        ["95.01", "84.45", "88.62", "83.07", "86.04", "85.07", "84.54", "82.73", "100", "100", "91.47"],
        strict=True,
    )
)
LAMPANG_SCORES = dict(
    zip(
        [*map(str, range(1, 11)), "total"],
        ["99.56", "98.83", "99.33", "100", "99.55", "98.26", "98.38", "97.75", "100", "93.75", "98.02"],
        strict=True,
    )
)
SONG_PHI_NONG_ADVICE = Received(
    recommendations={
        "4": "ทำขั้นตอนขออนุญาตยืมทรัพย์สินให้ชัดเจนและสะดวก และตรวจสอบการใช้",
        "8": "ปรับปรุงขั้นตอนบริการ และเปิดให้ผู้มาติดต่อมีส่วนร่วม",
        "9": "เร่งเปิดเผยข้อมูลให้ครบทุกด้าน",
        "10": "เร่งแสดงการดำเนินการป้องกันการทุจริตและมาตรการภายใน",
    },
    suggestions="ใช้ระบบออนไลน์ให้มากขึ้น\nรับเรื่องสาธารณูปโภคผ่านระบบออนไลน์",
)


def subject(
    agency: str, year: int, figures: dict[str, str], level: str = "", received: Received | None = None, **more: str
) -> Subject:
    """A checked row as the subject of an analysis."""
    exact = {code: Fraction(value) for code, value in figures.items()}
    row = PublishedRow(2, agency, year, exact, level=level, received=received or Received(), **more)
    return of_judged(judge(row, load(year)))


def mae_sai(**changed: str) -> Subject:
    return subject("เทศบาลตำบลแม่สายมิตรภาพ", 2566, MAE_SAI_SCORES | changed, "ผ่าน", province="เชียงราย")


def lampang() -> Subject:
    return subject("องค์การบริหารส่วนจังหวัดลำปาง", 2564, LAMPANG_SCORES, "AA", province="ลำปาง")


def song_phi_nong() -> Subject:
    return subject("องค์การบริหารส่วนตำบลสองพี่น้อง", 2564, {"total": "59.54"}, "D", SONG_PHI_NONG_ADVICE)


def chan_lan() -> Subject:
    return subject("องค์การบริหารส่วนตำบลจานลาน", 2566, {"total": "84.14"}, "ต้องปรับปรุง")


def tham_rong() -> Subject:
    return subject("องค์การบริหารส่วนตำบลถ้ำรงค์", 2563, {"4": "94.48", "8": "83.65", "9": "50.00"})


def paper(about: Subject, **options: str) -> Document:
    return analysis(about, Options(**{"software_version": "0.1.0", **options}))  # type: ignore[arg-type]


def block(document: Document, key: str) -> Block:
    """The block of this id, also a table that belongs to a chart."""
    found = {one.id: one for one in document.blocks}
    tables = (getattr(one, "table", None) for one in document.blocks)
    found |= {one.id: one for one in tables if isinstance(one, Table)}
    return found[key]


def ids(document: Document) -> list[str]:
    return [one.id for one in document.blocks]


def told(one: Block) -> str:
    """All that a block says in words."""
    if isinstance(one, Paragraph):
        return plain(one.words)
    if isinstance(one, ItemList):
        return "\n".join(map(plain, one.items))
    if isinstance(one, Callout):
        return "\n".join((one.title, *map(plain, one.paragraphs)))
    return "\n".join(" | ".join(row) for row in cells(one))


def cells(one: Block) -> list[list[str]]:
    """The rows of a table; a band is a row of one cell."""
    assert isinstance(one, Table)
    return [
        ["\n".join(map(plain, cell)) for cell in row.cells] if isinstance(row, Row) else [row.text] for row in one.rows
    ]
