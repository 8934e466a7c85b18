"""The table of agencies: its rows and its filters."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.scoring.exact import shown
from prongsai.core.text import Text
from prongsai.faces.public.forms.search import Search
from prongsai.faces.public.presenters.places import province_name
from prongsai.records.results.choices import UNDECIDED, Choice
from prongsai.records.results.selectors import Page, TableRow

SORTS = {
    "name": Text("ชื่อ ก–ฮ", "Name"),
    "-total": Text("คะแนนรวม สูงไปต่ำ", "Total, highest first"),
    "total": Text("คะแนนรวม ต่ำไปสูง", "Total, lowest first"),
}

YEAR = Text("ปีงบประมาณ", "Fiscal year"), Text("ปีล่าสุด", "Newest")
LEVEL = Text("ระดับ", "Level"), Text("ทุกระดับ", "All levels")
PROVINCE = Text("จังหวัด", "Province"), Text("ทุกจังหวัด", "All provinces")
EVERY_YEAR = Text("ดาวน์โหลดผลทุกปีตามที่ค้นหาเป็น CSV", "Download the results of every year, as searched, as CSV")
NOTHING_FOUND = Text("ไม่พบหน่วยงานที่ตรงกับที่ค้นหา", "No agency matches the search")
NOTHING_THERE = Text("ยังไม่มีผลที่เผยแพร่ในระบบนี้", "No result is published here yet")
HOW_ONE_COMES = Text(
    "ผลจะแสดงที่นี่เมื่อหน่วยงานเผยแพร่ผลของตน หรือเมื่อประกาศผลของรอบที่จัดในระบบนี้",
    "Results are shown here when an agency publishes its own, or when those of a round that is run here are announced.",
)
KIND = Text("ประเภท", "Kind"), Text("ทุกประเภท", "All kinds")


@dataclass(frozen=True)
class RowView:
    """A line of the table; `total` is empty when it is not known."""

    code: str
    name: str
    where: Text
    fiscal_year: int
    total: str
    level: Text
    simulated: bool
    by_agency: bool
    contradicts: bool


@dataclass(frozen=True)
class OptionView:
    """One option of a filter."""

    value: str
    label: Text
    chosen: bool


@dataclass(frozen=True)
class FilterView:
    """A filter of the search form; its first option leaves everything in."""

    name: str
    label: Text
    options: tuple[OptionView, ...]


@dataclass(frozen=True)
class TableView:
    """A page of the table."""

    rows: tuple[RowView, ...]
    filters: tuple[FilterView, ...]
    count: int
    page: int
    pages: int
    first: int
    last: int
    missing: Text
    hint: Text | None

    @property
    def every_year(self) -> Text:
        return EVERY_YEAR

    @property
    def has_simulated(self) -> bool:
        return any(one.simulated for one in self.rows)


def table_view(page: Page, search: Search) -> TableView:
    """The page of the table that a search found."""
    first = (page.page - 1) * page.per_page
    return TableView(
        rows=tuple(map(_row, page.rows)),
        filters=_filters(page, search),
        count=page.total_count,
        page=page.page,
        pages=page.pages,
        first=min(first + 1, page.total_count),
        last=first + len(page.rows),
        missing=NOTHING_FOUND if search.is_narrow else NOTHING_THERE,
        hint=None if search.is_narrow else HOW_ONE_COMES,
    )


def _row(row: TableRow) -> RowView:
    return RowView(
        code=row.code,
        name=row.name,
        where=_where(row),
        fiscal_year=row.fiscal_year,
        total="" if row.total is None else shown(Fraction(row.total, 100)),
        level=row.level or _possible(row.possible),
        simulated=row.is_simulated,
        by_agency=row.entered_by_agency,
        contradicts=row.contradicts,
    )


def _where(row: TableRow) -> Text:
    parts = [row.kind_label]
    if row.province:
        parts.insert(0, province_name(row.province))
    return Text(" · ".join(one.th for one in parts), " · ".join(one.en for one in parts))


def _possible(levels: tuple[Text, ...]) -> Text:
    if not levels:
        return UNDECIDED
    return Text(" หรือ ".join(one.th for one in levels), " or ".join(one.en for one in levels))


def _filters(page: Page, search: Search) -> tuple[FilterView, ...]:
    offered = page.choices
    filters = [
        _filter("year", YEAR, offered.years, str(search.year or "")),
        _filter("level", LEVEL, offered.levels, search.level),
        _filter("province", PROVINCE, offered.provinces, search.province),
        _filter("kind", KIND, offered.kinds, search.kind),
    ]
    if len(offered.scopes) > 1:
        filters.append(FilterView("scope", Text("ผลของ", "Results of"), _scopes(offered.scopes, search.scope)))
    sorts = tuple(OptionView(value, label, value == page.sort) for value, label in SORTS.items())
    return (*filters, FilterView("sort", Text("เรียงตาม", "Order"), sorts))


def _filter(name: str, words: tuple[Text, Text], choices: tuple[Choice, ...], chosen: str) -> FilterView:
    label, everything = words
    return FilterView(name, label, (OptionView("", everything, not chosen), *_options(choices, chosen)))


def _options(choices: tuple[Choice, ...], chosen: str) -> tuple[OptionView, ...]:
    return tuple(OptionView(one.value, _counted(one), one.value == chosen) for one in choices)


def _scopes(choices: tuple[Choice, ...], chosen: str) -> tuple[OptionView, ...]:
    """Without counts: they would be of results of all years, beside a table of the newest."""
    return tuple(OptionView(one.value, one.label, one.value == chosen) for one in choices)


def _counted(choice: Choice) -> Text:
    return Text(f"{choice.label.th} ({choice.count:,})", f"{choice.label.en} ({choice.count:,})")
