"""A text column that every database orders by code point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
else:
    TextColumn = models.CharField


class SortKeyField(TextColumn):
    """Holds a key of `core.thai.collate`; PostgreSQL must not reorder it by the rules of a language."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, str | None]:
        collation = "C" if connection.vendor == "postgresql" else None
        return {**super().db_parameters(connection), "collation": collation}
