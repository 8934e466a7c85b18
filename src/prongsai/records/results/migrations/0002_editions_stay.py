"""The database itself refuses to change an edition, and to put a made-up score on a real agency."""

from __future__ import annotations

from typing import Any

from django.db import migrations

FIXED = (
    "agency_id, fiscal_year, edition, scope, origin, is_simulated, figures, tallies, disclosures, received, "
    "published_level, source_title, source_url, note, content_sha256, framework_sha256, software_version, recorded_at, "
    "total, iit, eit, oit, level_code, possible_levels, checks"
)
NO_CHANGE = "an edition of a result is never changed: record a new one"
NO_MIX = "simulated results belong to simulated agencies, and only to them"
MIXED = "(SELECT is_simulated FROM agencies_agency WHERE id = NEW.agency_id) <> NEW.is_simulated"

SQLITE = (
    f"CREATE TRIGGER result_stays BEFORE UPDATE OF {FIXED} ON results_result "
    f"BEGIN SELECT RAISE(ABORT, '{NO_CHANGE}'); END",
    f"CREATE TRIGGER result_not_mixed BEFORE INSERT ON results_result WHEN {MIXED} "
    f"BEGIN SELECT RAISE(ABORT, '{NO_MIX}'); END",
)
POSTGRESQL = (
    f"CREATE FUNCTION result_stays() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = '{NO_CHANGE}'; END $$",
    f"CREATE TRIGGER result_stays BEFORE UPDATE OF {FIXED} ON results_result "
    f"FOR EACH ROW EXECUTE FUNCTION result_stays()",
    f"CREATE FUNCTION result_not_mixed() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF {MIXED} THEN RAISE integrity_constraint_violation USING MESSAGE = '{NO_MIX}'; END IF; "
    f"RETURN NEW; END $$",
    f"CREATE TRIGGER result_not_mixed BEFORE INSERT ON results_result "
    f"FOR EACH ROW EXECUTE FUNCTION result_not_mixed()",
)
UNDO_POSTGRESQL = (
    "DROP FUNCTION result_stays CASCADE",
    "DROP FUNCTION result_not_mixed CASCADE",
)
UNDO_SQLITE = ("DROP TRIGGER result_stays", "DROP TRIGGER result_not_mixed")


def put_up(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, SQLITE, POSTGRESQL)


def take_down(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, UNDO_SQLITE, UNDO_POSTGRESQL)


def _run(schema_editor: Any, sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> None:
    for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("results", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]
