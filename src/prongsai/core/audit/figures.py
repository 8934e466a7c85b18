"""A text that came back from Word, held against the document that it was made from: which figures are not its own.

A figure that stands in a sentence of the document unchanged is taken as it is. Every other one must be known of the
same thing: "ตัวชี้วัดที่ 4 ได้ 83.07" where the document (or the Scorecard) says so of indicator 4. What is not known is
listed with its sentence, for a person to judge: the rule says nothing about who is right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from prongsai.core.audit.reading import CELLS, TOTAL, Figure, Kind, figures_in, normal
from prongsai.core.reports.blocks import (
    Band,
    Block,
    Callout,
    Chart,
    Cover,
    Document,
    Heading,
    ItemList,
    MemoHead,
    Paragraph,
    Picture,
    Pictures,
    Row,
    SealedHead,
    Table,
    Title,
    plain,
)
from prongsai.core.scoring.figures import shown_figure
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

__all__ = ["Difference", "Figure", "Kind", "Verdict", "compare", "figures_in"]

LONGEST_SENTENCE = 240
_SPACES = re.compile(r"\s+")
_NUMBER_ALONE = re.compile(r"[\s+−–-]*\d[\d.,]*\s*%?\s*")
_LETTERS = re.compile(r"[A-Za-zก-๛]")
_LISTED = re.compile(r"^\s*(?:[(]?[\d๐-๙]{1,3}[.)]|[-–•])\t")


class Verdict(StrEnum):
    """UNKNOWN: nothing in the document says this figure. CONTRADICTS: the document says another one of the same."""

    UNKNOWN = "unknown"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that the document does not have, the sentence it stands in, and what the document says instead.

    `shown` is the figure as written, with Arabic digits; `known` at most four figures that the document gives for the
    same thing, empty when it gives none.
    """

    verdict: Verdict
    kind: Kind
    shown: str
    sentence: str
    subject: str = ""
    known: tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        """The difference in words, without the sentence."""
        about = _named(self.subject)
        if self.verdict is Verdict.UNKNOWN:
            return Text(
                f"“{self.shown}” ไม่มีในผลการประเมินและเอกสารที่ระบบจัดทำ",
                f"“{self.shown}” is neither in the result nor in the document that was made from it.",
            )
        known = ", ".join(self.known)
        return Text(
            f"“{self.shown}” ไม่ตรงกับเอกสารที่ระบบจัดทำ ซึ่ง{about.th}เป็น {known}",
            f"“{self.shown}” differs from the document, which says {known}{about.en}.",
        )


def compare(document: Document, texts: Iterable[str], card: Scorecard | None = None) -> tuple[Difference, ...]:
    """The figures of `texts` that are not those of the document, in their order, each once a sentence.

    `texts` are paragraphs in reading order, those of cells too, or rows of tables with tabs between their cells. With
    the Scorecard its figures are known too, and a level is held against the year's own. Nothing is said of figures that
    were left out.
    """
    known = _Known()
    for block in document.blocks:
        known.learn_block(block)
    if card is not None:
        known.learn_card(card)
    found = (one for text in labelled(texts) for one in known.differences(text))
    return tuple(dict.fromkeys(found))


def labelled(texts: Iterable[str]) -> Iterator[str]:
    """The texts, a number that stands alone (a cell of a table) with the last words before it: what it is said of.

    The number that a list was given in Word is left out.
    """
    words = ""
    for text in texts:
        said = _LISTED.sub("", text)
        if _NUMBER_ALONE.fullmatch(normal(said)):
            yield f"{words}{CELLS}{said}"
            continue
        words = said if _LETTERS.search(said) else words
        yield said


