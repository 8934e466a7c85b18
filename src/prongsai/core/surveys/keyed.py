"""คำตอบที่พิมพ์ไว้ในตาราง: rows of a spreadsheet (keyed from paper, or exported from a form) read as sheets.

What tells who somebody is (time, e-mail, name, unit …) is recognised by its heading or its content and thrown away
before anything else happens. Columns are then matched with answer rows, cells with options; what cannot be matched is
for a person to say. Nothing here counts answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from prongsai.core.frameworks.model import Framework, known_items
from prongsai.core.frameworks.wording import Overlay, our_wordings, wording
from prongsai.core.surveys.keyed_people import (
    ASKS_FOR_GROUPS,
    ASKS_FOR_NAMES,
    PRIVATE,
    has_time_of_day,
    is_private_content,
    moment_as_numbers,
    year_in,
)
from prongsai.core.surveys.sheet import write
from prongsai.core.text import Text
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numerals import to_arabic

WORDS = "words"
LEFT_OUT = ""
SKIPPED = 0
LOOKED_AT = 20
LONGEST_CELL, LONGEST_WORDS = 300, 1000
MOST_UNDECIDED = 30
NUMBER_OF_SHEET = ("เลขที่ชุด", "sheet number")
BLANK = frozenset({"", "ไม่ตอบ", "ไม่ประสงค์ตอบ", "ไม่ระบุ", "noanswer", "na", "prefernottosay"})
DASHES = frozenset({"", "-", "–", "—"})
NO, YES = frozenset({"ไม่", "ไม่ใช่", "ไม่มี", "ไม่เคย", "no", "never", "none"}), frozenset({"ใช่", "มี", "เคย", "yes"})
_KEPT = re.compile("[^0-9a-z\u0e01-\u0e4e]+")
_CODE = re.compile(r"\W*(?:ข้อ(?:ที่)?\s*)?([a-z][0-9]{1,2}(?:\.[0-9]{1,2})?)(?![0-9a-z])")
_LEADING_NUMBER = re.compile(r"^\W*(?:ข้อ(?:ที่)?\s*)?[0-9]{1,2}(?:\.[0-9]{1,2})?\s*[.)\]:]?\s*(?=\D)")
_NUMBER = re.compile(r"^([1-9])(?:\.0)?$")
_NUMBER_THEN_WORDS = re.compile(r"^\W*([1-9])\s*[.)\]:=–-]?\s*(?=\D)(.+)$")
_LEAST_WORDING = 10

Row = tuple[int, Sequence[str]]
"""The number of a row as the spreadsheet shows it, and its cells."""


class Column(NamedTuple):
    """A column that is kept: its place (0 is the first), its heading, and the different texts in it (none is empty)."""

    place: int
    heading: str
    values: tuple[str, ...]


class Line(NamedTuple):
    """A row below the heading: for each kept column the place of its text in `values`, from 1; 0 for an empty cell.

    `mark` stands for what the row is known by, and for how often that came before: its time of day and all else that
    was thrown away, or, where there was no such time, its answers and its number. Never both, and own words in neither:
    who has the secret could try which of them fit together.
    """

    number: int
    mark: str
    cells: tuple[int, ...]


class LeftOut(NamedTuple):
    """A row that is no sheet, and why."""

    number: int
    why: Text


@dataclass(frozen=True)
class Keyed:
    """A table of answers without what tells who somebody is; `thrown` names the columns that held it."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    thrown: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class KeyedSheet(NamedTuple):
    """One person's answers as they can be received."""

    mark: str
    answers: str
    words: str


class Undecided(NamedTuple):
    """A text in a column of answers that is no option of its row: somebody must say what it means."""

    place: int
    value: int
    text: str
    row: str


@dataclass(frozen=True)
class Checked:
    """What would be received. While there are `problems` or `undecided` texts nothing is."""

    sheets: tuple[KeyedSheet, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Text, ...]
    undecided: tuple[Undecided, ...]
    missing: tuple[str, ...]
    strange: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        return bool(self.sheets) and not self.problems and not self.undecided


