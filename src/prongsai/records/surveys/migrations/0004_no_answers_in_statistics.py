"""PostgreSQL notes no answers, words or keys for its planner: they would tell which were there at that moment.

Its statistics outlive mixing, deleting and new files. Nothing is looked up by what somebody answered, so nothing gets
slower. A column that takes its own type anew loses what was noted before.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COLUMNS = (
    ("surveys_sheet", "answers", "varchar(120)"),
    ("surveys_sheet", "id", "bigint"),
    ("surveys_suggestion", "words", "text"),
    ("surveys_suggestion", "id", "bigint"),
    ("surveys_key", "id", "uuid"),
)


def forget(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _note(schema_editor, 0, also_forget=True)


def note_again(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _note(schema_editor, -1)


def _note(schema_editor: BaseDatabaseSchemaEditor, target: int, *, also_forget: bool = False) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for table, column, kind in COLUMNS:
        if also_forget:
            schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind}")
        schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS {target}")


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_rows_by_the_million")]

    operations = [migrations.RunPython(forget, note_again)]
