"""The search of the table of agencies. Nothing in an address can break it: what makes no sense is said and left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import QueryDict

from prongsai.core.published.row import Scope
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.years import parse_fiscal_year
from prongsai.records.results.choices import Choice, Choices

SORTS = ("name", "-total", "total")
_LONGEST = 200
_LAST_PAGE = 1_000_000


@dataclass(frozen=True)
class Search:
    """What is asked for, and what was left out because it could not be understood."""

    q: str = ""
    year: int | None = None
    level: str = ""
    province: str = ""
    kind: str = ""
    scope: str = Scope.AGENCY.value
    sort: str = "name"
    page: int = 1
    left_out: tuple[Text, ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Whether anything narrows the table down."""
        return bool(self.q or self.year or self.level or self.province or self.kind)

    def known_to(self, choices: Choices) -> Search:
        """The same search without filters that the table does not know."""
        found, words = self, []
        if self.year and str(self.year) not in _values(choices.years):
            found, words = replace(found, year=None), [_no_year(self.year)]
        if self.level and self.level not in _values(choices.levels):
            found, words = replace(found, level=""), [*words, _no_level(self.level, self.year)]
        if self.province and self.province not in _values(choices.provinces):
            found, words = replace(found, province=""), [*words, _no_province(self.province)]
        if self.kind and self.kind not in _values(choices.kinds):
            found, words = replace(found, kind=""), [*words, _no_kind(self.kind)]
        return replace(found, left_out=(*self.left_out, *words))


def _values(choices: tuple[Choice, ...]) -> set[str]:
    return {one.value for one in choices}


def read_search(query: QueryDict) -> Search:
    """The search in the query of an address."""
    words = {name: _clean(query.get(name, "")) for name in ("q", "level", "province", "kind", "scope", "sort")}
    year, problems = _year(_clean(query.get("year", "")))
    return Search(
        q=words["q"],
        year=year,
        level=words["level"],
        province=words["province"],
        kind=words["kind"],
        scope=words["scope"] if words["scope"] in {one.value for one in Scope} else Scope.AGENCY.value,
        sort=words["sort"] if words["sort"] in SORTS else "name",
        page=_page(query.get("page", "")),
        left_out=tuple(problems),
    )


def _clean(written: str) -> str:
    """Without control characters, and no longer than any name."""
    return tidy("".join(one for one in written[:_LONGEST] if one.isprintable()))


def _year(written: str) -> tuple[int | None, list[Text]]:
    if not written:
        return None, []
    try:
        return parse_fiscal_year(written), []
    except InputError as error:
        return None, [error.text + Text("จึงแสดงผลปีล่าสุดของแต่ละหน่วยงาน", "The newest year of each agency is shown.")]


def _page(written: str) -> int:
    return min(int(written), _LAST_PAGE) if written.isdecimal() and len(written) < 10 else 1


def _no_year(year: int) -> Text:
    return Text(
        f"ยังไม่มีผลของปี {year} จึงแสดงผลปีล่าสุดของแต่ละหน่วยงาน",
        f"There is no result of FY {year}; the newest of each agency is shown.",
    )


def _no_level(level: str, year: int | None) -> Text:
    when = Text(f"ของปี {year}", f"of FY {year}") if year else Text("ในตารางนี้", "in this table")
    return Text(
        f"ไม่มีระดับ {quoted(level)} {when.th} จึงแสดงทุกระดับ",
        f"There is no level {quoted(level)} {when.en}; all levels are shown.",
    )


def _no_province(province: str) -> Text:
    return Text(
        f"ไม่มีจังหวัด {quoted(province)} ในตารางนี้ จึงแสดงทุกจังหวัด",
        f"There is no province {quoted(province)} in this table; all are shown.",
    )


def _no_kind(kind: str) -> Text:
    return Text(
        f"ไม่มีประเภท {quoted(kind)} ในตารางนี้ จึงแสดงทุกประเภท",
        f"There is no kind {quoted(kind)} in this table; all are shown.",
    )