@dataclass(frozen=True)
class Asked:
    """What is asked: the answer rows of an instrument, all wordings that each is known by, and whether words count."""

    framework: Framework
    instrument: str
    wordings: Mapping[str, Collection[str]]
    takes_words: bool = False

    @property
    def rows(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.framework.rows_of(self.instrument))

    def labels(self, row: str) -> tuple[Text, ...]:
        """The options of a row in the order of their numbers."""
        scale = next(one.scale for one in self.framework.rows_of(self.instrument) if one.code == row)
        return tuple(option.label.text for option in self.framework.scales[scale].options)


def asked(framework: Framework, instrument: str, official: Overlay | None = None) -> Asked:
    """What an instrument asks, each row known by our words and the official ones, in both languages."""
    ours, words = our_wordings(framework), {}
    for indicator in framework.instrument(instrument).indicators:
        for item in known_items(indicator):
            asks = (item.topic.text, ours[item.code], wording(framework, official, item.code))
            for row in item.rows:
                own = (row.topic.text, ours[row.code], wording(framework, official, row.code))
                both = [Text(f"{one.th} {two.th}", f"{one.en} {two.en}") for one in asks for two in own]
                known = [*own, *(asks if len(item.rows) == 1 else ()), *both]
                words[row.code] = {said for one in known for said in one if said}
    return Asked(framework, instrument, words, takes_words=instrument == "EIT")


def read_rows(rows: Sequence[Row], years: Collection[int], sealed: Callable[[str], str]) -> Keyed | Text:
    """The table below the first row with two headings; a sentence where there is none.

    `years` are the years (of the Christian era) in which answers count: a row with the time of another is left out.
    `sealed` turns what a row is known by into a mark that gives nothing of it away.
    """
    start = next((at for at, (_, cells) in enumerate(rows[:LOOKED_AT]) if sum(map(bool, cells)) > 1), None)
    if start is None or start + 1 >= len(rows):
        return NO_ROWS
    headings = [tidy(one)[:LONGEST_CELL] for one in rows[start][1]]
    below = rows[start + 1 :]
    thrown = [at for at, heading in enumerate(headings) if _is_private(heading, [_at(cells, at) for _, cells in below])]
    numbers = [at for at, heading in enumerate(headings) if folded(heading) in _NUMBERED]
    kept = [at for at, heading in enumerate(headings) if heading and at not in (*thrown, *numbers)]
    told_by = sorted((*numbers, *(at for at in kept if not _asks_for_words(headings[at]))))
    read = _Reading(len(headings), kept, thrown, numbers, told_by, years, sealed)
    lines = [one for number, cells in below if (one := read.line(number, cells))]
    columns = tuple(Column(at, headings[at], tuple(read.values[at])) for at in kept)
    return Keyed(columns, tuple(lines), tuple(headings[at] for at in thrown), tuple(read.left_out))


def propose(asked: Asked, keyed: Keyed) -> dict[int, str]:
    """What each column most likely is, by its place: the code of a row, WORDS or LEFT_OUT; every row at most once.

    By the code in the heading, by wording, else, where as many columns of answers as rows are left, by their order.
    """
    found: dict[int, str] = {}
    _by_code(asked, keyed, found)
    _by_wording(asked, keyed, found)
    if asked.takes_words:
        _words(keyed, found)
    _by_order(asked, keyed, found)
    return {one.place: found.get(one.place, LEFT_OUT) for one in keyed.columns}


