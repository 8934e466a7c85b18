"""SQLite deletes what REPLACE puts aside without asking the triggers of deleting: a second trigger refuses it."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STAYS = "an entry of the journal is never replaced"
SQLITE = {
    "journal_entry_not_replaced": "BEFORE INSERT ON journal_entry WHEN EXISTS (SELECT 1 FROM journal_entry "
    "WHERE id = NEW.id OR (chain = NEW.chain AND number = NEW.number))",
    "journal_names_not_replaced": "BEFORE INSERT ON journal_person WHEN EXISTS (SELECT 1 FROM journal_person "
    "WHERE id = NEW.id OR entry_id = NEW.entry_id)",
}


def put_up(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for name, when in SQLITE.items():
            schema_editor.execute(
                f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{STAYS}'); END", params=None
            )


def take_down(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_entries_stay")]
    operations = [migrations.RunPython(put_up, take_down)]
