"""Who typed an edition stands on it; the triggers are put up anew, since SQLite drops them when it rebuilds a table."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.db import migrations, models

earlier = import_module("prongsai.records.results.migrations.0002_editions_stay")


def put_up(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER result_stays ON results_result")
        fixed = f"{earlier.FIXED}, entered_by_agency"
        schema_editor.execute(
            f"CREATE TRIGGER result_stays BEFORE UPDATE OF {fixed} ON results_result "
            "FOR EACH ROW EXECUTE FUNCTION result_stays()"
        )
        return
    for name in ("result_stays", "result_not_mixed"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
    for statement in earlier.SQLITE:
        schema_editor.execute(statement.replace(earlier.FIXED, f"{earlier.FIXED}, entered_by_agency"), params=None)


def take_down(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER result_stays ON results_result")
        schema_editor.execute(earlier.POSTGRESQL[1])
        return
    for name in ("result_stays", "result_not_mixed"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")


def put_up_as_before(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for statement in earlier.SQLITE:
            schema_editor.execute(statement, params=None)


def nothing(apps: Any, schema_editor: Any) -> None:
    """The triggers stand already."""


class Migration(migrations.Migration):
    dependencies = [("results", "0002_editions_stay")]
    operations = [
        migrations.RunPython(nothing, put_up_as_before),
        migrations.AddField(
            "result", "entered_by_agency", models.BooleanField(default=False, verbose_name="กรอกโดยหน่วยงาน")
        ),
        migrations.RunPython(put_up, take_down),
    ]