def check(
    asked: Asked, keyed: Keyed, columns: Mapping[int, str], decided: Mapping[tuple[int, int], int] | None = None
) -> Checked:
    """The sheets under these columns; `decided` says which option (from 1; SKIPPED for none) a text stands for."""
    problems = list(_problems(asked, columns))
    meanings: dict[int, list[int | None]] = {}
    undecided: list[Undecided] = []
    for column in keyed.columns:
        row = columns.get(column.place, LEFT_OUT)
        if row in asked.rows:
            meanings[column.place] = meant = _meanings(asked.labels(row), column, decided or {})
            unclear = [at for at, one in enumerate(meant, start=1) if one is None]
            if len(unclear) > MOST_UNDECIDED:
                problems.append(_no_answers(column, row))
            else:
                undecided += [Undecided(column.place, at, column.values[at - 1], row) for at in unclear]
    sheets, left_out = _sheets(asked, keyed, columns, meanings)
    missing = tuple(one for one in asked.rows if one not in columns.values())
    strange = tuple(one.heading for one in keyed.columns if _is_strange(asked, one.heading))
    return Checked(tuple(sheets), (*keyed.left_out, *left_out), tuple(problems), tuple(undecided), missing, strange)


def option_of(labels: Sequence[Text], text: str) -> int | None:
    """The number of the option that a text names (SKIPPED for none at all); None where that is not clear.

    The words of the option in either language, its number from 1, or both where they agree; yes and no where there are
    two options.
    """
    plain = folded(text)
    names = [{folded(one.th), folded(one.en)} for one in labels]
    if (named := _named(names, plain)) is not None:
        return named
    if plain in BLANK:
        return SKIPPED if plain or tidy(text) in DASHES else None
    arabic = to_arabic(tidy(text))
    if number := _NUMBER.match(arabic):
        return int(number[1]) if int(number[1]) <= len(labels) else None
    if both := _NUMBER_THEN_WORDS.match(arabic):
        named = _named(names, folded(both[2]))
        return named if named == int(both[1]) else None
    return _yes_or_no(labels, plain)


def folded(text: str) -> str:
    """What is left of a text when case, spaces, marks and the kind of digits do not count."""
    return _KEPT.sub("", to_arabic(tidy(text)).lower())


_NUMBERED = frozenset(map(folded, NUMBER_OF_SHEET))
_PRIVATE = frozenset(map(folded, PRIVATE.split(",")))


class _Reading:
    """Reads rows one by one, and keeps which texts each column has."""

    def __init__(
        self,
        width: int,
        kept: list[int],
        thrown: list[int],
        numbers: list[int],
        told_by: list[int],
        years: Collection[int],
        sealed: Callable[[str], str],
    ) -> None:
        self.width, self.told_by, self.years, self.sealed = width, told_by, years, sealed
        self.kept, self.thrown, self.numbers = kept, thrown, numbers
        self.values: dict[int, dict[str, int]] = {at: {} for at in kept}
        self.left_out: list[LeftOut] = []
        self.seen: Counter[str] = Counter()

    def line(self, number: int, cells: Sequence[str]) -> Line | None:
        """The row, None where it is no sheet; what is wrong with it is kept, an untouched line of our table is not."""
        why = self._wrong(cells)
        if why is None:
            return Line(number, self._mark(cells), tuple(self._value(at, _at(cells, at)) for at in self.kept))
        if any(one for at, one in enumerate(cells) if at not in self.numbers):
            self.left_out.append(LeftOut(number, why))
        return None

    def _mark(self, cells: Sequence[str]) -> str:
        """The person's cells where a time tells people apart; else the answers, with no own words or other cell."""
        has_time = any(has_time_of_day(tidy(_at(cells, at))) for at in self.thrown)
        places = self.thrown if has_time else self.told_by
        content = "\x1f".join(moment_as_numbers(tidy(_at(cells, at))) for at in places).rstrip("\x1f")
        self.seen[content] += 1
        return self.sealed(f"{content}\x1e{self.seen[content]}")

    def _wrong(self, cells: Sequence[str]) -> Text | None:
        if any(cells[self.width :]):
            return TOO_LONG
        if not any(_at(cells, at) for at in self.kept):
            return NOTHING
        year = next((year for one in cells if (year := year_in(one))), None)
        return None if year is None or year in self.years else _other_year(year)

    def _value(self, at: int, cell: str) -> int:
        text = tidy(cell)[:LONGEST_WORDS]
        return self.values[at].setdefault(text, len(self.values[at]) + 1) if text else 0


