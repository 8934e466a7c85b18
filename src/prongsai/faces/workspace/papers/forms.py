"""Forms of papers: how one is built, what the officer types, who signs it, where it stands on the website."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.http import QueryDict

from prongsai.core.offices import Act
from prongsai.core.reports.paper import PaperKind
from prongsai.core.text import Text
from prongsai.core.thai.dates import thai_date
from prongsai.core.thai.numerals import to_arabic
from prongsai.faces.workspace.papers.presenters.paper import ACTS
from prongsai.records.agencies.office import Place
from prongsai.records.papers.chain import MOST_SIGNERS, Link
from prongsai.records.papers.kinds import Field, Option, fields_of, options_of
from prongsai.records.papers.models import Paper
from prongsai.records.papers.subject import Ground

EMPTY_ROWS = 2
YEAR_WANTED = Text("โปรดพิมพ์ปี พ.ศ. สี่หลัก เช่น 2567", "Type a Buddhist year of four digits, such as 2567.")


class Choice(NamedTuple):
    """An option with the value that is chosen now."""

    option: Option
    chosen: str


@dataclass
class Typed:
    """A field with what stands in it, and what is wrong with that."""

    field: Field
    value: str
    error: Text | None = None


@dataclass
class Settings:
    """How a paper is built and what is typed for it, as the page shows it."""

    choices: list[Choice]
    fields: list[Typed]
    result_year: str
    oit_year: str
    errors: dict[str, Text] = field(default_factory=dict)

    @property
    def mistakes(self) -> Iterator[tuple[str, Text, Text]]:
        """Anchor, name and sentence of everything that is wrong."""
        for one in self.fields:
            if one.error:
                yield one.field.name, one.field.label, one.error
        for name, text in self.errors.items():
            yield name, Text("ปี", "Year"), text

    def options(self) -> dict[str, str]:
        return {one.option.name: one.chosen for one in self.choices if one.chosen}

    def typed(self) -> dict[str, str]:
        return {one.field.name: one.value for one in self.fields}


def settings_of(paper: Paper) -> Settings:
    """What is chosen and typed now."""
    ground = Ground(paper, paper.made_at.date())
    choices = [Choice(one, ground.option(one.name, one.usual)) for one in options_of(paper)]
    fields = [Typed(one, _shown(one, ground)) for one in fields_of(PaperKind(paper.kind))]
    return Settings(choices, fields, str(paper.result_year or ""), str(paper.oit_year))


def sent_settings(paper: Paper, post: QueryDict) -> Settings:
    """What was sent, mistakes and all."""
    choices = [Choice(one, post.get(one.name, one.usual)) for one in options_of(paper)]
    fields = [Typed(one, post.get(one.name, "")) for one in fields_of(PaperKind(paper.kind))]
    return Settings(choices, fields, post.get("result_year", "").strip(), post.get("oit_year", "").strip())


def read_year(written: str) -> int | None:
    """A year of four digits, Thai or Arabic; None for anything else."""
    digits = to_arabic(written).strip()
    return int(digits) if len(digits) == 4 and digits.isascii() and digits.isdecimal() else None


def _shown(one: Field, ground: Ground) -> str:
    if one.kind == "date":
        day = ground.typed_date(one.name)
        return thai_date(day) if day else ""
    return ground.typed(one.name)


class ChainRow(NamedTuple):
    """A line of the form of the chain: the post of the agency, or the title of another."""

    number: int
    act: str
    post: str
    title: str


def chain_rows(places: Sequence[Place]) -> list[ChainRow]:
    """The chain as it is, with empty lines behind it."""
    rows = [
        ChainRow(number, one.act.value, str(one.post.pk) if one.post else "", "" if one.post else one.post_title)
        for number, one in enumerate(places)
    ]
    return with_room(rows)


def sent_rows(post: QueryDict) -> list[ChainRow]:
    """The lines that were sent, those filled in first to last."""
    rows = (
        ChainRow(number, post.get(f"act-{number}", ""), post.get(f"post-{number}", ""), post.get(f"title-{number}", ""))
        for number in range(MOST_SIGNERS + EMPTY_ROWS)
    )
    return [one for one in rows if one.post or one.title.strip()]


def with_room(rows: Sequence[ChainRow]) -> list[ChainRow]:
    """The lines numbered anew, and empty ones for more."""
    filled = [one._replace(number=number) for number, one in enumerate(rows)]
    room = range(len(filled), min(len(filled) + EMPTY_ROWS, MOST_SIGNERS))
    return [*filled, *(ChainRow(number, Act.OPINION.value, "", "") for number in room)]


def links_of(rows: Sequence[ChainRow], paper: Paper) -> list[Link]:
    """The lines as the chain of a paper; a post that the agency does not have is no post."""
    posts = {str(one.pk): one for one in paper.agency.posts.all()}
    return [Link(_act(one.act), posts.get(one.post), "" if one.post in posts else one.title) for one in rows]


def _act(written: str) -> Act:
    return next((one for one in ACTS if one.value == written), Act.OPINION)
