"""The ledger of OIT: every item of the year with what it must contain, its link, words, and whether it is ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.model import EvidenceKind, Framework, Item, known_items
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.plan import worth
from prongsai.core.text import Text
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.follow.forms.base import Mistake
from prongsai.records.disclosures.selectors import of_enrolment
from prongsai.records.disclosures.services import CHANGED, Entry, Typed, entry_of
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import rules_of

LABELS = {"address": Text("ลิงก์", "Link"), "explanation": Text("คำอธิบาย", "Explanation")}


@dataclass
class Row:
    """An item as the form shows it: what was typed, else what is kept; `kept` and its mark are as they are now."""

    item: Item
    worth: str
    entry: Entry
    seen: str
    kept: Entry
    errors: dict[str, Text] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.item.code

    @property
    def doubt(self) -> Text | None:
        return None if self.item.basis.status.is_firm else NOT_CHECKED

    @property
    def elements(self) -> list[Text]:
        return [one.topic.text for one in self.item.elements]

    @property
    def was_changed_meanwhile(self) -> bool:
        return self.errors.get("address") == CHANGED

    @property
    def seen_now(self) -> str:
        """The mark of what who types has seen: after the warning about another's change, that one."""
        return self.kept.mark if self.was_changed_meanwhile else self.seen


@dataclass(frozen=True)
class Group:
    """A sub-indicator with its items."""

    code: str
    name: Text
    rows: tuple[Row, ...]

    @property
    def ready(self) -> int:
        return sum(one.kept.is_ready for one in self.rows)


class Ledger:
    """All rows. With `data` of a form: as typed, and nothing of it is lost."""

    def __init__(self, part: Enrolment, data: QueryDict | None = None) -> None:
        self.part, self.framework, self.data = part, rules_of(part.round), data
        self._kept = {item: entry_of(one) for item, one in of_enrolment(part).items()}
        self._worth = worth(self.framework)
        self.groups = list(self._groups())

    @property
    def rows(self) -> Iterator[Row]:
        return (row for group in self.groups for row in group.rows)

    @property
    def typed(self) -> dict[str, Typed]:
        return {row.code: Typed(row.entry, row.seen) for row in self.rows}

    def complain(self, complaints: Mapping[tuple[str, str], Text]) -> None:
        for row in self.rows:
            row.errors = {name: says for (item, name), says in complaints.items() if item == row.code}

    @property
    def mistakes(self) -> list[Mistake]:
        return [_mistake(row, name, says) for row in self.rows for name, says in row.errors.items()]

    def _groups(self) -> Iterator[Group]:
        for code, name, items in _sections(self.framework):
            yield Group(code, name, tuple(self._row(one) for one in items))

    def _row(self, item: Item) -> Row:
        kept, share = self._kept.get(item.code, Entry()), self._worth.get(item.code)
        points = shown(share) if share is not None else ""
        if self.data is None or f"{item.code}-seen" not in self.data:
            return Row(item, points, kept, kept.mark, kept)
        return Row(item, points, _typed(item.code, self.data), str(self.data[f"{item.code}-seen"]), kept)


def _sections(framework: Framework) -> Iterator[tuple[str, Text, tuple[Item, ...]]]:
    """Sub-indicators, or indicators where a year has none below them."""
    for instrument in framework.instruments:
        if instrument.kind is not EvidenceKind.DISCLOSURE:
            continue
        for indicator in instrument.indicators:
            for part in indicator.sub_indicators or (indicator,):
                yield part.code, part.name.text, known_items(part)


def _typed(code: str, data: QueryDict) -> Entry:
    """What was typed, in the line ends that are kept; a mark that no database takes is no letter."""
    address, explanation = (str(data.get(f"{code}-{name}", "")).replace("\0", "") for name in LABELS)
    words = explanation.replace("\r\n", "\n").replace("\r", "\n").strip()
    return Entry(address.strip(), words, f"{code}-ready" in data)


def _mistake(row: Row, name: str, says: Text) -> Mistake:
    label: Any = lazily(f"{row.code} {LABELS[name].th}", f"{row.code} {LABELS[name].en}")
    return Mistake(f"id_{row.code}-{name}", str(label), str(lazily(*says)))