def _at(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _is_private(heading: str, cells: Iterable[str]) -> bool:
    plain = folded(heading)
    if plain in _PRIVATE or ASKS_FOR_NAMES.match(plain) or ASKS_FOR_GROUPS.match(plain):
        return True
    return is_private_content([one for one in cells if one])


def _code_in(heading: str) -> str | None:
    found = _CODE.match(to_arabic(heading).lower())
    return found[1] if found else None


def _is_strange(asked: Asked, heading: str) -> bool:
    """Whether a heading names a row that this survey has not, such as one of another year."""
    code = _code_in(heading)
    return code is not None and code[0] in "ie" and code not in asked.rows and not _items_of(asked, code)


def _items_of(asked: Asked, code: str) -> bool:
    return any(one.startswith(f"{code}.") for one in asked.rows)


def _free(asked: Asked, keyed: Keyed, found: dict[int, str]) -> tuple[list[Column], list[str]]:
    columns = [one for one in keyed.columns if one.place not in found]
    return columns, [one for one in asked.rows if one not in found.values()]


def _by_code(asked: Asked, keyed: Keyed, found: dict[int, str]) -> None:
    for column in keyed.columns:
        code = _code_in(column.heading)
        if code in asked.rows and code not in found.values():
            found[column.place] = code


def _by_wording(asked: Asked, keyed: Keyed, found: dict[int, str]) -> None:
    """The same words first; where several rows have them the first that is free; then words within words."""
    known = {row: {folded(one) for one in words} for row, words in asked.wordings.items()}
    for fits in (lambda plain, words: plain in words, _within):
        for column in _free(asked, keyed, found)[0]:
            plain = {folded(column.heading), folded(_LEADING_NUMBER.sub("", to_arabic(column.heading)))} - {""}
            rows = [row for row in asked.rows if any(fits(one, known.get(row, set())) for one in plain)]
            free = [row for row in rows if row not in found.values()]
            if free and (len(rows) == 1 or fits is not _within):
                found[column.place] = free[0]


def _within(plain: str, words: Collection[str]) -> bool:
    return any(min(len(plain), len(one)) >= _LEAST_WORDING and (one in plain or plain in one) for one in words)


def _asks_for_words(heading: str) -> bool:
    return any(name in folded(heading) for name in ("ข้อเสนอแนะ", "suggest", "ปรับปรุงเรื่องใด", "ความคิดเห็น", "comment"))


def _words(keyed: Keyed, found: dict[int, str]) -> None:
    free = (one for one in keyed.columns if one.place not in found)
    column = next((one for one in free if _asks_for_words(one.heading)), None)
    if column is not None:
        found[column.place] = WORDS


def _by_order(asked: Asked, keyed: Keyed, found: dict[int, str]) -> None:
    columns, rows = _free(asked, keyed, found)
    answers = [one for one in columns if one.values and any(_looks_like_answers(asked, row, one) for row in rows)]
    if len(answers) == len(rows) and all(map(_looks_like_answers, [asked] * len(rows), rows, answers)):
        found.update({column.place: row for column, row in zip(answers, rows, strict=True)})


def _looks_like_answers(asked: Asked, row: str, column: Column) -> bool:
    known = [option_of(asked.labels(row), one) for one in column.values[: 2 * MOST_UNDECIDED]]
    return sum(one is not None for one in known) * 2 > len(known)


def _problems(asked: Asked, columns: Mapping[int, str]) -> Iterator[Text]:
    used = Counter(one for one in columns.values() if one != LEFT_OUT)
    if not any(one in asked.rows for one in used):
        yield NO_COLUMN
    yield from (_twice(one) for one, times in used.items() if times > 1)


def _meanings(labels: Sequence[Text], column: Column, decided: Mapping[tuple[int, int], int]) -> list[int | None]:
    meant = []
    for at, text in enumerate(column.values, start=1):
        said = decided.get((column.place, at))
        is_said = said is not None and 0 <= said <= len(labels)
        own = option_of(labels, text)
        meant.append(own if own is not None or not is_said else said)
    return meant


def _sheets(
    asked: Asked, keyed: Keyed, columns: Mapping[int, str], meanings: Mapping[int, list[int | None]]
) -> tuple[list[KeyedSheet], list[LeftOut]]:
    sheets, left_out = [], []
    places = [(at, one.place) for at, one in enumerate(keyed.columns) if one.place in meanings]
    words = next((at for at, one in enumerate(keyed.columns) if columns.get(one.place) == WORDS), None)
    for line in keyed.lines:
        chosen = {columns[place]: meanings[place][line.cells[at] - 1] for at, place in places if line.cells[at]}
        answers = {row: option for row, option in chosen.items() if option}
        if answers:
            said = keyed.columns[words].values[line.cells[words] - 1] if words is not None and line.cells[words] else ""
            sheets.append(KeyedSheet(line.mark, write(asked.framework, asked.instrument, answers).sheet, said))
        else:
            left_out.append(LeftOut(line.number, NOTHING))
    return sheets, left_out


def _named(names: Sequence[Collection[str]], plain: str) -> int | None:
    found = [number for number, one in enumerate(names, start=1) if plain and plain in one]
    return found[0] if len(found) == 1 else None


def _yes_or_no(labels: Sequence[Text], plain: str) -> int | None:
    if len(labels) != 2 or folded(labels[0].th) not in NO or folded(labels[1].th) not in YES:
        return None
    return 1 if plain in NO else 2 if plain in YES else None


NO_ROWS = Text(
    "ไม่พบตารางคำตอบ ต้องมีแถวหัวตารางอย่างน้อยสองคอลัมน์ และคำตอบอย่างน้อยหนึ่งแถวข้างใต้",
    "There is no table of answers: a heading of two columns or more is needed, and at least one row below it.",
)
TOO_LONG = Text(
    "มีช่องเกินหัวตาราง คำตอบอาจเลื่อนคอลัมน์", "more cells than headings: answers may have slipped to other columns"
)
NOTHING = Text("ไม่มีคำตอบ", "no answers")
NO_COLUMN = Text(
    "ยังไม่มีคอลัมน์ใดตรงกับข้อคำถาม โปรดเลือกว่าคอลัมน์ใดเป็นข้อใด",
    "No column is matched with a question yet: choose which column is which question.",
)


def _twice(row: str) -> Text:
    named = Text("ข้อเสนอแนะ", "The suggestions") if row == WORDS else Text(f"ข้อ {row}", f"Question {row}")
    return Text(
        f"{named.th}ถูกเลือกไว้มากกว่าหนึ่งคอลัมน์ โปรดเลือกเพียงคอลัมน์เดียว",
        f"{named.en} is chosen for more than one column; choose one.",
    )


def _no_answers(column: Column, row: str) -> Text:
    return Text(
        f"คอลัมน์ “{column.heading}” มีข้อความที่ไม่ใช่ตัวเลือกของข้อ {row} มากเกินไป โปรดเลือกข้ออื่นหรือไม่นำเข้าคอลัมน์นี้",
        f"The column “{column.heading}” holds too many texts that are no options of {row}. Choose another, or none.",
    )


def _other_year(year: int) -> Text:
    return Text(
        f"ตอบเมื่อปี {year + 543} ซึ่งไม่ใช่เวลาเก็บคำตอบของรอบนี้", f"answered in {year}, which is not when this round collects"
    )
