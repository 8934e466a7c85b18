"""What has been made: a line for each paper, so that a stopped run goes on, and anybody can check the files."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from prongsai.faces.cli.papers_pool import Done
    from prongsai.records.papers.mass import Job, Order

NAME = "manifest.jsonl"


class Manifest:
    """`manifest.jsonl` in the folder of the files; a line that was cut off by a power failure counts as none."""

    def __init__(self, folder: Path, order: Order) -> None:
        self.folder = folder
        self.order = order
        self.path = folder / NAME
        self.known = {(one["kind"], one["year"], one["code"]): one for one in _lines(self.path)}
        self.file: IO[str] | None = None

    def has(self, job: Job) -> bool:
        """Whether the paper is there as it would be made today: same figures, rules, options, files in place."""
        line = self.known.get((self.order.kind.value, self.order.year, job.code))
        if line is None or not job.fingerprint or line["fingerprint"] != job.fingerprint:
            return False
        sizes = {one["format"]: one for one in line["files"]}
        return all(form in sizes and self._stands(sizes[form]) for form in self.order.formats)

    def add(self, done: Done) -> None:
        """Note a paper whose files are complete."""
        line = {
            "kind": self.order.kind.value,
            "year": self.order.year,
            "code": done.job.code,
            "agency": done.job.name,
            "fingerprint": done.job.fingerprint,
            "files": [one._asdict() for one in done.files],
        }
        if self.file is not None:
            self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self.file.flush()

    def _stands(self, file: dict[str, Any]) -> bool:
        path = self.folder / str(file["path"])
        return path.is_file() and path.stat().st_size == file["size"]

    def __enter__(self) -> Self:
        cut = self.path.exists() and not self.path.read_bytes().endswith(b"\n") and self.path.stat().st_size > 0
        self.file = self.path.open("a", encoding="utf-8")
        if cut:
            self.file.write("\n")
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        if self.file is not None:
            self.file.close()


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    found = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            one = json.loads(line)
        except ValueError:
            continue
        if isinstance(one, dict) and {"kind", "year", "code", "fingerprint", "files"} <= one.keys():
            found.append(one)
    return found
