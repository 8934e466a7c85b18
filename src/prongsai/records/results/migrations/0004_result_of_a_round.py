"""A result can come from a round that was run here; that too is never changed afterwards."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

first = import_module("prongsai.records.results.migrations.0002_editions_stay")
FIXED = f"{first.FIXED}, entered_by_agency"


def put_up(apps: Any, schema_editor: Any) -> None:
    _put(schema_editor, f"{FIXED}, enrolment_id")


def take_down(apps: Any, schema_editor: Any) -> None:
    _put(schema_editor, FIXED)


def _put(schema_editor: Any, fixed: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER result_stays ON results_result")
        schema_editor.execute(
            f"CREATE TRIGGER result_stays BEFORE UPDATE OF {fixed} ON results_result "
            "FOR EACH ROW EXECUTE FUNCTION result_stays()"
        )
        return
    for name in ("result_stays", "result_not_mixed"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
    for statement in first.SQLITE:
        schema_editor.execute(statement.replace(first.FIXED, fixed), params=None)


class Migration(migrations.Migration):
    dependencies = [("results", "0003_entered_by_agency"), ("rounds", "0001_initial")]
    operations = [
        migrations.AddField(
            "result",
            "enrolment",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="results",
                to="rounds.enrolment",
            ),
        ),
        migrations.RunPython(put_up, take_down),
    ]
