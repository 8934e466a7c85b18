"""The database itself refuses to change or delete an entry, and to do more to its names than erase them."""

from __future__ import annotations

from typing import Any

from django.db import migrations

STAYS = "an entry of the journal is never changed or deleted"
ONLY_ERASED = "names in the journal can be erased, never changed or deleted"
ANOTHER_NAME = "NEW.entry_id <> OLD.entry_id OR NEW.actor_name NOT IN ('', OLD.actor_name)"
MORE_NAMES = (
    "EXISTS (SELECT 1 FROM json_each(NEW.names) AS now LEFT JOIN json_each(OLD.names) AS before "
    "ON before.key = now.key WHERE before.value IS NOT now.value)"
)
SQLITE = {
    "journal_entry_stays": f"BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, '{STAYS}'); END",
    "journal_entry_not_deleted": f"BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, '{STAYS}'); END",
    "journal_names_only_erased": f"BEFORE UPDATE ON journal_person WHEN {ANOTHER_NAME} OR {MORE_NAMES} "
    f"BEGIN SELECT RAISE(ABORT, '{ONLY_ERASED}'); END",
    "journal_names_not_deleted": f"BEFORE DELETE ON journal_person BEGIN SELECT RAISE(ABORT, '{ONLY_ERASED}'); END",
}
POSTGRESQL = {
    "journal_entry_stays": (
        "BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry FOR EACH STATEMENT",
        f"RAISE integrity_constraint_violation USING MESSAGE = '{STAYS}';",
    ),
    "journal_names_only_erased": (
        "BEFORE UPDATE ON journal_person FOR EACH ROW",
        f"IF {ANOTHER_NAME} OR NOT OLD.names @> NEW.names "
        f"THEN RAISE integrity_constraint_violation USING MESSAGE = '{ONLY_ERASED}'; END IF; RETURN NEW;",
    ),
    "journal_names_not_deleted": (
        "BEFORE DELETE OR TRUNCATE ON journal_person FOR EACH STATEMENT",
        f"RAISE integrity_constraint_violation USING MESSAGE = '{ONLY_ERASED}';",
    ),
}


def put_up(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor != "postgresql":
        for name, body in SQLITE.items():
            schema_editor.execute(f"CREATE TRIGGER {name} {body}", params=None)
        return
    for name, (event, body) in POSTGRESQL.items():
        function = f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
        schema_editor.execute(function, params=None)
        schema_editor.execute(f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {name}()", params=None)


def take_down(apps: Any, schema_editor: Any) -> None:
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for name in POSTGRESQL if is_postgresql else SQLITE:
        schema_editor.execute(f"DROP FUNCTION {name} CASCADE" if is_postgresql else f"DROP TRIGGER {name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]
