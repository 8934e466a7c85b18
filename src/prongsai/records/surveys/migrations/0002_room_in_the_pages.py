"""Sheets come in without touching an index of their survey, and PostgreSQL soon clears rows that were rewritten.

Every sheet changes the counters of its survey and of its day: with room in the page and no index on them, that is a
change in place. Old versions of rows show what came together until they are cleared, so that is done each minute.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REWRITTEN = ("surveys_sheet", "surveys_key", "surveys_suggestion")
COUNTERS = ("surveys_survey", "surveys_daycount")
SOON = "autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20, autovacuum_vacuum_cost_delay = 0"
NAMES = "autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold, autovacuum_vacuum_cost_delay"


def set_up(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for table in (*REWRITTEN, *COUNTERS):
            schema_editor.execute(f"ALTER TABLE {table} SET ({SOON})")
        for table in COUNTERS:
            schema_editor.execute(f"ALTER TABLE {table} SET (fillfactor = 50)")


def take_down(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for table in (*REWRITTEN, *COUNTERS):
            schema_editor.execute(f"ALTER TABLE {table} RESET ({NAMES})")
        for table in COUNTERS:
            schema_editor.execute(f"ALTER TABLE {table} RESET (fillfactor)")


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="survey", name="surveys_to_mix"),
        migrations.RunPython(set_up, take_down),
    ]
