"""How sure a rule is and where it comes from, in words."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.frameworks.certainty import NOT_CHECKED, SURENESS
from prongsai.core.frameworks.model import Basis, Framework
from prongsai.core.text import Text


@dataclass(frozen=True)
class SourceView:
    """A work that facts are taken from; `address` only when it is one that can be opened."""

    title: Text
    where: str
    address: str


@dataclass(frozen=True)
class BasisView:
    """`doubt` is said beside every rule that rests on no firm fact."""

    sureness: Text
    doubt: Text | None
    sources: tuple[SourceView, ...]
    note: Text | None


def basis_view(framework: Framework, basis: Basis) -> BasisView:
    """The basis of a fact of this framework."""
    return BasisView(
        sureness=SURENESS[basis.status],
        doubt=doubt_about(basis),
        sources=tuple(source_view(framework, key) for key in basis.source),
        note=basis.note.text if basis.note else None,
    )


def doubt_about(basis: Basis) -> Text | None:
    """What is said beside a fact that is neither found nor reproduced."""
    return None if basis.status.is_firm else NOT_CHECKED


def source_view(framework: Framework, key: str) -> SourceView:
    """A source of the framework by its key."""
    source = framework.sources[key]
    return SourceView(source.title.text, source.where, address_of(source.where))


def address_of(where: str) -> str:
    """The http address that a source names, or nothing: no other scheme is ever linked."""
    first = where.split(maxsplit=1)[0] if where.split() else ""
    return first if first.startswith(("https://", "http://")) else ""