def texts_of(document: Document) -> Iterator[str]:
    """Every paragraph and every row of the document, rows with tabs between their cells."""
    return (text for block in document.blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    read = _READERS.get(type(block))
    return read(block) if read else iter(())


def _chart(block: Chart) -> Iterator[str]:
    yield from (block.caption, block.alt, *(f"{one.label}{CELLS}{one.shown}" for one in block.bars))
    yield from _rows(block.table) if block.table else ()


def _rows(table: Table) -> Iterator[str]:
    yield table.caption
    yield CELLS.join(column.header for column in table.columns)
    for row in table.rows:
        if isinstance(row, Band):
            yield row.text
            continue
        yield CELLS.join(" ".join(map(plain, cell)) for cell in row.cells)


_READERS: dict[type, Callable[..., Iterator[str]]] = {
    Title: lambda block: iter(block.lines),
    SealedHead: lambda block: iter(block.lines),
    Cover: lambda block: iter((*block.lines, *block.foot)),
    Heading: lambda block: iter((block.text,)),
    Paragraph: lambda block: iter((plain(block.words),)),
    ItemList: lambda block: map(plain, block.items),
    Table: _rows,
    Chart: _chart,
    Callout: lambda block: iter((block.title, *map(plain, block.paragraphs))),
    MemoHead: lambda block: iter((block.office, block.number, block.date, block.subject, block.to)),
    Picture: lambda block: iter((block.caption,)),
    Pictures: lambda block: (one.caption for one in block.pictures),
}


def _cells(block: Block) -> Iterator[str]:
    """The paragraphs of a block's cells, which stand alone where a file is read paragraph by paragraph."""
    table = block.table if isinstance(block, Chart) else block
    if isinstance(table, Table):
        rows = (row for row in table.rows if isinstance(row, Row))
        yield from (plain(line) for row in rows for cell in row.cells for line in cell)


@dataclass
class _Known:
    """What a document says: its sentences, and the figures that it gives of each thing.

    `scores` are those of the result: said of another thing they are wrong, where a threshold or a difference is not.
    """

    sentences: set[str] = field(default_factory=set)
    of: defaultdict[tuple[Kind, str], dict[Fraction | str, str]] = field(default_factory=lambda: defaultdict(dict))
    anywhere: defaultdict[Kind, set[Fraction | str]] = field(default_factory=lambda: defaultdict(set))
    scores: set[Fraction] = field(default_factory=set)
    level: str = ""

    def learn_block(self, block: Block) -> None:
        for text in _texts(block):
            self.learn(text)
        for text in labelled(_cells(block)):
            self.learn(text)

    def learn(self, text: str) -> None:
        self.sentences.add(_squeezed(text))
        for one in figures_in(text):
            self.of[one.kind, one.subject].setdefault(one.value, one.shown)
            self.anywhere[one.kind].add(one.value)

    def learn_card(self, card: Scorecard) -> None:
        """The figures of the result. They come first where the document gives several of the same thing."""
        for code, shown in _figures(card).items():
            score = Fraction(shown)
            first: dict[Fraction | str, str] = {score: shown}
            self.of[Kind.SCORE, code] = first | self.of[Kind.SCORE, code]
            self.anywhere[Kind.SCORE].add(score)
            self.scores.add(score)
        if card.grade.level:
            self.level = card.grade.level.name.text.th.replace(" ", "")

    def differences(self, text: str) -> Iterator[Difference]:
        if _squeezed(text) in self.sentences:
            return
        for one in figures_in(text):
            verdict = self.judge(one)
            if verdict:
                yield Difference(verdict, one.kind, one.shown, _sentence(text, one), one.subject, self.instead(one))

    def judge(self, one: Figure) -> Verdict | None:
        if one.kind is Kind.LEVEL:
            return self.judge_level(one)
        said = self.of.get((one.kind, one.subject), {})
        if one.value in said:
            return None
        is_known = one.value in self.anywhere[one.kind]
        if said and one.subject and one.kind is Kind.SCORE:
            return None if is_known and one.value not in self.scores else Verdict.CONTRADICTS
        return None if is_known else Verdict.UNKNOWN

    def judge_level(self, one: Figure) -> Verdict | None:
        if self.level:
            return None if one.value == self.level else Verdict.CONTRADICTS
        return None if one.value in self.anywhere[Kind.LEVEL] else Verdict.UNKNOWN

    def instead(self, one: Figure) -> tuple[str, ...]:
        if one.kind is Kind.LEVEL:
            return (self.level,) if self.level else ()
        said = self.of.get((one.kind, one.subject), {}) if one.subject else {}
        return tuple(said.values())[:4]


def _figures(card: Scorecard) -> Mapping[str, str]:
    """The shown figures of the result by code; what is missing is left out."""
    framework = card.framework
    codes = [TOTAL, *framework.items, *(one.code for one in framework.instruments)]
    codes += [one.code for one in framework.indicators]
    codes += [part.code for one in framework.instruments for part in one.parts]
    codes += [sub.code for one in framework.indicators for sub in one.sub_indicators]
    shown = {code: shown_figure(card.figure(code)) for code in codes}
    return {code: figure for code, figure in shown.items() if figure is not None}


def _squeezed(text: str) -> str:
    """The text without spaces, which a file that was saved in Word need not keep, and with Arabic digits."""
    return _SPACES.sub("", normal(text))


def _sentence(text: str, one: Figure) -> str:
    """The paragraph or row that the figure stands in, or the part around it when that is long."""
    whole = normal(text)
    if len(whole) <= LONGEST_SENTENCE:
        return _on_one_line(whole)
    start = max(0, one.at - LONGEST_SENTENCE // 2)
    end = start + LONGEST_SENTENCE
    first = whole.find(" ", start, one.at) + 1 or start
    last = max(whole.rfind(" ", one.at, end), one.at + len(one.shown))
    cut = _on_one_line(whole[first if start else 0 : last if end < len(whole) else len(whole)])
    return ("… " if start else "") + cut + (" …" if end < len(whole) else "")


def _on_one_line(text: str) -> str:
    return _SPACES.sub(" ", text.replace(CELLS, " | ")).strip()


def _named(subject: str) -> Text:
    """The subject within the sentence of a difference."""
    if subject == TOTAL:
        return Text("คะแนนรวม", " for the total")
    if re.fullmatch(r"\d{1,2}(?:\.\d)?", subject):
        return Text(f"ตัวชี้วัดที่ {subject} ", f" for indicator {subject}")
    return Text(f" {subject} ", f" for {subject}") if subject else Text("", "")
