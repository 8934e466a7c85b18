"""What is wrong in a framework file, said so that the person who wrote it can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from prongsai.core.text import Text

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """Something wrong at a path of the long form; its line is looked up later, unless it is known."""

    path: Path
    what: Text
    remedy: Text
    line: int | None = None


class Problem(NamedTuple):
    """A fault with its place: file, line (from 1) and field, e.g. `levels.ladder[AA].minimum`."""

    file: str
    line: int
    field: str
    what: Text
    remedy: Text

    @property
    def text(self) -> Text:
        """What is wrong and how to mend it."""
        return self.what + self.remedy


class FrameworkInvalid(ValueError):
    """A framework file that cannot be used; `problems` has everything that was found, by line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{one.file}:{one.line} {one.field}: {one.text.en}" for one in self.problems))
